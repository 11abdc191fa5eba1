/** Fields that several questions have. */
import { recordingCells } from '../domain/edits/edits.ts';
import { sessionPath } from '../google/http.ts';
import { cells, list, matching, text, where, whole } from './schema.ts';

/** Longest address of an account, as RFC 3696 has it. */
export const email = text(320);
export const id = text(200);
export const ids = (most: number) => list(id, most);
/** YYYY-MM-DD, or '' for none. Anything else is refused where it is read. */
export const day = text(10);

export const fileId = matching(/^[\w-]{1,128}$/, 128);
export const md5 = matching(/^[0-9a-f]{32}$/i, 32);
export const origin = matching(/^https?:\/\/[a-z0-9.:[\]-]{1,250}$/i, 260);
/** Drive takes files up to 5 TB. */
export const bytes = whole(1, 5 * 2 ** 40);
/** Only an address that we made for an upload. */
export const session = where(text(), (address) => (sessionPath(address) === undefined ? undefined : address));

/** A recording's cells by code name, as typed; '' clears. */
export const recordingFields = cells(10_000, recordingCells);
export const recordingRow = text(100);
