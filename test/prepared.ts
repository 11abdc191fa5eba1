/** What a run of jest makes once: see scripts/prepared.mjs. */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { resolve } from 'node:path';

/** Copies the built `cli`, `apps-script` or `local` pages, or the `sample` workspace, into `folder`, which need not be there. */
export function copyPrepared(what: 'cli' | 'apps-script' | 'local' | 'sample', folder: string): void {
  // Jest runs CommonJS, so what is made is made in a process of its own, as people make it.
  const script = resolve(__dirname, '../scripts/prepared.mjs');
  const made = execFileSync(process.execPath, [script, what], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  cpSync(made, folder, { recursive: true });
}
