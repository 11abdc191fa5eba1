/** The built command line, run as people run it: a process of its own in a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
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
  /** Runs a command in the workspace. */
  run(...args: string[]): Ran;
  /** Starts a command in the workspace and does not wait. */
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
  const withWorkspace = (args: string[]): string[] => [main, ...args, ...(args.includes('--workspace') ? [] : ['--workspace', workspace])];
  return {
    folder,
    workspace,
    run: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, withWorkspace(args), {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      return { code: status, out: stdout, err: stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
    },
    start: (...args) => spawn(process.execPath, withWorkspace(args), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
    file: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
