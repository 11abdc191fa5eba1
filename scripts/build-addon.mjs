// The add-on, as clasp pushes it: Code.js, the pages and the manifest.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages } from './build-pages.mjs';
import { bundle, effectFree, removeStale, replaceFile } from './bundle.mjs';
import { root } from './installed.mjs';

const entry = 'src/addon/main.ts';

/**
 * Lowered to ES2020: private and static fields are what Apps Script lacks. Names are kept, and statements on lines of their
 * own, so that what Google's log shows of an error can be read.
 */
const common = {
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2020',
  charset: 'utf8',
  format: 'iife',
  minifySyntax: true,
  plugins: [effectFree],
};

/**
 * Apps Script calls top-level functions by name, and a bundle has none: one delegating function per entry point that
 * src/addon/main.ts exports. A name ending in _ cannot be called by a page of the add-on.
 */
const delegates = (names, globalName) =>
  names.map((name) => `function ${name}() { return ${globalName}.${name}.apply(this, arguments); }`).join('\n');

async function entryPoints() {
  const esbuild = await import('esbuild');
  const options = {
    ...common,
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    metafile: true,
    outdir: root,
  };
  const { metafile } = await esbuild.build(options);
  const names = Object.values(metafile.outputs).flatMap((output) => (output.entryPoint === entry ? output.exports : []));
  if (names.length === 0) throw new Error(`${entry} exports no entry point.`);
  return names.sort();
}

/** Writes the add-on into `outdir` and returns the path of Code.js. Throws on any error or warning of esbuild's. */
export const buildAddon = async (outdir = join(root, 'build/apps-script')) => {
  const footer = { js: delegates(await entryPoints(), 'Delakultur') };
  const [{ path, text }] = await bundle({
    ...common,
    entryPoints: [entry],
    outfile: join(outdir, 'Code.js'),
    globalName: 'Delakultur',
    footer,
  });
  replaceFile(path, text);
  copyFileSync(join(root, 'appsscript.json'), join(outdir, 'appsscript.json'));
  const pages = await buildPages(outdir);
  removeStale(outdir, new Set([path, join(outdir, 'appsscript.json'), ...pages]));
  return path;
};
