import type { ApiError, HttpResponse, Service } from './service.ts';

export const jsonType = 'application/json; charset=UTF-8';

/** google.rpc.Code's name for each HTTP status that Google answers. */
const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  412: 'FAILED_PRECONDITION',
  416: 'OUT_OF_RANGE',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** Reasons that Drive and Calendar file under `usageLimits` instead of `global`. */
const usageLimits = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'sharingRateLimitExceeded',
  'dailyLimitExceeded',
  'quotaExceeded',
  'calendarUsageLimitsExceeded',
]);
/** Reasons that Calendar files under its own name, as clients report them. */
const calendarReasons = new Set(['forbiddenForNonOrganizer', 'participantIsNeitherOrganizerNorAttendee']);
const headerLocations = new Set(['Authorization', 'If-Match', 'If-None-Match', 'Content-Range', 'Content-Type', 'Range']);

/** The answer that tells of an error, in the form that the service's own clients expect. */
export function errorResponse(form: Service['errors'], error: ApiError, headers: Record<string, string> = {}): HttpResponse {
  const body = form === 'legacy' ? legacyBody(error) : rpcBody(error);
  return { status: error.status, headers: { 'content-type': jsonType, ...headers }, body: JSON.stringify({ error: body }) };
}

function legacyBody(error: ApiError) {
  const domain = usageLimits.has(error.reason) ? 'usageLimits' : calendarReasons.has(error.reason) ? 'calendar' : 'global';
  const place = error.location && {
    locationType: headerLocations.has(error.location) ? 'header' : 'parameter',
    location: error.location,
  };
  return { code: error.status, message: error.message, errors: [{ message: error.message, domain, reason: error.reason, ...place }] };
}

function rpcBody(error: ApiError) {
  // A service may give the status itself as the reason, such as FAILED_PRECONDITION with 400.
  const status = /^[A-Z][A-Z_]+$/.test(error.reason) ? error.reason : (statusNames[error.status] ?? 'UNKNOWN');
  return { code: error.status, message: error.message, status };
}
