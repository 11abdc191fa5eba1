/** What people do between runs, and in the midst of them: a coordinator's edits, guests' answers, things moved by hand. */

import type { DriveFile } from '../../../src/google/types.ts';
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import type { Book, Row } from './book.ts';
import type { Dice } from './dice.ts';
import { byHand, OPERATOR } from './hand.ts';
import { AREAS, dayAfter, newMandate, newMeeting, newPermit, newPerson, newRoom, ROLES } from './municipality.ts';

export interface Place {
  readonly emulator: Emulator;
  readonly book: Book;
  readonly rootFolder: string;
  readonly waitingRoom: string;
  readonly calendarId: string;
  readonly workspaceId: string;
  /** The local day. */
  today(): string;
  /** People whose row, or a mandate of theirs, was spoilt: they are held. */
  readonly held: Set<string>;
  /** Those of them who certainly are: the spoilt row stood for them, and they have lost no other. */
  readonly sure: Set<string>;
  /** People who lost a row: while another can't be read, that one may be theirs, and they are held. */
  readonly gone: Set<string>;
  /** Cells that were written over, and what they said. */
  readonly spoilt: Spoilt[];
  /** Recordings whose row was mistyped. */
  readonly heldFilms: Set<string>;
  /** Files that people put in the bin, or moved. */
  readonly binned: Set<string>;
  /** The answer that each guest gave last, by `event guest`. */
  readonly answers: Map<string, string>;
}

interface Spoilt {
  readonly table: 'people' | 'mandates';
  /** By its key as it is now. */
  readonly key: string;
  readonly field: string;
  readonly was: string;
}
type Edit = (place: Place, dice: Dice) => void;
interface StoredFile {
  readonly id: string;
  readonly trashed?: boolean;
  readonly appProperties?: Readonly<Record<string, string>>;
}
interface StoredEvent {
  readonly id: string;
  readonly fields: { readonly status: string; readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> } };
  readonly attendees: readonly { readonly email: string }[];
}

const anyOf = (
  place: Place,
  table: 'people' | 'mandates' | 'networks' | 'rooms' | 'permits' | 'meetings' | 'recordings',
  dice: Dice,
): Row | undefined => {
  const rows = place.book.rows[table].filter((row) => row.email !== OPERATOR);
  return rows.length === 0 ? undefined : dice.pick(rows);
};
const emailsOf = (place: Place): string[] =>
  place.book.rows.people.map((row) => row.email as string).filter((email) => email !== OPERATOR && email.includes('@'));
const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row.id as string);
const unusedId = (rows: readonly Row[], prefix: string): string => {
  for (let n = rows.length + 1; ; n++) if (!rows.some((row) => row.id === `${prefix}${n}`)) return `${prefix}${n}`;
};
const areasOf = (place: Place): string[] =>
  [...new Set(place.book.rows.units.map((row) => row.area as string))].filter((area) => AREAS.includes(area));
const marked = (place: Place, kind: string): StoredFile[] =>
  [...place.emulator.store.entries<StoredFile>('drive.file')]
    .map(([, file]) => file)
    .filter((file) => file.appProperties?.dk === kind && !file.trashed);
export const eventsOf = ({ emulator }: Place): StoredEvent[] => [...emulator.store.entries<StoredEvent>('event')].map(([, event]) => event);

/** Adds a film, as an upload does: its id is written down first. */
export function addFilm({ emulator, book, waitingRoom, workspaceId }: Place, recording: string, spreadsheetId: string): void {
  const id = byHand(emulator, 'drive.files.generateIds', { count: 1 }).ids?.[0] as string;
  const requestBody = { values: [['recordings', recording, 'file', id]] };
  byHand(emulator, 'sheets.spreadsheets.values.append', {
    spreadsheetId,
    range: "'_ids'!A1",
    valueInputOption: 'RAW',
    insertDataOption: 'OVERWRITE',
    requestBody,
  });
  const file: DriveFile = {
    id,
    name: `${book.row('recordings', recording)?.title ?? recording}.mp4`,
    mimeType: 'video/mp4',
    parents: [waitingRoom],
    appProperties: { dk: 'recording', dkws: workspaceId, dkrow: recording },
  };
  byHand(emulator, 'drive.files.create', { requestBody: file });
}

