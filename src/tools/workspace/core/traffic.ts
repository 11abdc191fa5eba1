import { type ApiCall, type Fault, rateLimitExceeded } from '../faults/faults.ts';
import type { Body, HttpRequest, HttpResponse } from '../http/service.ts';
import { googleLatencies, type Latencies, modelledMs } from './latency.ts';
import { createQuota, type Usage } from './quota.ts';
import type { Rates } from './rates.ts';

export interface TrafficOptions {
  /**
   * `count` (the default) only counts; `refuse` answers 403 or 429 as Google does when a minute's units are used up;
   * `wait` lets the call in as soon as there is room, and takes the time until then.
   */
  quota?: 'count' | 'refuse' | 'wait';
  rates?: Rates;
  latencies?: Latencies;
  /** Milliseconds. Absent: a clock of its own that starts at 0 and passes only by requests and `pass`: nobody sleeps. */
  clock?: () => number;
}

/** What went over the wire to a workspace, and how long that would have taken with Google. */
export interface Traffic {
  /** HTTP requests so far (a batch is one), API calls (a batch is as many as its parts), and calls refused by the quota. */
  readonly requests: number;
  readonly calls: number;
  readonly refused: number;
  /** Milliseconds by the clock. */
  now(): number;
  /** How long the last answer took, waiting for room included: what a server has to hold it back. */
  lastMs(): number;
  /** Lets time pass: a sender that waits. */
  pass(ms: number): void;
  /** Does `works`, at most `lanes` at a time by the clock although one after the other in fact; answers their results in order. */
  together<T>(lanes: number, works: readonly (() => T)[]): T[];
  used(): Usage[];
  /** Asked by the workspace about each call that it is to carry out; a fault is the answer instead. */
  admit(call: ApiCall): Fault | undefined;
  /** Asked by the workspace to have a request answered. */
  carry(request: HttpRequest, answer: () => HttpResponse): HttpResponse;
}

/** The model of quota and latency that a workspace is given by `createEmulator({ traffic })`. One for each workspace. */
export function createTraffic({ quota: mode = 'count', rates, latencies = googleLatencies, clock }: TrafficOptions = {}): Traffic {
  const quota = createQuota(rates);
  let own = 0;
  let last = 0;
  let under: { at: number; calls: ApiCall[] } = { at: 0, calls: [] };
  const now = clock ?? (() => own);
  const set = (at: number) => {
    if (!clock) own = at;
  };
  const total = { requests: 0, calls: 0, refused: 0 };

  return {
    get requests() {
      return total.requests;
    },
    get calls() {
      return total.calls;
    },
    get refused() {
      return total.refused;
    },
    now,
    lastMs: () => last,
    pass: (ms) => set(now() + ms),
    together(lanes, works) {
      const begun = now();
      const free = Array.from({ length: Math.max(1, lanes) }, () => begun);
      const results = works.map((work) => {
        const lane = free.indexOf(Math.min(...free));
        set(free[lane] as number);
        const result = work();
        free[lane] = now();
        return result;
      });
      set(Math.max(...free));
      return results;
    },
    used: quota.used,
    admit(call) {
      total.calls++;
      under.calls.push(call);
      const room = quota.roomAt(call, under.at);
      if (room > under.at && mode === 'refuse') {
        total.refused++;
        return rateLimitExceeded(call);
      }
      if (mode === 'wait') under.at = room;
      quota.count(call, under.at);
      return undefined;
    },
    carry(request, answer) {
      const begun = now();
      const mine = { at: begun, calls: [] };
      under = mine;
      total.requests++;
      let response: HttpResponse | undefined;
      try {
        response = answer();
        return response;
      } finally {
        const bytes = sizeOf(request.body) + sizeOf(response?.body);
        last = mine.at - begun + modelledMs({ calls: mine.calls, bytes }, latencies);
        set(begun + last);
      }
    },
  };
}

function sizeOf(body: Body | HttpResponse['body']): number {
  if (body === undefined) return 0;
  if (typeof body === 'string') return Buffer.byteLength(body);
  return 'text' in body ? Buffer.byteLength(body.text) : body.length;
}
