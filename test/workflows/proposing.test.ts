/** What a colleague may do with a proposal of their own, as the staff page asks for it. */

import type { Who } from '../../src/domain/recordings/examples.ts';
import { lineOf, MOST, makerOf } from '../../src/domain/recordings/proposing.ts';
import { call } from '../../src/google/call.ts';
import { mailLetter } from '../../src/workflows/apply/letters.ts';
import { appendIds } from '../../src/workflows/edit/write.ts';
import { decide, giveUp, propose, reply, sentFile } from '../../src/workflows/recordings/examples.ts';
import { problemIn } from '../messages/said.ts';
import { AINO, addFilm, ELIF, fileOf, plan, set, type Town, town } from './town.ts';
import { MARYAM, NOW, run } from './workspace.ts';

const elif: Who = { email: ELIF, name: 'Elif Demir', unit: 'u1' };
const aino: Who = { email: AINO, name: 'Aino Bergström', unit: 'u1' };
const maryam: Who = { email: MARYAM, name: 'Maryam Lindqvist', unit: '' };
const link = { title: 'Sagor', theme: '', text: 'Barnen berättar.', link: 'https://film.example/sagor' };
const file = { name: 'sagor.mp4', bytes: 3, mimeType: 'video/mp4', origin: 'http://localhost:1', children: false };
const PAGE = 'https://sida.example/exec';
const md5 = '900150983cd24fb0d6963f7d28e17f72';

const proposed = (where: Town, who: Who = elif, sent: typeof file | undefined = undefined, more: Partial<typeof link> = {}, now = NOW) =>
  run(where.emulator, propose(plan(where, now), who, { ...link, ...more, ...(sent ? { link: '' } : {}) }, sent, PAGE));
function made(where: Town, who: Who = elif, sent: typeof file | undefined = undefined) {
  const done = proposed(where, who, sent);
  if ('problem' in done) throw new Error(problemIn(done));
  return done;
}
function send(where: Town, session: string) {
  const { pathname, search } = new URL(session);
  where.emulator.handle({ method: 'PUT', url: pathname + search, headers: {}, body: { text: 'abc' } });
}
const ids = (where: Town) => plan(where).config.tables.requests.rows.map((row) => row.id);
const recordings = (where: Town) => plan(where).config.tables.recordings.rows.map((row) => row.id);
const isBinned = (where: Town, id: string) =>
  run(where.emulator, call('drive.files.get', { fileId: id, fields: 'trashed' })).trashed === true;
const mailsTo = (where: Town, to: string) => where.emulator.mailbox().filter((mail) => mail.to === to && mail.kind !== 'invite');
const takenBack = (where: Town, who: Who, id: string) => run(where.emulator, giveUp(plan(where), who.email, id));

describe('A proposal taken back', () => {
  it('leaves its id to nobody else: no letter about it is taken for one sent before', () => {
    const where = town();
    const { id } = made(where);
    expect(takenBack(where, elif, id)).toBeUndefined();
    expect(made(where).id).not.toBe(id);
    expect(ids(where)).toEqual(['O-02']);
  });

  it.each(['while it is on its way', 'when it has come'])('takes its own file with it %s', (when) => {
    const where = town();
    const { id, upload } = made(where, elif, file);
    if (!upload) throw new Error('no upload');
    send(where, upload.session);
    if (when === 'when it has come')
      expect(run(where.emulator, sentFile(plan(where), ELIF, id, { file: upload.file, bytes: 3, md5 }, PAGE))).toBe('ok');
    expect(takenBack(where, elif, id)).toBeUndefined();
    expect(isBinned(where, upload.file)).toBe(true);
    expect(recordings(where)).toEqual(['F-1', 'F-2']);
    expect(plan(where).planned.plan.diagnostics.filter((one) => one.severity !== 'info')).toEqual([]);
    expect(plan(where).state.conflicts.size).toBe(0);
  });

  it('takes nothing that somebody has put in its place, nor a recording that its row was made to name', () => {
    const where = town();
    const { id, upload } = made(where, elif, file);
    if (!upload) throw new Error('no upload');
    set(where, 'requests', id, 'recording', 'F-2');
    expect(takenBack(where, elif, id)).toBeUndefined();
    expect(isBinned(where, fileOf(where, 'F-2'))).toBe(false);
    expect(recordings(where)).toEqual(['F-1', 'F-2', upload.recording]);
  });

  it('takes no film that a coordinator has given a room or a permit', () => {
    const where = town();
    const { id, upload } = made(where, elif, file);
    if (!upload) throw new Error('no upload');
    send(where, upload.session);
    run(where.emulator, sentFile(plan(where), ELIF, id, { file: upload.file, bytes: 3, md5 }, PAGE));
    set(where, 'recordings', upload.recording, 'rooms', 'rum-lar');
    expect(takenBack(where, elif, id)).toBeUndefined();
    expect(isBinned(where, upload.file)).toBe(false);
    expect(recordings(where)).toContain(upload.recording);
  });

  it('is nobody else’s to take back', () => {
    const where = town();
    const { id } = made(where);
    expect(takenBack(where, aino, id)).toHaveProperty('problem');
    expect(ids(where)).toEqual([id]);
  });
});

