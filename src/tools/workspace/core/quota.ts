import type { ApiCall } from '../faults/faults.ts';
import { googleRates, type Rate, type Rates } from './rates.ts';

export const minute = 60_000;

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
    const { rate, units } = call.service.charge(call.method.slice(call.method.lastIndexOf('.') + 1));
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
