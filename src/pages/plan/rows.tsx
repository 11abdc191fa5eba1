/** What the plan says of the workbook's own rows. */
import { useState } from 'preact/hooks';
import type { PlanView } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { Button } from '../kit/components/button.tsx';
import { Chip } from '../kit/components/chip.tsx';
import { ProblemBox } from '../kit/components/loading.tsx';
import { useSpeech } from '../kit/language.ts';
import { act, closeDialog, isProblem } from '../kit/server.ts';
import { inBoth } from '../words/all.ts';
import { usePlanWords } from '../words/plan.ts';

const MOST = 100;

export function Rows({ diagnostics }: { diagnostics: PlanView['diagnostics'] }) {
  const { say, number } = useSpeech();
  const w = usePlanWords();
  const [problem, setProblem] = useState<Words>();
  const go = (one: PlanView['diagnostics'][number]): void => {
    setProblem(undefined);
    void act({ kind: 'goTo', table: one.table, row: one.row, field: one.field }).then((answer) => {
      if (isProblem(answer)) setProblem(answer.problem);
      else if (answer.done) closeDialog();
      else setProblem(inBoth((words) => words.rowGone));
    });
  };
  const order = { error: 0, warning: 1, info: 2 };
  const sorted = [...diagnostics].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <section class="section">
      <h2>{w.rowsTitle}</h2>
      {problem && <ProblemBox problem={problem} />}
      <ul class="bare">
        {sorted.slice(0, MOST).map((one, index) => (
          <li class="change" key={`${one.table} ${one.row} ${one.field} ${index}`}>
            <div class="change-words">
              <p>
                <Chip mood={one.severity === 'error' ? 'stop' : one.severity === 'warning' ? 'care' : 'quiet'}>
                  {w.severities[one.severity]}
                </Chip>{' '}
                {say(one.place)}: {say(one.message)}
              </p>
            </div>
            {one.row > 0 && (
              <Button look="quiet" onPress={() => go(one)} about={`– ${say(one.place)}`}>
                {w.goToRow}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sorted.length > MOST && <p class="soft">{w.andMore(number(sorted.length - MOST))}</p>}
    </section>
  );
}
