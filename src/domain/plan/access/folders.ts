/** Folders and who may read them: waiting room, rooms and audiences. The root is the coordinators’ (coordinators.ts). */

import { DRIVE_EXPIRY_DAYS, FILE_NAME_CHARACTERS } from '../../../quotas/google.ts';
import { type Audience, audienceKey, audienceOfKey } from '../../ids.ts';
import { shortened } from '../../limits.ts';
import { STATED } from '../../permits/verdict.ts';
import { endOfDay } from '../../time/dates.ts';
import type { Change, Place, Step, Words } from '../change.ts';
import { apartWords, canHaveGroup, emailOf, whyIn, whyOut } from '../groups.ts';
import { type Grant, type Item, idKey, reachOf, readersOf } from '../state.ts';
import { folderOf, futureOf, heldOneByOne, isExternal, nameOf, outsidersOf, presentIn, type Wanted } from '../wanted.ts';
import { endsInDrive, isHourlyOn, isOver } from './ends.ts';
import { type AudienceNeeded, viewersAfter, viewersOfAll } from './viewers.ts';

/** So many people may a room be shared with one by one. */
export const PEOPLE_SHARED_DIRECTLY = 100;
const DAY = 86_400_000;
/** Drive takes no expiry more than a year ahead; what ends later is extended well before. Both from the end of today: a plan holds all day. */
const LONGEST = (DRIVE_EXPIRY_DAYS - 2) * DAY;
const EXTEND_BEFORE = 60 * DAY;

/** Where a row's folder is, or will be. */
export function placeOf(wanted: Wanted, kind: Item['kind'], table: string, row: string): Place {
  const folder = folderOf(wanted.state, kind, table, row);
  return folder ? { id: folder.id } : { make: idKey(table, row, 'folder') };
}

/** `shown`: by recording, the audience that it is to have. */
export function folderChanges(
  wanted: Wanted,
  audiences: readonly AudienceNeeded[],
  shown: ReadonlyMap<string, Audience | undefined>,
): Change[] {
  return [...roomChanges(wanted), ...audienceChanges(wanted, audiences), ...overChanges(wanted), ...strayGrantChanges(wanted, shown)];
}

function roomChanges(wanted: Wanted): Change[] {
  const { state, config } = wanted;
  const changes: Change[] = [];
  for (const row of config.tables.rooms.rows) {
    const folder = folderOf(state, 'room', 'rooms', row.id);
    const target = { id: `folder:rooms/${row.id}`, target: `rooms/${row.id}`, name: row.name };
    if (state.halted.has(`rooms/${row.id}`)) {
      changes.push(...takenAway(wanted, `rooms/${row.id}`, target, [row.id], undefined));
      continue;
    }
    const name = shortened(row.name, FILE_NAME_CHARACTERS);
    if (!folder) changes.push(makeFolder(target, 'rooms', row.id, name, { sv: 'Rummet är nytt.', en: 'The room is new.' }, true));
    else if (folder.name !== name) changes.push(rename(target, folder, name));
    changes.push(...grantChanges(wanted, folder, placeOf(wanted, 'room', 'rooms', row.id), target, [row.id], undefined));
  }
  for (const folder of state.items.values()) {
    if (folder.kind !== 'room' || folder.trashed || config.tables.rooms.faulty.has(folder.row) || wanted.rooms.has(folder.row)) continue;
    const target = { id: `folder:rooms/${folder.row}`, target: `rooms/${folder.row}`, name: folder.name };
    const gone: Words = { sv: 'Rummets rad finns inte längre.', en: 'The room’s row is gone.' };
    changes.push(
      ...folder.grants.map((grant) => ungrant(wanted, folder.id, grant, target, gone, [...readersOf(state, [grant], wanted.now)])),
    );
  }
  return changes;
}

