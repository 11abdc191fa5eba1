/** What the plan itself notices: things halted in Google, limits, and guests who could not see a film. */

import {
  DRIVE_GROUPS,
  EVENT_PLACE_CHARACTERS,
  EVENT_TEXT_CHARACTERS,
  EVENT_TITLE_CHARACTERS,
  GROUP_NAME_CHARACTERS,
  GUESTS,
} from '../../quotas/google.ts';
import { numberText } from '../text.ts';
import { instantOf, isoWeek } from '../time/dates.ts';
import type { Diagnostic } from '../workbook/diagnostic.ts';
import type { TableName } from '../workbook/tables.ts';
import { tableOf, tables } from '../workbook/tables.ts';
import { endless } from './access/endless.ts';
import type { FilmFacts } from './access/film-facts.ts';
import { PEOPLE_SHARED_DIRECTLY } from './access/grants.ts';
import { viewersAfter, viewersIn } from './access/viewers.ts';
import { canHaveGroup, googleName, longestName } from './groups.ts';
import { held } from './held.ts';
import type { MeetingFacts } from './meetings/meetings.ts';
import { outsidersOf, type Wanted } from './wanted.ts';

type Said = Pick<Diagnostic, 'severity' | 'code' | 'message' | 'messageEn'>;

export function planDiagnostics(wanted: Wanted, films: readonly FilmFacts[], meetings: readonly MeetingFacts[]): Diagnostic[] {
  return [
    ...halted(wanted),
    ...customer(wanted),
    ...longNames(wanted),
    ...longTexts(wanted),
    ...rooms(wanted),
    ...audiences(films),
    ...rowless(wanted, films),
    ...endless(wanted, films),
    ...guests(wanted, films, meetings),
    ...weeks(wanted),
    ...wanted.slips.diagnostics,
    ...held(wanted),
  ];
}

function halted(wanted: Wanted): Diagnostic[] {
  return [...wanted.state.halted].map(([key, what]) => {
    const [table = '', ...rest] = key.replace('#group', '').split('/');
    const found = {
      calendar: [
        'bär inte arbetsytans märke',
        'does not bear the mark of this workspace',
        `Är det rätt kalender: skriv [delakultur ${wanted.state.workspaceId}] i dess beskrivning.`,
        `If it is the right one: write [delakultur ${wanted.state.workspaceId}] in its description.`,
      ],
      trashed: ['ligger i papperskorgen', 'is in the trash', 'Återställ den i Drive.', 'Restore it in Drive.'],
      moved: ['är flyttad bort från Delakultur', 'was moved away from Delakultur', 'Flytta tillbaka den.', 'Move it back.'],
      twice: ['finns två gånger', 'exists twice', 'Ta bort kopian.', 'Remove the copy.'],
      foreign: [
        'är borta eller någon annans, fast den dolda fliken _ids nämner det',
        'is gone or somebody else’s, though the hidden tab _ids names it',
        'Ta bort dess rader där, så görs ett nytt.',
        'Delete its lines there, and a new one is made.',
      ],
    }[key === 'settings/calendar' && what === 'foreign' ? 'calendar' : what] as [string, string, string, string];
    const name = rest.join('/');
    return at(table, name, wanted, {
      severity: 'error',
      code: `halted.${what}`,
      message: `Det som hör till ${name} ${found[0]}. Inget ändras där förrän det är rättat. ${found[2]}`,
      messageEn: `What belongs to ${name} ${found[1]}. Nothing changes there until it is mended. ${found[3]}`,
    });
  });
}

function customer(wanted: Wanted): Diagnostic[] {
  const { config, audiences, state } = wanted;
  if (config.settings.customerId !== '' || [...audiences.groups.keys()].every((key) => state.groups.has(key))) return [];
  return [
    {
      severity: 'error',
      table: 'settings',
      row: 0,
      field: 'customerId',
      code: 'customerIdMissing',
      message: 'Kund-id saknas i Inställningar, så inga grupper kan skapas. Skriv det, eller sätt rummens Delning till direkt.',
      messageEn: 'The customer id is missing in the settings, so no groups can be made. Write it, or set the rooms’ sharing to direkt.',
    },
  ];
}

