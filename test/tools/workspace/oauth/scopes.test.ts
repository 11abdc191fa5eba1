import { createEmulator } from '../../../../src/tools/workspace/core/emulator.ts';
import { handOver } from '../../../../src/tools/workspace/oauth/scopes.ts';
import { accessTokenOf } from '../../../../src/tools/workspace/oauth/tokens.ts';

const KARIN = 'karin@skola.se';
const ANNA = 'anna@skola.se';
const APP = '4711';
const FOLDER = 'application/vnd.google-apps.folder';

// biome-ignore lint/suspicious/noExplicitAny: a test reads parsed JSON
type Json = any;

function workspace() {
  const emulator = createEmulator({ domains: ['skola.se'], seed: 1, now: () => Date.parse('2026-09-01T08:00:00Z') });
  const send = (token: string, line: string, body?: object) => {
    const [method = '', url = ''] = line.split(' ');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = emulator.handle({ method, url, headers, ...(body && { body: { text: JSON.stringify(body) } }) });
    const json: Json = typeof answer.body === 'string' && answer.body !== '' ? JSON.parse(answer.body) : {};
    return { status: answer.status, json, reason: json.error?.errors?.[0]?.reason ?? json.error?.status };
  };
  const by = (token: string) => ({
    send: (line: string, body?: object) => send(token, line, body),
    make: (name: string, more: object = {}): string => send(token, 'POST /drive/v3/files', { name, ...more }).json.id,
    opens: (id: string) => send(token, `GET /drive/v3/files/${id}`).status,
    lists: (): string[] => send(token, 'GET /drive/v3/files?fields=files(name)').json.files.map((file: Json) => file.name),
  });
  return { emulator, by, hand: (user: string, file: string) => handOver(emulator.store, { app: APP, user }, file) };
}
const app = (...scopes: string[]) => accessTokenOf(KARIN, { app: APP, scopes });

