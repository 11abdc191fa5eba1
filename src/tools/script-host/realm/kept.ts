import type { Scope } from '../asks.ts';
import { emulated, exception, mismatch, text } from './emulated.ts';
import type { Environment } from './environment.ts';

// What outlives an execution: properties, cache, locks.

type Properties = GoogleAppsScript.Properties.Properties;
type Cache = GoogleAppsScript.Cache.Cache;
type Lock = GoogleAppsScript.Lock.Lock;

/** @throws Exception unless each value is text: what Google makes of others ("1.0", "[object Object]") nobody wants. */
function strings(method: string, values: Record<string, unknown>): Record<string, string> {
  for (const value of Object.values(values)) if (typeof value !== 'string') throw mismatch(method, ['', value]);
  return values as Record<string, string>;
}

export function propertiesService({ ask, allow, setup }: Environment): GoogleAppsScript.Properties.PropertiesService {
  const properties = (scope: Scope, method: string): Properties => {
    allow(`PropertiesService.${method}`, [], 'LIMITED');
    const read = () => ask('properties.read', { scope });
    const self: Properties = emulated<Properties>('Properties', {
      getProperty: (key) => read()[text('Properties.getProperty', key)] ?? null,
      getProperties: read,
      getKeys: () => Object.keys(read()),
      setProperty: (key, value) => {
        ask('properties.write', {
          scope,
          values: strings('Properties.setProperty', { [text('Properties.setProperty', key)]: value }),
          replace: false,
        });
        return self;
      },
      setProperties: (values: Record<string, string>, replace?: boolean) => {
        ask('properties.write', { scope, values: strings('Properties.setProperties', values), replace: replace === true });
        return self;
      },
      deleteProperty: (key) => {
        ask('properties.remove', { scope, key: text('Properties.deleteProperty', key) });
        return self;
      },
      deleteAllProperties: () => {
        ask('properties.write', { scope, values: {}, replace: true });
        return self;
      },
    });
    return self;
  };
  return emulated<GoogleAppsScript.Properties.PropertiesService>('PropertiesService', {
    getScriptProperties: () => properties('script', 'getScriptProperties'),
    getUserProperties: () => properties('user', 'getUserProperties'),
    // Google answers null to a script that was not opened from a document, whatever the types say.
    getDocumentProperties: () => (setup.who.container ? properties('document', 'getDocumentProperties') : (null as never)),
  });
}

/** Seconds that the cache keeps something when not told. */
const usualSeconds = 600;

export function cacheService({ ask, setup }: Environment): GoogleAppsScript.Cache.CacheService {
  const cache = (scope: Scope): Cache => {
    const put = (values: Record<string, string>, seconds = usualSeconds) => {
      ask('cache.put', { scope, values: strings('Cache.put', values), seconds });
    };
    return emulated<Cache>('Cache', {
      get: (key) => ask('cache.get', { scope, keys: [text('Cache.get', key)] })[key] ?? null,
      getAll: (keys) => ask('cache.get', { scope, keys }),
      put: (key: string, value: string, seconds?: number) => put({ [text('Cache.put', key)]: value }, seconds),
      putAll: (values: Record<string, string>, seconds?: number) => put(values, seconds),
      remove: (key) => void ask('cache.remove', { scope, keys: [key] }),
      removeAll: (keys) => void ask('cache.remove', { scope, keys }),
    });
  };
  return emulated<GoogleAppsScript.Cache.CacheService>('CacheService', {
    getScriptCache: () => cache('script'),
    getUserCache: () => cache('user'),
    getDocumentCache: () => (setup.who.container ? cache('document') : null),
  });
}

export function lockService({ ask, setup }: Environment): GoogleAppsScript.Lock.LockService {
  const lock = (scope: Scope): Lock => {
    let held = false;
    const take = (ms: number) => {
      if (typeof ms !== 'number' || !(ms >= 0)) throw mismatch('Lock.tryLock', [ms]);
      if (!held) held = ask('lock.take', { scope, ms });
      return held;
    };
    return emulated<Lock>('Lock', {
      hasLock: () => held,
      tryLock: take,
      waitLock: (ms) => {
        if (!take(ms)) throw exception('Lock timeout: another process was holding the lock for too long.');
      },
      releaseLock: () => {
        if (held) ask('lock.release', { scope });
        held = false;
      },
    });
  };
  return emulated<GoogleAppsScript.Lock.LockService>('LockService', {
    getScriptLock: () => lock('script'),
    getUserLock: () => lock('user'),
    getDocumentLock: () => (setup.who.container ? lock('document') : (null as never)),
  });
}
