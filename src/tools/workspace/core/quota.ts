import {
  CALENDAR_CALLS_A_MINUTE,
  DRIVE_EDIT_UNITS,
  DRIVE_GET_UNITS,
  DRIVE_LIST_UNITS,
  DRIVE_UNITS_A_MINUTE,
  GMAIL_SEND_UNITS,
  GMAIL_UNITS_A_MINUTE,
  GROUP_CALLS_A_MINUTE,
  SHEETS_READS_A_MINUTE,
  SHEETS_WRITES_A_MINUTE,
} from '../../../quotas/google.ts';
import type { ApiCall } from '../faults/faults.ts';
import type { Service } from '../http/service.ts';

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

/** The rates, from Google's pages on usage limits (src/quotas). */
export const googleRates = {
  drive: { name: 'drive', units: DRIVE_UNITS_A_MINUTE },
  calendar: { name: 'calendar', units: CALENDAR_CALLS_A_MINUTE },
  sheetsReads: { name: 'sheets reads', units: SHEETS_READS_A_MINUTE },
  sheetsWrites: { name: 'sheets writes', units: SHEETS_WRITES_A_MINUTE },
  cloudidentity: { name: 'cloudidentity', units: GROUP_CALLS_A_MINUTE },
  gmail: { name: 'gmail', units: GMAIL_UNITS_A_MINUTE },
} as const satisfies Record<string, Rate>;

export type Rates = Readonly<Record<keyof typeof googleRates, Rate>>;

export const minute = 60_000;

/** Which rate a call falls under, and how much of it it takes. */
export function chargeOf({ method, service }: Pick<ApiCall, 'method'> & { service: Pick<Service, 'name'> }): {
  rate: keyof Rates;
  units: number;
} {
  const verb = method.slice(method.lastIndexOf('.') + 1);
  switch (service.name) {
    case 'drive':
      return { rate: 'drive', units: verb === 'list' ? DRIVE_LIST_UNITS : isRead(verb) ? DRIVE_GET_UNITS : DRIVE_EDIT_UNITS };
    case 'sheets':
      return { rate: isRead(verb) ? 'sheetsReads' : 'sheetsWrites', units: 1 };
    case 'gmail':
      return { rate: 'gmail', units: GMAIL_SEND_UNITS };
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
