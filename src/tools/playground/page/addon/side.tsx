import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { ProblemBox, Shape } from '../../../../pages/kit/components/loading.tsx';
import { useSpeech } from '../../../../pages/kit/language.ts';
import { problemOf, useShell, useWords } from '../shell.ts';
import { sandbox, useAddOn } from './addon.tsx';

/** The add-on's own sidebar, 300 px, as its script shows it. It opens by itself, once a person. */
export function Side({ children }: { children?: ComponentChildren }) {
  const { actor } = useShell();
  const addOn = useAddOn();
  const w = useWords();
  const { w: kit } = useSpeech();
  const { sidebar, error, running } = addOn;
  const open = sidebar ? w.reload : w.openSidebar;
  // Once a person, not after they have closed it.
  useEffect(() => {
    if (!sidebar) void addOn.run('showSidebar');
  }, [actor.email]);
  return (
    <aside class="side card" aria-label={w.sidebar}>
      {children}
      <div class="top">
        <span class="soft">{w.sidebar}</span>
        <span class="line">
          <Button look="quiet" onPress={() => void addOn.run('showSidebar')} busy={running} whileBusy={open}>
            {open}
          </Button>
          {sidebar && (
            <Button look="quiet" onPress={addOn.closeSidebar} about={`${kit.close} ${w.sidebar}`}>
              <span aria-hidden="true">✕</span>
            </Button>
          )}
        </span>
      </div>
      {error && <ProblemBox problem={problemOf(error).problem} again={() => void addOn.run('showSidebar')} />}
      {sidebar ? (
        <iframe
          key={sidebar.page}
          ref={addOn.frame(sidebar, 'sidebar')}
          title={`${w.sidebar}: ${sidebar.title || 'Delakultur'}`}
          sandbox={sandbox}
          src={`/local/script/page?id=${sidebar.page}`}
        />
      ) : running ? (
        <Shape lines={6} />
      ) : (
        !error && <Empty title={w.sidebarClosed} />
      )}
    </aside>
  );
}
