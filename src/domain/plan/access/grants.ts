/** Who may read a folder, by group or one by one, and until when. */

import { DRIVE_EXPIRY_DAYS } from '../../../quotas/google.ts';
import { endOfDay } from '../../time/dates.ts';
import type { Change, Place } from '../change.ts';
import { endsInDrive, isHourlyOn } from '../ends.ts';
import { canHaveGroup, emailOf, whyIn, whyOut } from '../groups.ts';
import { planMessage } from '../messages.ts';
import { type Grant, type Item, reachOf, readersOf, roomFolder } from '../state.ts';
import { folderOf, futureOf, heldOneByOne, isExternal, nameOf, outsidersOf, presentIn, roomName, type Wanted } from '../wanted.ts';
import { granting, renew, type Target, ungrant } from './folder-change.ts';
import { viewersIn } from './viewers.ts';

/** So many people may a room be shared with one by one. */
export const PEOPLE_SHARED_DIRECTLY = 100;
const DAY = 86_400_000;

/** Drive takes no expiry more than a year ahead; what ends later is extended well before. Both from the end of today: a plan holds all day. */
const LONGEST = (DRIVE_EXPIRY_DAYS - 2) * DAY;
const EXTEND_BEFORE = 60 * DAY;

/** The grants of a folder that lets some rooms' people in until a day: by group, or one by one where a room shares directly. */
export function grantChanges(
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
      oneByOne([...viewersIn(wanted, [id])], id);
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
      else for (const email of viewersIn(wanted, [id])) if (!strangers.has(email)) want.set(email, { type: 'user', room: id });
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
    const lets =
      type === 'group'
        ? planMessage('room.maySee', { room: roomName(wanted, room) })
        : isOutside && wanted.rooms.get(room)?.row?.sharing !== 'direkt'
          ? planMessage('grant.apart', { name: nameOf(wanted, email) })
          : whyIn(wanted, email, { kind: 'rooms', row: room, name: target.name });
    const reason = until === undefined || inDrive ? lets : planMessage('lastDay.byRun', { lets, until });
    const people = type === 'user' ? [email] : [...viewersIn(wanted, [room])];
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
  const own = emailOf(wanted, { kind: 'rooms', row: room });
  const direct = faulty.every.some((cells) => cells.sharing?.toLowerCase() === 'direkt');
  for (const { email, type } of roomFolder(wanted.state, room)?.grants ?? []) {
    const isApart = direct || wanted.roster.people.get(email)?.external === true;
    if (email !== '') found.set(email, type === 'group' && email === own ? 'group' : type === 'user' && isApart ? 'user' : undefined);
  }
  return found;
}
