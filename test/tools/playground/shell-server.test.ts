import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, createClock } from '../../../src/tools/playground/server/clock.ts';
import { type LocalPages, localPages } from '../../../src/tools/playground/server/server.ts';
import { keepBeginning } from '../../../src/tools/workspace/core/beginning.ts';
import { createEmulator, type Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import { type Server, serve } from '../../../src/tools/workspace/http/serve.ts';
import { buildHostFiles } from './built.ts';

const maryam = 'maryam@delaby.example';
const aino = 'aino@delaby.example';
const begun = Date.parse('2026-11-16T07:40:00Z');

const script = `
function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Öppna', 'showSidebar').addToUi(); }
function showSidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sida').setTitle('Sida')); }
function showPlan() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutputFromFile('plan').setWidth(800).setHeight(500), 'Plan'); }
function where() { return [SpreadsheetApp.getActiveSpreadsheet().getId(), Session.getActiveUser().getEmail()]; }
function title(id) {
  const url = 'https://sheets.googleapis.com/v4/spreadsheets/' + id + '?fields=properties.title';
  return JSON.parse(UrlFetchApp.fetch(url, { headers: { authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }).getContentText()).properties.title;
}
function homeCard(event) {
  const text = CardService.newTextParagraph().setText(event.commonEventObject.hostApp + ' ' + Session.getActiveUser().getEmail());
  return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(text)).build();
}
function hidden_() { return 'no'; }
function hourly() { UrlFetchApp.fetch('https://www.googleapis.com/drive/v3/files', { method: 'post', contentType: 'application/json', payload: JSON.stringify({ name: 'Körd' }), headers: { authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }); }
function uiDo(request) { if (request.kind === 'setUp' && request.step === 'hourly') ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create(); }
`;

describe('the local pages beside the workspace', () => {
  let built = '';
  let folder = '';
  let clock: Clock;
  let emulator: Emulator;
  let pages: LocalPages;
  let server: Server;
  let url = '';
  let spreadsheetId = '';

  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), text, json: () => JSON.parse(text) };
  };
  const post = (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) });
  const google = (path: string, body: unknown, verb = 'POST', actor = maryam) =>
    ask(path, {
      method: verb,
      body: JSON.stringify(body),
      headers: { authorization: `Bearer local:${actor}`, 'content-type': 'application/json' },
    });

  it('show a film as Drive’s viewer does: to its readers, who may not download it, and to nobody else', async () => {
    const sent = await fetch(`${url}/upload/drive/v3/files?uploadType=media`, {
      method: 'POST',
      body: 'filmens bytes',
      headers: { authorization: `Bearer local:${maryam}`, 'content-type': 'video/mp4' },
    });
    const { id } = (await sent.json()) as { id: string };
    await google(`/drive/v3/files/${id}`, { copyRequiresWriterPermission: true }, 'PATCH');
    const view = (actor: string) => ask(`/local/view/${id}`, { headers: { authorization: `Bearer local:${actor}` } });
    expect((await view(aino)).status).toBe(404);
    await google(`/drive/v3/files/${id}/permissions?sendNotificationEmail=false`, { type: 'user', role: 'reader', emailAddress: aino });
    const media = await ask(`/drive/v3/files/${id}?alt=media`, { headers: { authorization: `Bearer local:${aino}` } });
    expect(media.status).toBe(403);
    expect(await view(aino)).toMatchObject({ status: 200, type: 'video/mp4', text: 'filmens bytes' });
    expect((await ask(`/local/view/${id}`)).status).toBe(404);
  });

  beforeAll(() => {
    built = buildHostFiles();
    for (const [name, text] of [
      ['index.html', '<!doctype html>Skal'],
      ['shell.css', 'body{}'],
      ['shell.js', '1;'],
      ['secret.txt', 'no'],
    ] as const)
      writeFileSync(join(built, name), text);
    folder = mkdtempSync(join(tmpdir(), 'script-'));
    writeFileSync(join(folder, 'Code.js'), script);
    writeFileSync(join(folder, 'sida.html'), '<p>Hej</p>');
    writeFileSync(join(folder, 'plan.html'), '<p>Plan</p>');
    writeFileSync(join(folder, 'appsscript.json'), '{"timeZone":"Europe/Stockholm","addOns":{"common":{"name":"Delakultur"}}}');
  });
  afterAll(() => {
    for (const one of [built, folder]) rmSync(one, { recursive: true });
  });

  beforeEach(async () => {
    clock = createClock(0, () => begun);
    emulator = createEmulator({ now: clock.now, domains: ['delaby.example'] });
    const workspace = { spreadsheetId: '', calendarId: '', rootFolder: '', waitingRoom: '', domain: 'delaby.example', coordinator: maryam };
    const made = emulator.handle({
      method: 'POST',
      url: '/v4/spreadsheets',
      headers: { authorization: `Bearer local:${maryam}`, 'content-type': 'application/json' },
      body: {
        text: JSON.stringify({
          properties: { title: 'Delakultur' },
          sheets: ['Personer', 'Enheter', 'Uppdrag'].map((title) => ({ properties: { title } })),
        }),
      },
    });
    spreadsheetId = JSON.parse(made.body as string).spreadsheetId;
    pages = localPages({ emulator, clock, workspace: { ...workspace, spreadsheetId }, rootUrl: () => url, shell: built, script: folder });
    server = await serve(emulator, { port: 0, pages: pages.answer });
    url = `http://127.0.0.1:${server.port}`;
    const rows = {
      Personer: [
        ['E-post', 'Namn', 'Enhet', 'Roller'],
        [maryam, 'Maryam Lindqvist', '', 'samordnare'],
        [aino, 'Aino Bergström', 'blasippan', 'pedagog, vikarie'],
      ],
      Enheter: [
        ['Id', 'Namn'],
        ['blasippan', 'Förskolan Blåsippan'],
      ],
      Uppdrag: [
        ['Person', 'Roll', 'Från', 'Till'],
        [aino, 'lärspridare', '2026-01-01', '2026-11-20'],
      ],
    };
    for (const [tab, values] of Object.entries(rows)) {
      await google(`/v4/spreadsheets/${spreadsheetId}/values/${tab}!A1?valueInputOption=RAW`, { values }, 'PUT');
    }
  });
  afterEach(async () => {
    await pages.close();
    await server.close();
    emulator.close();
  });

  it('give the shell at the root, and its files, and nothing else of the folder', async () => {
    expect((await ask('/')).text).toContain('Skal');
    expect(await ask('/local/shell/shell.css')).toMatchObject({ status: 200, type: expect.stringContaining('text/css') });
    for (const path of ['secret.txt', 'package.json', '..%2Fworker.js', 'nowhere.js'])
      expect((await ask(`/local/shell/${path}`)).status).toBe(404);
  });

  it('lead a link that says where, not who, to the shell, whatever it holds', async () => {
    const ledTo = async (query: string) => {
      const { status, headers } = await fetch(`${url}/local/app?${query}`, { redirect: 'manual' });
      return [status, headers.get('location'), headers.get('x')];
    };
    expect(await ledTo('film=F-044')).toEqual([302, '/#/personal/film/F-044', null]);
    expect(await ledTo('a%0d%0aX=2')).toEqual([302, '/#/personal/a%0D%0AX/2', null]);
    expect(await ledTo('%C3%A5%2F=1%0d%0aX:+2')).toEqual([302, '/#/personal/%C3%A5%2F/1%0D%0AX%3A%202', null]);
  });

  it('leave to the workspace what is not theirs', async () => {
    expect((await ask('/local/status')).json()).toMatchObject({ domains: ['delaby.example'] });
    expect((await ask('/local/nowhere')).status).toBe(404);
    expect((await ask('/drive/v3/files')).status).toBe(401);
  });

  it('find people by name, unit and role, with or without dots and rings', async () => {
    const found = async (q: string) => (await ask(`/local/people?q=${encodeURIComponent(q)}`)).json().people;
    expect(await found('bergstrom')).toEqual([{ email: aino, name: 'Aino Bergström', role: 'lärspridare', unit: 'Förskolan Blåsippan' }]);
    expect(await found('BLÅSIPPAN lar')).toHaveLength(1);
    expect(await found('nobody')).toEqual([]);
    expect((await ask(`/local/people?email=${maryam}`)).json().people).toMatchObject([{ name: 'Maryam Lindqvist', role: 'samordnare' }]);
  });

  it('find the workbook’s tables by their marks, whatever a visitor calls them and however they move columns', async () => {
    const sheets = (await ask(`/v4/spreadsheets/${spreadsheetId}`, { headers: { authorization: `Bearer local:${maryam}` } })).json().sheets;
    const { sheetId } = sheets[0].properties;
    const mark = (metadataKey: string, metadataValue: string, location: object) => ({
      createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, location, visibility: 'DOCUMENT' } },
    });
    const column = (startIndex: number) => ({ dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 } });
    const requests = [
      mark('delakultur.table', 'people', { sheetId }),
      ...['email', 'name', 'unit', 'roles'].map((code, at) => mark('delakultur.field', `people.${code}`, column(at))),
      { updateSheetProperties: { properties: { sheetId, title: 'Folk' }, fields: 'title' } },
      { moveDimension: { source: column(1).dimensionRange, destinationIndex: 0 } },
    ];
    await google(`/v4/spreadsheets/${spreadsheetId}:batchUpdate`, { requests });
    await google(`/v4/spreadsheets/${spreadsheetId}/values/Folk!A1:B1?valueInputOption=RAW`, { values: [['Heter', 'Adress']] }, 'PUT');
    expect((await ask('/local/people?q=aino')).json().people).toEqual([
      { email: aino, name: 'Aino Bergström', role: 'lärspridare', unit: 'Förskolan Blåsippan' },
    ]);
    const { Personer } = (await ask('/local/tables?title=Personer&title=Hemligt')).json();
    expect(Personer[0].slice(0, 2)).toEqual(['Namn', 'E-post']);
  });

  it('move the clock forward by whole days, and no other way; a mandate that has ended is no role any more', async () => {
    for (const days of [0, -1, 1.5, 401, '7', undefined]) expect((await post('/local/clock', { days })).status).toBe(400);
    expect((await post('/local/clock', { days: 7 })).json()).toMatchObject({ now: '2026-11-23T07:40:00.000Z', days: 7 });
    expect((await ask('/local/status')).json().now).toBe('2026-11-23T07:40:00.000Z');
    expect((await ask('/local/people?q=aino')).json().people[0].role).toBe('pedagog');
  });

  it('carry out what is done to the sheet by hand, and undo it', async () => {
    const named = async () => (await google(`/v4/spreadsheets/${spreadsheetId}/values/Personer!B3`, undefined, 'GET')).json().values;
    const range = "'Personer'!B3";
    const path = `/values/${encodeURIComponent(range)}?valueInputOption=USER_ENTERED`;
    const typed = { user: maryam, method: 'PUT', path, body: { range, values: [['Aino B']] } };
    expect((await post('/local/sheet', typed)).status).toBe(200);
    expect([await named(), (await ask(`/local/sheet?user=${maryam}`)).json()]).toEqual([[['Aino B']], { undo: 1, redo: 0 }]);
    const before = (await ask('/local/clock')).json().changes;
    expect((await post('/local/sheet/undo', { user: maryam })).json()).toEqual({ undo: 0, redo: 1 });
    expect([await named(), (await ask('/local/clock')).json().changes]).toEqual([[['Aino Bergström']], before + 1]);
    expect((await post('/local/sheet/undo', { user: maryam })).status).toBe(409);
    expect((await post('/local/sheet', { ...typed, path: '/../../drive/v3/files' })).status).toBe(400);
    expect((await post('/local/sheet', { ...typed, user: aino })).status).toBe(404);
  });

  it('begin anew only where a sample is kept', async () => {
    expect((await ask('/local/people?q=')).json().workspace.canBeginAnew).toBe(false);
    expect((await post('/local/begin-anew', {})).status).toBe(409);
    const own = mkdtempSync(join(tmpdir(), 'workspace-'));
    const kept = createEmulator({ dir: own, now: clock.now, domains: ['delaby.example'] });
    keepBeginning(own);
    const workspace = { spreadsheetId, calendarId: '', rootFolder: '', waitingRoom: '', domain: '', coordinator: maryam };
    const its = localPages({
      emulator: kept,
      clock,
      workspace,
      rootUrl: () => url,
      shell: built,
      script: folder,
      folder: own,
      store: join(own, 'script'),
    });
    const send = (path: string, text: string) => its.answer({ method: 'POST', url: path, headers: {}, body: { text } });
    const files = () => [...kept.store.snapshot().kinds.values()].reduce((sum, { size }) => sum + size, 0);
    const before = files();
    kept.handle({
      method: 'POST',
      url: '/drive/v3/files',
      headers: { authorization: `Bearer local:${maryam}`, 'content-type': 'application/json' },
      body: { text: JSON.stringify({ name: 'Ny' }) },
    });
    await send('/local/clock', '{"days":7}');
    expect([files() > before, clock.ahead()]).toEqual([true, 7 * 86_400_000]);
    expect(JSON.parse((await send('/local/begin-anew', '{}'))?.body as string)).toMatchObject({
      days: 0,
      now: new Date(begun).toISOString(),
    });
    expect([files(), clock.ahead()]).toEqual([before, 0]);
    await its.close();
    kept.close();
    rmSync(own, { recursive: true });
  });

  it('count what is written, not what is read', async () => {
    const changes = async () => (await ask('/local/clock')).json().changes;
    const before = await changes();
    await ask(`/v4/spreadsheets/${spreadsheetId}`, { headers: { authorization: `Bearer local:${maryam}` } });
    expect(await changes()).toBe(before);
    await google('/drive/v3/files', { name: 'Ny' });
    expect(await changes()).toBe(before + 1);
    await google(`/v4/spreadsheets/${spreadsheetId}/values/Personer!A9?valueInputOption=RAW`, { values: [['x']] }, 'PUT', aino);
    expect(await changes()).toBe(before + 1);
  });

  it("show a person's mails with their text, newest first", async () => {
    const raw = (subject: string) =>
      Buffer.from(`To: ${aino}\r\nSubject: ${subject}\r\nContent-Type: text/plain\r\n\r\nHej ${subject}`).toString('base64url');
    for (const subject of ['ett', 'två']) await google('/gmail/v1/users/me/messages/send', { raw: raw(subject === 'ett' ? 'ett' : 'tva') });
    const { mails } = (await ask(`/local/inbox?to=${aino}`)).json();
    expect(mails.map((mail: { subject: string }) => mail.subject)).toEqual(['tva', 'ett']);
    expect(mails[0].body).toContain('Hej tva');
    expect((await ask(`/local/inbox?to=${maryam}`)).json().mails).toEqual([]);
  });

  it('show an invitation with what Calendar’s mail holds: what, when, where and who calls', async () => {
    const at = (hour: string) => ({ dateTime: `2026-12-02T${hour}:00`, timeZone: 'Europe/Stockholm' });
    const event = { summary: 'Kaffe', location: 'Köket', start: at('13:00'), end: at('14:30'), attendees: [{ email: aino }] };
    await google('/calendar/v3/calendars/primary/events?sendUpdates=all', event);
    const [mail] = (await ask(`/local/inbox?to=${aino}`)).json().mails;
    expect(mail.invitation).toMatchObject({ title: 'Kaffe', place: 'Köket', organizer: maryam, meet: '', description: '' });
    expect(mail.invitation.start.dateTime).toBe('2026-12-02T13:00:00+01:00');
  });

  it("run the add-on's own functions as the person who acts, from the sheet that is open", async () => {
    const container = { spreadsheetId };
    expect((await post('/local/script/call', { fn: 'onOpen', user: maryam, container })).json().effects.menus).toEqual([
      { caption: 'Delakultur', items: [{ caption: 'Öppna', fn: 'showSidebar' }] },
    ]);
    expect((await post('/local/script/call', { fn: 'where', user: aino, container })).json().value).toEqual([spreadsheetId, aino]);
    expect((await post('/local/script/call', { fn: 'title', args: [spreadsheetId], user: maryam })).json().value).toBe('Delakultur');
    for (const fn of ['hidden_', 'nowhere']) expect((await post('/local/script/call', { fn, user: maryam })).status).toBe(404);
    expect((await post('/local/script/call', { fn: 'where' })).status).toBe(400);
  });

  it('keep the pages that the add-on shows, with google.script in them, until they are long gone', async () => {
    const { sidebar } = (await post('/local/script/call', { fn: 'showSidebar', user: maryam })).json().effects;
    expect(sidebar).toMatchObject({ title: 'Sida' });
    const page = await ask(`/local/script/page?id=${sidebar.page}`);
    expect(page).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
    expect(page.text).toMatch(/google\.script[\s\S]*<p>Hej<\/p>/);
    const { dialog } = (await post('/local/script/call', { fn: 'showPlan', user: maryam })).json().effects;
    expect(dialog).toMatchObject({ title: 'Plan', width: 800, height: 500 });
    expect((await ask('/local/script/page?id=none')).status).toBe(404);
  });

  it("answer a page's google.script.run, and hand on what that shows", async () => {
    const page = { from: 'editor', user: maryam, container: { spreadsheetId } };
    expect((await post('/local/script/run', { fn: 'where', args: [], page })).json().value).toEqual([spreadsheetId, maryam]);
    const { effects } = (await post('/local/script/run', { fn: 'showPlan', args: [], page })).json();
    expect((await ask(`/local/script/page?id=${effects.dialog.page}`)).text).toContain('<p>Plan</p>');
    expect((await post('/local/script/run', { fn: 'where' })).status).toBeGreaterThanOrEqual(400);
  });

  it("give cards as Google's JSON", async () => {
    const done = (await post('/local/cards', { fn: 'homeCard', user: aino, event: { commonEventObject: { hostApp: 'DRIVE' } } })).json();
    const card = done.value.action.navigations[0].pushCard;
    expect(card.sections[0].widgets[0].textParagraph.text).toBe(`DRIVE ${aino}`);
  });

  it('have the hourly run on, and run it when the clock is moved past it', async () => {
    await post('/local/script/call', { fn: 'where', user: maryam, container: { spreadsheetId } });
    const files = async () =>
      JSON.parse((await ask("/drive/v3/files?q=name%3D'K%C3%B6rd'", { headers: { authorization: `Bearer local:${maryam}` } })).text).files;
    expect(await files()).toEqual([]);
    await post('/local/clock', { days: 1 });
    expect(await files()).toHaveLength(1);
  });

  it('say in words that the add-on is not built', async () => {
    const bare = localPages({
      emulator,
      clock,
      workspace: { spreadsheetId, calendarId: '', rootFolder: '', waitingRoom: '', domain: '', coordinator: maryam },
      rootUrl: () => url,
      shell: built,
      script: join(folder, 'nowhere'),
    });
    const answer = await bare.answer({
      method: 'POST',
      url: '/local/script/call',
      headers: {},
      body: { text: '{"fn":"onOpen","user":"x@y.se"}' },
    });
    expect(answer?.status).toBe(503);
    expect(answer?.body).toContain('npm run build');
    await bare.close();
  });
});
