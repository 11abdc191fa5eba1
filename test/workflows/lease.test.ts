import type { Outcome, Program } from '../../src/google/call.ts';
import { call } from '../../src/google/call.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import type { LeaseAnswer } from '../../src/workflows/apply/lease.ts';
import { acquireLease, raiseStop, releaseLease, renewLease, stopRaised } from '../../src/workflows/apply/lease.ts';
import { METADATA_ID } from '../../src/workflows/read/metadata.ts';
import { edit, MARYAM, open, run } from './workspace.ts';

const now = 1_000_000;
const ms = 60_000;

function book(): { emulator: Emulator; id: string } {
  const emulator = open();
  const { spreadsheetId = '' } = run(emulator, call('sheets.spreadsheets.create', { requestBody: { properties: { title: 'x' } } }));
  return { emulator, id: spreadsheetId };
}

function stored(emulator: Emulator, id: string): unknown {
  const dataFilters = [{ developerMetadataLookup: { metadataId: METADATA_ID.lease } }];
  const found = run(emulator, call('sheets.spreadsheets.developerMetadata.search', { spreadsheetId: id, requestBody: { dataFilters } }));
  const value = found.matchedDeveloperMetadata?.[0]?.developerMetadata?.metadataValue;
  return value === undefined ? undefined : JSON.parse(value);
}

describe('the lease', () => {
  it('is held by one at a time, and tells by whom and until when', () => {
    const { emulator, id } = book();
    expect(run(emulator, acquireLease(id, { holder: 'cli-1', now, ms }))).toEqual({ ok: true });
    expect(run(emulator, acquireLease(id, { holder: 'addon-2', now: now + 1, ms }))).toEqual({
      ok: false,
      holder: 'cli-1',
      until: now + ms,
    });
    run(emulator, releaseLease(id, 'cli-1'));
    expect(stored(emulator, id)).toBeUndefined();
    expect(run(emulator, acquireLease(id, { holder: 'addon-2', now: now + 2, ms }))).toEqual({ ok: true });
  });

  it('may be taken when it ran out, not a millisecond before', () => {
    const { emulator, id } = book();
    run(emulator, acquireLease(id, { holder: 'a', now, ms }));
    expect(run(emulator, acquireLease(id, { holder: 'b', now: now + ms - 1, ms }))).toMatchObject({ ok: false });
    expect(run(emulator, acquireLease(id, { holder: 'b', now: now + ms, ms }))).toEqual({ ok: true });
    expect(stored(emulator, id)).toEqual({ holder: 'b', until: now + 2 * ms, stop: false });
  });

  it('is renewed by its holder only, and a stop that was asked for stands', () => {
    const { emulator, id } = book();
    run(emulator, acquireLease(id, { holder: 'a', now, ms }));
    expect(run(emulator, renewLease(id, { holder: 'b', now, ms: 2 * ms }))).toBe(false);
    expect(run(emulator, raiseStop(id))).toBe(true);
    expect(run(emulator, renewLease(id, { holder: 'a', now, ms: 2 * ms }))).toBe(true);
    expect(stored(emulator, id)).toEqual({ holder: 'a', until: now + 2 * ms, stop: true });
    expect(run(emulator, acquireLease(id, { holder: 'a', now: now + 5, ms }))).toEqual({ ok: true });
    expect(stored(emulator, id)).toEqual({ holder: 'a', until: now + 5 + ms, stop: true });
  });

  it('is not given back by another', () => {
    const { emulator, id } = book();
    run(emulator, acquireLease(id, { holder: 'a', now, ms }));
    run(emulator, releaseLease(id, 'b'));
    expect(stored(emulator, id)).toMatchObject({ holder: 'a' });
    run(emulator, raiseStop(id));
    run(emulator, releaseLease(id, 'a'));
    expect(stored(emulator, id)).toBeUndefined();
  });

  it('tells its holder to stop: on a raised flag, when it is another’s, and when it is gone', () => {
    const { emulator, id } = book();
    expect(run(emulator, stopRaised(id, 'a'))).toBe(true);
    expect(run(emulator, raiseStop(id))).toBe(false);
    run(emulator, acquireLease(id, { holder: 'a', now, ms }));
    expect(run(emulator, stopRaised(id, 'a'))).toBe(false);
    expect(run(emulator, stopRaised(id, 'b'))).toBe(true);
    run(emulator, raiseStop(id));
    expect(run(emulator, stopRaised(id, 'a'))).toBe(true);
  });

  it('is ours when only the answer to our taking it was lost', () => {
    for (const expired of [false, true]) {
      const { emulator, id } = book();
      if (expired) run(emulator, acquireLease(id, { holder: 'old', now: now - ms, ms }));
      let landed = false;
      emulator.faults = ({ method }) => {
        const lose = method === 'sheets.spreadsheets.batchUpdate' && (!expired || landed);
        landed ||= method === 'sheets.spreadsheets.batchUpdate';
        return lose ? { kind: 'lost' } : undefined;
      };
      expect(run(emulator, acquireLease(id, { holder: 'a', now, ms }))).toEqual({ ok: true });
      emulator.faults = undefined;
      expect(stored(emulator, id)).toMatchObject({ holder: 'a', until: now + ms });
    }
  });

  it.each([
    ['hej'],
    [JSON.stringify({ holder: 'x', until: now + 365 * 86_400_000, stop: false })],
    ['{"holder":"x","until":1e999,"stop":false}'],
  ])('that somebody overwrote by hand counts as run out: %s', (metadataValue) => {
    const { emulator, id } = book();
    const developerMetadata = {
      metadataId: METADATA_ID.lease,
      metadataKey: 'x',
      metadataValue,
      location: { spreadsheet: true },
      visibility: 'DOCUMENT',
    };
    edit(emulator, id, [{ createDeveloperMetadata: { developerMetadata } }]);
    expect(run(emulator, acquireLease(id, { holder: 'a', now, ms }))).toEqual({ ok: true });
  });

  it('says so when it can’t be written at all', () => {
    const { emulator, id } = book();
    expect(() => run(emulator, acquireLease(id, { holder: 'a', now, ms }), 'elin@delaby.example')).toThrow(/NOT_FOUND|404/);
  });

  it.each([
    ['is free', [], 2],
    ['ran out', ['old'], 20],
  ])('goes to one of two, however their calls interleave, when it %s', (_, before, least) => {
    const schedules = interleavings(before, ['a', 'b'], (id, holder) => acquireLease(id, { holder, now, ms }));
    expect(schedules.length).toBeGreaterThanOrEqual(least);
    for (const { answers, lease } of schedules) {
      const winners = [...answers].filter(([, answer]) => answer.ok).map(([holder]) => holder);
      expect(winners).toHaveLength(1);
      expect(lease).toMatchObject({ holder: winners[0] });
    }
  });

  it('goes to one of three, however their calls interleave', () => {
    const schedules = interleavings(['old'], ['a', 'b', 'c'], (id, holder) => acquireLease(id, { holder, now, ms }));
    expect(schedules.length).toBeGreaterThan(100);
    for (const { answers } of schedules) {
      expect([...answers.values()].filter((answer) => answer.ok)).toHaveLength(1);
    }
  });

  it('is never held by two while its last holder renews it, gives it back or is asked to stop', () => {
    const acts = {
      old: (id: string) => renewLease(id, { holder: 'old', now, ms }),
      b: (id: string) => acquireLease(id, { holder: 'b', now, ms }),
    };
    for (const { answers, lease } of interleavings(
      ['old'],
      ['old', 'b'],
      (id, who) => acts[who as 'old'](id) as Program<boolean | LeaseAnswer>,
    )) {
      const renewed = answers.get('old') === true;
      const taken = (answers.get('b') as LeaseAnswer).ok;
      expect([renewed, taken].filter(Boolean)).toHaveLength(1);
      expect(lease).toMatchObject({ holder: renewed ? 'old' : 'b' });
    }
    const others = { ...acts, old: (id: string) => releaseLease(id, 'old'), stop: (id: string) => raiseStop(id) };
    for (const { answers, lease } of interleavings(
      ['old'],
      ['old', 'b', 'stop'],
      (id, who) => others[who as 'old'](id) as Program<undefined | LeaseAnswer>,
    )) {
      expect((answers.get('b') as LeaseAnswer).ok).toBe(true);
      expect(lease).toMatchObject({ holder: 'b' });
    }
  });
});

