/** The kinds of error, each with what may be done about it. */
export type Trouble =
  /** Too fast, or Google is unwell: wait and try again. */
  | 'busy'
  /** A quota that does not reset within minutes: stop giving access; the next run continues. */
  | 'exhausted'
  /** The answer was lost; whether a write landed is unknown. */
  | 'unknown'
  | 'notFound'
  /** The id or key exists already. */
  | 'exists'
  /** Changed meanwhile (If-Match). */
  | 'stale'
  /** A token that no longer holds (sync token, page token). */
  | 'gone'
  | 'unauthorised'
  | 'forbidden'
  /** Done, though the mail about it failed. */
  | 'doneWithoutMail'
  | 'invalid';

/** An error as Google answered it. */
export class GoogleError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Google's own word: `rateLimitExceeded`, `notFound`, `ALREADY_EXISTS`, … */
  readonly reason: string;
  readonly method: string;
  readonly retryAfterMs: number | undefined;
  constructor(method: string, status: number, reason: string, message: string, retryAfterMs?: number) {
    super(`${method}: ${message} (${status} ${reason})`);
    this.name = 'GoogleError';
    this.method = method;
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
  get trouble(): Trouble {
    return classify(this.status, this.reason, this.message);
  }
}

const EXHAUSTED = new Set([
  'sharingRateLimitExceeded',
  'dailyLimitExceeded',
  // Apps Script's own limit, which names no time: the refused request may have been sent in part.
  'shortTimeLimitExceeded',
  'quotaExceeded',
  'storageQuotaExceeded',
  'teamDriveFileLimitExceeded',
]);
const BUSY = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'RESOURCE_EXHAUSTED', 'backendError', 'internalError']);

function classify(status: number, reason: string, message: string): Trouble {
  if (status === 0) return 'unknown';
  if (EXHAUSTED.has(reason)) return 'exhausted';
  if (BUSY.has(reason) || status === 429) return 'busy';
  if (status >= 500) return 'busy';
  if (status === 400 && reason === 'invalidSharingRequest' && /successfully shared/i.test(message)) return 'doneWithoutMail';
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 409) return 'exists';
  if (status === 410) return reason === 'deleted' ? 'notFound' : 'gone';
  if (status === 412) return 'stale';
  return 'invalid';
}

/** Reads an error body in either of Google's forms (`errors[].reason`, or `status`). */
export function errorFrom(method: string, status: number, body: string, retryAfter?: string): GoogleError {
  const seconds = Number(retryAfter);
  const retryAfterMs = retryAfter !== undefined && Number.isFinite(seconds) ? seconds * 1000 : undefined;
  try {
    const { error } = JSON.parse(body) as { error?: { message?: string; status?: string; errors?: { reason?: string }[] } | string };
    if (typeof error === 'object') {
      const reason = error.errors?.[0]?.reason ?? error.status ?? 'unknown';
      return new GoogleError(method, status, reason, error.message ?? 'no message', retryAfterMs);
    }
  } catch {
    // Not JSON, such as a proxy's page or an empty body: the status is enough.
  }
  return new GoogleError(method, status, 'unknown', body.slice(0, 200) || 'no message', retryAfterMs);
}
