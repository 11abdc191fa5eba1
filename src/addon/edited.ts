/**
 * What somebody has just typed in the sheet: a cell that can't be read is marked where it stands, and what Delakultur alone
 * writes is put back. Runs unauthorised, as simple triggers do: it may look at the open spreadsheet and at nothing else
 * [U typed-cell].
 */

import type { Message } from '../domain/message.ts';
import { cellText } from '../domain/workbook/cells.ts';
import type { Field, ReferenceTarget, Table } from '../domain/workbook/tables/field.ts';
import { type SettingName, settingFields } from '../domain/workbook/tables/settings.ts';
import { fieldOfHeader, settingOfName, type TableName, tableNames, tableOf, tableOfTitle } from '../domain/workbook/tables.ts';
import { type Known, knownBy, markFor, wrongIn } from '../domain/workbook/typed-cell.ts';
import { addOnMessage } from '../messages/add-on.ts';
import { inWorkbook } from '../messages/render.ts';
import { headerIndex } from '../workflows/read/locate.ts';
import { METADATA } from '../workflows/read/metadata.ts';
import { say } from './session.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
/** What Sheets tells of an edit. `oldValue`: of a single cell, where it held something. */
export type Edited = { readonly range: Range; readonly oldValue?: string | undefined };

/** A paste of more is marked by nobody: it is told when the workbook is read. */
const MOST_CELLS = 5_000;

export function markEdited({ range, oldValue }: Edited): void {
  const sheet = range.getSheet();
  const table = tableOfSheet(sheet);
  const [rows, columns] = [range.getNumRows(), range.getNumColumns()];
  if (!table || rows * columns > MOST_CELLS) return;
  const { headers, headerRow } = headersOf(table, sheet);
  if (range.getRow() <= headerRow) return;
  const fields = headers.slice(range.getColumn() - 1, range.getColumn() - 1 + columns).map((header) => fieldOfHeader(table, header));
  const isOurs = (code: string | undefined) => isWrittenByUs(tableOf(table), code);
  if (fields.every(isOurs)) putBack(range, rows * columns === 1, oldValue);
  else mark(sheet, table, headers, fields, range);
}

function mark(sheet: Sheet, table: TableName, headers: readonly string[], fields: readonly (string | undefined)[], range: Range): void {
  const known = knownIn(sheet);
  const marks = { notes: range.getNotes(), backgrounds: range.getBackgrounds() };
  const names = table === 'settings' ? settingsBeside(sheet, headers, range) : [];
  let isMarked = false;
  range.getValues().forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const field = fieldAt(table, fields[column], names[row]);
      if (!field || isWrittenByUs(tableOf(table), fields[column])) return;
      const told = wrongIn(field, typed(cell), known);
      const [note = '', background = ''] = [marks.notes[row]?.[column], marks.backgrounds[row]?.[column]];
      const mark = markFor(told ? inWorkbook(told) : '', { note, background });
      if (mark.note === note && mark.background === background) return;
      isMarked = true;
      (marks.notes[row] ?? [])[column] = mark.note;
      (marks.backgrounds[row] ?? [])[column] = mark.background;
    });
  });
  // A ground that comes from elsewhere, as alternating rows', would be written down as the cell's own.
  if (!isMarked) return;
  range.setNotes(marks.notes);
  range.setBackgrounds(marks.backgrounds);
}

const isWrittenByUs = ({ hidden, system, fields }: Table, code: string | undefined): boolean =>
  hidden === true || system === true || (code !== undefined && fields[code]?.system === true);

/** The account that owns the sheet may edit what is protected, and Sheets does not warn it. */
function putBack(range: Range, isOne: boolean, oldValue: string | undefined): void {
  // As text: a time in the log is no date of the sheet's own.
  if (isOne) range.setNumberFormat('@').setValue(oldValue ?? '');
  const told: Message = addOnMessage(isOne ? 'edit.putBack' : 'edit.ours');
  SpreadsheetApp.getActiveSpreadsheet().toast(say(told), 'Delakultur', 10);
}

/** A day or a time that Sheets holds as such can be read, however it is shown. */
const typed = (cell: unknown): unknown => (Object.prototype.toString.call(cell) === '[object Date]' ? '' : cell);

function fieldAt(table: TableName, code: string | undefined, setting: string | undefined): Field | undefined {
  if (code === undefined) return undefined;
  if (table !== 'settings') return tableOf(table).fields[code];
  const name: SettingName | undefined = code === 'value' && setting !== undefined ? settingOfName(setting) : undefined;
  return name && settingFields[name];
}

function settingsBeside(sheet: Sheet, headers: readonly string[], range: Range): string[] {
  const column = headers.findIndex((header) => fieldOfHeader('settings', header) === 'name') + 1;
  if (column === 0) return [];
  return sheet
    .getRange(range.getRow(), column, range.getNumRows(), 1)
    .getValues()
    .map(([name]) => cellText(name));
}

/** By its mark, so that a tab may be renamed; else by its title. */
function tableOfSheet(sheet: Sheet): TableName | undefined {
  const marked = sheet.getDeveloperMetadata().find((one) => one.getKey() === METADATA.table);
  const name = marked?.getValue() ?? '';
  return tableNames.find((table) => table === name) ?? tableOfTitle(sheet.getName());
}

function headersOf(table: TableName, sheet: Sheet): { headers: string[]; headerRow: number } {
  const top = sheet.getRange(1, 1, Math.min(10, Math.max(1, sheet.getLastRow())), Math.max(1, sheet.getLastColumn())).getValues();
  const index = headerIndex(table, top);
  return { headers: (top[index] ?? []).map(cellText), headerRow: index + 1 };
}

/** What references may point to, each tab read when something is said to stand in it. */
function knownIn(sheet: Sheet): Known {
  const found = new Map<ReferenceTarget, ReturnType<Known>>();
  return (target) => {
    if (!found.has(target)) found.set(target, readKnown(sheet, target));
    return found.get(target);
  };
}

function readKnown(edited: Sheet, target: ReferenceTarget): ReturnType<Known> {
  const table: TableName = target === 'areas' ? 'units' : target;
  const sheet = edited
    .getParent()
    .getSheets()
    .find((one) => tableOfSheet(one) === table);
  if (!sheet) return undefined;
  const { headers, headerRow } = headersOf(table, sheet);
  const count = sheet.getLastRow() - headerRow;
  const column = (code: string): string[] => {
    const at = headers.findIndex((header) => fieldOfHeader(table, header) === code) + 1;
    if (at === 0 || count < 1) return [];
    return sheet
      .getRange(headerRow + 1, at, count, 1)
      .getValues()
      .map(([cell]) => cellText(cell).trim());
  };
  if (target === 'areas') return knownBy(column('area').map((name) => ({ key: name, name })));
  const names = column(table === 'recordings' || table === 'meetings' ? 'title' : 'name');
  const keys = column(tableOf(table).key[0] ?? '');
  return knownBy(
    keys.map((key, at) => ({ key: table === 'people' ? key.toLowerCase() : key, name: names[at] ?? '' })).filter(({ key }) => key !== ''),
  );
}