const onPerson = {
  leaves: (place, dice) => set(place, 'people', anyOf(place, 'people', dice), 'to', dayAfter(place.today(), -1)),
  comes(place, dice) {
    const name = `ny${place.book.rows.people.length}x${dice.below(1000)}`;
    const row = newPerson(dice, name, place.book.rows.units, areasOf(place), place.today());
    if (!place.book.row('people', row.email as string)) place.book.add('people', row);
  },
  moves: (place, dice) => set(place, 'people', anyOf(place, 'people', dice), 'unit', dice.pick(place.book.rows.units).id as string),
  changesRole: (place, dice) => set(place, 'people', anyOf(place, 'people', dice), 'roles', dice.some(ROLES, 2).join(', ')),
  becomesProtected: (place, dice) => set(place, 'people', anyOf(place, 'people', dice), 'protected', 'ja'),
  isMistyped(place, dice) {
    const row = anyOf(place, 'people', dice);
    if (!row || place.held.size > 1) return;
    spoil(place, 'people', row, dice.pick(['roles', 'unit', 'from', 'protected']), 'vet inte', row.email as string);
  },
  addressWrittenOver(place, dice) {
    const row = anyOf(place, 'people', dice);
    if (!row || place.held.size > 1 || isNamed(place, row.email as string)) return;
    spoil(place, 'people', row, 'email', `oläsligt ${dice.below(1000)}`, row.email as string);
  },
  isMended(place) {
    for (const { table, key, field, was } of place.spoilt.splice(0).reverse())
      if (place.book.row(table, key)) place.book.set(table, key, field, was);
    place.held.clear();
    place.sure.clear();
  },
  isTakenOffTheList(place, dice) {
    const row = anyOf(place, 'people', dice);
    if (!row || isNamed(place, row.email as string)) return;
    const stoodFor = stoodForOf(place, 'people', row);
    place.book.remove('people', row.email as string);
    goes(place, stoodFor);
  },
} satisfies Record<string, Edit>;

/** Whether another row names someone: without them it could not be read. */
function isNamed({ book }: Place, email: string): boolean {
  const { networks, meetings, mandates } = book.rows;
  const lists = [
    ...networks.flatMap((one) => [one.add, one.exclude, one.leaders]),
    ...meetings.map((one) => one.guests),
    ...mandates.map((one) => one.person),
  ];
  return lists.some((list) => list?.split(', ').includes(email));
}

/** Writes over a cell of someone's: a row that can't be read holds whoever it stood for, or may have stood for. */
function spoil(place: Place, table: Spoilt['table'], row: Row, field: string, value: string, email: string): void {
  const was = row[field] ?? '';
  const isKey = table === 'people' && field === 'email';
  place.book.set(table, (row.id ?? row.email) as string, field, value);
  place.spoilt.push({ table, key: isKey ? value : ((row.id ?? row.email) as string), field, was });
  place.sure.add(email);
  for (const one of [email, ...place.gone]) place.held.add(one);
}

/**
 * Whom a row stands for, or stood for before it was written over. Once the row itself is gone nothing holds them: it is
 * "a faulty row" that "removes nothing: whoever or whatever it stood for … is *held*" (the design).
 */
function stoodForOf({ spoilt }: Place, table: Spoilt['table'], row: Row): string {
  const field = table === 'people' ? 'email' : 'person';
  let who = row[field] ?? '';
  for (const one of [...spoilt].reverse())
    if (one.table === table && one.field === field && one.key === (table === 'people' ? who : row.id)) who = one.was;
  return who;
}

/** A row of someone's is taken away. */
function goes(place: Place, email: string): void {
  place.gone.add(email);
  place.sure.delete(email);
  if (place.spoilt.length === 0) place.held.delete(email);
  else place.held.add(email);
}