/**
 * Every order in which the calls of several programs can reach Google. Each schedule is run from the start; the next one
 * changes the last choice that can be changed. `before` held the lease until just now.
 */
function interleavings<T>(before: readonly string[], who: readonly string[], start: (id: string, holder: string) => Program<T>) {
  const done: { answers: Map<string, T>; lease: unknown }[] = [];
  const { emulator, id } = book();
  for (let choices: number[] | undefined = []; choices; ) {
    edit(emulator, id, [{ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: METADATA_ID.lease } } } }]);
    for (const holder of before) run(emulator, acquireLease(id, { holder, now: now - ms, ms }));
    const driver = embeddedSync(emulator, MARYAM, { wait: () => {} });
    const programs = who.map((holder) => ({ holder, program: start(id, holder) }));
    let running = programs.map((one) => ({ ...one, step: one.program.next([]) }));
    const answers = new Map<string, T>();
    const taken: { choice: number; of: number }[] = [];
    while (running.length > 0) {
      const choice: number = choices[taken.length] ?? 0;
      taken.push({ choice, of: running.length });
      const one = running[choice];
      if (!one || one.step.done) throw new Error('a schedule chose nobody');
      const outcomes: readonly Outcome[] = one.step.value.kind === 'send' ? driver.send(one.step.value.calls) : [];
      one.step = one.program.next(outcomes);
      if (one.step.done) answers.set(one.holder, one.step.value);
      running = running.filter(({ step }) => !step.done);
    }
    done.push({ answers, lease: stored(emulator, id) });
    while (taken.length > 0 && (taken[taken.length - 1]?.choice ?? 0) + 1 >= (taken[taken.length - 1]?.of ?? 0)) taken.pop();
    choices = taken.length === 0 ? undefined : taken.map(({ choice }, at) => (at === taken.length - 1 ? choice + 1 : choice));
  }
  emulator.close();
  return done;
}
