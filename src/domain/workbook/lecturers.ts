/** Matches lecturers' names of films and permits, however they are written, and finds permits of somebody else. */

import type { Message } from '../message.ts';
import { fold } from '../text.ts';
import type { Config } from './config.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostic.ts';
import { workbookMessage } from './messages.ts';
import type { Row } from './tables.ts';

type Permit = Row<'permits'>;

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'och');

/** Whether two names may be one person's: all words of the shorter are in the longer, in any order. */
function mayBeOne(one: string, other: string): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return few.length > 0 && few.every((word) => many.includes(word));
}

/**
 * The first permit that belongs to none of the film's lecturers: by its name, or by the person with its address. Undefined
 * where either side names nobody.
 */
export function somebodyElses({ tables }: Config, lecturers: readonly string[], permits: readonly string[]): Permit | undefined {
  const named = lecturers.filter((name) => wordsOf(name).length > 0);
  if (named.length === 0) return undefined;
  return permits
    .map((id) => tables.permits.rows.find((row) => row.id === id))
    .find((permit) => {
      if (!permit || permit.lecturer === '') return false;
      const theirs = [permit.lecturer];
      if (permit.lecturerEmail !== '') theirs.push(tables.people.rows.find((row) => row.email === permit.lecturerEmail)?.name ?? '');
      return !theirs.some((name) => named.some((lecturer) => mayBeOne(name, lecturer)));
    });
}

export const notTheirs = (permit: Permit, lecturers: readonly string[]): Message =>
  workbookMessage('somebodyElses', { permit: permit.id, from: permit.lecturer, lecturers });

/**
 * Recordings with their lecturers as people mean them. *Ek, Lena* is read as two, Ek and Lena, unless a permit or a person
 * is called Lena Ek and nobody is called Ek or Lena alone: then it is one. Else the coordinator is told that two were read.
 */
export function readLecturers(config: Config): Config {
  const isKnown = knownNames(config);
  const diagnostics: Diagnostic[] = [];
  const tell = ({ row }: Row<'recordings'>, field: string, message: Message): void => {
    diagnostics.push(diagnose('warning', { table: 'recordings', row, field }, message));
  };
  const rows = config.tables.recordings.rows.map((row) => {
    const lecturer = turned(row.lecturer, isKnown);
    if (lecturer === row.lecturer && lecturer.length > 1 && lecturer.every((name) => !/\s/.test(name)))
      tell(row, 'lecturer', workbookMessage('namesByComma', { parts: lecturer }));
    const other = somebodyElses(config, lecturer, row.permit);
    if (other) tell(row, 'permit', notTheirs(other, lecturer));
    return lecturer === row.lecturer ? row : { ...row, lecturer };
  });
  const recordings = { ...config.tables.recordings, rows };
  return { ...config, tables: { ...config.tables, recordings }, diagnostics: [...config.diagnostics, ...diagnostics] };
}

/** Everybody's name; worked out when one is asked about, since few rows have names that could be read in two ways. */
function knownNames({ tables }: Config): (name: string) => boolean {
  let known: Set<string> | undefined;
  return (name) => {
    known ??= new Set(
      [...tables.permits.rows.map((row) => row.lecturer), ...tables.people.rows.map((row) => row.name)].map((one) => fold(inOrder(one))),
    );
    return known.has(fold(name));
  };
}

/** 'Ek, Lena' → 'Lena Ek'. */
const inOrder = (name: string): string => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');

/** Pairs of last and first names as whole names, where every pair is somebody known and no part is. The same list otherwise. */
function turned(parts: readonly string[], isKnown: (name: string) => boolean): readonly string[] {
  if (parts.length === 0 || parts.length % 2 > 0 || parts.some(isKnown)) return parts;
  const pairs = parts.flatMap((last, at) => (at % 2 === 0 ? [`${parts[at + 1]} ${last}`] : []));
  return pairs.every(isKnown) ? pairs : parts;
}
