/** Upload orders from the command line's flags. */

import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Message } from '../../domain/message.ts';
import { notFilm } from '../../domain/recordings/file-kinds.ts';
import { suggestFromName } from '../../domain/recordings/film-names.ts';
import { clean } from '../../domain/text.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { fault, saidOf } from '../fault.ts';
import { headOfFile, openCaptions } from './captions.ts';

export interface FilmOrder {
  /** Absolute path. */
  readonly file: string;
  /** A row that is there; without it a new one is made. */
  readonly recording?: string;
  /** Cells by code name, as a person types them. */
  readonly cells: Readonly<Record<string, string>>;
  /** Absolute path of captions. */
  readonly captions?: string;
  /** Where it stands in a manifest: its line, and the columns (from 1) by code name. */
  readonly line?: { readonly row: number; readonly columns: Readonly<Record<string, number>> };
}

export interface Uploaded {
  readonly recording: string;
  readonly title: string;
  /** The film's id in Drive. */
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly md5: string;
  /** The id of the film whose place it takes. */
  readonly replaced: string | null;
  /** The captions' id in Drive. */
  readonly captions: string | null;
}

/** The command's flags. */
export interface Options {
  readonly manifest?: string;
  /** The folder for a list's files, instead of its own. */
  readonly folder?: string;
  readonly recording?: string;
  readonly title?: string;
  readonly lecturer?: readonly string[];
  readonly date?: string;
  readonly room?: readonly string[];
  readonly permit?: readonly string[];
  readonly theme?: string;
  readonly series?: string;
  readonly language?: string;
  readonly description?: string;
  readonly captions?: string;
  readonly children?: string;
  readonly childrenUntil?: string;
}

/** The cells that the flags give, by code name. */
export function cellsOf(options: Options): Record<string, string> {
  const joined = (words: readonly string[] | undefined): string | undefined => words?.join(', ');
  const cells: Record<string, string | undefined> = {
    title: options.title,
    // A flag is a person: between semicolons a comma is a part of a name.
    lecturer: options.lecturer?.join(options.lecturer.some((name) => name.includes(',')) ? '; ' : ', '),
    date: options.date,
    rooms: joined(options.room),
    permit: joined(options.permit),
    theme: options.theme,
    series: options.series,
    language: options.language,
    description: options.description,
    children: options.children,
    childrenUntil: options.childrenUntil,
  };
  return Object.fromEntries(Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined));
}

/**
 * Orders for files that are named one by one. Several new films are told apart by number where a title is given, else they
 * take title and day from their files' names. @throws Fault where flags and files do not go together
 */
export function ordersOf(files: readonly string[], options: Options, interactive: boolean): FilmOrder[] {
  if (options.recording !== undefined && files.length > 1) {
    throw fault(uploadMessage('upload.oneFilm'));
  }
  if (options.recording !== undefined && options.title !== undefined) {
    throw fault(uploadMessage('upload.rowOrTitle'));
  }
  if (options.captions !== undefined && files.length > 1) throw fault(uploadMessage('upload.captionsForOne'));
  if (options.recording === undefined && options.title === undefined && files.length === 1 && !interactive) {
    throw fault(uploadMessage('upload.rowOrTitleMissing'));
  }
  return files.map((name, index) => {
    const file = resolve(name);
    const numbered: Record<string, string> =
      options.title !== undefined && files.length > 1 ? { title: `${options.title}, del ${index + 1}` } : {};
    const flags = { ...cellsOf(options), ...numbered };
    if (options.recording !== undefined || options.title !== undefined || interactive) return order(file, flags, options);
    const { title, date } = suggestFromName(file);
    return order(file, { ...(date !== undefined && { date }), ...flags, title }, options);
  });
}

const order = (file: string, cells: Record<string, string>, { recording, captions }: Options): FilmOrder => ({
  file,
  cells,
  ...(recording !== undefined && { recording }),
  ...(captions !== undefined && { captions: resolve(captions) }),
});

/** A file's name for people: one line, whatever it holds. */
export const shortName = (file: string): string => clean(basename(file));

/** A problem with a file that is visible before the first byte is sent; undefined for a good one. */
export function fileProblem(file: string, kind: 'film' | 'captions'): Message | undefined {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return uploadMessage('upload.noFile', { file });
    if (stat.size > 0) return kindProblem(file, kind);
  } catch (error) {
    return saidOf(error);
  }
  return uploadMessage('upload.fileEmpty', { file });
}

function kindProblem(file: string, kind: 'film' | 'captions'): Message | undefined {
  if (kind === 'film') return notFilm(shortName(file), headOfFile(file));
  const captions = openCaptions(file);
  return 'problem' in captions ? captions.problem : undefined;
}
