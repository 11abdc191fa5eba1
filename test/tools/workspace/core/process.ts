import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const made: string[] = [];
afterAll(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** A new folder, removed when the tests of the file are done. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'delakultur-test-'));
  made.push(dir);
  return dir;
}

let bundle: string | undefined;

/** Starts child.ts as a process of its own. */
export function child(what: string, dir: string): ChildProcess & { lines: string[]; line(): Promise<string>; ended: Promise<void> } {
  if (!bundle) {
    bundle = join(temporaryFolder(), 'child.mjs');
    buildSync({
      entryPoints: [join(__dirname, 'child.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
    });
  }
  const started = spawn(process.execPath, [bundle, what, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  const ended = new Promise<void>((resolve) => started.once('close', () => resolve()));
  const line = async () => {
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return lines[0] as string;
  };
  return Object.assign(started, { lines, line, ended });
}
