import { createHash } from 'node:crypto';
import type { DriveFile } from '../../src/google/types.ts';
import { handOver, PRODUCT_APP } from '../../src/tools/workspace/oauth/scopes.ts';
import { lookAtFiles, putInWaiting } from '../../src/workflows/recordings/chosen-files.ts';
import { isFilm, putBack, type TakeIn, type TakenIn, takeIn, takeInAll } from '../../src/workflows/recordings/take-in.ts';
import { takeInCaptions } from '../../src/workflows/recordings/take-in-captions.ts';
import { endCaptions } from '../../src/workflows/recordings/upload-end.ts';
import { beginCaptions } from '../../src/workflows/recordings/uploads.ts';
import { problemIn } from '../messages/said.ts';
import { AINO, apply, ELIF, JO, plan, set, type Town, town, watches, write } from './town.ts';
import { JOHAN, MARYAM, run, runCounting, values } from './workspace.ts';

const log = { time: '2026-11-16 09:00', actor: MARYAM };

/** Google's Picker, or a card's "give access": from then on the add-on reaches it as that person. */
const hand = ({ emulator }: Town, file: string, user = MARYAM) => handOver(emulator.store, { app: PRODUCT_APP, user }, file);

/** A file that someone has put in Drive by hand, and Maryam has handed to the add-on. */
function put(where: Town, file: DriveFile, owner = MARYAM): string {
  const id = putOnly(where, file, owner);
  hand(where, id);
  return id;
}

