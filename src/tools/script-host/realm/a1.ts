import { exception } from './emulated.ts';

/** A rectangle of cells, counted from 1. */
export interface Cells {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

const letters = (column: number): string =>
  column < 1 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

const number = (name: string) => [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** `B2`, `A1:C7`, `A:C` or `2:5`, with or without $ and the sheet's name before it. @throws Exception when it is none of them. */
export function cellsOf(a1: string, size: { rows: number; columns: number }): Cells {
  const plain = a1.replace(/^.*!/, '').replaceAll('$', '');
  const match = /^([A-Za-z]*)(\d*)(?::([A-Za-z]*)(\d*))?$/.exec(plain);
  const [, c1 = '', r1 = '', c2 = c1, r2 = r1] = match ?? [];
  const whole = plain.includes(':');
  if (
    !match ||
    plain === '' ||
    (!whole && (c1 === '' || r1 === '')) ||
    (c1 === '') !== (c2 === '') ||
    (r2 === '' && r1 === '' && c1 === '')
  ) {
    throw exception('Range not found');
  }
  const [left, right] = c1 === '' ? [1, size.columns] : [number(c1), number(c2)].sort((a, b) => a - b);
  const [top, bottom] = [r1 === '' ? 1 : Number(r1), r2 === '' ? size.rows : Number(r2)].sort((a, b) => a - b);
  const [row, column] = [top as number, left as number];
  return { row, column, rows: (bottom as number) - row + 1, columns: (right as number) - column + 1 };
}

export function nameOf({ row, column, rows, columns }: Cells): string {
  const first = `${letters(column)}${row}`;
  return rows === 1 && columns === 1 ? first : `${first}:${letters(column + columns - 1)}${row + rows - 1}`;
}
