/**
 * Who may do what with an item. A person's role is the highest of what the item grants and what it inherits from the folders above,
 * to the person, to groups they are in (however nested), to their domain or to anyone. A folder with limited access inherits nothing.
 * The owner of a folder edits what others put there. Expired permissions count for nothing from their very instant.
 */
import { groupsOf } from '../core/directory.ts';
import type { Context, Store } from '../http/service.ts';
import { isWithinReach } from '../oauth/scopes.ts';
import { firstEnd, grantWith, instantOf, isLive, living } from './grants.ts';
import type { DriveFile, Grant, Role } from './model.ts';
import { FILE, fileOf, forbidden, notFound, ROLES, rootId } from './model.ts';

export const rank = (role: Role | undefined): number => (role === undefined ? -1 : ROLES.indexOf(role));
const higher = (a: Role | undefined, b: Role | undefined): Role | undefined => (rank(a) >= rank(b) ? a : b);

/** A permission as it works on an item: what is given there and what is inherited, in one. */
export interface EffectiveGrant extends Grant {
  /** The role given on the item itself. */
  direct?: Role;
  /** The role that comes from folders above. */
  inherited?: Role;
}

/** Whom a permission is for. */
type Grantee = Pick<Grant, 'type' | 'emailAddress' | 'domain'>;

interface Standing {
  role?: Role;
  /** The role comes by name, group or a discoverable link, so the item shows up in searches. */
  findable: boolean;
}

/** One account's view of Drive at one instant; remembers folders, so that long lists stay cheap. */
export interface Access {
  actor: string;
  now: number;
  role(file: DriveFile): Role | undefined;
  findable(file: DriveFile): boolean;
  /** All live permissions on an item, whoever asks. */
  grants(file: DriveFile): readonly EffectiveGrant[];
  /** The live permission of this id on an item: what `grants` has of it, without working out the others. */
  grant(file: DriveFile, id: string): EffectiveGrant | undefined;
  /** The nearest item that was put in the bin: the item itself or a folder above. */
  trashedAt(file: DriveFile): DriveFile | undefined;
  /** The actor is the grantee, or in the group or domain that is. */
  concerns(grant: Grantee): boolean;
}

/** Access as `actor` has it at `now` (milliseconds). */
export function accessOf(store: Store, actor: string, now: number): Access {
  const domain = actor.slice(actor.lastIndexOf('@') + 1);
  let groups: Set<string> | undefined;
  const standings = new Map<string, Standing>();

  function concerns(grant: Grantee): boolean {
    if (grant.type === 'anyone') return true;
    if (grant.type === 'domain') return grant.domain === domain;
    if (grant.type === 'user') return grant.emailAddress === actor;
    groups ??= groupsOf(store, actor);
    return grant.emailAddress !== undefined && groups.has(grant.emailAddress);
  }
  function above(file: DriveFile): DriveFile | undefined {
    return file.parent === undefined || file.inheritedPermissionsDisabled ? undefined : fileOf(store, file.parent);
  }
  function standing(file: DriveFile): Standing {
    if (file.owner === actor) return { role: 'owner', findable: true };
    const folder = above(file);
    const from = folder && folderStanding(folder);
    let role: Role | undefined = from?.role === 'owner' ? 'writer' : from?.role;
    let findable = from?.findable ?? false;
    for (const grant of file.grants) {
      if (!concerns(grant) || !isLive(grant, now)) continue;
      role = higher(grant.role, role);
      findable ||= grant.type === 'user' || grant.type === 'group' || grant.allowFileDiscovery === true;
    }
    return { role, findable };
  }
  function folderStanding(folder: DriveFile): Standing {
    const known = standings.get(folder.id);
    if (known) return known;
    const found = standing(folder);
    standings.set(folder.id, found);
    return found;
  }
  function grants(file: DriveFile): readonly EffectiveGrant[] {
    return merged(file).grants;
  }
  function merged(file: DriveFile): Merged {
    const kept = mergedIn(store);
    const known = kept.get(file);
    if (known && known.from <= now && now < known.until) return known;
    const folder = above(file);
    const inherited = folder && merged(folder);
    const all = new Map<string, EffectiveGrant>();
    for (const grant of living(file.grants, now)) all.set(grant.id, { ...grant, direct: grant.role });
    for (const grant of inherited?.grants ?? []) all.set(grant.id, withInherited(all.get(grant.id), grant));
    const until = Math.min(firstEnd(file.grants, now), inherited?.until ?? Infinity);
    const made = { grants: [...all.values()], from: now, until };
    if (kept.size >= KEPT) kept.clear();
    kept.set(file, made);
    return made;
  }
  function grantOf(file: DriveFile, id: string): EffectiveGrant | undefined {
    const own = grantWith(file.grants, id);
    const direct = own && isLive(own, now) ? { ...own, direct: own.role } : undefined;
    const folder = above(file);
    const inherited = folder && grantOf(folder, id);
    return inherited ? withInherited(direct, inherited) : direct;
  }
  function trashedAt(file: DriveFile): DriveFile | undefined {
    for (let at: DriveFile | undefined = file; at; at = at.parent === undefined ? undefined : fileOf(store, at.parent)) {
      if (at.trashed) return at;
    }
    return undefined;
  }
  return {
    actor,
    now,
    role: (file) => standing(file).role,
    findable: (file) => standing(file).findable,
    grants,
    grant: grantOf,
    trashedAt,
    concerns,
  };
}

