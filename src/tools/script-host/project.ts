import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import vm from 'node:vm';
import type { Manifest } from './types.ts';

/** A built Apps Script project as it lies in its folder. */
export interface Project {
  manifest: Manifest;
  /** Scripts in the order in which they run: by path. */
  files: { name: string; text: string }[];
  /** HTML files by name, without the ending. */
  pages: Record<string, string>;
  /** The functions that a page may call: declared at the top level, names not ending in _. */
  callable: string[];
}

/** @throws Error when the folder lacks appsscript.json or scripts, or a script cannot be parsed. */
export function readProject(folder: string): Project {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
  if (!names.includes('appsscript.json')) throw new Error(`${folder} holds no appsscript.json: is the script built?`);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const files = names.filter((name) => /\.(js|gs)$/.test(name)).map((name) => ({ name, text: read(name) }));
  if (files.length === 0) throw new Error(`${folder} holds no script.`);
  const pages = Object.fromEntries(names.filter((name) => name.endsWith('.html')).map((name) => [name.slice(0, -5), read(name)]));
  return { manifest: JSON.parse(read('appsscript.json')) as Manifest, files, pages, callable: callableOf(files) };
}

/**
 * Function declarations are made before a script's first statement runs: with a `throw` in front, nothing else happens.
 * @throws SyntaxError naming the file.
 */
function callableOf(files: Project['files']): string[] {
  const context = vm.createContext({});
  const before = new Set(Object.getOwnPropertyNames(vm.runInContext('globalThis', context)));
  for (const { name, text } of files) {
    const script = new vm.Script(`throw 0;${text}`, { filename: name });
    try {
      script.runInContext(context);
    } catch (thrown) {
      if (thrown !== 0) throw thrown;
    }
  }
  const isFunction = (name: string) => vm.runInContext(`typeof globalThis[${JSON.stringify(name)}] === 'function'`, context);
  return Object.getOwnPropertyNames(context)
    .filter((name) => !before.has(name) && !name.endsWith('_') && isFunction(name))
    .sort();
}
