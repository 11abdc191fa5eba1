/** The catalogue: what one person may see now, decided for that person alone. What Google would refuse is not in it. */

import type { Message } from '../message.ts';
import { inForce, type Person } from '../people/people.ts';
import type { RecordingStatus } from '../permits/verdict.ts';
import type { FilmFacts } from '../plan/access/film-facts.ts';
import type { Desired } from '../plan/desired.ts';
import { roomName } from '../plan/desired.ts';
import { isOver } from '../plan/ends.ts';
import type { Planned } from '../plan/plan.ts';
import { type Grant, groupsByEmail, type Item, roomFolder, type State } from '../plan/state.ts';
import { recordingMessage } from './messages.ts';

export interface CatalogueFilm {
  readonly id: string;
  readonly title: string;
  readonly lecturers: readonly string[];
  readonly theme: string;
  /** YYYY-MM-DD; '' where none is known. */
  readonly date: string;
  readonly language: string;
  readonly series: string;
  /** Its place in its series: 2 of 3; null for a film alone, and in series of one. */
  readonly part: { readonly number: number; readonly of: number } | null;
  readonly description: string;
  readonly questions: string;
  /** null until Drive has found it. */
  readonly seconds: number | null;
  readonly captions: boolean;
  /** The rooms through which this person sees it. */
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  /** The last day on which it may be seen; '' where none is set. */
  readonly until: string;
  /** Drive's id. */
  readonly file: string;
  /** Why this person sees it, in a sentence. */
  readonly because: Message;
  /** The unit that a colleague's example comes from; '' for lectures. */
  readonly exampleFrom: string;
  /** The row's state, for coordinators; '' for everyone else. */
  readonly status: RecordingStatus | '';
  /** Whether others than coordinators may see it now: true for everyone but coordinators. */
  readonly shared: boolean;
}

/** A colleague's example that is a link, approved for rooms that this person is in. */
export interface CatalogueLink {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly theme: string;
  readonly link: string;
  /** The sender's unit. */
  readonly exampleFrom: string;
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly because: Message;
}

export interface Catalogue {
  /** Newest first. */
  readonly films: readonly CatalogueFilm[];
  readonly links: readonly CatalogueLink[];
  /** Films meant for this person that can't be shown now: only what they are called, never why. */
  readonly closed: readonly { readonly id: string; readonly title: string }[];
}

/** What `email` may see. Coordinators and the operating account see every film that there is, with its state. */
export function filmsFor(planned: Planned, email: string): Catalogue {
  const { desired } = planned;
  const reader = readerOf(desired.state, email, desired.now);
  const coordinates = desired.staff.has(email);
  const parts = partsOf(planned);
  const units = exampleUnits(desired);
  const because = sentences(desired, email);
  const films: CatalogueFilm[] = [];
  const closed: { id: string; title: string }[] = [];
  for (const film of planned.films) {
    const { file, row } = film;
    // A film past its last day is not offered, even if the hourly run has not closed it yet.
    const open = file !== undefined && reader(file) && !isOver(film.currentAudience, desired.today);
    if (row && file && (open || coordinates)) {
      const seen = (film.currentAudience?.rooms ?? []).filter((room) => coordinates || isIn(desired, reader, email, room));
      films.push({
        id: film.id,
        title: film.title,
        lecturers: row.lecturer,
        theme: row.theme,
        date: row.date ?? '',
        language: row.language,
        series: row.series,
        part: parts.get(film.id) ?? null,
        description: row.description,
        questions: row.questions,
        seconds: file.seconds ?? row.duration ?? null,
        captions: row.captions === true,
        rooms: seen.map((id) => ({ id, name: roomName(desired, id) })),
        until: film.currentAudience?.until ?? '',
        file: file.id,
        because: coordinates ? COORDINATES : because(seen[0]),
        exampleFrom: units.get(film.id) ?? '',
        status: coordinates ? (film.status ?? '') : '',
        shared: film.currentAudience !== undefined,
      });
    } else if (row && !coordinates && (file || film.fileLost) && row.rooms.some((room) => desired.audiences.rooms.get(room)?.has(email))) {
      closed.push({ id: film.id, title: film.title });
    }
  }
  films.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.title.localeCompare(b.title, 'sv')));
  return { films, links: linksFor(desired, email, coordinates, because), closed };
}

/** Examples that are links. Google enforces nothing here: the room's members, by the workbook and by the group, decide. */
function linksFor(desired: Desired, email: string, coordinates: boolean, because: (room: string | undefined) => Message): CatalogueLink[] {
  return desired.config.tables.requests.rows
    .filter((row) => row.kind === 'exempel' && row.decision === 'godkänd' && row.link !== '')
    .flatMap((row): CatalogueLink[] => {
      const rooms = row.rooms.filter((room) => coordinates || desired.audiences.rooms.get(room)?.has(email) === true);
      if (rooms.length === 0) return [];
      return [
        {
          id: row.id,
          title: row.title === '' ? row.text.slice(0, 80) : row.title,
          text: row.text,
          theme: row.theme,
          link: row.link,
          exampleFrom: unitName(desired, row.unit),
          rooms: rooms.map((id) => ({ id, name: roomName(desired, id) })),
          because: coordinates ? COORDINATES : because(rooms[0]),
        },
      ];
    })
    .reverse();
}

const COORDINATES = recordingMessage('sees.coordinator');

/**
 * Whether `email` can read an item now: by a grant of its own or of a folder that it lies in, in the person's name or in that
 * of a group which they are in, through however many others. The same answer as `readersAt`, without listing thousands.
 */
