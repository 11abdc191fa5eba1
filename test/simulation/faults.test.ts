/** Each sort of trouble that the embedded workspace can make, by itself: off unless asked for, and what the product does when it comes. */

import {
  type ApiCall,
  dailyLimitExceeded,
  editedMeanwhile,
  type Faults,
  idTaken,
  landedButUnavailable,
  notYetThere,
  sharedButNotMailed,
  sharingLimit,
  userRateLimitExceeded,
} from '../../src/tools/workspace/faults/faults.ts';
import { emptyList, shortList } from '../../src/tools/workspace/faults/lists.ts';
import { mixed, TROUBLES, type Trouble } from '../../src/tools/workspace/faults/troubles.ts';
import type { Applied } from '../../src/workflows/apply/options.ts';
import { AINO, apply, ELIF, fileOf, JO, plan, set, summary, type Town, town, watches } from '../workflows/town.ts';
import { MARYAM, NOW } from '../workflows/workspace.ts';
import { filmsOf, mailOf, readings, worldOf } from './world.ts';

const HOUR = 3_600_000;
const PEOPLE = [MARYAM, AINO, ELIF, JO];

/** Applies while `faults` strike, then as often as it takes without them. */
function applyThrough(where: Town, faults: Faults): Applied {
  where.emulator.faults = faults;
  let first: Applied;
  try {
    first = apply(where);
  } finally {
    where.emulator.faults = undefined;
  }
  for (let n = 1; n <= 2; n++) apply(where, { realNow: () => NOW + n * HOUR });
  expect(summary(plan(where))).toEqual([]);
  return first;
}

const undone = (applied: Applied): string[] => applied.outcomes.flatMap(({ id, status }) => (status === 'done' ? [] : [id]));
const only = (method: string, fault: (call: ApiCall) => ReturnType<Faults>, times = Number.POSITIVE_INFINITY): Faults => {
  let left = times;
  return (call) => (call.method === method && left-- > 0 ? fault(call) : undefined);
};

/** What an undisturbed apply comes to. */
function wanted(): string[] {
  const where = town();
  apply(where);
  return worldOf(where.emulator);
}

describe('A first apply', () => {
  it('that shares more than Drive takes keeps what is done, and the next run goes on', () => {
    const where = town();
    expect(undone(applyThrough(where, sharingLimit(1)))).not.toEqual([]);
    expect(worldOf(where.emulator)).toEqual(wanted());
  });

  it('takes a share whose mail could not be sent for done', () => {
    const where = town();
    expect(undone(applyThrough(where, only('drive.permissions.create', sharedButNotMailed)))).toEqual([]);
    expect(worldOf(where.emulator)).toEqual(wanted());
  });

  it('whose own ids are taken makes the things under others, once', () => {
    const where = town();
    expect(undone(applyThrough(where, only('drive.files.create', idTaken, 2)))).not.toEqual([]);
    expect(worldOf(where.emulator)).toEqual(wanted());
  });

  it.each([
    ['whose new folders are not seen everywhere yet', only('drive.permissions.create', notYetThere)],
    ['to whom every share answers 503 though it landed', only('drive.permissions.create', landedButUnavailable)],
    ['that is too fast', only('drive.files.create', userRateLimitExceeded, 1)],
  ])('%s ends where any other does', (_when, faults) => {
    const where = town();
    applyThrough(where, faults);
    expect(worldOf(where.emulator)).toEqual(wanted());
  });
});

describe('When the day’s quota is used up', () => {
  it('while access is taken away, nobody is given any', () => {
    const where = town();
    apply(where);
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    set(where, 'permits', 'M-2', 'answer', 'ja');
    const before = readings(where.emulator, PEOPLE, NOW);
    where.emulator.faults = (call) => (call.method === 'cloudidentity.groups.memberships.delete' ? dailyLimitExceeded(call) : undefined);
    apply(where);
    expect([...readings(where.emulator, PEOPLE, NOW)].filter((one) => !before.has(one))).toEqual([]);
    where.emulator.faults = undefined;
    apply(where, { realNow: () => NOW + HOUR });
    expect(watches(where, ELIF, fileOf(where, 'F-2'))).toBe(200);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(404);
  });
});

describe('A list that does not tell all', () => {
  const lists = ['drive.files.list', 'calendar.events.list', 'cloudidentity.groups.memberships.list'];
  it.each(lists.flatMap((method) => [[method, 'nothing', emptyList] as const, [method, 'half', shortList] as const]))(
    '(%s, %s of it) takes nothing from anyone, and makes nothing twice',
    (method, _part, fault) => {
      const where = town();
      apply(where);
      const [world, mail] = [worldOf(where.emulator), mailOf(where.emulator)];
      where.emulator.faults = only(method, () => fault(method));
      try {
        apply(where); // Where the picture is not whole it throws, and nothing is done.
      } catch (error) {
        expect((error as Error).name).toMatch(/^(WorkbookError|IncompleteState)$/);
      }
      where.emulator.faults = undefined;
      expect(worldOf(where.emulator)).toEqual(world);
      expect(mailOf(where.emulator)).toEqual(mail);
    },
  );
});

describe('A meeting that was edited after it was read', () => {
  it('is left as it is, and changed by the next run', () => {
    const where = town();
    apply(where);
    set(where, 'meetings', 'T-1', 'place', 'Biblioteket');
    expect(undone(applyThrough(where, only('calendar.events.update', editedMeanwhile)))).toEqual(['meeting:T-1']);
    expect(
      worldOf(where.emulator)
        .filter((line) => line.startsWith('event '))
        .join(),
    ).toContain('Biblioteket');
  });
});

describe('Troubles mixed by chance', () => {
  const where = town();
  const strike = (kinds: readonly Trouble[], rate: number): string[] => {
    const met: string[] = [];
    const start = where.emulator.store.snapshot();
    where.emulator.faults = mixed({ kinds, rate, random: () => 0.3, met: (kind) => met.push(kind) });
    try {
      apply(where);
    } catch {
      // Whatever comes of it.
    } finally {
      where.emulator.faults = undefined;
      where.emulator.store.restore(start);
    }
    return met;
  };
  it('do not come at all unless asked for', () => {
    expect(
      strike(
        TROUBLES.filter((kind) => kind !== 'onlyLastPermissionWrite'),
        0,
      ),
    ).toEqual([]);
    expect(strike([], 1)).toEqual([]);
    expect(filmsOf(where.emulator).size).toBe(2);
  });
  it('are only those asked for, and strike only where Google could answer so', () => {
    expect(new Set(strike(['sharedButNotMailed', 'editedMeanwhile'], 1))).toEqual(new Set(['sharedButNotMailed']));
  });
});
