/** The plan review: what would change and why, the word to go ahead, and what came of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApplyView, PlanView } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { useRead } from '../kit/asking.ts';
import { Button } from '../kit/components/button.tsx';
import { ProblemBox, Ready } from '../kit/components/loading.tsx';
import { clockText } from '../kit/days.ts';
import { useEscape } from '../kit/escape.ts';
import { SpeechProvider, useChosenSpeech, useSpeech } from '../kit/language.ts';
import { LanguageSwitch } from '../kit/language-switch.tsx';
import { act, closeDialog, isProblem } from '../kit/server.ts';
import { APPLIED, approved, keep, waiting } from '../kit/storage.ts';
import { usePlanWords } from '../words/plan.ts';
import { Carrying } from './carrying.tsx';
import { Changes } from './changes.tsx';
import { Guard } from './guard.tsx';
import { Result } from './result.tsx';
import { Rows } from './rows.tsx';
import { countsOf, type Filter, unreadable } from './sections.ts';

export function App() {
  const [version, setVersion] = useState(0);
  return (
    <SpeechProvider value={useChosenSpeech(undefined)}>
      <Dialog key={version} onAgain={() => setVersion(version + 1)} />
    </SpeechProvider>
  );
}

function Dialog({ onAgain }: { onAgain: () => void }) {
  const w = usePlanWords();
  const { number } = useSpeech();
  const loaded = useRead({ kind: 'plan' });
  const [known] = useState(() => waiting.take(Date.now()));
  if (loaded.kind === 'ready') return <Review plan={loaded.value} onAgain={onAgain} />;
  return (
    <div class="dialog">
      <header>
        <div class="dialog-head">
          <h1>{w.review(known === undefined ? '…' : number(known))}</h1>
          <LanguageSwitch />
        </div>
      </header>
      <main>
        <Ready loaded={loaded} lines={9}>
          {() => null}
        </Ready>
      </main>
      <footer>
        <Button onPress={closeDialog}>{w.close}</Button>
      </footer>
    </div>
  );
}

type Stage = { kind: 'review'; problem?: Words } | { kind: 'carrying' } | { kind: 'result'; result: ApplyView };

export function Review({ plan, onAgain }: { plan: PlanView; onAgain: () => void }) {
  const w = usePlanWords();
  const [filter, setFilter] = useState<Filter>('all');
  const [stage, setStage] = useState<Stage>({ kind: 'review' });
  const [typed, setTyped] = useState(() =>
    plan.guard.tripped && approved.take(Date.now()) === plan.guard.removals ? String(plan.guard.removals) : '',
  );
  const [tried, setTried] = useState(false);
  const body = useRef<HTMLElement>(null);
  useEscape(stage.kind !== 'carrying');
  const { guard } = plan;
  const right = !guard.tripped || Number(typed.replace(/\s/g, '') || Number.NaN) === guard.removals;
  const closings = plan.changes.filter((change) => change.always).length;
  useEffect(() => {
    if (stage.kind !== 'review' && body.current) body.current.scrollTop = 0;
  }, [stage.kind]);
  const carryOut = (allowRemovals?: number): void => {
    setStage({ kind: 'carrying' });
    void act({ kind: 'apply', hash: plan.hash, ...(allowRemovals !== undefined && { allowRemovals }) }).then((answer) => {
      keep(APPLIED, String(Date.now()));
      setStage(isProblem(answer) ? { kind: 'review', problem: answer.problem } : { kind: 'result', result: answer });
    });
  };
  const apply = (): void => {
    setTried(true);
    if (right) carryOut(guard.tripped ? guard.removals : undefined);
    else body.current?.querySelector<HTMLElement>('.banner input')?.focus();
  };
  const problem = stage.kind === 'review' ? stage.problem : undefined;
  return (
    <div class={`dialog ${stage.kind}`}>
      <Head plan={plan} stage={stage} />
      {stage.kind === 'review' && <Kinds plan={plan} filter={filter} onFilter={setFilter} />}
      <main ref={body} tabIndex={-1} aria-label={w.changesLabel}>
        {stage.kind === 'carrying' && <Carrying total={plan.changes.length} />}
        {stage.kind === 'result' && <Result plan={plan} result={stage.result} />}
        {stage.kind === 'review' && (
          <>
            {problem && <ProblemBox problem={problem} again={onAgain} />}
            {!plan.mayApply && <p class="soft note">{w.whoApplies(plan.operator)}</p>}
            {guard.tripped && (
              <Guard
                guard={guard}
                people={plan.people}
                mayApply={plan.mayApply}
                typed={typed}
                onTyped={setTyped}
                wrong={tried && !right}
                closings={closings}
                onCloseOnly={() => carryOut()}
              />
            )}
            {filter === 'rows' ? <Rows diagnostics={plan.diagnostics} /> : <Changes key={filter} plan={plan} filter={filter} />}
          </>
        )}
      </main>
      <Foot plan={plan} stage={stage} onApply={apply} onAgain={onAgain} />
    </div>
  );
}

function Head({ plan, stage }: { plan: PlanView; stage: Stage }) {
  const { lang, number } = useSpeech();
  const w = usePlanWords();
  const carried = stage.kind === 'result' && (stage.result.done > 0 || stage.result.failed.length > 0);
  const count = plan.changes.length;
  const title = stage.kind === 'carrying' ? w.apply : w.reviewTitle;
  const at = clockText(plan.at, lang);
  return (
    <header>
      <div class="dialog-head">
        <h1>{carried ? w.applied : count === 0 ? w.nothingToChange : title(number(count), count)}</h1>
        <p class="soft">{w.readAt(at, number(plan.counts.people), plan.counts.people, number(plan.counts.films), plan.counts.films)}</p>
        <LanguageSwitch />
      </div>
      {stage.kind === 'review' && <p class="soft">{w.reviewText}</p>}
    </header>
  );
}

/** The list at the left: how many of each kind, and which to see. */
function Kinds({ plan, filter, onFilter }: { plan: PlanView; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { number } = useSpeech();
  const w = usePlanWords();
  const bad = unreadable(plan);
  const choices: { name: Filter; label: string; count: number }[] = [
    { name: 'all', label: w.all, count: plan.changes.length },
    ...countsOf(plan.changes).map(({ kind, count }) => ({ name: kind, label: w.kinds[kind], count })),
  ];
  return (
    <nav aria-label={w.filterLabel}>
      <ul class="bare">
        {choices.map(({ name, label, count }) => (
          <li key={name}>
            <button type="button" class="kind" aria-pressed={filter === name} onClick={() => onFilter(name)}>
              <span>{label}</span>
              <span class="strong">{number(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {plan.diagnostics.length > 0 && (
        <div class="rows-note">
          <p class="soft">{bad > 0 ? w.unreadableRows(number(bad), bad) : w.remarks(plan.diagnostics.length)}</p>
          <Button look="quiet" pressed={filter === 'rows'} onPress={() => onFilter(filter === 'rows' ? 'all' : 'rows')}>
            {w.showRows}
          </Button>
        </div>
      )}
    </nav>
  );
}

function Foot({ plan, stage, onApply, onAgain }: { plan: PlanView; stage: Stage; onApply: () => void; onAgain: () => void }) {
  const { number } = useSpeech();
  const w = usePlanWords();
  const reading = stage.kind === 'review' && plan.mayApply && plan.changes.length > 0;
  const anew = stage.kind === 'result' && ['stale', 'busy', 'guard', 'stopped'].includes(stage.result.kind);
  return (
    <footer>
      <p class="soft">{reading && w.footnote(plan.mails, plan.seconds)}</p>
      <Button onPress={closeDialog}>{w.close}</Button>
      {reading && stage.problem === undefined && (
        <Button look="act" onPress={onApply}>
          {w.apply(number(plan.changes.length), plan.changes.length)}
        </Button>
      )}
      {anew && (
        <Button look="act" onPress={onAgain}>
          {w.readAgain}
        </Button>
      )}
    </footer>
  );
}
