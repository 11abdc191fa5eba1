/** A lecturer takes the permit back: everything that leads to the film is found, closed, and read back as closed. */

import { call } from '../../src/google/call.ts';
import { handOver, PRODUCT_APP } from '../../src/tools/workspace/oauth/scopes.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { worldOf } from '../simulation/world.ts';
import { AINO, apply, fileOf, JO, KARIN, plan, set, summary, tables, watches, write } from './town.ts';
import { COLLEAGUE, file, mark, options, readers, STRANGER, shareByHand, sharedTown, withdrawn } from './withdrawal.ts';
import { MARYAM, run } from './workspace.ts';

const where = sharedTown();
const { emulator, film, captions } = where;
const start = emulator.store.snapshot();
beforeEach(() => emulator.store.restore(start));

const folderOf = (id: string): string | undefined => plan(where).state.items.get(id)?.parent;
const text = (row: string): string => [...plan(where).state.events.values()].find((event) => event.row === row)?.description ?? '';

describe('A permit taken back', () => {
  it('closes the film and its captions to those who could read them', () => {
    expect([watches(where, AINO, film), watches(where, AINO, captions)]).toEqual([200, 200]);
    const receipt = withdrawn(where);
    expect(receipt).toMatchObject({ closed: true, notes: [], lecturer: 'Ann-Sofi Dahl' });
    expect(receipt.films).toMatchObject([
      { recording: 'F-1', file: film, readersBefore: 2, byLink: false, captions: 1, others: 0, closed: true, shortcutsRemoved: 1 },
    ]);
    for (const id of [film, captions]) expect(readers(where, id)).toEqual([MARYAM]);
    expect([watches(where, AINO, film), watches(where, JO, captions)]).toEqual([404, 404]);
  });

  it('closes what was shared by hand: with a person, with a domain, with everyone who has the link', () => {
    shareByHand(where, film, { type: 'user', role: 'writer', emailAddress: KARIN });
    shareByHand(where, film, { type: 'anyone', role: 'reader' });
    shareByHand(where, captions, { type: 'domain', role: 'reader', domain: 'delaby.example' });
    expect([watches(where, KARIN, film), watches(where, STRANGER, film), watches(where, COLLEAGUE, captions)]).toEqual([200, 200, 200]);
    const receipt = withdrawn(where);
    expect(receipt.films).toMatchObject([{ readersBefore: 3, byLink: true, closed: true }]);
    expect([watches(where, KARIN, film), watches(where, STRANGER, film), watches(where, COLLEAGUE, captions)]).toEqual([404, 404, 404]);
    for (const id of [film, captions]) expect(readers(where, id)).toEqual([MARYAM]);
  });

  it('closes what lets strangers into the folder, the waiting room or the root folder', () => {
    const { rootFolder, waitingRoom } = where.ref;
    shareByHand(where, folderOf(film) ?? '', { type: 'anyone', role: 'reader' });
    shareByHand(where, waitingRoom, { type: 'anyone', role: 'reader' });
    shareByHand(where, rootFolder, { type: 'user', role: 'reader', emailAddress: STRANGER });
    expect(withdrawn(where)).toMatchObject({ closed: true, films: [{ byLink: true }] });
    for (const id of [film, captions, waitingRoom]) expect(readers(where, id)).toEqual([MARYAM]);
  });

  it('leaves the coordinators in, and nobody else', () => {
    set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${KARIN}`);
    apply(where);
    expect(withdrawn(where).closed).toBe(true);
    expect(readers(where, film)).toEqual([KARIN, MARYAM]);
  });

  it('closes a film that was moved by hand to a shared folder elsewhere', () => {
    const elsewhere = run(
      emulator,
      call('drive.files.create', { requestBody: { name: 'Min mapp', mimeType: 'application/vnd.google-apps.folder' } }),
    ).id;
    shareByHand(where, elsewhere ?? '', { type: 'anyone', role: 'reader' });
    run(emulator, call('drive.files.update', { fileId: film, addParents: elsewhere, removeParents: folderOf(film), requestBody: {} }));
    expect(watches(where, STRANGER, film)).toBe(200);
    expect(withdrawn(where).closed).toBe(true);
    expect(watches(where, STRANGER, film)).toBe(404);
  });

  it('closes films that it replaced, copies that bear its marker, and the film and captions in the bin', () => {
    const parents = [folderOf(film) ?? ''];
    const older = file(where, { name: 'Förra.mp4', parents, appProperties: mark(where, 'recording') });
    for (const fileId of [film, captions]) run(emulator, call('drive.files.update', { fileId, requestBody: { trashed: true } }));
    expect([watches(where, AINO, older), watches(where, AINO, film)]).toEqual([200, 200]);
    expect(withdrawn(where)).toMatchObject({ closed: true, films: [{ others: 1, captions: 1 }] });
    for (const id of [older, film, captions]) expect(readers(where, id)).toEqual([MARYAM]);
  });

  it('closes a file that passes for the film though the hidden tab names another', () => {
    const stray = file(where, { name: 'F-2.mp4', parents: [folderOf(film) ?? ''], appProperties: mark(where, 'recording', 'F-2') });
    expect(watches(where, JO, stray)).toBe(200);
    expect(withdrawn(where, { permit: 'M-2' }).films).toMatchObject([{ recording: 'F-2', others: 1, closed: true }]);
    expect(watches(where, JO, stray)).toBe(404);
  });

  it('keeps closed a film that is still being uploaded when it is taken back', () => {
    const arriving = file(where, { name: 'Ny.mp4', parents: [where.ref.waitingRoom], appProperties: mark(where, 'upload') });
    shareByHand(where, arriving, { type: 'anyone', role: 'reader' });
    expect(withdrawn(where).films).toMatchObject([{ others: 1, closed: true }]);
    expect(readers(where, arriving)).toEqual([MARYAM]);
    // The upload ends after that, and takes the film's place.
    run(emulator, call('drive.files.update', { fileId: arriving, requestBody: { appProperties: { dk: 'recording' } } }));
    apply(where);
    expect(readers(where, arriving)).toEqual([MARYAM]);
  });

  it('removes shortcuts that people made in our rooms, where the app may see them; all others lead nowhere', () => {
    const room = [...plan(where).state.items.values()].find((item) => item.kind === 'room' && item.row === 'rum-alla')?.id ?? '';
    const shortcut = { mimeType: 'application/vnd.google-apps.shortcut', shortcutDetails: { targetId: film }, name: 'Filmen' };
    const make = (who: string, more: object) => {
      const headers = { authorization: `Bearer local:${who}`, 'content-type': 'application/json' };
      const body = { text: JSON.stringify({ ...shortcut, ...more }) };
      return JSON.parse(emulator.handle({ method: 'POST', url: '/drive/v3/files', headers, body }).body as string).id as string;
    };
    // One that Maryam put there herself and then selected in Drive, one that nobody has shown the add-on.
    const [handed, unseen] = [make(MARYAM, { parents: [room] }), make(MARYAM, { parents: [room] })];
    make(AINO, {});
    handOver(emulator.store, { app: PRODUCT_APP, user: MARYAM }, handed);
    expect(withdrawn(where).films).toMatchObject([{ shortcutsRemoved: 2 }]);
    expect([watches(where, MARYAM, handed), watches(where, MARYAM, unseen)]).toEqual([404, 200]);
    expect(watches(where, AINO, film)).toBe(404);
  });

  it('takes the film out of every meeting that names it, and touches nothing else of them', () => {
    const before = emulator.mailbox().length;
    const event = [...plan(where).state.events.values()].find(({ row }) => row === 'T-1');
    const calendarId = plan(where).state.calendarId;
    const eventId = event?.id ?? '';
    const mine = { attendees: [{ email: JO, responseStatus: 'accepted' }] };
    // Johan has it in his own calendar, and answers there.
    emulator.handle({
      method: 'PATCH',
      url: `/calendar/v3/calendars/${encodeURIComponent(JO)}/events/${eventId}?sendUpdates=none`,
      headers: { authorization: `Bearer local:${JO}`, 'content-type': 'application/json' },
      body: { text: JSON.stringify(mine) },
    });
    const whole = run(emulator, call('calendar.events.get', { calendarId, eventId }));
    const attachments = [
      { fileUrl: `https://drive.google.com/open?id=${film}`, title: 'Filmen' },
      { fileUrl: 'https://drive.google.com/open?id=annat', title: 'Annat' },
    ];
    run(
      emulator,
      call('calendar.events.update', {
        calendarId,
        eventId,
        sendUpdates: 'none',
        supportsAttachments: true,
        requestBody: { ...whole, attachments },
      }),
    );
    set(where, 'meetings', 'T-1', 'agenda', 'Något som ingen har godkänt än');
    const receipt = withdrawn(where);
    expect(receipt.meetings).toEqual({ changed: 2, failed: 0 });
    const after = run(emulator, call('calendar.events.get', { calendarId, eventId }));
    expect(after.description).toBe('Fika\n\nDelakultur, Delaby kommun');
    expect(after.attachments?.map((one) => one.title)).toEqual(['Annat']);
    expect(after.attendees?.find((guest) => guest.email === JO)?.responseStatus).toBe('accepted');
    expect(text('T-2')).not.toContain(film);
    expect(emulator.mailbox()).toHaveLength(before);
  });

  it('clears also a meeting that has been, and one whose row can’t be read', () => {
    set(where, 'meetings', 'T-2', 'start', 'i vår');
    set(where, 'meetings', 'T-1', 'status', 'genomförd');
    expect(withdrawn(where).meetings).toEqual({ changed: 2, failed: 0 });
    for (const row of ['T-1', 'T-2']) expect(text(row)).not.toContain(film);
  });

  it('leaves nothing for the next plan, and doing it again changes nothing', () => {
    withdrawn(where);
    expect(summary(plan(where))).toEqual([]);
    const world = worldOf(emulator);
    const again = withdrawn(where);
    expect(again).toMatchObject({ closed: true, meetings: { changed: 0, failed: 0 }, films: [{ readersBefore: 0, shortcutsRemoved: 0 }] });
    expect(summary(plan(where))).toEqual([]);
    expect(worldOf(emulator)).toEqual(world);
  });

  it('lets a new permit share the film again, also in the room it was taken out of', () => {
    withdrawn(where);
    write(where, 'permits', [{ id: 'M-9', lecturer: 'Ann-Sofi Dahl', recordings: 'F-1', answer: 'ja', audience: 'rum-lar' }]);
    set(where, 'recordings', 'F-1', 'permit', 'M-9');
    expect(apply(where).outcomes.filter((outcome) => outcome.status !== 'done')).toEqual([]);
    expect([watches(where, AINO, film), watches(where, AINO, captions)]).toEqual([200, 200]);
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('A no that is written in the workbook by hand', () => {
  it('closes the film also where only its captions lie in the bin', () => {
    run(emulator, call('drive.files.update', { fileId: captions, requestBody: { trashed: true } }));
    set(where, 'permits', 'M-1', 'answer', 'nej');
    apply(where);
    for (const id of [film, captions]) expect(readers(where, id)).toEqual([MARYAM]);
  });

  it('closes by the next apply all that a withdrawal closes at once, in the bin too', () => {
    const parents = [folderOf(film) ?? ''];
    const older = file(where, { name: 'Förra.mp4', parents, appProperties: mark(where, 'recording') });
    for (const fileId of [older, captions]) run(emulator, call('drive.files.update', { fileId, requestBody: { trashed: true } }));
    shareByHand(where, film, { type: 'anyone', role: 'reader' });
    expect([older, captions].map((id) => watches(where, AINO, id))).toEqual([200, 200]);
    set(where, 'permits', 'M-1', 'answer', 'nej');
    apply(where);
    for (const id of [film, captions, older]) expect(readers(where, id)).toEqual([MARYAM]);
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('Which films a permit governs', () => {
  const films = (permit: string): string[] => withdrawn(where, { permit }).films.map((one) => one.recording);

  it('does not take M-10 for M-1, in a row that can’t be read', () => {
    set(where, 'recordings', 'F-1', 'permit', 'M-10');
    set(where, 'recordings', 'F-1', 'date', 'i våras');
    set(where, 'permits', 'M-1', 'recordings', 'F-2');
    expect(films('M-1')).toEqual([]);
  });

  it('counts a row that can’t be read and names it among others', () => {
    set(where, 'recordings', 'F-1', 'permit', 'M-2; M-1');
    set(where, 'recordings', 'F-1', 'date', 'i våras');
    expect(films('M-1')).toEqual(['F-1']);
    expect(watches(where, AINO, film)).toBe(404);
  });

  it('counts a film that the permit names, whose row is gone or names no permit', () => {
    set(where, 'recordings', 'F-1', 'id', 'F-9');
    expect(films('M-1')).toEqual(['F-9', 'F-1']);
    expect(watches(where, AINO, film)).toBe(404);
    emulator.store.restore(start);
    set(where, 'recordings', 'F-1', 'permit', '');
    expect(films('M-1')).toEqual(['F-1']);
  });

  it('closes also by a permit whose own row can’t be read, or stands twice: then both rows get the day', () => {
    write(where, 'permits', [{ id: 'M-3', lecturer: 'Ann-Sofi Dahl', recordings: 'F-1', answer: 'ja' }]);
    set(where, 'recordings', 'F-1', 'permit', 'M-1, M-3');
    set(where, 'permits', 'M-3', 'id', 'M-1');
    const receipt = withdrawn(where);
    expect(receipt).toMatchObject({ closed: true, lecturer: 'Ann-Sofi Dahl', films: [{ recording: 'F-1' }] });
    expect(
      plan(where)
        .config.tables.permits.faulty.get('M-1')
        ?.every.map((cells) => cells.withdrawn),
    ).toEqual(['2026-11-16', '2026-11-16']);
  });

  it('keeps the day or the words that stand there already', () => {
    set(where, 'permits', 'M-1', 'withdrawn', 'ringde 10/11');
    expect(withdrawn(where).closed).toBe(true);
    expect(plan(where).config.tables.permits.rows.find((row) => row.id === 'M-1')?.withdrawn).toBe('ringde 10/11');
    expect(watches(where, AINO, film)).toBe(404);
  });

  it('says of an unknown permit that there is none, and touches nothing', () => {
    expect(run(emulator, withdraw(options(where, { permit: 'M-99' })))).toBeUndefined();
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
  });

  it('closes a film only of the permit’s, and no other', () => {
    expect(tables.permits).toHaveLength(2);
    set(where, 'permits', 'M-2', 'answer', 'ja');
    apply(where);
    expect(withdrawn(where).films).toHaveLength(1);
    expect(watches(where, COLLEAGUE, fileOf(where, 'F-2'))).toBe(200);
  });
});
