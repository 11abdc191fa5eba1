import {
  type AsyncDriver,
  askUpload,
  batch,
  beginUpload,
  type Call,
  call,
  type Outcome,
  type Program,
  pages,
  runAsync,
} from '../../src/google/call.ts';
import type { GoogleError } from '../../src/google/errors.ts';
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { createEmulator } from '../../src/tools/workspace/core/emulator.ts';
import { internalError, onlyLastPermissionWrite, replyLost, tooManyRequests } from '../../src/tools/workspace/faults/faults.ts';
import { againstDiscovery } from './discovery.ts';

export const anna = 'anna@skola.example';
const bo = 'bo@skola.example';
const CUSTOMER = 'customers/C0skola';
const FOLDER = 'application/vnd.google-apps.folder';

/** Told of each HTTP request when it leaves and when its answer is there: its address and body. */
export interface Spy {
  begin(request: string): void;
  end(request: string): void;
}

/** Makes a driver that acts as `actor` on `emulator`. */
export type MakeDriver = (emulator: Emulator, actor: string, spy: Spy) => Promise<{ driver: AsyncDriver; close?: () => Promise<void> }>;

/** What every driver must do alike. */
export function driverContract(name: string, makeDriver: MakeDriver): void {
  describe(`the driver ${name}`, () => {
    let emulator: Emulator;
    let closing: (() => unknown)[] = [];
    let under: string[] = [];
    let overlaps: string[] = [];
    const spy: Spy = {
      begin: (request) => {
        overlaps.push(...under.filter((other) => isPermissionWrite(other) && isPermissionWrite(request)));
        under.push(request);
      },
      end: (request) => under.splice(under.indexOf(request), 1),
    };
    const run = async <T>(program: Program<T>, actor = anna): Promise<T> => {
      const { driver, close } = await makeDriver(emulator, actor, spy);
      if (close) closing.unshift(close);
      return runAsync(program, driver);
    };

    beforeEach(() => {
      emulator = createEmulator({ domains: ['skola.example'], customerId: 'C0skola' });
      emulator.handle = againstDiscovery(emulator.handle);
      closing = [() => emulator.close()];
      under = [];
      overlaps = [];
    });
    afterEach(async () => {
      for (const close of closing) await close();
    });

    it('makes, finds, reads, changes and moves items', async () => {
      const seen = await run(
        (function* () {
          const root = yield* makeFolder('Rum', []);
          const other = yield* makeFolder('Väntrummet', []);
          const film = yield* call('drive.files.create', {
            supportsAllDrives: true,
            fields: 'id,name,parents',
            requestBody: { name: 'Sagan "om" vatten\\luft’s', mimeType: 'video/mp4', parents: [root] },
          });
          const q = 'name = \'Sagan "om" vatten\\\\luft’s\' and trashed = false';
          const found = yield* call('drive.files.list', { q, fields: 'files(id,name)' });
          const fileId = film.id as string;
          yield* call('drive.files.update', { fileId, requestBody: { description: 'å\r\nä "ö"' } });
          const moved = yield* call('drive.files.update', {
            fileId,
            addParents: other,
            removeParents: root,
            fields: 'parents,description',
            requestBody: {},
          });
          const got = yield* call('drive.files.get', { fileId, fields: 'name,parents' });
          return { film, found, moved, got, other };
        })(),
      );
      expect(seen.found).toEqual({ files: [{ id: seen.film.id, name: 'Sagan "om" vatten\\luft’s' }] });
      expect(seen.moved).toEqual({ parents: [seen.other], description: 'å\r\nä "ö"' });
      expect(seen.got).toEqual({ name: 'Sagan "om" vatten\\luft’s', parents: [seen.other] });
    });

    it('reads a listing page by page', async () => {
      const lists = await run(
        (function* () {
          const parent = yield* makeFolder('Rum', []);
          yield* batch(['a', 'b', 'c', 'd', 'e'].map((one) => newFolder(one, [parent])));
          return yield* pages('drive.files.list', {
            q: `'${parent}' in parents`,
            pageSize: 2,
            orderBy: 'name',
            fields: 'nextPageToken,files(name)',
          });
        })(),
      );
      expect(lists.map((page) => page.files?.map((file) => file.name))).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    });

    it('answers a mixed batch call by call, in order, whatever fails', async () => {
      const outcomes = await run(
        (function* () {
          const id = yield* makeFolder('Rum', []);
          const calendarId = yield* makeCalendar();
          const calls: Call[] = [
            { method: 'drive.files.get', params: { fileId: id, fields: 'name' } },
            { method: 'sheets.spreadsheets.get', params: { spreadsheetId: 'saknas' } },
            { method: 'drive.files.get', params: { fileId: 'saknas' } },
            { method: 'calendar.calendars.get', params: { calendarId: 'saknas@group.calendar.google.com' } },
            { method: 'drive.files.update', params: { fileId: id, fields: 'name', requestBody: { name: 'Stora rummet' } } },
            { method: 'calendar.calendars.get', params: { calendarId, fields: 'summary' } },
          ];
          return yield* batch(calls);
        })(),
      );
      expect(outcomes.map(told)).toEqual([
        { name: 'Rum' },
        '404 NOT_FOUND',
        '404 notFound',
        '404 notFound',
        { name: 'Stora rummet' },
        { summary: 'Träffar' },
      ]);
    });

    it('writes permissions on one item in turn, and none is lost', async () => {
      emulator.faults = onlyLastPermissionWrite;
      const people = ['bo', 'cilla', 'david'].map((one) => `${one}@skola.example`);
      const readers = await run(
        (function* () {
          const one = yield* makeFolder('Rum 1', []);
          const two = yield* makeFolder('Rum 2', []);
          const outcomes = yield* batch(
            people.flatMap((emailAddress) => [one, two].map((fileId) => sharing(fileId, { type: 'user', role: 'reader', emailAddress }))),
          );
          expect(outcomes.map((outcome) => outcome.ok && outcome.result.role)).toEqual(Array.from({ length: 6 }, () => 'reader'));
          const lists = yield* batch(
            [one, two].map((fileId) => ({
              method: 'drive.permissions.list' as const,
              params: { fileId, fields: 'permissions(emailAddress,role)' },
            })),
          );
          return lists.map((list) =>
            list.ok ? (list.result.permissions ?? []).filter((one) => one.role === 'reader').map((one) => one.emailAddress) : [],
          );
        })(),
      );
      expect(readers.map((list) => list.sort())).toEqual([people, people]);
      expect(overlaps).toEqual([]);
    });

    it('answers nothing to a deletion', async () => {
      const outcomes = await run(
        (function* () {
          const fileId = yield* makeFolder('Rum', []);
          const { id } = yield* call(
            'drive.permissions.create',
            sharing(fileId, { type: 'user', role: 'reader', emailAddress: bo }).params,
          );
          const first = yield* batch([{ method: 'drive.permissions.delete', params: { fileId, permissionId: id as string } }]);
          const second = yield* batch([{ method: 'drive.permissions.delete', params: { fileId, permissionId: id as string } }]);
          return [...first, ...second];
        })(),
      );
      expect(outcomes.map(told)).toEqual([undefined, '404 notFound']);
    });

    it('finds items by their marks, and takes a mark away', async () => {
      const counts = await run(
        (function* () {
          const mark = { key: 'recording', value: "f'1" };
          const { id } = yield* call('drive.files.create', {
            fields: 'id',
            requestBody: { name: 'Film', appProperties: { recording: "f'1" }, mimeType: FOLDER },
          });
          const q = `appProperties has { key='${mark.key}' and value='f\\'1' }`;
          const before = yield* call('drive.files.list', { q, fields: 'files(id)' });
          yield* call('drive.files.update', { fileId: id as string, requestBody: { appProperties: { recording: null } } });
          const after = yield* call('drive.files.list', { q, fields: 'files(id)' });
          return [before, after].map((list) => list.files?.length);
        })(),
      );
      expect(counts).toEqual([1, 0]);
    });

    it('is told that an id is taken', async () => {
      const outcomes = await run(
        (function* () {
          const { ids } = yield* call('drive.files.generateIds', { count: 1, space: 'drive', type: 'files' });
          const make: Call = {
            method: 'drive.files.create',
            params: { fields: 'name', requestBody: { id: ids?.[0], name: 'Rum', mimeType: FOLDER } },
          };
          return [...(yield* batch([make])), ...(yield* batch([make]))];
        })(),
      );
      expect(outcomes.map(told)).toEqual([{ name: 'Rum' }, expect.stringMatching(/^409 /)]);
      expect(errorOf(outcomes[1])?.trouble).toBe('exists');
    });

    it('keeps Google’s reasons', async () => {
      const id = await run(makeFolder('Rum', []));
      await run(call('drive.permissions.create', sharing(id, { type: 'user', role: 'reader', emailAddress: bo }).params));
      const refused = async (program: Program<unknown>): Promise<string> => {
        const error = (await run(program, bo).catch((reason) => reason)) as GoogleError;
        return `${error.status} ${error.reason}`;
      };
      const rename = { fileId: id, requestBody: { name: 'Mitt' } };
      expect(await refused(call('drive.files.update', rename))).toBe('403 insufficientFilePermissions');
      expect(await refused(call('drive.files.list', { q: 'name ~ 1' }))).toBe('400 invalid');
      expect(await refused(call('sheets.spreadsheets.get', { spreadsheetId: 'saknas' }))).toBe('404 NOT_FOUND');
      expect(await refused(call('calendar.events.get', { calendarId: bo, eventId: 'saknas' }))).toBe('404 notFound');
    });

    it.each([
      ['alone', 1],
      ['in a batch', 2],
    ])('is told how long to wait, %s', async (_name, count) => {
      const id = await run(makeFolder('Rum', []));
      emulator.faults = tooManyRequests(7);
      const outcomes = await run(
        batch(Array.from({ length: count }, () => ({ method: 'drive.files.get' as const, params: { fileId: id } }))),
      );
      expect(outcomes.map((outcome) => [errorOf(outcome)?.trouble, errorOf(outcome)?.retryAfterMs])).toEqual(
        Array.from({ length: count }, () => ['busy', 7000]),
      );
    });

    it('does not try again by itself', async () => {
      let calls = 0;
      emulator.faults = (one) => {
        calls++;
        return internalError(one);
      };
      const [read, , write] = await run(
        batch([
          { method: 'sheets.spreadsheets.get', params: { spreadsheetId: 's' } },
          { method: 'calendar.calendars.get', params: { calendarId: anna } },
          { method: 'sheets.spreadsheets.create', params: { requestBody: { properties: { title: 'Bok' } } } },
        ]),
      );
      expect([errorOf(read)?.status, errorOf(write)?.status]).toEqual([500, 500]);
      expect(calls).toBe(3);
    });

    it('calls a lost answer unknown, and the write has landed once', async () => {
      let lose = true;
      emulator.faults = (one) => {
        const lost = lose && one.method === 'drive.files.create';
        lose &&= !lost;
        return lost ? replyLost() : undefined;
      };
      const [outcome] = await run(batch([newFolder('Rum', [])]));
      expect([errorOf(outcome)?.status, errorOf(outcome)?.reason, errorOf(outcome)?.trouble]).toEqual([0, 'noAnswer', 'unknown']);
      const { files } = await run(call('drive.files.list', { q: "name = 'Rum'", fields: 'files(id)' }));
      expect(files).toHaveLength(1);
    });

    it('writes only over the version it read', async () => {
      const outcomes = await run(
        (function* () {
          const id = 'abc12345';
          const calendarId = yield* makeCalendar();
          const times = { start: { dateTime: '2026-09-01T13:00:00+02:00' }, end: { dateTime: '2026-09-01T14:00:00+02:00' } };
          const made = yield* call('calendar.events.insert', {
            calendarId,
            sendUpdates: 'none',
            requestBody: { id, summary: 'Träff', ...times },
          });
          const write = (summary: string): Call => ({
            method: 'calendar.events.update',
            params: { calendarId, eventId: id, sendUpdates: 'none', fields: 'summary', requestBody: { summary, ...times } },
            ifMatch: made.etag as string,
          });
          const first = yield* batch([write('Träff 1')]);
          const stale = yield* batch([write('Träff 2')]);
          const staleTogether = yield* batch([write('Träff 3'), write('Träff 4')]);
          return [...first, ...stale, ...staleTogether];
        })(),
      );
      expect(outcomes.map((outcome) => errorOf(outcome)?.trouble ?? told(outcome))).toEqual([
        { summary: 'Träff 1' },
        'stale',
        'stale',
        'stale',
      ]);
      expect(errorOf(outcomes[1])?.status).toBe(412);
    });

    it('writes cells as they are', async () => {
      const rows = await run(
        (function* () {
          const sheets = [{ properties: { title: 'Rum & “möten” 1/2' } }];
          const book = yield* call('sheets.spreadsheets.create', { requestBody: { properties: { title: 'Arbetsbok' }, sheets } });
          const spreadsheetId = book.spreadsheetId as string;
          const range = "'Rum & “möten” 1/2'!A1:D2";
          yield* call('sheets.spreadsheets.values.append', {
            spreadsheetId,
            range,
            valueInputOption: 'RAW',
            requestBody: { values: [['=1+2', 3, true, '2026-01-01']] },
          });
          yield* call('sheets.spreadsheets.values.batchUpdate', {
            spreadsheetId,
            requestBody: { valueInputOption: 'RAW', data: [{ range: "'Rum & “möten” 1/2'!A2", values: [['', null, 'å']] }] },
          });
          const { valueRanges } = yield* call('sheets.spreadsheets.values.batchGet', {
            spreadsheetId,
            ranges: [range, "'Rum & “möten” 1/2'!B1"],
            valueRenderOption: 'UNFORMATTED_VALUE',
          });
          return valueRanges?.map((one) => one.values);
        })(),
      );
      expect(rows).toEqual([
        [
          ['=1+2', 3, true, '2026-01-01'],
          ['', '', 'å'],
        ],
        [[3]],
      ]);
    });

    it('invites people, and keeps their answers', async () => {
      const event = await run(
        (function* () {
          const { id } = yield* call('calendar.calendars.insert', { requestBody: { summary: 'Nätverk', timeZone: 'Europe/Stockholm' } });
          const calendarId = id as string;
          const made = yield* call('calendar.events.insert', {
            calendarId,
            sendUpdates: 'none',
            requestBody: {
              summary: 'Nätverksträff',
              start: { dateTime: '2026-09-01T13:00:00', timeZone: 'Europe/Stockholm' },
              end: { dateTime: '2026-09-01T14:00:00', timeZone: 'Europe/Stockholm' },
              attendees: [{ email: bo, responseStatus: 'accepted' }, { email: 'cilla@skola.example' }],
              extendedProperties: { private: { meeting: 'm1' } },
            },
          });
          const { items } = yield* call('calendar.events.list', { calendarId, privateExtendedProperty: ['meeting=m1'] });
          return { items, made };
        })(),
      );
      expect(event.items?.map((one) => one.id)).toEqual([event.made.id]);
      expect(event.items?.[0]?.attendees?.map((one) => [one.email, one.responseStatus])).toEqual([
        [bo, 'accepted'],
        ['cilla@skola.example', 'needsAction'],
      ]);
      expect(emulator.mailbox()).toEqual([]);
    });

    it('makes groups within groups, whose people may read what the outer one may', async () => {
      const { id, members } = await run(
        (function* () {
          const inner = yield* makeGroup('rosen@skola.example', 'Rosen');
          const outer = yield* makeGroup('alla@skola.example', 'Alla');
          yield* addMember(inner, bo);
          yield* addMember(outer, 'rosen@skola.example');
          const id = yield* makeFolder('Rum', []);
          yield* call(
            'drive.permissions.create',
            sharing(id, { type: 'group', role: 'reader', emailAddress: 'alla@skola.example' }).params,
          );
          const lists = yield* pages('cloudidentity.groups.memberships.list', { parent: outer, pageSize: 1 });
          return { id, members: lists.flatMap((list) => list.memberships ?? []).map((one) => one.preferredMemberKey?.id) };
        })(),
      );
      expect(members.sort()).toEqual([anna, 'rosen@skola.example']);
      expect(await run(call('drive.files.get', { fileId: id, fields: 'name' }), bo)).toEqual({ name: 'Rum' });
      const stranger = run(call('drive.files.get', { fileId: id, fields: 'name' }), 'cilla@skola.example');
      await expect(stranger).rejects.toMatchObject({ status: 404, reason: 'notFound' });
      const again = run(makeGroup('alla@skola.example', 'Alla'));
      await expect(again).rejects.toMatchObject({ status: 409, reason: 'ALREADY_EXISTS', trouble: 'exists' });
    });

    it('begins a resumable upload, apart from the calls beside it, and anyone who has its address goes on with it', async () => {
      const upload = { mimeType: 'video/mp4', bytes: 4, origin: 'http://localhost:8787' };
      const id = (await run(call('drive.files.generateIds', { count: 1 }))).ids?.[0] as string;
      const location = await run(beginUpload({ fields: 'id', requestBody: { id, name: 'film.mp4', mimeType: 'video/mp4' } }, upload));
      const address = new URL(location);
      expect(address.pathname).toBe('/upload/drive/v3/files');
      expect(address.searchParams.get('upload_id')).toMatch(/^.{20,}$/);
      await expect(run(call('drive.files.get', { fileId: id }))).rejects.toMatchObject({ status: 404 });
      expect(await run(askUpload({ address: location, bytes: 4 }))).toBe(0);
      const sent = { method: 'PUT', url: address.pathname + address.search, headers: {}, body: { text: 'film' } };
      expect(emulator.handle(sent).status).toBe(200);
      expect(await run(askUpload({ address: location, bytes: 4 }))).toBe(4);
      const gone = location.replace(/upload_id=\w+/, 'upload_id=ingen');
      await expect(run(askUpload({ address: gone, bytes: 4 }))).rejects.toMatchObject({ status: 404 });
      expect(await run(call('drive.files.get', { fileId: id, fields: 'id,size' }))).toEqual({ id, size: '4' });

      const begun = await run(
        batch([
          { method: 'drive.files.create', params: { fields: 'id', requestBody: { name: 'a' } }, upload },
          { method: 'drive.files.get', params: { fileId: id, fields: 'name' } },
          { method: 'drive.files.create', params: { fields: 'id', requestBody: { name: 'b', parents: ['nowhere'] } }, upload },
        ]),
      );
      expect(begun.map(told)).toEqual([{ location: expect.stringContaining('upload_id=') }, { name: 'film.mp4' }, '404 notFound']);
    });

    it('sends mail', async () => {
      const raw = Buffer.from(
        `From: ${anna}\r\nTo: ${bo}\r\nSubject: =?UTF-8?B?${Buffer.from('Nästa träff').toString('base64')}?=\r\n\r\nHej!`,
      );
      await run(call('gmail.users.messages.send', { userId: 'me', requestBody: { raw: raw.toString('base64url') } }));
      expect(emulator.mailbox()).toMatchObject([{ to: bo, kind: 'message', subject: 'Nästa träff' }]);
    });
  });
}