/** All permissions on an item, and from when until when they are those. */
interface Merged {
  readonly grants: readonly EffectiveGrant[];
  readonly from: number;
  readonly until: number;
}

/** A list of thousands is read page by page: what was worked out last is kept for as long as no item changes. */
function mergedIn(store: Store): Map<DriveFile, Merged> {
  const revision = store.revision(FILE);
  const known = mergedOf.get(store);
  if (known?.revision === revision) return known.merged;
  const merged = new Map<DriveFile, Merged>();
  mergedOf.set(store, { revision, merged });
  return merged;
}
const mergedOf = new WeakMap<Store, { readonly revision: number; readonly merged: Map<DriveFile, Merged> }>();
/** A few: an item, and the folders above it. */
const KEPT = 16;

/** What is given on the item itself and what comes from above, in one: the higher of the two, or the one that ends later. */
function withInherited(direct: EffectiveGrant | undefined, from: EffectiveGrant): EffectiveGrant {
  const role = from.role === 'owner' ? 'writer' : from.role;
  const stays = direct !== undefined && (rank(direct.role) > rank(role) || (direct.role === role && endsLater(direct, from)));
  return {
    ...(stays ? direct : { ...from, role, granted: direct?.granted ?? from.granted }),
    direct: direct?.role,
    inherited: role,
  };
}

function endsLater(a: Grant, b: Grant): boolean {
  if (a.expirationTime === undefined) return true;
  return b.expirationTime !== undefined && instantOf(a.expirationTime) >= instantOf(b.expirationTime);
}

/** Whether `actor` (e-mail) may read the item at `now` (milliseconds). An item that is not there may not be read. */
export function canRead(store: Store, actor: string, fileId: string, now: number): boolean {
  const file = fileOf(store, fileId);
  return file !== undefined && accessOf(store, actor, now).role(file) !== undefined;
}

/** Whether the caller's app may touch the item at all, and the caller read it. */
export function isInSight(ctx: Context, fileId: string): boolean {
  const file = fileOf(ctx.store, fileId);
  return file !== undefined && isWithinReach(ctx.store, ctx.only, file) && canRead(ctx.store, ctx.actor, fileId, ctx.now());
}

/** Whether `actor` (e-mail) may edit the item at `now` (milliseconds). */
export function canWrite(store: Store, actor: string, fileId: string, now: number): boolean {
  const file = fileOf(store, fileId);
  return file !== undefined && rank(accessOf(store, actor, now).role(file)) >= rank('writer');
}

/** An item that the caller may see, with the caller's role. */
export interface Seen {
  file: DriveFile;
  role: Role;
  access: Access;
}

/** The item of that id (or the alias `root`) if the caller may read it; else 404 as Google says it. */
export function readable(ctx: Context, id: string, location = 'fileId'): Seen {
  const file = fileOf(ctx.store, id === 'root' ? rootId(ctx.actor) : id);
  const access = accessOf(ctx.store, ctx.actor, ctx.now());
  const role = file && access.role(file);
  if (!file || !role || !isWithinReach(ctx.store, ctx.only, file)) throw notFound(id, location);
  return { file, role, access };
}

/** As `readable`, and 403 for those who may not edit. */
export function writable(ctx: Context, id: string): Seen {
  const seen = readable(ctx, id);
  if (rank(seen.role) < rank('writer')) throw forbidden();
  return seen;
}

/** The owner shares; so do editors, unless the owner has said otherwise. */
export function mayShare(seen: { file: DriveFile; role: Role | undefined }): boolean {
  return seen.role === 'owner' || (rank(seen.role) >= rank('writer') && seen.file.writersCanShare);
}
