/** "I dag": what waits, by urgency; first what stops everything, and at the very first the set-up. */
import { useState } from 'preact/hooks';
import { useSpeech } from '../language.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useSidebar } from './context.ts';
import { SetUp } from './set-up.tsx';
import { Stopped } from './stopped.tsx';
import { TaskCard } from './task.tsx';

const FIRST = 20;

export function Today() {
  const { w } = useSpeech();
  const { overview, open } = useSidebar();
  const [all, setAll] = useState(false);
  if (overview.setUp.length > 0) return <SetUp />;
  const { tasks, state } = overview;
  const shown = all ? tasks : tasks.slice(0, FIRST);
  return (
    <>
      <h2 class="unseen">{w.tabs.today}</h2>
      {state.kind === 'stopped' && <Stopped />}
      {!overview.mayApply && <p class="soft note">{w.whoApplies(overview.operator)}</p>}
      {tasks.length === 0 && state.kind !== 'stopped' && <Empty title={w.nothingWaits}>{w.nothingWaitsText}</Empty>}
      <ul class="bare tasks">
        {shown.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </ul>
      {shown.length < tasks.length && <Button onPress={() => setAll(true)}>{w.showAll(tasks.length)}</Button>}
      <p class="regret">
        <Button look="quiet" mark="withdraw" onPress={() => open({ kind: 'withdraw', id: '', title: w.withdrawTitle })}>
          {w.withdrawLink}
        </Button>
      </p>
    </>
  );
}
