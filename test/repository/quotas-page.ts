/** docs/quotas.md, made of the lines of src/quotas/google.ts. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const source = resolve(__dirname, '../../src/quotas/google.ts');

const line = /^\/\*\* (?<what>.+)\. As of (?<asOf>\d{4}-\d{2}), (?<from>.+)\. \*\/\nexport const (?<name>[A-Z_]+) = (?<value>[\d_ *]+);$/;

/** A limit's value as people write it: `6 * 3_600` is 21,600. */
const figure = (value: string): string =>
  value
    .split('*')
    .reduce((product, factor) => product * Number(factor.trim().replaceAll('_', '')), 1)
    .toLocaleString('en');

/** Throws for a limit that does not say when it was looked up and where it comes from. */
export function quotasPage(): string {
  const [, ...parts] = readFileSync(source, 'utf8').split(/^\/\/ ## /m);
  const sections = parts.map((part) => {
    const [title = '', ...rest] = part.split('\n');
    const rows = rest
      .join('\n')
      .trim()
      .split(/\n(?=\/\*\*)/)
      .map((one) => {
        const { what, asOf, from, name, value = '' } = line.exec(one)?.groups ?? {};
        if (name === undefined) throw new Error(`This limit does not say what, when and where from, in one line:\n${one}`);
        return `| ${what} | ${figure(value)} | \`${name}\` | ${asOf} | ${from} |`;
      });
    return `## ${title}\n\n| what | at most | name | as of | source |\n|---|--:|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Google's limits

Made of \`src/quotas/google.ts\` by \`UPDATE=1 npx jest test/repository/readme\`; do not edit. The product, the embedded workspace and the script host all read that one file: when Google changes a number it is changed there, with its date. [U name]: no document of Google's gives it; [the checks](google.md#what-only-a-live-tenant-can-settle) tell how it is settled.

${sections.join('\n')}`;
}
