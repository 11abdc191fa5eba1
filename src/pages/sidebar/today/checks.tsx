/** "Kontrollera mot Google": asks the server in short calls, shows what it found as it comes, and makes a page of it. */
import { useState } from 'preact/hooks';
import type { CheckDo, CheckView } from '../../../contract/checks.ts';
import type { Checked, Verdict } from '../../../domain/checks/checked.ts';
import type { Words } from '../../../domain/message.ts';
import { type ChecksReport, checksPage, meansOf } from '../../../presenters/checks.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chip, type Mood } from '../../kit/components/chip.tsx';
import { Field } from '../../kit/components/field.tsx';
import { ProblemBox } from '../../kit/components/loading.tsx';
import { ProgressBar } from '../../kit/components/progress.tsx';
import { useSpeech } from '../../kit/language.ts';
import { act, isProblem } from '../../kit/server.ts';
import { useSidebar } from '../frame/context.ts';

interface Run {
  readonly stage: 'asking' | 'tidying' | 'done';
  readonly total: number;
  readonly report: ChecksReport;
}

export function Checks() {
  const { w } = useSpeech();
  const { overview } = useSidebar();
  const [member, setMember] = useState('');
  const [outsider, setOutsider] = useState('');
  const [run, setRun] = useState<Run>();
  const [problem, setProblem] = useState<Words>();
  const begin = (): void => {
    setProblem(undefined);
    void askAll({ member, outsider }, setRun).then(setProblem);
  };
  if (!overview.mayApply) return <p class="soft note">{w.whoApplies(overview.operator)}</p>;
  return (
    <>
      <h2 class="unseen">{w.checksTitle}</h2>
      {problem && <ProblemBox problem={problem} />}
      {run ? (
        <Found run={run} />
      ) : (
        <>
          <p>{w.checksText}</p>
          <form
            class="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              begin();
            }}
          >
            <Field label={w.checksMember} hint={w.checksMemberHint} value={member} onValue={setMember} />
            <Field label={w.checksOutsider} hint={w.checksOutsiderHint} value={outsider} onValue={setOutsider} />
            <div class="buttons">
              <Button type="submit" look="act">
                {w.checksBegin}
              </Button>
            </div>
          </form>
        </>
      )}
      {run?.stage === 'done' && <Button onPress={() => setRun(undefined)}>{w.checksAgain}</Button>}
    </>
  );
}

/** Begins, asks until nothing is left, and removes what was made, also after an error. Returns the error in words. */
async function askAll(accounts: { member: string; outsider: string }, show: (run: Run) => void): Promise<Words | undefined> {
  const checks: Checked[] = [];
  const changed: Words[] = [];
  let total = 0;
  let municipality = '';
  let at = '';
  let left: readonly string[] = [];
  const told = (stage: Run['stage']): void =>
    show({
      stage,
      total,
      report: { municipality, at, from: 'add-on', checks: [...checks], changed: [...changed], left },
    });
  const ask = async (request: CheckDo): Promise<CheckView | { problem: Words }> => {
    const answer = await act(request);
    if (isProblem(answer)) return answer;
    checks.push(...answer.found);
    changed.push(...answer.changed);
    total = answer.total;
    if (answer.at !== '') [municipality, at] = [answer.municipality, answer.at];
    return answer;
  };
  let answer = await ask({ kind: 'check', step: 'begin', ...accounts, origin: window.location.origin });
  if ('problem' in answer) return answer.problem;
  told('asking');
  while (!('problem' in answer) && answer.more) {
    const read: boolean | undefined = answer.upload === undefined ? undefined : await sends(answer.upload);
    answer = await ask({ kind: 'check', step: 'next', ...(read !== undefined && { read }) });
    told('asking');
  }
  told('tidying');
  const ended = await act({ kind: 'check', step: 'end' });
  if (!isProblem(ended)) left = ended.left;
  told('done');
  return 'problem' in answer ? answer.problem : isProblem(ended) ? ended.problem : undefined;
}

/** Sends one byte to Drive as this page. Whether it could read the answer. */
async function sends(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { method: 'PUT', headers: { 'Content-Range': 'bytes 0-0/1' }, body: 'x' });
    return answer.status === 200 || answer.status === 201;
  } catch {
    return false; // Refused on the way, or the answer may not be read.
  }
}

const MOODS: Readonly<Record<Verdict, Mood>> = { differs: 'stop', untried: 'care', agrees: 'good' };
const SIGNS: Readonly<Record<Verdict, string>> = { differs: '▲', untried: '?', agrees: '✓' };

function Found({ run: { stage, total, report } }: { run: Run }) {
  const { w, say } = useSpeech();
  const [all, setAll] = useState(false);
  const of = (verdict: Verdict) => report.checks.filter((one) => one.verdict === verdict);
  const [agrees, differs, untried] = [of('agrees'), of('differs'), of('untried')];
  const label = stage === 'tidying' ? w.checksTidying : w.checksRunning;
  return (
    <>
      {stage === 'done' ? (
        <p role="status" class="strong">
          {w.checksSum(agrees.length, differs.length, untried.length)}
        </p>
      ) : (
        <>
          <p role="status">
            {label} … {report.checks.length}/{total}
          </p>
          <ProgressBar label={label} done={report.checks.length} total={total} />
        </>
      )}
      {report.changed.map((one) => (
        <p key={one.sv} class="note">
          {say(one)}
        </p>
      ))}
      {stage === 'done' && <SavePage report={report} />}
      <ul class="bare tasks">
        {[...differs, ...untried, ...(all ? agrees : [])].map((one) => (
          <CheckCard key={one.id} found={one} />
        ))}
      </ul>
      {agrees.length > 0 && !all && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {w.checksAgreeing(agrees.length)}
        </Button>
      )}
      {stage === 'done' && <p class="soft note">{report.left.length > 0 ? w.checksLeft(report.left.join(' ')) : w.checksClean}</p>}
    </>
  );
}

function CheckCard({ found }: { found: Checked }) {
  const { w, say } = useSpeech();
  const means = meansOf(found);
  return (
    <li class="task">
      <div class="task-head">
        <h3>{say(found.title)}</h3>
        <Chip mood={MOODS[found.verdict]} sign={SIGNS[found.verdict]}>
          {w.checksVerdict[found.verdict]}
        </Chip>
      </div>
      <p>{say(found.seen)}</p>
      {means && (
        <p class="soft">
          {found.verdict === 'differs' && `${w.checksMeans} `}
          {say(means)}
        </p>
      )}
      {found.verdict !== 'agrees' && (
        <p>
          <span class="strong">{w.checksTodo}</span> {say(found.todo)}
        </p>
      )}
    </li>
  );
}

/** The same page as the command line's --out. */
function SavePage({ report }: { report: ChecksReport }) {
  const { w, lang } = useSpeech();
  const href = `data:text/html;charset=utf-8,${encodeURIComponent(checksPage(report, lang))}`;
  return (
    <p>
      <a href={href} download="kontroll-mot-google.html">
        {w.checksSave}
      </a>
    </p>
  );
}
