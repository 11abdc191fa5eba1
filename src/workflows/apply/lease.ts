/**
 * The lease: who is changing things now. It is one piece of developer metadata with a fixed id on the workbook, so that the
 * command line and the add-on exclude each other. Sheets refuses a second metadata with the same id, and a batchUpdate is
 * atomic: deleting the *value that was read* and creating the id again is a compare-and-swap, since creating fails if the
 * deletion matched nothing. [Documented by Google; the check `lease` tries it in a tenant.]
 */
import type { Outcome, Program } from '../../google/call.ts';
import { batch, call } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { METADATA, METADATA_ID } from '../read/metadata.ts';

/** What the metadata's value holds, as JSON. */
interface Lease {
  /** One running program, never a person: two runs by one person are two holders. */
  holder: string;
  /** Milliseconds since 1970, real time. */
  until: number;
  /** A withdrawal asks the holder to stop before its next call. */
  stop: boolean;
}

export type LeaseAnswer = { ok: true } | { ok: false; holder: string; until: number };

/** `now` is real time in ms; `ms` is the lease's duration. */
export interface LeaseWish {
  holder: string;
  now: number;
  ms: number;
}

const TRIES = 4;
/** Max duration that is believed: an editor of the sheet could otherwise lock everybody out for good. Clocks may differ a little. */
const LONGEST_MS = 60 * 60_000;

/** Takes the lease if it is free, expired, or already ours. Otherwise returns who holds it and until when. Throws GoogleError. */
export function* acquireLease(spreadsheetId: string, { holder, now, ms }: LeaseWish): Program<LeaseAnswer> {
  let lease: Lease = { holder, until: now + ms, stop: false };
  let old: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const written = yield* swap(spreadsheetId, old, lease);
    if (written.ok) return { ok: true };
    const current = yield* read(spreadsheetId);
    if (current?.value === JSON.stringify(lease)) return { ok: true }; // The write succeeded; only its answer was lost.
    if (current && current.lease.holder !== holder && current.lease.until > now && current.lease.until <= now + LONGEST_MS) {
      return { ok: false, holder: current.lease.holder, until: current.lease.until };
    }
    if (attempt === TRIES) throw written.error;
    old = current?.value;
    // A stop requested of this very run is kept.
    lease = { ...lease, stop: current?.lease.holder === holder && current.lease.stop };
  }
}

/** Extends the lease to `ms` from `now`. False: it is no longer ours, and the program must stop. A raised stop flag is kept. */
export function* renewLease(spreadsheetId: string, { holder, now, ms }: LeaseWish): Program<boolean> {
  return yield* change(spreadsheetId, (lease) => (lease.holder === holder ? { ...lease, until: now + ms } : undefined));
}

/** Asks the holder to stop. False: there is none. The lease stays theirs until they release it or it expires. */
export function* raiseStop(spreadsheetId: string): Program<boolean> {
  return yield* change(spreadsheetId, (lease) => ({ ...lease, stop: true }));
}

/** Whether the holder must stop: someone asked it to, or the lease is no longer its own. One read. */
export function* stopRaised(spreadsheetId: string, holder: string): Program<boolean> {
  const current = yield* read(spreadsheetId);
  return current === undefined || current.lease.holder !== holder || current.lease.stop;
}

/** Releases the lease, if it is still ours. */
export function* releaseLease(spreadsheetId: string, holder: string): Program<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const current = yield* read(spreadsheetId);
    if (current?.lease.holder !== holder) return;
    // Deletes only the value that was read: not a stop flag raised since, nor another's lease.
    const { replies } = yield* call('sheets.spreadsheets.batchUpdate', {
      spreadsheetId,
      requestBody: { requests: [remove(current.value)] },
    });
    const { deletedDeveloperMetadata } = (replies?.[0]?.deleteDeveloperMetadata ?? {}) as { deletedDeveloperMetadata?: unknown[] };
    if (deletedDeveloperMetadata?.length) return;
  }
}

/** Rewrites the lease by compare-and-swap; `next` returns undefined to leave it. Returns whether it was rewritten. */
function* change(spreadsheetId: string, next: (lease: Lease) => Lease | undefined): Program<boolean> {
  for (let attempt = 1; ; attempt++) {
    const current = yield* read(spreadsheetId);
    const desired = current && next(current.lease);
    if (current === undefined || desired === undefined) return false;
    if (JSON.stringify(desired) === current.value) return true;
    const outcome = yield* swap(spreadsheetId, current.value, desired);
    if (outcome.ok) return true;
    if (attempt === TRIES) throw outcome.error;
  }
}

function* read(spreadsheetId: string): Program<{ value: string; lease: Lease } | undefined> {
  const { matchedDeveloperMetadata = [] } = yield* call('sheets.spreadsheets.developerMetadata.search', {
    spreadsheetId,
    requestBody: { dataFilters: [{ developerMetadataLookup: { metadataId: METADATA_ID.lease } }] },
  });
  const value = matchedDeveloperMetadata[0]?.developerMetadata?.metadataValue;
  return value === undefined ? undefined : { value, lease: parse(value) };
}

/** An unreadable value counts as expired. */
function parse(value: string): Lease {
  try {
    const { holder, until, stop } = JSON.parse(value) as Partial<Lease>;
    if (typeof holder === 'string' && typeof until === 'number') return { holder, until, stop: stop === true };
  } catch {
    // Falls through: someone wrote there by hand.
  }
  return { holder: '', until: 0, stop: false };
}

/** Replaces `old` (undefined: nothing) by `lease`, or fails and changes nothing. */
function* swap(spreadsheetId: string, old: string | undefined, lease: Lease): Program<Outcome<unknown>> {
  const developerMetadata = {
    metadataId: METADATA_ID.lease,
    metadataKey: METADATA.lease,
    metadataValue: JSON.stringify(lease),
    location: { spreadsheet: true },
    visibility: 'DOCUMENT',
  };
  const requests: SheetRequest[] = [...(old === undefined ? [] : [remove(old)]), { createDeveloperMetadata: { developerMetadata } }];
  const [outcome] = yield* batch([{ method: 'sheets.spreadsheets.batchUpdate', params: { spreadsheetId, requestBody: { requests } } }]);
  return outcome;
}

function remove(metadataValue: string): SheetRequest {
  return { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: METADATA_ID.lease, metadataValue } } } };
}
