/**
 * The change log's writing side: every write of an item goes through here. Google's log holds one entry an item, its latest change,
 * so an item's own version is its entry. What an item inherits changes with the folders above it; that is worked out when the log is
 * read. Only what cannot be seen afterwards is written down: who lost access, and what was deleted for good.
 */
import type { Context, Store } from '../http/service.ts';
import type { Access, EffectiveGrant } from './access.ts';
import { accessOf } from './access.ts';
import type { DriveFile, Loss } from './model.ts';
import { FILE, fileOf, saveFile } from './model.ts';

/** Kind 'drive.gone': an item that was deleted for good. */
export interface Gone {
  number: number;
  /** Milliseconds. */
  at: number;
  sequence: number;
  /** Who could read it, then or before. */
  lost: readonly Loss[];
}

export const GONE = 'drive.gone';

/** Saves an item as changed now: a new version, and a note of those who can no longer read it. */
export function keepFile(ctx: Context, file: DriveFile): DriveFile {
  const { store } = ctx;
  const now = ctx.now();
  const before = fileOf(store, file.id);
  const number = store.nextNumber();
  const sequence = before ? file.sequence : number;
  return saveFile(store, { ...file, ...(before && reachOf(ctx, before, file, number)), sequence, version: number, changed: now });
}

/** What a change means for those who may read the item: nothing ({}) unless place, permissions, limits or bin changed. */
function reachOf(ctx: Context, before: DriveFile, after: DriveFile, number: number): Partial<DriveFile> {
  const moved = before.parent !== after.parent;
  const limited = (before.inheritedPermissionsDisabled ?? false) !== (after.inheritedPermissionsDisabled ?? false);
  const binned = (before.trashed ?? false) !== (after.trashed ?? false);
  if (!moved && !limited && !binned && before.grants === after.grants) return {};
  const access = accessOf(ctx.store, ctx.actor, ctx.now());
  // Where only its own permissions changed, those that did not change are not looked at.
  const [was, is] = moved || limited || binned ? [access.grants(before), access.grants(after)] : changedGrants(access, before, after);
  const wasBinned = access.trashedAt(before) !== undefined;
  if (sameRoles(was, is) && wasBinned === (access.trashedAt(after) !== undefined) && !moved) return {};
  const now = new Set(is.map((grant) => grant.id));
  const lost = new Map<string, Loss>();
  for (const loss of [...(moved ? lossesOf(ctx.store, before) : (before.lost ?? []))]) note(lost, loss);
  for (const grant of was) if (!now.has(grant.id)) note(lost, lossOf(grant, number));
  return {
    ...(lost.size > 0 ? { lost: [...lost.values()] } : {}),
    ...(sameRoles(was, is) && !binned ? {} : { reach: { number, at: ctx.now() } }),
  };
}

/** The permissions that an item has gained, lost or had changed: as they were, and as they are. */
function changedGrants(access: Access, before: DriveFile, after: DriveFile): [EffectiveGrant[], EffectiveGrant[]] {
  const [was, is] = [before.grants, after.grants];
  let [start, wasEnd, isEnd] = [0, was.length, is.length];
  while (start < wasEnd && start < isEnd && was[start] === is[start]) start++;
  while (wasEnd > start && isEnd > start && was[wasEnd - 1] === is[isEnd - 1]) {
    wasEnd--;
    isEnd--;
  }
  const [had, has] = [new Set(was.slice(start, wasEnd)), new Set(is.slice(start, isEnd))];
  const changed = [...had].filter((grant) => !has.has(grant)).concat([...has].filter((grant) => !had.has(grant)));
  const ids = [...new Set(changed.map(({ id }) => id))];
  const of = (file: DriveFile) => ids.flatMap((id) => access.grant(file, id) ?? []);
  return [of(before), of(after)];
}

function sameRoles(a: readonly EffectiveGrant[], b: readonly EffectiveGrant[]): boolean {
  const roles = new Map(a.map((grant) => [grant.id, grant.role]));
  return a.length === b.length && b.every((grant) => roles.get(grant.id) === grant.role);
}

const lossOf = ({ type, emailAddress, domain }: EffectiveGrant, number: number): Loss => ({
  type,
  ...(emailAddress === undefined ? {} : { emailAddress }),
  ...(domain === undefined ? {} : { domain }),
  number,
});

function note(lost: Map<string, Loss>, loss: Loss): void {
  const key = `${loss.type} ${loss.emailAddress ?? loss.domain ?? ''}`;
  if ((lost.get(key)?.number ?? 0) < loss.number) lost.set(key, loss);
}

/** Everyone who lost access to an item: on the item, or on a folder above from which it inherits. */
export function lossesOf(store: Store, file: DriveFile): Loss[] {
  const losses: Loss[] = [];
  for (let at: DriveFile | undefined = file; at; ) {
    losses.push(...(at.lost ?? []));
    at = at.parent === undefined || at.inheritedPermissionsDisabled ? undefined : fileOf(store, at.parent);
  }
  return losses;
}

/** Removes an item's record for good. Its bytes are the caller's to forget. */
export function dropFile(ctx: Context, file: DriveFile): void {
  const number = ctx.store.nextNumber();
  const readers = accessOf(ctx.store, ctx.actor, ctx.now()).grants(file);
  const lost = new Map<string, Loss>();
  for (const loss of [...lossesOf(ctx.store, file), ...readers.map((grant) => lossOf(grant, number))]) note(lost, loss);
  ctx.store.put<Gone>(GONE, file.id, { number, at: ctx.now(), sequence: file.sequence, lost: [...lost.values()] });
  ctx.store.remove(FILE, file.id);
}