/** A folder of Maryam's own. */
function folderOf({ emulator }: Town): string {
  const headers = { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' };
  const text = JSON.stringify({ name: 'Egna filmer', mimeType: 'application/vnd.google-apps.folder' });
  return JSON.parse(emulator.handle({ method: 'POST', url: '/drive/v3/files', headers, body: { text } }).body as string).id as string;
}

/** A file that someone has put in Drive by hand. */
function putOnly({ emulator }: Town, file: DriveFile, owner = MARYAM): string {
  const metadata = { mimeType: 'video/mp4', ...file };
  const text = [
    '--f',
    'Content-Type: application/json',
    '',
    JSON.stringify(metadata),
    '--f',
    `Content-Type: ${metadata.mimeType}`,
    '',
    'bytes',
    '--f--',
    '',
  ];
  const answer = emulator.handle({
    method: 'POST',
    url: '/upload/drive/v3/files?uploadType=multipart',
    headers: { authorization: `Bearer local:${owner}`, 'content-type': 'multipart/related; boundary=f' },
    body: { text: text.join('\r\n') },
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return JSON.parse(answer.body as string).id as string;
}

const share = (where: Town, fileId: string, email: string, role = 'reader', by = MARYAM) => {
  const answer = where.emulator.handle({
    method: 'POST',
    url: `/drive/v3/files/${fileId}/permissions?sendNotificationEmail=false`,
    headers: { authorization: `Bearer local:${by}`, 'content-type': 'application/json' },
    body: { text: JSON.stringify({ type: 'user', role, emailAddress: email }) },
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
};

const parentOf = ({ emulator }: Town, id: string) => run(emulator, lookAtFiles([id])).get(id)?.parents?.[0];
const film = (where: Town, id: string) => plan(where).planned.films.find((one) => one.id === id);
const order = (file: string, cells: Record<string, string> = {}, recording = ''): TakeIn => ({
  file,
  recording,
  cells: recording === '' ? { title: 'Vatten och is', ...cells } : cells,
});
const done = (result: unknown): TakenIn => {
  expect(result).toHaveProperty('recording');
  return result as TakenIn;
};

describe('a film that lies in Drive', () => {
  it('becomes a recording in the waiting room, with an id, a row and our marker, and no plan shares it unasked', () => {
    const where = town();
    apply(where);
    const file = put(where, { name: 'vatten.mp4' });
    const taken = done(run(where.emulator, takeIn(plan(where), order(file, { lecturer: 'Lena Ek', rooms: 'rum-lar', children: 'nej' }))));
    expect(taken).toMatchObject({ recording: 'F-3', unshared: 0 });
    expect(parentOf(where, file)).toBe(where.ref.waitingRoom);
    expect(film(where, 'F-3')).toMatchObject({ title: 'Vatten och is', file: { id: file }, audience: undefined, fileLost: false });
    expect(film(where, 'F-3')?.row).toMatchObject({ lecturer: ['Lena Ek'], rooms: ['rum-lar'], children: false, file });
    apply(where);
    expect(watches(where, AINO, file)).toBe(404);
    expect(plan(where).planned.plan.changes).toEqual([]);
  });

  it('is shared by the next plan where its permit says yes', () => {
    const where = town();
    write(where, 'permits', [{ id: 'M-9', lecturer: 'Lena Ek', recordings: 'alla', answer: 'ja', audience: 'rum-lar' }]);
    apply(where);
    const file = put(where, { name: 'vatten.mp4' });
    done(run(where.emulator, takeIn(plan(where), order(file, { lecturer: 'Lena Ek', rooms: 'rum-lar', permit: 'M-9', children: 'nej' }))));
    expect(watches(where, AINO, file)).toBe(404);
    apply(where);
    expect(watches(where, AINO, file)).toBe(200);
    expect(watches(where, ELIF, file)).toBe(404);
  });

  it('stays closed where nobody has said whether children are seen, until somebody has', () => {
    const where = town();
    write(where, 'permits', [{ id: 'M-9', lecturer: 'Lena Ek', recordings: 'alla', answer: 'ja', audience: 'rum-lar' }]);
    apply(where);
    const file = put(where, { name: 'vatten.mp4' });
    done(run(where.emulator, takeIn(plan(where), order(file, { lecturer: 'Lena Ek', rooms: 'rum-lar', permit: 'M-9' }))));
    apply(where);
    expect([film(where, 'F-3')?.row?.children, watches(where, AINO, file)]).toEqual([true, 404]);
    set(where, 'recordings', 'F-3', 'children', 'nej');
    apply(where);
    expect(watches(where, AINO, file)).toBe(200);
  });

  it('loses whoever it was shared with by itself, but not those who read the waiting room', () => {
    const where = town();
    set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JOHAN}`);
    apply(where);
    const file = put(where, { name: 'vatten.mp4' });
    share(where, file, AINO);
    share(where, file, ELIF);
    expect(watches(where, AINO, file)).toBe(200);
    expect(done(run(where.emulator, takeIn(plan(where), order(file)))).unshared).toBe(2);
    expect(watches(where, AINO, file)).toBe(404);
    expect(watches(where, ELIF, file)).toBe(404);
    expect(watches(where, JOHAN, file)).toBe(200);
  });

  it('closes at once when it was put in a room’s folder by hand', () => {
    const where = town();
    apply(where);
    const folder = plan(where).state.ids.get('rooms/rum-lar/folder') as string;
    const file = put(where, { name: 'vatten.mp4', parents: [folder] });
    expect(watches(where, AINO, file)).toBe(200);
    const taken = done(run(where.emulator, takeIn(plan(where), order(file))));
    expect(watches(where, AINO, file)).toBe(404);
    run(where.emulator, putBack(plan(where), taken.undo, log));
    expect(watches(where, AINO, file)).toBe(404); // Never back where others read it.
  });

  it('takes the place that a planned recording has kept, and leaves the rest of its row', () => {
    const where = town();
    write(where, 'recordings', [{ id: 'F-7', title: 'Planerad kväll', lecturer: 'Gunilla Sjöström', permit: 'M-2' }]);
    const file = put(where, { name: 'kväll.mp4' });
    done(run(where.emulator, takeIn(plan(where), order(file, { children: 'nej' }, 'F-7'))));
    expect(film(where, 'F-7')?.row).toMatchObject({ title: 'Planerad kväll', children: false, file, permit: ['M-2'] });
    expect(film(where, 'F-7')?.file?.id).toBe(file);
  });

  it('goes back where it came from when that is undone, if that folder was handed over, and the row is gone', () => {
    const where = town();
    apply(where);
    const home = folderOf(where);
    hand(where, home);
    const file = put(where, { name: 'vatten.mp4', parents: [home] });
    const taken = done(run(where.emulator, takeIn(plan(where), order(file))));
    expect(run(where.emulator, putBack(plan(where), taken.undo, log))).toEqual({ stays: false });
    expect(parentOf(where, file)).toBe(home);
    const reading = plan(where);
    expect(reading.planned.films.map(({ id }) => id).sort()).toEqual(['F-1', 'F-2']);
    expect(reading.planned.plan.diagnostics).toEqual([]);
    // The id is spent: a later film does not get it.
    expect(done(run(where.emulator, takeIn(reading, order(file)))).recording).toBe('F-4');
  });

  it('stays in the waiting room when that is undone, where others than staff read the folder that it came from', () => {
    const where = town();
    apply(where);
    const folder = folderOf(where);
    hand(where, folder);
    const file = put(where, { name: 'vatten.mp4', parents: [folder] });
    const taken = done(run(where.emulator, takeIn(plan(where), order(file))));
    share(where, folder, ELIF); // After the film was taken in.
    expect(run(where.emulator, putBack(plan(where), taken.undo, log))).toEqual({ stays: true });
    expect(watches(where, ELIF, file)).toBe(404);
    expect(parentOf(where, file)).toBe(where.ref.waitingRoom);
    expect(film(where, taken.recording)).toBeUndefined();
  });

  it('is taken out of a folder that the app may not touch, and stays in the waiting room when that is undone', () => {
    const where = town();
    apply(where);
    const folder = folderOf(where);
    const file = put(where, { name: 'vatten.mp4', parents: [folder] });
    const taken = done(run(where.emulator, takeIn(plan(where), order(file))));
    expect(parentOf(where, file)).toBe(where.ref.waitingRoom);
    expect(run(where.emulator, putBack(plan(where), taken.undo, log))).toEqual({ stays: true });
    expect(parentOf(where, file)).toBe(where.ref.waitingRoom);
    const captions = put(where, { name: 'systematik.vtt', mimeType: 'text/vtt', parents: [folder] });
    expect(run(where.emulator, takeInCaptions(plan(where), { file: captions, recording: 'F-1' }))).toEqual({ recording: 'F-1' });
    expect(parentOf(where, captions)).toBe(where.ref.waitingRoom);
  });

  it('is told when its owner alone could move it', () => {
    const where = town();
    set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JOHAN}`);
    apply(where);
    const file = put(where, { name: 'johan.mp4' }, JOHAN);
    share(where, file, MARYAM, 'writer', JOHAN);
    expect(problemIn(run(where.emulator, takeIn(plan(where), order(file))))).toContain('Google lät den inte flyttas');
    expect(parentOf(where, file)).not.toBe(where.ref.waitingRoom);
  });

  it('tells the log that it was undone', () => {
    const where = town();
    const taken = done(run(where.emulator, takeIn(plan(where), order(put(where, { name: 'vatten.mp4' })))));
    run(where.emulator, putBack(plan(where), taken.undo, log));
    const lines = values(where.emulator, where.ref.spreadsheetId, 'Logg!A1:G50');
    expect(lines.at(-1)).toEqual(expect.arrayContaining([log.time, log.actor, 'undo', `recordings/${taken.recording}`]));
  });

  it('is not put back once it has been shared', () => {
    const where = town();
    write(where, 'permits', [{ id: 'M-9', lecturer: 'Lena Ek', recordings: 'alla', answer: 'ja', audience: 'rum-lar' }]);
    const file = put(where, { name: 'vatten.mp4' });
    const taken = done(
      run(where.emulator, takeIn(plan(where), order(file, { lecturer: 'Lena Ek', rooms: 'rum-lar', permit: 'M-9', children: 'nej' }))),
    );
    apply(where);
    expect(problemIn(run(where.emulator, putBack(plan(where), taken.undo, log)))).toContain('inte i Väntrummet');
    expect(film(where, taken.recording)?.row).toBeDefined();
  });
});

describe('what is a film', () => {
  it.each([
    ['00001.MTS', 'application/octet-stream', true],
    ['film.mxf', 'application/mxf', true],
    ['namnlös', 'video/mp4', true],
    ['bild.jpg', 'application/octet-stream', false],
    ['film.mp4', 'text/plain', false],
  ])('%s, which Drive calls %s: %s', (name, mimeType, is) => {
    expect(isFilm({ name, mimeType })).toBe(is);
  });
});

describe('what is not taken in', () => {
  const where = town();
  apply(where);
  const refusal = (file: string, cells = {}, recording = '') =>
    problemIn(run(where.emulator, takeIn(plan(where), order(file, cells, recording))));

  it.each([
    ['a text', { name: 'brev.txt', mimeType: 'text/plain' }, 'ingen film'],
    ['a film of another workbook', { name: 'a.mp4', appProperties: { dk: 'recording', dkws: 'ws-2', dkrow: 'F-1' } }, 'annan arbetsbok'],
    ['an upload that was never checked', { name: 'a.mp4', appProperties: { dk: 'upload', dkws: 'ws-1', dkrow: 'F-9' } }, 'på väg upp'],
  ])('%s is told apart', (_, file, words) => {
    const before = JSON.stringify(plan(where).workbook.sheets.recordings);
    const id = put(where, file);
    expect(refusal(id)).toContain(words);
    expect(parentOf(where, id)).not.toBe(where.ref.waitingRoom);
    expect(JSON.stringify(plan(where).workbook.sheets.recordings)).toBe(before);
  });

  it('is nothing of ours, nothing that the app may not reach, and nothing that someone else will always see', () => {
    expect(refusal(plan(where).state.ids.get('recordings/F-1/file') as string)).toContain('hör redan till Delakultur');
    expect(refusal(where.ref.rootFolder)).toContain('hör redan till Delakultur');
    expect(refusal('1finns-inte')).toContain('kommer inte åt filen');
    expect(refusal(putOnly(where, { name: 'egen.mp4' }))).toContain('kommer inte åt filen');
    const elifs = put(where, { name: 'elif.mp4' }, ELIF);
    share(where, elifs, MARYAM, 'writer', ELIF);
    expect(refusal(elifs)).toContain(`ägs av ${ELIF}`);
  });

  it('leaves the file alone where a cell can’t be used', () => {
    const id = put(where, { name: 'a.mp4' });
    const home = parentOf(where, id);
    expect(refusal(id, { title: '' })).toContain('titel');
    expect(refusal(id, { rooms: 'rum-borta' })).toContain('rum-borta');
    expect(refusal(id, { date: 'i går' })).toContain('Datum');
    expect(refusal(id, { children: 'nej' }, 'F-1')).toContain('har redan en film');
    expect(parentOf(where, id)).toBe(home);
  });
});

describe('several films at once', () => {
  it('are each taken in wholly or not at all, in eight rounds at most, whatever their number', () => {
    const where = town();
    apply(where);
    const files = ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4', 'e.mp4'].map((name) => put(where, { name }));
    files.splice(2, 0, put(where, { name: 'brev.txt', mimeType: 'text/plain' }));
    const orders = files.map((file, at) => order(file, { title: `Film ${at}` }));
    const { result, sends } = runCounting(where.emulator, takeInAll(plan(where), orders));
    expect(result.map((one) => ('problem' in one ? '–' : one.recording))).toEqual(['F-3', 'F-4', '–', 'F-5', 'F-6', 'F-7']);
    expect(sends.length).toBeLessThanOrEqual(8);
    expect(plan(where).planned.films.filter((one) => one.file).length).toBe(7);
    expect(film(where, 'F-5')?.title).toBe('Film 3');
  });

  it('do not take each other’s place', () => {
    const where = town();
    const file = put(where, { name: 'a.mp4' });
    const results = run(where.emulator, takeInAll(plan(where), [order(file), order(file)]));
    done(results[0]);
    expect(problemIn(results[1])).toContain('två gånger');
  });

  it('go back where they were when the workbook can’t be written', () => {
    const where = town();
    apply(where);
    const home = folderOf(where);
    hand(where, home);
    const file = put(where, { name: 'a.mp4', parents: [home] });
    const reading = plan(where);
    const broken = { ...reading, workbook: { ...reading.workbook, spreadsheetId: 'borta' } };
    expect(() => run(where.emulator, takeIn(broken, order(file)))).toThrow();
    expect(parentOf(where, file)).toBe(home);
    // But never back where others read it.
    const inRoom = put(where, { name: 'b.mp4', parents: [reading.state.ids.get('rooms/rum-lar/folder') as string] });
    expect(() => run(where.emulator, takeIn(broken, order(inRoom)))).toThrow();
    expect(watches(where, AINO, inRoom)).toBe(404);
    expect(plan(where).planned.films.length).toBe(2);
  });
});

describe('captions that lie in Drive', () => {
  it('follow their film, and the row says that it has them', () => {
    const where = town();
    apply(where);
    const file = put(where, { name: 'systematik.vtt', mimeType: 'text/vtt' });
    expect(run(where.emulator, takeInCaptions(plan(where), { file, recording: 'F-1' }))).toEqual({ recording: 'F-1' });
    apply(where);
    expect(watches(where, AINO, file)).toBe(200);
    expect(film(where, 'F-1')?.row?.captions).toBe(true);
    const other = put(where, { name: 'b.vtt', mimeType: 'text/vtt' });
    expect(problemIn(run(where.emulator, takeInCaptions(plan(where), { file: other, recording: 'F-1' })))).toContain('redan undertexter');
    const text = put(where, { name: 'film.mp4' });
    expect(problemIn(run(where.emulator, takeInCaptions(plan(where), { file: text, recording: 'F-2' })))).toContain('.vtt');
  });
});

describe('captions that lay in Drive', () => {
  it('are their owner’s: others that are sent later do not throw them away', () => {
    const where = town();
    apply(where);
    const file = put(where, { name: 'systematik.vtt', mimeType: 'text/vtt' });
    run(where.emulator, takeInCaptions(plan(where), { file, recording: 'F-1' }));
    const begun = run(
      where.emulator,
      beginCaptions(plan(where), { recording: 'F-1', name: 'ny.vtt', bytes: 3, mimeType: 'text/vtt', origin: 'http://localhost:1' }),
    );
    if ('problem' in begun) throw new Error(problemIn(begun));
    const { pathname, search } = new URL(begun.session);
    where.emulator.handle({ method: 'PUT', url: pathname + search, headers: {}, body: { text: 'abc' } });
    // Those on their way are not for taking in.
    expect(problemIn(run(where.emulator, takeInCaptions(plan(where), { file: begun.file, recording: 'F-2' })))).toContain('på väg upp');
    const md5 = createHash('md5').update('abc').digest('hex');
    expect(run(where.emulator, endCaptions(plan(where), { recording: 'F-1', file: begun.file, bytes: 3, md5 }))).toBe('ok');
    expect(plan(where).state.items.get(file)?.trashed).toBe(false);
  });
});

describe('a file that lies where it should not', () => {
  it('is put in the waiting room, its own sharing and shortcuts gone, and that is read back', () => {
    const where = town();
    apply(where);
    const reading = plan(where);
    const item = reading.state.items.get(reading.state.ids.get('recordings/F-1/file') as string);
    if (!item) throw new Error('no film');
    share(where, item.id, ELIF);
    const again = plan(where);
    const now = again.state.items.get(item.id) ?? item;
    expect(run(where.emulator, putInWaiting(again, now, { time: '2026-11-16 09:00', actor: MARYAM }))).toEqual({ closed: true });
    expect([AINO, JO, ELIF].map((email) => watches(where, email, item.id))).toEqual([404, 404, 404]);
    const after = plan(where);
    expect([...after.state.items.values()].filter((one) => one.kind === 'shortcut' && !one.trashed)).toEqual([]);
    expect(after.workbook.sheets.log.data.rows.at(-1)?.join(' ')).toContain('recordings/F-1');
  });
});
