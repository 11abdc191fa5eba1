/**
 * What each row stood for when it last could be read, as the hidden tab remembers it. People type over, empty and delete
 * cells: a row that can't be read takes nothing from whom it stood for, even where the cell that said so is the spoilt one.
 */

import { domainOf, readEmail } from '../email.ts';
import type { Config, FaultyRow, TableContent } from './config.ts';
import { faultyRow } from './config.ts';
import { checkReferences } from './references.ts';
import { type Row, type TableName, tableOf } from './tables.ts';
import { meantWithdrawals } from './withdrawing.ts';

export const STOOD_FOR = 'stoodFor';
/** A row that could never be read: it is nobody's. */
export const NOBODY = '-';

/** The tables whose rows give access or invite. `what`: the fields that tell whom a row is about; `fields` decide, when filled, what it gives. */
const REMEMBERED = {
  units: { what: ['area'], fields: ['area', 'schoolForm'] },
  people: {
    what: ['name', 'inviteEmail', 'subjects'],
    fields: ['unit', 'otherUnits', 'roles', 'areas', 'subjects', 'inviteEmail', 'external', 'protected', 'from', 'to'],
  },
  mandates: { what: ['person'], fields: ['units', 'areas', 'from', 'to'] },
  networks: { what: [], fields: ['areas', 'schoolForms', 'roles', 'subjects', 'units', 'add', 'exclude', 'leaders'] },
  rooms: { what: [], fields: ['networks', 'areas', 'schoolForms', 'roles', 'everyone'] },
  meetings: { what: [], fields: ['network', 'guests'] },
} as const satisfies Partial<Record<TableName, { what: readonly string[]; fields: readonly string[] }>>;

export type Remembered = keyof typeof REMEMBERED;
export const rememberedTables = Object.keys(REMEMBERED) as Remembered[];

/** By row key, as the hidden tab has it; under '' how many rows without a key stand for nobody. */
export type Memory = ReadonlyMap<string, string>;

/** Whom a row was about, by field, and the fields that held something. */
export interface StoodFor {
  readonly what: Readonly<Record<string, string>>;
  readonly filled: readonly string[];
}

const entries = new WeakMap<object, { readonly today: string; readonly entry: string }>();

/**
 * A row in the hidden tab's words: `012:Aino Bergström`, the filled fields by their places and then whom it is about. A day
 * counts as filled where it keeps somebody out today.
 */
export function entryOf(table: Remembered, row: Row<Remembered>, today: string): string {
  const known = entries.get(row);
  if (known?.today === today) return known.entry;
  const { what, fields } = REMEMBERED[table];
  const values = row as unknown as Readonly<Record<string, unknown>>;
  const filled = fields.flatMap((code, at) => ((isDay(code) ? closes(code, values[code], today) : isFilled(values[code])) ? [at] : []));
  const entry = `${filled.join('')}:${what.map((code) => textOf(values[code])).join('|')}`;
  entries.set(row, { today, entry });
  return entry;
}

export const isDay = (code: string): boolean => code === 'from' || code === 'to';

const closes = (code: string, day: unknown, today: string): boolean =>
  typeof day === 'string' && (code === 'from' ? day > today : day < today);

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false;

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? '')).replace(/\|/g, ' ');

/** undefined: it stood for nobody. */
export function stoodFor(table: Remembered, entry: string): StoodFor | undefined {
  const [places, ...rest] = entry.split(':');
  if (places === undefined || entry.startsWith(NOBODY)) return undefined;
  const told = rest.join(':').split('|');
  const { what, fields } = REMEMBERED[table];
  return {
    what: Object.fromEntries(what.map((code, at) => [code, told[at] ?? ''])),
    filled: fields.filter((_, at) => places.includes(String(at))),
  };
}

/** What it stood for as cells. Whoever was external is so until their row can be read: a permit may leave them out. */
const cellsOf = ({ what, filled }: StoodFor): Readonly<Record<string, string>> => ({
  ...what,
  ...(filled.includes('external') ? { external: 'ja' } : {}),
});

/** What the hidden tab remembers, by table. */
export function memoryIn(ids: ReadonlyMap<string, string>): ReadonlyMap<Remembered, Memory> {
  const known = memories.get(ids);
  if (known) return known;
  const memory = new Map<Remembered, Map<string, string>>(rememberedTables.map((table) => [table, new Map()]));
  const end = `/${STOOD_FOR}`;
  for (const [key, entry] of ids) {
    if (!key.endsWith(end) || entry === '') continue;
    const at = key.indexOf('/');
    memory.get(key.slice(0, at) as Remembered)?.set(key.slice(at + 1, -end.length), entry);
  }
  memories.set(ids, memory);
  return memory;
}
const memories = new WeakMap<object, ReadonlyMap<Remembered, Memory>>();

/**
 * Checks references, and holds what rows stood for: where a row of a table can't be told from another's, each remembered
 * row that is not found may be that one, and counts as faulty; a faulty row also stands for whom it stood for. A withdrawal's
 * day counts where it was meant.
 */
