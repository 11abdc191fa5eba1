// What the builds have in common.
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './installed.mjs';

/** Puts `text` in place at once: a reader sees the old file or the new one. */
export const replaceFile = (path, text, mode = 0o644) => {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text);
  chmodSync(beside, mode);
  renameSync(beside, path);
};

/** Removes what an earlier build left in `folder`; `kept` are absolute paths. A name that ends in digits is being written. */
export const removeStale = (folder, kept) => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && !kept.has(path) && !/\.\d+$/.test(entry.name)) rmSync(path, { force: true });
  }
};

/** Bundles with `options`; returns the files, nothing written yet. Throws on any error or warning. */
export const bundle = async (options) => {
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

/**
 * Every module of src is free of effects when it is read, apart from the entries: so what wants one function of the domain
 * does not carry the whole workbook's definition.
 */
export const effectFree = {
  name: 'effect-free',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/.*\.tsx?$/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === effectFree) return undefined;
      const found = await build.resolve(path, { ...rest, pluginData: effectFree });
      return found.errors.length > 0 ? found : { ...found, sideEffects: false };
    });
  },
};

/**
 * How a script is written that lies in an HTML file. HtmlService takes // and /* in template literals for comments, and
 * drops what follows (https://github.com/enuchi/React-Google-Apps-Script/issues/157): there shall be none.
 */
export const forHtml = { supported: { 'template-literal': false } };

/** Inside <script> an end tag would end it, a comment's beginning would hide it, and <? would be a template's scriptlet. */
export const inScript = (text) => text.trim().replace(/<(?=\/script|!--|\?)/gi, '\\x3c');
