// The add-on, as clasp pushes it: Code.js, which every execution reads; parts/*.html, scripts that src/apps-script/parts.ts
// reads when they are used; the pages and the manifest.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildUi } from './build-ui.mjs';
import { bundle, effectFree, forHtml, inScript, removeStale, replaceFile } from './bundle.mjs';
import { root } from './installed.mjs';

const entry = 'src/apps-script/main.ts';
const partsFolder = 'src/apps-script/parts';

/** Lowered to ES2020: private and static fields are what Apps Script lacks. Minified, since what is read is parsed anew each time. */
const common = {
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2020',
  charset: 'utf8',
  format: 'iife',
  minify: true,
  plugins: [effectFree],
};

/** The sources of the script: of Code.js, and of each part by its file's name in the add-on. */
export const scripts = () => ({
  'Code.js': entry,
  ...Object.fromEntries(
    readdirSync(join(root, partsFolder)).map((file) => [`parts/${file.replace(/\.ts$/, '.html')}`, `${partsFolder}/${file}`]),
  ),
});

/**
 * Apps Script calls top-level functions by name, and a bundle has none: one delegating function per entry point that
 * src/apps-script/main.ts exports. A name ending in _ cannot be called by a page of the add-on.
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
export const buildAppsScript = async (outdir = join(root, 'build/apps-script')) => {
  const written = [];
  for (const [name, from] of Object.entries(scripts())) {
    const own =
      name === 'Code.js'
        ? { globalName: 'Delakultur', footer: { js: delegates(await entryPoints(), 'Delakultur') } }
        : { globalName: 'DelakulturPart', ...forHtml };
    const [file] = await bundle({ ...common, entryPoints: [from], outfile: join(outdir, name), ...own });
    replaceFile(file.path, name === 'Code.js' ? file.text : inScript(file.text));
    written.push(file.path);
  }
  copyFileSync(join(root, 'appsscript.json'), join(outdir, 'appsscript.json'));
  const pages = await buildUi(outdir);
  removeStale(outdir, new Set([...written, join(outdir, 'appsscript.json'), ...pages]));
  return written[0];
};
