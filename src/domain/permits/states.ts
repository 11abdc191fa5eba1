/** Rooms that have been widened since an answer, and films with a lecturer left to ask. */

import type { Config } from '../workbook/config.ts';
import type { Row } from '../workbook/tables.ts';
import { type Closed, type Verdict, widenings } from './verdict.ts';

/** Rooms that recordings name and a yes no longer covers: they let in more people than when it was given. By room, what is new. */
export function widenedRooms(config: Config, permit: Row<'permits'>): Map<string, ReturnType<typeof widenings>> {
  const found = new Map<string, ReturnType<typeof widenings>>();
  if (permit.answer !== 'ja' || permit.withdrawn !== '') return found;
  const desired = new Set(config.tables.recordings.rows.filter((row) => row.permit.includes(permit.id)).flatMap((row) => row.rooms));
  for (const room of config.tables.rooms.rows) {
    if (!desired.has(room.id)) continue;
    const news = widenings(permit, room);
    if (news.length > 0) found.set(room.id, news);
  }
  return found;
}

/** Why a film that is there still has a lecturer to ask; undefined where none is left to ask. */
export function leftToAsk(
  config: Config,
  { file, row, verdict }: { readonly file: unknown; readonly row: Row<'recordings'> | undefined; readonly verdict: Verdict | undefined },
): Closed | undefined {
  if (!file || !row || row.disposal === 'radera' || isUndecided(config, row)) return undefined;
  return lacksPermit(verdict);
}

/** Why nobody can be waited for: a lecturer has no permit. */
export const lacksPermit = (verdict: Verdict | undefined): Closed | undefined =>
  verdict?.why === 'noPermit' || verdict?.why === 'fewerPermitsThanLecturers' ? verdict.why : undefined;

/** A colleague’s example: its sender has given it, and it waits for a decision, which makes its permit. */
export const isUndecided = (config: Config, { id, rooms }: Row<'recordings'>): boolean =>
  rooms.length === 0 && config.tables.requests.rows.some((row) => row.kind === 'exempel' && row.recording === id);
