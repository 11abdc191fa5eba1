// The add-on's pages, each as one HTML file that asks the network for nothing: HtmlService serves files of a project,
// and a page there can't import another. Used by the build of the add-on, and by tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, effectFree, forHtml, inScript, replaceFile } from './bundle.mjs';
import { root } from './installed.mjs';

/** File name → the page's entry, its title and the styles of its own kind. */
const pages = {
  'sidebar.html': { entry: 'src/pages/sidebar.tsx', title: 'Delakultur', own: ['sidebar.css'] },
  'plan.html': { entry: 'src/pages/plan.tsx', title: 'Förhandsgranska ändringar', own: ['dialog.css', 'plan.css'] },
  'upload.html': { entry: 'src/pages/upload.tsx', title: 'Lägg upp filmer', own: ['dialog.css', 'upload.css'] },
  'staff.html': { entry: 'src/pages/staff.tsx', title: 'Filmer och exempel', own: ['staff.css'] },
};
/** Every page's styles come first, its own kind's after them. */
const styles = ['tokens.css', 'controls.css', 'content.css'];

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
export const buildPages = async (outdir = join(root, 'build/apps-script')) => {
  const { transform } = await import('esbuild');
  const written = [];
  for (const [name, { entry, title, own }] of Object.entries(pages)) {
    const css = [...styles, ...own].map((file) => readFileSync(join(root, 'src/pages/kit/style', file), 'utf8')).join('\n');
    const { code: style } = await transform(css, { loader: 'css', minify: true, target: 'es2020' });
    const [script] = await bundle({
      ...forHtml,
      entryPoints: [entry],
      minify: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2020',
      charset: 'utf8',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      plugins: [effectFree],
    });
    const path = join(outdir, name);
    replaceFile(path, html({ title, script: script.text, style }));
    written.push(path);
  }
  return written;
};
