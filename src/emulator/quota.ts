import type { ApiCall } from './faults.ts';
import type { Service } from './service.ts';

/**
 * What Google lets one account do in a minute, counted as Google counts: each part of a batch for itself, over a window
 * that slides (Calendar's guide to quotas). The embedded workspace keeps it only where it is asked to: see traffic.ts.
 */
export interface Rate {
  /** What is counted: a service, or its reads and its writes where they are counted apart. */
  name: string;
  /** Units a minute and account. */
  units: number;
}

/**
 * The rates, from Google's pages on usage limits. Cloud Identity publishes no such figure outside its console: the
 * Directory API's is taken, which keeps the same groups. Gmail: 15,000 units, of which a message sent takes 100.
 */
export const googleRates = {
  drive: { name: 'drive', units: 325_000 },
  calendar: { name: 'calendar', units: 600 },
  sheetsReads: { name: 'sheets reads', units: 60 },
  sheetsWrites: { name: 'sheets writes', units: 60 },
  cloudidentity: { name: 'cloudidentity', units: 2_400 },
  gmail: { name: 'gmail', units: 15_000 },
} as const satisfies Record<string, Rate>;

export type Rates = Readonly<Record<keyof typeof googleRates, Rate>>;

/** Units of one call to Drive, which alone weighs its calls by kind. */
const driveUnits = { get: 5, list: 100, edit: 50 };
const gmailUnits = 100;

export const minute = 60_000;

/** Which rate a call falls under, and how much of it it takes. */
export function chargeOf({ method, service }: Pick<ApiCall, 'method'> & { service: Pick<Service, 'name'> }): {
  rate: keyof Rates;
  units: number;
} {
  const verb = method.slice(method.lastIndexOf('.') + 1);
  switch (service.name) {
    case 'drive':
      return { rate: 'drive', units: verb === 'list' ? driveUnits.list : isRead(verb) ? driveUnits.get : driveUnits.edit };
    case 'sheets':
      return { rate: isRead(verb) ? 'sheetsReads' : 'sheetsWrites', units: 1 };
    case 'gmail':
      return { rate: 'gmail', units: gmailUnits };
    default:
      return { rate: service.name, units: 1 };
  }
}

/** Whether a method, by the last word of its id, leaves everything as it was. */
export function isRead(verb: string): boolean {
  return /^(get|list|search|lookup|query|instances|generate|batchGet|checkTransitive)/.test(verb);
}

/** What one account has used of one rate. */
export interface Usage {
  rate: string;
  actor: string;
  calls: number;
  units: number;
  /** The most units within any one minute. */
  busiestMinute: number;
}

export interface Quota {
  /** When a call that comes at `at` (ms) finds room: `at` itself, or later. Nothing is counted. */
  roomAt(call: ApiCall, at: number): number;
  /** Counts a call at the time when it is let in. */
  count(call: ApiCall, at: number): void;
  used(): Usage[];
}

interface Window {
  rate: Rate;
  usage: Usage;
  /** What was counted within the last minute, oldest first, from `head` on. */
  entries: { at: number; units: number }[];
  head: number;
  sum: number;
}

/** Counts calls against `rates`, for each account by itself. Times may not go backwards by more than they are late. */
export function createQuota(rates: Rates = googleRates): Quota {
  const windows = new Map<string, Window>();

  const windowOf = (call: ApiCall): { window: Window; units: number } => {
    const { rate, units } = chargeOf(call);
    const key = `${rate} ${call.actor}`;
    let window = windows.get(key);
    if (!window) {
      const usage = { rate: rates[rate].name, actor: call.actor, calls: 0, units: 0, busiestMinute: 0 };
      window = { rate: rates[rate], usage, entries: [], head: 0, sum: 0 };
      windows.set(key, window);
    }
    return { window, units };
  };

  return {
    roomAt(call, at) {
      // A file's bytes go to an address that needs no account: the call that opened the upload was counted.
      if (call.actor === '') return at;
      const { window, units } = windowOf(call);
      forget(window, at);
      let [free, left] = [at, window.sum];
      for (let index = window.head; left > 0 && left + units > window.rate.units; index++) {
        const oldest = window.entries[index] as { at: number; units: number };
        left -= oldest.units;
        free = Math.max(free, oldest.at + minute);
      }
      return free;
    },
    count(call, at) {
      if (call.actor === '') return;
      const { window, units } = windowOf(call);
      const last = window.entries.at(-1);
      const now = Math.max(at, last?.at ?? at); // Requests sent side by side may be told in another order.
      forget(window, now);
      window.entries.push({ at: now, units });
      window.sum += units;
      window.usage.calls++;
      window.usage.units += units;
      window.usage.busiestMinute = Math.max(window.usage.busiestMinute, window.sum);
    },
    used: () => [...windows.values()].map(({ usage }) => ({ ...usage })),
  };
}

/** Lets go of what was counted a minute ago or more. */
function forget(window: Window, now: number): void {
  for (;;) {
    const oldest = window.entries[window.head];
    if (!oldest || oldest.at > now - minute) break;
    window.sum -= oldest.units;
    window.head++;
  }
  if (window.head > 10_000) {
    window.entries.splice(0, window.head);
    window.head = 0;
  }
}