/** Of groups that are yet to be made: once a group has its name, it may be changed in Google. */
function longNames(wanted: Wanted): Diagnostic[] {
  return [...wanted.audiences.groups.values()].flatMap((group): Diagnostic[] => {
    const most = longestName(group.kind);
    if (group.name.length <= most || wanted.state.groups.has(group.key) || !canHaveGroup(wanted, group.key)) return [];
    const isArea = group.kind === 'areas';
    const table = isArea ? 'units' : group.kind;
    const rows: readonly { row: number; id: string; area?: string }[] = wanted.config.tables[table].rows;
    const name = googleName(group);
    return [
      {
        table,
        row: rows.find((row) => (isArea ? row.area : row.id) === group.row)?.row ?? 0,
        field: isArea ? 'area' : 'name',
        severity: 'warning',
        code: 'longGroupName',
        message: `Namnet har ${group.name.length} tecken. En grupp i Google rymmer ${GROUP_NAME_CHARACTERS}, så gruppen får heta ”${name}”. Vill du välja själv, korta namnet till högst ${most} tecken.`,
        messageEn: `The name has ${group.name.length} characters. A group in Google holds ${GROUP_NAME_CHARACTERS}, so the group will be called “${name}”. To choose it yourself, shorten the name to at most ${most} characters.`,
      },
    ];
  });
}

/** What Calendar has no room for is left out there; it stands whole in the workbook. */
function longTexts({ config, now }: Wanted): Diagnostic[] {
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
        {
          table: 'meetings',
          row: row.row,
          field,
          severity: 'warning',
          code: 'longForCalendar',
          message: `${header} har ${numberText(length)} tecken. I Kalender får ${numberText(most)} plats, så slutet syns inte där. Korta texten, eller länka till ett dokument.`,
          messageEn: `${header} has ${numberText(length)} characters. Calendar has room for ${numberText(most)}, so the end is not shown there. Shorten the text, or link to a document.`,
        },
      ];
    }),
  );
}

function rooms(wanted: Wanted): Diagnostic[] {
  return wanted.config.tables.rooms.rows.flatMap((row) => {
    const outside = row.sharing === 'direkt' ? 0 : outsidersOf(wanted, row.id).length;
    if (outside > PEOPLE_SHARED_DIRECTLY) {
      const told = at('rooms', row.id, wanted, {
        severity: 'error',
        code: 'tooManyOutsiders',
        message: `Rummet har ${outside} personer utifrån, och var och en får en egen delning. Över ${PEOPLE_SHARED_DIRECTLY} släpps ingen ny av dem in. Dela upp dem på flera rum.`,
        messageEn: `The room has ${outside} people from outside, each with a share of their own. Above ${PEOPLE_SHARED_DIRECTLY} nobody new of them is let in. Divide them among several rooms.`,
      });
      return [told];
    }
    const people = viewersIn(wanted, [row.id]).size;
    if (row.sharing !== 'direkt' || people <= PEOPLE_SHARED_DIRECTLY) return [];
    return [
      at('rooms', row.id, wanted, {
        severity: 'error',
        code: 'tooManyForDirect',
        message: `Rummet skulle delas direkt med ${people} personer. Över ${PEOPLE_SHARED_DIRECTLY} släpps ingen ny in. Sätt Delning till grupp.`,
        messageEn: `The room would be shared directly with ${people} people. Above ${PEOPLE_SHARED_DIRECTLY} nobody new is let in. Set sharing to grupp.`,
      }),
    ];
  });
}

function audiences(films: readonly FilmFacts[]): Diagnostic[] {
  return films
    .filter((film) => (film.audience?.rooms.length ?? 0) > DRIVE_GROUPS)
    .map((film) => ({
      severity: 'error',
      table: 'recordings',
      row: film.row?.row ?? 0,
      field: 'rooms',
      code: 'tooManyRooms',
      message: `Filmen ska synas i fler än ${DRIVE_GROUPS} rum, och Drive tar inte fler. Välj ett rum som rymmer flera.`,
      messageEn: `The recording is wanted in more than ${DRIVE_GROUPS} rooms, and Drive takes no more. Choose one room that holds several.`,
    }));
}

