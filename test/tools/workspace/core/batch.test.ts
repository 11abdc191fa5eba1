import type { Emulator } from '../../../../src/tools/workspace/core/core.ts';
import { onlyLastPermissionWrite, rateLimitExceeded, replyLost, tooManyRequests } from '../../../../src/tools/workspace/faults/faults.ts';
import { ask, newEmulator, notes, read } from './fixture.ts';

const anna = 'anna@exempel.se';
const part = (line: string, id?: string, body?: string, authorization?: string) =>
  [
    'Content-Type: application/http',
    ...(id ? [`Content-ID: ${id}`] : []),
    '',
    line,
    ...(authorization ? [`Authorization: ${authorization}`] : []),
    ...(body ? ['Content-Type: application/json', '', body] : ['', '']),
  ].join('\n');

const boundary = 'gräns 1';

function send(
  emulator: Emulator,
  parts: string[],
  { path = '/batch/drive/v3', eol = '\r\n', type = `multipart/mixed; boundary="${boundary}"` } = {},
) {
  const text = `preamble\n${parts.map((text) => `--${boundary}\n${text}\n`).join('')}--${boundary}--\n`.replace(/\n/g, eol);
  const answer = read(
    emulator.handle({
      method: 'POST',
      url: path,
      headers: { authorization: `Bearer local:${anna}`, 'content-type': type },
      body: { text },
    }),
  );
  const mark = /boundary=(.+)$/.exec(answer.headers['content-type'] ?? '')?.[1];
  const answers = mark
    ? answer.text
        .split(`--${mark}`)
        .slice(1, -1)
        .map((text) => ({
          id: /^Content-ID: (.*)$/m.exec(text)?.[1]?.trim(),
          status: Number(/HTTP\/1\.1 (\d+)/.exec(text)?.[1]),
          json: text.includes('{') ? JSON.parse(text.slice(text.indexOf('{'))) : undefined,
          text,
        }))
    : [];
  return { ...answer, answers };
}

describe('a batch', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
  ])('with %s answers every part for itself, in order, by its Content-ID', (_, eol) => {
    const emulator = newEmulator();
    const { status, answers } = send(
      emulator,
      [
        part('POST /drive/v3/files HTTP/1.1', '<b29c + 1>', '{"name": "a"}'),
        part('POST /drive/v3/files', 'två', '{"nmae": "b"}'),
        part('GET https://www.googleapis.com/drive/v3/files?fields=files/name'),
        part('DELETE /drive/v3/files/x', 'x'),
      ],
      { eol },
    );
    expect(status).toBe(200);
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      ['<response-b29c + 1>', 200],
      ['response-två', 400],
      [undefined, 200],
      ['response-x', 204],
    ]);
    expect(answers[2]?.json).toEqual({ files: [{ name: 'a' }] });
  });

  it('acts as the outer account where a part names none, and as the part’s where it does', () => {
    const emulator = newEmulator();
    send(emulator, [
      part('POST /drive/v3/files', '1', '{"name": "a"}'),
      part('POST /drive/v3/files', '2', '{"name": "b"}', 'Bearer local:bo@exempel.se'),
    ]);
    const { files } = ask(emulator, anna, 'GET /drive/v3/files?fields=files/owners/emailAddress').json;
    expect(files.map((file: { owners: { emailAddress: string }[] }) => file.owners[0]?.emailAddress)).toEqual([anna, 'bo@exempel.se']);
  });

  it('is refused whole when it is too large, empty, or no multipart, in the form of the service', () => {
    const emulator = newEmulator({ limits: { batchDrive: 2, batchCloudIdentity: 1 } });
    const one = part('POST /drive/v3/files', '1', '{"name": "a"}');
    expect(send(emulator, [one, one, one]).json.error).toMatchObject({ code: 400, errors: [{ domain: 'global' }] });
    expect(send(emulator, []).status).toBe(400);
    expect(send(emulator, [one], { type: 'multipart/mixed' }).status).toBe(400);
    expect(send(emulator, [one, one], { path: '/batch' }).json.error.status).toBe('INVALID_ARGUMENT');
    expect(ask(emulator, anna, 'GET /drive/v3/files').json.files).toEqual([]);
  });

  it('refuses media, other services and nested batches part by part', () => {
    const { answers } = send(newEmulator(), [
      part('POST /upload/drive/v3/files?uploadType=media'),
      part('GET /drive/v3/files/x?alt=media'),
      part('GET /calendar/v3/calendars/x'),
      part('POST /batch/drive/v3'),
      part('GET /drive/v3/files'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 200]);
  });

  it('drops a last part that was cut short', () => {
    const emulator = newEmulator();
    const text = `--b\n${part('POST /drive/v3/files', '1', '{"name": "a"}')}\n--b\n${part('DELETE /drive/v3/files/x')}`;
    const headers = { authorization: `Bearer local:${anna}`, 'content-type': 'multipart/mixed; boundary=b' };
    expect(
      read(emulator.handle({ method: 'POST', url: '/batch/drive/v3', headers, body: { text } })).text.match(/HTTP\/1.1/g),
    ).toHaveLength(1);
  });
});

