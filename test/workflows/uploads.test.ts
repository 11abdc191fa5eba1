/** Films that a browser sends: row, id, session, check – and that nobody sees them before they are whole and permitted. */

import { createHash } from 'node:crypto';
import { askUpload, call } from '../../src/google/call.ts';
import { propose } from '../../src/workflows/recordings/examples.ts';
import { endCaptions, endFilm } from '../../src/workflows/recordings/upload-end.ts';
import { beginCaptions, beginFilm, cancelFilm, freeRecordingId, previewFilm } from '../../src/workflows/recordings/uploads.ts';
import { inSwedish, problemIn } from '../messages/said.ts';
import { AINO, addFilm, apply, ELIF, fileOf, plan, set, summary, type Town, tables, town, watches, write } from './town.ts';
import { JOHAN, MARYAM, run, type as typeIn, values } from './workspace.ts';

const BYTES = 'ett litet stycke film';
const MD5 = createHash('md5').update(BYTES).digest('hex');
const cells = { title: 'Lek ute', lecturer: 'Ann-Sofi Dahl', rooms: 'rum-lar', permit: 'M-3', children: 'nej' };
const order = { recording: '', cells, name: 'lek-ute.MP4', bytes: BYTES.length, mimeType: 'video/mp4', origin: 'http://localhost:1' };
const permitted = {
  ...tables,
  permits: [
    ...(tables.permits ?? []),
    { id: 'M-3', lecturer: 'Ann-Sofi Dahl', recordings: 'alla', answer: 'ja', audience: 'rum-lar', to: '2027-06-30' },
  ],
};

/** A town where everything stands as the workbook says. */
function standing(): Town {
  const made = town({}, permitted);
  apply(made);
  return made;
}
const begin = (where: Town, more: Partial<typeof order> = {}) => {
  const begun = run(where.emulator, beginFilm(plan(where), { ...order, ...more }));
  if ('problem' in begun) throw new Error(problemIn(begun));
  return begun;
};
/** What the browser does, without any token. */
const put = ({ emulator }: Town, session: string, text = BYTES, headers = {}): number => {
  const { pathname, search } = new URL(session);
  return emulator.handle({ method: 'PUT', url: pathname + search, headers, body: { text } }).status;
};
const whole = ({ recording, file }: { recording: string; file: string }) => ({ recording, file, bytes: BYTES.length, md5: MD5 });
const rowOf = (where: Town, id: string) => plan(where).config.tables.recordings.rows.find((row) => row.id === id);
const item = (where: Town, file: string) => plan(where).state.items.get(file);

