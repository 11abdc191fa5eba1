// node scripts/upload-big.mjs [--gib N]
// One very large film (2 GiB unless told) through the upload dialog in a real browser, with three cut networks and one
// reload: is it whole afterwards, how long did it take, how much did the page's memory grow? Minutes, and disk for twice the film.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireNode, root } from './installed.mjs';

const at = process.argv.indexOf('--gib');
const gib = at < 0 ? 2 : Number(process.argv[at + 1]);

const run = async () => {
  requireNode();
  if (!(gib > 0)) throw new Error('--gib takes a number above 0.');
  const found = JSON.parse(spawnSync(process.execPath, [join(root, 'scripts/chromium.mjs')], { encoding: 'utf8' }).stdout);
  if (!found.executablePath) throw new Error('No Chromium is installed.');
  const { build } = await import('esbuild');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-big-')));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const outfile = join(folder, 'upload-big.mjs');
    await build({
      absWorkingDir: root,
      entryPoints: ['test/browser/upload-big.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['playwright-core'],
      logLevel: 'warning',
    });
    const done = spawnSync(process.execPath, [outfile, JSON.stringify({ gib, root, chromium: found })], { stdio: 'inherit' });
    process.exitCode = done.status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};

try {
  await run();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