describe('faults', () => {
  it('answer instead, and nothing is written', () => {
    const emulator = newEmulator({ faults: (call) => (call.number === 1 ? rateLimitExceeded(call) : undefined) });
    expect(ask(emulator, anna, 'POST /drive/v3/files', { name: 'a' }).json.error).toMatchObject({
      code: 403,
      errors: [{ domain: 'usageLimits', reason: 'rateLimitExceeded' }],
    });
    expect(ask(emulator, anna, 'GET /drive/v3/files').json.files).toEqual([]);
  });

  it('tell when to try again', () => {
    const emulator = newEmulator({ faults: tooManyRequests(7) });
    expect(ask(emulator, anna, 'GET /v1/groups:lookup?groupKey.id=x%40exempel.se')).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
    });
  });

  it('lose the reply after the write: the connection breaks', () => {
    const emulator = newEmulator({ faults: replyLost });
    expect(() => ask(emulator, anna, 'POST /drive/v3/files', { name: 'a' })).toThrow('socket hang up');
    emulator.faults = undefined;
    expect(ask(emulator, anna, 'GET /drive/v3/files').json.files).toHaveLength(1);
  });

  it('within a batch the lost reply is one part’s 503', () => {
    const emulator = newEmulator({ faults: (call) => (call.number === 1 ? replyLost() : undefined) });
    const { answers } = send(emulator, [part('POST /drive/v3/files', '1', '{"name": "a"}'), part('GET /drive/v3/files?fields=files/name')]);
    expect(answers.map(({ status }) => status)).toEqual([503, 200]);
    expect(answers[1]?.json).toEqual({ files: [{ name: 'a' }] });
  });

  it('what the hook throws reaches the caller, and nothing is written', () => {
    const emulator = newEmulator({
      faults: () => {
        throw new Error('killed');
      },
    });
    expect(() => ask(emulator, anna, 'POST /drive/v3/files', { name: 'a' })).toThrow('killed');
    emulator.faults = undefined;
    expect(ask(emulator, anna, 'GET /drive/v3/files').json.files).toEqual([]);
  });

  it('are asked with the method, the account and what follows in the batch', () => {
    const seen: unknown[] = [];
    const emulator = newEmulator();
    emulator.onRequest = (call, response) => seen.push([call.number, call.method, call.actor, call.later.length, response.status]);
    send(emulator, [part('DELETE /drive/v3/files/x'), part('GET /drive/v3/files/x')]);
    expect(seen).toEqual([
      [1, 'drive.files.delete', anna, 1, 204],
      [2, 'drive.files.get', anna, 0, 404],
    ]);
  });

  it('only the last permission write on an item stands', () => {
    const url = (file: string) => ({ method: 'POST', url: `/drive/v3/files/${file}/permissions`, headers: {} });
    const call = { number: 1, method: 'drive.permissions.create', actor: anna, path: { fileId: 'f' }, request: url('f') };
    const service = notes;
    expect(onlyLastPermissionWrite({ ...call, service, later: [url('g'), url('f')] })).toEqual({ kind: 'undone' });
    expect(onlyLastPermissionWrite({ ...call, service, later: [url('g')] })).toBeUndefined();
  });
});
