import type { Store } from '../http/service.ts';
import type { Edition } from './editions.ts';

/** The workspace's own settings: kind 'workspace', id 'settings'. */
export interface WorkspaceSettings {
  /** Domains whose addresses are accounts here; none: every domain. */
  domains: readonly string[];
  /** Google's customer id, beginning with C. */
  customerId: string;
  /** Absent: education-plus. */
  edition?: Edition;
}

/** A Google Group; its id is the last part of `groups/{id}`. */
export interface GroupRecord {
  id: string;
  email: string;
  displayName: string;
  description: string;
  labels: Readonly<Record<string, string>>;
  /** An administrator has opened it to members outside the customer. Nobody here is one: a test sets it in the record. */
  allowExternalMembers?: boolean;
  createTime: string;
  updateTime: string;
}

/** One direct member of one group. */
export interface MembershipRecord {
  /** The last part of `groups/{group}/memberships/{id}`; the same for one member in every group. */
  id: string;
  group: string;
  /** E-mail, lower-case. */
  member: string;
  type: 'USER' | 'GROUP';
  /** Always with MEMBER. */
  roles: readonly Role[];
  createTime: string;
  updateTime: string;
}

export type Role = 'OWNER' | 'MANAGER' | 'MEMBER';

const address = /^[^\s@<>()[\]",;:\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** Whether `email` has the form of an address. */
export function isAddress(email: string): boolean {
  return email.length <= 254 && address.test(email);
}

/** Record kind 'group.settings', id 'settings': what takes time at Google, and what an administrator may have changed. */
interface GroupSettings {
  /** How long after it was made a group is not seen by memberships, look-ups and shares; 0 unless set. */
  delayMillis?: number;
  /** The organisation lets its groups take in people from outside from the start. */
  admitOutsiders?: boolean;
}

export const groupSettings = (store: Store): GroupSettings => store.get<GroupSettings>('group.settings', 'settings') ?? {};

/** Whether a group that was made is seen yet. */
export function isThere(store: Store, group: GroupRecord, now: number): boolean {
  const { delayMillis = 0 } = groupSettings(store);
  return delayMillis === 0 || Date.parse(group.createTime) + delayMillis <= now;
}

export function settings(store: Store): WorkspaceSettings {
  return store.get<WorkspaceSettings>('workspace', 'settings') ?? { domains: [], customerId: 'C00000000' };
}

/** Whether the address lies in a domain of this workspace. */
export function inAllowedDomain(store: Store, email: string): boolean {
  const { domains } = settings(store);
  return domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
}

/** Whether the address is a person's account here: it has a primary calendar and may create things. A group's address is none. */
export function isLocalAccount(store: Store, email: string): boolean {
  return isAddress(email) && inAllowedDomain(store, email) && !groupByEmail(store, email);
}

export function groupByEmail(store: Store, email: string): GroupRecord | undefined {
  const id = store.index<GroupRecord>('group', 'email', (group) => [group.email])(email.toLowerCase())[0];
  return id === undefined ? undefined : store.get<GroupRecord>('group', id);
}

/** The memberships that an address has directly. */
export function membershipsOf(store: Store, email: string): MembershipRecord[] {
  const ids = store.index<MembershipRecord>('membership', 'member', (membership) => [membership.member])(email);
  return ids.map((id) => store.get<MembershipRecord>('membership', id)).filter((found) => found !== undefined);
}

/** A group's direct members. */
export function membersOf(store: Store, group: string): MembershipRecord[] {
  const ids = store.index<MembershipRecord>('membership', 'group', (membership) => [membership.group])(group);
  return ids.map((id) => store.get<MembershipRecord>('membership', id)).filter((found) => found !== undefined);
}

interface Memo {
  groups: number;
  memberships: number;
  answers: Map<string, ReadonlySet<string>>;
}
const memos = new WeakMap<Store, Memo>();

/**
 * The addresses of all groups that hold `email`, directly or through other groups; not the address itself.
 * Worked out once for each address until a group or membership changes; do not change the set.
 */
export function groupsOf(store: Store, email: string): Set<string> {
  const groups = store.revision('group');
  const memberships = store.revision('membership');
  let memo = memos.get(store);
  if (memo?.groups !== groups || memo.memberships !== memberships) {
    memo = { groups, memberships, answers: new Map() };
    memos.set(store, memo);
  }
  const person = email.toLowerCase();
  let answer = memo.answers.get(person) as Set<string> | undefined;
  if (!answer) {
    answer = climb(store, person);
    memo.answers.set(person, answer);
  }
  return answer;
}

function climb(store: Store, email: string): Set<string> {
  const found = new Set<string>();
  const waiting = [email];
  for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
    for (const { group } of membershipsOf(store, member)) {
      const address = store.get<GroupRecord>('group', group)?.email;
      if (address === undefined || found.has(address)) continue;
      found.add(address);
      waiting.push(address);
    }
  }
  return found;
}
