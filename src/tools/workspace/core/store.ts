import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../http/service.ts';
import type { Change } from './journal.ts';
import { openJournal } from './journal.ts';
import { difference, isLong, patched } from './patch.ts';

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

interface Entry {
  readonly value: unknown;
  /** Place in the order of first insertion. */
  readonly place: number;
}

interface Index {
  readonly keysOf: (value: unknown) => readonly string[];
  readonly ids: Map<string, Set<string>>;
  /** Sorted answers, until something is filed or unfiled under the key. */
  readonly answers: Map<string, readonly string[]>;
  readonly lookup: (key: string) => readonly string[];
}

interface Undo {
  readonly kind: string;
  readonly id: string;
  readonly before: Entry | undefined;
}

/** A record that a request put or removed; `before` is its value until then, where it only got another. */
interface Written {
  readonly change: Change;
  readonly before?: unknown;
}

/** Where a store's changes are kept. */
interface Keeper {
  append(written: readonly Written[], counter: number): void;
  close(): void;
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const nothing: readonly string[] = [];

/** A store that lives in memory; its blobs in `blobDir`, or in a temporary folder that `close` removes. Same seed, same ids. */
export function memoryStore(blobDir?: string, seed = 0): TransactionalStore {
  let blobs = blobDir;
  const core = tables(
    String(seed),
    () => {
      blobs ??= mkdtempSync(join(tmpdir(), 'delakultur-'));
      return blobs;
    },
    () => blobs !== undefined,
  );
  return core.store({ append: () => {}, close: () => blobDir === undefined && blobs && rmSync(blobs, { recursive: true, force: true }) });
}

/**
 * A store in the folder `dir`, made when it is not there. One process at a time (owner.ts sees to that).
 * @throws Error naming the file and line when the journal is damaged anywhere but in its last line.
 */
export function fileStore(dir: string, seed?: number): TransactionalStore {
  const blobs = join(dir, 'blobs');
  mkdirSync(blobs, { recursive: true });
  const journal = openJournal(dir, String(seed ?? randomBytes(8).toString('hex')));
  const core = tables(
    journal.seed,
    () => blobs,
    () => true,
  );
  core.load(journal.read());
  journal.tidy(core.contents);
  return core.store({ append: (written, counter) => journal.append(written.map(shortest), counter, core.contents), close: journal.close });
}

/** A change as the journal has it: of a record with a long list, what is new in it. */
function shortest({ change, before }: Written): Change {
  const [kind, id, value] = change;
  if (!isLong(before) || !isLong(value)) return change;
  return [kind, id, null, difference(before, value) ?? { f: {} }];
}

/** The records themselves, with what both sorts of store share. */
function tables(seed: string, blobDir: () => string, hasBlobs: () => boolean) {
  let kinds = new Map<string, Map<string, Entry>>();
  const indexes = new Map<string, Map<string, Index>>();
  const revisions = new Map<string, number>();
  let counter = 0;
  let places = 0;
  let undo: Undo[] | undefined;
  let changes: (Written | undefined)[] = [];
  let lastChange = new Map<string, number>();
  let counterBefore = 0;

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
    for (const index of indexes.get(kind)?.values() ?? []) {
      const was = before ? index.keysOf(before.value) : nothing;
      const is = after ? index.keysOf(after.value) : nothing;
      for (const key of was) if (!is.includes(key)) unfile(index, key, id);
      for (const key of is) if (!was.includes(key)) file(index, key, id);
    }
  };

  const record = (kind: string, id: string, before: Entry | undefined, value?: unknown) => {
    if (!undo) throw new Error('A record may only change within a request: begin() first.');
    undo.push({ kind, id, before });
    const key = `${kind}\n${id}`;
    const last = lastChange.get(key);
    const change: Change = value === undefined ? [kind, id] : [kind, id, value];
    const earlier = last === undefined ? undefined : changes[last];
    const written: Written = earlier
      ? { change, ...(earlier.change.length === 3 && { before: earlier.before }) }
      : { change, ...(before && { before: before.value }) };
    // Replaying must give the same order as the live map: a value put twice keeps its first place, unless removed between.
    if (last !== undefined && earlier?.change.length === 3) {
      if (value !== undefined) {
        changes[last] = written;
        return;
      }
      changes[last] = undefined;
    }
    lastChange.set(key, changes.push(written) - 1);
  };

