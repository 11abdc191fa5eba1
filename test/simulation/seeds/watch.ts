/**
 * Looks on while programs run. After every call that writes it asks the oracle who can see what, and what has been mailed.
 * No call may add a reader whom no valid permit covers: by the workbook as it stood when the program last read it, or since.
 */

import { METHODS, type MethodId } from '../../../src/google/methods.ts';
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import type { ApiCall } from '../../../src/tools/workspace/faults/faults.ts';
import { readersAt } from '../../oracle/readers.ts';
import { type Row, type Ruling, rulesFor, type Tables } from '../../oracle/rules.ts';
import { tablesOf, tabsOf } from '../../oracle/workbook.ts';
import { heldPeople } from './held.ts';
import { mailCounter } from './mail.ts';

interface StoredFile {
  readonly id: string;
  readonly mimeType: string;
  readonly trashed?: boolean;
  readonly parent?: string;
  readonly appProperties?: Readonly<Record<string, string>>;
}

interface StoredEvent {
  readonly id: string;
  readonly fields: { readonly status: string; readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> } };
  readonly attendees: readonly { readonly email: string; readonly responseStatus: string }[];
}

/** The rules as they stood for a while. */
export interface Version {
  readonly tables: Tables;
  readonly ruling: Ruling;
  readonly held: ReadonlySet<string>;
  /** Film or room → who could read it then. */
  readonly inside: ReadonlyMap<string, ReadonlySet<string>>;
  /** Who would see each film if it were shown in every room that its permits cover. */
  covered(): Ruling;
}

export interface Watched {
  readonly unpermitted: string[];
  readonly duplicated: string[];
  readonly mailedTwice: string[];
  /** Things that a program took away and may not. */
  readonly lost: string[];
}

const DAY = 86_400_000;

/** Film or room → who can read it. */
type Readings = ReadonlyMap<string, ReadonlySet<string>>;

/** Film → the rooms of the folder that it lies in. */
type Places = ReadonlyMap<string, string>;

/** A running program, as far as the oracle cares. */
export interface Watcher {
  readonly name: string;
  /** The version that was in force when it last read the workbook. */
  from: number;
  /** It types in the workbook for people: what it writes there changes the rules. */
  readonly edits?: boolean;
  /** Nobody looks on: a film whose rooms were changed stays where it was until someone does, and its permits alone tell who may see it. */
  readonly unattended?: boolean;
  /** Whether an hourly run was at work within a day of its last reading of the workbook. */
  leans?: boolean;
  /** The films that somebody could read at one of its readings. */
  readonly shown?: Set<string>;
  /** Film → the rooms of the folder that it lay in at its first reading of the workbook. */
  lay?: Places;
}

export interface Watch {
  readonly seen: Watched;
  readonly calls: () => number;
  /** The workbook was edited, or the day changed. */
  revise(): void;
  /** Something was done by hand: nobody is judged for it. */
  byHand(): void;
  acting: Watcher | undefined;
  version(): number;
  /** A withdrawal has shown the film closed: what was allowed before is so no longer, whoever planned it. */
  closed(film: string): void;
  now(): Version;
  /** Who reads a film right now. */
  readersOf(film: string): Set<string>;
  /** Readers who are there though nobody may, and those whom the rules let in and who are not there, right now. */
  standing(): { extra: string[]; missing: string[]; lost: string[] };
  /** Readers of films whose last day is over. */
  over(): string[];
  /** As if nothing had happened since `watch` began to look away. */
  pause(): void;
  resume(): void;
}

export interface Circumstances {
  today(): string;
  nowMs(): number;
  /** Whether Drive ends access by itself. Else no film with a last day may come to be shown unless an hourly run is there to close it. */
  readonly endsInDrive: boolean;
  readonly held: ReadonlySet<string>;
  /** Those of them who are to lose nothing. */
  readonly sure: ReadonlySet<string>;
  /** Recordings whose row can't be read: they gain nothing. */
  readonly heldFilms: ReadonlySet<string>;
  /** The answer that each guest gave last, by `event guest`; forgotten here once they are off the list. */
  readonly answers: Map<string, string>;
}

