import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredTrigger } from './asks.ts';

/** What outlives an execution. Scopes are keys such as `script`, `user:anna@exempel.se`, `document:1abc`. */
export interface ScriptStore {
  properties: Record<string, Record<string, string>>;
  triggers: StoredTrigger[];
  /** Recipients mailed, by `day user`; the present day's only. */
  mailed: Record<string, number>;
  cache: Record<string, Record<string, { value: string; ends: number }>>;
  /** Writes properties, triggers and quotas; the cache is written by `close` alone, since it may vanish at any time. */
  save(): void;
  close(): void;
}

type Kept = Pick<ScriptStore, 'properties' | 'triggers' | 'mailed'>;

/** @param folder Where the files lie; without one, all is in memory. @throws SyntaxError when a file there is damaged. */
export function openStore(folder?: string): ScriptStore {
  const read = <T>(name: string, otherwise: T): T => {
    const path = folder === undefined ? undefined : join(folder, name);
    return path !== undefined && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : otherwise;
  };
  const write = (name: string, value: unknown) => {
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const path = join(folder, name);
    writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 1)}\n`);
    renameSync(`${path}.new`, path);
  };
  const kept = read<Kept>('script.json', { properties: {}, triggers: [], mailed: {} });
  const cache = read<ScriptStore['cache']>('cache.json', {});
  const store: ScriptStore = {
    ...kept,
    cache,
    save: () => {
      const { properties, triggers, mailed } = store;
      write('script.json', { properties, triggers, mailed });
    },
    close: () => {
      if (Object.keys(store.cache).length > 0) write('cache.json', store.cache);
    },
  };
  return store;
}