function audienceChanges(wanted: Wanted, audiences: readonly AudienceNeeded[]): Change[] {
  const changes: Change[] = [];
  for (const { audience, files } of audiences) {
    const key = audienceKey(audience);
    const folder = folderOf(wanted.state, 'audience', 'audiences', key);
    const rooms = audience.rooms.map((id) => wanted.rooms.get(id)?.row?.name ?? id).join(' + ');
    const until = audience.until === undefined ? '' : ` till ${audience.until}`;
    const name = shortened(`Filmer: ${rooms}`, FILE_NAME_CHARACTERS - until.length) + until;
    const target = { id: `folder:audiences/${key}`, target: `audiences/${key}`, name };
    if (wanted.state.halted.has(`audiences/${key}`)) {
      changes.push(...takenAway(wanted, `audiences/${key}`, target, audience.rooms, audience.until));
      continue;
    }
    const why: Words = {
      sv: 'Filmer med samma rum och slutdag ligger i en egen mapp.',
      en: 'Recordings with the same rooms and end day lie in a folder of their own.',
    };
    if (!folder) changes.push(makeFolder(target, 'audiences', key, name, why, false));
    const place = placeOf(wanted, 'audience', 'audiences', key);
    changes.push(...grantChanges(wanted, folder, place, target, audience.rooms, audience.until, () => viewersOfAll(wanted, files)));
  }
  return changes;
}

/** A folder that is out of order, moved by hand or in the bin, gives nothing; whoever is no longer let in is taken out of it all the same. */
function takenAway(wanted: Wanted, key: string, target: Target, rooms: readonly string[], until: string | undefined): readonly Change[] {
  const folder = wanted.state.items.get(wanted.state.ids.get(`${key}/folder`) ?? '');
  if (!folder) return [];
  return grantChanges(wanted, folder, { id: folder.id }, target, rooms, until).filter(({ steps }) =>
    steps.every((step) => step.kind === 'ungrant'),
  );
}

/** A folder whose last day is over lets nobody in, wherever it was moved to. Where Drive ended the grants by itself they are gone already. */
function overChanges(wanted: Wanted): Change[] {
  const { state, now, today } = wanted;
  const over: Words = { sv: 'Slutdagen är förbi.', en: 'The last day is over.' };
  return [...state.items.values()].flatMap((folder) => {
    if (folder.kind !== 'audience' || !isOver(audienceOf(folder), today)) return [];
    const target = { id: `folder:audiences/${folder.row}`, target: `audiences/${folder.row}`, name: folder.name };
    return folder.grants
      .filter((grant) => grant.until === undefined || grant.until > now)
      .map((grant) => ({ ...ungrant(wanted, folder.id, grant, target, over, [], 'withdraw'), always: true }));
  });
}

