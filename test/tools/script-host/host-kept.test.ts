import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, hosts, resultOf } from '../playground/built.ts';

const anna = { user: 'anna@exempel.se', surface: 'editor' } as const;
const bo = { user: 'bo@exempel.se', surface: 'editor' } as const;
const start = Date.parse('2026-03-01T10:00:00Z');
const hour = 3_600_000;

/** Asks again and again until it is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('what outlives an execution', () => {
  const createHost = hosts();

  it('keeps properties by script, user and document', async () => {
    const host = createHost();
    const inside = (spreadsheetId: string) => ({ ...anna, container: { spreadsheetId } });
    await resultOf(host.call('setProperty', ['Script', 'a', 'all'], anna));
    await resultOf(host.call('setProperty', ['User', 'a', 'mine'], anna));
    await resultOf(host.call('setProperty', ['Document', 'a', 'here'], inside('one')));
    expect(await resultOf(host.call('getProperty', ['Script', 'a'], bo))).toBe('all');
    expect(await resultOf(host.call('getProperty', ['User', 'a'], bo))).toBeNull();
    expect(await resultOf(host.call('getProperty', ['User', 'a'], anna))).toBe('mine');
    expect(await resultOf(host.call('getProperty', ['Document', 'a'], inside('one')))).toBe('here');
    expect(await resultOf(host.call('getProperty', ['Document', 'a'], inside('two')))).toBeNull();
  });

  it('waits for its own answer, whatever wake-up of an earlier one comes late', async () => {
    const host = createHost();
    const flags = new Set<Parameters<typeof Atomics.notify>[0]>();
    const notify = Atomics.notify.bind(Atomics);
    const watched = jest.spyOn(Atomics, 'notify').mockImplementation((flag, index) => {
      flags.add(flag);
      return notify(flag, index);
    });
    await Promise.all([1, 2].map(() => resultOf(host.call('getProperty', ['Script', 'a'], anna))));
    const holder = resultOf(host.call('holdLock', [500], anna));
    await until(async () => (await resultOf(host.call('tryLock', [0], bo))) === false);
    const waking = setInterval(() => {
      for (const flag of flags) notify(flag, 0);
    }, 1);
    try {
      expect(await resultOf(host.call('tryLock', [20_000], bo))).toBe(true);
      await holder;
    } finally {
      clearInterval(waking);
      watched.mockRestore();
    }
  });

  it('refuses properties that are too large, too many, or not text', async () => {
    const host = createHost();
    await resultOf(host.call('setProperty', ['Script', 'a', 'x'.repeat(9 * 1024)], anna));
    expect(await failureOf(host.call('setProperty', ['Script', 'a', 'x'.repeat(9 * 1024 + 1)], anna))).toBe('Argument too large: value');
    expect(await failureOf(host.call('setProperty', ['Script', 'a', 'å'.repeat(5 * 1024)], anna))).toBe('Argument too large: value');
    expect(await failureOf(host.call('setProperty', ['Script', 'a', 1], anna))).toMatch(
      /don't match the method signature for Properties.setProperty/,
    );
    const nine = 'x'.repeat(9000);
    const fill = async () => {
      for (let at = 0; at < 60; at++) await resultOf(host.call('setProperty', ['Script', `key${at}`, nine], anna));
    };
    await expect(fill()).rejects.toThrow(/exceeded the property storage quota/);
  });

  it('lets cached values go when their time is out', async () => {
    let now = start;
    const host = createHost({ now: () => now });
    await resultOf(host.call('cachePut', ['a', 'there', 60], anna));
    expect(await resultOf(host.call('cacheGet', ['a'], bo))).toBe('there');
    now += 60_000;
    expect(await resultOf(host.call('cacheGet', ['a'], anna))).toBeNull();
    expect(await failureOf(host.call('cachePut', ['k'.repeat(251), 'v', 60], anna))).toBe('Argument too large: key');
    expect(await failureOf(host.call('cachePut', ['k', 'v'.repeat(100 * 1024 + 1), 60], anna))).toBe('Argument too large: value');
    expect(await failureOf(host.call('cachePut', ['k', 'v', 21_601], anna))).toMatch(/expirationInSeconds/);
    expect(await resultOf(host.call('documentCache', [], anna))).toBeNull();
  });

  it('lets only one execution at a time hold a lock', async () => {
    const host = createHost();
    await Promise.all([1, 2].map(() => resultOf(host.call('echo', [1], anna))));
    const [one, other] = (await Promise.all([
      resultOf(host.call('holdLock', [200], anna)),
      resultOf(host.call('holdLock', [200], bo)),
    ])) as [number, number][];
    const [first, second] = [one, other].sort((a, b) => (a?.[0] ?? 0) - (b?.[0] ?? 0));
    expect(second?.[0]).toBeGreaterThanOrEqual(first?.[1] ?? Number.POSITIVE_INFINITY);
  });

  it('waits for a lock only as long as asked', async () => {
    const host = createHost();
    await Promise.all([1, 2].map(() => resultOf(host.call('echo', [1], anna))));
    const holder = resultOf(host.call('holdLock', [1500], anna));
    await until(async () => (await resultOf(host.call('tryLock', [0], bo))) === false);
    expect(await resultOf(host.call('tryLock', [0], bo))).toBe(false);
    expect(await resultOf(host.call('tryLock', [20_000], bo))).toBe(true);
    await holder;
    expect(await resultOf(host.call('lockTwice', [], anna))).toEqual([true, true]);
  });

  it('frees the locks of an execution that was ended', async () => {
    const host = createHost({ limits: { execution: 1500 } });
    expect(await failureOf(host.call('lockAndHang', [], anna))).toBe('Exceeded maximum execution time');
    expect(await resultOf(host.call('tryLock', [0], bo))).toBe(true);
  });

  it('runs a trigger as the person who made it, each time its hours have passed', async () => {
    let now = start;
    const host = createHost({ now: () => now });
    const id = await resultOf(host.call('schedule', [2], anna));
    expect(await resultOf(host.call('scheduled', [], anna))).toEqual([['hourly', id]]);
    expect(await resultOf(host.call('scheduled', [], bo))).toEqual([]);
    expect(host.dueTriggers(start + 2 * hour - 1)).toEqual([]);
    now = start + 2 * hour;
    expect(host.dueTriggers(now)).toMatchObject([{ id, fn: 'hourly', user: anna.user }]);
    expect(await resultOf(host.fireTrigger(String(id)))).toEqual([id, 12]);
    expect(await resultOf(host.call('getProperty', ['Script', 'ran'], bo))).toBe(anna.user);
    expect(host.dueTriggers(now)).toEqual([]);
    await resultOf(host.call('unschedule', [], anna));
    expect(() => host.fireTrigger(String(id))).toThrow(/no trigger/);
  });

  it('lets each user have one clock trigger, hourly at the most', async () => {
    const host = createHost();
    await resultOf(host.call('schedule', [1], anna));
    expect(await failureOf(host.call('schedule', [1], anna))).toMatch(/too many time-based triggers/);
    await resultOf(host.call('schedule', [1], bo));
    expect(await failureOf(host.call('schedule', [3], anna))).toMatch(/everyHours takes/);
  });

  it('has all of it again after a restart, from its folder', async () => {
    const store = mkdtempSync(join(tmpdir(), 'script-store-'));
    const before = createHost({ store });
    await resultOf(before.call('setProperty', ['Script', 'å', 'kvar'], anna));
    await resultOf(before.call('schedule', [1], anna));
    await resultOf(before.call('cachePut', ['a', 'there', 600], anna));
    await before.close();
    const after = createHost({ store });
    expect(await resultOf(after.call('getProperty', ['Script', 'å'], bo))).toBe('kvar');
    expect(await resultOf(after.call('cacheGet', ['a'], anna))).toBe('there');
    expect(after.triggers()).toHaveLength(1);
    rmSync(store, { recursive: true });
  });
});
