/** What was observed in Google: plain data, in the workbook's own words (kinds and row ids), ready to compare with what should be. */

import { type Audience, audienceOfKey, idKey } from '../ids.ts';

/** Drive's reader grants and the like. `until` is when it ends (ms), if it does. */
export interface Grant {
  readonly permissionId: string;
  readonly type: 'user' | 'group' | 'domain' | 'anyone';
  readonly role: string;
  /** Lower-case; '' for domain and anyone. */
  readonly email: string;
  readonly until: number | undefined;
}

/** A folder or file of ours: its marker names its row. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly trashed: boolean;
  /** In the bin only because its folder is: moved out of it, the file is back. */
  readonly binnedWithFolder?: true;
  readonly kind: 'root' | 'waiting' | 'room' | 'audience' | 'recording' | 'shortcut' | 'captions' | 'workbook' | 'stray';
  /** The row id (an audience's key for audiences); '' where it has none. */
  readonly row: string;
  /** Permissions that lie on this item itself, not inherited. The owner's is left out. */
  readonly grants: readonly Grant[];
  /** The recording named by the marker of a stray (a copy, a replaced film, an unfinished upload). */
  readonly bears?: string;
  /** Readers may download and copy it, and this account may change that. */
  readonly copyable?: true;
  /** Writers may share it, and this account may change that. */
  readonly shareable?: true;
  /** A shortcut's target. */
  readonly target?: string;
  /** A film's length, once Drive has found it; when captions end, where that was noted. */
  readonly seconds?: number;
  /** When it came to Drive (ms). */
  readonly created?: number;
}

export interface Group {
  /** `rooms/rum-alla` */
  readonly key: string;
  readonly email: string;
  /** `groups/…` */
  readonly name: string;
  /** By lower-case e-mail of person or group. Owners and managers of the group are left out. */
  readonly members: ReadonlyMap<string, { readonly membership: string }>;
}

export interface Guest {
  readonly email: string;
  readonly answer: 'needsAction' | 'declined' | 'tentative' | 'accepted';
}

export interface Event {
  readonly id: string;
  readonly etag: string;
  /** How many revisions the invitation has had. A write must name it. */
  readonly sequence: number;
  /** The meeting's id. */
  readonly row: string;
  readonly cancelled: boolean;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  /** Instants, ms. */
  readonly start: number;
  readonly end: number;
  readonly hasMeetLink: boolean;
  /** Whether the guests do not see each other. */
  readonly hidesGuests: boolean;
  /** Where Calendar shows it. */
  readonly link?: string;
  /** Links of its attachments; absent where it has none. */
  readonly attached?: readonly string[];
  readonly guests: readonly Guest[];
}

export interface State {
  readonly workspaceId: string;
  readonly spreadsheetId: string;
  readonly rootFolder: string;
  readonly waitingRoom: string;
  readonly calendarId: string;
  /** The operating account: it owns everything, and is never a guest. */
  readonly operator: string;
  /** When the hourly run last finished (ms); absent where it never has, or is off. */
  readonly hourly?: number;
  /** By id. */
  readonly items: ReadonlyMap<string, Item>;
  /** By group key. */
  readonly groups: ReadonlyMap<string, Group>;
  /** By event id. */
  readonly events: ReadonlyMap<string, Event>;
  /** `table/row/kind` → id, as the hidden tab has it. */
  readonly ids: ReadonlyMap<string, string>;
  /** Rows whose thing in Google is uncertain: trashed, moved away, or marked for another row. `table/row` → what was found. */
  readonly conflicts: ReadonlyMap<string, 'trashed' | 'moved' | 'twice' | 'foreign'>;
}

/** The people (not groups) that a group reaches, nested ones included. Cycles end. */
export function reachOf(state: State, key: string, seen: Set<string> = new Set()): Set<string> {
  const reached = new Set<string>();
  const group = state.groups.get(key);
  if (!group || seen.has(key)) return reached;
  seen.add(key);
  const byEmail = groupsByEmail(state);
  for (const email of group.members.keys()) {
    const nested = byEmail.get(email);
    if (nested) for (const person of reachOf(state, nested.key, seen)) reached.add(person);
    else reached.add(email);
  }
  return reached;
}

const byEmailOf = new WeakMap<State, ReadonlyMap<string, Group>>();

/** The groups by their e-mail. */
export function groupsByEmail(state: State): ReadonlyMap<string, Group> {
  const known = byEmailOf.get(state);
  if (known) return known;
  const made = new Map([...state.groups.values()].map((group) => [group.email, group]));
  byEmailOf.set(state, made);
  return made;
}

/** The people who can read an item now, by its own grants or those of the folders it lies in. */
export function readersAt(state: State, item: Item | undefined, now: number): Set<string> {
  const readers = new Set<string>();
  const seen = new Set<Item>();
  for (let at = item; at && !seen.has(at); at = state.items.get(at.parent ?? '')) {
    seen.add(at);
    for (const person of readersOf(state, at.grants, now)) readers.add(person);
  }
  return readers;
}

/** The people whom grants let in now; a grant that has run out lets nobody in. */
export function readersOf(state: State, grants: readonly Grant[], now: number): Set<string> {
  const readers = new Set<string>();
  const byEmail = groupsByEmail(state);
  for (const grant of grants) {
    if (grant.until !== undefined && grant.until <= now) continue;
    const group = byEmail.get(grant.email);
    if (grant.type === 'group' && group) for (const person of reachOf(state, group.key)) readers.add(person);
    else if (grant.type === 'user') readers.add(grant.email);
  }
  return readers;
}

/** A room's folder as observed, also one that is out of order or in the bin. */
export function roomFolder(state: State, room: string): Item | undefined {
  const folder = state.items.get(state.ids.get(idKey('rooms', room, 'folder')) ?? '');
  return folder?.kind === 'room' ? folder : undefined;
}

/** The audience an observed folder stands for. */
export function audienceOf(folder: Item): Audience {
  return audienceOfKey(folder.row);
}
