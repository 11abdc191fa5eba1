import type { Call, Outcome } from '../../src/google/call.ts';
import { FETCH_WRITES } from '../../src/google/drivers.ts';
import type { PlainResponse } from '../../src/google/http.ts';
import { decodeBatch, encodeBatch, rounds } from '../../src/google/multipart.ts';

const get = (fileId: string): Call => ({ method: 'drive.files.get', params: { fileId } });
const share = (fileId: string): Call => ({
  method: 'drive.permissions.create',
  params: { fileId, sendNotificationEmail: false, requestBody: { type: 'group', role: 'reader', emailAddress: 'alla@skola.example' } },
});

const part = (id: number, status: string, body: string, headers = 'Content-Type: application/json; charset=UTF-8\r\n') =>
  `--batch_x\r\nContent-Type: application/http\r\nContent-ID: <response-${id}>\r\n\r\nHTTP/1.1 ${status}\r\n${headers}\r\n${body}\r\n`;
const answer = (...parts: string[]): PlainResponse => ({
  status: 200,
  headers: { 'content-type': 'multipart/mixed; boundary=batch_x' },
  body: `${parts.join('')}--batch_x--\r\n`,
});
const seen = (outcomes: Outcome[]) =>
  outcomes.map((one) => (one.ok ? (one.result as { id?: string } | undefined)?.id : `${one.error.status} ${one.error.reason}`));

describe('a batch', () => {
  it('holds each call as a request of its own, with lines ended by CR LF', () => {
    const { verb, url, headers, body } = encodeBatch('drive', [get('a b'), { ...share('film'), ifMatch: '"7"' } as Call]);
    expect([verb, url]).toEqual(['POST', '/batch/drive/v3']);
    const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
    expect(body?.split('\r\n')).toEqual([
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-ID: <0>',
      '',
      'GET /drive/v3/files/a%20b',
      'accept: application/json',
      '',
      '',
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-ID: <1>',
      '',
      'POST /drive/v3/files/film/permissions?sendNotificationEmail=false',
      'accept: application/json',
      'if-match: "7"',
      'content-type: application/json; charset=UTF-8',
      '',
      '{"type":"group","role":"reader","emailAddress":"alla@skola.example"}',
      `--${boundary}--`,
      '',
    ]);
    expect(body?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['CR LF', (text: string) => text],
    ['bare LF', (text: string) => text.replaceAll('\r\n', '\n')],
  ])('is read with %s line ends, in whatever order the parts come', (_name, ends) => {
    const { body, ...rest } = answer(
      part(2, '204 No Content', '', 'Content-Length: 0\r\n'),
      part(0, '200 OK', '{\r\n "id": "a",\r\n\r\n "name": "tom rad"\r\n}'),
      part(1, '404 Not Found', '{"error":{"code":404,"message":"File not found: b.","errors":[{"reason":"notFound"}]}}'),
    );
    const outcomes = decodeBatch([get('a'), get('b'), get('c')], { ...rest, body: ends(body) });
    expect(seen(outcomes)).toEqual(['a', '404 notFound', undefined]);
    expect(outcomes[2]?.ok).toBe(true);
  });

  it('calls a part that did not come back unknown', () => {
    expect(seen(decodeBatch([get('a'), get('b')], answer(part(0, '200 OK', '{"id":"a"}'))))).toEqual(['a', '0 missingPart']);
  });

  it('calls a part that was cut off unknown', () => {
    const whole = answer(part(0, '200 OK', '{"id":"a"}'), part(1, '200 OK', '{"id":"b"}'));
    const cut = { ...whole, body: whole.body.slice(0, whole.body.indexOf('"b"')) };
    expect(seen(decodeBatch([get('a'), get('b')], cut))).toEqual(['a', '0 unknown']);
  });

  it('honours the Retry-After of a part', () => {
    const refused = part(0, '429 Too Many Requests', '{"error":{"message":"x"}}', 'Retry-After: 9\r\n');
    const [outcome] = decodeBatch([get('a')], answer(refused));
    expect(outcome?.ok === false && outcome.error.retryAfterMs).toBe(9000);
  });

  it('that failed as a whole with 5xx leaves every call unknown: parts may have landed', () => {
    const outcomes = decodeBatch([share('a'), share('b')], { status: 503, headers: {}, body: '' });
    expect(outcomes.map((one) => !one.ok && one.error.trouble)).toEqual(['unknown', 'unknown']);
  });

  it('that was refused at the door leaves every call refused', () => {
    const body = '{"error":{"code":403,"message":"slow down","errors":[{"reason":"rateLimitExceeded"}]}}';
    const outcomes = decodeBatch([share('a'), share('b')], { status: 403, headers: {}, body });
    expect(outcomes.map((one) => !one.ok && one.error.trouble)).toEqual(['busy', 'busy']);
  });
});

describe('rounds', () => {
  it('never put two permission writes on one item side by side, and keep their order', () => {
    const packed = rounds([share('a'), share('b'), share('a'), get('c'), share('a')]);
    expect(packed.map((round) => round.map((one) => one.indexes))).toEqual([[[0, 1, 3]], [[2]], [[4]]]);
  });

  it('fill batches to their size, one service apart from another, and leave Sheets alone', () => {
    const sheet: Call = { method: 'sheets.spreadsheets.get', params: { spreadsheetId: 's' } };
    const calendar: Call = { method: 'calendar.calendars.get', params: { calendarId: 'c' } };
    const calls = [...Array.from({ length: 101 }, (_, n) => get(`f${n}`)), sheet, sheet, ...Array.from({ length: 51 }, () => calendar)];
    const [round, ...more] = rounds(calls);
    expect(more).toEqual([]);
    expect(round?.map((one) => `${one.api} ${one.indexes.length}`)).toEqual([
      'drive 100',
      'drive 1',
      'sheets 1',
      'sheets 1',
      'calendar 50',
      'calendar 1',
    ]);
  });

  it('from Apps Script hold 25 changes of Drive or Calendar, which may be slow, and a hundred of groups; readings as many as go', () => {
    const join: Call = { method: 'cloudidentity.groups.memberships.create', params: { parent: 'groups/g', requestBody: {} } };
    const many = (call: (n: number) => Call, count: number) => Array.from({ length: count }, (_, n) => call(n));
    const [round] = rounds([...many((n) => share(`f${n}`), 60), ...many(() => join, 150)], FETCH_WRITES);
    expect(round?.map((one) => `${one.api} ${one.indexes.length}`)).toEqual([
      'drive 25',
      'drive 25',
      'drive 10',
      'cloudidentity 100',
      'cloudidentity 50',
    ]);
    expect(
      rounds(
        many((n) => get(`f${n}`), 100),
        FETCH_WRITES,
      )[0],
    ).toHaveLength(1);
  });
});
