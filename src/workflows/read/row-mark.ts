/**
 * The mark that every writer of new rows leaves: one piece of developer metadata on the workbook with a fixed id. It says
 * which ids were given out, so that none is given twice though its row is gone; and it is swapped in the very request
 * that writes the rows, as the lease is (see lease.ts): of two who would write in one place, one is refused whole.
 */
import { highestIds, sha256Hex } from '../../domain/ids.ts';
import { call, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { METADATA, METADATA_ID } from './metadata.ts';

interface Mark {
  /** How often rows were added. */
  readonly count: number;
  /** What was added last: two who add the like of each other are told apart. */
  readonly last: string;
  /** The highest id given out, by letter: M-12, F-040. */
  readonly ids: readonly string[];
}

/** The mark as it stands; undefined in a workbook where nobody has added a row. Throws GoogleError. */
export function* readMark(spreadsheetId: string): Program<string | undefined> {
  const { matchedDeveloperMetadata = [] } = yield* call('sheets.spreadsheets.developerMetadata.search', {
    spreadsheetId,
    requestBody: { dataFilters: [{ developerMetadataLookup: { metadataId: METADATA_ID.rows } }] },
  });
  return matchedDeveloperMetadata[0]?.developerMetadata?.metadataValue;
}

/** The ids that a mark remembers. */
export const idsOfMark = (mark: string | undefined): readonly string[] => parse(mark).ids;

/** The mark after rows with these ids were added; `rows` is anything that tells them from others. */
export function markAfter(mark: string | undefined, ids: readonly string[], rows: unknown): string {
  const before = parse(mark);
  const next: Mark = {
    count: before.count + 1,
    last: sha256Hex(JSON.stringify(rows)).slice(0, 16),
    ids: highestIds([...before.ids, ...ids]),
  };
  return JSON.stringify(next);
}

/** Puts `next` where `old` was read, or makes the whole request fail. */
export function swapMark(old: string | undefined, next: string): SheetRequest[] {
  const developerMetadata = {
    metadataId: METADATA_ID.rows,
    metadataKey: METADATA.rows,
    metadataValue: next,
    location: { spreadsheet: true },
    visibility: 'DOCUMENT',
  };
  const lookup = { metadataId: METADATA_ID.rows, metadataValue: old };
  const remove = { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup } } };
  return [...(old === undefined ? [] : [remove]), { createDeveloperMetadata: { developerMetadata } }];
}

/** A mark that nobody can read remembers nothing: the rows and the hidden tabs still do. */
function parse(mark: string | undefined): Mark {
  try {
    const { count, last, ids } = JSON.parse(mark ?? '') as Partial<Mark>;
    if (typeof count === 'number' && typeof last === 'string' && Array.isArray(ids)) return { count, last, ids: ids.map(String) };
  } catch {
    // Falls through: nothing stood there, or someone wrote there by hand.
  }
  return { count: 0, last: '', ids: [] };
}