describe('What a page says of its bytes', () => {
  it('is heard of the proposal’s own file alone', () => {
    const where = town();
    const [mine, theirs] = [made(where, elif, file), made(where, aino, file)];
    if (!mine.upload || !theirs.upload) throw new Error('no upload');
    send(where, theirs.upload.session);
    const wrong = { bytes: 3, md5: '0'.repeat(32) };
    for (const id of [mine.id, theirs.id]) {
      const said = run(where.emulator, sentFile(plan(where), ELIF, id, { ...wrong, file: theirs.upload.file }, PAGE));
      expect(said === 'missing' || typeof said === 'object').toBe(true);
    }
    const planned = addFilm(where, 'F-1');
    expect(run(where.emulator, sentFile(plan(where), ELIF, mine.id, { ...wrong, file: planned }, PAGE))).toBe('missing');
    expect([theirs.upload.file, planned].map((one) => isBinned(where, one))).toEqual([false, false]);
  });
});

describe('One person’s proposals', () => {
  /** As if so many had been made and taken back the same day. */
  const note = (where: Town, many: number, recording: (n: number) => string) =>
    run(
      where.emulator,
      appendIds(
        plan(where).workbook,
        Array.from({ length: many }, (_, n) =>
          lineOf({ request: `O-${n + 50}`, day: '2026-11-16', by: makerOf(ELIF), recording: recording(n) }),
        ),
      ),
    );

  it('are counted by day, also when they are taken back at once', () => {
    const where = town();
    note(where, MOST.aDay - 1, () => '');
    takenBack(where, elif, made(where).id);
    expect(ids(where)).toEqual([]);
    expect(problemIn(proposed(where))).toContain('20 förslag i dag');
    expect(proposed(where, aino)).not.toHaveProperty('problem');
    expect(proposed(where, elif, undefined, {}, NOW + 86_400_000)).not.toHaveProperty('problem');
  });

  it('may hold so many files a day, and links beside', () => {
    const where = town();
    note(where, MOST.filesADay - 1, (n) => `F-${n + 50}`);
    made(where, elif, file);
    expect(problemIn(proposed(where, elif, file))).toContain('10 filer i dag');
    expect(recordings(where)).toHaveLength(3);
    expect(proposed(where)).not.toHaveProperty('problem');
  });
});

describe('What a colleague writes', () => {
  it('is told in words where it could not be read again, and neither row, film nor note is made', () => {
    const where = town();
    const before = plan(where).workbook.ids.length;
    const bad: [string, string][] = [
      ['title', '#REF!'],
      ['title', '#NAMN?'],
      ['theme', '#N/A'],
      ['text', '#SAKNAS!'],
      ['text', 'å'.repeat(50_001)],
    ];
    for (const [field, text] of bad)
      for (const sent of [undefined, file]) expect(problemIn(proposed(where, elif, sent, { [field]: text }))).toMatch(/\S/);
    expect(plan(where).config.tables.requests.seen).toBe(0);
    expect(recordings(where)).toEqual(['F-1', 'F-2']);
    expect(plan(where).workbook.ids).toHaveLength(before);
  });

  it('comes back as it was written, whatever a spreadsheet might make of it', () => {
    const where = town();
    const texts = ['=1+1', 'TRUE', '2026', '2026-11-16', '0,5', "'citat", '+46', '@alla', 'ja'];
    for (const text of texts) proposed(where, elif, undefined, { title: text, text });
    const rows = plan(where).config.tables.requests.rows;
    expect(rows.map((row) => [row.title, row.text])).toEqual(texts.map((text) => [text, text]));
  });
});

