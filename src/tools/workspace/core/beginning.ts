/** A copy of a workspace as it was made, kept in its own folder: what it can begin anew from. */
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileStore, type TransactionalStore } from './store.ts';

const placeOf = (dir: string): string => join(dir, 'beginning');

export const hasBeginning = (dir: string): boolean => existsSync(join(placeOf(dir), 'snapshot.jsonl'));

/** Copies the workspace in `dir` as it stands on disk, between two requests. Films are linked, not copied, where that can be. */
export function keepBeginning(dir: string): void {
  const place = placeOf(dir);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(join(place, 'blobs'), { recursive: true });
  for (const name of readdirSync(join(dir, 'blobs'))) linkOrCopy(join(dir, 'blobs', name), join(place, 'blobs', name));
  const written = readdirSync(dir).filter((name) => /^journal-\d+\.jsonl$|^snapshot\.jsonl$/.test(name));
  // The snapshot last: without it there is no beginning.
  for (const name of written.sort()) copyFileSync(join(dir, name), join(place, name));
}

/**
 * Makes `store`, the open workspace of `dir`, hold what was kept, in the same order. What edition of Google it is, and the next
 * number to give, stay. @throws Error where nothing was kept
 */
export function beginAnew(dir: string, store: TransactionalStore): void {
  if (!hasBeginning(dir)) throw new Error(`${dir} has no beginning.`);
  const kept = fileStore(placeOf(dir));
  const { kinds } = kept.snapshot();
  kept.close();
  for (const name of readdirSync(join(placeOf(dir), 'blobs'))) {
    if (!existsSync(store.blobPath(name))) linkOrCopy(join(placeOf(dir), 'blobs', name), store.blobPath(name));
  }
  const isContent = (kind: string): boolean => kind !== 'workspace';
  store.begin();
  try {
    for (const [kind, entries] of store.snapshot().kinds) if (isContent(kind)) for (const id of entries.keys()) store.remove(kind, id);
    for (const [kind, entries] of kinds) if (isContent(kind)) for (const [id, { value }] of entries) store.put(kind, id, value);
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
