import { FETCHES_A_DAY } from '../../quotas/google.ts';
import type { HostFaults } from './types.ts';

/** UrlFetchApp's quota, by account and day. It is counted for as long as the host runs. */
export interface Fetches {
  /** @throws Error in Google's words when it is spent; nothing is sent then. */
  spend(account: string, requests: number): void;
}

export function createFetches(now: () => number, faults: HostFaults, most = FETCHES_A_DAY): Fetches {
  let day = '';
  const spent = new Map<string, number>();
  return {
    spend(account, requests) {
      if (faults.fetchesTooFast || requests > (faults.fetchesAtOnce ?? requests))
        throw new Error('Service invoked too many times in a short time: urlfetch.');
      const today = new Date(now()).toISOString().slice(0, 10);
      if (today !== day) spent.clear();
      day = today;
      const sum = (spent.get(account) ?? 0) + requests;
      if (sum > most) throw new Error('Service invoked too many times for one day: urlfetch.');
      spent.set(account, sum);
    },
  };
}
