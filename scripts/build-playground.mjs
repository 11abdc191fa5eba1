// The local pages of `npm start`, to build/local: the browser shell (index.html, shell.js, shell.css), the server's side of it
// (server.mjs, imported by the command line), and the Apps Script host's own thread and realm (worker.js, realm.js).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './bundle.mjs';
import { root } from './installed.mjs';

/** Builds everything under `outdir`; returns the paths. Throws on any error or warning of esbuild's. */
export const buildPlayground = async (outdir = join(root, 'build/local')) => {
  const esbuild = await import('esbuild');
  const common = { absWorkingDir: root, bundle: true, write: false, legalComments: 'none', logLevel: 'warning', outdir, charset: 'utf8' };
  const node = { platform: 'node', format: 'esm', target: 'node20' };
  const results = await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: { shell: 'src/tools/playground/page/main.tsx' },
      jsx: 'automatic',
      jsxImportSource: 'preact',
      format: 'esm',
      target: 'es2022',
      minify: true,
    }),
    esbuild.build({ ...common, entryPoints: { shell: 'src/tools/playground/page/style/shell.css' }, minify: true }),
    esbuild.build({
      ...common,
      ...node,
      entryPoints: { server: 'src/tools/playground/server/server.ts' },
      outExtension: { '.js': '.mjs' },
    }),
    // The thread is plain JavaScript in a file of its own; what runs in it is read as text.
    esbuild.build({ ...common, ...node, format: 'cjs', entryPoints: { worker: 'src/tools/script-host/worker.ts' } }),
    esbuild.build({
      ...common,
      entryPoints: { realm: 'src/tools/script-host/realm/realm.ts' },
      platform: 'neutral',
      format: 'iife',
      globalName: 'ScriptRealm',
      target: 'es2022',
    }),
  ]);
  const warnings = results.flatMap((result) => result.warnings);
  if (warnings.length > 0) throw new Error(`esbuild warned ${warnings.length} times; see above.`);
  const files = results.flatMap((result) => result.outputFiles);
  for (const { path, text } of files) replaceFile(path, text);
  // worker.js is CommonJS, whatever the package around it says.
  replaceFile(join(outdir, 'package.json'), '{"type":"commonjs"}\n');
  const page = join(outdir, 'index.html');
  replaceFile(page, readFileSync(join(root, 'src/tools/playground/page/index.html'), 'utf8'));
  return [...files.map(({ path }) => path), page];
};
