/** First run, nothing to do, one person replaced: requests, operations and modelled time, both sides in the same workspace's model. */
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

/** One run of the product, as `delakultur apply --yes` and the add-on do it. */
export function applied(where: Municipality): number {
  const { spreadsheetId } = where.ref;
  const reading = run(where, planWorkspace({ spreadsheetId, operator: OPERATOR, now: NOW }));
  const options = { actor: OPERATOR, holder: `bench-${where.traffic.requests}`, now: () => NOW, realNow: where.traffic.now };
  const { kind, outcomes } = run(where, applyPlan(reading, options));
  const wrong = outcomes.find(({ status }) => status !== 'done');
  if ((kind !== 'done' && kind !== 'nothing') || wrong) throw new Error(`The run ended with ${kind}: ${JSON.stringify(wrong)}`);
  return reading.planned.plan.changes.reduce((steps, change) => steps + change.steps.length, 0);
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

export function sharingRows(size: Size): Row[] {
  let steps = 0;
  let better = 0;
  const mine = measure(size, (where) => {
    steps = Math.max(steps, applied(where));
  });
  const theirs = measure(size, ordinary(false), (where) => {
    better = costOf(where, () => ordinary(true)(where)).requests;
  });
  const three = (name: string, key: keyof Sharing, target?: Target): Row[] => [
    row(`${name}: requests`, 'requests', { ours: mine[key].requests, other: theirs[key].requests }, target),
    row(`${name}: operations`, 'operations', { ours: mine[key].operations, other: theirs[key].operations }),
    row(`${name}: modelled time`, 's', { ours: mine[key].seconds, other: theirs[key].seconds }),
  ];
  return [
    ...three('First run', 'first', timesLess(800)),
    row('First run: operations, against the fewest possible', 'operations', { ours: mine.first.operations, other: steps }, fewest),
    ...three('Nothing to do', 'nothing', both(atMost(10, 'requests'), timesLess(1000))),
    row('Nothing to do: requests, against a script that looks first', 'requests', { ours: mine.nothing.requests, other: better }),
    ...three('One person replaced', 'replaced'),
  ];
}
