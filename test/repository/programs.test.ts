import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..', '..');

/** The program of the type gate that the core must pass, with `planted` (path to source) as files beside the real ones. */
function core(planted: ReadonlyMap<string, string> = new Map()): ts.Program {
  const read = ts.readConfigFile(resolve(root, 'tsconfig.core.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => planted.has(file) || fileExists(file);
  host.getSourceFile = (file, language, ...rest) => {
    const source = planted.get(file);
    return source === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, source, language, true);
  };
  return ts.createProgram(planted.size > 0 ? [...planted.keys()] : fileNames, options, host);
}

/** Statements that make a generator and drop it, as "file:line text". Types do not object: a statement may have any value. */
function droppedGenerators(program: ts.Program): string[] {
  const checker = program.getTypeChecker();
  const found: string[] = [];
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.includes('/src/workflows/'))) {
    const visit = (node: ts.Node): void => {
      if (ts.isExpressionStatement(node) && checker.getTypeAtLocation(node.expression).getSymbol()?.getName() === 'Generator') {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        found.push(`${file.fileName.slice(file.fileName.lastIndexOf('/') + 1)}:${line + 1} ${node.getText(file)}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

describe('a program that calls another program', () => {
  it('is caught when it forgets yield*, which would do nothing', () => {
    const source = [
      'function* move(id: string): Generator<string, number, number> { return yield id; }',
      'const log = (words: string): string => words;',
      'export function* withdraw(): Generator<string, void, number> {',
      "  move('a');",
      "  yield* move('b');",
      "  const moved = yield* move('c');",
      '  log(String(moved));',
      '}',
    ].join('\n');
    expect(droppedGenerators(core(new Map([[resolve(root, 'src/workflows/planted.ts'), source]])))).toEqual(["planted.ts:4 move('a');"]);
  });

  it('yields it, everywhere in src/workflows', () => {
    expect(droppedGenerators(core())).toEqual([]);
  });
});
