/**
 * The mark of every writer of new rows: one piece of developer metadata on the workbook with a fixed id. It holds the ids
 * given out, so that none is given twice though its row is gone. It is swapped in the request that writes the rows, like the
 * lease (lease.ts): of two writers in one place, one is refused as a whole.
 */
import { highestIds, sha256Hex } from '../../domain/ids.ts';
import { call, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { METADATA, METADATA_ID } from './metadata.ts';

interface Mark {
  /** How often rows were added. */
  readonly count: number;
  /** A hash of what was added last: it tells apart two writers of similar rows. */
  readonly last: string;
  /** The highest id given out, by letter: M-12, F-040. */
  readonly ids: readonly string[];
}

/** The current mark; undefined in a workbook where nobody has added a row. Throws GoogleError. */
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

/** Replaces `old` by `next`, or makes the whole request fail. */
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

/** An unreadable mark holds no ids: those of the rows and the hidden tabs still count. */
function parse(mark: string | undefined): Mark {
  try {
    const { count, last, ids } = JSON.parse(mark ?? '') as Partial<Mark>;
    if (typeof count === 'number' && typeof last === 'string' && Array.isArray(ids)) return { count, last, ids: ids.map(String) };
  } catch {
    // Falls through: nothing stood there, or someone wrote there by hand.
  }
  return { count: 0, last: '', ids: [] };
}
