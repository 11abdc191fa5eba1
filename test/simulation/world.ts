/** What an embedded workspace holds, told so that two that came about in different ways can be compared: without ids, etags and times. */
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { type Readers, readersAt } from '../oracle/readers.ts';
import { type Cell, type Ruling, rulesFor } from '../oracle/rules.ts';
import { type Lines, tablesOf, tabsOf } from '../oracle/workbook.ts';

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  readonly trashed?: boolean;
  readonly mimeType: string;
  readonly appProperties?: Readonly<Record<string, string>>;
  readonly shortcut?: { readonly targetId: string };
  readonly grants: readonly {
    readonly type: string;
    readonly role: string;
    readonly emailAddress?: string;
    readonly domain?: string;
    readonly expirationTime?: string;
  }[];
}
interface StoredGroup {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly description: string;
}
interface StoredEvent {
  readonly id: string;
  readonly calendarId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly attendees: readonly unknown[];
  readonly former: readonly string[];
}

const all = <T>({ store }: Emulator, kind: string): T[] => [...store.entries<T>(kind)].map(([, record]) => record);

/** Recording → file id, by the files' own markers. */
export function filmsOf(emulator: Emulator): Map<string, string> {
  const films = all<StoredFile>(emulator, 'drive.file').filter((file) => file.appProperties?.dk === 'recording');
  return new Map(films.map((file) => [file.appProperties?.dkrow ?? '', file.id]));
}

/** What the rules say of the workbook as it stands. */
export function rulingOn(emulator: Emulator, day: string): Ruling {
  return rulesFor(tablesOf(emulator.store), { day, filmed: new Set(filmsOf(emulator).keys()) });
}

/** Film and person, for each of `people` who can read one. */
export function readings(emulator: Emulator, people: readonly string[], now: number): Set<string> {
  const readers: Readers = readersAt(emulator.store, now);
  return new Set([...filmsOf(emulator)].flatMap(([film, file]) => [...readers.among(file, people)].map((email) => `${film} ${email}`)));
}

/** Room and person, for each of `people` who can open a room's folder. */
export function insideRooms(emulator: Emulator, people: readonly string[], now: number): Set<string> {
  const readers = readersAt(emulator.store, now);
  const rooms = all<StoredFile>(emulator, 'drive.file').filter((file) => file.appProperties?.dk === 'room');
  return new Set(rooms.flatMap((room) => [...readers.among(room.id, people)].map((email) => `${room.appProperties?.dkrow} ${email}`)));
}

/** Film and person, for each of `people` whom the rules let see one. */
export function permitted(ruling: Ruling, people: readonly string[]): Set<string> {
  return new Set(
    [...ruling.shown.keys()].flatMap((film) =>
      people.filter((email) => ruling.viewers(film).has(email) || ruling.previewers(film).has(email)).map((email) => `${film} ${email}`),
    ),
  );
}

/** A line a thing, sorted: what is there twice stands twice. The log and the outbox tell of runs, not of how things are, and are left out. */
export function worldOf(emulator: Emulator): string[] {
  const files = all<StoredFile>(emulator, 'drive.file');
  const groups = all<StoredGroup>(emulator, 'group');
  const names = new Map(files.map((file) => [file.id, nameOf(file)]));
  for (const group of groups) names.set(group.id, `group(${group.email})`).set(`groups/${group.id}`, `group(${group.email})`);
  const ids = new RegExp([...names.keys()].sort((a, b) => b.length - a.length).join('|') || '^$', 'g');
  const inWords = (text: string): string => text.replace(ids, (id) => names.get(id) ?? id);
  const filled = new Set(files.map((file) => file.parent));
  // An empty folder of films shows nobody anything: one that a film only passed by need not be there, and is put right before the next.
  const counts = (file: StoredFile) => file.appProperties?.dk !== 'audience' || filled.has(file.id);
  const lines = [
    ...files.filter(counts).map((file) => {
      const grants = file.grants
        .map((one) => `${one.type}:${one.emailAddress ?? one.domain ?? ''}:${one.role}:${one.expirationTime ?? ''}`)
        .sort();
      const target = file.shortcut === undefined ? '' : ` → ${names.get(file.shortcut.targetId)}`;
      return `file ${nameOf(file)} "${file.name}" in ${names.get(file.parent ?? '') ?? 'nothing'}${target}${file.trashed ? ' (bin)' : ''} ${grants.join(' ')}`;
    }),
    ...groups.map((group) => {
      const members = all<{ group: string; member: string; roles: readonly string[] }>(emulator, 'membership').filter(
        (one) => one.group === group.id,
      );
      return `group ${group.email} "${group.displayName}" ${group.description}: ${members
        .map((one) => `${one.member}(${one.roles.join('+')})`)
        .sort()
        .join(' ')}`;
    }),
    ...all<StoredEvent>(emulator, 'event').map(({ id, fields, attendees, former }) => {
      // What a cancelled meeting said is shown to nobody.
      if (fields.status === 'cancelled') return `event ${id} cancelled`;
      const { conferenceData, ...said } = fields;
      return `event ${id} ${inWords(JSON.stringify(said))} guests ${attendees
        .map((guest) => JSON.stringify(guest))
        .sort()
        .join()} former ${[...former].sort().join()} Meet ${conferenceData !== undefined}`;
    }),
    ...cells(emulator, files.filter(counts)).map(inWords),
  ];
  return lines.sort();
}

