// `npm run simulate -- --seeds N --from SEED --json`: plays small municipalities from seeds, with every sort of trouble, and
// says what went wrong. See docs/simulation.md.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, requireNode, root } from './installed.mjs';

let folder;
try {
  requireNode();
  install();
  const { build } = await import('esbuild');
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-simulate-')));
  const outfile = join(folder, 'simulate.mjs');
  const entryPoints = [join(root, 'test/simulation/seeds/cli.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  process.setSourceMapsEnabled(true);
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
