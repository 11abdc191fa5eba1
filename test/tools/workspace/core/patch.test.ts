import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { difference, patched } from '../../../../src/tools/workspace/core/patch.ts';
import { fileStore, type TransactionalStore } from '../../../../src/tools/workspace/core/store.ts';
import { temporaryFolder } from './process.ts';

const within = (store: TransactionalStore, work: () => void) => {
  store.begin();
  work();
  store.commit();
};
const log = (count: number) => Array.from({ length: count }, (_, row) => [`2026-09-01T10:00:${row}`, 'lagt till', row]);
const bytes = (dir: string) => readdirSync(dir).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the difference between two values', () => {
  const row = ['a', 'b'];
  it.each([
    ['nothing', { rows: [row] }, { rows: [row] }],
    ['a field more', { a: 1 }, { a: 1, b: { c: 2 } }],
    ['a field less', { a: 1, b: 2 }, { a: 1 }],
    ['rows at the end', { rows: [row] }, { rows: [row, ['c'], ['d']] }],
    ['rows in the middle', { rows: [row, ['z']] }, { rows: [row, ['c'], ['z']] }],
    ['rows taken out', { rows: [['a'], row, ['z']] }, { rows: [row] }],
    ['all rows taken out', { rows: [['a'], row] }, { rows: [] }],
    ['single cells', { rows: [['a', 1], row, ['z', 2]] }, { rows: [['a', 2], row, ['z', null]] }],
    ['a list for a text', { rows: 'a' }, { rows: [row] }],
    ['a text for a list', { rows: [row] }, { rows: 'a' }],
    ['null for a record', { a: { b: 1 } }, { a: null }],
    ['the same row twice', { rows: [row] }, { rows: [row, row] }],
  ])('is %s', (_, before, after) => {
    const patch = difference(before, after);
    expect(patch === undefined ? before : patched(plain(before), plain(patch))).toEqual(after);
  });
});

describe('a record with a long list', () => {
  it('costs the journal what was added to it, not what it holds', () => {
    const dir = temporaryFolder();
    const store = fileStore(dir, 1);
    within(store, () => store.put('sheet', 'a', { rows: log(20_000), name: 'Logg' }));
    const before = bytes(dir);
    for (let at = 0; at < 10; at++) {
      const { rows } = store.get<{ rows: unknown[] }>('sheet', 'a') as { rows: unknown[] };
      within(store, () => store.put('sheet', 'a', { rows: [...rows, ['ny', at]], name: 'Logg' }));
    }
    expect(bytes(dir) - before).toBeLessThan(2000);
    const last = store.get('sheet', 'a');
    store.close();
    const again = fileStore(dir);
    expect(again.get('sheet', 'a')).toEqual(last);
    again.close();
  });

  it('is the same after it was closed and opened, however it was changed within a request', () => {
    const dir = temporaryFolder();
    const store = fileStore(dir, 1);
    const rows = log(100);
    within(store, () => {
      store.put('sheet', 'a', { rows });
      store.put('sheet', 'b', { rows });
      store.put('sheet', 'c', { rows });
    });
    within(store, () => {
      store.put('sheet', 'a', { rows: rows.slice(1) });
      store.put('sheet', 'a', { rows: rows.slice(2), hidden: true });
      store.remove('sheet', 'b');
      store.put('sheet', 'b', { rows: rows.slice(0, 60) });
      store.put('sheet', 'c', { rows });
    });
    within(store, () => store.put('sheet', 'c', { rows: rows.slice(0, 3) }));
    const all = [...store.entries('sheet')];
    store.close();
    const again = fileStore(dir);
    expect([...again.entries('sheet')]).toEqual(all);
    again.close();
  });
});

it('a folder of the first format is read, and written anew so that an older program refuses it', () => {
  const dir = temporaryFolder();
  const store = fileStore(dir, 1);
  within(store, () => store.put('k', 'a', { name: 'x' }));
  store.close();
  const snapshot = join(dir, 'snapshot.jsonl');
  writeFileSync(snapshot, readFileSync(snapshot, 'utf8').replace('"format":3', '"format":1'));
  const again = fileStore(dir);
  expect(again.get('k', 'a')).toEqual({ name: 'x' });
  again.close();
  expect(readFileSync(snapshot, 'utf8')).toContain('"format":3');
});
