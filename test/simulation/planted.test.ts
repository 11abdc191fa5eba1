/** Whether the simulation sees what badly written programs do. A change of the programs may call for other seeds: each names one that shows it. */
import { isGood } from './seeds/cli.ts';
import { PLANTED } from './seeds/planted.ts';
import { simulate } from './seeds/simulate.ts';
import { openWorkspace } from './seeds/workspace.ts';

const plus = openWorkspace();
const fundamentals = openWorkspace('education-fundamentals');
afterAll(() => {
  plus.emulator.close();
  fundamentals.emulator.close();
});

describe('A program that', () => {
  it.each(PLANTED.map((planted) => [planted.name, planted] as const))(
    '%s is caught',
    (_name, { caughtAs, options, seed, edition }) => {
      const workspace = edition ? fundamentals : plus;
      expect(simulate(seed, workspace, options)[caughtAs]).not.toEqual([]);
      expect(isGood(simulate(seed, workspace, { ...options, twist: undefined }))).toBe(true);
    },
    120_000,
  );
});
