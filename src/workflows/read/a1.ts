/** Cells in A1 notation. */
import type { CellValue, ValueRange } from '../../google/types.ts';

/** A tab's name quoted for A1 notation. */
export function quoted(title: string): string {
  return `'${title.replace(/'/g, "''")}'`;
}

/** `A` for 0, `AB` for 27. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** A range's first cell, from Sheets' form: `'Enheter'!B7:D9`, `Enheter!B7`. Row 1-based, column zero-based. */
export function cornerOf(range: string): { title: string; row: number; column: number } | undefined {
  const [, title = '', letters = '', row = ''] = /^(.+)!\$?([A-Z]+)\$?(\d+)(?::.*)?$/.exec(range) ?? [];
  if (row === '') return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { title: title.startsWith("'") ? title.slice(1, -1).replace(/''/g, "'") : title, row: Number(row), column };
}

/** A cell's place: 1-based row, zero-based column. */
export interface Placed {
  row: number;
  column: number;
  value: CellValue;
}

/** Rows of one block; a chunk of blocks is sent when it is large enough. */
const BLOCK_ROWS = 500;

/** Joins cells of neighbouring rows into blocks; null leaves a cell unchanged. */
export function rangesOf(title: string, placed: readonly Placed[]): ValueRange[] {
  const rows = new Map<number, Placed[]>();
  for (const cell of placed) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const order = [...rows.keys()].sort((a, b) => a - b);
  const ranges: ValueRange[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && to - from < BLOCK_ROWS && order[to] === (order[to - 1] as number) + 1) to++;
    const block = order.slice(from, to).map((row) => rows.get(row) as Placed[]);
    const columns = block.flatMap((cells) => cells.map((cell) => cell.column));
    const left = columns.reduce((least, column) => Math.min(least, column), Infinity);
    const right = columns.reduce((most, column) => Math.max(most, column), 0);
    const values = block.map((cells) => {
      const line: CellValue[] = Array.from({ length: right - left + 1 }, () => null);
      for (const { column, value } of cells) line[column - left] = value;
      return line;
    });
    const [top, bottom] = [order[from] as number, order[to - 1] as number];
    ranges.push({ range: `${quoted(title)}!${columnName(left)}${top}:${columnName(right)}${bottom}`, values });
    from = to;
  }
  return ranges;
}
