// npm run build: build/cli, build/apps-script and build/local. Fails loudly: whatever esbuild says, warnings
// too, ends the build with its word and code 1. Each file is put in place at once and what is stale goes last, so that a
// command line that starts meanwhile never finds half a file or an empty folder.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode, root } from './installed.mjs';

/** Puts `text` in place at once: a reader sees the old file or the new one. */
const replaceFile = (path, text, mode = 0o644) => {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text);
  chmodSync(beside, mode);
  renameSync(beside, path);
};

/** Bundles with `options`; returns the files, nothing written yet. Throws on any error or warning. */
const bundle = async (options) => {
  const esbuild = await import('esbuild');
  const { outputFiles, warnings } = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
  if (warnings.length > 0) throw new Error(`esbuild warned ${warnings.length} times; see above.`);
  return outputFiles;
};

/** Removes what an earlier build left in `folder`; `kept` are absolute paths. A name that ends in digits is being written. */
const removeStale = (folder, kept) => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && !kept.has(path) && !/\.\d+$/.test(entry.name)) rmSync(path, { force: true });
  }
};

/**
 * The command line: build/cli/delakultur.mjs, and beside it a chunk for each part that is imported lazily, so that
 * `--help` reads little. The two Google packages stay outside (they are big, and npm has them in place).
 */
export const buildCli = async (outdir = join(root, 'build/cli')) => {
  const files = await bundle({
    entryPoints: { delakultur: 'src/cli/main.ts' },
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

/**
 * Apps Script calls top-level functions by name, and a bundle has none: one delegating function per entry point that
 * src/apps-script/main.ts exports. A name ending in _ cannot be called by a page of the add-on.
 */
const delegates = (names, globalName) =>
  names.map((name) => `function ${name}() { return ${globalName}.${name}.apply(this, arguments); }`).join('\n');

/** The add-on: build/apps-script/Code.js, its pages and the manifest. Minified, since every execution parses it anew. Lowered to ES2020: private and static fields are what Apps Script lacks. */
export const buildAppsScript = async (outdir = join(root, 'build/apps-script')) => {
  const entry = 'src/apps-script/main.ts';
  const globalName = 'Delakultur';
  const common = { platform: 'neutral', mainFields: ['module', 'main'], target: 'es2020', charset: 'utf8' };
  const esbuild = await import('esbuild');
  const probe = await esbuild.build({
    ...common,
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    metafile: true,
    outdir,
  });
  const names = Object.values(probe.metafile.outputs).flatMap((output) => (output.entryPoint === entry ? output.exports : []));
  if (names.length === 0) throw new Error(`${entry} exports no entry point.`);
  const [file] = await bundle({
    ...common,
    entryPoints: [entry],
    outfile: join(outdir, 'Code.js'),
    format: 'iife',
    minify: true,
    keepNames: false,
    globalName,
    footer: { js: delegates(names.sort(), globalName) },
  });
  replaceFile(file.path, file.text);
  copyFileSync(join(root, 'appsscript.json'), join(outdir, 'appsscript.json'));
  const { buildUi } = await import('./build-ui.mjs');
  const pages = await buildUi(outdir);
  removeStale(outdir, new Set([file.path, join(outdir, 'appsscript.json'), ...pages]));
  return file.path;
};

/** Builds all there is. */
export const build = async () => {
  const built = [await buildCli()];
  built.push(await buildAppsScript());
  const { buildShell } = await import('./build-shell.mjs');
  built.push(...(await buildShell()));
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