  const forget = () => {
    undo = undefined;
    changes = [];
    lastChange = new Map();
  };

  const rollback = () => {
    const disordered = new Set<string>();
    for (const { kind, id, before } of (undo ?? []).reverse()) {
      if (before && !table(kind).has(id)) disordered.add(kind);
      set(kind, id, table(kind).get(id), before);
    }
    for (const kind of disordered) {
      kinds.set(kind, new Map([...table(kind)].sort(([, a], [, b]) => a.place - b.place)));
    }
    if (undo) counter = counterBefore;
    forget();
  };

  const rebuild = (kind: string, index: Index) => {
    index.ids.clear();
    index.answers.clear();
    for (const [id, entry] of table(kind)) for (const key of index.keysOf(entry.value)) file(index, key, id);
  };

  const store = (keeper: Keeper): TransactionalStore => ({
    get: <T>(kind: string, id: string) => kinds.get(kind)?.get(id)?.value as T | undefined,
    put: (kind, id, value) => {
      if (value === undefined) throw new Error(`Nothing to put under ${kind} ${id}.`);
      const before = kinds.get(kind)?.get(id);
      record(kind, id, before, value);
      set(kind, id, before, { value: Object.freeze(value), place: before?.place ?? ++places });
    },
    remove: (kind, id) => {
      const before = kinds.get(kind)?.get(id);
      if (!before) return;
      record(kind, id, before);
      set(kind, id, before, undefined);
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
        index = newIndex(keysOf as Index['keysOf'], (id) => kinds.get(kind)?.get(id)?.place ?? 0);
        named.set(name, index);
        rebuild(kind, index);
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
      if (undo) throw new Error('A request is already under way in this workspace.');
      undo = [];
      counterBefore = counter;
    },
    commit: () => {
      const made = changes.filter((written) => written !== undefined);
      try {
        if (made.length > 0 || counter !== counterBefore) keeper.append(made, counter);
      } catch (error) {
        rollback();
        throw error;
      }
      forget();
    },
    rollback,
    snapshot: () => ({ kinds: new Map([...kinds].map(([kind, entries]) => [kind, new Map(entries)])), counter }),
    restore: (snapshot) => {
      kinds = new Map([...snapshot.kinds].map(([kind, entries]) => [kind, new Map(entries)]));
      counter = snapshot.counter;
      forget();
      for (const kind of new Set([...indexes.keys(), ...revisions.keys()])) revisions.set(kind, (revisions.get(kind) ?? 0) + 1);
      for (const [kind, named] of indexes) for (const index of named.values()) rebuild(kind, index);
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

  return { store, contents, load };
}

function newIndex(keysOf: Index['keysOf'], placeOf: (id: string) => number): Index {
  const ids = new Map<string, Set<string>>();
  const answers = new Map<string, readonly string[]>();
  const lookup = (key: string): readonly string[] => {
    const filed = ids.get(key);
    if (!filed) return nothing;
    let answer = answers.get(key);
    // By place, so that a workspace answers in the same order after it was closed and opened.
    if (!answer) {
      answer = [...filed].sort((a, b) => placeOf(a) - placeOf(b));
      answers.set(key, answer);
    }
    return answer;
  };
  return { keysOf, ids, answers, lookup };
}

function file(index: Index, key: string, id: string): void {
  const filed = index.ids.get(key);
  if (filed) filed.add(id);
  else index.ids.set(key, new Set([id]));
  index.answers.delete(key);
}

function unfile(index: Index, key: string, id: string): void {
  const filed = index.ids.get(key);
  filed?.delete(id);
  if (filed?.size === 0) index.ids.delete(key);
  index.answers.delete(key);
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
