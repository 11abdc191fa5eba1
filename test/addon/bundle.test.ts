import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { buildSync } from 'esbuild';
import ts from 'typescript';
import { HOSTS } from '../../src/google/http.ts';
import { METHODS } from '../../src/google/methods.ts';
import { BATCHES } from '../../src/google/multipart.ts';
import { buildAddOn, ENTRY_POINTS, module, runModule } from './built-add-on.ts';

/** What reading Code.js may cost one execution on a machine where the control script takes CONTROL_MS. */
const EVALUATION_MS = 15;
const CONTROL_MS = 10;

/** What browsers and Node have and Apps Script has not. */
const MISSING = [
  ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'queueMicrotask', 'requestAnimationFrame'],
  ['fetch', 'XMLHttpRequest', 'URL', 'URLSearchParams', 'Headers', 'Request', 'Response', 'FormData', 'AbortController'],
  ['TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'structuredClone', 'Blob', 'Buffer'],
  ['window', 'document', 'self', 'navigator', 'localStorage', 'process', 'performance', 'require', 'module', 'exports', 'global'],
].flat();

const folder = buildAddOn();
const bundle = join(folder, 'Code.js');
const code = readFileSync(bundle, 'utf8');
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const manifest = JSON.parse(readFileSync(join(folder, 'appsscript.json'), 'utf8')) as Record<string, unknown>;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pages = ['plan.html', 'sidebar.html', 'staff.html', 'upload.html'];

