/** `delakultur import people`: what a staff list changes is shown before it is written; what is doubtful waits for a person. */
import { sha256Hex } from '../../../domain/ids.ts';
import type { Message } from '../../../domain/message.ts';
import { type Difference, differenceOf, type ListedRow } from '../../../domain/staff-lists/difference.ts';
import { type ListFile, listKindOf, readStaffList } from '../../../domain/staff-lists/reading.ts';
import type { ListKind, StaffList } from '../../../domain/staff-lists/staff-list.ts';
import type { UnitMap } from '../../../domain/staff-lists/units.ts';
import { clean, lower } from '../../../domain/text.ts';
import type { Config } from '../../../domain/workbook/config.ts';
import type { Incoming, Stop, Where } from '../../../domain/workbook/import/lines.ts';
import { fieldsOf } from '../../../domain/workbook/tables.ts';
import { importMessage } from '../../../messages/cli/imports.ts';
import type { IdRow, Workbook } from '../../../workflows/read/workbook.ts';
import { fault } from '../../fault.ts';
import { readCsv } from '../../files/csv.ts';

export interface ListOptions {
  whole?: boolean;
  from?: string;
  map?: string;
  unit?: readonly string[];
  doubtful?: boolean;
}

/** The hidden tab's kinds of line: which unit a list means by a text, and whose an employee's number is. */
const MAPPED = 'staffList';
const EMPLOYEE = 'employee';

export interface Listing {
  readonly kind: ListKind;
  readonly list: StaffList;
}

/** @throws Fault where the files are of no kind that is known, or are not the one that was said. */
export function listIn(
  files: readonly ListFile[],
  paths: readonly string[],
  options: ListOptions,
  where: readonly Where[],
  today: string,
): Listing | Stop {
  const path = paths.join(', ');
  const kind = options.from === undefined ? listKindOf(files) : kindSaid(options.from);
  const list = kind && readStaffList(kind, files, where, today);
  if (!kind || !list)
    throw fault(
      importMessage(options.from === undefined ? 'import.kindUnknown' : 'import.notThatKind', { path, from: options.from ?? '' }),
    );
  if ('stop' in list) return list;
  if (options.whole && list.incomplete) throw fault(importMessage('import.notWhole', { path, why: list.incomplete }));
  if (kind === 'ss12000' && where.length > 0) throw fault(importMessage('import.whereSs12000'));
  if (options.whole && where.length > 0) throw fault(importMessage('import.wholeWhere'));
  return { kind, list };
}

function kindSaid(word: string): ListKind {
  const kind = (['google', 'ss12000', 'csv'] as const).find((one) => one === lower(word));
  if (kind) return kind;
  throw fault(importMessage('import.fromUnread', { given: word }));
}

export function compare(
  workbook: Workbook,
  config: Config,
  { list }: Listing,
  options: ListOptions,
  today: string,
): Difference & { readonly given: UnitMap } {
  const given = givenUnits(config, options);
  const linesOf = (table: string, kind: string) =>
    new Map(workbook.ids.filter((row) => row.table === table && row.kind === kind).map(({ rowId, id }) => [rowId, id]));
  const employee = (number: string): string => sha256Hex(`${workbook.workspaceId}/${number}`).slice(0, 20);
  const remembered = new Map([...linesOf('units', MAPPED)].map(([text, id]) => [text, id === NO_UNIT ? '' : id]));
  const asked = { today, whole: options.whole === true, given, remembered, employees: linesOf('people', EMPLOYEE), employee };
  return { ...differenceOf(config, list, asked), given };
}

/** A line of the hidden tab with an empty id is one that was dropped. */
const NO_UNIT = '-';

/** What is remembered for the next list: the units that were said, and whose each number is. */
export function remembering({ given, employees }: Pick<Difference, 'employees'> & { readonly given: UnitMap }): IdRow[] {
  return [
    ...[...given].map(([text, id]): IdRow => ({ table: 'units', rowId: text, kind: MAPPED, id: id === '' ? NO_UNIT : id })),
    ...[...employees].map(([email, id]): IdRow => ({ table: 'people', rowId: email, kind: EMPLOYEE, id })),
  ];
}

/** The rows to write, as a file of the people table: cells that are not given are left as they are. */
export function rowsToWrite(rows: readonly ListedRow[], doubtfulToo: boolean): Incoming {
  const chosen = rows.filter(
    ({ group, cells }) => Object.keys(cells).length > 0 && group !== 'faulty' && (group !== 'doubtful' || doubtfulToo),
  );
  const headers = fieldsOf('people').flatMap(([code, { system }]) =>
    system || (code !== 'email' && !chosen.some(({ cells }) => code in cells)) ? [] : [code],
  );
  return { headers, rows: chosen.map(({ email, cells }) => headers.map((code) => (code === 'email' ? email : cells[code]))) };
}

/** `--map FILE` (columns text and unit) and `--unit "text=id"`; '' says that no unit is meant. */
function givenUnits({ tables: { units } }: Config, { map, unit = [] }: ListOptions): UnitMap {
  const given = new Map<string, string>();
  const put = (text: string, word: string, where: Message) => {
    const found = units.rows.filter(({ id, name }) => lower(id) === lower(word) || lower(name) === lower(word));
    const [only, ...more] = found.some(({ id }) => lower(id) === lower(word)) ? found.filter(({ id }) => lower(id) === lower(word)) : found;
    if (word !== '' && (only === undefined || more.length > 0)) throw fault(importMessage('import.unitUnknown', { unit: word, where }));
    given.set(text, only?.id ?? '');
  };
  if (map !== undefined) {
    readCsv(map).rows.forEach(([text = '', word = ''], at) => {
      if (clean(text) !== '') put(clean(text), clean(word), importMessage('import.mapRow', { path: map, row: at + 2 }));
    });
  }
  for (const one of unit) {
    const at = one.lastIndexOf('=');
    if (at < 1) throw fault(importMessage('import.unitUnread', { given: one }));
    put(clean(one.slice(0, at)), clean(one.slice(at + 1)), importMessage('import.unitFlag', { given: one }));
  }
  return given;
}