/** A film of ours whose row is gone: nobody would look for it. */
function rowless(wanted: Wanted, films: readonly FilmFacts[]): Diagnostic[] {
  return films
    .filter((film) => film.file && !film.row && !wanted.config.tables.recordings.faulty.has(film.id))
    .map(({ id, title }) =>
      at('recordings', id, wanted, {
        severity: 'warning',
        code: 'filmWithoutRow',
        message: `Filmen ”${title}” har ingen rad. Skriv en rad med id ${id}, eller lägg filmen i papperskorgen i Drive.`,
        messageEn: `The recording “${title}” has no row. Write a row with the id ${id}, or put the file in the trash in Drive.`,
      }),
    );
}

function guests(wanted: Wanted, films: readonly FilmFacts[], meetings: readonly MeetingFacts[]): Diagnostic[] {
  const readers = new Map(films.map((film) => [film.id, viewersAfter(wanted, film.audience)]));
  return meetings.flatMap((meeting) => {
    if (meeting.end <= wanted.now || meeting.row.status === 'inställd') return [];
    const people = meeting.body.guests.map((guest) => wanted.roster.byCalendarEmail.get(guest.email) ?? guest.email);
    const found: Diagnostic[] = [];
    for (const id of meeting.row.materials) {
      const blind = people.filter((email) => !readers.get(id)?.has(email) && !wanted.staff.has(email)).length;
      if (blind === 0) continue;
      const title = films.find((film) => film.id === id)?.title ?? id;
      found.push(
        at('meetings', meeting.row.id, wanted, {
          severity: 'info',
          code: 'guestsWithoutFilm',
          message: blind === 1 ? `1 gäst kan inte se ”${title}”.` : `${blind} gäster kan inte se ”${title}”.`,
          messageEn: blind === 1 ? `1 guest can’t see “${title}”.` : `${blind} guests can’t see “${title}”.`,
        }),
      );
    }
    if (meeting.crowd !== undefined) {
      found.push(
        at('meetings', meeting.row.id, wanted, {
          severity: 'error',
          code: 'manyGuests',
          message: `Träffen skulle få ${meeting.crowd} gäster, och Kalender tar högst ${GUESTS}. Ingen mer kallas förrän du delar den i flera.`,
          messageEn: `The meeting would get ${meeting.crowd} guests, and Calendar takes at most ${GUESTS}. Nobody more is invited until you split it.`,
        }),
      );
    }
    return found;
  });
}

function at(table: string, key: string, wanted: Wanted, said: Said): Diagnostic {
  const known = table in wanted.config.tables ? (table as TableName) : 'settings';
  const [field] = tableOf(known).key;
  const rows: readonly { row: number }[] = wanted.config.tables[known].rows;
  const row = rows.find((one) => field !== undefined && (one as Record<string, unknown>)[field] === key)?.row ?? 0;
  return { table: known, row, ...said };
}

/** "Höstlov v. 44" on the days of week 45: one of them is wrong, and people plan by both. */
function weeks(wanted: Wanted): Diagnostic[] {
  return wanted.config.tables.calendar.rows.flatMap((row) => {
    const [, first, last = first] = /\bv(?:ecka|eckor)?\.?\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\b/i.exec(row.label) ?? [];
    if (first === undefined || row.from === undefined) return [];
    const [from, to] = [isoWeek(row.from).week, isoWeek(row.to ?? row.from).week];
    if (Number(first) === from && Number(last) === to) return [];
    const days = from === to ? `${from}` : `${from}–${to}`;
    return [
      at('calendar', row.id, wanted, {
        severity: 'warning',
        code: 'weekDisagrees',
        message: `”${row.label}” stämmer inte med datumen: de ligger i vecka ${days}. Rätta det som är fel.`,
        messageEn: `“${row.label}” does not agree with the dates: they are in week ${days}. Correct what is wrong.`,
      }),
    ];
  });
}
