/** What the plan itself notices: things halted in Google, limits, and guests who could not see a film. */

import {
  DRIVE_GROUPS,
  EVENT_PLACE_CHARACTERS,
  EVENT_TEXT_CHARACTERS,
  EVENT_TITLE_CHARACTERS,
  GROUP_NAME_CHARACTERS,
  GUESTS,
} from '../../quotas/google.ts';
import type { Message } from '../message.ts';
import { instantOf, isoWeek } from '../time/dates.ts';
import { type Diagnostic, diagnose } from '../workbook/diagnostic.ts';
import type { TableName } from '../workbook/tables.ts';
import { tableOf, tables } from '../workbook/tables.ts';
import { endless } from './access/endless.ts';
import type { FilmFacts } from './access/film-facts.ts';
import { PEOPLE_SHARED_DIRECTLY } from './access/grants.ts';
import { previewIn } from './access/previews.ts';
import { viewersAfter, viewersIn } from './access/viewers.ts';
import { type Desired, nameOf, outsidersOf, roomName } from './desired.ts';
import { canHaveGroup, googleName, longestName } from './groups.ts';
import { held } from './held.ts';
import type { MeetingFacts } from './meetings/meetings.ts';
import { planMessage } from './messages.ts';

export function planDiagnostics(desired: Desired, films: readonly FilmFacts[], meetings: readonly MeetingFacts[]): Diagnostic[] {
  return [
    ...conflicts(desired),
    ...customer(desired),
    ...longNames(desired),
    ...longTexts(desired),
    ...rooms(desired),
    ...audiences(films),
    ...rowless(desired, films),
    ...endless(desired, films),
    ...unknownPreviewers(desired, films),
    ...guests(desired, films, meetings),
    ...weeks(desired),
    ...desired.slips.diagnostics,
    ...held(desired),
  ];
}

function conflicts(desired: Desired): Diagnostic[] {
  return [...desired.state.conflicts].map(([key, what]) => {
    const [table = '', ...rest] = key.replace('#group', '').split('/');
    const name = rest.join('/');
    const message =
      key === 'settings/calendar' && what === 'foreign'
        ? planMessage('halted.unmarked', { name, workspace: desired.state.workspaceId })
        : planMessage(`halted.${what}`, { name });
    return at(table, name, desired, 'error', message, `halted.${what}`);
  });
}

function customer(desired: Desired): Diagnostic[] {
  const { config, audiences, state } = desired;
  if (config.settings.customerId !== '' || [...audiences.groups.keys()].every((key) => state.groups.has(key))) return [];
  return [diagnose('error', { table: 'settings', row: 0, field: 'customerId' }, planMessage('customerIdMissing'))];
}

/** Of groups that are yet to be made: once a group has its name, it may be changed in Google. */
function longNames(desired: Desired): Diagnostic[] {
  return [...desired.audiences.groups.values()].flatMap((group): Diagnostic[] => {
    const most = longestName(group.kind);
    if (group.name.length <= most || desired.state.groups.has(group.key) || !canHaveGroup(desired, group.key)) return [];
    const isArea = group.kind === 'areas';
    const table = isArea ? 'units' : group.kind;
    const rows: readonly { row: number; id: string; area?: string }[] = desired.config.tables[table].rows;
    const place = {
      table,
      row: rows.find((row) => (isArea ? row.area : row.id) === group.row)?.row ?? 0,
      field: isArea ? 'area' : 'name',
    } as const;
    const facts = { has: group.name.length, holds: GROUP_NAME_CHARACTERS, called: googleName(group), most };
    return [diagnose('warning', place, planMessage('longGroupName', facts))];
  });
}

/** Texts too long for Calendar are cut there; they are whole in the workbook. */
function longTexts({ config, now }: Desired): Diagnostic[] {
  const limits = [
    ['title', EVENT_TITLE_CHARACTERS],
    ['place', EVENT_PLACE_CHARACTERS],
    ['agenda', EVENT_TEXT_CHARACTERS],
  ] as const;
  return config.tables.meetings.rows.flatMap((row) =>
    limits.flatMap(([field, most]): Diagnostic[] => {
      const { length } = row[field];
      if (length <= most || instantOf(row.end ?? row.start ?? '', config.settings.timeZone) < now) return [];
      const { header } = tables.meetings.fields[field];
      return [
        diagnose('warning', { table: 'meetings', row: row.row, field }, planMessage('longForCalendar', { header, has: length, most })),
      ];
    }),
  );
}

