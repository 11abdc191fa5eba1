import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..', '..');
const planted = resolve(root, 'src/domain/planted.ts'); // in memory only

/** What the gate of the given tsconfig says of these lines, were they a file of src/domain. */
function complaints(config: string, source: string): string[] {
  const read = ts.readConfigFile(resolve(root, config), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === planted || fileExists(file);
  host.getSourceFile = (file, language, ...rest) =>
    file === planted ? ts.createSourceFile(file, source, language) : getSourceFile(file, language, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([planted], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the type gate of the rooms that Apps Script runs as well', () => {
  const modern = [
    'export const a = process.env;',
    'export const b = fetch;',
    'export const c = [1].at(-1);',
    "export const d = 'aa'.replaceAll('a', 'b');",
    'export const e = new URL("https://delaby.example/");',
    'export const f = setTimeout;',
    'export const g = structuredClone;',
    'export const h = Buffer.alloc(1);',
    'export const i = document.title;',
    'export const j = new TextEncoder();',
  ];

  it('refuses what Apps Script lacks: Node, the browser, and libraries newer than ES2019', () => {
    expect(complaints('tsconfig.core.json', modern.join('\n'))).toHaveLength(modern.length);
  });

  it('takes ES2019', () => {
    expect(complaints('tsconfig.core.json', 'export const a = Object.fromEntries([[1, 2]].flatMap((x) => [x]));')).toEqual([]);
  });

  it('refuses an index taken for granted, and syntax that cannot be erased', () => {
    expect(complaints('tsconfig.json', 'export const first = (a: string[]): string => a[0];')).toHaveLength(1);
    expect(complaints('tsconfig.json', 'export enum Kind { A }')).toHaveLength(1);
  });
});
