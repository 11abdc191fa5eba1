/** Drivers over any HTTP client: given a function that sends one plain request, they send calls, in batches where Google has them. */

import { FETCH_CHANGES } from '../quotas/google.ts';
import type { AsyncDriver, Call, Outcome, SyncDriver } from './call.ts';
import { GoogleError } from './errors.ts';
import { decode, encode, type PlainRequest, type PlainResponse } from './http.ts';
import type { Api } from './methods.ts';
import { decodeBatch, type Envelope, encodeBatch, type MostWrites, rounds } from './multipart.ts';

/** Sends requests, possibly in parallel, and returns the answers in the same order; an Error means that no answer came. */
export type SendAllSync = (requests: readonly { api: Api; request: PlainRequest }[]) => readonly (PlainResponse | Error)[];
export type SendAllAsync = (requests: readonly { api: Api; request: PlainRequest }[]) => Promise<readonly (PlainResponse | Error)[]>;

function callsOf(calls: readonly Call[], envelope: Envelope): Call[] {
  return envelope.indexes.map((index) => calls[index] as Call);
}

function pack(calls: readonly Call[], envelope: Envelope): { api: Api; request: PlainRequest } {
  const mine = callsOf(calls, envelope);
  return { api: envelope.api, request: mine.length === 1 ? encode(mine[0] as Call) : encodeBatch(envelope.api, mine) };
}

function unpack(calls: readonly Call[], envelope: Envelope, response: PlainResponse | Error, into: Outcome[]): void {
  const mine = callsOf(calls, envelope);
  const outcomes =
    response instanceof Error
      ? mine.map(({ method }): Outcome => ({ ok: false, error: new GoogleError(method, 0, 'noAnswer', response.message) }))
      : mine.length === 1
        ? [decode(mine[0] as Call, response)]
        : decodeBatch(mine, response);
  envelope.indexes.forEach((index, at) => {
    into[index] = outcomes[at] as Outcome;
  });
}

/** How many changes Apps Script sends at once: what takes longer than its minute is lost. Of groups no such slowness is told: they go by GROUP_BATCH. */
export const FETCH_WRITES: MostWrites = { drive: FETCH_CHANGES, calendar: FETCH_CHANGES };

/** `mostWrites`: how many changes go in one batch, where that is less than the API takes. */
export function syncDriver(sendAll: SendAllSync, wait: (ms: number) => void, mostWrites?: MostWrites): SyncDriver {
  return {
    wait,
    send(calls) {
      const outcomes: Outcome[] = [];
      for (const round of rounds(calls, mostWrites)) {
        const answers = sendAll(round.map((envelope) => pack(calls, envelope)));
        round.forEach((envelope, at) => {
          unpack(calls, envelope, answers[at] ?? new Error('no answer'), outcomes);
        });
      }
      return outcomes;
    },
  };
}

export function asyncDriver(sendAll: SendAllAsync, wait: (ms: number) => Promise<void>): AsyncDriver {
  return {
    wait,
    async send(calls) {
      const outcomes: Outcome[] = [];
      for (const round of rounds(calls)) {
        const answers = await sendAll(round.map((envelope) => pack(calls, envelope)));
        round.forEach((envelope, at) => {
          unpack(calls, envelope, answers[at] ?? new Error('no answer'), outcomes);
        });
      }
      return outcomes;
    },
  };
}
