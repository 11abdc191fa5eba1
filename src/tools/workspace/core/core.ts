import type { ApiCall, Faults } from '../faults/faults.ts';
import { ReplyLost } from '../faults/faults.ts';
import { answerBatch, isBatch } from '../http/batch.ts';
import { errorResponse } from '../http/errors.ts';
import { createRouter, serviceAt, split } from '../http/router.ts';
import { ApiError, type HttpRequest, type HttpResponse, type Limits, type Service } from '../http/service.ts';
import { type MailEntry, mailbox } from '../mail/mailbox.ts';
import { answerOAuth, isOAuth } from '../oauth/oauth.ts';
import { settings } from './directory.ts';
import { type Edition, editionOf } from './editions.ts';
import { googleLimits } from './limits.ts';
import { answerLocal, changeSettings, checkSettings, isLocal } from './local.ts';
import { fileStore, memoryStore, type TransactionalStore } from './store.ts';
import type { Sums } from './sums.ts';
import type { Traffic } from './traffic.ts';

export interface EmulatorOptions {
  /** The workspace folder; without one, everything lies in memory and is gone with `close`. The caller must own it: owner.ts. */
  dir?: string;
  /** Milliseconds since 1970; the machine's clock if absent. */
  now?: () => number;
  /** Domains whose addresses are accounts, and the customer id: taken when the workspace is made, later left as they are. */
  domains?: readonly string[];
  customerId?: string;
  /** Which Workspace this is; taken whenever it is given, and kept. education-plus when the workspace is made without. */
  edition?: Edition | undefined;
  limits?: Partial<Limits>;
  faults?: Faults;
  /** Counts requests and models Google's quota and latency (traffic.ts); absent: no call is refused and none takes time. */
  traffic?: Traffic;
  /** Same seed, same ids. A new folder without one gets a random seed; memory gets 0. */
  seed?: number;
}

export interface Emulator {
  /** Answers one request. @throws ReplyLost where a fault breaks the connection, and what the fault hook throws. */
  handle(request: HttpRequest): HttpResponse;
  readonly store: TransactionalStore;
  /** Mail that would have been sent, since a time (ISO) or ever. */
  mailbox(since?: string): MailEntry[];
  /** Milliseconds since 1970 by the workspace's clock. */
  now(): number;
  /** For the HTTP face: what to sum a body upon while it comes (Service.sumsBefore). */
  sumsBefore?(url: string, headers: Record<string, string>): Sums | undefined;
  /** Asked at each API request; may be changed at any time. */
  faults?: Faults | undefined;
  /** Told of each API call, a batch's parts each for itself, with the answer that the service gave. */
  onRequest?: ((call: ApiCall, response: HttpResponse) => void) | undefined;
  close(): void;
}

/**
 * A workspace that offers the given services: store, router, batches, mailbox and faults around them.
 * @throws Error when the folder's journal is damaged, ApiError when domains or customer id are malformed.
 */
export function createCore(services: readonly Service[], options: EmulatorOptions = {}): Emulator {
  const renewed = (kind: string, value: unknown) => services.reduce((now, service) => service.renewed?.(kind, now) ?? now, value);
  const store = options.dir === undefined ? memoryStore(undefined, options.seed) : fileStore(options.dir, options.seed, renewed);
  const now = options.now ?? Date.now;
  const { traffic } = options;
  const limits = { ...googleLimits, ...options.limits };
  if (!store.get('workspace', 'settings')) {
    changeSettings(store, checkSettings(options.domains ?? [], options.customerId ?? 'C00000000', options.edition));
  } else if (options.edition !== undefined && options.edition !== editionOf(store)) {
    changeSettings(store, { ...settings(store), edition: options.edition });
  }
  const api = createRouter({
    store,
    services,
    now,
    limits,
    faults: (call) => traffic?.admit(call) ?? emulator.faults?.(call),
    seen: (call, response) => emulator.onRequest?.(call, response),
  });

  /** A part of a batch whose reply is lost: the others' replies are not, so this one says that it does not know. */
  const part = (request: HttpRequest, later: readonly HttpRequest[]): HttpResponse => {
    try {
      return api(request, later);
    } catch (error) {
      if (!(error instanceof ReplyLost)) throw error;
      const form = serviceAt(split(request.url)[0])?.errors ?? 'rpc';
      return errorResponse(form, new ApiError(503, form === 'legacy' ? 'backendError' : 'UNAVAILABLE', 'The reply was lost.'));
    }
  };

  const answer = (request: HttpRequest) => (isBatch(request) ? answerBatch(request, limits, part) : api(request));
  const emulator: Emulator = {
    handle: (request) => {
      if (isLocal(request)) return answerLocal(request, store, now);
      if (isOAuth(request)) return answerOAuth(request, store, now());
      return traffic ? traffic.carry(request, () => answer(request)) : answer(request);
    },
    store,
    mailbox: (since) => mailbox(store, since),
    now,
    sumsBefore: (url, headers) => {
      for (const service of services) {
        const sums = service.sumsBefore?.(store, url, headers);
        if (sums) return sums;
      }
      return undefined;
    },
    faults: options.faults,
    close: () => store.close(),
  };
  return emulator;
}
