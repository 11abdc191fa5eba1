/** The first run: steps that are each done, and each undone, by one button. */
import { useState } from 'preact/hooks';
import type { SetUpStep } from '../../../contract/api.ts';
import type { Words } from '../../../domain/message.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chip } from '../../kit/components/chip.tsx';
import { ProblemBox } from '../../kit/components/loading.tsx';
import { useSpeech } from '../../kit/language.ts';
import { act, isProblem } from '../../kit/server.ts';
import { useSidebar } from '../frame/context.ts';

export function SetUp() {
  const { w } = useSpeech();
  const { overview, refresh } = useSidebar();
  const [steps, setSteps] = useState<readonly SetUpStep[]>(overview.setUp);
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Words>();
  const take = (step: SetUpStep): void => {
    setBusy(step.name);
    setProblem(undefined);
    const { name, done } = step;
    void act(done && name !== 'use' ? { kind: 'undoSetUp', step: name } : { kind: 'setUp', step: name }).then((answer) => {
      setBusy(undefined);
      if (isProblem(answer)) {
        setProblem(answer.problem);
        return;
      }
      setSteps(answer.steps);
      if (answer.steps.every(({ done }) => done)) refresh();
    });
  };
  const next = steps.find(({ done }) => !done);
  return (
    <>
      <h2>{w.setUpTitle}</h2>
      <p class="soft">{w.setUpText}</p>
      <ol class="bare tasks">
        {steps.map((step) => (
          <Step key={step.name} step={step} first={step === next} busy={busy === step.name} onTake={() => take(step)} />
        ))}
      </ol>
      {problem && <ProblemBox problem={problem} />}
      {!overview.mayApply && <p class="soft note">{w.whoApplies(overview.operator)}</p>}
      <p role="status" class="unseen">
        {w.stepsDone(steps.filter(({ done }) => done).length, steps.length)}
      </p>
    </>
  );
}

function Step({ step, first, busy, onTake }: { step: SetUpStep; first: boolean; busy: boolean; onTake: () => void }) {
  const { w, say } = useSpeech();
  return (
    <li class="task">
      <div class="task-head">
        <h3>{say(step.title)}</h3>
        {step.done && (
          <Chip mood="good" sign="✓">
            {w.done}
          </Chip>
        )}
      </div>
      <p class="soft">{say(step.text)}</p>
      <Button look={step.done ? 'quiet' : first ? 'act' : 'plain'} busy={busy} onPress={onTake} about={`– ${say(step.title)}`}>
        {step.done ? w.undo : w.doThis}
      </Button>
    </li>
  );
}