function rooms(desired: Desired): Diagnostic[] {
  return desired.config.tables.rooms.rows.flatMap((row) => {
    const outside = row.sharing === 'direkt' ? 0 : outsidersOf(desired, row.id).length;
    if (outside > PEOPLE_SHARED_DIRECTLY) {
      return [at('rooms', row.id, desired, 'error', planMessage('tooManyOutsiders', { people: outside, most: PEOPLE_SHARED_DIRECTLY }))];
    }
    const people = viewersIn(desired, [row.id]).size;
    if (row.sharing !== 'direkt' || people <= PEOPLE_SHARED_DIRECTLY) return [];
    return [at('rooms', row.id, desired, 'error', planMessage('tooManyForDirect', { people, most: PEOPLE_SHARED_DIRECTLY }))];
  });
}

function audiences(films: readonly FilmFacts[]): Diagnostic[] {
  return films
    .filter((film) => (film.audience?.rooms.length ?? 0) > DRIVE_GROUPS)
    .map((film) =>
      diagnose(
        'error',
        { table: 'recordings', row: film.row?.row ?? 0, field: 'rooms' },
        planMessage('tooManyRooms', { most: DRIVE_GROUPS }),
      ),
    );
}

/** A film of ours whose row is gone: nobody would look for it. */
function rowless(desired: Desired, films: readonly FilmFacts[]): Diagnostic[] {
  return films
    .filter((film) => film.file && !film.row && !desired.config.tables.recordings.faulty.has(film.id))
    .map(({ id, title }) => at('recordings', id, desired, 'warning', planMessage('filmWithoutRow', { title, id })));
}

/** A lecturer who is to see a film first, and whom nobody knows well enough to let in. */
function unknownPreviewers(desired: Desired, films: readonly FilmFacts[]): Diagnostic[] {
  const { people, held } = desired.roster;
  return films.flatMap((film) =>
    (previewIn(desired, film)?.permits ?? [])
      .filter(({ lecturerEmail: email }) => !people.has(email) && !held.has(email))
      .map(({ row, id, lecturer, lecturerEmail }) =>
        diagnose(
          'info',
          { table: 'permits', row, field: 'lecturerEmail' },
          planMessage('preview.unknown', { lecturer: lecturer || id, email: lecturerEmail, film: film.title }),
        ),
      ),
  );
}

function guests(desired: Desired, films: readonly FilmFacts[], meetings: readonly MeetingFacts[]): Diagnostic[] {
  const readers = new Map(films.map((film) => [film.id, viewersAfter(desired, film.audience)]));
  return meetings.flatMap((meeting) => {
    if (meeting.end <= desired.now || meeting.row.status === 'inställd') return [];
    const people = meeting.body.guests.map((guest) => desired.roster.byCalendarEmail.get(guest.email) ?? guest.email);
    const found: Diagnostic[] = [];
    for (const id of meeting.row.materials) {
      const blind = people.filter((email) => !readers.get(id)?.has(email) && !desired.staff.has(email));
      if (blind.length === 0) continue;
      const film = films.find((one) => one.id === id);
      const names = blind.map((email) => nameOf(desired, email));
      const rooms = (film?.audience?.rooms ?? []).map((room) => roomName(desired, room));
      const message = planMessage('guestsWithoutFilm', { names, title: film?.title ?? id, rooms });
      found.push(at('meetings', meeting.row.id, desired, 'info', message));
    }
    if (meeting.crowd !== undefined) {
      found.push(at('meetings', meeting.row.id, desired, 'error', planMessage('manyGuests', { guests: meeting.crowd, most: GUESTS })));
    }
    return found;
  });
}

function at(table: string, key: string, desired: Desired, severity: Diagnostic['severity'], message: Message, code?: string): Diagnostic {
  const known = table in desired.config.tables ? (table as TableName) : 'settings';
  const [field] = tableOf(known).key;
  const rows: readonly { row: number }[] = desired.config.tables[known].rows;
  const row = rows.find((one) => field !== undefined && (one as Record<string, unknown>)[field] === key)?.row ?? 0;
  return diagnose(severity, { table: known, row }, message, code);
}

/** "Höstlov v. 44" on the days of week 45: one of them is wrong, and people plan by both. */
function weeks(desired: Desired): Diagnostic[] {
  return desired.config.tables.calendar.rows.flatMap((row) => {
    const [, first, last = first] = /\bv(?:ecka|eckor)?\.?\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\b/i.exec(row.label) ?? [];
    if (first === undefined || row.from === undefined) return [];
    const [from, to] = [isoWeek(row.from).week, isoWeek(row.to ?? row.from).week];
    if (Number(first) === from && Number(last) === to) return [];
    const days = from === to ? `${from}` : `${from}–${to}`;
    return [at('calendar', row.id, desired, 'warning', planMessage('weekDisagrees', { label: row.label, weeks: days }))];
  });
}
