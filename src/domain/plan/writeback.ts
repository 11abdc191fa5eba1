/** What the workbook is told afterwards: ids, statuses and reasons. Not changes: nobody gains or loses by them. */

import { idKey } from '../ids.ts';
import { schoolYearStart } from '../meetings/school-year.ts';
import type { Message } from '../message.ts';
import { ruleToRemember } from '../permits/verdict.ts';
import type { TableName } from '../workbook/tables.ts';
import type { FilmFacts } from './access/film-facts.ts';
import type { Desired } from './desired.ts';
import { roomName } from './desired.ts';
import { answersText, type MeetingFacts } from './meetings/meetings.ts';
import { planMessage } from './messages.ts';
import type { Planned } from './plan.ts';
import { closedMessage } from './reasons.ts';

export interface WriteBack {
  readonly table: TableName;
  readonly key: string;
  readonly field: string;
  readonly value: string | number;
}

/** A message in the workbook's language. */
type Say = (message: Message) => string;

/**
 * Cells that differ from what the workbook should say once the changes are done, all but `failed` (change ids).
 * `ids` are those known by then; `say` makes sentences in the workbook's language.
 */
export function statusUpdates(planned: Planned, ids: ReadonlyMap<string, string>, failed: ReadonlySet<string>, say: Say): WriteBack[] {
  const { desired, films, meetings } = planned;
  return [
    ...films.filter((film) => !failed.has(`recording:${film.id}`)).flatMap((film) => recordingCells(desired, film, say)),
    ...roomCells(desired, ids),
    ...meetings.filter((meeting) => !failed.has(`meeting:${meeting.row.id}`)).flatMap((meeting) => meetingCells(meeting, desired.now)),
    ...attendanceCells(desired),
    ...permitCells(desired),
  ];
}

function recordingCells(desired: Desired, film: FilmFacts, say: Say): WriteBack[] {
  const { row, status } = film;
  if (!row || !status) return [];
  const file = film.file ?? film.returning;
  return differing('recordings', film.id, [
    // The id of a missing film stays, since it says that there was one. So does another row's id: it says whose was written over.
    ['file', file?.id ?? (film.fileLost || isAnothers(desired, row.file) ? row.file : ''), row.file],
    ['status', status, row.status],
    ['reason', reasonsOf(desired, film).map(say).join(' '), row.reason],
    ['duration', file?.seconds ?? row.duration ?? '', row.duration ?? ''],
  ]);
}

const isAnothers = ({ config }: Desired, file: string): boolean =>
  [...config.tables.recordings.faulty.values()].some((one) => one.lost && one.cells.file === file);

function reasonsOf(desired: Desired, film: FilmFacts): Message[] {
  const { verdict, audience } = film;
  if (film.fileLost) return [planMessage('film.lost')];
  if (!verdict) return [];
  if (verdict.why) return [closedMessage(verdict.why, verdict.whose)];
  const closed = [...verdict.closed].map(([id, why]) =>
    planMessage('film.closedIn', { room: roomName(desired, id), why: closedMessage(why, verdict.whose) }),
  );
  if (closed.length > 0) return closed;
  if (verdict.rooms.length === 0) return [planMessage('film.noRoom')];
  return audience?.until === undefined ? [] : [planMessage('film.shownUntil', { until: audience.until })];
}

function roomCells(desired: Desired, ids: ReadonlyMap<string, string>): WriteBack[] {
  return desired.config.tables.rooms.rows.flatMap((row) =>
    differing('rooms', row.id, [
      ['folder', ids.get(idKey('rooms', row.id, 'folder')) ?? '', row.folder],
      ['group', row.sharing === 'direkt' ? '' : (ids.get(idKey('rooms', row.id, 'group')) ?? ''), row.group],
    ]),
  );
}

function meetingCells(meeting: MeetingFacts, now: number): WriteBack[] {
  const { row, event } = meeting;
  const standing = event !== undefined && !event.cancelled;
  const coming = meeting.end > now && row.status !== 'inställd' && row.status !== 'genomförd';
  const guests = standing ? event.guests : meeting.body.guests;
  return differing('meetings', row.id, [
    ['event', standing || coming ? meeting.eventId : row.event, row.event],
    ['answers', standing || coming ? answersText(coming ? meeting.body.guests : guests) : row.answers, row.answers],
  ]);
}

/** Who came is of no use after the school year, and is not kept longer. */
function attendanceCells(desired: Desired): WriteBack[] {
  return desired.config.tables.meetings.rows
    .filter((row) => row.attended.length > 0 && row.start !== undefined && row.start.slice(0, 10) < schoolYearStart(desired.today))
    .map((row) => ({ table: 'meetings', key: row.id, field: 'attended', value: '' }));
}

function permitCells(desired: Desired): WriteBack[] {
  return desired.config.tables.permits.rows.flatMap((row) =>
    differing('permits', row.id, [['roomRule', ruleToRemember(row, desired.rooms), row.roomRule]]),
  );
}

function differing(
  table: TableName,
  key: string,
  cells: readonly (readonly [string, string | number, string | number | undefined])[],
): WriteBack[] {
  return cells.filter(([, value, now]) => value !== (now ?? '')).map(([field, value]) => ({ table, key, field, value }));
}
