// `npm run simulate -- --seeds N --from SEED --json`: plays small municipalities from seeds, with every sort of trouble, and
// says what went wrong. See docs/simulation.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, requireNode, root } from './installed.mjs';

let folder;
try {
  requireNode();
  install();
  const { build } = await import('esbuild');
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-simulate-')));
  const outfile = join(folder, 'simulate.mjs');
  const contents = "import { main } from './test/simulation/seeds/cli.ts';\nprocess.exitCode = main(process.argv.slice(2));";
  await build({
    stdin: { contents, resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  // Nearly all that a seed makes is short-lived: a larger nursery spares a tenth of the time.
  const node = ['--enable-source-maps', '--min-semi-space-size=32', '--max-semi-space-size=64', outfile];
  const { status, error } = spawnSync(process.execPath, [...node, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (error) throw error;
  process.exitCode = status ?? 2;
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