/** The grants of a folder that lets some rooms' people in until a day: by group, or one by one where a room shares directly. */
function grantChanges(
  wanted: Wanted,
  folder: Item | undefined,
  place: Place,
  target: Target,
  rooms: readonly string[],
  until: string | undefined,
  seen: () => ReadonlySet<string> = () => (folder ? readersOf(wanted.state, folder.grants, wanted.now) : new Set()),
): Change[] {
  const want = new Map<string, { type: 'user' | 'group'; room: string }>();
  const keep = new Set<string>();
  const present = new Set(folder?.grants.map((grant) => grant.email));
  // Above the limit nobody new is let in: a list read wrongly would share a film with everyone, one by one.
  const oneByOne = (people: readonly string[], room: string) => {
    for (const email of people) if (people.length <= PEOPLE_SHARED_DIRECTLY || present.has(email)) want.set(email, { type: 'user', room });
  };
  for (const id of rooms) {
    const row = wanted.rooms.get(id)?.row;
    if (!row)
      for (const [email, type] of grantsOfHeld(wanted, id)) type === undefined ? keep.add(email) : want.set(email, { type, room: id });
    else if (row.sharing === 'direkt') {
      oneByOne(
        [...futureOf(wanted, id)].filter((email) => !wanted.staff.has(email)), // Staff read everything.
        id,
      );
    } else {
      // Nobody held comes into a group: a grant of their own is theirs until their row is mended.
      for (const email of heldOneByOne(wanted, id)) if (!wanted.staff.has(email)) want.set(email, { type: 'user', room: id });
      oneByOne(
        outsidersOf(wanted, id).filter((email) => !wanted.staff.has(email)),
        id,
      );
      if (!canHaveGroup(wanted, `rooms/${id}`)) continue;
      const group = emailOf(wanted, { kind: 'rooms', row: id });
      const strangers = folder?.grants.some((grant) => grant.email === group) ? new Set<string>() : heldOutside(wanted, id);
      if (strangers.size === 0) want.set(group, { type: 'group', room: id });
      else
        for (const email of futureOf(wanted, id))
          if (!wanted.staff.has(email) && !strangers.has(email)) want.set(email, { type: 'user', room: id });
    }
  }
  const end = until === undefined ? undefined : endOfDay(until, wanted.config.settings.timeZone);
  const tonight = endOfDay(wanted.today, wanted.config.settings.timeZone);
  const inDrive = endsInDrive(wanted.config);
  const expiry = end === undefined || !inDrive ? undefined : Math.min(end, tonight + LONGEST);
  const changes: Change[] = [];
  const have = new Set<string>();
  const future = new Set(rooms.flatMap((room) => [...futureOf(wanted, room)]));
  for (const grant of folder?.grants ?? []) {
    const wish = want.get(grant.email);
    const fits = wish?.type === grant.type && grant.role === 'reader';
    if (fits) {
      have.add(grant.email);
      const right = endsRight(grant, end, tonight) || (!inDrive && (grant.until === undefined || !isHourlyOn(wanted.state, wanted.now)));
      if (!right) changes.push(renew(folder as Item, grant, target, expiry, end));
    } else if (!keep.has(grant.email) && folder) {
      const loses = [...readersOf(wanted.state, [grant], wanted.now)].filter((email) => !future.has(email));
      changes.push(ungrant(wanted, folder.id, grant, target, whyOut(wanted, grant.email, target), loses));
    }
  }
  const missing = [...want].filter(([email]) => !have.has(email) && email !== wanted.state.operator);
  const seeing = missing.length === 0 ? undefined : seen();
  const inside = missing.length === 0 || !folder ? new Set() : readersOf(wanted.state, folder.grants, wanted.now);
  for (const [email, { type, room }] of missing) {
    const isOutside = type === 'user' && wanted.roster.people.get(email)?.external === true;
    const lets: Words =
      type === 'group'
        ? {
            sv: `Rummet ${wanted.rooms.get(room)?.row?.name ?? room} får se.`,
            en: `The room ${wanted.rooms.get(room)?.row?.name ?? room} may see.`,
          }
        : isOutside && wanted.rooms.get(room)?.row?.sharing !== 'direkt'
          ? apartWords(nameOf(wanted, email))
          : whyIn(wanted, email, { kind: 'rooms', row: room, name: target.name });
    const reason = until === undefined || inDrive ? lets : endedByRun(lets, until);
    const people = type === 'user' ? [email] : [...futureOf(wanted, room)];
    const gains = people.filter((person) => !seeing?.has(person) && !wanted.staff.has(person));
    // Someone held, or from outside, gets a grant of their own before the group that lets them in goes, or they leave it.
    const isKept =
      type === 'user' &&
      (isOutside || wanted.roster.held.has(email)) &&
      inside.has(email) &&
      !folder?.grants.some((grant) => grant.email === email);
    const steps = [
      {
        phase: isKept ? 'withdraw' : 'grant',
        kind: 'grant',
        on: place,
        type,
        email,
        group: type === 'group' ? `rooms/${room}` : undefined,
        role: 'reader',
        until: expiry,
        ...(type === 'user' && isExternal(email, wanted) ? { outside: true } : {}),
      },
    ] as const;
    const isNew = folderOf(wanted.state, 'room', 'rooms', room) === undefined; // Waits with the room.
    const isNewcomer = isOutside && !presentIn(wanted.state, room, wanted.now).has(email);
    const change = granting(target, email, reason, gains, steps, isNew || isNewcomer);
    changes.push(reason === lets ? change : { ...change, after: { who: email, role: 'reader', endedByRun: until as string } });
  }
  return changes;
}

