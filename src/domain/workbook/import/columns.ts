/** What the columns of a file mean. A column that protects somebody is taken or asked about, never ignored. */

import type { Message } from '../../message.ts';
import { distance } from '../../nearest.ts';
import { clean, fold } from '../../text.ts';
import { workbookMessage } from '../messages.ts';
import type { Field } from '../tables/field.ts';
import { fieldOfHeader, fieldsOf, type TableName, tableOf } from '../tables.ts';
import { elsewhere, nameParts, otherNames } from './column-names.ts';

export type Meaning =
  /** `other`: the column bears another usual name, not the workbook's own. */
  | { readonly kind: 'field'; readonly code: string; readonly other: boolean }
  | { readonly kind: 'name'; readonly part: keyof typeof nameParts }
  /** Uncertain, but near a field whose absence could give access. */
  | { readonly kind: 'near'; readonly code: string; readonly loose: boolean }
  | { readonly kind: 'none' };

/** Letters and digits alone, folded, without what forms add: 'E-post *' and 'Email Address [Required]'. */
export function squashed(header: string): string {
  return wordsOf(header).join('');
}

const wordsOf = (header: string): readonly string[] => {
  const bare = clean(header).replace(/\[[^\]]*\]|\((?:obligatorisk\w*|required|frivillig\w*|optional|ja\s*\/\s*nej)\)/gi, ' ');
  return fold(bare.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
};
const forms = new Map<string, string>();
/** The form in which our own lists have a name. */
const formOf = (name: string): string => {
  const form = forms.get(name) ?? squashed(name);
  forms.set(name, form);
  return form;
};
const has = (names: readonly string[], form: string): boolean => names.some((name) => formOf(name) === form);

/** What a column's header means in a table. */
export function meaningOf(table: TableName, header: string): Meaning {
  const own = fieldOfHeader(table, clean(header));
  if (own !== undefined) return { kind: 'field', code: own, other: false };
  const form = squashed(header);
  if (form === '' || has(elsewhere, form)) return { kind: 'none' };
  const fields = fieldsOf(table);
  const same = fields.find(([code, field]) => has(namesOf(code, field), form));
  if (same) return { kind: 'field', code: same[0], other: false };
  const usual = fields.find(([code]) => has(otherNames[table]?.[code]?.usual ?? [], form));
  if (usual) return { kind: 'field', code: usual[0], other: true };
  if (table === 'people') {
    const part = (Object.keys(nameParts) as (keyof typeof nameParts)[]).find((one) => has(nameParts[one], form));
    if (part) return { kind: 'name', part };
  }
  const near = nearGuarded(table, header);
  return near ? { kind: 'near', ...near } : { kind: 'none' };
}

/**
 * The guarded field that a header is near: a few letters off, a word that means it, or the field's name inside it (or it
 * inside the name). The last is `loose`: where the field has its own column, such a header is probably about something else.
 */
export function nearGuarded(table: TableName, header: string): { readonly code: string; readonly loose: boolean } | undefined {
  const words = wordsOf(header);
  const form = words.join('');
  const guarded = fieldsOf(table)
    .filter(([, field]) => field.guarded && !field.system)
    .map(([code, field]) => ({ code, names: namesOf(code, field).map(formOf), other: otherNames[table]?.[code] ?? {} }));
  const best = guarded
    .flatMap(({ code, names, other }) =>
      [...names, ...(other.usual ?? []).map(formOf)].map((name, at) => {
        const most = Math.min(at < names.length ? 3 : 1, Math.floor(name.length / 4));
        const away = distance(form, name, most);
        return { code, away: away > most ? Number.POSITIVE_INFINITY : away };
      }),
    )
    .sort((a, b) => a.away - b.away)[0];
  if (best && Number.isFinite(best.away)) return { code: best.code, loose: false };
  const begins = words.map((_, at) => words.slice(at).join(''));
  const meant = guarded.find(({ other }) => begins.some((text) => other.near?.test(text)));
  if (meant) return { code: meant.code, loose: false };
  // Short names such as Till and Rum occur in too many others.
  const inside = (name: string): boolean =>
    (name.length >= 6 && begins.some((text) => text.startsWith(name))) ||
    (form.length >= 4 && form.length >= name.length * 0.6 && name.startsWith(form));
  const part = guarded.find(({ names }) => names.some(inside));
  return part && { code: part.code, loose: true };
}

const namesOf = (code: string, field: Field): readonly string[] => [field.header, code, ...(field.older ?? [])];

