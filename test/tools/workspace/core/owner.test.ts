import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOwned } from '../../../../src/tools/workspace/core/owner.ts';
import { child, temporaryFolder } from './process.ts';

const claimOf = (dir: string) =>
  JSON.parse(readFileSync(join(dir, readdirSync(dir).filter((name) => name.startsWith('owner'))[0] ?? ''), 'utf8'));
const claim = (dir: string, number: number, what: object) => writeFileSync(join(dir, `owner-${number}.json`), JSON.stringify(what));

describe('a workspace folder', () => {
  it('has one owner: the next waits, is told who has it, and gets it when it is released', async () => {
    const dir = temporaryFolder();
    const first = await openOwned(dir);
    await expect(openOwned(dir, 100)).rejects.toThrow(new RegExp(`in use by process ${process.pid}.*try again`));
    const waiting = openOwned(dir, 5000);
    setTimeout(() => first.kind === 'owner' && first.release(), 100);
    expect((await waiting).kind).toBe('owner');
  });

  it('is for its owner’s account alone, one that was made open before too', async () => {
    const folder = join(temporaryFolder(), 'workspace');
    mkdirSync(folder, { mode: 0o755 });
    for (const name of ['workspace.json', 'shown-guard']) writeFileSync(join(folder, name), '{}');
    const mode = () => statSync(folder).mode & 0o777;
    const first = await openOwned(folder);
    expect(mode()).toBe(0o700);
    if (first.kind === 'owner') first.release();
  });

  it('leaves a folder that holds other things as open as it is', async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'brev.txt'), '');
    chmodSync(dir, 0o755);
    const first = await openOwned(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o755);
    if (first.kind === 'owner') first.release();
  });

  it('is taken over from a process that was killed', async () => {
    const dir = temporaryFolder();
    const dead = child('own', dir);
    expect(await dead.line()).toBe('owner');
    await expect(openOwned(dir, 100)).rejects.toThrow(`process ${dead.pid}`);
    dead.kill('SIGKILL');
    await dead.ended;
    const opened = await openOwned(dir, 0);
    expect(opened.kind).toBe('owner');
    expect(claimOf(dir).pid).toBe(process.pid);
    expect(readdirSync(dir).filter((name) => name.startsWith('owner'))).toHaveLength(1);
  });

  it('is taken over when another process has come to have the dead owner’s pid', async () => {
    const dir = temporaryFolder();
    const first = await openOwned(dir);
    const own = claimOf(dir);
    if (first.kind === 'owner') first.release();
    claim(dir, 7, { ...own, state: 'open', started: 'long ago' });
    expect((await openOwned(dir, 0)).kind).toBe('owner');
  });

  it('is taken over from another machine only after a long silence', async () => {
    const dir = temporaryFolder();
    claim(dir, 1, { pid: 1, started: '', host: 'elsewhere', state: 'open' });
    await expect(openOwned(dir, 50)).rejects.toThrow('on elsewhere');
    utimesSync(join(dir, 'owner-1.json'), new Date(0), new Date(0));
    expect((await openOwned(dir, 0)).kind).toBe('owner');
  });

  it('is used over HTTP while its owner serves, with the clock that it was given; a closing one is waited for', async () => {
    const dir = temporaryFolder();
    const server = child('serve', dir);
    const port = Number(await server.line());
    expect(await openOwned(dir, 0)).toEqual({ kind: 'server', port, now: '2026-09-01T08:00:00Z' });
    const status = (await (await fetch(`http://127.0.0.1:${port}/local/status`)).json()) as { pid: number };
    expect(status.pid).toBe(server.pid);
    server.kill('SIGKILL');
    await server.ended;
    const mine = await openOwned(dir, 0);
    if (mine.kind !== 'owner') throw new Error('the dead server was not replaced');
    mine.announce(1);
    expect((await openOwned(dir, 0)).kind).toBe('server');
    mine.closing();
    await expect(openOwned(dir, 50)).rejects.toThrow('is closing');
  });

  it('is never held by two at once, however many come', async () => {
    const dir = temporaryFolder();
    const dead = child('own', dir);
    await dead.line();
    dead.kill('SIGKILL');
    await dead.ended;
    const all = Array.from({ length: 8 }, () => child('compete', dir));
    await Promise.all(all.map((one) => one.ended));
    const spans = all
      .flatMap((one) => one.lines)
      .map((line) => line.split(' '))
      .map(([kind, from, to]) => ({ kind, from: Number(from), to: Number(to) }))
      .sort((a, b) => a.from - b.from);
    expect(spans.length).toBeGreaterThan(1);
    expect(spans.every(({ kind }) => kind === 'owner')).toBe(true);
    for (const [i, span] of spans.entries()) {
      const next = spans[i + 1];
      if (next) expect(next.from).toBeGreaterThanOrEqual(span.to);
    }
  }, 30_000);
});
