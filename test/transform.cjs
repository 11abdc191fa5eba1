// Jest's TypeScript: esbuild strips the types; tsc checks them apart (scripts/test.mjs).
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

const self = readFileSync(__filename, 'utf8');

const loaderOf = (file) => (file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js');

module.exports = {
  // Jest does not look at the transformer itself when it looks for a cached result; this does.
  getCacheKey(source, file) {
    return createHash('sha256').update([self, version, file, source].join('\0')).digest('hex');
  },
  process(source, file) {
    const usesMetaUrl = source.includes('import.meta.url');
    const { code, map } = transformSync(source, {
      loader: loaderOf(file),
      format: 'cjs',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: true,
      sourcefile: file,
      // Jest runs CommonJS: a lazy import() becomes a lazy require, and a module's own address comes from __filename.
      supported: { 'dynamic-import': false },
      ...(usesMetaUrl && {
        define: { 'import.meta.url': '__moduleUrl' },
        banner: 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;',
      }),
    });
    return { code, map };
  },
};
