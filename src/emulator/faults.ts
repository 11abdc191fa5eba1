import { errorResponse } from './errors.ts';
import { ApiError, type HttpRequest, type HttpResponse, type Service } from './service.ts';

/** One API request, a batch's parts each for itself. */
export interface ApiCall {
  /** Counted from 1 since the workspace was opened. */
  number: number;
  /** Google's discovery method id. */
  method: string;
  service: Service;
  actor: string;
  path: Readonly<Record<string, string>>;
  request: HttpRequest;
  /** In a batch: the parts after this one. */
  later: readonly HttpRequest[];
}

/**
 * What goes wrong with a call:
 * `before` – nothing is written, and this is the answer;
 * `after` – it is done, but this is the answer;
 * `lost` – it is done, and the connection breaks before the answer (`handle` throws ReplyLost; within a batch the part answers 503);
 * `undone` – it answers as if done, and nothing is written.
 */
export type Fault = { kind: 'before' | 'after'; answer: HttpResponse } | { kind: 'lost' } | { kind: 'undone' };

/** Asked once for each API request; what it throws goes through to whoever called `handle`. */
export type Faults = (call: ApiCall) => Fault | undefined;

/** The connection broke after the request had been carried out. Its `code` is what Node gives such a break. */
export class ReplyLost extends Error {
  readonly code = 'ECONNRESET';
  constructor() {
    super('socket hang up');
  }
}

const answer = (call: ApiCall, status: number, reason: string, message: string, headers?: Record<string, string>): Fault => ({
  kind: 'before',
  answer: errorResponse(call.service.errors, new ApiError(status, reason, message), headers),
});

/** 403 as Drive and Calendar answer too many requests; the others answer 429. */
export const rateLimitExceeded = (call: ApiCall): Fault =>
  call.service.errors === 'legacy'
    ? answer(call, 403, 'rateLimitExceeded', 'Rate Limit Exceeded')
    : answer(call, 429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.');

export const userRateLimitExceeded = (call: ApiCall): Fault =>
  answer(call, 403, 'userRateLimitExceeded', 'User Rate Limit Exceeded. Rate of requests for user exceed configured project quota.');

/** 429 with Retry-After, in seconds. */
export const tooManyRequests =
  (retryAfter: number) =>
  (call: ApiCall): Fault =>
    answer(call, 429, call.service.errors === 'legacy' ? 'rateLimitExceeded' : 'RESOURCE_EXHAUSTED', 'Too many requests.', {
      'retry-after': String(retryAfter),
    });

/** Not to be retried now: tied to the mails that sharing sends. */
export const sharingRateLimitExceeded = (call: ApiCall): Fault =>
  answer(call, 403, 'sharingRateLimitExceeded', 'Rate limit exceeded. User message: "Sorry, you have exceeded your sharing quota."');

export const internalError = (call: ApiCall): Fault =>
  answer(call, 500, call.service.errors === 'legacy' ? 'internalError' : 'INTERNAL', 'Internal Error');

export const unavailable = (call: ApiCall): Fault =>
  answer(call, 503, call.service.errors === 'legacy' ? 'backendError' : 'UNAVAILABLE', 'The service is currently unavailable.');

export const replyLost = (): Fault => ({ kind: 'lost' });

/** The call is carried out, and yet answers 503. */
export const landedButUnavailable = (call: ApiCall): Fault => ({ ...unavailable(call), kind: 'after' }) as Fault;

const permissionWrite = /^(?:https?:\/\/[^/]+)?\/drive\/v3\/files\/([^/?]+)\/permissions/;

/**
 * "Concurrent permissions operations on the same file aren't supported; only the last update is applied" (Drive's guide to sharing):
 * in a batch, all but the last permission write on an item are answered and lost.
 */
export const onlyLastPermissionWrite: Faults = (call) => {
  if (!/^drive\.permissions\.(create|update|delete)$/.test(call.method)) return undefined;
  const item = call.path.fileId ?? '';
  const again = call.later.some(({ method, url }) => method !== 'GET' && decodeURIComponent(permissionWrite.exec(url)?.[1] ?? '') === item);
  return again ? { kind: 'undone' } : undefined;
};
