/** The catalogue holds what is said, all of it and no more. That nothing is missing is a type error already. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rendererOf } from '../../src/messages/catalogue.ts';
import { catalogues } from '../../src/messages/cli/render.ts';

const root = resolve(__dirname, '../..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('messages/') && !path.startsWith('tools/'))
  .map((path) => readFileSync(join(root, 'src', path), 'utf8'));
const text = sources.join('\n');
const codes = Object.values(catalogues).flatMap((area) => Object.keys(area));

/** Whether a source builds it: by its code, or by a union of codes put together. Where a code is declared, `:` follows. */
const isBuilt = (code: string): boolean =>
  new RegExp(`'${code}'(?!\\??:)`).test(text) || text.includes(`\`${code.slice(0, code.lastIndexOf('.') + 1)}\${`);

describe('The catalogue of messages', () => {
  it('has no message that nothing says', () => {
    expect(codes.filter((code) => !isBuilt(code))).toEqual([]);
  });

  it('has each code in one area alone', () => {
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it('has every area there is', () => {
    const areas = readdirSync(join(root, 'src/messages'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && /: Catalogue</.test(readFileSync(join(root, 'src/messages', path), 'utf8')),
    );
    const known = ['render.ts', 'cli/render.ts'].map((path) => readFileSync(join(root, 'src/messages', path), 'utf8')).join();
    expect(areas.filter((path) => !known.includes(`'./${relative(path.startsWith('cli/') ? 'cli' : '.', path)}'`))).toEqual([]);
  });

  it('is the only place of sentences: domain and workflows say codes', () => {
    const worded = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        /^(domain|workflows)\/.*\.ts$/.test(path) && /\b(sv|en): ['`](?=[^'`]*[ .])/.test(readFileSync(join(root, 'src', path), 'utf8')),
    );
    expect(worded).toEqual([]);
  });

  it('never shows a code in place of a sentence', () => {
    expect(() => rendererOf()({ code: 'nothing', facts: {} }, 'sv')).toThrow('no message nothing');
  });
});
