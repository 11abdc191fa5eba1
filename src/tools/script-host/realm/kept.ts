import type { Scope } from '../asks.ts';
import { emulated, mismatch, text } from './emulated.ts';
import type { Environment } from './environment.ts';

// What outlives an execution: properties, cache, locks.

type Properties = GoogleAppsScript.Properties.Properties;
type Cache = GoogleAppsScript.Cache.Cache;

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
      setProperty: (key, value) => {
        ask('properties.write', {
          scope,
          values: strings('Properties.setProperty', { [text('Properties.setProperty', key)]: value }),
        });
        return self;
      },
      deleteProperty: (key) => {
        ask('properties.remove', { scope, key: text('Properties.deleteProperty', key) });
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

export function lockService({ ask }: Environment): GoogleAppsScript.Lock.LockService {
  return emulated<GoogleAppsScript.Lock.LockService>('LockService', {
    getScriptLock: () => {
      let held = false;
      return emulated<GoogleAppsScript.Lock.Lock>('Lock', {
        tryLock: (ms) => {
          if (typeof ms !== 'number' || !(ms >= 0)) throw mismatch('Lock.tryLock', [ms]);
          if (!held) held = ask('lock.take', { ms });
          return held;
        },
        releaseLock: () => {
          if (held) ask('lock.release', null);
          held = false;
        },
      });
    },
  });
}
