import { errorResponse } from '../http/errors.ts';
import { ApiError, type HttpRequest, type HttpResponse, type Service } from '../http/service.ts';

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
 * `undone` – it answers as if done, and nothing is written;
 * `told` – it is done, and something else is told of it.
 */
export type Fault =
  | { kind: 'before' | 'after'; answer: HttpResponse }
  | { kind: 'lost' }
  | { kind: 'undone' }
  | { kind: 'told'; as(response: HttpResponse): HttpResponse };

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

/** Drive's and Calendar's quota of the day; the others say RESOURCE_EXHAUSTED for every quota. It does not come back within minutes. */
export const dailyLimitExceeded = (call: ApiCall): Fault =>
  call.service.errors === 'legacy'
    ? answer(call, 403, 'quotaExceeded', 'The daily quota has been exceeded.')
    : answer(call, 429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for quota metric of the day.');

/** Sharing by `most` permissions made, and then `sharingRateLimitExceeded`: the real limit is unpublished. */
export function sharingLimit(most: number): Faults {
  let made = 0;
  return (call) => (call.method === 'drive.permissions.create' && ++made > most ? sharingRateLimitExceeded(call) : undefined);
}

/** The permission is given, but Drive answers 400: the mail about it could not be sent. */
export const sharedButNotMailed = (call: ApiCall): Fault => {
  const why = 'Your item was successfully shared but emails could not be sent to one or more recipients.';
  return { ...answer(call, 400, 'invalidSharingRequest', `Bad Request. User message: "${why}"`), kind: 'after' } as Fault;
};

/** As some met in 2020: an end may be set by an update only, never by the create itself. */
export const endRefusedAtInsert = (call: ApiCall): Fault | undefined => {
  const { body } = call.request;
  const asks = call.method === 'drive.permissions.create' && body !== undefined && 'text' in body && /"expirationTime"/.test(body.text);
  return asks ? answer(call, 403, 'cannotSetExpirationOnInsert', 'Expiration dates cannot be set when sharing.') : undefined;
};

/** An id of the client's own that is taken, perhaps by something deleted long ago. */
export const idTaken = (call: ApiCall): Fault =>
  answer(call, 409, call.service.name === 'drive' ? 'fileIdInUse' : 'duplicate', 'The requested identifier already exists.');

/** What was made a moment ago is not seen everywhere yet. */
export const notYetThere = (call: ApiCall): Fault =>
  answer(call, 404, call.service.errors === 'legacy' ? 'notFound' : 'NOT_FOUND', 'Not found.');

/** Someone changed it after it was read (If-Match). */
export const editedMeanwhile = (call: ApiCall): Fault => answer(call, 412, 'conditionNotMet', 'Precondition Failed');

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
