import { effective } from '../formula/formula.ts';
import { errorText, isError } from '../formula/values.ts';
import type { Box, Dimension, Draft, Row } from '../model.ts';
import { contentOf, gridOf, isBlank, trimmed } from '../model.ts';
import type { Locale } from './locale.ts';
import { localeOf } from './locale.ts';
import { numberFormatOf } from './number-format.ts';
import { formattedText } from './shown.ts';

export interface Rendering {
  value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  dateTime: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
}

type Line = readonly (string | number | boolean)[];

/** The box's values as `values.get` answers them: empty cells are '', trailing empty cells and rows are left out. */
export function renderBox(draft: Draft, box: Box, rendering: Rendering, major: Dimension): readonly Line[] {
  const locale = localeOf(draft.book.locale);
  const { rows } = gridOf(draft, box.sheetId);
  const texts = textsOf(rows);
  if (texts.whole && major === 'ROWS' && box.top === 0 && box.left === 0 && box.bottom >= rows.length && box.right >= texts.width)
    return texts.whole;
  const lines: Line[] = [];
  for (let row = box.top; row < Math.min(box.bottom, rows.length); row++) {
    const known = texts.rows[row];
    if (known) {
      lines.push(box.left === 0 && box.right >= known.length ? known : trimmed(known.slice(box.left, box.right), ''));
      continue;
    }
    const line: (string | number | boolean)[] = [];
    for (let column = box.left; column < Math.min(box.right, rows[row]?.length ?? 0); column++)
      line.push(renderCell(draft, box.sheetId, row, column, rendering, locale));
    lines.push(trimmed(line, ''));
  }
  while (lines.length > 0 && lines[lines.length - 1]?.length === 0) lines.pop();
  return major === 'ROWS' ? lines : turned(lines);
}

/**
 * The rows of nothing but text, as they are shown however they are asked for; undefined for others. A tab's rows, and each
 * of them, are never changed in place, so each is looked at once.
 */
function textsOf(rows: readonly Row[]): Texts {
  const before = textsOfRows.get(rows);
  if (before) return before;
  const texts = rows.map((row) => {
    const known = textOfRow.get(row) ?? textOf(row);
    textOfRow.set(row, known);
    return known === 'others' ? undefined : known;
  });
  const width = texts.reduce((most, line) => Math.max(most, line?.length ?? 0), 0);
  const height = texts.reduce((last, line, row) => (line?.length === 0 ? last : row + 1), 0);
  const made = { rows: texts, width, whole: texts.includes(undefined) ? undefined : (texts as Line[]).slice(0, height) };
  textsOfRows.set(rows, made);
  return made;
}

interface Texts {
  readonly rows: readonly (readonly string[] | undefined)[];
  readonly width: number;
  /** All that is shown, where there is nothing but text. */
  readonly whole: readonly Line[] | undefined;
}
const textsOfRows = new WeakMap<readonly Row[], Texts>();
const textOfRow = new WeakMap<Row, readonly string[] | 'others'>();

const noText: readonly string[] = [];

function textOf(row: Row): readonly string[] | 'others' {
  let width = row.length;
  while (width > 0 && isBlank(row[width - 1])) width--;
  if (width === 0) return noText; // As most rows are that wait for somebody to write in them.
  const texts: string[] = [];
  for (let column = 0; column < width; column++) {
    const { v = '', f } = contentOf(row[column]);
    if (f !== undefined || typeof v !== 'string') return 'others';
    texts.push(v);
  }
  return trimmed(texts, '');
}

function turned(lines: readonly Line[]): Line[] {
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