describe('A proposal reaches people', () => {
  const ruled = (where: Town, id: string, decision: 'godkänd' | 'fråga' | 'avböjd', answer = '') =>
    run(where.emulator, decide(plan(where), maryam, id, { decision, answer, rooms: ['rum-lar'], consentUntil: '' }, PAGE));

  it('whoever decides, by one mail each: of a link at once, of a file when it has come, and once', () => {
    const where = town();
    made(where);
    expect(mailsTo(where, MARYAM).map((mail) => mail.subject)).toEqual(['Förslag att besluta om: ”Sagor”']);
    const { id, upload } = made(where, elif, file);
    if (!upload) throw new Error('no upload');
    expect(mailsTo(where, MARYAM)).toHaveLength(1);
    send(where, upload.session);
    for (const _ of [1, 2]) run(where.emulator, sentFile(plan(where), ELIF, id, { file: upload.file, bytes: 3, md5 }, PAGE));
    expect(mailsTo(where, MARYAM)).toHaveLength(2);
    expect(mailsTo(where, ELIF)).toEqual([]);
  });

  it('and its answer its sender, an approval too; and a reply whoever asked', () => {
    const where = town();
    const { id } = made(where);
    expect(ruled(where, id, 'fråga', 'Syns barn?')).toEqual({ mailed: true });
    expect(run(where.emulator, reply(plan(where), ELIF, id, 'Nej.', PAGE))).toBeUndefined();
    expect(mailsTo(where, MARYAM).map((mail) => mail.subject)).toEqual(['Förslag att besluta om: ”Sagor”', 'Svar om exemplet ”Sagor”']);
    expect(ruled(where, id, 'godkänd')).toEqual({ mailed: true });
    expect(mailsTo(where, ELIF).map((mail) => mail.subject)).toEqual([
      'En fråga om ditt exempel ”Sagor”',
      'Ditt exempel ”Sagor” är godkänt',
    ]);
    expect(ruled(where, id, 'godkänd')).toHaveProperty('problem');
    expect(mailsTo(where, ELIF)).toHaveLength(2);
  });
});

describe('Letters about one proposal', () => {
  const ask = (where: Town, id: string, answer: string, now = NOW) =>
    run(where.emulator, decide(plan(where, now), maryam, id, { decision: 'fråga', answer, rooms: [], consentUntil: '' }, ''));

  it('are three a day to one person at most, however often it is asked, answered and asked again', () => {
    const where = town();
    const { id } = made(where);
    for (const n of [1, 2, 3]) {
      expect(ask(where, id, `Fråga ${n}?`)).toEqual({ mailed: true });
      expect(run(where.emulator, reply(plan(where), ELIF, id, `Svar ${n}`, PAGE))).toBeUndefined();
    }
    expect(problemIn(ask(where, id, 'Fråga 4?'))).toContain('3 brev');
    expect(mailsTo(where, ELIF)).toHaveLength(3);
    expect(plan(where).config.tables.requests.rows[0]?.decision).toBeUndefined();
    expect(ask(where, id, 'Fråga 4?', NOW + 86_400_001)).toEqual({ mailed: true });
    const other = made(where);
    expect(ask(where, other.id, 'Och den här?')).toEqual({ mailed: true });
  });

  it('to a lecturer about one permit are three a day, too', () => {
    const where = town();
    const post = (permit = 'M-2', to = 'gunilla@annan.example') => {
      const reading = plan(where);
      const row = reading.config.tables.permits.rows.find((one) => one.id === permit);
      if (!row) throw new Error('no permit');
      const letter = { from: MARYAM, to, subject: 'Får vi visa din film?', text: 'Hej!', asks: true, actor: MARYAM, now: NOW };
      return run(where.emulator, mailLetter(reading, row, letter));
    };
    for (let n = 0; n < 3; n++) expect(post()).toBeUndefined();
    expect(problemIn({ problem: post() as never })).toContain('3 brev');
    expect(post('M-2', 'gunilla@ny.example')).toBeUndefined();
    expect(post('M-1')).toBeUndefined();
  });
});
