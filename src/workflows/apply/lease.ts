/**
 * The lease: who is changing things now. One piece of developer metadata with a fixed id on the workbook, so that the
 * command line and the add-on exclude each other. Sheets refuses a second metadata with the same id, and a batchUpdate
 * lands whole or not at all: deleting the *value that was read* and creating the id anew is a compare-and-swap, since
 * the creation fails where the deletion matched nothing. [Not proved against Google itself: documented, and so here.]
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

/** `now` is real time, in milliseconds; `ms` is how long the lease is to hold. */
export interface LeaseWish {
  holder: string;
  now: number;
  ms: number;
}

const TRIES = 4;
/** Nobody takes the lease for so long: whoever edits the sheet could else keep everybody out for good. Clocks may differ a little. */
const LONGEST_MS = 60 * 60_000;

/** Takes the lease if it is free, ran out, or is already ours. Else says who holds it and until when. Throws GoogleError. */
export function* acquireLease(spreadsheetId: string, { holder, now, ms }: LeaseWish): Program<LeaseAnswer> {
  let lease: Lease = { holder, until: now + ms, stop: false };
  let old: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const written = yield* swap(spreadsheetId, old, lease);
    if (written.ok) return { ok: true };
    const current = yield* read(spreadsheetId);
    if (current?.value === JSON.stringify(lease)) return { ok: true }; // It landed; only the answer was lost.
    if (current && current.lease.holder !== holder && current.lease.until > now && current.lease.until <= now + LONGEST_MS) {
      return { ok: false, holder: current.lease.holder, until: current.lease.until };
    }
    if (attempt === TRIES) throw written.error;
    old = current?.value;
    // A stop that was asked of this very run stands.
    lease = { ...lease, stop: current?.lease.holder === holder && current.lease.stop };
  }
}

/** Makes the lease last `ms` from `now`. False: it is no longer ours, and the program must stop. A raised stop flag stands. */
export function* renewLease(spreadsheetId: string, { holder, now, ms }: LeaseWish): Program<boolean> {
  return yield* change(spreadsheetId, (lease) => (lease.holder === holder ? { ...lease, until: now + ms } : undefined));
}

/** Asks whoever holds the lease to stop. False: nobody does. The lease stays theirs until they give it back or it runs out. */
export function* raiseStop(spreadsheetId: string): Program<boolean> {
  return yield* change(spreadsheetId, (lease) => ({ ...lease, stop: true }));
}

/** Whether the holder must stop: someone asked it to, or the lease is no longer its own. One read. */
export function* stopRaised(spreadsheetId: string, holder: string): Program<boolean> {
  const current = yield* read(spreadsheetId);
  return current === undefined || current.lease.holder !== holder || current.lease.stop;
}

/** Gives the lease back, if it is still ours. */
export function* releaseLease(spreadsheetId: string, holder: string): Program<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const current = yield* read(spreadsheetId);
    if (current?.lease.holder !== holder) return;
    // Only the value that was read: a stop flag raised meanwhile, or another's lease, is not deleted unseen.
    const { replies } = yield* call('sheets.spreadsheets.batchUpdate', {
      spreadsheetId,
      requestBody: { requests: [remove(current.value)] },
    });
    const { deletedDeveloperMetadata } = (replies?.[0]?.deleteDeveloperMetadata ?? {}) as { deletedDeveloperMetadata?: unknown[] };
    if (deletedDeveloperMetadata?.length) return;
  }
}

/** Rewrites the lease by compare-and-swap; `next` answers undefined to leave it. Whether it was rewritten. */
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

/** A value that nobody can read is nobody's and ran out long ago. */
function parse(value: string): Lease {
  try {
    const { holder, until, stop } = JSON.parse(value) as Partial<Lease>;
    if (typeof holder === 'string' && typeof until === 'number') return { holder, until, stop: stop === true };
  } catch {
    // Falls through: someone wrote there by hand.
  }
  return { holder: '', until: 0, stop: false };
}

/** Puts `lease` where `old` stood (undefined: where nothing stood), or fails and changes nothing. */
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
