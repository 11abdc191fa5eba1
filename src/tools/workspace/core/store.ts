import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from './journal.ts';
import { newRecords, type TransactionalStore } from './records.ts';

export type { TransactionalStore } from './records.ts';

/** A store that lives in memory; its blobs in `blobDir`, or in a temporary folder that `close` removes. Same seed, same ids. */
export function memoryStore(blobDir?: string, seed = 0): TransactionalStore {
  let blobs = blobDir;
  const records = newRecords(
    String(seed),
    () => {
      blobs ??= mkdtempSync(join(tmpdir(), 'delakultur-'));
      return blobs;
    },
    () => blobs !== undefined,
  );
  return records.store({
    append: () => {},
    close: () => blobDir === undefined && blobs && rmSync(blobs, { recursive: true, force: true }),
  });
}

/** What a record that an older version of this program wrote is now. */
export type Renewal = (kind: string, value: unknown) => unknown;

/**
 * A store in the folder `dir`, made when it is not there. One process at a time (owner.ts sees to that).
 * @throws Error naming the file and line when the journal is damaged anywhere but in its last line.
 */
export function fileStore(dir: string, seed?: number, renewed: Renewal = (_, value) => value): TransactionalStore {
  const blobs = join(dir, 'blobs');
  mkdirSync(blobs, { recursive: true });
  const journal = openJournal(dir, String(seed ?? randomBytes(8).toString('hex')));
  const records = newRecords(
    journal.seed,
    () => blobs,
    () => true,
  );
  records.load(journal.read());
  if (journal.isOld) records.renew(renewed);
  journal.tidy(records.contents);
  return records.store({ append: (changes, counter) => journal.append(changes.told(), counter, records.contents), close: journal.close });
}
