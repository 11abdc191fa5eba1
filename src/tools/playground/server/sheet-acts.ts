/**
 * What is done to the sheet by hand in the trial, with what each act changed, so that it can be undone and done again as in
 * Sheets. Google has no path for that, so this one is the trial's own.
 */
import type { Emulator } from '../../workspace/core/emulator.ts';
import type { HttpResponse } from '../../workspace/http/service.ts';
import { Refused } from './answers.ts';
import { asItStands } from './sheet-merge.ts';

export interface SheetActs {
  /** Asks one of Google's paths of the sheet (`/values/…`, `:batchUpdate`) as `user`, and remembers what it changed. */
  carryOut(user: string, request: { method: string; path: string; body: unknown }): HttpResponse;
  /** Puts back what the latest act changed. @throws Refused 409 where that has been changed otherwise since. */
  undo(user: string): void;
  /** Does again what was undone last. @throws Refused as undo does */
  redo(user: string): void;
  /** How many acts of `user` can be undone, and done again. */
  counts(user: string): { undo: number; redo: number };
  /** Forgets them all. */
  forget(): void;
}

/** The sheet's records by kind and id. They are never changed in place, so the same object is the same content. */
type Records = ReadonlyMap<string, readonly [kind: string, id: string, value: unknown]>;
interface Change {
  readonly kind: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}
interface Stacks {
  done: (readonly Change[])[];
  undone: (readonly Change[])[];
}

/** So many acts are remembered. */
const most = 50;

export function createSheetActs({ handle, store }: Pick<Emulator, 'handle' | 'store'>, spreadsheetId: string): SheetActs {
  const stacksOf = new Map<string, Stacks>();
  const stacks = (user: string): Stacks => {
    const found = stacksOf.get(user) ?? { done: [], undone: [] };
    stacksOf.set(user, found);
    return found;
  };

  const records = (): Records => {
    const all = new Map<string, readonly [string, string, unknown]>();
    all.set('book', ['spreadsheet', spreadsheetId, store.get('spreadsheet', spreadsheetId)]);
    for (const [id, value] of store.entries('sheet')) if (id.startsWith(`${spreadsheetId}/`)) all.set(id, ['sheet', id, value]);
    return all;
  };
  const changesBetween = (before: Records, after: Records): Change[] =>
    [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
      const [was, is] = [before.get(key), after.get(key)];
      const [kind, id] = was ?? is ?? ['', ''];
      return was?.[2] === is?.[2] ? [] : [{ kind, id, before: was?.[2], after: is?.[2] }];
    });

  /** Writes one side of a change where the other stands, beside what else has been done since, and answers with what can be turned back likewise. */
  const turn = (changes: readonly Change[], to: 'before' | 'after'): readonly Change[] => {
    const from = to === 'before' ? 'after' : 'before';
    const written = changes.map((change) => {
      const now = store.get(change.kind, change.id);
      const value = asItStands(change.kind, change[from], now, change[to]);
      if (value === 'moved') throw moved();
      return { ...change, [to]: value, [from]: now };
    });
    store.begin();
    try {
      for (const { kind, id, [to]: value } of written) {
        if (value === undefined) store.remove(kind, id);
        else store.put(kind, id, value);
      }
      store.commit();
    } catch (error) {
      store.rollback();
      throw error;
    }
    return written;
  };

  return {
    carryOut(user, { method, path, body }) {
      const before = records();
      const response = handle({
        method,
        url: `/v4/spreadsheets/${spreadsheetId}${path}`,
        headers: { authorization: `Bearer local:${user}`, 'content-type': 'application/json' },
        body: { text: JSON.stringify(body) },
      });
      const changes = response.status === 200 ? changesBetween(before, records()) : [];
      if (changes.length > 0) {
        const mine = stacks(user);
        mine.done = [...mine.done, changes].slice(-most);
        mine.undone = [];
      }
      return response;
    },
    undo(user) {
      const mine = stacks(user);
      const last = mine.done.at(-1);
      if (!last) throw new Refused(409, 'Det finns inget att ångra. / There is nothing to undo.');
      mine.undone.push(turn(last, 'before'));
      mine.done.pop();
    },
    redo(user) {
      const mine = stacks(user);
      const last = mine.undone.at(-1);
      if (!last) throw new Refused(409, 'Det finns inget att göra om. / There is nothing to do again.');
      mine.done.push(turn(last, 'after'));
      mine.undone.pop();
    },
    counts: (user) => ({ undo: stacks(user).done.length, redo: stacks(user).undone.length }),
    forget: () => stacksOf.clear(),
  };
}

const moved = (): Refused =>
  new Refused(409, 'Kalkylarket har ändrats på annat sätt sedan dess. / The spreadsheet has been changed otherwise since then.');