describe('a token with scopes', () => {
  it.each([
    ['GET /drive/v3/files', 'insufficientScopes'],
    ['GET /calendar/v3/users/me/calendarList', 'insufficientScopes'],
    ['GET /v1/groups:lookup?groupKey.id=x@skola.se', 'PERMISSION_DENIED'],
  ])('is refused %s, which they do not cover, and told which would', (line, reason) => {
    const answer = workspace().by(app('gmail.send')).send(line);
    expect(answer).toMatchObject({ status: 403, reason });
    expect(answer.json.error.message).toContain('Request had insufficient authentication scopes.');
  });

  it('may do what any one of the method’s scopes lets it, and a person’s own token everything', () => {
    const { by } = workspace();
    expect(by(app('https://www.googleapis.com/auth/drive.metadata.readonly')).send('GET /drive/v3/files').status).toBe(200);
    expect(by(app('drive.readonly')).send('POST /drive/v3/files', { name: 'x' }).status).toBe(403);
    expect(by(`local:${KARIN}`).send('POST /drive/v3/files', { name: 'x' }).status).toBe(200);
  });

  it('is refused each part of a batch by itself', () => {
    const { emulator } = workspace();
    const parts = ['GET /drive/v3/files', 'GET /drive/v3/about?fields=user'].map(
      (line) => `--b\r\nContent-Type: application/http\r\n\r\n${line} HTTP/1.1\r\n\r\n`,
    );
    const { body } = emulator.handle({
      method: 'POST',
      url: '/batch/drive/v3',
      headers: { authorization: `Bearer ${app('drive.meet.readonly')}`, 'content-type': 'multipart/mixed; boundary=b' },
      body: { text: `${parts.join('')}--b--` },
    });
    expect(String(body).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403']);
  });
});

describe('under drive.file', () => {
  it('what the app did not make is not found, nor listed, however much the person may read it', () => {
    const { by } = workspace();
    const [own, hand] = [by(app('drive.file')), by(`local:${KARIN}`)];
    const [ours, theirs] = [own.make('Vår'), hand.make('Egen')];
    expect([own.opens(ours), own.opens(theirs), hand.opens(ours), hand.opens(theirs)]).toEqual([200, 404, 200, 200]);
    expect(own.lists()).toEqual(['Vår']);
    expect(own.send(`POST /drive/v3/files/${theirs}/permissions`, { type: 'user', role: 'reader', emailAddress: ANNA }).status).toBe(404);
  });

  it('what somebody put in the app’s own folder is not found either', () => {
    const { by } = workspace();
    const own = by(app('drive.file'));
    const room = own.make('Rum', { mimeType: FOLDER });
    const stray = by(`local:${KARIN}`).make('Lagd dit', { parents: [room] });
    expect([own.opens(stray), own.lists()]).toEqual([404, ['Rum']]);
  });

  it('what a person hands to the app is the app’s as that person, and as no other', () => {
    const { by, hand } = workspace();
    const theirs = by(`local:${KARIN}`).make('Egen');
    by(`local:${KARIN}`).send(`POST /drive/v3/files/${theirs}/permissions`, { type: 'user', role: 'writer', emailAddress: ANNA });
    hand(KARIN, theirs);
    const anna = by(accessTokenOf(ANNA, { app: APP, scopes: ['drive.file'] }));
    expect([by(app('drive.file')).opens(theirs), anna.opens(theirs)]).toEqual([200, 404]);
  });

  it('what the app made as one person is the app’s as another who may read it, unless the workspace says otherwise', () => {
    const { by, emulator } = workspace();
    const own = by(app('drive.file'));
    const ours = own.make('Vår');
    own.send(`POST /drive/v3/files/${ours}/permissions?sendNotificationEmail=false`, { type: 'user', role: 'reader', emailAddress: ANNA });
    const anna = by(accessTokenOf(ANNA, { app: APP, scopes: ['drive.file'] }));
    expect([anna.opens(ours), anna.lists()]).toEqual([200, ['Vår']]);
    emulator.store.begin();
    emulator.store.put('drive.settings', 'settings', { appFilesPerUser: true });
    emulator.store.commit();
    expect([own.opens(ours), anna.opens(ours), anna.lists()]).toEqual([200, 404, []]);
  });

  it('another client of the same Cloud project is the same app, another project is not', () => {
    const { by } = workspace();
    const ours = by(app('drive.file')).make('Vår');
    expect(by(accessTokenOf(KARIN, { app: APP, scopes: ['drive.file', 'gmail.send'] })).opens(ours)).toBe(200);
    expect(by(accessTokenOf(KARIN, { app: '4712', scopes: ['drive.file'] })).opens(ours)).toBe(404);
  });

  it('taking a file out of a folder that was never handed over is refused; its owner moves it by naming the new place alone', () => {
    const { by, hand } = workspace();
    const [own, person] = [by(app('drive.file')), by(`local:${KARIN}`)];
    const [room, private_] = [own.make('Rum', { mimeType: FOLDER }), person.make('Privat', { mimeType: FOLDER })];
    const film = person.make('Film', { parents: [private_] });
    hand(KARIN, film);
    expect(own.send(`PATCH /drive/v3/files/${film}?addParents=${room}&removeParents=${private_}`, {})).toMatchObject({
      status: 403,
      reason: 'appNotAuthorizedToFile',
    });
    expect(own.send(`PATCH /drive/v3/files/${film}?addParents=${room}`, {}).status).toBe(200);
    expect(own.send(`GET /drive/v3/files/${film}?fields=parents`).json.parents).toEqual([room]);
    expect(own.send(`PATCH /drive/v3/files/${film}?addParents=${private_}&removeParents=${room}`, {}).status).toBe(404);
  });

  it('a spreadsheet that the app did not make can be neither read nor written', () => {
    const { by } = workspace();
    const [ours, theirs] = [app('drive.file'), `local:${KARIN}`].map(
      (token) => by(token).send('POST /v4/spreadsheets', { properties: { title: 'Bok' } }).json.spreadsheetId as string,
    );
    const read = (id = '') => by(app('drive.file')).send(`GET /v4/spreadsheets/${id}?fields=spreadsheetId`).status;
    expect([read(ours), read(theirs)]).toEqual([200, 404]);
  });

  it('an upload session makes what the app that opened it has made', () => {
    const { emulator, by } = workspace();
    const headers = { authorization: `Bearer ${app('drive.file')}`, 'content-type': 'application/json', 'x-upload-content-length': '3' };
    const opened = emulator.handle({
      method: 'POST',
      url: '/upload/drive/v3/files?uploadType=resumable',
      headers,
      body: { text: '{"name":"Film"}' },
    });
    const url = (opened.headers.location ?? '').replace(/^https?:\/\/[^/]+/, '');
    emulator.handle({ method: 'PUT', url, headers: { 'content-length': '3' }, body: { text: 'abc' } });
    expect(by(app('drive.file')).lists()).toEqual(['Film']);
  });
});

describe('under calendar.app.created', () => {
  it('only calendars that the app made are found', () => {
    const { by } = workspace();
    const made = (token: string) => by(token).send('POST /calendar/v3/calendars', { summary: 'Träffar' }).json.id as string;
    const own = by(app('calendar.app.created', 'calendar.events.freebusy'));
    const events = (id: string) => own.send(`GET /calendar/v3/calendars/${encodeURIComponent(id)}/events`).status;
    expect([made(app('calendar.app.created')), made(`local:${KARIN}`), 'primary'].map(events)).toEqual([200, 404, 404]);
  });
});
