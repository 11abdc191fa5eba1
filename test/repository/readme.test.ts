/** README's commands, run as they stand in an empty folder, and the page of columns that it leads to. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sampleFilm } from '../../src/tools/sample/media.ts';
import { buildCli, type Cli } from '../cli/cli.ts';
import { quotasPage } from './quotas-page.ts';
import { workbookPage } from './workbook-page.ts';

const root = resolve(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const section = /## The command line\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
/** A named file's lines stand in the block below its name. */
const files = [...section.matchAll(/`(\w+\.csv)`:\n\n```\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => ({ name, text }));
const lines = /```\n(delakultur init[\s\S]*?)```/.exec(section)?.[1]?.trim().split('\n') ?? [];

/** A line as a shell takes it apart: words, quotes, and a comment. */
const wordsOf = (line: string): string[] =>
  [...line.replace(/\s#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
const exitOf = (line: string): number => Number(/#.*exit code (\d)/.exec(line)?.[1] ?? 0);

const modes = (...paths: string[]): number[] => paths.map((path) => statSync(path).mode & 0o777);

describe('README’s main job, in an empty folder', () => {
  let cli: Cli;
  beforeAll(() => {
    cli = buildCli();
    for (const { name, text } of files) cli.file(name, text);
    cli.file('film.mp4', sampleFilm(60, 'Flerspråkighet'));
  }, 60_000);
  afterAll(() => cli.remove());

  it('has five lines to copy for units and for people, and every file that its commands read', () => {
    expect(files.map(({ name, text }) => [name, text.trim().split('\n').length - 1])).toEqual([
      ['enheter.csv', 5],
      ['personer.csv', 5],
    ]);
    const read = lines.flatMap((line) => wordsOf(line).filter((word) => /\.(csv|mp4)$/.test(word)));
    expect(read).toEqual(['enheter.csv', 'personer.csv', 'film.mp4']);
  });

  it('works line by line, each with the exit code it tells of; Anna sees the film until it is withdrawn', () => {
    let open = '';
    for (const line of lines) {
      const [, ...words] = wordsOf(line);
      const { code, out, err } = cli.alone(...words);
      expect([line, code, err]).toEqual([line, exitOf(line), err]);
      expect(out).not.toMatch(/[1-9]\d* med fel|[1-9]\d* utan nyckel/);
      if (words[0] === 'why') open = out;
    }
    expect(open).toContain('anna@delaby.example får se ”Flerspråkighet i vardagen”');
    expect(cli.alone('why', 'anna@delaby.example', 'F-001').out).toContain('anna@delaby.example får inte se');
    expect(cli.alone('plan').code).toBe(0);
    expect(modes(cli.workspace, join(cli.workspace, 'workspace.json'))).toEqual([0o700, 0o600]);
  }, 60_000);
});

describe('A saved plan', () => {
  it('is for its owner’s account alone, in a file that stood open before too', () => {
    const cli = buildCli();
    try {
      cli.alone('init', '--domain', 'delaby.example', '--coordinator', 'maryam@delaby.example');
      const before = cli.file('before.json', '{}');
      chmodSync(before, 0o644);
      const made = join(cli.folder, 'made.json');
      for (const path of [before, made]) expect(cli.alone('plan', '--out', path).code).toBe(2);
      expect(modes(before, made)).toEqual([0o600, 0o600]);
    } finally {
      cli.remove();
    }
  }, 60_000);
});

describe('docs/workbook.md', () => {
  it('is what the tables’ definition says', () => {
    const path = join(root, 'docs/workbook.md');
    if (process.env.UPDATE) writeFileSync(path, workbookPage());
    expect(readFileSync(path, 'utf8')).toBe(workbookPage());
  });
});

describe('docs/quotas.md', () => {
  it('is what the limits’ own lines say, each with its date and source', () => {
    const path = join(root, 'docs/quotas.md');
    if (process.env.UPDATE) writeFileSync(path, quotasPage());
    expect(readFileSync(path, 'utf8')).toBe(quotasPage());
  });
});
