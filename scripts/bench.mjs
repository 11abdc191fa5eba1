// npm run bench [-- --json] [--write] [--quick] [--only sharing|clicks|staff-load|comparison|start-up|upload] [--mb N]
// What the product costs, against how the same is done the ordinary way, both in this run. --write puts the whole table
// into docs/performance.md, and therefore takes no --quick, --only or --mb. The code is in test/bench.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireNode, root } from './installed.mjs';
import { prepared } from './prepared.mjs';

const args = process.argv.slice(2);

/** The product, built in `folder`; in a run of jest, what is built already. */
const product = async (folder) => {
  if (process.env.PREPARED) {
    const [cli, appsScript, local] = [await prepared('cli'), await prepared('apps-script'), await prepared('local')];
    return { cli: join(cli, 'delakultur.mjs'), appsScript, local };
  }
  const { buildCli } = await import('./build.mjs');
  const { buildAddon } = await import('./build-addon.mjs');
  const { buildPlayground } = await import('./build-playground.mjs');
  const [appsScript, local] = [join(folder, 'apps-script'), join(folder, 'local')];
  await buildAddon(appsScript);
  await buildPlayground(local);
  return { cli: await buildCli(join(folder, 'cli')), appsScript, local };
};

const run = async () => {
  requireNode();
  const writes = args.includes('--write');
  if (writes && args.some((arg) => /^--(quick|only|mb)\b/.test(arg)))
    throw new Error('--write takes the whole run: leave out --quick, --only and --mb.');
  const { build } = await import('esbuild');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-bench-')));
  try {
    // A folder of its own: what is in build/ may be older than the sources.
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const { cli, appsScript, local } = await product(folder);
    await build({
      absWorkingDir: root,
      entryPoints: { bench: 'test/bench/bench.ts' },
      outdir: join(folder, 'bench'),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true, // An upload is measured in memory, too: what it does not need is not loaded.
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['googleapis', 'googleapis/*', 'google-auth-library'],
      banner: { js: "import { createRequire as nodeRequire } from 'node:module';\nconst require = nodeRequire(import.meta.url);" },
      logLevel: 'warning',
    });
    const rest = args.flatMap((arg) => (arg === '--write' ? ['--write', join(root, 'docs/performance.md')] : [arg]));
    const done = spawnSync(
      process.execPath,
      [join(folder, 'bench/bench.mjs'), '--cli', cli, '--apps-script', appsScript, '--local', local, ...rest],
      {
        stdio: 'inherit',
      },
    );
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
