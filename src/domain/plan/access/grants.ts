/** Who may read a folder, by group or one by one, and until when. */

import { DRIVE_EXPIRY_DAYS } from '../../../quotas/google.ts';
import type { Message } from '../../message.ts';
import { endOfDay } from '../../time/dates.ts';
import type { Change, Place } from '../change.ts';
import { type Desired, folderOf, futureOf, heldOneByOne, isExternal, nameOf, outsidersOf, presentIn, roomName } from '../desired.ts';
import { endsInDrive, isHourlyOn } from '../ends.ts';
import { canHaveGroup, emailOf, whyIn, whyOut } from '../groups.ts';
import { planMessage } from '../messages.ts';
import { type Grant, type Item, reachOf, readersOf, roomFolder } from '../state.ts';
import { granting, renew, type Target, ungrant } from './folder-change.ts';
import { viewersIn } from './viewers.ts';

/** Max people for direct sharing. */
export const PEOPLE_SHARED_DIRECTLY = 100;
const DAY = 86_400_000;

/**
 * Drive takes no expiry more than a year ahead, so a later end is extended well before. Both count from the end of today,
 * since a plan holds all day.
 */
const LONGEST = (DRIVE_EXPIRY_DAYS - 2) * DAY;
const EXTEND_BEFORE = 60 * DAY;

/** The grants of a folder that lets some rooms' people in until a day: by group, or one by one where a room shares directly. */
export function grantChanges(
  desired: Desired,
  folder: Item | undefined,
  place: Place,
  target: Target,
  rooms: readonly string[],
  until: string | undefined,
  seen: () => ReadonlySet<string> = () => (folder ? readersOf(desired.state, folder.grants, desired.now) : new Set()),
): Change[] {
  const want = new Map<string, { type: 'user' | 'group'; room: string }>();
  const keep = new Set<string>();
  const present = new Set(folder?.grants.map((grant) => grant.email));
  // Above the limit nobody new is let in: a misread list would share a film with everyone, one by one.
  const oneByOne = (people: readonly string[], room: string) => {
    for (const email of people) if (people.length <= PEOPLE_SHARED_DIRECTLY || present.has(email)) want.set(email, { type: 'user', room });
  };
  for (const id of rooms) {
    const row = desired.rooms.get(id)?.row;
    if (!row)
      for (const [email, type] of grantsOfHeld(desired, id)) type === undefined ? keep.add(email) : want.set(email, { type, room: id });
    else if (row.sharing === 'direkt') {
      oneByOne([...viewersIn(desired, [id])], id);
    } else {
      // Held people join no group: a grant of their own stays until their row is fixed.
      for (const email of heldOneByOne(desired, id)) if (!desired.staff.has(email)) want.set(email, { type: 'user', room: id });
      oneByOne(
        outsidersOf(desired, id).filter((email) => !desired.staff.has(email)),
        id,
      );
      if (!canHaveGroup(desired, `rooms/${id}`)) continue;
      const group = emailOf(desired, { kind: 'rooms', row: id });
      const strangers = folder?.grants.some((grant) => grant.email === group) ? new Set<string>() : heldOutside(desired, id);
      if (strangers.size === 0) want.set(group, { type: 'group', room: id });
      else for (const email of viewersIn(desired, [id])) if (!strangers.has(email)) want.set(email, { type: 'user', room: id });
    }
  }
  const end = until === undefined ? undefined : endOfDay(until, desired.config.settings.timeZone);
  const tonight = endOfDay(desired.today, desired.config.settings.timeZone);
  const inDrive = endsInDrive(desired.config);
  const expiry = end === undefined || !inDrive ? undefined : Math.min(end, tonight + LONGEST);
  const changes: Change[] = [];
  const have = new Set<string>();
  const future = new Set(rooms.flatMap((room) => [...futureOf(desired, room)]));
  for (const grant of folder?.grants ?? []) {
    const wish = want.get(grant.email);
    const fits = wish?.type === grant.type && grant.role === 'reader';
    if (fits) {
      have.add(grant.email);
      const right = endsRight(grant, end, tonight) || (!inDrive && (grant.until === undefined || !isHourlyOn(desired.state, desired.now)));
      if (!right) changes.push(renew(folder as Item, grant, target, expiry, end));
    } else if (!keep.has(grant.email) && folder) {
      const loses = [...readersOf(desired.state, [grant], desired.now)].filter((email) => !future.has(email));
      changes.push(ungrant(desired, folder.id, grant, target, whyTaken(desired, grant, target), loses));
    }
  }
  const missing = [...want].filter(([email]) => !have.has(email) && email !== desired.state.operator);
  const seeing = missing.length === 0 ? undefined : seen();
  const inside = missing.length === 0 || !folder ? new Set() : readersOf(desired.state, folder.grants, desired.now);
  for (const [email, { type, room }] of missing) {
    const isOutside = type === 'user' && desired.roster.people.get(email)?.external === true;
    const lets =
      type === 'group'
        ? planMessage('room.maySee', { room: roomName(desired, room) })
        : isOutside && desired.rooms.get(room)?.row?.sharing !== 'direkt'
          ? planMessage('grant.apart', { name: nameOf(desired, email) })
          : whyIn(desired, email, { kind: 'rooms', row: room, name: target.name });
    const reason = until === undefined || inDrive ? lets : planMessage('lastDay.byRun', { lets, until });
    const people = type === 'user' ? [email] : [...viewersIn(desired, [room])];
    const gains = people.filter((person) => !seeing?.has(person));
    // A held person or one from outside gets a grant of their own before the group that lets them in is removed.
    const isKept =
      type === 'user' &&
      (isOutside || desired.roster.held.has(email)) &&
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
        ...(type === 'user' && isExternal(email, desired) ? { outside: true } : {}),
      },
    ] as const;
    const isNew = folderOf(desired.state, 'room', 'rooms', room) === undefined; // Waits with the room.
    const isNewcomer = isOutside && !presentIn(desired.state, room, desired.now).has(email);
    const change = granting(target, email, reason, gains, steps, isNew || isNewcomer);
    changes.push(reason === lets ? change : { ...change, after: { who: email, role: 'reader', endedByRun: until as string } });
  }
  return changes;
}

