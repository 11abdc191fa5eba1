/** What a staff list is, by its content and never by its file's name, and the reader of each kind. */
import { type Incoming, keeping, type Stop, type Where } from '../workbook/import/lines.ts';
import { isGoogleUsers, readGoogleUsers } from './google-users.ts';
import { readPeopleTable } from './people-table.ts';
import { readSs12000 } from './ss12000.ts';
import { ss12000InFiles, ss12000InJson, ss12000Kind } from './ss12000-files.ts';
import type { ListKind, StaffList } from './staff-list.ts';

/** A decoded file: a table of text, or a document of JSON. */
export type ListFile = { readonly kind: 'table'; readonly incoming: Incoming } | { readonly kind: 'json'; readonly value: unknown };

/** Undefined where the files are not of one kind that is known. */
export function listKindOf(files: readonly ListFile[]): ListKind | undefined {
  const tables = files.flatMap((file) => (file.kind === 'table' ? [file.incoming] : []));
  const documents = files.flatMap((file) => (file.kind === 'json' ? [file.value] : []));
  if (documents.length > 0) return tables.length === 0 && ss12000InJson(documents) ? 'ss12000' : undefined;
  if (tables.length > 0 && tables.every((table) => ss12000Kind(table) !== undefined)) return 'ss12000';
  if (tables.length !== 1) return undefined;
  return tables.every(isGoogleUsers) ? 'google' : 'csv';
}

/** The list in these files, read as a kind; undefined where they can't be that. */
export function readStaffList(
  kind: ListKind,
  files: readonly ListFile[],
  where: readonly Where[],
  today: string,
): StaffList | Stop | undefined {
  const tables = files.flatMap((file) => (file.kind === 'table' ? [file.incoming] : []));
  const [first, ...more] = tables;
  if (kind === 'ss12000') {
    const found = first
      ? tables.every(ss12000Kind)
        ? ss12000InFiles(tables)
        : undefined
      : ss12000InJson(files.map((file) => (file.kind === 'json' ? file.value : undefined)));
    return found && readSs12000(found, today);
  }
  if (!first || more.length > 0) return undefined;
  if (kind === 'csv') return readPeopleTable(first, where);
  if (!isGoogleUsers(first)) return undefined;
  const kept = keeping('people', first, where);
  return 'stop' in kept ? kept : readGoogleUsers(kept);
}