function set(place: Place, table: Parameters<Book['set']>[0], row: Row | undefined, field: string, value: string): void {
  if (row && row[field] !== value) place.book.set(table, (row.id ?? row.email) as string, field, value);
}

const onMandate = {
  mandateEnds: (place, dice) => set(place, 'mandates', anyOf(place, 'mandates', dice), 'to', dayAfter(place.today(), -1)),
  mandateReplaced(place, dice) {
    set(place, 'mandates', anyOf(place, 'mandates', dice), 'to', dayAfter(place.today(), -1));
    const { mandates, units } = place.book.rows;
    place.book.add(
      'mandates',
      newMandate(dice, unusedId(mandates, 'U-'), dice.pick(emailsOf(place)), units, areasOf(place), place.today()),
    );
  },
  mandateMistyped(place, dice) {
    const row = anyOf(place, 'mandates', dice);
    if (!row || place.held.size > 1 || !row.person?.includes('@')) return;
    const field = dice.pick(['person', 'person', 'role', 'units', 'from']);
    spoil(place, 'mandates', row, field, field === 'person' && dice.chance(0.5) ? '' : 'vet inte', row.person);
  },
  mandateTakenAway(place, dice) {
    const row = anyOf(place, 'mandates', dice);
    if (!row) return;
    const stoodFor = stoodForOf(place, 'mandates', row);
    place.book.remove('mandates', row.id as string);
    if (stoodFor.includes('@')) goes(place, stoodFor);
  },
  networkChanges: (place, dice) =>
    set(place, 'networks', anyOf(place, 'networks', dice), dice.pick(['add', 'leaders']), dice.some(emailsOf(place), 3).join(', ')),
} satisfies Record<string, Edit>;

const onRoom = {
  roomWidens(place, dice) {
    const room = anyOf(place, 'rooms', dice);
    set(place, 'rooms', room, 'areas', areasOf(place).join(', '));
  },
  roomNarrows: (place, dice) => set(place, 'rooms', anyOf(place, 'rooms', dice), dice.pick(['areas', 'networks', 'roles']), ''),
  roomRenamed: (place, dice) => set(place, 'rooms', anyOf(place, 'rooms', dice), 'name', `Rum ${dice.below(1000)}`),
  roomSharesOtherwise: (place, dice) => set(place, 'rooms', anyOf(place, 'rooms', dice), 'sharing', dice.pick(['direkt', 'grupp'])),
  roomMade(place, dice) {
    const { rooms, networks } = place.book.rows;
    if (rooms.length < 6) place.book.add('rooms', newRoom(dice, unusedId(rooms, 'rum-'), idsOf(networks), areasOf(place)));
  },
} satisfies Record<string, Edit>;

const onPermit = {
  permitAnswered(place, dice) {
    const permit = anyOf(place, 'permits', dice);
    const answer = dice.pick(['ja', 'ja', 'nej', 'väntar']);
    set(place, 'permits', permit, 'answer', answer);
    // Whoever wanted to see the film first has seen it.
    if (permit?.preview === 'ja' && answer === 'ja') set(place, 'permits', permit, 'approved', 'ja');
  },
  permitWithdrawnByHand: (place, dice) => set(place, 'permits', anyOf(place, 'permits', dice), 'withdrawn', place.today()),
  permitRenewed(place, dice) {
    const permit = anyOf(place, 'permits', dice);
    set(place, 'permits', permit, 'withdrawn', '');
    set(place, 'permits', permit, 'to', dayAfter(place.today(), dice.between(5, 400)));
  },
  permitAudience: (place, dice) =>
    set(place, 'permits', anyOf(place, 'permits', dice), 'audience', dice.some(idsOf(place.book.rows.rooms)).join(', ')),
  permitMistyped: (place, dice) => set(place, 'permits', anyOf(place, 'permits', dice), dice.pick(['answer', 'to']), 'kanske'),
  permitMade(place, dice) {
    const { permits, rooms, recordings, people } = place.book.rows;
    if (permits.length < 6)
      place.book.add(
        'permits',
        newPermit(
          dice,
          unusedId(permits, 'M-'),
          idsOf(rooms),
          idsOf(recordings),
          place.today(),
          people.map((row) => String(row.email)),
        ),
      );
  },
} satisfies Record<string, Edit>;

