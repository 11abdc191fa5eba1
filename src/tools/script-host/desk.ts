import { randomUUID } from 'node:crypto';
import {
  CACHE_KEY_CHARACTERS,
  CACHE_SECONDS,
  CACHE_VALUE_BYTES,
  MAIL_RECIPIENTS_A_DAY,
  PROPERTIES_BYTES,
  PROPERTY_BYTES,
} from '../../quotas/google.ts';
import type { AskKind, Asks, InResponse, Parcel, Scope, StoredTrigger } from './asks.ts';
import type { Fetches } from './fetches.ts';
import type { Locks } from './locks.ts';
import type { Outbound } from './outbound.ts';
import type { ModelClock, Takes } from './pace.ts';
import type { Desk } from './pool.ts';
import type { ScriptStore } from './store.ts';
import type { Effect, Effects, HostFaults } from './types.ts';

export interface DeskOptions {
  store: ScriptStore;
  locks: Locks;
  outbound: Outbound;
  fetches: Fetches;
  faults: HostFaults;
  now(): number;
  /** In whose name the script acts, and the document it was opened from. */
  effective: string;
  document: string | undefined;
  effects: Effects;
  /** A clock of the host's own: what is asked takes its time by it. */
  pace: { clock: ModelClock; takes: Takes } | undefined;
}

/**
 * Answers one execution's questions and collects what it shows. `leave` releases its locks at the end; `cached`: characters
 * that the cache has returned.
 */