export function checkRemembered(read: Config, ids: ReadonlyMap<string, string>): Config {
  const { config } = meantWithdrawals(read, ids);
  const memory = memoryIn(ids);
  const tables: Record<string, TableContent<TableName>> = { ...config.tables };
  for (const table of rememberedTables) tables[table] = withLost(table, config, memory.get(table) as Memory);
  tables.recordings = withLostFilms(config.tables.recordings, ids);
  const checked = checkReferences({ ...config, tables: tables as unknown as Config['tables'] });
  const known: Record<string, TableContent<TableName>> = { ...checked.tables };
  for (const table of ['people', 'mandates'] as const) known[table] = withWhom(table, checked.tables[table], memory.get(table) as Memory);
  return { ...checked, tables: known as unknown as Config['tables'] };
}

const keyIn = (table: Remembered, row: unknown): string => String((row as Record<string, unknown>)[tableOf(table).key[0] ?? ''] ?? '');

/** The table with the remembered rows that may be among those that can't be told. */
function withLost(table: Remembered, config: Config, memory: Memory): TableContent<TableName> {
  const content: TableContent<TableName> = config.tables[table];
  const here = new Set([...content.rows.map((row) => keyIn(table, row)), ...content.faulty.keys()]);
  const untold = untoldRows(content, memory, table === 'people' ? config.settings.domains : []);
  if (untold.length === 0) return content;
  const faulty = new Map(content.faulty);
  for (const [key, entry] of memory) {
    const stood = key === '' || here.has(key) ? undefined : stoodFor(table, entry);
    if (!stood) continue;
    const cells = cellsOf(stood);
    const likely = untold.find((one) => one.name !== '' && one.name === stood.what.name) ?? untold.find((one) => !one.isNamed);
    if (likely) faulty.set(key, { ...faultyRow(key, [{ row: likely.row, cells }]), lost: true });
  }
  return { ...content, faulty };
}

/**
 * A recording whose id was emptied or written over, while *Fil* still names its film, can't be read: the film stays where it
 * is, as far as the permits of that row let it. The copy in *Fil* gives nothing, it only says which row was meant.
 */
function withLostFilms(content: TableContent<'recordings'>, ids: ReadonlyMap<string, string>): TableContent<'recordings'> {
  const nameless = content.keylessCells.map((cells, at) => ({ row: content.keyless[at] ?? 0, cells }));
  const claims = new Map(nameless.flatMap((one) => (one.cells.file ? [[one.cells.file, one] as const] : [])));
  for (const { row, file, series, permit, children, childrenUntil } of content.rows) {
    const cells = { file, series, permit: permit.join(', '), children: children ? 'ja' : '', childrenUntil: childrenUntil ?? '' };
    if (file !== '' && !claims.has(file)) claims.set(file, { row, cells });
  }
  const here = new Set([...content.rows.map((row) => row.id), ...content.faulty.keys()]);
  const faulty = new Map(content.faulty);
  for (const [key, file] of ids) {
    const id = /^recordings\/(.+)\/file$/.exec(key)?.[1];
    const claim = id === undefined || here.has(id) ? undefined : claims.get(file);
    if (id !== undefined && claim) faulty.set(id, { ...faultyRow(id, [claim]), lost: true });
  }
  return faulty.size === content.faulty.size ? content : { ...content, faulty };
}

interface Untold {
  readonly row: number;
  readonly name: string;
  /** Its address is a known person's: it is somebody else's row, unless it has the missing person's name. */
  readonly isNamed: boolean;
}

/** Unreadable rows that were never known in their current form: any of them may be a missing one. */
function untoldRows({ keyless, faulty }: TableContent<TableName>, memory: Memory, domains: readonly string[]): Untold[] {
  const known = -Number(memory.get('') ?? 0);
  const nameless = keyless.length > known ? keyless.map((row) => ({ row, name: '', isNamed: false })) : [];
  const strange = [...faulty.values()].filter((one) => !memory.has(one.key) || one.rows.length > 1);
  return [
    ...nameless,
    ...strange.flatMap(({ key, rows, every }) => {
      const isNamed = rows.length === 1 && 'email' in readEmail(key) && domains.includes(domainOf(key));
      return rows.map((row, at) => ({ row, name: every[at]?.name ?? '', isNamed }));
    }),
  ];
}

/** Adds to faulty rows the person they were about before, beside the one they name. */
function withWhom(table: 'people' | 'mandates', content: TableContent<TableName>, memory: Memory): TableContent<TableName> {
  if (memory.size === 0 || content.faulty.size === 0) return content;
  const faulty = new Map<string, FaultyRow>();
  for (const [key, row] of content.faulty) {
    const stood = stoodFor(table, memory.get(key) ?? NOBODY);
    const cells = Object.fromEntries(
      Object.entries(stood ? cellsOf(stood) : {}).filter(([code, text]) => /^(person|inviteEmail|external)$/.test(code) && text !== ''),
    );
    faulty.set(key, Object.keys(cells).length === 0 ? row : { ...row, every: [...row.every, cells] });
  }
  return { ...content, faulty };
}