const onFilm = {
  filmShownElsewhere: (place, dice) =>
    set(place, 'recordings', anyOf(place, 'recordings', dice), 'rooms', dice.some(idsOf(place.book.rows.rooms), 3).join(', ')),
  filmOtherPermit: (place, dice) =>
    set(place, 'recordings', anyOf(place, 'recordings', dice), 'permit', dice.pick(idsOf(place.book.rows.permits))),
  filmMistyped(place, dice) {
    const film = anyOf(place, 'recordings', dice);
    if (!film) return;
    place.heldFilms.add(film.id as string);
    set(place, 'recordings', film, 'date', 'i våras');
  },
  filmBinned(place, dice) {
    const [film] = dice.some(marked(place, 'recording'), 1);
    if (!film) return;
    place.binned.add(film.id);
    byHand(place.emulator, 'drive.files.update', { fileId: film.id, requestBody: { trashed: true } });
  },
} satisfies Record<string, Edit>;

const onMeeting = {
  meetingMoved: (place, dice) =>
    set(place, 'meetings', anyOf(place, 'meetings', dice), 'start', `${dayAfter(place.today(), dice.between(1, 90))} 14:00`),
  meetingElsewhere: (place, dice) => set(place, 'meetings', anyOf(place, 'meetings', dice), 'place', dice.pick(['Slottet', 'Stadshuset'])),
  meetingCalledOff: (place, dice) => set(place, 'meetings', anyOf(place, 'meetings', dice), 'status', dice.pick(['inställd', ''])),
  meetingGuests: (place, dice) =>
    set(place, 'meetings', anyOf(place, 'meetings', dice), 'guests', dice.some(emailsOf(place), 3).join(', ')),
  meetingMade(place, dice) {
    const { meetings, networks, recordings } = place.book.rows;
    if (meetings.length < 6)
      place.book.add(
        'meetings',
        newMeeting(dice, unusedId(meetings, 'T-'), idsOf(networks), emailsOf(place), idsOf(recordings), place.today()),
      );
  },
  guestAnswers(place, dice) {
    const standing = eventsOf(place).filter((event) => event.fields.status !== 'cancelled' && event.attendees.some(isColleague));
    if (standing.length === 0) return;
    const event = dice.pick(standing);
    const { email } = dice.pick(event.attendees.filter(isColleague));
    const responseStatus = dice.pick(['accepted', 'declined', 'tentative'] as const);
    // As calendars do it: by a patch of their own copy, with only themselves in it.
    const { status } = place.emulator.handle({
      method: 'PATCH',
      url: `/calendar/v3/calendars/${encodeURIComponent(email)}/events/${event.id}?sendUpdates=none`,
      headers: { authorization: `Bearer local:${email}` },
      body: { text: JSON.stringify({ attendees: [{ email, responseStatus }] }) },
    });
    if (status !== 200) throw new Error(`${email} can't answer: ${status}`);
    place.answers.set(`${event.id} ${email}`, responseStatus);
  },
  eventEditedByHand(place, dice) {
    const standing = eventsOf(place).filter((event) => event.fields.status !== 'cancelled');
    if (standing.length === 0) return;
    const { calendarId } = place;
    const eventId = dice.pick(standing).id;
    const event = byHand(place.emulator, 'calendar.events.get', { calendarId, eventId });
    const requestBody = { ...event, ...(dice.chance(0.5) ? { location: 'Någon annanstans' } : { summary: `${event.summary} !` }) };
    byHand(place.emulator, 'calendar.events.update', { calendarId, eventId, sendUpdates: 'none', requestBody });
  },
} satisfies Record<string, Edit>;
const isColleague = ({ email }: { email: string }): boolean => email.endsWith('@delaby.example');

