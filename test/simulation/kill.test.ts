/**
 * Killed at every boundary between two calls, and with the reply of every call lost: the next run ends where an undisturbed
 * one does, makes nothing twice, mails nobody twice, and no single call ever lets in a reader whom no permit covers.
 *
 * A kill before call n is a kill after call n−1, and one after a read leaves what was there before it: so the state after
 * every write, and the one before the first, are all that a kill can leave behind.
 */

import { runSync } from '../../src/google/call.ts';
import { GoogleError } from '../../src/google/errors.ts';
import { METHODS, type MethodId } from '../../src/google/methods.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import type { Snapshot } from '../../src/tools/workspace/core/records.ts';
import { ReplyLost } from '../../src/tools/workspace/faults/faults.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import type { Applied, ApplyOptions } from '../../src/workflows/apply/options.ts';
import { swedish } from '../messages/said.ts';
import { times } from '../volume.ts';
import { apply, applyOptions, plan, type Town } from '../workflows/town.ts';
import { MARYAM, NOW } from '../workflows/workspace.ts';
import { EVERYONE, newTown, whatChanges } from './town-through-a-year.ts';
import { mailOf, permitted, readings, rulingOn, unsure, worldOf } from './world.ts';

const TODAY = '2026-11-16';
const HOUR = 3_600_000;
/** `KILL_AT="second after 42"` runs that case alone. */
const only = process.env.KILL_AT;
const file = 'test/simulation/kill.test.ts';
/** `npm run test:long` tries every case, `npm test` every so many of each sort: which ones moves with each change of the calls. */
const STRIDE = times(12, 1);

/** What can happen to the n-th call (counted from 1) or the n-th HTTP request (a batch is one). */
type Case = `${'before' | 'after' | 'part' | 'request'} ${number}`;
interface Boundary {
  readonly name: Case;
  readonly method: string;
  readonly left?: Snapshot;
}
interface End {
  readonly world: readonly string[];
  readonly mail: ReturnType<typeof mailOf>;
}

/** Fails at the very call that lets in someone whom the rules do not. */
function watch({ emulator }: Town): { stop(): void; breaches: string[] } {
  const breaches: string[] = [];
  let before = readings(emulator, EVERYONE, NOW);
  const told = emulator.onRequest;
  let call = 0;
  emulator.onRequest = (request, response) => {
    call++;
    if (METHODS[request.method as MethodId].writes) {
      const now = readings(emulator, EVERYONE, NOW);
      const added = [...now].filter((one) => !before.has(one));
      if (added.length > 0) {
        const may = permitted(rulingOn(emulator, TODAY), EVERYONE);
        for (const one of added) if (!may.has(one)) breaches.push(`call ${call}, ${request.method}, let in ${one}`);
      }
      before = now;
    }
    told?.(request, response);
  };
  return {
    breaches,
    stop: () => {
      emulator.onRequest = told;
    },
  };
}

/** One undisturbed run from `start`: where it ends, and everything that a kill or a lost reply could hit. */
function undisturbed(where: Town, start: Snapshot): { end: End; boundaries: Boundary[] } {
  const { emulator } = where;
  emulator.store.restore(start);
  const boundaries: Boundary[] = [{ name: 'before 1', method: 'nothing', left: emulator.store.snapshot() }];
  let calls = 0;
  let requests = 0;
  let inBatch = false;
  const reading = plan(where);
  emulator.onRequest = ({ method, later }) => {
    calls++;
    const { writes } = METHODS[method as MethodId];
    if (writes) boundaries.push({ name: `after ${calls}`, method, left: emulator.store.snapshot() });
    // A part of a larger batch may lose its own reply; of a batch of one, and of a call by itself, the request does.
    if (writes && (later.length > 0 || inBatch)) boundaries.push({ name: `part ${calls}`, method });
    inBatch = later.length > 0;
  };
  const driver = embeddedSync(emulator, MARYAM, {
    wait: () => {},
    onRequest: (_api, request) => {
      boundaries.push({ name: `request ${++requests}`, method: request.url.split('?')[0] as string });
    },
  });
  const applied = runSync(applyPlan(reading, applyOptions()), driver);
  emulator.onRequest = undefined;
  expect(applied.kind).toBe('done');
  expect(applied.outcomes.filter((outcome) => outcome.status !== 'done')).toEqual([]);
  expect(plan(where).planned.plan.changes).toEqual([]);
  return { end: { world: worldOf(emulator), mail: mailOf(emulator) }, boundaries };
}

