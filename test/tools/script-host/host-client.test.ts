import vm from 'node:vm';
import { createQueue } from '../../../src/tools/script-host/queue.ts';
import { failureOf, hosts, resultOf } from '../playground/built.ts';

const page = { from: 'editor', user: 'anna@exempel.se', locale: 'en' } as const;

/** A browser as far as the client script needs one, whose calls go straight to `handleRun`. */
function browser(
  host: ReturnType<ReturnType<typeof hosts>>,
  answers: (body: unknown) => Promise<unknown> = (body) => host.handleRun(body),
) {
  const told: { act: string; value?: unknown }[] = [];
  const parent = { postMessage: (message: { act: string; value?: unknown }) => told.push(message) };
  const window: Record<string, unknown> = { parent, location: { origin: 'http://127.0.0.1' } };
  window.addEventListener = () => {};
  const fetch = async (_: string, { body }: { body: string }) => ({
    ok: true,
    json: async () => JSON.parse(JSON.stringify(await answers(JSON.parse(body)))),
  });
  const context = vm.createContext({ window, fetch, setTimeout, console });
  vm.runInContext(host.clientScript({ ...page, location: { hash: 'h', parameter: { q: '</script>' }, parameters: {} } }), context);
  const call = (code: string) =>
    vm.runInContext(`new Promise((done, failed) => { const script = window.google.script; ${code} })`, context) as Promise<unknown>;
  return { call, told };
}

describe('google.script in a page', () => {
  const createHost = hosts();

  it('calls the functions of the script, and hands the answer on', async () => {
    const { call, told } = browser(createHost());
    expect(await call('script.run.withSuccessHandler(done).echo({ a: [1, undefined] });')).toEqual({ a: [1, null] });
    expect(await call('script.run.withSuccessHandler(done).who();')).toEqual([
      page.user,
      page.user,
      'en',
      'Europe/Stockholm',
      `local:${page.user}`,
    ]);
    expect(told.at(-1)).toMatchObject({ act: 'effects', value: { mails: [] } });
  });

  it('hands exceptions to the failure handler', async () => {
    const { call } = browser(createHost());
    expect(await call('script.run.withFailureHandler((error) => done([error instanceof Error, error.message])).fails();')).toEqual([
      true,
      'TypeError: it went wrong',
    ]);
  });

  it('says that the network failed when no answer comes', async () => {
    const { call } = browser(createHost(), () => Promise.reject(new Error('gone')));
    expect(await call('script.run.withFailureHandler((error) => done(error.name)).echo(1);')).toBe('NetworkError');
  });

  it.each(['new Date()', '{ a: [() => 1] }', '{ a: new Map() }'])('refuses to send %s', async (value) => {
    const { call } = browser(createHost());
    await expect(call(`script.run.echo(${value});`)).rejects.toThrow(/illegal value in property/);
  });

  it('does not know functions whose names end in _, nor does the host', async () => {
    const host = createHost();
    const { call } = browser(host);
    expect(await call('done([typeof script.run.secret_, typeof script.run.echo]);')).toEqual(['undefined', 'function']);
    expect(await failureOf(host.handleRun({ fn: 'secret_', args: [], page }))).toBe('Script function not found: secret_');
    expect(await failureOf(host.handleRun({ fn: 'constructor', args: [], page }))).toBe('Script function not found: constructor');
    expect(() => host.handleRun({ fn: 'echo', args: [] })).toThrow(/A call by a page/);
  });

  it('tells the page around it to close, and the page where it is', async () => {
    const { call, told } = browser(createHost());
    await call('script.host.close(); done();');
    expect(told.map(({ act }) => act)).toEqual(['close']);
    expect(await call('script.url.getLocation(done);')).toEqual({ hash: 'h', parameter: { q: '</script>' }, parameters: {} });
  });

  it('lets who serves the call say who is signed in', async () => {
    const host = createHost();
    expect(await resultOf(host.handleRun({ fn: 'who', args: [], page }, { user: 'bo@exempel.se' }))).toContain('local:bo@exempel.se');
  });

  it('is laid before the scripts of the page, with its title and meta tags', () => {
    const html = {
      content: '<!doctype html><html><head><link></head><body></body></html>',
      title: 'A & B',
      meta: [{ name: 'viewport', content: 'x"y' }],
    };
    const whole = createHost().document(html, page);
    expect(whole).toMatch(
      /^<!doctype html><html><head>\s*<meta charset="utf-8">\n<meta name="viewport" content="x&#34;y">\n<title>A &#38; B<\/title>\n<script>/,
    );
    expect(whole.indexOf('google.script')).toBeLessThan(whole.indexOf('<link>'));
    expect(createHost().document({ content: '<p>hej', meta: [] }, page)).toMatch(/^<!doctype html>/);
  });
});

describe('the calls of one user', () => {
  it('run ten at a time; the others wait for their turn', async () => {
    const queue = createQueue(10);
    const log: string[] = [];
    const open: (() => void)[] = [];
    const task = (name: string) => () =>
      new Promise<void>((resolve) => {
        log.push(name);
        open.push(resolve);
      });
    const all = Array.from({ length: 12 }, (_, at) => queue('anna', task(`a${at}`)));
    void queue('bo', task('b'));
    await new Promise(setImmediate);
    expect(log).toEqual([...Array.from({ length: 10 }, (_, at) => `a${at}`), 'b']);
    open[0]?.();
    await all[0];
    await new Promise(setImmediate);
    expect(log.slice(11)).toEqual(['a10']);
    for (let at = 1; at < 13; at++) {
      open[at]?.();
      await new Promise(setImmediate);
    }
    await Promise.all(all);
    expect(log.slice(11)).toEqual(['a10', 'a11']);
  });
});
