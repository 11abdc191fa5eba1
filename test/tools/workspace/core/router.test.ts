import { googleLimits } from '../../../../src/tools/workspace/core/limits.ts';
import { ask, newEmulator } from './fixture.ts';

const anna = 'anna@exempel.se';

describe('who asks', () => {
  it('refuses a request without an account, in the form of Drive', () => {
    const answer = ask(newEmulator(), anna, 'GET /drive/v3/files', undefined, { authorization: '' });
    expect(answer.status).toBe(401);
    expect(answer.json.error).toMatchObject({
      code: 401,
      errors: [{ reason: 'required', location: 'Authorization', locationType: 'header' }],
    });
  });

  it.each(['Bearer anna@exempel.se', 'Bearer local:anna', 'Bearer local:anna@', 'Bearer local:a b@exempel.se', 'Basic x'])(
    'refuses %s',
    (authorization) => {
      expect(
        ask(newEmulator(), anna, 'GET /v1/groups:lookup?groupKey.id=x%40exempel.se', undefined, { authorization }).json.error,
      ).toMatchObject({
        code: 401,
        status: 'UNAUTHENTICATED',
      });
    },
  );

  it('takes the account from the token, in lower case, and from any domain', () => {
    const emulator = newEmulator();
    ask(emulator, 'Anna@Exempel.SE', 'POST /drive/v3/files', { name: 'a' });
    const list = ask(emulator, 'gast@annat.se', 'GET /drive/v3/files?fields=files/owners/emailAddress');
    expect(list.json).toEqual({ files: [{ owners: [{ emailAddress: anna }] }] });
  });
});

describe('what is not there', () => {
  it('names a method of Google that the workspace lacks, with 501', () => {
    const answer = ask(newEmulator(), anna, 'GET /drive/v3/changes/startPageToken');
    expect(answer.json.error).toMatchObject({ code: 501, errors: [{ reason: 'notImplemented' }] });
    expect(answer.json.error.message).toContain('drive.changes.getStartPageToken');
    expect(ask(newEmulator(), anna, 'POST /v4/spreadsheets/x:getByDataFilter').json.error.status).toBe('UNIMPLEMENTED');
    expect(ask(newEmulator(), anna, 'GET /gmail/v1/users/me/labels').status).toBe(501);
  });

  it.each(['GET /drive/v3/nonsense', 'GET /', 'PATCH /drive/v3/files', 'GET /v1/projects'])('answers 404 to %s', (line) => {
    expect(ask(newEmulator(), anna, line).status).toBe(404);
  });

  it('names an unknown query parameter', () => {
    const answer = ask(newEmulator(), anna, 'GET /drive/v3/files?pagesize=3');
    expect(answer.status).toBe(400);
    expect(answer.json.error.message).toContain('"pagesize"');
  });

  it('names an unknown field of the body and where it is, and writes nothing', () => {
    const emulator = newEmulator();
    const answer = ask(emulator, anna, 'POST /drive/v3/files', { name: 'a', titel: 'b', owner: { tags: [{ word: 'x' }, { wrod: 'y' }] } });
    expect(answer.status).toBe(400);
    expect(answer.json.error.message.split('\n')).toEqual([
      'Invalid JSON payload received. Unknown name "titel": Cannot find field.',
      'Invalid JSON payload received. Unknown name "wrod" at \'owner.tags[1]\': Cannot find field.',
    ]);
    expect(ask(emulator, anna, 'GET /drive/v3/files').json.files).toEqual([]);
  });

  it.each([
    ['{"name": ', 'parseError'],
    ['[]', 'badRequest'],
    ['{"name": {"a": 1}}', 'badRequest'],
    ['{"owner": "x"}', 'badRequest'],
    ['{"owner": {"tags": {}}}', 'badRequest'],
    ['{"appProperties": {"a": {}}}', 'badRequest'],
  ])('refuses the body %s', (body, reason) => {
    expect(ask(newEmulator(), anna, 'POST /drive/v3/files', body).json.error).toMatchObject({ code: 400, errors: [{ reason }] });
  });

  it('takes names such as constructor for unknown', () => {
    expect(ask(newEmulator(), anna, 'POST /drive/v3/files', '{"constructor": {}}').status).toBe(400);
    expect(ask(newEmulator(), anna, 'GET /drive/v3/files?fields=constructor').status).toBe(400);
  });

  it('refuses a body where none is taken', () => {
    expect(ask(newEmulator(), anna, 'DELETE /drive/v3/files/x', { name: 'a' }).json.error.message).toContain('"name"');
  });
});

