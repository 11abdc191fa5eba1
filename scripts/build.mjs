// npm run build: build/cli, build/apps-script and build/local. Fails loudly: whatever esbuild says, warnings
// too, ends the build with its word and code 1. Each file is put in place at once and what is stale goes last, so that a
// command line that starts meanwhile never finds half a file or an empty folder.
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAddon } from './build-addon.mjs';
import { buildPlayground } from './build-playground.mjs';
import { bundle, removeStale, replaceFile } from './bundle.mjs';
import { requireNode, root } from './installed.mjs';

/**
 * The command line: build/cli/delakultur.mjs, and beside it a chunk for each part that is imported lazily, so that
 * `--help` reads little. The two Google packages stay outside (they are big, and npm has them in place).
 */
export const buildCli = async (outdir = join(root, 'build/cli')) => {
  const files = await bundle({
    entryPoints: { delakultur: 'src/tools/command-line/main.ts' },
    outdir,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    external: ['googleapis', 'googleapis/*', 'google-auth-library'],
    // Packages written as CommonJS (commander, papaparse) ask for Node's modules with require, which a module lacks.
    banner: { js: "import { createRequire as nodeRequire } from 'node:module';\nconst require = nodeRequire(import.meta.url);" },
  });
  const main = join(outdir, 'delakultur.mjs');
  for (const { path, text } of files) {
    if (path === main) continue; // last: it names the others
    replaceFile(path, text);
  }
  const { text } = files.find(({ path }) => path === main);
  replaceFile(main, text.startsWith('#!') ? text : `#!/usr/bin/env node\n${text}`, 0o755);
  removeStale(outdir, new Set(files.map(({ path }) => path)));
  return main;
};

/** Builds all there is. */
export const build = async () => {
  const built = [await buildCli()];
  built.push(await buildAddon());
  built.push(...(await buildPlayground()));
  return built;
};

if (process.argv[1] && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  requireNode();
  const start = performance.now();
  try {
    for (const path of await build()) console.log(`built ${relative(root, path)}`);
    console.log(`in ${Math.round(performance.now() - start)} ms`);
  } catch (error) {
    console.error(`The build failed: ${error.message}`);
    process.exitCode = 1;
  }
}
