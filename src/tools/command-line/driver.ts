/** Drivers for an embedded workspace in this very process: a call is a function call, with no socket between. */
import type { AsyncDriver, SyncDriver } from '../../google/call.ts';
import { asyncDriver, syncDriver } from '../../google/drivers.ts';
import type { PlainRequest, PlainResponse } from '../../google/http.ts';
import type { Api } from '../../google/methods.ts';
import { ReplyLost } from '../workspace/faults/faults.ts';
import type { HttpRequest, HttpResponse } from '../workspace/http/service.ts';
import { tokenFor } from './token.ts';

/** What these drivers need of an emulator. */
export interface Answering {
  /** @throws ReplyLost when the connection breaks before the answer; anything else that it throws goes through the program. */
  handle(request: HttpRequest): HttpResponse;
}

export interface EmbeddedOptions {
  /** Called with every HTTP request (a batch is one), just before it is sent. What it throws ends the program. */
  onRequest?: (api: Api, request: PlainRequest) => void;
  /** Replaces sleeping. A test that does not want to wait passes a function that only counts. */
  wait?: (ms: number) => void;
  /** Replaces the command line's own token: `local:<e-mail>` may do all that the account may. */
  token?: string;
}

/** Sends one plain request to `emulator` as the account `actor` (an e-mail address). An Error: no answer came. */
export function sendEmbedded(
  emulator: Answering,
  actor: string,
  { verb, url, headers, body }: PlainRequest,
  token = tokenFor(actor),
): PlainResponse | Error {
  try {
    const response = emulator.handle({
      method: verb,
      url,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: { text: body } }),
    });
    if (typeof response.body === 'object') return new Error('the answer is a file, where a call takes JSON only');
    return { status: response.status, headers: response.headers, body: response.body ?? '' };
  } catch (error) {
    if (error instanceof ReplyLost) return error;
    throw error;
  }
}

/** A driver that answers at once, acting as `actor`. Sleeping blocks the process unless `wait` says otherwise. */
export function embeddedSync(emulator: Answering, actor: string, options: EmbeddedOptions = {}): SyncDriver {
  return syncDriver((requests) => requests.map((one) => send(emulator, actor, options, one)), options.wait ?? blockFor);
}

/** The same with promises; the requests of a round still go in turn, since the emulator answers one at a time. */
export function embeddedAsync(emulator: Answering, actor: string, options: EmbeddedOptions = {}): AsyncDriver {
  return asyncDriver(
    async (requests) => requests.map((one) => send(emulator, actor, options, one)),
    async (ms) => (options.wait ? options.wait(ms) : new Promise((done) => setTimeout(done, ms))),
  );
}

function send(
  emulator: Answering,
  actor: string,
  { onRequest, token }: EmbeddedOptions,
  { api, request }: { api: Api; request: PlainRequest },
): PlainResponse | Error {
  onRequest?.(api, request);
  return sendEmbedded(emulator, actor, request, token);
}

function blockFor(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