/** A file's columns as fields. `stop` says why the file is refused as a whole. */
export interface Columns {
  /** Each column's field by code name; undefined where it fills none. */
  readonly codes: readonly (string | undefined)[];
  /** Columns that bear another usual name: a value that can't be read is not written as it is. */
  readonly others: ReadonlySet<number>;
  /** Columns of a name's parts, where the file has no column Namn. */
  readonly name: Partial<Readonly<Record<keyof typeof nameParts, number>>>;
  readonly unknown: readonly string[];
  /** Headers of columns that the system writes, and of those that stand twice. */
  readonly system: readonly string[];
  readonly twice: readonly string[];
  readonly stop?: { readonly code: string; readonly message: Message };
}

/** `filled` says which columns hold anything: one without a header is only told of where it does. */
export function columnsOf(table: TableName, headers: readonly string[], filled: (column: number) => boolean): Columns {
  const meanings = headers.map((header) => meaningOf(table, header));
  const shown = (at: number): string => clean(headers[at] ?? '');
  const codes: (string | undefined)[] = [];
  const others = new Set<number>();
  const name: Partial<Record<keyof typeof nameParts, number>> = {};
  const [unknown, system, twice]: string[][] = [[], [], []];
  const stops: { code: string; message: Message }[] = [];
  const own = new Set(meanings.map((meaning) => (meaning.kind === 'field' ? meaning.code : undefined)));
  meanings.forEach((meaning, at) => {
    codes.push(undefined);
    if (meaning.kind === 'near' && !(meaning.loose && own.has(meaning.code)))
      stops.push({ code: 'nearColumn', message: nearMessage(table, shown(at), meaning.code) });
    else if (meaning.kind === 'name' && name[meaning.part] === undefined) name[meaning.part] = at;
    else if (meaning.kind !== 'field') {
      if (shown(at) !== '') unknown?.push(shown(at));
      else if (filled(at)) unknown?.push(`kolumn ${at + 1}`);
    } else {
      const { code } = meaning;
      const field = tableOf(table).fields[code];
      const first = codes.indexOf(code);
      if (field?.system) system?.push(shown(at));
      else if (first < 0) {
        codes[at] = code;
        if (meaning.other) others.add(at);
      } else if (field?.guarded || tableOf(table).key.includes(code)) {
        const facts = { first: shown(first), second: shown(at), header: field?.header ?? code };
        stops.push({ code: 'columnTwice', message: workbookMessage('file.columnsTwice', facts) });
      } else twice?.push(shown(at));
    }
  });
  const parts = codes.includes('name') || (name.lastFirst === undefined && (name.first === undefined || name.last === undefined));
  if (parts) for (const at of Object.values(name)) unknown?.push(shown(at));
  const missing = tableOf(table).key.find((code) => !codes.includes(code));
  const stop = missing === undefined ? stops[0] : { code: 'keyColumn', message: keyMissing(table, missing, headers) };
  return {
    ...{ codes, others, name: parts ? {} : name, unknown: unknown ?? [], system: system ?? [], twice: twice ?? [] },
    ...(stop && { stop }),
  };
}

const headerOf = (table: TableName, code: string): string => tableOf(table).fields[code]?.header ?? code;

const nearMessage = (table: TableName, shown: string, code: string): Message =>
  workbookMessage('nearColumn', { shown, title: tableOf(table).title, header: headerOf(table, code) });

/** For a file without a key column: its columns, and the one that is probably meant. */
function keyMissing(table: TableName, code: string, headers: readonly string[]): Message {
  const columns = headers.map((one) => clean(one).slice(0, 40)).filter((one) => one !== '');
  return workbookMessage('keyColumn', { header: headerOf(table, code), columns, near: nearestHeader(table, code, columns) });
}

function nearestHeader(table: TableName, code: string, headers: readonly string[]): string | undefined {
  const email = tableOf(table).fields[code]?.type === 'email';
  const likely = email ? /mail|mejl|post|upn|principalname|anvandar|konto|user/ : /id$|^id|nyckel|nummer$|nr$|kod$|beteckning|lopnr/;
  const desired = squashed(headerOf(table, code));
  const near = headers
    .map((header) => ({ header, away: distance(squashed(header), desired, 2) }))
    .filter(({ away }) => away <= Math.min(2, desired.length / 3))
    .sort((a, b) => a.away - b.away)[0];
  // A postal code is not an e-mail address.
  return (
    near ??
    headers
      .map((header) => ({ header }))
      .find(({ header }) => likely.test(squashed(header)) && !/^post(nr|nummer|adress|ort)/.test(squashed(header)))
  )?.header;
}
