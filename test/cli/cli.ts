/** The built command line in a folder of its own. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyPrepared } from '../prepared.ts';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
  /** stdout as the one JSON document that --json promises. Throws when it is anything else. */
  json(): Record<string, unknown>;
}

export interface Cli {
  folder: string;
  workspace: string;
  /** Runs a command in the workspace, in the one process that runs them all. */
  run(...args: string[]): Promise<Ran>;
  /** Runs it as people do, in a process of its own. */
  alone(...args: string[]): Ran;
  /** Starts a command in the workspace, in a process of its own, and does not wait. */
  start(...args: string[]): ChildProcess;
  /** Writes a file in the folder; its path. */
  file(name: string, content: string | Uint8Array): string;
  remove(): void;
}

export const DOMAIN = 'delaby.example';
export const MARYAM = `maryam@${DOMAIN}`;
export const NOW = '2026-11-16T08:00:00Z';

/** The built command line in a folder that `remove` takes away. */
export function buildCli(): Cli {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-cli-'));
  copyPrepared('cli', join(folder, 'cli'));
  const main = join(folder, 'cli', 'delakultur.mjs');
  const workspace = join(folder, 'workspace');
  const withWorkspace = (args: string[]): string[] => (args.includes('--workspace') ? args : [...args, '--workspace', workspace]);
  const ran = (code: number | null, out: string, err: string): Ran => ({ code, out, err, json: () => JSON.parse(out) });
  let host: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const inHost = (args: string[]): Promise<Ran> => {
    host ??= fork(join(__dirname, 'host.mjs'), [main], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const process = host;
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${args.join(' ')}: the process ended with ${code}`));
      process.once('exit', ended).once('message', ({ code, out, err }: Ran) => {
        process.off('exit', ended);
        resolve(ran(code, out, err));
      });
      process.send(withWorkspace(args));
    });
  };
  return {
    folder,
    workspace,
    run: (...args) => {
      const mine = last.then(() => inHost(args));
      last = mine.catch(() => undefined);
      return mine;
    },
    alone: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...withWorkspace(args)], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      return ran(status, stdout, stderr);
    },
    start: (...args) => spawn(process.execPath, [main, ...withWorkspace(args)], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
    file: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => {
      host?.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
