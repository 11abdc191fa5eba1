import { errorFrom } from '../../src/google/errors.ts';

const legacy = (code: number, reason: string, message = 'x') =>
  JSON.stringify({ error: { code, message, errors: [{ domain: 'global', reason, message }] } });
const rpc = (code: number, status: string) => JSON.stringify({ error: { code, message: 'x', status } });

describe('an error of Google’s', () => {
  it.each([
    [403, legacy(403, 'rateLimitExceeded'), 'busy'],
    [403, legacy(403, 'userRateLimitExceeded'), 'busy'],
    [429, rpc(429, 'RESOURCE_EXHAUSTED'), 'busy'],
    [500, legacy(500, 'internalError'), 'busy'],
    [503, '<html>Service Unavailable</html>', 'busy'],
    [403, legacy(403, 'sharingRateLimitExceeded'), 'exhausted'],
    [403, legacy(403, 'dailyLimitExceeded'), 'exhausted'],
    [403, legacy(403, 'shortTimeLimitExceeded'), 'exhausted'],
    [403, legacy(403, 'quotaExceeded'), 'exhausted'],
    [403, legacy(403, 'storageQuotaExceeded'), 'exhausted'],
    [401, legacy(401, 'authError'), 'unauthorised'],
    [403, legacy(403, 'insufficientFilePermissions'), 'forbidden'],
    [403, rpc(403, 'PERMISSION_DENIED'), 'forbidden'],
    [404, legacy(404, 'notFound'), 'notFound'],
    [404, rpc(404, 'NOT_FOUND'), 'notFound'],
    [409, legacy(409, 'duplicate'), 'exists'],
    [409, rpc(409, 'ALREADY_EXISTS'), 'exists'],
    [410, legacy(410, 'fullSyncRequired'), 'gone'],
    [410, legacy(410, 'deleted'), 'notFound'],
    [412, legacy(412, 'conditionNotMet'), 'stale'],
    [400, legacy(400, 'invalid'), 'invalid'],
    [400, rpc(400, 'INVALID_ARGUMENT'), 'invalid'],
    [400, legacy(400, 'invalidSharingRequest', 'The item was successfully shared but emails could not be sent.'), 'doneWithoutMail'],
    [400, legacy(400, 'invalidSharingRequest', 'Bad Request. User message: "x"'), 'invalid'],
    [0, '', 'unknown'],
  ])('%i %s is trouble of the kind %s', (status, body, trouble) => {
    expect(errorFrom('drive.files.get', status, body).trouble).toBe(trouble);
  });

  it('keeps Google’s words and names the method', () => {
    const error = errorFrom('drive.files.get', 404, legacy(404, 'notFound', 'File not found: film.'));
    expect(error.message).toBe('drive.files.get: File not found: film. (404 notFound)');
    expect(error.reason).toBe('notFound');
  });

  it('keeps the beginning of an answer that is not JSON', () => {
    expect(errorFrom('drive.files.get', 502, 'Bad Gateway').message).toContain('Bad Gateway');
    expect(errorFrom('drive.files.get', 502, '').message).toContain('no message');
  });

  it('reads Retry-After in seconds, and nothing else', () => {
    expect(errorFrom('m', 429, '', '7').retryAfterMs).toBe(7000);
    expect(errorFrom('m', 429, '').retryAfterMs).toBeUndefined();
    expect(errorFrom('m', 429, '', 'soon').retryAfterMs).toBeUndefined();
  });
});