const isPermissionWrite = (request: string): boolean => /(POST|PATCH|DELETE) \S*\/permissions/.test(request);

const told = (outcome: Outcome): unknown => (outcome.ok ? outcome.result : `${outcome.error.status} ${outcome.error.reason}`);
const errorOf = (outcome: Outcome | undefined): GoogleError | undefined => (outcome && !outcome.ok ? outcome.error : undefined);

const newFolder = (name: string, parents: string[]) => ({
  method: 'drive.files.create' as const,
  params: { fields: 'id', requestBody: { name, mimeType: FOLDER, ...(parents.length > 0 && { parents }) } },
});

const sharing = (fileId: string, requestBody: { type: 'user' | 'group'; role: 'reader'; emailAddress: string }) => ({
  method: 'drive.permissions.create' as const,
  params: { fileId, sendNotificationEmail: false, fields: 'id,role', requestBody },
});

function* makeCalendar(): Program<string> {
  return (yield* call('calendar.calendars.insert', { requestBody: { summary: 'Träffar', timeZone: 'Europe/Stockholm' } })).id as string;
}

function* makeFolder(name: string, parents: string[]): Program<string> {
  return (yield* call('drive.files.create', newFolder(name, parents).params)).id as string;
}

function* makeGroup(id: string, displayName: string): Program<string> {
  const operation = yield* call('cloudidentity.groups.create', {
    initialGroupConfig: 'WITH_INITIAL_OWNER',
    requestBody: {
      parent: CUSTOMER,
      groupKey: { id },
      displayName,
      labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
    },
  });
  return operation.response?.name as string;
}

function* addMember(parent: string, id: string): Program<void> {
  yield* call('cloudidentity.groups.memberships.create', {
    parent,
    requestBody: { preferredMemberKey: { id }, roles: [{ name: 'MEMBER' }] },
  });
}