export function createDesk(options: DeskOptions): Desk & { leave(): void; cached(): number } {
  const { store, locks, outbound, fetches, faults, now, effective, effects, pace } = options;
  const holder = {};
  let cached = 0;
  const keyOf = (scope: Scope) => (scope === 'script' ? scope : `${scope}:${scope === 'user' ? effective : options.document}`);
  const today = () => `${new Date(now()).toISOString().slice(0, 10)} ${effective}`;
  const mine = (trigger: StoredTrigger) => trigger.user === effective;

  const answers: { [K in AskKind]: (ask: Asks[K]['ask'], buffers: Uint8Array[]) => Asks[K]['answer'] | Promise<Asks[K]['answer']> } = {
    'properties.read': ({ scope }) => store.properties[keyOf(scope)] ?? {},
    'properties.write': ({ scope, values }) => {
      for (const value of Object.values(values))
        if (Buffer.byteLength(value) > PROPERTY_BYTES) throw new Error('Argument too large: value');
      const next = { ...store.properties[keyOf(scope)], ...values };
      const size = Object.entries(next).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
      if (size > PROPERTIES_BYTES)
        throw new Error('You have exceeded the property storage quota. Please remove some properties and try again.');
      store.properties[keyOf(scope)] = next;
      store.save();
      return null;
    },
    'properties.remove': ({ scope, key }) => {
      const { [key]: _, ...rest } = store.properties[keyOf(scope)] ?? {};
      store.properties[keyOf(scope)] = rest;
      store.save();
      return null;
    },
    'cache.get': ({ scope, keys }) => {
      const found: Record<string, string> = {};
      const held = store.cache[keyOf(scope)] ?? {};
      for (const key of keys) {
        const item = held[key];
        if (item && item.ends > now()) found[key] = item.value;
        else delete held[key];
      }
      return found;
    },
    'cache.put': ({ scope, values, seconds }) => {
      // Google takes 1 to 21,600 s.
      if (!(seconds >= 1 && seconds <= CACHE_SECONDS)) throw new Error('Invalid argument: expirationInSeconds');
      for (const [key, value] of Object.entries(values)) {
        if (key.length > CACHE_KEY_CHARACTERS) throw new Error('Argument too large: key');
        if (Buffer.byteLength(value) > CACHE_VALUE_BYTES) throw new Error('Argument too large: value');
      }
      store.cache[keyOf(scope)] ??= {};
      const held = store.cache[keyOf(scope)] ?? {};
      const kept = Object.entries(values).filter((_, at) => !faults.cacheForgets || at % 2 === 0);
      for (const [key, value] of kept) held[key] = { value, ends: now() + seconds * 1000 };
      return null;
    },
    'cache.remove': ({ scope, keys }) => {
      for (const key of keys) delete store.cache[keyOf(scope)]?.[key];
      return null;
    },
    'lock.take': ({ ms }) => {
      const taken = locks.take('script', holder, ms);
      return pace ? pace.clock.waitFor(taken) : taken;
    },
    'lock.release': () => {
      locks.release('script', holder);
      return null;
    },
    'triggers.list': () => store.triggers.filter(mine),
    'triggers.add': ({ fn, everyHours }) => {
      // An add-on has one clock trigger a user.
      if (store.triggers.some(mine)) {
        throw new Error('The add-on has created too many time-based triggers in this document for this Google user account.');
      }
      const trigger = { id: randomUUID().replaceAll('-', ''), fn, user: effective, everyHours, since: now() };
      store.triggers.push(trigger);
      store.save();
      return trigger;
    },
    'triggers.remove': ({ id }) => {
      store.triggers = store.triggers.filter((trigger) => trigger.id !== id || !mine(trigger));
      store.save();
      return null;
    },
    sleep: async ({ ms }) => {
      await pace?.clock.pass(ms);
      return null;
    },
    'mail.left': () => (faults.mailSpent ? 0 : MAIL_RECIPIENTS_A_DAY - (store.mailed[today()] ?? 0)),
    'mail.spend': ({ recipients }) => {
      const spent = (store.mailed[today()] ?? 0) + recipients;
      if (spent > MAIL_RECIPIENTS_A_DAY) throw new Error('Service invoked too many times for one day: email.');
      const day = today().slice(0, 10);
      store.mailed = { ...Object.fromEntries(Object.entries(store.mailed).filter(([key]) => key.startsWith(day))), [today()]: spent };
      store.save();
      return null;
    },
    http: async (requests, bodies) => {
      fetches.spend(effective, requests.filter(({ own }) => !own).length);
      const settled = await Promise.allSettled(requests.map((out, at) => outbound.send(out, out.body ? bodies[at] : undefined)));
      settled.forEach((one, at) => {
        const { method = '', url = '', own } = requests[at] ?? {};
        if (!own) effects.urlFetches.push({ method, url, status: one.status === 'fulfilled' ? one.value.answer.status : 0 });
        // A script may take a refusal for a lost answer: the log says which it was.
        if (one.status === 'rejected')
          effects.logs.push({ level: 'error', text: `${method} ${url.split('?')[0]}: ${(one.reason as Error).message}` });
      });
      // In parallel, so the slowest counts.
      const slowest = settled.reduce((most, one) => Math.max(most, one.status === 'fulfilled' ? one.value.ms : 0), 0);
      await pace?.clock.pass(slowest);
      bodies.length = 0;
      return settled.map((one): InResponse => {
        if (one.status === 'rejected') throw one.reason;
        bodies.push(one.value.body);
        return one.value.answer;
      });
    },
  };

  return {
    async answer({ json, buffers }) {
      const { kind, ask } = JSON.parse(json) as { kind: AskKind; ask: never };
      try {
        if (pace && kind !== 'http' && kind !== 'sleep') await pace.clock.pass(pace.takes.service + json.length / pace.takes.bytesPerMs);
        const value = await answers[kind](ask, buffers);
        const answer = JSON.stringify({ value });
        if (kind === 'cache.get') {
          cached += answer.length;
          await pace?.clock.pass(answer.length / pace.takes.bytesPerMs);
        }
        return { json: answer, buffers: kind === 'http' ? buffers : [] } satisfies Parcel;
      } catch (error) {
        return { json: JSON.stringify({ error: (error as Error).message }), buffers: [] };
      }
    },
    hear: (json) => gather(effects, JSON.parse(json) as Effect),
    leave: () => locks.leave(holder),
    cached: () => cached,
  };
}

/** The newest sidebar, dialog and selection stand; menus, logs and mails are lists. */
function gather(effects: Effects, effect: Effect): void {
  if (effect.kind === 'menu') effects.menus = [...(effects.menus ?? []), effect.value];
  else if (effect.kind === 'log') effects.logs.push(effect.value);
  else if (effect.kind === 'mail') effects.mails.push(effect.value);
  else Object.assign(effects, { [effect.kind]: effect.value });
}
