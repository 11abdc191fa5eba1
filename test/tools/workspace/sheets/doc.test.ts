import { readFileSync } from 'node:fs';
import { functionNames } from '../../../../src/tools/workspace/sheets/formula/functions.ts';
import { acts } from '../../../../src/tools/workspace/sheets/requests/batch.ts';

const page = readFileSync('docs/emulator/sheets.md', 'utf8');
const section = (title: string) => page.split(`\n## ${title}`)[1]?.split('\n## ')[0] ?? '';

describe('docs/emulator/sheets.md', () => {
  it('names every request that is carried out, and none besides', () => {
    const named = [...(section('Requests of batchUpdate').split('**501:**')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(Object.keys(acts).sort());
  });

  it('names every function that is computed, and none besides', () => {
    const table =
      section('Formulas')
        .match(/^\| \w+ \| .*$/gm)
        ?.join(' ') ?? '';
    expect((table.match(/\b[A-Z][A-Z_]*\b/g) ?? []).sort()).toEqual([...functionNames]);
  });
});