describe('a film from a browser', () => {
  it('gets a row, an id and a session, lies in Väntrummet when it has come, and is shared by the plan', () => {
    const where = standing();
    const begun = begin(where);
    expect(begun.recording).toBe('F-3');
    expect(rowOf(where, 'F-3')).toMatchObject({ title: 'Lek ute', rooms: ['rum-lar'], permit: ['M-3'], children: false });
    expect(fileOf(where, 'F-3')).toBe(begun.file);
    expect(put(where, begun.session)).toBe(200);
    expect(run(where.emulator, endFilm(plan(where), whole(begun)))).toBe('ok');
    expect(item(where, begun.file)).toMatchObject({ kind: 'recording', row: 'F-3', parent: where.ref.waitingRoom, name: 'Lek ute.mp4' });
    expect([MARYAM, AINO, ELIF].map((email) => watches(where, email, begun.file))).toEqual([200, 404, 404]);
    apply(where);
    expect([MARYAM, AINO, ELIF].map((email) => watches(where, email, begun.file))).toEqual([200, 200, 404]);
    expect(rowOf(where, 'F-3')?.file).toBe(begun.file);
    expect(summary(plan(where))).toEqual([]);
  });

  it('is in no room, and in no plan, while it is half sent or unchecked', () => {
    const where = standing();
    const begun = begin(where);
    const before = summary(plan(where));
    expect(put(where, begun.session, BYTES.slice(0, 5), { 'content-length': '5' })).toBe(400);
    expect(run(where.emulator, endFilm(plan(where), whole(begun)))).toBe('missing');
    put(where, begun.session);
    expect(summary(plan(where))).toEqual(before);
    apply(where);
    expect(watches(where, AINO, begun.file)).toBe(404);
    expect(run(where.emulator, endFilm(plan(where), whole(begun)))).toBe('ok');
    apply(where);
    expect(watches(where, AINO, begun.file)).toBe(200);
  });

  it('is kept out when what came is not what was sent, and may be sent again', () => {
    const where = standing();
    const begun = begin(where);
    put(where, begun.session, 'ett litet stycke FILM');
    expect(run(where.emulator, endFilm(plan(where), whole(begun)))).toBe('mismatch');
    apply(where);
    expect(item(where, begun.file)?.kind === 'recording').toBe(false);
    expect(watches(where, AINO, begun.file)).not.toBe(200);
    expect(rowOf(where, 'F-3')?.file).toBe('');
    const again = begin(where, { recording: 'F-3', cells: {} as typeof cells });
    expect(again.file).not.toBe(begun.file);
    put(where, again.session);
    expect(run(where.emulator, endFilm(plan(where), whole(again)))).toBe('ok');
    apply(where);
    expect(watches(where, AINO, again.file)).toBe(200);
  });

  it('that is the row’s film already is no longer its sender’s to throw away', () => {
    const where = standing();
    const begun = begin(where);
    put(where, begun.session);
    run(where.emulator, endFilm(plan(where), whole(begun)));
    apply(where);
    expect(run(where.emulator, endFilm(plan(where), { ...whole(begun), md5: '0'.repeat(32) }))).toBe('mismatch');
    expect(watches(where, AINO, begun.file)).toBe(200);
    expect([fileOf(where, 'F-3'), item(where, begun.file)?.trashed]).toEqual([begun.file, false]);
  });

  it('whose row was taken away meanwhile is kept in Väntrummet, and that is told in words', () => {
    const where = standing();
    const begun = begin(where);
    put(where, begun.session);
    const { title, data, columnCount } = plan(where).workbook.sheets.recordings;
    const at = data.firstRow + data.rows.length - 1;
    const [before = []] = values(where.emulator, where.ref.spreadsheetId, `${title}!A${at}:Z${at}`);
    const write = (cells: unknown[]) => typeIn(where.emulator, where.ref.spreadsheetId, `${title}!A${at}:Z${at}`, [cells as string[]]);
    write(Array.from({ length: columnCount }, () => ''));
    const told = run(where.emulator, endFilm(plan(where), whole(begun)));
    expect(problemIn(told)).toMatch(/Väntrummet.*raden F-3 finns inte.*id F-3/);
    expect(item(where, begun.file)).toMatchObject({ kind: 'recording', parent: where.ref.waitingRoom, trashed: false });
    expect(plan(where).planned.plan.diagnostics.map(inSwedish)).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'filmWithoutRow', message: expect.stringContaining('id F-3') }),
    );
    // The row is back, and the same end is asked for again.
    write(before);
    expect(run(where.emulator, endFilm(plan(where), whole(begun)))).toBe('ok');
    apply(where);
    expect(watches(where, AINO, begun.file)).toBe(200);
  });

  it('leaves no row behind where no session could be opened', () => {
    const where = standing();
    const before = values(where.emulator, where.ref.spreadsheetId, 'Inspelningar');
    const { handle } = where.emulator;
    const shut = {
      ...where.emulator,
      handle: (request: Parameters<typeof handle>[0]) => (request.url.startsWith('/upload/') ? refusal : handle(request)),
    };
    const refusal = {
      status: 403,
      headers: {},
      body: { text: JSON.stringify({ error: { code: 403, errors: [{ reason: 'storageQuotaExceeded' }] } }) },
    };
    expect(() => run(shut as typeof where.emulator, beginFilm(plan(where), order))).toThrow();
    expect(values(where.emulator, where.ref.spreadsheetId, 'Inspelningar').filter((row) => row.some((cell) => cell !== ''))).toEqual(
      before,
    );
    expect(begin(where).recording).toMatch(/^F-/);
  });

  it('goes on under the same id after a session was lost', () => {
    const where = standing();
    const first = begin(where);
    const second = begin(where, { recording: 'F-3', cells: {} as typeof cells });
    expect(second.file).toBe(first.file);
    expect(second.session).not.toBe(first.session);
  });

  it('takes another id where the noted one is spent', () => {
    const where = standing();
    const first = begin(where);
    put(where, first.session);
    run(where.emulator, endFilm(plan(where), whole(first)));
    const authorization = `Bearer local:${MARYAM}`;
    where.emulator.handle({ method: 'DELETE', url: `/drive/v3/files/${first.file}`, headers: { authorization } });
    const second = begin(where, { recording: 'F-3', cells: {} as typeof cells });
    expect(second.file).not.toBe(first.file);
    expect(put(where, second.session)).toBe(200);
  });

  it('stands in for another only once it is whole', () => {
    const where = standing();
    const old = fileOf(where, 'F-1');
    const begun = begin(where, { recording: 'F-1', cells: { children: 'nej' } as typeof cells });
    expect(fileOf(where, 'F-1')).toBe(old);
    apply(where);
    expect(watches(where, AINO, old)).toBe(200);
    put(where, begun.session);
    run(where.emulator, endFilm(plan(where), whole(begun)));
    expect(fileOf(where, 'F-1')).toBe(begun.file);
    apply(where);
    expect([watches(where, AINO, begun.file), watches(where, AINO, old)]).toEqual([200, 404]);
  });

  it('of which nobody has said whether children are seen stays closed until somebody has', () => {
    const where = standing();
    const begun = begin(where, { cells: { ...cells, children: '' } });
    put(where, begun.session);
    run(where.emulator, endFilm(plan(where), whole(begun)));
    apply(where);
    expect([rowOf(where, 'F-3')?.children, watches(where, AINO, begun.file)]).toEqual([true, 404]);
    set(where, 'recordings', 'F-3', 'children', 'nej');
    apply(where);
    expect(watches(where, AINO, begun.file)).toBe(200);
  });

  it('never counts a file that this upload did not make', () => {
    const where = standing();
    const begun = begin(where);
    const other = addFilm(where, 'F-2');
    const film = { ...whole(begun), file: other };
    expect(run(where.emulator, endFilm(plan(where), film))).toBe('missing');
  });

  it('is refused with words where its row can’t be: no title, an unknown room, a permit that is not there', () => {
    const where = standing();
    const refused = (more: Record<string, string>) => {
      const answer = run(where.emulator, beginFilm(plan(where), { ...order, cells: { ...cells, ...more } }));
      return 'problem' in answer ? problemIn(answer) : 'begun';
    };
    expect(refused({ title: ' ' })).toBe('Skriv en titel.');
    expect(refused({ rooms: 'rum-inget' })).toMatch('rum ”rum-inget”');
    expect(refused({ permit: 'M-99' })).toMatch('medgivande ”M-99”');
    expect(refused({ date: 'i höstas' })).toMatch('Datum');
    expect(plan(where).config.tables.recordings.rows).toHaveLength(2);
  });
});