/**
 * Those whose row can't be read and who stand in a room's group, though the room does not let them in: a run that was
 * killed left it so. They would gain by the group; until the row is mended the others are let in one by one.
 */
function heldOutside(wanted: Wanted, room: string): Set<string> {
  const { state, roster, audiences, now } = wanted;
  if (roster.held.size === 0) return new Set();
  const inside = presentIn(state, room, now);
  const known = audiences.rooms.get(room); // By what can be read of them.
  const reached = [...reachOf(state, `rooms/${room}`)];
  return new Set(reached.filter((email) => roster.held.has(email) && !inside.has(email) && known?.has(email) !== true));
}

/** What a plan must say of a grant that Drive does not end. */
const endedByRun = (lets: Words, until: string): Words => ({
  sv: `${lets.sv} Drive sätter inget slutdatum här: körningen varje timme stänger efter ${until}.`,
  en: `${lets.en} Drive sets no end here: the hourly run closes it after ${until}.`,
});

function endsRight(grant: Grant, end: number | undefined, tonight: number): boolean {
  if (end === undefined || grant.until === undefined) return end === grant.until;
  if (end <= tonight + LONGEST) return grant.until === end;
  return grant.until <= end && grant.until > tonight + EXTEND_BEFORE;
}

/** What a room that can't be read lets in stays: its own group, and its people one by one, as those from outside. Other grants on its folder stay where they are. */
function grantsOfHeld(wanted: Wanted, room: string): Map<string, 'user' | 'group' | undefined> {
  const faulty = wanted.config.tables.rooms.faulty.get(room);
  const found = new Map<string, 'user' | 'group' | undefined>();
  if (!faulty) return found; // Its row is gone: it lets nobody in.
  const folder = wanted.state.items.get(wanted.state.ids.get(idKey('rooms', room, 'folder')) ?? '');
  const own = emailOf(wanted, { kind: 'rooms', row: room });
  const direct = faulty.every.some((cells) => cells.sharing?.toLowerCase() === 'direkt');
  for (const { email, type } of folder?.kind === 'room' ? folder.grants : []) {
    const isApart = direct || wanted.roster.people.get(email)?.external === true;
    if (email !== '') found.set(email, type === 'group' && email === own ? 'group' : type === 'user' && isApart ? 'user' : undefined);
  }
  return found;
}

/** Of a recording: also in the bin, where those who could read it still can. */
const isOfFilm = (item: Item): boolean => item.kind === 'recording' || item.kind === 'captions' || item.bears !== undefined;

/** Grants that lie where none may: on the waiting room, and on recordings themselves. */
function strayGrantChanges(wanted: Wanted, shown: ReadonlyMap<string, Audience | undefined>): Change[] {
  const { state } = wanted;
  const none: Words = { sv: 'Här får ingen egen delning finnas.', en: 'Nothing may be shared here by itself.' };
  const stated = (item: Item) => {
    const why = isOfFilm(item) ? wanted.verdicts.get(item.bears ?? item.row)?.why : undefined;
    return why !== undefined && STATED.has(why);
  };
  // Whoever sees the film otherwise loses nothing.
  const goOn = (item: Item) =>
    item.kind === 'recording' || item.kind === 'captions'
      ? new Set([...viewersAfter(wanted, shown.get(item.row)), ...wanted.staff])
      : new Set<string>();
  return [...state.items.values()]
    .filter((item) => isOfFilm(item) || (!item.trashed && (item.kind === 'waiting' || item.kind === 'stray')))
    .flatMap((item) =>
      // The operating account's own, on a file that another owns, is how the product reaches it.
      item.grants
        .filter((grant) => grant.email !== state.operator)
        .map((grant) => {
          const target = {
            id: `item:${item.id}`,
            target: item.kind === 'recording' ? `recordings/${item.row}` : `files/${item.id}`,
            name: item.name,
          };
          const others = goOn(item);
          const loses = [...readersOf(state, [grant], wanted.now)].filter((email) => !others.has(email));
          const change = ungrant(wanted, item.id, grant, target, none, loses, 'withdraw');
          return { ...change, always: change.always || stated(item) };
        }),
    );
}

