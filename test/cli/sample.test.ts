import { copyPrepared } from '../prepared.ts';
import { buildCli, type Cli, NOW, type Ran } from './cli.ts';

jest.setTimeout(180_000);

/** The first edition's is the one that tests in a browser begin with: made once for them all, by the same command, with fewer people. */
describe.each(['education-plus', 'education-fundamentals'])('Delaby, the sample, in %s', (edition) => {
  let cli: Cli;
  const at = (...args: string[]): Promise<Ran> => cli.run(...args, '--now', NOW);
  beforeAll(() => {
    cli = buildCli();
  });
  afterAll(() => cli.remove());

  it('is made whole by one command, with exactly three changes waiting, one of each kind', async () => {
    if (edition === 'education-plus') copyPrepared('sample', cli.workspace);
    else {
      const whose = ['--domain', 'delaby.example', '--coordinator', 'maryam.lindqvist@delaby.example'];
      const made = cli.alone('init', ...whose, '--sample', '--edition', edition, '--json', '--now', NOW);
      expect([made.code, made.err.split('\n').length > 4]).toEqual([0, true]);
      expect(made.json()).toMatchObject({ made: true, sample: { films: 59 } });
    }
    const planned = await at('plan', '--json');
    expect(planned.code).toBe(2);
    const changes = planned.json().changes as { action: string; target: string }[];
    expect(changes.map(({ action, target }) => `${action} ${target.split('/')[0]}`).sort()).toEqual([
      'add units',
      'share recordings',
      'update meetings',
    ]);
    expect(planned.json().guard).toMatchObject({ tripped: false });
    expect((planned.json().diagnostics as { severity: string }[]).filter((one) => one.severity === 'error')).toEqual([]);
  });

  it('becomes quiet when they are applied, and lets a preschool teacher see what is for all', async () => {
    expect((await at('apply', '--yes')).code).toBe(0);
    expect((await at('plan')).code).toBe(0);
    expect((await at('why', 'elif.demir@delaby.example', 'rum-alla', '--json')).json()).toMatchObject({ sees: true, should: true });
    // Gunilla has not answered: her film waits.
    expect((await at('why', 'elif.demir@delaby.example', 'F-001', '--json')).json()).toMatchObject({ sees: false, should: false });
  });
});