describe('who would see a film', () => {
  const seen = (where: Town, more: Record<string, string> = {}) => {
    const answer = previewFilm(plan(where), '', { ...cells, ...more });
    if ('problem' in answer) throw new Error(problemIn(answer));
    return answer.planned.films.find((film) => film.id === answer.recording);
  };

  it('is told before anything is sent, and nothing is written', () => {
    const where = standing();
    expect(seen(where)?.audience).toEqual({ rooms: ['rum-lar'], until: '2027-06-30' });
    expect(plan(where).config.tables.recordings.rows).toHaveLength(2);
  });

  it('is nobody without a permit, by a permit that is for another film, or where children are seen without a day', () => {
    const where = standing();
    expect(seen(where, { permit: '' })).toMatchObject({ audience: undefined, verdict: { why: 'noPermit' } });
    expect(seen(where, { permit: 'M-1' })).toMatchObject({ audience: undefined, verdict: { why: 'permitDisagrees' } });
    expect(seen(where, { children: 'ja' })).toMatchObject({ audience: undefined, verdict: { why: 'childrenWithoutConsent' } });
    expect(seen(where, { children: 'ja', childrenUntil: '2026-12-24' })?.audience?.until).toBe('2026-12-24');
  });
});

const text = { name: 'systematik.vtt', bytes: BYTES.length, mimeType: 'text/vtt', origin: order.origin };
const beginText = (where: Town) => {
  const begun = run(where.emulator, beginCaptions(plan(where), { recording: 'F-1', ...text }));
  if ('problem' in begun) throw new Error(problemIn(begun));
  return begun;
};

