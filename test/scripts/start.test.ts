/** `npm start` on a fresh checkout: nothing built, no sample made. Only the packages are there already. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// It builds twice and makes the sample, on a machine that may be busy.
jest.setTimeout(300_000);
const root = resolve(__dirname, '../..');
let checkout: string;
const running: ChildProcess[] = [];

beforeAll(() => {
  checkout = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-checkout-')));
  const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  // A file that was deleted and not committed yet is still listed.
  for (const file of tracked.split('\0').filter((one) => one !== '' && one !== 'node_modules'))
    cpSync(join(root, file), join(checkout, file), { force: true, errorOnExist: false });
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(checkout, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((settle) => {
    const trial = createServer();
    trial.listen(0, '127.0.0.1', () => {
      const { port } = trial.address() as { port: number };
      trial.close(() => settle(port));
    });
  });

/** Starts, and answers when it has said where it is. */
function start(port: number): Promise<{ said: string; ms: number; end(): Promise<number | null> }> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: checkout, env: { ...process.env, PORT: String(port) } });
  running.push(child);
  const ended = new Promise<number | null>((over) => child.once('exit', over));
  return new Promise((settle, fail) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said += String(data);
        if (!said.includes('Delakultur is at ')) return;
        const end = () => {
          child.kill('SIGINT');
          return ended;
        };
        settle({ said, ms: performance.now() - begun, end });
      });
    void ended.then((code) => fail(new Error(`It ended with ${code}: ${said}`)));
  });
}

it.each([
  [['--help'], 0],
  [['-h'], 0],
  [['--edition'], 1],
  [['--port', '9000'], 1],
  [['--edition', 'business-starter', '--sample'], 1],
])('says how it is started when it is asked, or can’t be started so, and makes nothing: %j', (args, code) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...args], { cwd: checkout, encoding: 'utf8' });
  expect([status, stdout + stderr]).toEqual([code, expect.stringContaining('npm start -- --edition NAME')]);
  expect(stderr).not.toMatch(/rename|\n\s+at /);
  expect(existsSync(join(checkout, '.delakultur'))).toBe(false);
});

it('builds the page, the add-on and the sample, and says in both languages where they are; Ctrl-C ends it', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const first = await start(port);
  expect(first.said).toContain(`Delakultur finns på ${url}`);
  // Each workspace that it names is there, and it says how to begin anew.
  expect(first.said).toContain(`Arbetsytan ligger i ${join(checkout, '.delakultur')}. Börja om:`);
  expect(first.said).not.toContain('sample-workspace');
  const page = await fetch(url);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  const [, script = ''] = /src="\/([^"]+\.js)"/.exec(await page.text()) ?? [];
  expect((await (await fetch(url + script)).text()).length).toBeGreaterThan(10_000);
  // The add-on itself answers: the staff page is served by its doGet.
  const staff = await (await fetch(`${url}local/app?user=maryam.lindqvist@delaby.example`)).text();
  expect(staff).toContain('"runUrl"');

  const taken = await new Promise<string>((over) => {
    const other = spawn(process.execPath, ['scripts/start.mjs'], { cwd: checkout, env: { ...process.env, PORT: String(port) } });
    let said = '';
    other.stderr.on('data', (data) => {
      said += String(data);
    });
    other.once('exit', () => over(said));
  });
  expect(taken).toContain(`Port ${port} används redan. Prova: PORT=${port + 1} npm start`);
  expect(await first.end()).toBe(0);

  const second = await start(port);
  expect(second.said).not.toContain('Skapar exempelarbetsytan');
  expect((await fetch(url)).status).toBe(200);
  expect(await second.end()).toBe(0);
});