describe('the fields mask', () => {
  const emulator = newEmulator();
  ask(emulator, anna, 'POST /drive/v3/files', { name: 'a' });
  const list = (fields: string) => ask(emulator, anna, `GET /drive/v3/files?fields=${encodeURIComponent(fields)}`);

  it.each([
    ['kind', { kind: 'drive#fileList' }],
    ['files/name', { files: [{ name: 'a' }] }],
    ['files(name,owners(displayName))', { files: [{ name: 'a', owners: [{ displayName: 'x' }] }] }],
    ['files/owners/displayName,files/name', { files: [{ name: 'a', owners: [{ displayName: 'x' }] }] }],
    ['files(owners/*,name)', { files: [{ name: 'a', owners: [{ displayName: 'x', emailAddress: anna }] }] }],
    ['*/name', undefined],
    ['nextPageToken', {}],
    [' nextPageToken, files( name , id.x)', undefined],
    ['nextPageToken, files(name, owners.displayName)', { files: [{ name: 'a', owners: [{ displayName: 'x' }] }] }],
  ])('%s', (fields, expected) => {
    if (!expected) expect(list(fields).status).toBe(400);
    else expect(list(fields).json).toEqual(expected);
  });

  it('* is everything', () => {
    expect(list('*').json).toEqual(ask(emulator, anna, 'GET /drive/v3/files').json);
  });

  it.each([
    'files(',
    'files(name',
    'files)',
    'a,,b',
    'files/',
    ',',
    '(',
    'files(name))',
    'titles',
    'files/titel',
    'files/name/x',
    'kind/x',
  ])('refuses %s', (fields) => {
    expect(list(fields).json.error).toMatchObject({ code: 400, errors: [{ reason: 'invalidParameter', location: 'fields' }] });
  });

  it('refuses before anything is written', () => {
    const fresh = newEmulator();
    expect(ask(fresh, anna, 'POST /drive/v3/files?fields=titel', { name: 'b' }).status).toBe(400);
    expect(ask(fresh, anna, 'GET /drive/v3/files').json.files).toHaveLength(0);
  });
});

describe('a request is one whole', () => {
  it.each(['refuse me', 'break'])('writes neither record nor mail when it fails: %s', (name) => {
    const emulator = newEmulator();
    const answer = ask(emulator, anna, 'POST /drive/v3/files', { name });
    expect(answer.status).toBe(name === 'break' ? 500 : 403);
    expect(ask(emulator, anna, 'GET /drive/v3/files').json.files).toEqual([]);
    expect(emulator.mailbox()).toEqual([]);
  });

  it('answers 204 without a body where a method gives nothing back', () => {
    expect(ask(newEmulator(), anna, 'DELETE /drive/v3/files/x')).toMatchObject({ status: 204, text: '' });
  });

  it('takes a long GET as a POST that overrides its verb', () => {
    const emulator = newEmulator();
    ask(emulator, anna, 'POST /drive/v3/files', { name: 'a' });
    const answer = ask(emulator, anna, 'POST /drive/v3/files', 'fields=files%2Fname&q=x', {
      'x-http-method-override': 'GET',
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.json).toEqual({ files: [{ name: 'a' }] });
  });
});

describe('the workspace itself', () => {
  it('tells its time, domains and process', () => {
    expect(ask(newEmulator(), anna, 'GET /local/status').json).toEqual({
      now: '2026-09-01T08:00:00.000Z',
      domains: ['exempel.se'],
      customerId: 'C0exempel',
      edition: 'education-plus',
      pid: process.pid,
    });
  });

  it('takes new domains and customer id, and refuses malformed ones', () => {
    const emulator = newEmulator();
    expect(ask(emulator, anna, 'POST /local/workspace', { domains: ['Skola.example'], customerId: 'C1' }).status).toBe(400);
    expect(ask(emulator, anna, 'POST /local/workspace', { domain: 'x.se' }).status).toBe(400);
    expect(ask(emulator, anna, 'POST /local/workspace', { domains: ['Skola.example'], customerId: 'C12' }).json.domains).toEqual([
      'skola.example',
    ]);
    expect(ask(emulator, anna, 'GET /local/status').json.customerId).toBe('C12');
  });

  it('shows the mail of a time and later', () => {
    let now = Date.parse('2026-09-01T08:00:00Z');
    const emulator = newEmulator({ now: () => now });
    ask(emulator, anna, 'POST /drive/v3/files', { name: 'early' });
    now += 60_000;
    ask(emulator, anna, 'POST /drive/v3/files', { name: 'late' });
    expect(ask(emulator, anna, 'GET /local/mailbox').json.map((mail: { subject: string }) => mail.subject)).toEqual(['early', 'late']);
    expect(ask(emulator, anna, 'GET /local/mailbox?since=2026-09-01T10:01:00%2B02:00').json).toEqual([
      { at: '2026-09-01T08:01:00.000Z', to: 'bo@exempel.se', kind: 'share', subject: 'late', event: null },
    ]);
    expect(ask(emulator, anna, 'GET /local/mailbox?since=soon').status).toBe(400);
  });
});

it('the limits are Google’s', () => {
  expect(googleLimits).toMatchObject({ batchDrive: 100, appPropertyBytes: 124, uploadChunkMultiple: 2 ** 18 });
});

describe('what Google’s documents say', () => {
  it.each([
    ['{"name": 5}', "Invalid value at 'name' (TYPE_STRING), 5"],
    ['{"appProperties": {"a": 5}}', "Invalid value at 'app_properties.a' (TYPE_STRING), 5"],
    ['{"parents": "x"}', "Expected a list at 'parents'"],
  ])('holds for the types in a request: %s', (body, message) => {
    expect(ask(newEmulator(), anna, 'POST /drive/v3/files', body).json.error.message).toContain(message);
  });

  it('holds for answers, too: one that they do not have is a fault of the workspace, and nothing is written', () => {
    const emulator = newEmulator();
    const { error } = ask(emulator, anna, 'POST /drive/v3/files', { name: 'answer wrongly' }).json;
    expect(error).toMatchObject({ code: 500, message: expect.stringContaining('parents[0]') });
    expect(ask(emulator, anna, 'GET /drive/v3/files').json.files).toEqual([]);
  });
});