describe('captions from a browser', () => {
  const captionsOf = (where: Town) =>
    [...plan(where).state.items.values()].filter((one) => one.kind === 'captions' && !one.trashed).map((one) => one.id);

  it('are shown to nobody before they are found right, and are no film', () => {
    const where = standing();
    const begun = beginText(where);
    put(where, begun.session);
    apply(where);
    expect([captionsOf(where), watches(where, AINO, begun.file)]).toEqual([[], 404]);
    expect(run(where.emulator, endFilm(plan(where), whole(begun)))).toBe('missing');
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
    expect(run(where.emulator, endCaptions(plan(where), { ...whole(begun), md5: '0'.repeat(32) }))).toBe('mismatch');
    expect([captionsOf(where), item(where, begun.file)?.trashed]).toEqual([[], true]);
  });

  it('that are right already are not thrown away by a wrong sum', () => {
    const where = standing();
    const begun = beginText(where);
    put(where, begun.session);
    run(where.emulator, endCaptions(plan(where), whole(begun)));
    expect(run(where.emulator, endCaptions(plan(where), { ...whole(begun), md5: '0'.repeat(32) }))).toBe('mismatch');
    expect(run(where.emulator, endCaptions(plan(where), whole(begun)))).toBe('ok');
    expect(captionsOf(where)).toEqual([begun.file]);
  });

  it('take the place of older ones, but only once they are right', () => {
    const where = standing();
    const sent = [1, 2].map(() => {
      const begun = beginText(where);
      put(where, begun.session);
      const before = captionsOf(where);
      expect(run(where.emulator, endCaptions(plan(where), whole(begun)))).toBe('ok');
      apply(where);
      return { before, file: begun.file };
    });
    expect(sent[1]?.before).toEqual([sent[0]?.file]);
    expect(captionsOf(where)).toEqual([sent[1]?.file]);
    expect(watches(where, AINO, sent[1]?.file ?? '')).toBe(200);
  });

  it('lie beside their film, follow it, and are noted in its row only once they are right', () => {
    const where = standing();
    const begun = beginText(where);
    put(where, begun.session, 'något annat än det här');
    expect(run(where.emulator, endCaptions(plan(where), whole(begun)))).toBe('missing'); // Refused by its length: nothing came.
    put(where, begun.session);
    expect(run(where.emulator, endCaptions(plan(where), whole(begun)))).toBe('ok');
    expect(rowOf(where, 'F-1')?.captions).toBe(true);
    apply(where);
    expect(watches(where, AINO, begun.file)).toBe(200);
    expect(watches(where, ELIF, begun.file)).toBe(404);
  });
});

describe('an upload that is given up', () => {
  it('leaves neither row nor file, and its id is let go', () => {
    const where = standing();
    const begun = begin(where);
    put(where, begun.session);
    run(where.emulator, cancelFilm(plan(where), { ...begun, wasNew: true }));
    expect(rowOf(where, 'F-3')).toBeUndefined();
    expect(item(where, begun.file)?.kind === 'recording').toBe(false);
    expect(summary(plan(where))).toEqual([]);
    // An id that a row had is never another's.
    expect(freeRecordingId(plan(where))).toBe('F-4');
  });

  it('leaves a wholly empty row, also where a run has told its state there', () => {
    const where = standing();
    const begun = begin(where);
    apply(where);
    expect(rowOf(where, 'F-3')?.status).not.toBe('');
    run(where.emulator, cancelFilm(plan(where), { ...begun, wasNew: true }));
    const { data } = plan(where).workbook.sheets.recordings;
    expect(data.rows.filter((cells) => cells.some((cell) => cell !== ''))).toHaveLength(2);
    expect(plan(where).planned.plan.diagnostics.filter((one) => one.table === 'recordings')).toEqual([]);
  });

  it('leaves a planned recording planned, as it is while the film is on its way', () => {
    const where = town(
      {},
      { ...permitted, recordings: (permitted.recordings ?? []).slice(0, 1), permits: permitted.permits?.slice(0, 1) ?? [] },
    );
    write(where, 'recordings', [{ ...cells, id: 'F-5', permit: 'M-1', date: '2026-12-01' }]);
    const status = () => {
      apply(where);
      return rowOf(where, 'F-5')?.status;
    };
    const before = status();
    const begun = begin(where, { recording: 'F-5', cells: {} as typeof cells });
    const meanwhile = status();
    run(where.emulator, cancelFilm(plan(where), { ...begun, wasNew: false }));
    expect([before, meanwhile, status()]).toEqual(['planerad', 'planerad', 'planerad']);
  });

  it('is told from a film that there was, which is missed run after run', () => {
    const where = standing();
    const authorization = `Bearer local:${MARYAM}`;
    where.emulator.handle({ method: 'DELETE', url: `/drive/v3/files/${fileOf(where, 'F-1')}`, headers: { authorization } });
    for (const run_ of [1, 2]) {
      apply(where, { allowRemovals: 9 });
      expect([run_, rowOf(where, 'F-1')?.status]).toEqual([run_, 'fil saknas']);
    }
  });

  it('leaves a planned row as it was, and a film that is there alone', () => {
    const where = standing();
    run(where.emulator, cancelFilm(plan(where), { recording: 'F-1', file: fileOf(where, 'F-1'), wasNew: true }));
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
    expect(rowOf(where, 'F-1')?.title).toBe('Systematik som hjälper');
    const begun = begin(where);
    set(where, 'recordings', 'F-3', 'title', 'Planerad');
    run(where.emulator, cancelFilm(plan(where), { ...begun, wasNew: false }));
    expect(rowOf(where, 'F-3')?.title).toBe('Planerad');
  });
});

