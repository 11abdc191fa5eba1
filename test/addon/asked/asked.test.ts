/** Every field of everything that a page may send, tried with what it may not hold; what is taken is held in asked.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'node:util';
import { hiddenSigns } from '../../../src/domain/workbook/row-edit.ts';
import { taken } from './asked.ts';
import { examples } from './examples.ts';

const golden = resolve(__dirname, 'asked.json');
const LENGTHS = [1, 10, 20, 32, 40, 64, 80, 100, 128, 150, 200, 250, 254, 255, 260, 320, 500, 2000, 4000, 10_000, 20_000];
const COUNTS = [0, 1, 10, 50, 100, 200, 500];
/** What Google, an old page or somebody who means ill may send in a field's place. */
const ODD: readonly unknown[] = [
  ...[undefined, null, true, false, [], {}, [''], [7], [{}], { a: 'b' }, { constructor: 'x' }],
  ...[Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1, 1.5, 604_799, 604_800, 2 * 2 ** 30, 2 * 2 ** 30 + 1, 5 * 2 ** 40, 5 * 2 ** 40 + 1],
  ...['', ' ', 'a', 'a/b', 'a\\b', 'a b', 'å', '1', 'ja', 'nej', 'id', 'A@B.se', 'ett\u202Eord', 'ett\u0000ord', 'a\nb', '\ud800'],
  ...['lek.mp4', 'lek.vtt', 'lek.pdf', 'video/mp4', 'image/png', 'constructor', '__proto__', 'toString'],
  ...['http://a', 'https://a.b:1', 'ftp://a', 'https://a/b', 'f'.repeat(32), 'F'.repeat(32), 'g'.repeat(32)],
  ...['https://www.googleapis.com/upload/drive/v3/files?upload_id=a', 'https://evil.example/upload/drive/v3/files?upload_id=a'],
];

const isPlain = (put: unknown): boolean => typeof put === 'string' && hiddenSigns(put) === undefined;
/** Everything above that is a text without hidden signs. */
const TEXTS = ODD.filter(isPlain)
  .map((put) => format('%j', put))
  .join(' ');

/** A refusal without its wording: the field that it names, or what is wrong with a text. */
const brief = (words: string): string =>
  /^Sidan skickade något som inte går att använda (\(.*\))/.exec(words)?.[1] ??
  (/styrtecken/.test(words) ? 'hidden' : /Korta den/.test(words) ? 'long' : words.replace(/^[\s\S]* är ingen/, 'X är ingen'));

type Path = readonly (string | number)[];

function* pathsIn(value: unknown, at: Path = []): Generator<Path> {
  if (at.length > 0) yield at;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* pathsIn(inner, [...at, Array.isArray(value) ? Number(name) : name]);
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((one, name) => (one as Record<string, unknown> | undefined)?.[name], value);

function withAt(value: unknown, [name, ...rest]: Path, put: unknown): unknown {
  if (name === undefined) return put;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = withAt(copy[name], rest, put);
  return copy;
}

/** The longest of some lengths that is taken, if each shorter one is, too; all of them where not. */
const longest = (lengths: readonly number[], isTaken: (length: number) => boolean): string => {
  const good = lengths.filter(isTaken);
  const most = lengths.indexOf(good.at(-1) ?? -1);
  if (good.length === 0) return '-';
  return good.length === most + 1 && isTaken((good.at(-1) as number) + 1) === false ? `≤${good.at(-1)}` : good.join(' ');
};

function told(fn: string, example: unknown): Record<string, string> {
  const lines: Record<string, string> = {};
  for (const path of pathsIn(example)) {
    const tried = (put: unknown) => taken(fn, withAt(example, path, put));
    const isTaken = (put: unknown): boolean => 'value' in tried(put);
    const now = valueAt(example, path);
    const parts: string[] = [];
    if (typeof now === 'string') parts.push(`length ${longest(LENGTHS, (length) => isTaken('a'.repeat(length)))}`);
    if (Array.isArray(now)) parts.push(`count ${longest(COUNTS, (count) => isTaken(Array.from({ length: count }, () => now[0])))}`);
    const good: string[] = [];
    const changed = new Map<string, number>();
    for (const put of ODD) {
      const got = tried(put);
      if (!('value' in got)) continue;
      const kept = format('%j', valueAt(got.value, path));
      if (kept === format('%j', put)) good.push(kept);
      else changed.set(kept, (changed.get(kept) ?? 0) + 1);
    }
    for (const [kept, many] of changed) good.push(`(${many} as ${kept})`);
    parts.push(`takes ${good.join(' ').replace(TEXTS, 'any text')}`);
    const refusals = ODD.map(tried).flatMap((got) => ('refused' in got ? [brief(got.refused)] : []));
    parts.push(`says ${[...new Set(refusals)].join(' | ')}`);
    lines[path.join('.')] = parts.join('; ');
  }
  return lines;
}

it('takes of each field what it always has, and refuses the rest in the same words', () => {
  const all: Record<string, Record<string, string>> = {};
  for (const [fn, example] of examples) {
    const got = taken(fn, example);
    const name = `${fn} ${JSON.stringify(example)}`.slice(0, 160);
    all[name] = { '': 'value' in got ? JSON.stringify(got.value) : brief(got.refused), ...told(fn, example) };
  }
  for (const fn of ['uiRead', 'uiDo', 'staffRead', 'staffDo', 'cardDo'])
    for (const odd of [...ODD, { kind: 'toString' }, { kind: ['plan'] }, { act: 'toString' }, { kind: 'nothing' }, { act: 'nothing' }]) {
      const got = taken(fn, odd);
      all[`${fn} ${format('%j', odd)}`] = { '': 'value' in got ? JSON.stringify(got.value) : brief(got.refused) };
    }
  if (process.env.UPDATE) writeFileSync(golden, `${JSON.stringify(all, null, 2)}\n`);
  expect(all).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
});
