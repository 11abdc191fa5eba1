/** "I dag": what waits, by urgency; first what stops everything, and at the very first the set-up. */
import { useState } from 'preact/hooks';
import { Button } from '../../kit/components/button.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { useSpeech } from '../../kit/language.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { useSidebar } from '../frame/context.ts';
import { Stopped } from '../frame/stopped.tsx';
import { UploadLink } from '../frame/upload-link.tsx';
import { SetUp } from './set-up.tsx';
import { Since } from './since.tsx';
import { TaskCard } from './task.tsx';

const FIRST = 20;

export function Today() {
  const { w } = useSpeech();
  const { overview, open, acts } = useSidebar();
  const [all, setAll] = useState(false);
  if (overview.setUp.length > 0)
    return (
      <>
        <SetUp />
        <CheckLink />
      </>
    );
  const { tasks, state } = overview;
  const shown = all ? tasks : tasks.slice(0, FIRST);
  return (
    <>
      <h2 class="unseen">{w.tabs.today}</h2>
      {state.kind === 'stopped' && <Stopped />}
      <Since />
      {!overview.mayApply && <p class="soft note">{w.whoApplies(overview.operator)}</p>}
      {tasks.length === 0 && state.kind !== 'stopped' && <Empty title={w.nothingWaits}>{w.nothingWaitsText}</Empty>}
      <ul class="bare tasks">
        {shown.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </ul>
      {shown.length < tasks.length && <Button onPress={() => setAll(true)}>{w.showAll(tasks.length)}</Button>}
      <UploadLink />
      <PermitLinks />
      <p class="regret">
        <Button look="quiet" mark="withdraw" onPress={() => open({ kind: 'withdraw', id: '', title: w.withdrawTitle })}>
          {w.withdrawLink}
        </Button>
      </p>
      <p class="regret">
        <Button look="quiet" mark="log" onPress={() => open({ kind: 'log', id: '', title: w.logTitle })}>
          {w.logTitle}
        </Button>
      </p>
      <CheckLink />
      {acts.length > 0 && (
        <p class="regret">
          <Button look="quiet" mark="acts" onPress={() => open({ kind: 'acts', id: '', title: w.acts })}>
            {w.actsLink(acts.length)}
          </Button>
        </p>
      )}
    </>
  );
}

/** The set-up's last step, that can be taken again at any time: what only this municipality's own Google can answer. */
function CheckLink() {
  const { w } = useSpeech();
  const { overview, open } = useSidebar();
  if (!overview.mayApply || overview.place !== 'sheet' || overview.at === '') return null;
  return (
    <p class="regret">
      <Button look="quiet" mark="checks" onPress={() => open({ kind: 'checks', id: '', title: w.checksTitle })}>
        {w.checksTitle}
      </Button>
    </p>
  );
}

/** The ways to what has no tab of its own. */
function PermitLinks() {
  const p = usePermitWords();
  const { open } = useSidebar();
  const places = [
    { kind: 'permits', text: p.permits, title: p.permits },
    { kind: 'captions', text: p.captions, title: p.captions },
    { kind: 'retention', text: p.retention, title: p.retentionTitle },
  ] as const;
  return (
    <nav class="regret" aria-label={p.see}>
      {places.map(({ kind, text, title }) => (
        <Button key={kind} look="quiet" mark={kind} onPress={() => open({ kind, id: '', title })}>
          {text}
        </Button>
      ))}
    </nav>
  );
}