function nameOf(file: StoredFile): string {
  const mark = file.appProperties ?? {};
  return mark.dk === undefined ? `<${file.name}>` : `<${mark.dk} ${mark.dkrow ?? ''}>`;
}

function filled(rows: Lines): [row: number, column: number, cell: Cell][] {
  const found: [number, number, Cell][] = [];
  for (const [r, row] of rows.entries()) for (const [c, cell] of row.entries()) if (cell !== null && cell !== '') found.push([r, c, cell]);
  return found;
}

const FOLDER_KINDS: Readonly<Record<string, string>> = { rooms: 'room', audiences: 'audience' };

const roomOf = (files: readonly StoredFile[], folder: string | undefined): string | undefined =>
  files.find(({ id }) => id === folder)?.appProperties?.dkrow;

function cells(emulator: Emulator, files: readonly StoredFile[]): string[] {
  const known = new Set(files.map(({ id }) => id));
  const folders = new Map(files.map(({ id, appProperties: mark = {} }) => [`${mark.dk} ${mark.dkrow}`, id]));
  const shortcuts = new Map(
    files.flatMap(({ id, parent, appProperties: mark = {} }) =>
      mark.dk === 'shortcut' ? [[`${mark.dkrow} ${roomOf(files, parent)}`, id] as const] : [],
    ),
  );
  return [...tabsOf(emulator.store)].flatMap(([title, rows]) => {
    if (title === 'Logg' || title === '_outbox') return [];
    if (title !== '_ids') return filled(rows).map(([r, c, cell]) => `cell ${title} R${r + 1}C${c + 1} ${cell}`);
    // The last line about a thing counts. One that names nothing was written by a run that was killed before it made the thing, or after it removed it.
    // A folder or shortcut whose id was given up when no answer came counts by its marker.
    const byMarker = ([table, row, kind]: Lines[number]) =>
      kind === 'folder'
        ? folders.get(`${FOLDER_KINDS[String(table)]} ${row}`)
        : shortcuts.get(`${row} ${String(kind).replace(/^shortcut:/, '')}`);
    const last = new Map(rows.map((row) => [row.slice(0, 3).join('/'), String(row[3] ?? '') || (byMarker(row) ?? '')]));
    // A line that was ended says nothing, nor one of a withdrawal whose day stands; and which meetings are still to come depends on the hour.
    const says = (key: string) => /[^/]/.test(key) && !/^meetings\/.*\/stoodFor$|\/withdrawing$/.test(key);
    return [...last]
      .filter(([key, id]) => says(key) && (!/\/(folder|file|shortcut:.*)$/.test(key) || known.has(id)))
      .map(([key, id]) => `id ${key} ${id}`);
  });
}

/** Calendar's mails, a line each, sorted; and how many letters of the product's own each person got. */
export function mailOf(emulator: Emulator): { readonly calendar: string[]; readonly letters: ReadonlyMap<string, number> } {
  const mails = emulator.mailbox();
  const letters = new Map<string, number>();
  for (const mail of mails) if (mail.kind === 'message') letters.set(mail.to, (letters.get(mail.to) ?? 0) + 1);
  return {
    calendar: mails
      .filter((mail) => mail.kind !== 'message')
      .map((mail) => `${mail.kind} ${mail.to} ${mail.subject} ${mail.event}`)
      .sort(),
    letters,
  };
}

/** People whom the outbox says nobody can tell whether a letter reached. */
export function unsure(emulator: Emulator): Set<string> {
  const [headers = [], ...rows] = tabsOf(emulator.store).get('_outbox') ?? [];
  const [person, state] = [headers.indexOf('person'), headers.indexOf('state')];
  return new Set(rows.filter((row) => row[state] === 'unsure').map((row) => String(row[person])));
}
