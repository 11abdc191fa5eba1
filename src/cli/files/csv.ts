/** Reads CSV files as spreadsheets and registers save them. What can't be read with certainty is refused, with its line. */

import { readFileSync, statSync } from 'node:fs';
import papa from 'papaparse';
import type { Message } from '../../domain/message.ts';
import type { Incoming } from '../../domain/workbook/import/lines.ts';
import { csvMessage } from '../../messages/cli/csv.ts';
import { Fault, fault } from '../fault.ts';
import { decode } from './decoding.ts';
import { notATable } from './file-kind.ts';

export interface CsvFile extends Incoming {
  /** How the letters were read, where that was a guess. */
  readonly readAs?: Message;
}

/** Decodes a file's bytes. Uncertain ones are taken as UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  const read = decode(bytes);
  return read.kind === 'text' ? read.text : new TextDecoder('utf-8').decode(bytes);
}

/**
 * A file's header line and rows, counted as spreadsheets do: the header is row 1, and Excel's own `sep=;` none. A short
 * line lacks its last cells. @throws Fault, or the system's error when it can't be read
 */
export function readCsv(path: string): CsvFile {
  const bytes = bytesOf(path);
  const read = decode(bytes);
  const other = notATable(path, bytes, read.kind === 'text' ? read.text : undefined);
  if (other) throw new Fault(other);
  if (read.kind === 'unreadable') {
    throw fault(csvMessage('csv.unreadable', { path, row: read.line, why: read.why }));
  }
  const { text, delimiter } = withoutSeparatorLine(read.text.replace(/\r\n?/g, '\n'));
  const { data, errors } = papa.parse<string[]>(text, { delimiter: delimiter ?? delimiterOf(text), newline: '\n', skipEmptyLines: false });
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken) {
    const row = (broken.row ?? 0) + 1;
    throw fault(csvMessage('csv.quoteOpen', { path, row }));
  }
  const [first, ...rows] = data.map((cells) => cells.map(plainCell));
  const headers = withoutEmptyEnd(first ?? []);
  if (headers.length === 0) {
    throw fault(csvMessage('csv.empty', { path }));
  }
  const kept = rows.map((cells) => (cells.length > headers.length ? withoutEmptyEnd(cells, headers.length) : cells));
  const long = kept.flatMap((cells, index) => (cells.length > headers.length ? [index + 2] : []));
  if (long.length > 0) throw tooManyCells(path, long, kept[(long[0] ?? 2) - 2]?.length ?? 0, headers.length);
  return { headers, rows: kept, ...(read.readAs && { readAs: read.readAs }) };
}

export function bytesOf(path: string): Buffer {
  // Reading a folder fails without saying which.
  if (statSync(path).isDirectory()) throw fault(csvMessage('csv.isFolder', { path }));
  return readFileSync(path);
}

/** A cell without the forms that programs write for Excel: the formula ="007" for text, and _x000D_ for a line's end. */
function plainCell(cell: string): string {
  const text = cell.replace(/_x000D_(?=\n|$)/g, '').replace(/_x000D_/g, '\n');
  return /^="((?:[^"]|"")*)"$/.exec(text)?.[1]?.replace(/""/g, '"') ?? text;
}

/** A row without empty cells at its end; at least `least` stay. */
function withoutEmptyEnd(cells: readonly string[], least = 0): string[] {
  let length = cells.length;
  while (length > least && (cells[length - 1] ?? '').trim() === '') length--;
  return cells.slice(0, length);
}

/** An extra delimiter shifts every later cell, so the whole file is refused. */
function tooManyCells(path: string, rows: readonly number[], cells: number, headers: number): Fault {
  const [row = 0] = rows;
  return fault(csvMessage('csv.tooManyCells', { path, row, cells, headers, others: rows.length - 1 }));
}

/** Excel reads a first line such as sep=; as the delimiter, not as a row. */
function withoutSeparatorLine(text: string): { text: string; delimiter?: string } {
  const found = /^"?sep=([^\n"])"?[;,\t ]*(\n|$)/i.exec(text);
  return found?.[1] === undefined ? { text } : { text: text.slice(found[0].length), delimiter: found[1] };
}

/** The most frequent delimiter in the header line, outside quotes. */
function delimiterOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split('\n', 1);
  const times = (sign: string): number => line.split(sign).length - 1;
  return [';', '\t', ',', '|'].reduce((best, sign) => (times(sign) > times(best) ? sign : best), ',');
}
