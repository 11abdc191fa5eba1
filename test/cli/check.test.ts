import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli, type Cli } from './cli.ts';

describe('delakultur check', () => {
  let cli: Cli;
  beforeAll(async () => {
    cli = buildCli();
    await cli.run('init', '--domain', 'delaby.example', '--coordinator', 'maryam@delaby.example');
  }, 60_000);
  afterAll(() => cli.remove());

  it('lists what it would ask, and asks nothing, without --live', async () => {
    const { code, out } = await cli.run('check');
    expect([code, out]).toEqual([0, expect.stringContaining('Kan två som tar samma lås')]);
    expect((await cli.run('check', '--json')).json()).toContainEqual(expect.objectContaining({ id: 'lease' }));
  });

  it('tells what was seen as text, as JSON and as a page to send, and leaves nothing', async () => {
    const page = join(cli.workspace, 'kontroll.html');
    const ran = await cli.run('check', '--live', '--outsider', 'test@annan.example', '--out', page, '--json');
    const { checks, left, ...counts } = ran.json() as unknown as {
      checks: { id: string; verdict: string; seen: string; todo: string | null }[];
      left: string[];
    };
    expect([ran.code, left, counts]).toEqual([0, [], expect.objectContaining({ differs: 0 })]);
    expect(checks.find(({ id }) => id === 'lease')).toMatchObject({ verdict: 'agrees', todo: null });
    expect(checks.find(({ id }) => id === 'send-updates')).toMatchObject({ verdict: 'untried', todo: expect.stringContaining('--member') });
    const html = readFileSync(page, 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|https?:/);
    expect((await cli.run('check', '--live', '--lang', 'en')).out).toContain('One run at a time – Agrees');
  });

  it('refuses what is no address', async () => {
    expect(await cli.run('check', '--live', '--member', 'testkonto')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ingen e-postadress'),
    });
  });
});
