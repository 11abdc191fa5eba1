/** What a card's button may ask for, checked field by field: any page of the add-on can call an entry point with anything. */
import { isDate } from '../../domain/time/dates.ts';
import { type RowEdit, recordingCells } from '../../domain/workbook/edits.ts';
import type { FileAct } from '../../presenters/cards/file.ts';
import { type Fields, fields, list, oneOf, refused, text, wroteOf } from './fields.ts';

/** So many files are shown and taken in at a time: a card's callback has half a minute. */
export const FILES_AT_ONCE = 10;

export interface SelectedItem {
  readonly id: string;
  readonly title: string;
  readonly mimeType: string;
  readonly handed: boolean;
}

export type CardAct =
  | { readonly act: 'ask'; readonly what: FileAct; readonly files: readonly string[] }
  | { readonly act: 'takeIn'; readonly files: readonly string[]; readonly inputs: Inputs }
  | { readonly act: 'fill' | 'share' | 'captions'; readonly file: string; readonly inputs: Inputs }
  | { readonly act: 'saveRooms'; readonly file: string; readonly rooms: string }
  | { readonly act: 'withdraw'; readonly permit: string }
  | { readonly act: 'close'; readonly file: string }
  | { readonly act: 'handOver'; readonly file: string }
  | { readonly act: 'undo'; readonly rows: readonly RowEdit[] }
  | { readonly act: 'putBack'; readonly file: string };

/** What people filled in, by field name. */
export interface Inputs {
  one(name: string): string;
  many(name: string): readonly string[];
  /** YYYY-MM-DD; '' where none was chosen. */
  date(name: string): string;
}

const ID = /^[\w-]{1,128}$/;

const idOf = (value: unknown, what: string): string => {
  if (typeof value !== 'string' || !ID.test(value)) throw refused(what);
  return value;
};

/** The selected files as Google's event names them; what is malformed is left out. */
export function selectedOf(event: unknown): SelectedItem[] {
  const drive = at(event, 'drive');
  const items = at(drive, 'selectedItems');
  if (!Array.isArray(items)) return [];
  return items.flatMap((item): SelectedItem[] => {
    const id = at(item, 'id');
    if (typeof id !== 'string' || !ID.test(id)) return [];
    const word = (name: string) => {
      const value = at(item, name);
      return typeof value === 'string' ? value.slice(0, 500) : '';
    };
    return [{ id, title: word('title'), mimeType: word('mimeType'), handed: at(item, 'addonHasFileScopePermission') === true }];
  });
}

const at = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined);

/** Throws Trouble for what is malformed. */
export function cardActOf(event: unknown): CardAct {
  const common = at(event, 'commonEventObject');
  const given = fields(at(common, 'parameters') ?? at(event, 'parameters') ?? {}, 'parameters');
  const inputs = inputsOf(at(common, 'formInputs'));
  const file = () => idOf(given.file, 'file');
  const files = () => list(text(given, 'files').split(','), 'files', (one) => idOf(one, 'files'), FILES_AT_ONCE);
  const act = text(given, 'act', 20);
  switch (act) {
    case 'ask':
      return { act, what: oneOf(given, 'what', ['takeIn', 'captions', 'fill', 'share', 'withdraw']), files: files() };
    case 'takeIn':
      return { act, files: files(), inputs };
    case 'fill':
    case 'share':
    case 'captions':
      return { act, file: file(), inputs };
    case 'saveRooms':
      return { act, file: file(), rooms: text(given, 'rooms') };
    case 'withdraw':
      return { act, permit: text(given, 'permit', 100) };
    case 'close':
    case 'handOver':
    case 'putBack':
      return { act, file: file() };
    case 'undo':
      return { act, rows: rowsOf(parsed(given, 'rows')) };
    default:
      throw refused('act');
  }
}

function parsed(from: Fields, name: string): unknown {
  try {
    return JSON.parse(text(from, name, 20_000));
  } catch {
    throw refused(name);
  }
}

/** Only cells of recordings that people write; the key is written only to take a new row away. */
function rowsOf(value: unknown): RowEdit[] {
  return list(value, 'rows', (one) => {
    const row = fields(one, 'row');
    if (row.table !== 'recordings' || row.isNew === true) throw refused('table');
    const cells = fields(row.cells, 'cells');
    for (const name of Object.keys(cells)) {
      if (name === 'id' ? cells.id !== '' : !recordingCells.some((code) => code === name)) throw refused(name);
    }
    return {
      table: 'recordings',
      key: text(row, 'key', 100),
      isNew: false,
      cells: Object.fromEntries(Object.keys(cells).map((name) => [name, text(cells, name, 10_000)])),
      ...wroteOf(row, 10_000),
    };
  });
}

const MOST_VALUES = 100;

/**
 * `{name: {stringInputs: {value: […]}}}`, or with an empty name between, as Apps Script has been seen to give them; dates
 * as `{dateInput: {msSinceEpoch}}`, midnight UTC of the day that was chosen.
 */
function inputsOf(value: unknown): Inputs {
  const inputOf = (name: string) => at(at(value, name), '') ?? at(value, name);
  const many = (name: string): string[] => {
    const values = at(at(inputOf(name), 'stringInputs'), 'value');
    if (values === undefined) return [];
    return list(values, name, (one) => text({ [name]: one }, name), MOST_VALUES);
  };
  return {
    many,
    one: (name) => many(name)[0]?.trim() ?? '',
    date: (name) => {
      const ms = Number(at(at(inputOf(name), 'dateInput'), 'msSinceEpoch') ?? Number.NaN);
      const day = Number.isFinite(ms) && Math.abs(ms) < 8e15 ? new Date(ms).toISOString().slice(0, 10) : (many(name)[0] ?? '');
      if (day !== '' && !isDate(day)) throw refused(name);
      return day;
    },
  };
}
