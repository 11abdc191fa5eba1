import { buildCli, type Cli, NOW } from './cli.ts';

jest.setTimeout(180_000);

describe.each(['education-plus', 'education-fundamentals'])('Delaby, the sample, in %s', (edition) => {
  let cli: Cli;
  beforeAll(() => {
    cli = buildCli();
  });
  afterAll(() => cli.remove());

  it('is made whole by one command, with exactly three changes waiting, one of each kind', () => {
    const made = cli.run(
      'init',
      '--domain',
      'delaby.example',
      '--coordinator',
      'maryam.lindqvist@delaby.example',
      '--sample',
      '--edition',
      edition,
      '--json',
      '--now',
      NOW,
    );
    expect([made.code, made.err.split('\n').length > 4]).toEqual([0, true]);
    expect(made.json()).toMatchObject({ made: true, sample: { films: 59 } });
    const planned = cli.run('plan', '--json', '--now', NOW);
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

  it('becomes quiet when they are applied, and lets a preschool teacher see what is for all', () => {
    expect(cli.run('apply', '--yes', '--now', NOW).code).toBe(0);
    expect(cli.run('plan', '--now', NOW).code).toBe(0);
    expect(cli.run('why', 'elif.demir@delaby.example', 'rum-alla', '--json', '--now', NOW).json()).toMatchObject({
      sees: true,
      should: true,
    });
    // Gunilla has not answered: her film waits.
    expect(cli.run('why', 'elif.demir@delaby.example', 'F-001', '--json', '--now', NOW).json()).toMatchObject({
      sees: false,
      should: false,
    });
  });
});
