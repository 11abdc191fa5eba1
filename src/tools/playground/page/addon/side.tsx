import { useEffect } from 'preact/hooks';
import { Problem, Waiting } from '../parts.tsx';
import { useShell, useWords } from '../shell.ts';
import { sandbox, useAddOn } from './addon.tsx';

/** The add-on's own sidebar, 300 px, as its script shows it. It opens by itself, once a person. */
export function Side() {
  const { actor } = useShell();
  const addOn = useAddOn();
  const w = useWords();
  const { sidebar, error, running } = addOn;
  // Once a person, not after they have closed it.
  useEffect(() => {
    if (!sidebar) void addOn.run('showSidebar');
  }, [actor.email]);
  return (
    <aside class="side card" aria-label={w.sidebar}>
      <div class="top">
        <span class="soft">{w.sidebar}</span>
        <span class="row">
          <button type="button" class="plain" onClick={() => void addOn.run('showSidebar')} aria-busy={running}>
            {sidebar ? w.reload : w.openSidebar}
          </button>
          {sidebar && (
            <button type="button" class="plain" onClick={addOn.closeSidebar} aria-label={`${w.close} ${w.sidebar}`}>
              <span aria-hidden="true">✕</span>
            </button>
          )}
        </span>
      </div>
      {error && <Problem error={error} again={() => void addOn.run('showSidebar')} />}
      {sidebar ? (
        <iframe
          key={sidebar.page}
          ref={addOn.frame(sidebar, 'sidebar')}
          title={`${w.sidebar}: ${sidebar.title || 'Delakultur'}`}
          sandbox={sandbox}
          src={`/local/script/page?id=${sidebar.page}`}
        />
      ) : running ? (
        <Waiting rows={6} />
      ) : (
        !error && <p class="empty">{w.sidebarClosed}</p>
      )}
    </aside>
  );
}