export function watch(emulator: Emulator, about: Circumstances): Watch {
  const { store } = emulator;
  const seen: Watched = { unpermitted: [], duplicated: [], mailedTwice: [], lost: [] };
  const versions: Version[] = [];
  const roomThen = new Map<string, Row>();
  const barrier = new Map<string, number>();
  const mail = mailCounter(emulator, seen.mailedTwice);
  const held = heldPeople();
  let calls = 0;
  let hourly = Number.NEGATIVE_INFINITY;
  let paused = false;
  let written = -1;
  let day = '';
  let known: Readings = readers();
  let things = lasting();
  let stamp = stampNow();

  function filesOf(kind: string): StoredFile[] {
    return [...store.entries<StoredFile>('drive.file')].map(([, file]) => file).filter((file) => file.appProperties?.dk === kind);
  }

  /** Everything that no program may do away with: all but shortcuts. */
  function lasting(): Map<string, string> {
    const files = [...store.entries<StoredFile>('drive.file')].filter(([, file]) => file.appProperties?.dk !== 'shortcut');
    return new Map(files.map(([id, file]) => [id, `${file.appProperties?.dk ?? 'file'} ${file.appProperties?.dkrow ?? id}`]));
  }

  function stampNow(): number {
    return store.revision('drive.file') + store.revision('group') + store.revision('membership');
  }

  /** Film and room → who can read it. */
  function readers(): Map<string, Set<string>> {
    const found = new Map<string, Set<string>>();
    const reading = readersAt(store, about.nowMs());
    for (const kind of ['recording', 'room']) {
      for (const file of filesOf(kind)) found.set(`${kind} ${file.appProperties?.dkrow}`, reading.everyone(file.id));
    }
    return found;
  }

  function circumstancesNow() {
    const filmed = new Set(filesOf('recording').map((file) => file.appProperties?.dkrow ?? ''));
    return { day, filmed, roomThen: (permit: string, room: string) => roomThen.get(`${permit} ${room}`) };
  }

  function revise(): void {
    day = about.today();
    const tables = tablesOf(store);
    const circumstances = circumstancesNow();
    const ruling = rulesFor(tables, circumstances);
    const rooms = tables.rooms.map((row) => row.id).join(', ');
    let covered: Ruling | undefined;
    held.look(about.sure, { tables, ruling, day, inside: known });
    versions.push({
      ruling,
      tables,
      held: new Set([...ruling.faulty, ...about.held]),
      inside: known,
      covered: () => {
        covered ??= rulesFor({ ...tables, recordings: tables.recordings.map((row) => ({ ...row, rooms })) }, circumstances);
        return covered;
      },
    });
  }

  /**
   * The rules, where a recording whose row can't be read wants the rooms of the folder that it lies in: "A faulty row grants
   * nothing, and removes nothing: whoever or whatever it stood for … is *held* as it is. Permits excepted" (the design).
   */
  function heldAsTheyLie(rooms: Places = places()): Ruling {
    const lies = (row: Row): Row => (about.heldFilms.has(String(row.id)) ? { ...row, rooms: rooms.get(String(row.id)) ?? '' } : row);
    const { tables } = self.now();
    return rulesFor({ ...tables, recordings: tables.recordings.map(lies) }, circumstancesNow());
  }

  function places(): Places {
    const rooms = new Map<string, string>();
    for (const film of filesOf('recording')) {
      const mark = store.get<StoredFile>('drive.file', film.parent ?? '')?.appProperties;
      if (mark?.dk === 'audience') rooms.set(film.appProperties?.dkrow ?? '', (mark.dkrow ?? '').replace(/\|.*/, '').replaceAll('+', ', '));
    }
    return rooms;
  }

  /** A permit remembers each room's rule with its first yes: here the room's row as the program had read it. */
  function rememberRooms(from: number): void {
    const [headers = [], ...lines] = tabsOf(store, 'Medgivanden').get('Medgivanden') ?? [];
    const [id, rule] = [headers.indexOf('Id'), headers.indexOf('Rummens regel vid svaret')];
    const standing = new Set<string>();
    let changed = false;
    for (const line of lines) {
      for (const room of roomsIn(String(line[rule] ?? ''))) {
        const key = `${line[id]} ${room}`;
        standing.add(key);
        const row = versions[from]?.tables.rooms.find((one) => one.id === room);
        if (roomThen.has(key) || !row) continue;
        roomThen.set(key, row);
        changed = true;
      }
    }
    for (const key of roomThen.keys()) {
      if (standing.has(key)) continue;
      roomThen.delete(key);
      changed = true;
    }
    if (changed) revise();
  }

  function judge(call: string, watcher: Watcher): void {
    const before = known;
    known = readers();
    const had = things;
    things = lasting();
    for (const [id, name] of had) if (!things.has(id)) seen.lost.push(`${watcher.name}: ${call} did away with ${name}`);
    for (const [thing, people] of known) {
      const already = before.get(thing);
      const row = thing.slice(thing.indexOf(' ') + 1);
      const from = Math.max(watcher.from, barrier.get(row) ?? 0);
      for (const email of people) {
        if (already?.has(email)) continue;
        const ok = versions
          .slice(from)
          .some(
            (version) =>
              mayRead(version, thing, row, email, before) || (watcher.unattended === true && version.covered().viewers(row).has(email)),
          );
        // A film that is held where it lies is shown there to whoever comes into its rooms by rows that can be read. Where its
        // permits close one of those rooms, it is taken out of their common folder first, and then moved to that of the others.
        const lay = call.endsWith('.create') ? places() : watcher.lay;
        const isHeld = about.heldFilms.has(row) && lay !== undefined;
        if (!ok && isHeld && mayRead({ ...self.now(), ruling: heldAsTheyLie(lay) }, thing, row, email, before)) continue;
        if (!ok) seen.unpermitted.push(`${watcher.name}: ${call} let ${email} in to ${thing}`);
        const isFirst = call === 'drive.files.update' && thing.startsWith('recording ') && !watcher.shown?.has(row);
        if (isFirst && !about.endsInDrive && !watcher.leans && versions.slice(from).every(({ ruling }) => ruling.ending.has(row)))
          seen.unpermitted.push(`${watcher.name}: ${call} showed ${email} ${thing}, which has a last day that nothing would keep`);
      }
    }
  }

  function mayRead(version: Version, thing: string, row: string, email: string, before: Readings): boolean {
    const { ruling, inside } = version;
    const isHeld = version.held.has(email) || ruling.heldByMandate.has(email);
    if (ruling.coordinators.has(email)) return true;
    // Someone held stays in the rooms where they are, and sees what is shown there; no room lets them in anew.
    const staysIn = (room: string) => isHeld && (before.get(room)?.has(email) === true || inside.get(room)?.has(email) === true);
    if (thing.startsWith('room ')) return ruling.rooms.get(row)?.has(email) === true || staysIn(thing);
    if (ruling.previewers(row).has(email)) return true;
    return ruling.viewers(row).has(email) || (ruling.shown.get(row) ?? []).some((room) => staysIn(`room ${room}`));
  }

  function answersStand(watcher: Watcher, call: string): void {
    if (about.answers.size === 0) return;
    for (const [, event] of store.entries<StoredEvent>('event')) {
      for (const [key, answer] of about.answers) {
        const [id, guest] = key.split(' ');
        if (id !== event.id) continue;
        const now = event.fields.status === 'cancelled' ? undefined : event.attendees.find((one) => one.email === guest);
        if (now !== undefined && now.responseStatus !== answer)
          seen.lost.push(`${watcher.name}: ${call} lost the answer ${answer} of ${key}`);
        if (now?.responseStatus !== answer) about.answers.delete(key);
      }
    }
  }

  function twice(): void {
    const times = new Map<string, number>();
    const count = (key: string) => times.set(key, (times.get(key) ?? 0) + 1);
    for (const kind of ['room', 'audience', 'recording', 'root', 'waiting'])
      for (const file of filesOf(kind)) if (!file.trashed) count(`${kind} ${file.appProperties?.dkrow}`);
    for (const [, event] of store.entries<StoredEvent>('event'))
      if (event.fields.status !== 'cancelled') count(`event ${event.fields.extendedProperties?.private?.dkrow}`);
    for (const [, group] of store.entries<{ description: string }>('group')) count(`group ${group.description}`);
    for (const [key, number] of times) {
      const told = `${number} of ${key}`;
      if (number > 1 && !seen.duplicated.includes(told)) seen.duplicated.push(told);
    }
  }

  const self: Watch = {
    seen,
    acting: undefined,
    calls: () => calls,
    revise,
    byHand() {
      known = readers();
      things = lasting();
      stamp = stampNow();
      mail.byHand();
    },
    version: () => versions.length - 1,
    closed(film) {
      revise();
      barrier.set(film, versions.length - 1);
    },
    now: () => versions.at(-1) as Version,
    readersOf: (film) => readers().get(`recording ${film}`) ?? new Set(),
    standing() {
      const { ruling, tables, held: gainNothing } = self.now();
      const now = readers();
      const [extra, missing]: [string[], string[]] = [[], []];
      const asHeld = heldAsTheyLie();
      // Someone from outside whose row can't be read stays in the room: what is not for outsiders may then not be shown there.
      const outside = new Set(tables.people.filter((row) => row.external === 'ja').map((row) => String(row.email)));
      const keepsOutsider = (film: string) =>
        (ruling.shown.get(film) ?? []).some((room) =>
          [...(now.get(`room ${room}`) ?? [])].some((email) => gainNothing.has(email) && outside.has(email)),
        );
      for (const [thing, people] of now) {
        if (!thing.startsWith('recording ')) continue;
        const film = thing.slice('recording '.length);
        const version = about.heldFilms.has(film) ? { ...self.now(), ruling: asHeld } : self.now();
        // Whoever is held keeps what they saw, though a call that failed has left them outside the room itself.
        const may = (email: string) => mayRead(version, thing, film, email, now) || held.keeps(email, film, version.ruling);
        for (const email of people) if (!may(email)) extra.push(`${email} reads ${film}`);
        if (about.heldFilms.has(film) || keepsOutsider(film)) continue;
        for (const email of ruling.viewers(film))
          if (!people.has(email) && !gainNothing.has(email)) missing.push(`${email} does not read ${film}`);
      }
      return { extra, missing, lost: held.lost({ tables, ruling, day, inside: now }) };
    },
    over: () => self.standing().extra.filter((line) => self.now().ruling.over.has(line.slice(line.lastIndexOf(' ') + 1))),
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      stamp = stampNow();
    },
  };

  emulator.onRequest = (call: ApiCall, response) => {
    const watcher = self.acting;
    if (paused || !watcher) return;
    calls++;
    if (watcher.unattended) hourly = about.nowMs();
    if (call.method === 'sheets.spreadsheets.get') {
      watcher.from = versions.length - 1;
      watcher.lay ??= places();
      watcher.leans = about.nowMs() - hourly < DAY;
      const coordinators = self.now().ruling.coordinators;
      for (const [thing, people] of known)
        if ([...people].some((email) => !coordinators.has(email))) watcher.shown?.add(thing.slice('recording '.length));
    }
    if (!METHODS[call.method as MethodId].writes) return;
    if (about.today() !== day) {
      revise();
      known = readers();
    }
    if (call.service.name === 'sheets') {
      if (store.revision('sheet') !== written) {
        written = store.revision('sheet');
        if (watcher.edits) revise();
        rememberRooms(watcher.from);
      }
    }
    const now = stampNow();
    if (now !== stamp) {
      stamp = now;
      judge(call.method, watcher);
    }
    if (response.status < 300 && call.method.endsWith('.create')) twice();
    if (response.status < 300 && call.method === 'calendar.events.insert') twice();
    mail.look();
    if (call.service.name === 'calendar') answersStand(watcher, call.method);
  };
  return self;
}

function roomsIn(rule: string): string[] {
  try {
    return Object.keys((JSON.parse(rule === '' ? '{}' : rule) ?? {}) as object);
  } catch {
    return [];
  }
}
