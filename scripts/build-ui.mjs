// The add-on's pages, each as one HTML file that asks the network for nothing: HtmlService serves files of a project,
// and a page there can't import another. Used by the build of the add-on, and by tests.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './installed.mjs';

/** File name → the page's entry, its title and the styles that it alone has. */
const pages = {
  'sidebar.html': { entry: 'src/ui/sidebar.tsx', title: 'Delakultur', own: 'sidebar.css' },
  'plan.html': { entry: 'src/ui/plan.tsx', title: 'Förhandsgranska ändringar', own: 'plan.css' },
  'upload.html': { entry: 'src/ui/upload.tsx', title: 'Lägg upp filmer', own: 'upload.css' },
  'staff.html': { entry: 'src/ui/staff.tsx', title: 'Filmer och exempel', own: 'staff.css' },
};
/** Every page's styles come first, its own after them. */
const styles = ['tokens.css', 'controls.css', 'content.css'];

/**
 * Every module of src is free of effects when it is read, apart from the entries: so a page that wants one function of
 * the domain does not carry the whole workbook's definition.
 */
const effectFree = {
  name: 'effect-free',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/.*\.tsx?$/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === effectFree) return undefined;
      const found = await build.resolve(path, { ...rest, pluginData: effectFree });
      return found.errors.length > 0 ? found : { ...found, sideEffects: false };
    });
  },
};

/** Inside <script> an end tag would end it, a comment's beginning would hide it, and <? would be a template's scriptlet. */
const inScript = (text) => text.trim().replace(/<(?=\/script|!--|\?)/gi, '\\x3c');

const html = ({ title, script, style }) => `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<title>${title}</title>
<style>${style.trim()}</style>
</head>
<body>
<div id="root"></div>
<script>${inScript(script)}</script>
</body>
</html>
`;

/** Writes the pages into `outdir` and returns their paths. Throws on any error or warning of esbuild's. */
export const buildUi = async (outdir = join(root, 'build/apps-script')) => {
  const { build, transform } = await import('esbuild');
  mkdirSync(outdir, { recursive: true });
  const written = [];
  for (const [name, { entry, title, own }] of Object.entries(pages)) {
    const css = [...styles, own].map((file) => readFileSync(join(root, 'src/ui/style', file), 'utf8')).join('\n');
    const { code: style } = await transform(css, { loader: 'css', minify: true, target: 'es2020' });
    const { outputFiles, warnings } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2020',
      charset: 'utf8',
      legalComments: 'none',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      plugins: [effectFree],
      logLevel: 'warning',
    });
    if (warnings.length > 0) throw new Error(`esbuild warned ${warnings.length} times; see above.`);
    const path = join(outdir, name);
    const beside = `${path}.${process.pid}`;
    writeFileSync(beside, html({ title, script: outputFiles[0].text, style }));
    renameSync(beside, path); // a reader sees the old file or the new one
    written.push(path);
  }
  return written;
};
