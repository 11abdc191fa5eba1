import { errorText, isError } from './formula/values.ts';
import { effective, shownSize } from './formula.ts';
import type { Locale } from './locale.ts';
import { localeOf } from './locale.ts';
import type { Box, Dimension, Draft } from './model.ts';
import { contentOf, gridOf, trimmed } from './model.ts';
import { numberFormatOf } from './number-format.ts';
import { formattedText } from './shown.ts';

export interface Rendering {
  value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  dateTime: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
}

/** The box's values as `values.get` answers them: empty cells are '', trailing empty cells and rows are left out. */
export function renderBox(draft: Draft, box: Box, rendering: Rendering, major: Dimension): (string | number | boolean)[][] {
  const locale = localeOf(draft.book.locale);
  const size = shownSize(draft, box.sheetId);
  const lines: (string | number | boolean)[][] = [];
  for (let row = box.top; row < Math.min(box.bottom, size.rows); row++) {
    const line: (string | number | boolean)[] = [];
    for (let column = box.left; column < Math.min(box.right, size.columns(row)); column++)
      line.push(renderCell(draft, box.sheetId, row, column, rendering, locale));
    lines.push(trimmed(line, ''));
  }
  while (lines.length > 0 && lines[lines.length - 1]?.length === 0) lines.pop();
  return major === 'ROWS' ? lines : turned(lines);
}

function turned(lines: (string | number | boolean)[][]): (string | number | boolean)[][] {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return Array.from({ length: width }, (_, column) =>
    trimmed(
      lines.map((line) => line[column] ?? ''),
      '',
    ),
  );
}

function renderCell(draft: Draft, sheetId: number, row: number, column: number, how: Rendering, locale: Locale) {
  const { v, f } = contentOf(gridOf(draft, sheetId).rows[row]?.[column]);
  if (how.value === 'FORMULA' && f !== undefined) return f;
  const value = v ?? effective(draft, sheetId, row, column);
  if (value === null || typeof value === 'string') return value ?? '';
  const format = numberFormatOf(draft, sheetId, row, column);
  if (how.value === 'FORMATTED_VALUE') return formattedText(value, format, locale);
  if (isError(value)) return errorText[value.error];
  const dated = typeof value === 'number' && /^(DATE|TIME|DATE_TIME)$/.test(String(format?.type));
  return dated && how.dateTime === 'FORMATTED_STRING' ? formattedText(value, format, locale) : value;
}
