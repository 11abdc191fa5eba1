/**
 * Örebro's first apply, killed. What a kill can leave behind is the state after some write, so each is restored and
 * applied again: the same end, nothing twice, nobody let in on the way. A few of them here; all with
 * `EVERY=1 npx jest test/acceptance/orebro-killed`, and one with `KILL_AT=117 …`.
 */

import { METHODS, type MethodId } from '../../src/google/methods.ts';
import type { Snapshot } from '../../src/tools/workspace/core/records.ts';
import { mailOf, permitted, readings, rulingOn, worldOf } from '../simulation/world.ts';
import { times } from '../volume.ts';
import { apply, makeOrebro, plan, register } from './orebro.ts';

const TODAY = '2026-11-16';
const HOUR = 3_600_000;
const FEW = times(4, 8);
const only = process.env.KILL_AT;
const every = process.env.EVERY === '1';

if (register === undefined) console.warn('Örebro’s register is not here (../shared/data): its kills are skipped.');

(register === undefined ? describe.skip : describe)('Örebro’s first apply, killed after a write', () => {
  it('ends, by the next run, where an undisturbed one does', () => {
    const where = makeOrebro(register ?? '');
    const { emulator, clock } = where;
    const started = clock.now;
    const people = where.people.map((row) => String(row.email).trim().toLowerCase());
    const left: { at: number; method: string; state: Snapshot }[] = [];
    const breaches: string[] = [];
    let at = 0;
    emulator.onRequest = ({ method }) => {
      at++;
      if (!METHODS[method as MethodId].writes) return;
      left.push({ at, method, state: emulator.store.snapshot() });
    };
    expect(apply(where).kind).toBe('done');
    emulator.onRequest = undefined;
    expect(plan(where).planned.plan.changes).toEqual([]);
    const end = { world: worldOf(emulator), mail: mailOf(emulator) };
    const may = permitted(rulingOn(emulator, TODAY), people);

    const step = Math.max(1, Math.floor(left.length / FEW));
    const chosen = only ? left.filter((one) => String(one.at) === only) : every ? left : left.filter((_, index) => index % step === 0);
    for (const { at: number, method, state } of chosen) {
      emulator.store.restore(state);
      // Whoever can read something now, and may not by the rules, was let in by a call up to here.
      for (const one of readings(emulator, people, clock.now)) if (!may.has(one)) breaches.push(`after ${number} ${method}: ${one}`);
      clock.now = started;
      apply(where, { realNow: () => started + HOUR });
      const problem =
        JSON.stringify(worldOf(emulator)) !== JSON.stringify(end.world)
          ? 'another end'
          : JSON.stringify(mailOf(emulator).calendar) !== JSON.stringify(end.mail.calendar)
            ? 'other mail'
            : plan(where).planned.plan.changes.length > 0
              ? 'more to do'
              : undefined;
      if (problem)
        throw new Error(
          `${problem} after a kill at call ${number}, ${method}. Replay: KILL_AT=${number} npx jest test/acceptance/orebro-killed`,
        );
    }
    expect(breaches).toEqual([]);
    expect(chosen.length).toBeGreaterThanOrEqual(only ? 1 : FEW);
    if (every) console.log(`${chosen.length} kills of ${at} calls`);
    emulator.close();
  }, 3_600_000);
});