describe('the built add-on', () => {
  it('is the script, its pages and the manifest of the repository', () => {
    expect(readdirSync(folder).sort()).toEqual(['Code.js', 'appsscript.json', ...pages]);
    expect(manifest).toEqual(JSON.parse(readFileSync(resolve(__dirname, '../../appsscript.json'), 'utf8')));
    for (const page of pages) expect(readFileSync(join(folder, page), 'utf8')).toMatch(/^<!DOCTYPE html>/);
  });

  it('is what clasp would push, where npm run deploy names the project', () => {
    const where = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-deploy-')));
    try {
      cpSync(folder, join(where, 'build/apps-script'), { recursive: true });
      const ran = runModule(
        `import { join, relative } from 'node:path';
        import { projectFile, runClasp, writeProject } from ${module('deploy.mjs')};
        import { root } from ${module('installed.mjs')};
        const [where] = process.argv.slice(1);
        const project = join(where, relative(root, projectFile));
        writeProject('a-script-id', project, join(where, 'build/apps-script'));
        console.log(JSON.stringify(runClasp(['--json', 'show-file-status'], { quiet: true, project })));`,
        where,
      );
      const { code: exit, output } = JSON.parse(ran) as { code: number; output: string };
      expect({ exit, output }).toMatchObject({ exit: 0 });
      const pushed = JSON.parse(output.slice(output.indexOf('{'))) as { filesToPush: string[]; untrackedFiles: string[] };
      const inFolder = (file: string) => file.replace(/^.*build\/apps-script\//, '');
      expect(pushed.filesToPush.map(inFolder).sort()).toEqual(['Code.js', ...pages, 'appsscript.json'].sort());
      expect(pushed.untrackedFiles).toEqual([]);
    } finally {
      rmSync(where, { recursive: true, force: true });
    }
  });

  it('holds no package but @noble/hashes', () => {
    const { metafile } = buildSync({
      entryPoints: [resolve(__dirname, '../../src/addon/main.ts')],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outdir: folder,
    });
    const packages = Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    expect([...new Set(packages)]).toEqual(['@noble/hashes']);
    const outside = Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
    expect(outside).toEqual([]);
  });
});

describe('Code.js', () => {
  it('is written in ES2021: nothing newer, nothing that is a module', () => {
    const { errors, newer } = dialect(code);
    expect(errors).toEqual([]);
    expect(newer).toEqual([]);
  });

  it('names nothing that Apps Script lacks', () => {
    expect(freeNames(code).filter((one) => MISSING.includes(one))).toEqual([]);
  });

  it('keeps the names of its functions, and lines that can be read, for Google’s log of errors', () => {
    expect(code).toMatch(/function\* ?planWorkspace\(/);
    expect(Math.max(...code.split('\n').map((line) => line.length))).toBeLessThan(20_000);
  });

  it('is read where none of Google’s services is there yet', () => {
    const context = vm.createContext(Object.create(null));
    expect(() => vm.runInContext(code, context)).not.toThrow();
  });
});

describe('the script', () => {
  it('would be seen to be newer', () => {
    expect(dialect('class A { static x = 1; #y = 2; }').newer).toEqual(['static x = 1;', '#y = 2;', '#y']);
    expect(dialect('class A { static { f(); } }').newer).toEqual(['static { f(); }']);
    expect(dialect('class A { x = 1 }').newer).toEqual(['x = 1']);
    expect(dialect('export const a = 1; await a;').newer).toEqual(['export', 'await a']);
    expect(dialect('if (').errors).not.toEqual([]);
    expect(freeNames('function f(fetch) { fetch(); return { URL: window.x, y: typeof atob } }')).toEqual(['window', 'atob']);
  });

  it('offers the entry points and nothing else', () => {
    const context = vm.createContext(Object.create(null));
    const before = new Set(vm.runInContext('Object.getOwnPropertyNames(globalThis)', context) as string[]);
    vm.runInContext(code, context);
    const all = vm.runInContext('Object.getOwnPropertyNames(globalThis)', context) as string[];
    const added = all.filter((name) => !before.has(name));
    const callable = added.filter((name) => vm.runInContext(`typeof ${name} === 'function'`, context));
    expect(callable.sort()).toEqual([...ENTRY_POINTS]);
    expect(added.filter((name) => !callable.includes(name))).toEqual(['Delakultur']);
  });

  it('is read quickly by each execution', () => {
    // The control's cost is known on an idle machine; where it takes longer, so may the script.
    const control = 'let sum = 0; for (let i = 0; i < 8_000_000; i++) sum = (sum + i * i) % 1_000_003; sum;';
    const sides = { empty: '', control, code };
    const times = new Map(Object.keys(sides).map((side) => [side, [] as number[]]));
    for (let turn = 0; turn < 9; turn++) for (const [side, text] of Object.entries(sides)) times.get(side)?.push(evaluation(text));
    const of = (side: string) => median(times.get(side) as number[]);
    const slack = Math.max(1, of('control') / CONTROL_MS);
    expect(of('code') - of('empty')).toBeLessThanOrEqual(EVALUATION_MS * slack);
  });
});

describe('what lies in HTML files', () => {
  it('has no template literal with what HtmlService takes for a comment, and would be seen to have', () => {
    expect(commented('a = `https://x`; b = "//"; c = `/ /`; d = `/* e */`;')).toEqual(['`https://x`', '`/* e */`']);
    for (const page of pages) {
      const script = /<script>([\s\S]*)<\/script>/.exec(textOf(page))?.[1] ?? '';
      expect(script.length).toBeGreaterThan(10_000);
      expect({ page, found: commented(script) }).toEqual({ page, found: [] });
    }
  });

  it('has no scriptlet', () => {
    for (const file of pages) expect({ file, scriptlet: textOf(file).includes('<?') }).toEqual({ file, scriptlet: false });
  });
});

describe('the manifest', () => {
  it('runs functions that are there', () => {
    const functions = [...JSON.stringify(manifest).matchAll(/"(?:runFunction|functionName)":"(\w+)"/g)].map(([, name]) => name);
    expect(functions.length).toBeGreaterThanOrEqual(6);
    for (const name of functions) expect(ENTRY_POINTS).toContain(name);
  });

  it('allows every address that the driver asks for', () => {
    // Mail goes by MailApp: no address of Gmail's is asked for, and none is allowed.
    const apis = (Object.keys(HOSTS) as (keyof typeof HOSTS)[]).filter((api) => api !== 'gmail');
    const single = Object.values(METHODS).filter(({ api }) => api !== 'gmail');
    const addresses = [
      ...single.map(({ api, path }) => `${HOSTS[api]}${path.replace(/\{.*$/, '')}`),
      ...apis.flatMap((api) => BATCHES[api]?.path.replace(/^/, HOSTS[api]) ?? []),
    ];
    const allowed = manifest.urlFetchWhitelist as string[];
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((address) => !allowed.some((prefix) => address.startsWith(prefix)))).toEqual([]);
    expect(allowed.filter((prefix) => prefix.includes('gmail'))).toEqual([]);
    for (const prefix of allowed) expect(prefix).toMatch(/^https:\/\/[a-z.]+\.googleapis\.com\/.+/);
  });
});

/** Milliseconds to compile and run a script in a new context; no compiled code is kept from one to the next. */
function evaluation(text: string): number {
  const context = vm.createContext(Object.create(null));
  const begun = performance.now();
  // V8 keeps compiled scripts by their text: another text each time, as Apps Script starts cold.
  new vm.Script(`${text}\n//${Math.random()}`).runInContext(context);
  return performance.now() - begun;
}

/** The pieces of template literals that hold // or a comment's beginning. */
function commented(text: string): string[] {
  const source = ts.createSourceFile('page.js', text, ts.ScriptTarget.ES2021, true, ts.ScriptKind.JS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isPiece =
      ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if (isPiece && /\/[/*]/.test(node.getText(source))) found.push(node.getText(source).replace(/\$\{$/, ''));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

/** Syntax errors, and what came after ES2021 or belongs to modules (as far as esbuild's lowering may leave it). */
function dialect(text: string): { errors: string[]; newer: string[] } {
  const source = ts.createSourceFile('Code.js', text, ts.ScriptTarget.ES2021, true, ts.ScriptKind.JS);
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    fileName: 'Code.js',
    compilerOptions: { allowJs: true },
  });
  const newer: string[] = [];
  const visit = (node: ts.Node): void => {
    const isTopAwait = ts.isAwaitExpression(node) && !ts.findAncestor(node, (one) => ts.isFunctionLike(one));
    const isRegExpNewer = ts.isRegularExpressionLiteral(node) && /\/[a-z]*[dv][a-z]*$/.test(node.text);
    const isModules =
      ts.isImportDeclaration(node) ||
      node.kind === ts.SyntaxKind.ExportKeyword ||
      ts.isExportDeclaration(node) ||
      ts.isMetaProperty(node) ||
      node.kind === ts.SyntaxKind.ImportKeyword;
    if (
      ts.isPropertyDeclaration(node) ||
      ts.isClassStaticBlockDeclaration(node) ||
      ts.isPrivateIdentifier(node) ||
      isTopAwait ||
      isRegExpNewer ||
      isModules
    )
      newer.push(node.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { errors: diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')), newer };
}

/** Names that a script uses and does not declare, by TypeScript's own binding of names to declarations. */
function freeNames(text: string): string[] {
  const name = 'Code.js';
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2021, true, ts.ScriptKind.JS);
  const options: ts.CompilerOptions = { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2021 };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (file) => (file === name ? source : undefined),
    fileExists: (file) => file === name,
    readFile: () => undefined,
  };
  const checker = ts.createProgram([name], options, host).getTypeChecker();
  const free = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) && !isLabelOrProperty(node);
    if (isName && checker.resolveName(node.text, node, ts.SymbolFlags.Value, false) === undefined) free.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...free];
}

function isLabelOrProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name === node;
  if (ts.isGetAccessor(parent) || ts.isSetAccessor(parent) || ts.isPropertyDeclaration(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent);
}
