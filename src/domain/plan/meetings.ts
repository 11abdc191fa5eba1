/** Network meetings as calendar events: who is invited, who is taken off, and who is mailed. */
import type { Change, EventBody, Words } from '../change.ts';
import { instantOf, localDateTime } from '../dates.ts';
import { eventId } from '../ids.ts';
import { EVENT_PLACE_CHARACTERS, EVENT_TEXT_CHARACTERS, EVENT_TITLE_CHARACTERS, shortened } from '../limits.ts';
import { readLink } from '../link.ts';
import { type Event, type Guest, idKey } from '../state.ts';
import type { Row } from '../tables.ts';
import { domainOf } from '../text.ts';
import type { FilmFacts } from './films.ts';
import { nameOf, type Wanted } from './wanted.ts';

const MINUTES_WHEN_UNSAID = 90;

export interface MeetingFacts {
  readonly row: Row<'meetings'>;
  readonly event: Event | undefined;
  readonly eventId: string;
  readonly start: number;
  readonly end: number;
  readonly body: EventBody;
}

/** Every good meeting row, with its event as it is and as it should be. */
export function meetingFacts(wanted: Wanted, films: readonly FilmFacts[]): MeetingFacts[] {
  const byRow = new Map<string, Event>();
  for (const event of wanted.state.events.values()) if (!event.cancelled || !byRow.has(event.row)) byRow.set(event.row, event);
  return wanted.config.tables.meetings.rows.map((row) => {
    const { timeZone } = wanted.config.settings;
    const [network] = row.network.flatMap((id) => wanted.config.tables.networks.rows.find((one) => one.id === id) ?? []);
    const startText = row.start ?? '';
    const start = instantOf(startText, timeZone);
    const event = byRow.get(row.id);
    const endText = row.end ?? addMinutes(startText, network?.minutes ?? MINUTES_WHEN_UNSAID);
    const id = wanted.state.ids.get(idKey('meetings', row.id, 'event')) ?? eventId(wanted.state.workspaceId, row.id);
    const guests = guestsOf(wanted, row, event);
    const body: EventBody = {
      title: shortened(row.title === '' ? (network?.name ?? row.id) : row.title, EVENT_TITLE_CHARACTERS),
      place: shortened(row.place, EVENT_PLACE_CHARACTERS),
      description: describe(wanted, row, films),
      start: startText,
      end: endText,
      timeZone,
      meetLink: /^(ja|x|1|true)$/i.test(row.online),
      hidesGuests: guests.some(({ email }) => isOutside(wanted, email)),
      guests,
    };
    return { row, event, eventId: id, start, end: instantOf(endText, timeZone), body };
  });
}