export function readerOf(state: State, email: string, now: number): (item: Item | undefined) => boolean {
  const groups = groupsWith(state, email);
  const lets = (grant: Grant) =>
    (grant.until === undefined || grant.until > now) &&
    ((grant.type === 'user' && grant.email === email) || (grant.type === 'group' && groups.has(grant.email)));
  return (item) => {
    const seen = new Set<Item>();
    for (let at = item; at && !seen.has(at); at = state.items.get(at.parent ?? '')) {
      seen.add(at);
      if (at.grants.some(lets)) return true;
    }
    return false;
  };
}

/** The addresses of the groups that reach a person. */
function groupsWith(state: State, email: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const known = groupsByEmail(state);
  for (let queue = [email]; queue.length > 0; ) {
    const next: string[] = [];
    for (const group of state.groups.values()) {
      if (reached.has(group.email) || !queue.some((one) => group.members.has(one))) continue;
      reached.add(group.email);
      next.push(group.email);
    }
    // A group's address is not a person: follow it only if the group is ours.
    queue = next.filter((one) => known.has(one));
  }
  return reached;
}

/** A person sees a film through a room if its folder lets them in; for a folder that is not yet made, if the workbook does. */
function isIn({ state, audiences }: Desired, reads: (item: Item | undefined) => boolean, email: string, room: string): boolean {
  const folder = roomFolder(state, room);
  return folder ? reads(folder) : audiences.rooms.get(room)?.has(email) === true;
}

/** One sentence a room: the first of its rules that fits the person. */
function sentences(desired: Desired, email: string): (room: string | undefined) => Message {
  const said = new Map<string | undefined, Message>();
  return (room) => {
    const known = said.get(room);
    if (known) return known;
    const made = sentence(desired, email, room);
    said.set(room, made);
    return made;
  };
}

function sentence(desired: Desired, email: string, id: string | undefined): Message {
  const room = id === undefined ? undefined : desired.rooms.get(id)?.row;
  const person = desired.roster.people.get(email);
  if (!room) return recordingMessage('sees.shared');
  const at = room.name;
  const network = room.networks.find((one) => desired.audiences.networks.get(one)?.has(email));
  const named = desired.config.tables.networks.rows.find((row) => row.id === network);
  if (named) return recordingMessage('sees.network', { network: named.name, room: at });
  if (person && !person.external) {
    if (room.everyone) return recordingMessage('sees.everyone', { room: at });
    const area = room.areas.find((one) => person.areas.has(one));
    if (area) return recordingMessage('sees.worksIn', { where: area, room: at });
    const form = room.schoolForms.find((one) => person.schoolForms.has(one));
    if (form) return recordingMessage('sees.worksIn', { where: form, room: at });
    const role = room.roles.find((one) => person.roles.has(one));
    if (role) return recordingMessage('sees.role', { role, room: at });
  }
  return recordingMessage('sees.room', { room: at });
}

/** Series in the order of their dates, films that were never made left out. */
function partsOf({ films }: Planned): ReadonlyMap<string, { number: number; of: number }> {
  const series = new Map<string, FilmFacts[]>();
  for (const film of films) {
    const name = film.row?.series.trim().toLowerCase() ?? '';
    if (name !== '') series.set(name, [...(series.get(name) ?? []), film]);
  }
  const parts = new Map<string, { number: number; of: number }>();
  for (const all of series.values()) {
    if (all.length < 2) continue;
    // The title's number outranks the day: part one may be filmed again.
    const stated = (film: FilmFacts): number => Number(/\bdel (\d{1,2})\b/i.exec(film.title)?.[1] ?? Number.POSITIVE_INFINITY);
    const ordered = [...all].sort((a, b) => stated(a) - stated(b) || ((a.row?.date ?? '9') < (b.row?.date ?? '9') ? -1 : 1));
    ordered.forEach((film, index) => {
      const number = Number.isFinite(stated(film)) ? stated(film) : index + 1;
      parts.set(film.id, { number, of: Math.max(all.length, number) });
    });
  }
  return parts;
}

/** Recordings that are colleagues' examples, and the unit that each comes from. */
function exampleUnits(desired: Desired): ReadonlyMap<string, string> {
  return new Map(
    desired.config.tables.requests.rows
      .filter((row) => row.kind === 'exempel' && row.recording !== '')
      .map((row) => [row.recording, unitName(desired, row.unit)]),
  );
}

const unitName = ({ config }: Desired, id: string): string => config.tables.units.rows.find((unit) => unit.id === id)?.name ?? '';

/** Whether `lead` leads `email`: by a mandate as lead over their unit or area, or as the principal of their unit. */
export function leads(desired: Desired, lead: string, email: string): boolean {
  const person = desired.roster.people.get(email);
  const self = desired.roster.people.get(lead);
  if (!person || !self || self.external || lead === email) return false;
  const { units, mandates } = desired.config.tables;
  if (units.rows.some((unit) => unit.principal === lead && person.units.has(unit.id))) return true;
  return mandates.rows.some(
    (row) =>
      row.person === lead &&
      row.role === 'huvudlärspridare' &&
      inForce(row, desired.today) &&
      (row.areas.some((area) => person.areas.has(area)) || row.units.some((unit) => person.units.has(unit))),
  );
}

/** Who may be told why `email` sees something: they themselves, those who lead them, and coordinators. */
export const mayAskWhy = (desired: Desired, asker: string, email: string): boolean =>
  asker === email || desired.staff.has(asker) || leads(desired, asker, email);

/** The people whom `asker` may ask about, themselves left out, by name. */
export function peopleToAskAbout(desired: Desired, asker: string): readonly Person[] {
  const all = [...desired.roster.people.values()].filter((person) => person.email !== asker && mayAskWhy(desired, asker, person.email));
  return all.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}
