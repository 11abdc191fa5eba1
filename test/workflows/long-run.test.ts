import { runSync } from '../../src/google/call.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { applyOptions, plan, town } from './town.ts';
import { MARYAM, NOW } from './workspace.ts';

/** How often a first run writes its lease, when a request takes so many minutes of real time. */
function leasesWritten(minutesARequest: number): { until: number[]; ended: number } {
  const where = town();
  const reading = plan(where);
  let real = NOW;
  const until: number[] = [];
  const driver = embeddedSync(where.emulator, MARYAM, {
    wait: () => {},
    onRequest: (_api, { body = '' }) => {
      real += minutesARequest * 60_000;
      if (!body.includes('createDeveloperMetadata')) return;
      const { requests } = JSON.parse(body) as {
        requests: { createDeveloperMetadata?: { developerMetadata: { metadataValue: string } } }[];
      };
      const value = requests.map((one) => one.createDeveloperMetadata?.developerMetadata.metadataValue).find((one) => one !== undefined);
      until.push((JSON.parse(value ?? '') as { until: number }).until);
    },
  });
  const { kind } = runSync(applyPlan(reading, { ...applyOptions(), realNow: () => real }), driver);
  expect(kind).toBe('done');
  return { until, ended: real };
}

describe('A run that takes long', () => {
  it('makes its lease last before it runs out, over and over', () => {
    const { until, ended } = leasesWritten(0.5);
    expect(until.length).toBeGreaterThan(2);
    expect(ended).toBeLessThan(Math.max(...until));
    const gaps = until.slice(1).map((time, at) => time - (until[at] as number));
    expect(Math.max(...gaps)).toBeLessThan(10 * 60_000);
  });

  it('does not renew a lease that is still young: each renewal costs three requests', () => {
    expect(leasesWritten(0.01).until).toHaveLength(1);
  });
});
