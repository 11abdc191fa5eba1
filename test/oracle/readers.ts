/**
 * Who can read a file, told from the embedded workspace's raw records alone. Written from Drive's own rules and naively on
 * purpose: it imports nothing of the product and nothing of the emulator, so that neither can be wrong in the same way.
 */

/** The raw records, by kind: what `emulator.store.entries(kind)` gives. */
export interface Records {
  entries<T>(kind: string): Iterable<readonly [string, T]>;
}

interface StoredGrant {
  readonly type: string;
  readonly role: string;
  readonly emailAddress?: string;
  readonly domain?: string;
  readonly expirationTime?: string;
}

interface StoredFile {
  readonly id: string;
  readonly owner: string;
  readonly parent?: string;
  readonly inheritedPermissionsDisabled?: boolean;
  readonly grants: readonly StoredGrant[];
}

interface StoredGroup {
  readonly id: string;
  readonly email: string;
}

interface StoredMembership {
  readonly group: string;
  readonly member: string;
}

export interface Readers {
  /** Whether someone (e-mail) may open a file by its id. A file that is not there opens for nobody. */
  canRead(email: string, fileId: string): boolean;
  /** Those among `people` who may open the file. */
  among(fileId: string, people: Iterable<string>): Set<string>;
  /** Everyone with a name who may open the file; 'anyone' and '@domain' where it is open to all of those. */
  everyone(fileId: string): Set<string>;
}

/**
 * Reading at one instant (ms). A file in the bin still opens for those who could read it: "other users can still access
 * the file in the owner's trash until it's permanently deleted" (Drive's discovery document, File.trashed).
 */
export function readersAt(records: Records, now: number): Readers {
  const files = new Map<string, StoredFile>();
  for (const [, file] of records.entries<StoredFile>('drive.file')) files.set(file.id, file);
  const groups = groupsOfEveryone(records);

  function isMeant(grant: StoredGrant, email: string): boolean {
    if (grant.expirationTime !== undefined && Date.parse(grant.expirationTime) <= now) return false;
    switch (grant.type) {
      case 'anyone':
        return true;
      case 'domain':
        return email.endsWith(`@${grant.domain}`);
      case 'user':
        return grant.emailAddress === email;
      case 'group':
        return groups(email).has(grant.emailAddress ?? '');
      default:
        throw new Error(`a grant of the type ${grant.type}`);
    }
  }

  function canRead(address: string, fileId: string): boolean {
    const email = address.toLowerCase();
    const seen = new Set<string>();
    for (let file = files.get(fileId); file !== undefined; file = files.get(file.parent ?? '')) {
      if (seen.has(file.id)) throw new Error(`the folder ${file.id} lies in itself`);
      seen.add(file.id);
      if (file.owner === email) return true;
      if (file.grants.some((grant) => isMeant(grant, email))) return true;
      if (file.inheritedPermissionsDisabled) return false; // Limited access: nothing comes from above.
    }
    return false;
  }

  /** The same asked the other way round: from grants to people, where `canRead` goes from a person to grants. */
  function everyone(fileId: string): Set<string> {
    const found = new Set<string>();
    for (let file = files.get(fileId); file !== undefined; file = files.get(file.parent ?? '')) {
      found.add(file.owner);
      for (const grant of file.grants) {
        if (grant.expirationTime !== undefined && Date.parse(grant.expirationTime) <= now) continue;
        if (grant.type === 'user') found.add(grant.emailAddress ?? '');
        else if (grant.type === 'group') for (const email of members(grant.emailAddress ?? '')) found.add(email);
        else found.add(grant.type === 'anyone' ? 'anyone' : `@${grant.domain}`);
      }
      if (file.inheritedPermissionsDisabled) break;
    }
    return found;
  }
  const members = membersOfGroups(records);

  return { canRead, among: (fileId, people) => new Set([...people].filter((email) => canRead(email, fileId))), everyone };
}

/** The people in a group, directly or through groups in it. */
function membersOfGroups(records: Records): (email: string) => ReadonlySet<string> {
  const idOf = new Map<string, string>();
  for (const [, group] of records.entries<StoredGroup>('group')) idOf.set(group.email, group.id);
  const inside = new Map<string, string[]>();
  for (const [, { group, member }] of records.entries<StoredMembership>('membership'))
    inside.set(group, [...(inside.get(group) ?? []), member]);
  return (email) => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const descend = (group: string) => {
      if (seen.has(group)) return;
      seen.add(group);
      for (const member of inside.get(idOf.get(group) ?? '') ?? []) {
        if (idOf.has(member)) descend(member);
        else found.add(member);
      }
    };
    descend(email);
    return found;
  };
}

/** The groups that an address is in, directly or through other groups. */
function groupsOfEveryone(records: Records): (email: string) => ReadonlySet<string> {
  const emailOf = new Map<string, string>();
  for (const [, group] of records.entries<StoredGroup>('group')) emailOf.set(group.id, group.email);
  const above = new Map<string, string[]>();
  for (const [, { group, member }] of records.entries<StoredMembership>('membership')) {
    const email = emailOf.get(group);
    if (email !== undefined) above.set(member, [...(above.get(member) ?? []), email]);
  }
  const known = new Map<string, ReadonlySet<string>>();
  return (email) => {
    const ready = known.get(email);
    if (ready) return ready;
    const found = new Set<string>();
    const climb = (member: string) => {
      for (const group of above.get(member) ?? []) {
        if (found.has(group)) continue;
        found.add(group);
        climb(group);
      }
    };
    climb(email);
    known.set(email, found);
    return found;
  };
}