// ── Building changes ──

export interface Target {
  readonly id: string;
  readonly target: string;
  readonly name: string;
}

function makeFolder(target: Target, table: string, row: string, name: string, reason: Words, review: boolean): Change {
  const make = idKey(table, row, 'folder');
  return {
    ...target,
    action: 'create',
    reason,
    before: null,
    after: { name },
    gains: [],
    loses: [],
    always: false,
    review,
    steps: [{ phase: 'create', kind: 'makeFolder', make, table, row, name }],
  };
}

function rename(target: Target, folder: Item, name: string): Change {
  return {
    ...target,
    id: `${target.id}:name`,
    action: 'rename',
    reason: { sv: 'Rummet heter så i kalkylarket.', en: 'That is the room’s name in the workbook.' },
    before: folder.name,
    after: name,
    gains: [],
    loses: [],
    always: false,
    review: false,
    steps: [{ phase: 'create', kind: 'renameFolder', id: folder.id, name }],
  };
}

export function ungrant(
  wanted: Wanted,
  item: string,
  grant: Grant,
  target: Target,
  reason: Words,
  loses: readonly string[],
  phase: 'withdraw' | 'revoke' = 'revoke',
): Change {
  const who = grant.email === '' ? grant.type : grant.email;
  return {
    ...target,
    id: `${target.id}:${who}:${grant.permissionId}`,
    action: 'revoke',
    reason,
    before: { who, role: grant.role },
    after: null,
    gains: [],
    loses,
    always: wanted.roster.absent.get(grant.email) === 'protected',
    review: false,
    steps: [{ phase, kind: 'ungrant', item, permissionId: grant.permissionId, who }],
  };
}

function granting(
  target: Target,
  who: string,
  reason: Words,
  gains: readonly string[],
  steps: readonly (Step & { readonly phase: 'grant' | 'withdraw' })[],
  review: boolean,
): Change {
  const [step] = steps;
  const after = { who, role: step?.kind === 'grant' ? step.role : 'reader' };
  return {
    ...target,
    id: `${target.id}:${who}`,
    action: 'grant',
    reason,
    before: null,
    after,
    gains,
    loses: [],
    always: false,
    review,
    steps,
  };
}

function renew(folder: Item, grant: Grant, target: Target, until: number | undefined, end: number | undefined): Change {
  const follows: Words = { sv: 'Slutdagen följer medgivandet.', en: 'The end day follows the permit.' };
  const byRun = end !== undefined && until === undefined;
  const cut = until !== undefined && (grant.until === undefined || grant.until > until);
  return {
    ...target,
    id: `${target.id}:${grant.email}:until`,
    action: 'renew',
    reason: byRun ? endedByRun(follows, audienceOf(folder).until ?? '') : follows,
    before: grant.until ?? null,
    after: byRun ? 'endedByRun' : (end ?? null), // Not `until`: that moves with the clock, and a plan's hash must not.
    gains: [],
    loses: [],
    always: false,
    review: false,
    // A grant that would outlive the permit is cut short before anyone is given anything.
    steps: [{ phase: cut ? 'revoke' : 'grant', kind: 'renew', item: folder.id, permissionId: grant.permissionId, role: grant.role, until }],
  };
}

/** The audience an observed folder stands for. */
export function audienceOf(folder: Item): Audience {
  return audienceOfKey(folder.row);
}
