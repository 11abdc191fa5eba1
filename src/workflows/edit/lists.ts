/** Drop-down lists for new rows and columns. */

import { fieldsOf, type TableName } from '../../domain/workbook/tables.ts';
import type { SheetRequest } from '../../google/types.ts';

/**
 * Drop-down lists for a table's rows `fromRow` up to (not with) `toRow`, zero-based. `columnOf` gives a field's column,
 * negative where there is none. Several words may stand in a `choices` cell, so those lists only suggest.
 */
export function listRequests(
  table: TableName,
  sheetId: number,
  fromRow: number,
  toRow: number,
  columnOf: (code: string) => number,
): SheetRequest[] {
  return fieldsOf(table).flatMap(([code, field]) => {
    const words = field.type === 'yesNo' ? ['ja', 'nej'] : field.system ? undefined : field.words;
    const column = columnOf(code);
    if (words === undefined || column < 0) return [];
    const range = { sheetId, startRowIndex: fromRow, endRowIndex: toRow, startColumnIndex: column, endColumnIndex: column + 1 };
    return [{ setDataValidation: { range, rule: listRule(words, field.type !== 'choices') } }];
  });
}

export function listRule(words: readonly string[], strict: boolean): Record<string, unknown> {
  return {
    condition: { type: 'ONE_OF_LIST', values: words.map((userEnteredValue) => ({ userEnteredValue })) },
    strict,
    showCustomUi: true,
  };
}