/** Why a grant is taken away. A grant to everyone or to a domain has no person to name. */
const whyTaken = (desired: Desired, { type, email }: Grant, target: Target): Message =>
  type === 'anyone' || type === 'domain' ? planMessage('grant.open') : whyOut(desired, email, target);

/**
 * People whose row can't be read and who are in a room's group although the room does not let them in: a killed run left them
 * there. The group's grant would give them access, so the others are let in one by one until the row is fixed.
 */
function heldOutside(desired: Desired, room: string): Set<string> {
  const { state, roster, audiences, now } = desired;
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

/**
 * The grants of a room that can't be read: its own group, and its people one by one, as those from outside. Other grants on
 * its folder stay as they are.
 */
function grantsOfHeld(desired: Desired, room: string): Map<string, 'user' | 'group' | undefined> {
  const faulty = desired.config.tables.rooms.faulty.get(room);
  const found = new Map<string, 'user' | 'group' | undefined>();
  if (!faulty) return found; // Its row is gone: it lets nobody in.
  const own = emailOf(desired, { kind: 'rooms', row: room });
  const direct = faulty.every.some((cells) => cells.sharing?.toLowerCase() === 'direkt');
  for (const { email, type } of roomFolder(desired.state, room)?.grants ?? []) {
    const isApart = direct || desired.roster.people.get(email)?.external === true;
    if (email !== '') found.set(email, type === 'group' && email === own ? 'group' : type === 'user' && isApart ? 'user' : undefined);
  }
  return found;
}
