/** A list of films as a CSV file: a line a film, columns named as in Inspelningar, paths from the list's own folder. */

import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Message } from '../../domain/message.ts';
import { nearest } from '../../domain/nearest.ts';
import { clean } from '../../domain/text.ts';
import { nearGuarded } from '../../domain/workbook/import/columns.ts';
import { fieldOfHeader, fieldsOf, tableOf } from '../../domain/workbook/tables.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { fault } from '../fault.ts';
import { readCsv } from '../files/csv.ts';
import { type FilmOrder, fileProblem } from './order.ts';

/** One fault with its place: a 1-based line, and the column (from 1, with its header) where one can be named. */
export interface ManifestFault {
  readonly row: number;
  readonly column?: { readonly number: number; readonly header: string };
  readonly said: Message;
}

export interface Manifest {
  readonly orders: readonly FilmOrder[];
  readonly faults: readonly ManifestFault[];
  /** Unknown columns, which are ignored. */
  readonly ignored: readonly string[];
  /** How the letters were read, where that was a guess. */
  readonly readAs?: Message | undefined;
}

/** Columns that a line may fill. The system's own (status, length …) are ignored: they may come from an export. */
const fillable = fieldsOf('recordings')
  .filter(([code, field]) => code === 'file' || !field.system)
  .map(([code]) => code);

/**
 * Reads a list. Files must lie beneath the folder `within`: a list from somebody else must not fetch whatever it likes from this
 * machine. `defaults` are cells by code name for what a line leaves empty. Nothing is thrown for a faulty line: all
 * faults are gathered, so that they can be put right at once. @throws Fault where the file is no list of films
 */
export function readManifest(path: string, defaults: Readonly<Record<string, string>>, within = dirname(resolve(path))): Manifest {
  const { headers, rows, readAs } = readCsv(path);
  const codes = headers.map((header) => fieldOfHeader('recordings', clean(header)));
  const fileColumn = codes.indexOf('file');
  if (fileColumn < 0) {
    throw fault(uploadMessage('list.noFileColumn', { path }));
  }
  const faults: ManifestFault[] = headerFaults(headers, codes);
  const ignored = headers.map((header) => clean(header)).filter((header, at) => header !== '' && !fillable.includes(codes[at] ?? ''));
  const columns = columnsOf(codes);
  const orders: FilmOrder[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of rows.entries()) {
    const row = index + 2;
    if (cells.every((cell) => clean(cell ?? '') === '')) continue;
    const at = (code: string): string => (codes.includes(code) ? clean(cells[codes.indexOf(code)] ?? '', 'many') : '');
    const say = (code: string, said: Message): void => {
      faults.push({ row, ...columnOf(columns[code], code), said });
    };
    if (at('file') === '') {
      say('file', uploadMessage('list.noPath'));
      continue;
    }
    const order = orderOf(at, defaults, dirname(resolve(path)), { row, columns });
    const wrong = outside(order.file, within) ?? fileProblem(order.file, 'film');
    if (wrong) say('file', wrong);
    const missing = order.captions === undefined ? undefined : (outside(order.captions, within) ?? fileProblem(order.captions, 'captions'));
    if (missing) say('captions', missing);
    if (order.recording === undefined && (order.cells.title ?? '') === '') say('title', uploadMessage('list.noTitle'));
    const same = order.recording === undefined ? JSON.stringify([order.file, order.cells.title]) : order.recording;
    const first = seen.get(same);
    if (first !== undefined) say(order.recording === undefined ? 'file' : 'id', uploadMessage('list.sameRecording', { row: first }));
    else seen.set(same, row);
    orders.push(order);
  }
  if (orders.length === 0 && faults.length === 0) throw fault(uploadMessage('list.empty', { path }));
  return { orders, faults, ignored, readAs };
}

/** Links are followed first: the file itself must be there. A missing file is reported elsewhere. */
function outside(file: string, within: string): Message | undefined {
  try {
    const way = relative(realpathSync(within), realpathSync(file));
    if (way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return undefined;
  } catch {
    return undefined;
  }
  return uploadMessage('list.outsideFolder', { file });
}

function orderOf(
  at: (code: string) => string,
  defaults: Readonly<Record<string, string>>,
  folder: string,
  line: NonNullable<FilmOrder['line']>,
): FilmOrder {
  const given = fillable.filter((code) => !['id', 'file', 'captions'].includes(code)).map((code) => [code, at(code)] as const);
  const cells = { ...defaults, ...Object.fromEntries(given.filter(([, text]) => text !== '')) };
  return {
    file: onDisk(resolve(folder, at('file'))),
    cells,
    line,
    ...(at('id') !== '' && { recording: at('id') }),
    ...(at('captions') !== '' && { captions: onDisk(resolve(folder, at('captions'))) }),
  };
}

/** A Mac writes å as two characters in file names, which other systems keep. */
const onDisk = (path: string): string => [path, path.normalize('NFD')].find((one) => existsSync(one)) ?? path;

const columnsOf = (codes: readonly (string | undefined)[]): Record<string, number> =>
  Object.fromEntries(codes.flatMap((code, at) => (code === undefined ? [] : [[code, at + 1]])));

/** A repeated column, or one that is nearly ours: if a misspelt "Barn i bild" were ignored, a film would be shown that must stay closed. */
function headerFaults(headers: readonly string[], codes: readonly (string | undefined)[]): ManifestFault[] {
  const names = fillable.map((code) => tableOf('recordings').fields[code]?.header ?? code);
  return headers.flatMap((header, at): ManifestFault[] => {
    const code = codes[at];
    const shown = clean(header);
    if (code !== undefined && codes.indexOf(code) < at)
      return [
        {
          row: 1,
          column: { number: at + 1, header: shown },
          said: uploadMessage('list.columnTwice', { column: shown }),
        },
      ];
    const near = code === undefined && shown !== '' ? (nearest(shown, [...names, ...fillable]) ?? guardedName(shown, codes)) : undefined;
    if (near === undefined) return [];
    const said = uploadMessage('list.noColumn', { column: shown, near });
    return [{ row: 1, column: { number: at + 1, header: shown }, said }];
  });
}

/** The header of a field that protects, where a column's name is near it ("Barn syns"). */
function guardedName(shown: string, codes: readonly (string | undefined)[]): string | undefined {
  const near = nearGuarded('recordings', shown);
  return near === undefined || (near.loose && codes.includes(near.code)) ? undefined : tableOf('recordings').fields[near.code]?.header;
}

/** What checking an order's row found, as a fault of its line. */
export function faultOfLine({ row, columns }: NonNullable<FilmOrder['line']>, field: string | undefined, said: Message): ManifestFault {
  return { row, ...(field !== undefined && columnOf(columns[field], field)), said };
}

function columnOf(number: number | undefined, code: string): Pick<ManifestFault, 'column'> {
  return number === undefined ? {} : { column: { number, header: tableOf('recordings').fields[code]?.header ?? code } };
}

/** All faults as one error: 'rad 3, kolumn 4 (Rum): …', a line each. */
export function manifestFault(path: string, faults: readonly ManifestFault[]): Error {
  const sorted = [...faults].sort((a, b) => a.row - b.row || (a.column?.number ?? 0) - (b.column?.number ?? 0));
  const lines = sorted.map(({ row, column, said }) =>
    uploadMessage('list.fault', { row, column: column?.number, header: column?.header ?? '', what: said }),
  );
  return fault(uploadMessage('list.faults', { path, faults: lines }));
}
