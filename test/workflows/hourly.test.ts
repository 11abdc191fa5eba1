/** The run that nobody looks at. */
import { AINO, apply, ELIF, fileOf, JO, plan, set, town, watches, write } from './town.ts';
import { NOW } from './workspace.ts';

describe('A film’s first sharing, met by the hourly run', () => {
  const where = town();
  apply(where);
  set(where, 'permits', 'M-2', 'answer', 'ja');
  const statusOf = () => plan(where).config.tables.recordings.rows.find((row) => row.id === 'F-2')?.status;

  it('waits for a person, and the workbook does not say that the film is shared', () => {
    apply(where, { unattended: true });
    expect(watches(where, AINO, fileOf(where, 'F-2'))).toBe(404);
    expect(statusOf()).not.toMatch(/^delad/);
  });
  it('gives the next hourly run nothing to do', () => {
    expect(apply(where, { unattended: true }).kind).toBe('nothing');
  });
  it('is said to be shared once a person has let it', () => {
    apply(where);
    expect(watches(where, AINO, fileOf(where, 'F-2'))).toBe(200);
    expect(statusOf()).toMatch(/^delad/);
  });
});

describe('What nobody has reviewed of a meeting, met by the hourly run a day later', () => {
  const DAY = 86_400_000;
  const where = town();
  const hourly = () => {
    const before = where.emulator.mailbox().length;
    apply(where, { unattended: true }, NOW + DAY);
    return where.emulator
      .mailbox()
      .slice(before)
      .map((mail) => `${mail.to}: ${mail.subject}`);
  };
  const event = () => {
    const [found] = [...plan(where, NOW + DAY).state.events.values()];
    return (
      found && { place: found.place, title: found.title, cancelled: found.cancelled, guests: found.guests.map((guest) => guest.email) }
    );
  };

  it('mails nobody about a meeting that is new', () => {
    expect(hourly()).toEqual([]);
    expect(event()).toBeUndefined();
    apply(where);
    expect(event()).toMatchObject({ place: 'Stadshuset', guests: [AINO, JO] });
  });
  it('mails nobody about another time, place or heading', () => {
    set(where, 'meetings', 'T-1', 'start', '2026-12-03 14:00');
    set(where, 'meetings', 'T-1', 'place', 'Biblioteket');
    set(where, 'meetings', 'T-1', 'title', 'Ny rubrik');
    expect(hourly()).toEqual([]);
    expect(event()).toMatchObject({ place: 'Stadshuset', title: 'Nätverksträff' });
  });
  it('lets who begins and who leaves in and out all the same, of the meeting as they know it', () => {
    write(where, 'mandates', [{ id: 'U-3', person: ELIF, role: 'lärspridare', from: '2026-08-01' }]);
    set(where, 'mandates', 'U-2', 'to', '2026-11-16');
    const mails = hourly();
    expect(mails).toHaveLength(2);
    expect(event()).toMatchObject({ place: 'Stadshuset', title: 'Nätverksträff', guests: [AINO, ELIF] });
  });
  it('mails nobody that it is called off', () => {
    set(where, 'meetings', 'T-1', 'status', 'inställd');
    expect(hourly()).toEqual([]);
    expect(event()).toMatchObject({ cancelled: false });
  });
  it('does all of it once a person has let it', () => {
    set(where, 'meetings', 'T-1', 'status', '');
    apply(where, {}, NOW + DAY);
    expect(event()).toMatchObject({ place: 'Biblioteket', title: 'Ny rubrik' });
  });
});

describe('Cells that closed, emptied, and met by the hourly run', () => {
  const where = town();
  set(where, 'permits', 'M-1', 'to', '2026-11-17');
  set(where, 'people', JO, 'protected', 'ja');
  apply(where);
  set(where, 'permits', 'M-1', 'to', '');
  set(where, 'people', JO, 'protected', '');
  const LATER = NOW + 3 * 86_400_000;
  const statusOf = () => plan(where, LATER).config.tables.recordings.rows.find((row) => row.id === 'F-1')?.status;

  it('let nobody in, and close a film on the day that was set', () => {
    expect([AINO, JO].map((email) => watches(where, email, fileOf(where, 'F-1')))).toEqual([200, 404]);
    apply(where, { unattended: true });
    expect([AINO, JO].map((email) => watches(where, email, fileOf(where, 'F-1')))).toEqual([200, 404]);
    apply(where, { unattended: true }, LATER);
    expect([AINO, JO].map((email) => watches(where, email, fileOf(where, 'F-1')))).toEqual([404, 404]);
    expect(apply(where, { unattended: true }, LATER).kind).toBe('nothing');
  });
  it('open once a person has let them', () => {
    apply(where, {}, LATER);
    expect([AINO, JO].map((email) => watches(where, email, fileOf(where, 'F-1')))).toEqual([200, 200]);
    expect(statusOf()).toMatch(/^delad/);
  });
});