const onPlaces = {
  sorted: ({ book }, dice) => book.sort(dice.pick(['people', 'mandates', 'permits', 'recordings', 'meetings'] as const), dice.chance(0.5)),
  columnMoved: ({ book }, dice) =>
    dice.chance(0.5) ? book.moveColumn('people', dice.pick(['roles', 'name', 'to'])) : book.moveColumn('permits', 'answer'),
  columnRenamed: ({ book }, dice) =>
    dice.chance(0.5) ? book.renameColumn('rooms', 'theme', 'Ämnesval') : book.renameColumn('meetings', 'agenda', 'Att ta upp'),
  scribbled: (place, dice) => place.book.scribble(dice.pick(emailsOf(place)), `ring ${dice.below(100)}`),
  folderRenamed(place, dice) {
    const [folder] = dice.some(marked(place, 'room'), 1);
    if (folder) byHand(place.emulator, 'drive.files.update', { fileId: folder.id, requestBody: { name: 'Eget namn' } });
  },
  folderBinned(place, dice) {
    const [folder] = dice.some(marked(place, dice.pick(['room', 'audience'])), 1);
    if (!folder || dice.chance(0.7)) return;
    place.binned.add(folder.id);
    byHand(place.emulator, 'drive.files.update', { fileId: folder.id, requestBody: { trashed: true } });
  },
  filmPutBack(place) {
    for (const id of place.binned) byHand(place.emulator, 'drive.files.update', { fileId: id, requestBody: { trashed: false } });
    place.binned.clear();
  },
  filmShared(place, dice) {
    // By hand, and against the rules: the next run takes it away.
    const [film] = dice.some(marked(place, 'recording'), 1);
    if (!film) return;
    const requestBody = { type: 'user' as const, role: 'reader' as const, emailAddress: dice.pick(emailsOf(place)) };
    // Drive's own dialog mails whoever has no Google account: without it they can't be let in.
    byHand(place.emulator, 'drive.permissions.create', { fileId: film.id, sendNotificationEmail: true, requestBody });
  },
} satisfies Record<string, Edit>;

const fromBefore = {
  /** Someone from outside is in a network, and stands in its group, as older versions put them there. */
  outsiderInGroup(place, dice) {
    const outsiders = emailsOf(place).filter((email) => !isColleague({ email }) && !place.held.has(email));
    const network = anyOf(place, 'networks', dice);
    if (!network || outsiders.length === 0) return;
    const email = dice.pick(outsiders);
    const added = String(network.add ?? '').split(', ');
    set(place, 'networks', network, 'add', [...new Set([...added, email])].filter((one) => one !== '').join(', '));
    const { store } = place.emulator;
    for (const [, group] of store.entries<{ id: string; description: string }>('group')) {
      if (!group.description.includes(`networks/${network.id}]`)) continue;
      const id = String(outsiders.indexOf(email));
      store.begin();
      store.put('membership', `${group.id}/${id}`, {
        id,
        group: group.id,
        member: email,
        type: 'USER',
        roles: ['MEMBER'],
        createTime: '',
        updateTime: '',
      });
      store.commit();
    }
  },
} satisfies Record<string, Edit>;

const ORDINARY = { ...onPerson, ...onMandate, ...onRoom, ...onPermit, ...onFilm, ...onMeeting, ...onPlaces };
const EDITS = { ...ORDINARY, ...fromBefore };
export type EditName = keyof typeof EDITS;
export const EDIT_NAMES = Object.keys(ORDINARY) as EditName[];
/** Those that people may well do while a run is under way. */
export const CALM: readonly EditName[] = [
  'guestAnswers',
  'guestAnswers',
  'sorted',
  'scribbled',
  'columnMoved',
  'eventEditedByHand',
  'leaves',
  'permitWithdrawnByHand',
  'filmShownElsewhere',
  'roomWidens',
];

/** One edit of those; answers its name. */
export function edit(place: Place, dice: Dice, names: readonly EditName[]): EditName {
  const name = dice.pick(names);
  (EDITS[name] as Edit)(place, dice);
  return name;
}
