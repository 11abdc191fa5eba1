import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginAnew, hasBeginning, keepBeginning } from '../../../../src/tools/workspace/core/beginning.ts';
import { fileStore, type TransactionalStore } from '../../../../src/tools/workspace/core/store.ts';

describe('a workspace that begins anew', () => {
  let dir = '';
  let store: TransactionalStore;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'beginning-'));
    store = fileStore(dir, 1);
    within(() => {
      store.put('workspace', 'settings', { edition: 'education-plus' });
      for (const name of ['a', 'b', 'c']) store.put('file', name, { name });
      store.put('mail', '1', { to: 'aino@delaby.example' });
    });
    writeFileSync(store.blobPath('film'), 'bytes');
  });
  afterEach(() => {
    store.close();
    rmSync(dir, { recursive: true });
  });
  const within = (write: () => void) => {
    store.begin();
    write();
    store.commit();
  };
  const all = (kind: string) => [...store.entries(kind)];

  it('holds what it held when that was kept, in the same order, also once it is opened again', () => {
    const before = ['file', 'mail', 'event'].map(all);
    expect(hasBeginning(dir)).toBe(false);
    keepBeginning(dir);
    expect(hasBeginning(dir)).toBe(true);
    within(() => {
      store.remove('file', 'a');
      store.put('file', 'b', { name: 'B' });
      store.put('file', 'd', { name: 'd' });
      store.put('event', 'x', {});
      store.put('workspace', 'settings', { edition: 'business-starter' });
    });
    rmSync(store.blobPath('film'));
    beginAnew(dir, store);
    expect(['file', 'mail', 'event'].map(all)).toEqual(before);
    expect(readFileSync(store.blobPath('film'), 'utf8')).toBe('bytes');
    store.close();
    store = fileStore(dir);
    expect(['file', 'mail', 'event'].map(all)).toEqual(before);
    // Which Google it is was said when the workspace was opened, and ids are given once.
    expect(store.get('workspace', 'settings')).toEqual({ edition: 'business-starter' });
  });

  it('can do so again and again, and gives no id twice', () => {
    keepBeginning(dir);
    const ids = new Set<string>();
    for (let turn = 0; turn < 3; turn += 1) {
      within(() => {
        const id = store.newId(20);
        ids.add(id);
        store.put('file', id, {});
      });
      beginAnew(dir, store);
    }
    expect(ids.size).toBe(3);
    expect(all('file').map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('says so where nothing was kept', () => {
    expect(() => beginAnew(dir, store)).toThrow('has no beginning');
    expect(existsSync(join(dir, 'beginning'))).toBe(false);
  });
});
