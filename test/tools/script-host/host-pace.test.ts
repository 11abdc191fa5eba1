import { hosts, resultOf } from '../playground/built.ts';
import { createModelClock, usualTakes } from './model-clock.ts';

const anna = { user: 'anna@exempel.se', surface: 'editor' } as const;
const bo = { user: 'bo@exempel.se', surface: 'editor' } as const;

describe('a host with a clock of its own', () => {
  const createHost = hosts();
  const made = () => {
    const clock = createModelClock(1_000_000);
    return { clock, host: createHost({ pace: { clock, takes: { ...usualTakes, own: () => 100 } } }) };
  };

  it('lets time pass by what scripts do, and nobody sleeps', async () => {
    const { clock, host } = made();
    const begun = performance.now();
    await clock.begin(() => resultOf(host.call('sleeps', [240_000], anna)));
    expect(clock.now()).toBe(1_000_000 + usualTakes.start + 240_000 + 100);
    expect(performance.now() - begun).toBeLessThan(20_000);
    const before = clock.now();
    await clock.begin(() => resultOf(host.call('getProperty', ['Script', 'a'], anna)));
    expect(Math.round(clock.now() - before)).toBe(usualTakes.start + usualTakes.service + 100);
  });

  it('runs side by side those who come at once, and has them wait for a lock by its own time', async () => {
    const { clock, host } = made();
    const at = (ms: number, fn: string, args: unknown[], who: typeof anna | typeof bo) =>
      clock.begin(async () => {
        await clock.pass(ms);
        const value = await resultOf(host.call(fn, args, who));
        return { value, at: Math.round((clock.now() - 1_000_000) / 100) / 10 };
      });
    const [held, early, patient] = await Promise.all([
      at(0, 'holdLock', [60_000], anna),
      at(1_000, 'tryLock', [500], bo),
      at(2_000, 'tryLock', [90_000], bo),
    ]);
    expect(held.at).toBe(60.5);
    expect(early).toEqual({ value: false, at: 2 });
    // Got when the holder has ended, and its own work comes after.
    expect(patient).toEqual({ value: true, at: 60.6 });
  });

  it('lets a script see its time go on from one execution to the next', async () => {
    const { clock, host } = made();
    await clock.begin(() => clock.pass(3 * 86_400_000));
    expect(await clock.begin(() => resultOf(host.call('clock', [], anna)))).toEqual(['1970-01-04', true, '1970-01-01T00:00:00.000Z', true]);
  });
});
