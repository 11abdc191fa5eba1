import { readFileSync, writeFileSync } from 'node:fs';
import { entries } from '../../src/addon/entries.ts';
import type { Definition } from '../../src/contract/definition.ts';

const page = 'docs/security.md';
const begin = '<!-- made from src/contract and src/addon/entries.ts: UPDATE=1 npx jest test/repository/security -->';
const end = '<!-- end -->';

/** Whom a limit is kept for (src/addon/admit/limits.ts). */
const usually = (name: string) => (name.endsWith('Read') ? 'reads' : name.startsWith('card') ? 'never' : 'acts');

/** One line an entry point and kind of caller; what depends on what is asked is told by it. */
function table(): string {
  const lines = Object.entries(entries).flatMap(([name, who]) => {
    if (typeof who === 'string') return [`| \`${name}\` | | ${who} | | |`];
    const said = ({ who: may, needs, counts = usually(name) }: Definition) => `${may} | ${needs} | ${counts}`;
    return [...new Set(Object.values(who).map(said))].map((one) => {
      const kinds = Object.keys(who).filter((kind) => said(who[kind] as Definition) === one);
      return `| \`${name}\` | ${kinds.map((kind) => `\`${kind}\``).join(', ')} | ${one} |`;
    });
  });
  return ['| entry point | asked for | who | reads first | counts as |', '|---|---|---|---|---|', ...lines].join('\n');
}

describe('docs/security.md', () => {
  it('says who may call what as the code does', () => {
    const text = readFileSync(page, 'utf8');
    const [before = '', rest = ''] = text.split(begin);
    const after = rest.slice(rest.indexOf(end));
    const right = `${before}${begin}\n\n${table()}\n\n${after}`;
    if (process.env.UPDATE) writeFileSync(page, right);
    else expect(text).toBe(right);
  });
});