describe('a session', () => {
  it('is asked how far it has come, and only a session of Drive’s is asked', () => {
    const where = standing();
    const { session } = begin(where, { bytes: 300_000 });
    const ask = (address: string) => run(where.emulator, askUpload({ address, bytes: 300_000 }), JOHAN);
    expect(ask(session)).toBe(0);
    const range = { 'content-range': 'bytes 0-262143/300000', 'content-length': '262144' };
    expect(put(where, session, 'a'.repeat(262_144), range)).toBe(308);
    expect(ask(session)).toBe(262_144);
    put(where, session, 'a'.repeat(37_856), { 'content-range': 'bytes 262144-299999/300000', 'content-length': '37856' });
    expect(ask(session)).toBe(300_000);
    expect(() => ask(session.replace(/upload_id=\w+/, 'upload_id=ingen'))).toThrow('404');
    for (const address of ['https://annan.example/', 'https://www.googleapis.com/drive/v3/files/x', `${session}#/../`, ''])
      expect(() => ask(address)).toThrow('no address of an upload');
  });

  it('is kept nowhere in the workbook', () => {
    const where = standing();
    const { session } = begin(where);
    const secret = new URL(session).searchParams.get('upload_id') as string;
    const ids = JSON.stringify(values(where.emulator, where.ref.spreadsheetId, '_ids!A1:E50'));
    expect(ids).not.toContain(secret);
  });
});

describe('What has come and was never checked bears the mark of an upload, and is neither film nor captions, as', () => {
  const example = { name: 'lek.mp4', bytes: BYTES.length, mimeType: 'video/mp4', origin: 'http://localhost:1', children: false };
  const sender = { email: AINO, name: 'Aino', unit: 'u1' };
  const proposal = { title: 'Lek', theme: '', text: 'Så lekte vi.', link: '' };
  const propose_ = (where: Town) => {
    const made = run(where.emulator, propose(plan(where), sender, proposal, example, ''));
    if ('problem' in made || !made.upload) throw new Error('not proposed');
    return made.upload;
  };
  it.each<[string, (where: Town) => { file: string; session: string }]>([
    ['a new film', (where) => begin(where)],
    ['a film in another’s place', (where) => begin(where, { recording: 'F-1', cells: {} as typeof cells })],
    ['captions', (where) => beginText(where)],
    ['a colleague’s example', propose_],
  ])('%s', (_, road) => {
    const where = standing();
    const before = [...plan(where).state.items.values()].filter(({ kind }) => kind === 'recording' || kind === 'captions').length;
    const { file, session } = road(where);
    expect(put(where, session)).toBe(200);
    const found = run(where.emulator, call('drive.files.get', { fileId: file, fields: 'appProperties' }));
    expect(found.appProperties).toMatchObject({ dk: 'upload', dkws: where.ref.workspaceId });
    const after = [...plan(where).state.items.values()].filter(({ kind }) => kind === 'recording' || kind === 'captions').length;
    expect(after).toBe(before);
    apply(where);
    expect(watches(where, AINO, file)).toBe(404);
  });
});
