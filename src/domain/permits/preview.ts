/**
 * Seeing a film first: a lecturer's yes that waits for their own word on the finished film. It lets that lecturer watch it,
 * and nobody else, and only while nothing but that word is missing.
 */

import type { Config } from '../workbook/config.ts';
import { somebodyElses } from '../workbook/lecturers.ts';
import type { Row } from '../workbook/tables.ts';
import { type Asking, type RoomFacts, type Verdict, verdictOn } from './verdict.ts';

export interface Preview {
  /** The permits whose lecturers have not said yet that the film may be shown, and who may watch it until then. */
  readonly permits: readonly Row<'permits'>[];
  /** The last day of all that allows it; undefined: no end is set. */
  readonly until: string | undefined;
}

/** undefined where nobody is to see it first, or where something else closes the film too: then its lecturer does not see it either. */
export function previewOf(
  recording: Asking,
  verdict: Verdict | undefined,
  config: Config,
  rooms: ReadonlyMap<string, RoomFacts>,
  today: string,
): Preview | undefined {
  if (verdict?.why !== 'notApproved') return undefined;
  const { permits } = config.tables;
  const approved = permits.rows.map((row) => (row.preview ? { ...row, approved: true } : row));
  const then = verdictOn(recording, { ...config, tables: { ...config.tables, permits: { ...permits, rows: approved } } }, rooms, today);
  if (then.why !== undefined) return undefined;
  const waiting = permits.rows.filter((row) => recording.permit.includes(row.id) && row.preview && !row.approved);
  // A permit that somebody typed at another's film opens it to nobody.
  const theirs = waiting.filter((row) => somebodyElses(config, recording.lecturer, [row.id]) === undefined);
  return theirs.length === 0 ? undefined : { permits: theirs, until: then.until };
}