/** A run that loses the reply of one call or request, and lives on. Errors end it, as they do at the command line. */
function runLosing(where: Town, name: Case): void {
  const { emulator } = where;
  const [what, number] = [name.split(' ')[0], Number(name.split(' ')[1])];
  const reading = plan(where);
  let calls = 0;
  let requests = 0;
  if (what === 'part') emulator.faults = () => (++calls === number ? { kind: 'lost' } : undefined);
  const handle: typeof emulator.handle = (request) => {
    const response = emulator.handle(request);
    if (what === 'request' && ++requests === number) throw new ReplyLost();
    return response;
  };
  try {
    runSync(applyPlan(reading, applyOptions()), embeddedSync({ handle }, MARYAM, { wait: () => {} }));
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
  } finally {
    emulator.faults = undefined;
  }
}

/** The next run, an hour later: the lease of one that was killed has run out by then. */
function again(where: Town): Applied {
  const options: Partial<ApplyOptions> = { realNow: () => NOW + HOUR };
  return apply(where, options);
}

/** undefined: all is well. */
function whatIsWrong(where: Town, start: Snapshot, { name, left }: Boundary, end: End): string | undefined {
  const { emulator } = where;
  emulator.store.restore(left ?? start);
  const watched = watch(where);
  try {
    if (left === undefined) runLosing(where, name);
    const next = again(where);
    if (next.kind !== 'done' && next.kind !== 'nothing') return `the next run ended as ${next.kind}: ${swedish(next.message)}`;
    const undone = next.outcomes.filter((outcome) => outcome.status !== 'done');
    if (undone.length > 0) return `the next run left undone: ${JSON.stringify(undone)}`;
    const last = again(where);
    if (last.kind !== 'nothing') return `a third run still had work: ${JSON.stringify(last.outcomes.map((outcome) => outcome.id))}`;
    if (watched.breaches.length > 0) return watched.breaches.join('; ');
    return difference(worldOf(emulator), end.world) ?? wrongMail(where, end);
  } catch (error) {
    return `threw ${(error as Error).stack}`;
  } finally {
    watched.stop();
  }
}

function difference(got: readonly string[], wanted: readonly string[]): string | undefined {
  const [extra, missing] = [without(got, wanted), without(wanted, got)];
  return extra.length + missing.length === 0
    ? undefined
    : `too much:\n    ${extra.join('\n    ')}\n  missing:\n    ${missing.join('\n    ')}`;
}

/** What is in `lines` more often than in `others`. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function wrongMail({ emulator }: Town, { mail: wanted }: End): string | undefined {
  const got = mailOf(emulator);
  const calendar = difference(got.calendar, wanted.calendar);
  if (calendar !== undefined) return `Calendar's mail: ${calendar}`;
  const lost = unsure(emulator);
  for (const person of new Set([...got.letters.keys(), ...wanted.letters.keys()])) {
    const [has, should] = [got.letters.get(person) ?? 0, wanted.letters.get(person) ?? 0];
    if (has > should) return `${person} got ${has} letters, not ${should}`;
    if (has < should && !lost.has(person))
      return `${person} got ${has} letters, not ${should}, and the outbox does not say that it is unsure`;
  }
  return undefined;
}

function failures(scenario: string, where: Town, start: Snapshot): { tried: number; wrong: string[] } {
  const { end, boundaries } = undisturbed(where, start);
  const seen = new Map<string, number>();
  const chosen = boundaries.filter(({ name }) => {
    if (only !== undefined) return only === `${scenario} ${name}`;
    const [sort = ''] = name.split(' ');
    const at = seen.get(sort) ?? 0;
    seen.set(sort, at + 1);
    return at % STRIDE === 0;
  });
  const wrong = chosen.flatMap((boundary) => {
    const problem = whatIsWrong(where, start, boundary, end);
    return problem === undefined
      ? []
      : [`${boundary.name} (${boundary.method}): ${problem}\n  replay: KILL_AT="${scenario} ${boundary.name}" npx jest ${file}`];
  });
  return { tried: chosen.length, wrong };
}

describe.each(['first', 'second'])('The %s apply', (scenario) => {
  const where = newTown();
  let start = where.emulator.store.snapshot();
  beforeAll(() => {
    if (scenario === 'second') {
      expect(apply(where).kind).toBe('done');
      whatChanges(where);
    }
    start = where.emulator.store.snapshot();
  });
  afterAll(() => where.emulator.close());

  it('ends with exactly the readers whom the rules name, and no call lets in another', () => {
    where.emulator.store.restore(start);
    const watched = watch(where);
    expect(apply(where).kind).toBe('done');
    watched.stop();
    expect(watched.breaches).toEqual([]);
    expect(readings(where.emulator, EVERYONE, NOW)).toEqual(permitted(rulingOn(where.emulator, TODAY), EVERYONE));
  });

  it('ends there too when it is killed, or loses a reply, at any call', () => {
    const { tried, wrong } = failures(scenario, where, start);
    if (only === undefined) expect(tried).toBeGreaterThan(100 / STRIDE);
    if (wrong.length > 0) throw new Error(`${wrong.length} of ${tried} cases:\n${wrong.slice(0, 12).join('\n')}`);
  }, 240_000);
});
