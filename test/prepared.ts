/** What a run of jest makes once: see scripts/prepared.mjs. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Copies the built `cli`, `apps-script` or `local` pages, or the `sample` workspace, into `folder`, which need not be there. */
export function copyPrepared(what: 'cli' | 'apps-script' | 'local' | 'sample', folder: string): void {
  const made = join(process.env.PREPARED ?? '', what);
  const done = `${made}.done`;
  // Jest runs CommonJS, so what is made is made in a process of its own, as people make it. An empty mark: it is there, and whole.
  if (!existsSync(done) || readFileSync(done, 'utf8') !== '') {
    const script = resolve(__dirname, '../scripts/prepared.mjs');
    execFileSync(process.execPath, [script, what], { stdio: ['ignore', 'pipe', 'pipe'] });
  }
  cpSync(made, folder, { recursive: true });
}