/** Local 'YYYY-MM-DDTHH:MM' plus minutes, by the wall clock. */
function addMinutes(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

function describe(wanted: Wanted, row: Row<'meetings'>, films: readonly FilmFacts[]): string {
  const shown = row.materials.flatMap((id) => {
    const film = films.find((one) => one.id === id);
    // Only what some room shows: a closed recording is not even named, so a withdrawal reaches here too.
    return film?.file && film.audience ? [`${asText(film.title)}: https://drive.google.com/file/d/${film.file.id}/view`] : [];
  });
  const online = readLink(row.online) ? [`Möteslänk: ${row.online}`] : [];
  const parts = [
    ...online,
    shown.length > 0 ? `Filmer:\n${shown.join('\n')}` : '',
    row.links.length > 0 ? `Länkar:\n${row.links.join('\n')}` : '',
  ];
  const sizes = wanted.config.settings.municipality;
  const rest = [...parts.filter((part) => part !== ''), sizes === '' ? 'Delakultur' : `Delakultur, ${sizes}`].join('\n\n');
  // What leads somewhere stays whole; of the agenda there is as much as Calendar has room for.
  const agenda = fittingAgenda(row.agenda, EVENT_TEXT_CHARACTERS - rest.length - 2);
  return agenda === '' ? rest : `${agenda}\n\n${rest}`;
}

/** `&amp;` */
const LONGEST_SIGN = 5;

/** Cut before its signs are written as HTML: half of one would be shown. */
function fittingAgenda(agenda: string, most: number): string {
  let text = asText(agenda);
  for (let length = agenda.length; text.length > most; ) {
    length -= Math.ceil((text.length - most) / LONGEST_SIGN);
    text = length > 0 ? asText(shortened(agenda, length)) : '';
  }
  return text;
}

/** Calendar shows a description as HTML: what people write there is text. */
const asText = (words: string): string =>
  words
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

/** Members, leaders and those named by hand, each with the answer they have given. Whoever is held stays as they are. */
function guestsOf(wanted: Wanted, row: Row<'meetings'>, event: Event | undefined): Guest[] {
  const { roster, audiences } = wanted;
  const observed = new Map((event?.guests ?? []).map((guest) => [guest.email, guest]));
  const people = new Set([...row.network.flatMap((id) => [...(audiences.networks.get(id) ?? [])]), ...row.guests]);
  const wantedEmails = new Set<string>();
  for (const email of people) {
    const person = roster.people.get(email);
    if (person && person.email !== wanted.state.operator) wantedEmails.add(person.calendarEmail);
  }
  for (const email of observed.keys()) if (roster.held.has(roster.byCalendarEmail.get(email) ?? email)) wantedEmails.add(email);
  return [...wantedEmails].sort().map((email) => observed.get(email) ?? { email, answer: 'needsAction' });
}

/** Colleagues may see who else comes; whoever is from outside, or is called at an address outside, is not to be handed theirs. */
function isOutside({ config, roster }: Wanted, email: string): boolean {
  const person = roster.people.get(roster.byCalendarEmail.get(email) ?? email);
  return person?.external === true || !config.settings.domains.includes(domainOf(email));
}

export function meetingChanges(wanted: Wanted, meetings: readonly MeetingFacts[]): Change[] {
  const { state, config, now } = wanted;
  if (state.halted.has('settings/calendar')) return [];
  const changes = meetings.flatMap((meeting) => {
    if (state.halted.has(`meetings/${meeting.row.id}`)) return [];
    const change = meetingChange(meeting, wanted);
    const blocked = withoutProtected(meeting, wanted);
    return change ? [blocked ? { ...change, blocked } : change] : [];
  });
  const rows = new Set([...config.tables.meetings.rows.map((row) => row.id), ...config.tables.meetings.faulty.keys()]);
  for (const event of state.events.values()) {
    if (rows.has(event.row) || event.cancelled || event.end <= now) continue;
    changes.push(cancel(event, { sv: 'Träffens rad finns inte längre.', en: 'The meeting’s row is gone.' }));
  }
  return changes;
}

function meetingChange(meeting: MeetingFacts, wanted: Wanted): Change | undefined {
  const { row, event, body, end } = meeting;
  if (end <= wanted.now || row.status === 'genomförd') return undefined; // What has been is left alone.
  if (row.status === 'inställd') {
    return event && !event.cancelled && event.end > wanted.now
      ? cancel(event, { sv: 'Träffen är inställd.', en: 'The meeting is cancelled.' })
      : undefined;
  }
  if (!event) return invite(meeting, { sv: 'Träffen är ny.', en: 'The meeting is new.' }, false);
  if (event.cancelled) return invite(meeting, { sv: 'Träffen blir av igen.', en: 'The meeting takes place after all.' }, true);
  return update(meeting, event, body, wanted);
}

/** What of it is carried out while the guard has tripped: the event as it is, but for those who are now outside sync. */
function withoutProtected(meeting: MeetingFacts, wanted: Wanted): Change | undefined {
  const { row, event } = meeting;
  if (!event || event.cancelled || event.end <= wanted.now) return undefined;
  const { roster, config } = wanted;
  const guests = event.guests.filter((guest) => roster.absent.get(roster.byCalendarEmail.get(guest.email) ?? guest.email) !== 'protected');
  if (guests.length === event.guests.length) return undefined;
  const { timeZone } = config.settings;
  const [start, end] = [localDateTime(event.start, timeZone), localDateTime(event.end, timeZone)];
  const body = {
    ...meeting.body,
    title: event.title,
    place: event.place,
    description: event.description,
    start,
    end,
    meetLink: false,
    guests,
  };
  const change = update({ row, event, eventId: event.id, start: event.start, end: event.end, body }, event, body, wanted);
  return change && { ...change, always: true };
}

const base = (row: string, title: string) => ({
  id: `meeting:${row}`,
  target: `meetings/${row}`,
  name: title,
  always: false,
  review: false,
});

function invite(meeting: MeetingFacts, reason: Words, revive: boolean): Change {
  const { row, body } = meeting;
  const emails = body.guests.map((guest) => guest.email);
  return {
    ...base(row.id, body.title),
    action: 'invite',
    reason,
    before: null,
    after: { start: body.start, end: body.end, place: body.place, guests: emails },
    gains: [],
    loses: [],
    steps: [
      {
        phase: 'meetings',
        kind: 'event',
        id: meeting.event?.id ?? meeting.eventId,
        row: row.id,
        body,
        etag: undefined,
        mail: 'all',
        joined: emails,
        left: [],
        revive,
      },
    ],
  };
}

function update(meeting: MeetingFacts, event: Event, body: EventBody, wanted: Wanted): Change | undefined {
  const have = new Set(event.guests.map((guest) => guest.email));
  const want = new Set(body.guests.map((guest) => guest.email));
  const joined = [...want].filter((email) => !have.has(email));
  const left = [...have].filter((email) => !want.has(email));
  const moved = event.start !== meeting.start || event.end !== meeting.end || event.place !== body.place;
  const reworded = event.title !== body.title || event.description !== body.description || (body.meetLink && !event.hasMeetLink);
  const shown = event.hidesGuests !== body.hidesGuests;
  if (!moved && !reworded && !shown && joined.length === 0 && left.length === 0) return undefined;
  const name = (email: string) => nameOf(wanted, wanted.roster.byCalendarEmail.get(email) ?? email);
  const sv: string[] = [];
  const en: string[] = [];
  const say = (when: boolean, swedish: string, english: string) => {
    if (when) {
      sv.push(swedish);
      en.push(english);
    }
  };
  say(moved, 'Tid eller plats är ändrad: alla får mejl.', 'Time or place changed: everyone is mailed.');
  say(joined.length > 0, `${joined.map(name).join(', ')} bjuds in.`, `${joined.map(name).join(', ')} invited.`);
  say(left.length > 0, `${left.map(name).join(', ')} tas bort.`, `${left.map(name).join(', ')} taken off.`);
  say(reworded, 'Texten är ändrad.', 'The wording changed.');
  say(
    shown && body.hidesGuests,
    'Någon utifrån är bjuden: gästerna ser inte varandras adresser.',
    'Someone from outside is invited: the guests do not see each other’s addresses.',
  );
  say(
    shown && !body.hidesGuests,
    'Ingen utifrån är bjuden längre: gästerna ser varandra.',
    'Nobody from outside is invited any more: the guests see each other.',
  );
  return {
    ...base(meeting.row.id, body.title),
    action: 'update',
    reason: { sv: sv.join(' '), en: en.join(' ') },
    before: {
      title: event.title,
      place: event.place,
      start: event.start,
      end: event.end,
      description: event.description,
      guests: [...have].sort(),
      ...(shown ? { hidesGuests: event.hidesGuests } : {}),
    },
    after: {
      title: body.title,
      place: body.place,
      start: meeting.start,
      end: meeting.end,
      description: body.description,
      guests: [...want],
      ...(shown ? { hidesGuests: body.hidesGuests } : {}),
    },
    gains: [],
    loses: [],
    steps: [
      {
        phase: 'meetings',
        kind: 'event',
        id: event.id,
        row: meeting.row.id,
        body,
        etag: event.etag,
        mail: moved ? 'all' : 'none',
        joined,
        left,
        revive: false,
      },
    ],
  };
}

function cancel(event: Event, reason: Words): Change {
  return {
    ...base(event.row, event.title),
    action: 'cancel',
    reason,
    before: { start: event.start, guests: event.guests.map((guest) => guest.email) },
    after: null,
    gains: [],
    loses: [],
    steps: [{ phase: 'meetings', kind: 'cancelEvent', id: event.id, row: event.row, title: event.title }],
  };
}

/** "14 ja, 1 nej, 7 utan svar" */
export function answersText(guests: readonly Guest[]): string {
  const count = (answer: Guest['answer']) => guests.filter((guest) => guest.answer === answer).length;
  const parts = [
    [count('accepted'), 'ja'],
    [count('declined'), 'nej'],
    [count('tentative'), 'kanske'],
    [count('needsAction'), 'utan svar'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}
