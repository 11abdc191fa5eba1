import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../http/service.ts';
import { type Changes, newChanges } from './changes.ts';
import { type Index, newIndex } from './filing.ts';
import type { Change } from './journal.ts';
import { patched } from './patch.ts';

/** A record's value, and its place in the order of first insertion. */
interface Entry {
  readonly value: unknown;
  readonly place: number;
}

/** A copy of all records at one moment. Opaque: give it back to `restore`. */
export interface Snapshot {
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  readonly counter: number;
}

/** A store whose writes land together, or not at all. */
export interface TransactionalStore extends Store {
  begin(): void;
  /** Makes what was written since `begin` lasting. On a failed write it rolls back and throws. */
  commit(): void;
  rollback(): void;
  snapshot(): Snapshot;
  /** Puts all records back as they were. Blobs on disk are not touched. Memory stores only. */
  restore(snapshot: Snapshot): void;
  /** Where blobs lie; what comes in over HTTP is spooled here too, so that a blob can be renamed into place. */
  readonly blobs: string;
  close(): void;
}

/** Where a store's changes are kept. */
interface Keeper {
  append(changes: Changes, counter: number): void;
  close(): void;
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The records themselves, in memory, with what both sorts of store share. */
export function newRecords(seed: string, blobDir: () => string, hasBlobs: () => boolean) {
  let kinds = new Map<string, Map<string, Entry>>();
  const indexes = new Map<string, Map<string, Index>>();
  const revisions = new Map<string, number>();
  let counter = 0;
  let places = 0;
  let request: { changes: Changes; undo: { kind: string; id: string; before: Entry | undefined }[]; counter: number } | undefined;

  const table = (kind: string) => {
    let found = kinds.get(kind);
    if (!found) {
      found = new Map();
      kinds.set(kind, found);
    }
    return found;
  };

  /** The one place that changes a record: keeps indexes and revisions in step. */
  const set = (kind: string, id: string, before: Entry | undefined, after: Entry | undefined) => {
    if (after) table(kind).set(id, after);
    else table(kind).delete(id);
    revisions.set(kind, (revisions.get(kind) ?? 0) + 1);
    for (const index of indexes.get(kind)?.values() ?? []) index.refile(id, before, after);
  };

  const change = (kind: string, id: string, before: Entry | undefined, value?: unknown) => {
    if (!request) throw new Error('A record may only change within a request: begin() first.');
    request.undo.push({ kind, id, before });
    request.changes.add(kind, id, before, value);
    set(kind, id, before, value === undefined ? undefined : { value: Object.freeze(value), place: before?.place ?? ++places });
  };

  const rollback = () => {
    if (!request) return;
    const disordered = new Set<string>();
    for (const { kind, id, before } of request.undo.reverse()) {
      if (before && !table(kind).has(id)) disordered.add(kind);
      set(kind, id, table(kind).get(id), before);
    }
    for (const kind of disordered) {
      kinds.set(kind, new Map([...table(kind)].sort(([, a], [, b]) => a.place - b.place)));
    }
    counter = request.counter;
    request = undefined;
  };

  const store = (keeper: Keeper): TransactionalStore => ({
    get: <T>(kind: string, id: string) => kinds.get(kind)?.get(id)?.value as T | undefined,
    put: (kind, id, value) => {
      if (value === undefined) throw new Error(`Nothing to put under ${kind} ${id}.`);
      change(kind, id, kinds.get(kind)?.get(id), value);
    },
    remove: (kind, id) => {
      const before = kinds.get(kind)?.get(id);
      if (before) change(kind, id, before);
    },
    entries: function* <T>(kind: string): IterableIterator<[string, T]> {
      for (const [id, entry] of kinds.get(kind) ?? []) yield [id, entry.value as T];
    },
    index: <T>(kind: string, name: string, keysOf: (value: T) => readonly string[]) => {
      let named = indexes.get(kind);
      if (!named) {
        named = new Map();
        indexes.set(kind, named);
      }
      let index = named.get(name);
      if (!index) {
        index = newIndex(keysOf as (value: unknown) => readonly string[], (id) => kinds.get(kind)?.get(id)?.place ?? 0);
        named.set(name, index);
        index.rebuild(table(kind));
      }
      return index.lookup;
    },
    revision: (kind) => revisions.get(kind) ?? 0,
    newId: (length, alphabet = alphanumeric) => {
      // A request that was rolled back, or killed, may have left bytes behind under the id that it was given.
      for (;;) {
        const id = idOf(seed, ++counter, length, alphabet);
        if (!hasBlobs() || !existsSync(join(blobDir(), id))) return id;
      }
    },
    nextNumber: () => ++counter,
    blobPath: (id) => join(blobDir(), id),
    get blobs() {
      return blobDir();
    },
    begin: () => {
      if (request) throw new Error('A request is already under way in this workspace.');
      request = { changes: newChanges(), undo: [], counter };
    },
    commit: () => {
      if (!request) return;
      try {
        if (!request.changes.none || counter !== request.counter) keeper.append(request.changes, counter);
      } catch (error) {
        rollback();
        throw error;
      }
      request = undefined;
    },
    rollback,
    snapshot: () => ({ kinds: new Map([...kinds].map(([kind, entries]) => [kind, new Map(entries)])), counter }),
    restore: (snapshot) => {
      kinds = new Map([...snapshot.kinds].map(([kind, entries]) => [kind, new Map(entries)]));
      counter = snapshot.counter;
      request = undefined;
      for (const kind of new Set([...indexes.keys(), ...revisions.keys()])) revisions.set(kind, (revisions.get(kind) ?? 0) + 1);
      for (const [kind, named] of indexes) for (const index of named.values()) index.rebuild(table(kind));
    },
    close: () => keeper.close(),
  });

  /** Every record in order, for a snapshot on disk. */
  const contents = function* (): IterableIterator<Change> {
    for (const [kind, entries] of kinds) for (const [id, entry] of entries) yield [kind, id, entry.value];
  };

  /** Fills an empty store from what was read. */
  const load = (read: { changes: Iterable<Change>; counter(): number }) => {
    for (const [kind, id, given, patch] of read.changes) {
      const before = kinds.get(kind)?.get(id);
      const value = patch === undefined ? given : patched(before?.value, patch);
      if (value === undefined) kinds.get(kind)?.delete(id);
      else table(kind).set(id, { value, place: before?.place ?? ++places });
    }
    counter = read.counter();
  };

  /** Makes other values of all records, before any of them was looked at. */
  const renew = (renewed: (kind: string, value: unknown) => unknown) => {
    for (const [kind, entries] of kinds)
      for (const [id, { value, place }] of entries) entries.set(id, { value: renewed(kind, value), place });
  };

  return { store, contents, load, renew };
}

/** An id that follows from seed and number alone. */
function idOf(seed: string, number: number, length: number, alphabet: string): string {
  let id = '';
  for (let block = 0; id.length < length; block++) {
    for (const byte of createHash('sha256').update(`${seed}:${number}:${block}`).digest()) {
      if (id.length < length) id += alphabet[byte % alphabet.length];
    }
  }
  return id;
}
