/** First run, nothing to do, one person replaced: requests, operations and modelled time, both sides in the same workspace's model. */
import type { Step } from '../../src/domain/plan/change.ts';
import { FETCH_WRITES } from '../../src/google/drivers.ts';
import { BATCHES } from '../../src/google/multipart.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { writeRows } from '../../src/workflows/edit/write.ts';
import { planWorkspace } from '../../src/workflows/read/plan.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { build, type Municipality, NOW, OPERATOR, person, run, type Size } from './municipality.ts';
import { syncEverything } from './ordinary/sync.ts';
import { wireTo } from './ordinary/wire.ts';
import { atMost, both, type Row, row, type Target, timesLess } from './row.ts';

export interface Cost {
  requests: number;
  operations: number;
  seconds: number;
}

/** What `work` sends, and how long it takes by the model. */
function costOf({ traffic }: Municipality, work: () => void): Cost {
  const before = { requests: traffic.requests, operations: traffic.calls, at: traffic.now() };
  work();
  const cost = {
    requests: traffic.requests - before.requests,
    operations: traffic.calls - before.operations,
    seconds: (traffic.now() - before.at) / 1000,
  };
  traffic.pass(120_000); // The next run begins with whole quotas.
  return cost;
}

/** One run of the product, as `delakultur apply --yes` and the add-on do it. Answers what it did. */
export function applied(where: Municipality): readonly Step[] {
  const { spreadsheetId } = where.ref;
  const reading = run(where, planWorkspace({ spreadsheetId, operator: OPERATOR, now: NOW }));
  const options = { actor: OPERATOR, holder: `bench-${where.traffic.requests}`, now: () => NOW, realNow: where.traffic.now };
  const { kind, outcomes } = run(where, applyPlan(reading, options));
  const wrong = outcomes.find(({ status }) => status !== 'done');
  if ((kind !== 'done' && kind !== 'nothing') || wrong) throw new Error(`The run ended with ${kind}: ${JSON.stringify(wrong)}`);
  return reading.planned.plan.changes.flatMap(({ steps }) => steps);
}

const ordinary =
  (looksFirst: boolean) =>
  (where: Municipality): void =>
    syncEverything(wireTo(where.emulator, OPERATOR), where.ref, looksFirst);

/** In the workbook one person leaves and another comes to the same unit. */
function replaceSomeone(where: Municipality): void {
  const workbook = run(where, readWorkbook(where.ref.spreadsheetId));
  const { data } = workbook.sheets.people;
  const at = data.rows.findIndex((cells) => cells[data.columns.indexOf('email')] === person(5));
  const unit = String(data.rows[at]?.[data.columns.indexOf('unit')]);
  const updates = [{ row: data.firstRow + at, cells: { to: '2026-11-15' } }];
  const appends = [{ email: 'efterträdare@delaby.example', name: 'Ef Terträdare', unit }];
  run(where, writeRows(workbook, 'people', { updates, appends }));
}

export interface Sharing {
  first: Cost;
  nothing: Cost;
  replaced: Cost;
}

const fewest: Target = { words: 'at most 1.05 times the fewest', met: ({ ratio }) => ratio >= 1 / 1.05 };

/** All three, one after the other, in a new workspace; `after` is done in the workspace as they left it. */
export function measure(size: Size, sync: (where: Municipality) => void, after: (where: Municipality) => void = () => {}): Sharing {
  const where = build(size);
  const first = costOf(where, () => sync(where));
  const nothing = costOf(where, () => sync(where));
  replaceSomeone(where);
  where.traffic.pass(120_000);
  const replaced = costOf(where, () => sync(where));
  after(where);
  where.emulator.close();
  return { first, nothing, replaced };
}

const near: Target = { words: 'at most 1.3 times the fewest', met: ({ ratio }) => ratio >= 1 / 1.3 };

/** What is read at the least: the workbook, the files, the events, the groups. */
const READINGS = 4;

/** As few requests as would do: as many changes in each as Google takes, or as Apps Script has time for. */
function fewestRequests(steps: readonly Step[]): number {
  const apis = steps.map(({ kind }) => (GROUP_STEPS.has(kind) ? 'cloudidentity' : EVENT_STEPS.has(kind) ? 'calendar' : 'drive'));
  return (['drive', 'calendar', 'cloudidentity'] as const).reduce((sum, api) => {
    const size = FETCH_WRITES[api] ?? BATCHES[api]?.size ?? 1;
    return sum + Math.ceil(apis.filter((one) => one === api).length / size);
  }, READINGS);
}

const GROUP_STEPS: ReadonlySet<Step['kind']> = new Set(['makeGroup', 'member', 'unmember']);
const EVENT_STEPS: ReadonlySet<Step['kind']> = new Set(['event', 'cancelEvent']);

export function sharingRows(size: Size): Row[] {
  const runs: (readonly Step[])[] = [];
  let better = 0;
  const mine = measure(size, (where) => runs.push(applied(where)));
  const steps = runs[0] ?? [];
  const theirs = measure(size, ordinary(false), (where) => {
    better = costOf(where, () => ordinary(true)(where)).requests;
  });
  const three = (name: string, key: keyof Sharing, targets: { requests?: Target; seconds?: Target }): Row[] => [
    row(`${name}: requests`, 'requests', { ours: mine[key].requests, other: theirs[key].requests }, targets.requests),
    row(`${name}: operations`, 'operations', { ours: mine[key].operations, other: theirs[key].operations }),
    row(`${name}: modelled time`, 's', { ours: mine[key].seconds, other: theirs[key].seconds }, targets.seconds),
  ];
  const first = (what: 'requests' | 'operations', other: number, target: Target): Row =>
    row(`First run: ${what}, against the fewest possible`, what, { ours: mine.first[what], other }, target);
  return [
    ...three('First run', 'first', { seconds: atMost(100, 's') }),
    first('requests', fewestRequests(steps), near),
    first('operations', steps.length, fewest),
    ...three('Nothing to do', 'nothing', { requests: both(atMost(10, 'requests'), timesLess(1000)) }),
    row('Nothing to do: requests, against a script that looks first', 'requests', { ours: mine.nothing.requests, other: better }),
    ...three('One person replaced', 'replaced', { requests: atMost(20, 'requests'), seconds: atMost(5, 's') }),
  ];
}
