import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf, hosts, resultOf } from '../playground/built.ts';

const anna = { user: 'anna@exempel.se', surface: 'editor' } as const;

describe('the Apps Script host', () => {
  const createHost = hosts();

  it('runs the whole script anew at each execution', async () => {
    const host = createHost();
    expect([await resultOf(host.call('count', [], anna)), await resultOf(host.call('count', [], anna))]).toEqual([1, 1]);
  });

  it('gives scripts the globals of ECMAScript and no others', async () => {
    const host = createHost();
    expect(await resultOf(host.call('globalsThere', [], anna))).toEqual([]);
    expect(await resultOf(host.call('escape', [], anna))).toBe('undefined undefined');
  });

  it("makes what services return in the script's own realm", async () => {
    expect(await resultOf(createHost().call('realm', [], anna))).toEqual([false, false, true, true]);
  });

  it('lists for pages the declared functions whose names do not end in _', () => {
    const names = createHost().callable();
    expect(names).toEqual(expect.arrayContaining(['echo', 'doGet', 'shout']));
    for (const hidden of ['secret_', 'assigned', 'Counter', 'started']) expect(names).not.toContain(hidden);
  });

  it('answers an exception with its name, message and place in the script', async () => {
    const done = await createHost().call('fails', [], anna);
    expect(done).toMatchObject({
      ok: false,
      error: { name: 'TypeError', message: 'it went wrong', stack: expect.stringContaining('Code.js') },
    });
  });

  it('says that a function is missing', async () => {
    expect(await failureOf(createHost().call('nowhere', [], anna))).toBe('Script function not found: nowhere');
  });

  it.each(['DriveApp.getFileById', 'SpreadsheetApp.openById', 'CardService.newGrid', 'Utilities.zip', 'GmailApp.search', 'Logger.log'])(
    'names what it does not emulate: %s',
    async (path) => {
      expect(await failureOf(createHost().call('missing', [path], anna))).toBe(`The host does not emulate ${path}.`);
    },
  );

  it('emulates no method that the add-on does not call', () => {
    const textOf = (folder: string): string =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n');
    const verbs = 'set|get|new|add|show|create|delete|put|remove|push|pop|update|request|base64|every|send|fetch|try';
    const method = new RegExp(`^ +((?:${verbs})[A-Z]\\w*): `, 'gm');
    const emulated = [...textOf('src/tools/script-host/realm').matchAll(method)].map(([, name = '']) => name);
    const called = textOf('src/addon');
    expect(emulated.length).toBeGreaterThan(40);
    expect([...new Set(emulated)].filter((name) => !called.includes(`${name}(`))).toEqual([]);
  });

  it('copies values as google.script.run does', async () => {
    const host = createHost();
    expect(await resultOf(host.call('give', ['holes'], anna))).toEqual({ list: [1, null, 3], not: null });
    expect(await resultOf(host.call('give', ['nothing'], anna))).toBeNull();
    expect(await failureOf(host.call('give', ['date'], anna))).toMatch(/illegal value in property: when\.0 \(Date\)/);
    expect(await failureOf(host.call('give', ['fn'], anna))).toMatch(/a\.b \(function\)/);
    expect(await failureOf(host.call('give', ['instance'], anna))).toMatch(/made \(Counter\)/);
    expect(await failureOf(host.call('give', ['map'], anna))).toMatch(/Map/);
    expect(await failureOf(host.call('give', ['cycle'], anna))).toMatch(/self \(a cycle\)/);
    expect(await failureOf(host.call('give', ['promise'], anna))).toMatch(/returned a promise/);
  });

  it('logs what the console says', async () => {
    const done = await createHost().call('say', [], anna);
    expect(done.effects.logs).toEqual([
      { level: 'log', text: 'Anna has 3 {"a":1}' },
      { level: 'error', text: 'oops' },
    ]);
  });

  it('ends an execution whose time is out, keeps what it logged, and goes on with the next', async () => {
    const host = createHost({ limits: { execution: 1500 } });
    expect(await failureOf(host.call('forever', [], anna))).toBe('Exceeded maximum execution time');
    const slept = await host.call('sleeps', [5000], anna);
    expect(slept).toMatchObject({ ok: false, effects: { logs: [{ level: 'log', text: 'asleep' }] } });
    expect(await failureOf(createHost({ limits: { cards: 150 } }).cards('cardHangs', {}, { user: anna.user }))).toBe(
      'Exceeded maximum execution time',
    );
    expect(await resultOf(createHost().call('echo', ['still here'], anna))).toBe('still here');
  });

  it('runs a web app as its deployer, and everything else as who is there', async () => {
    const host = createHost({ deployer: 'Drift@exempel.se' });
    const [anyone, operator] = ['anna@exempel.se', 'drift@exempel.se'];
    const named = async (who: Parameters<typeof host.call>[2]) => resultOf(host.call('who', [], who));
    expect(await named({ ...anna, user: 'Anna@Exempel.se' })).toEqual([anyone, anyone, 'sv', 'Europe/Stockholm', `local:${anyone}`]);
    expect(await named({ ...anna, surface: 'webapp', locale: 'en' })).toEqual([
      anyone,
      operator,
      'en',
      'Europe/Stockholm',
      `local:${operator}`,
    ]);
    expect(await named({ ...anna, surface: 'client', page: 'webapp' })).toContain(`local:${operator}`);
    expect(await named({ ...anna, surface: 'client' })).toContain(`local:${anyone}`);
    expect(await named({ user: '', surface: 'webapp' })).toContain('');
    expect(await failureOf(host.call('who', [], { user: '', surface: 'editor' }))).toMatch(/Authorization is required/);
  });

  it("gives scripts the host's clock", async () => {
    const host = createHost({ now: () => Date.parse('2031-05-06T12:00:00Z') });
    expect(await resultOf(host.call('clock', [], anna))).toEqual(['2031-05-06', true, '1970-01-01T00:00:00.000Z', true]);
  });

  it('answers within 40 ms once it is warm', async () => {
    const host = createHost();
    await resultOf(host.call('echo', [1], anna));
    const times: number[] = [];
    for (let at = 0; at < 15; at++) {
      const began = performance.now();
      await resultOf(host.call('echo', [1], anna));
      times.push(performance.now() - began);
    }
    expect(times.sort((a, b) => a - b)[3]).toBeLessThan(40);
  });
});
