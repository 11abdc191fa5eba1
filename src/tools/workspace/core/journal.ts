import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Patch } from './patch.ts';

/** `[kind, id, value]` puts, `[kind, id]` removes, `[kind, id, null, patch]` changes a part. */
export type Change = readonly [kind: string, id: string, value?: unknown, patch?: Patch];

/**
 * A workspace folder on disk: `snapshot.jsonl`, and `journal-<generation>.jsonl` with one line for each request since.
 * A snapshot names the generation of the journal that follows it, so a crash between the two steps of tidying
 * leaves either the old pair or the new one.
 */
interface Journal {
  readonly seed: string;
  /** Whether an older version of this program wrote it: then its records are renewed, and it is written anew by `tidy`. */
  readonly isOld: boolean;
  /** All changes in order; `counter` is known once they have been gone through. */
  read(): { changes: Iterable<Change>; counter(): number };
  /** Returns when the line is with the operating system: from then on the death of this process does not lose it. */
  append(changes: readonly Change[], counter: number, contents: () => Iterable<Change>): void;
  /** Writes a new snapshot if the journal has grown, or is old. Call once, after reading. */
  tidy(contents: () => Iterable<Change>): void;
  close(): void;
}

interface Header {
  /**
   * 1: no patches. 2: each cell of a spreadsheet held its own style. Such a folder is written anew when it is opened, so that
   * an older program refuses it.
   */
  format: number;
  generation: number;
  seed: string;
  counter: number;
}

const FORMAT = 3;

/** Bytes of journal that are worth a new snapshot when a workspace is opened, and while it is open. */
const tidyOnOpen = 256 * 1024;
const tidyWhileOpen = 8 * 1024 * 1024;

/** Opens the journal in `dir`, which must exist. `seed` counts for a new workspace only. */
export function openJournal(dir: string, seed: string): Journal {
  const snapshotPath = join(dir, 'snapshot.jsonl');
  let header: Header = { format: FORMAT, generation: 0, seed, counter: 0 };
  const journalPath = () => join(dir, `journal-${header.generation}.jsonl`);
  let snapshotBytes = 0;

  if (!existsSync(snapshotPath)) writeSnapshot(snapshotPath, header, []);
  const snapshotLines = readLines(snapshotPath);
  const first = snapshotLines.next();
  header = parse<Header>(first.done ? '' : first.value, snapshotPath, 1);
  if (header.format > FORMAT) throw new Error(`${snapshotPath} was written by a newer version of this program.`);
  for (const name of readdirSync(dir)) {
    if (/^journal-\d+\.jsonl$|^snapshot\.jsonl\.\d+$/.test(name) && join(dir, name) !== journalPath()) rmSync(join(dir, name));
  }
  let handle = openSync(journalPath(), 'a+');
  let size = fstatSync(handle).size;
  let counter = header.counter;

  function* changes(): Iterable<Change> {
    let number = 1;
    for (const line of snapshotLines) yield parse<Change>(line, snapshotPath, ++number);
    const text = readFileSync(journalPath());
    let start = 0;
    for (number = 1; start < text.length; number++) {
      const end = text.indexOf(10, start);
      const line = end < 0 ? undefined : text.toString('utf8', start, end);
      const isLast = end < 0 || end === text.length - 1;
      const entry = isLast ? tryParse(line) : parse<JournalLine>(line ?? '', journalPath(), number);
      if (!entry) break;
      yield* entry.c;
      counter = entry.n;
      start = end + 1;
    }
    // A line that was being written when the process died was never answered for.
    if (start < text.length) ftruncateSync(handle, start);
    size = Math.min(start, text.length);
  }

  const renew = (contents: () => Iterable<Change>) => {
    const next: Header = { ...header, format: FORMAT, generation: header.generation + 1, counter };
    snapshotBytes = writeSnapshot(snapshotPath, next, contents());
    const old = journalPath();
    closeSync(handle);
    header = next;
    handle = openSync(journalPath(), 'a+');
    size = 0;
    rmSync(old, { force: true });
  };

  return {
    get seed() {
      return header.seed;
    },
    get isOld() {
      return header.format < FORMAT;
    },
    read: () => ({ changes: changes(), counter: () => counter }),
    append: (made, number, contents) => {
      const line = Buffer.from(`${JSON.stringify({ c: made, n: number } satisfies JournalLine)}\n`);
      try {
        writeWhole(handle, line);
      } catch (error) {
        ftruncateSync(handle, size);
        throw error;
      }
      size += line.length;
      counter = number;
      if (size <= Math.max(tidyWhileOpen, 2 * snapshotBytes)) return;
      try {
        renew(contents);
      } catch {
        // The line is written, so the request has succeeded; a fuller disk than this will show at the next one.
      }
    },
    tidy: (contents) => {
      if (size > tidyOnOpen || header.format < FORMAT) renew(contents);
    },
    close: () => closeSync(handle),
  };
}

interface JournalLine {
  c: readonly Change[];
  n: number;
}

/** Writes beside and renames, so that a reader finds the old snapshot or the new one. Returns its length in bytes. */
function writeSnapshot(path: string, header: Header, changes: Iterable<Change>): number {
  const temporary = `${path}.${process.pid}`;
  const handle = openSync(temporary, 'w');
  let bytes = 0;
  let pending = `${JSON.stringify(header)}\n`;
  const flush = () => {
    const buffer = Buffer.from(pending);
    writeWhole(handle, buffer);
    bytes += buffer.length;
    pending = '';
  };
  try {
    for (const change of changes) {
      pending += `${JSON.stringify(change)}\n`;
      if (pending.length > 1 << 20) flush();
    }
    flush();
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
  return bytes;
}

function writeWhole(handle: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(handle, bytes, written);
}

function* readLines(path: string): Generator<string, void, undefined> {
  const bytes = readFileSync(path);
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    yield bytes.toString('utf8', start, stop);
    start = stop + 1;
  }
}

function parse<T>(line: string, path: string, number: number): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new Error(`${path}, line ${number}, cannot be read. Restore the folder from a copy, or begin a new one.`);
  }
}

function tryParse(line: string | undefined): JournalLine | undefined {
  try {
    return line === undefined ? undefined : (JSON.parse(line) as JournalLine);
  } catch {
    return undefined;
  }
}
