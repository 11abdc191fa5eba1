/** The main job: workbook → plan → apply, in the embedded workspace. */

import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { swedish } from '../messages/said.ts';
import { AINO, apply, ELIF, fileOf, JO, KARIN, plan, set, summary, town, watches, write } from './town.ts';
import { MARYAM, NOW, run } from './workspace.ts';

const DAY = 86_400_000;

describe('A workspace applied for the first time', () => {
  const where = town();
  const applied = apply(where);

  it('does all that was planned', () => {
    expect(applied.kind).toBe('done');
    expect(applied.outcomes.filter((outcome) => outcome.status !== 'done')).toEqual([]);
  });
  it('lets in those whom the permit covers, and nobody else', () => {
    const film = fileOf(where, 'F-1');
    expect([AINO, JO, MARYAM].map((email) => watches(where, email, film))).toEqual([200, 200, 200]);
    expect([ELIF, KARIN, 'nobody@delaby.example'].map((email) => watches(where, email, film))).toEqual([404, 404, 404]);
  });
  it('keeps a film without an answer in the waiting room', () => {
    const film = fileOf(where, 'F-2');
    expect([AINO, ELIF, JO].map((email) => watches(where, email, film))).toEqual([404, 404, 404]);
    expect(watches(where, MARYAM, film)).toBe(200);
  });
  it('invites each guest to the meeting once', () => {
    const invites = where.emulator.mailbox().filter((mail) => mail.kind === 'invite');
    expect(invites.map((mail) => mail.to).sort()).toEqual([AINO, JO]);
  });
  it('then has nothing more to do, and writes nothing', () => {
    expect(summary(plan(where))).toEqual([]);
    expect(apply(where).kind).toBe('nothing');
  });
  it('closes the film the day after its permit ended, before anyone applies', () => {
    const film = fileOf(where, 'F-1');
    expect(plan(where).state.items.get(film)).toBeDefined();
    const last = Date.parse('2027-06-30T12:00:00Z');
    expect(plan(where, last).planned.films.find((one) => one.id === 'F-1')?.audience).toBeDefined();
    const after = plan(where, Date.parse('2027-07-01T06:00:00Z'));
    expect(after.planned.films.find((one) => one.id === 'F-1')?.status).toBe('medgivandet har gått ut');
    expect(summary(after)).toContain('close recording:F-1');
  });
});

describe('Byt lärspridare', () => {
  const where = town();
  apply(where);
  set(where, 'mandates', 'U-1', 'to', '2026-11-15');
  write(where, 'mandates', [{ id: 'U-3', person: ELIF, role: 'lärspridare', from: '2026-11-16' }]);

  it('says who gains and who loses, and why', () => {
    const { changes } = plan(where).planned.plan;
    expect(changes.flatMap((change) => change.gains)).toContain(ELIF);
    expect(changes.flatMap((change) => change.loses)).toContain(AINO);
    expect(swedish(changes.find((change) => change.loses.includes(AINO))?.reason)).toBe(
      'Uppdraget som lärspridare slutade 15 november 2026.',
    );
  });
  it('sends exactly two mails', () => {
    const before = where.emulator.mailbox().length;
    expect(apply(where)).toMatchObject({ kind: 'done', mailed: 2 });
    const mails = where.emulator.mailbox().slice(before);
    expect(mails.map((mail) => mail.to).sort()).toEqual([AINO, ELIF]);
    const film = fileOf(where, 'F-1');
    expect([watches(where, AINO, film), watches(where, ELIF, film)]).toEqual([404, 200]);
    expect(summary(plan(where))).toEqual([]);
  });
});

describe('A permit', () => {
  it('that is answered ja shares the film with everyone', () => {
    const where = town();
    apply(where);
    set(where, 'permits', 'M-2', 'answer', 'ja');
    expect(summary(plan(where))).toContain('share recording:F-2');
    apply(where);
    const film = fileOf(where, 'F-2');
    expect([AINO, ELIF, JO, KARIN].map((email) => watches(where, email, film))).toEqual([200, 200, 200, 404]);
    expect(summary(plan(where))).toEqual([]);
  });
  it('that is withdrawn closes it, though the guard trips, and nothing else is written', () => {
    const where = town();
    apply(where);
    set(where, 'permits', 'M-1', 'withdrawn', '2026-11-16');
    set(where, 'mandates', 'U-1', 'to', '2026-11-15');
    set(where, 'mandates', 'U-2', 'to', '2026-11-15');
    const film = fileOf(where, 'F-1');
    expect(plan(where).planned.plan.guard.tripped).toBe(true);
    expect(apply(where).kind).toBe('guard');
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([404, 404]);
    expect(plan(where).state.groups.get('networks/N-1')?.members.size).toBe(2);
    expect(apply(where, { allowRemovals: 2 }).kind).toBe('done');
    expect(plan(where).state.groups.get('networks/N-1')?.members.size).toBe(0);
  });
  it('whose room was widened after the answer no longer covers it', () => {
    const where = town();
    apply(where);
    set(where, 'rooms', 'rum-lar', 'areas', 'Team Norr');
    expect(
      plan(where)
        .planned.films.find((film) => film.id === 'F-1')
        ?.verdict?.closed.get('rum-lar'),
    ).toBe('roomWidened');
  });
});

describe('The clock', () => {
  it('ends access at midnight by Drive itself', () => {
    let now = NOW;
    const where = town({ now: () => now });
    apply(where);
    const film = fileOf(where, 'F-1');
    now = Date.parse('2027-06-30T21:59:59Z');
    expect(watches(where, AINO, film)).toBe(200);
    now += 2_000;
    expect(watches(where, AINO, film)).toBe(404);
    now += DAY;
    expect(watches(where, MARYAM, film)).toBe(200);
  });
});

describe('Withdrawal', () => {
  const where = town();
  apply(where);
  set(where, 'meetings', 'T-1', 'materials', 'F-1');
  apply(where);
  const film = fileOf(where, 'F-1');
  const mails = where.emulator.mailbox().length;
  const receipt = run(
    where.emulator,
    withdraw({
      spreadsheetId: where.ref.spreadsheetId,
      operator: MARYAM,
      permit: 'M-1',
      date: '2026-11-16',
      actor: MARYAM,
      holder: 'withdrawal',
      now: () => NOW,
      realNow: () => NOW,
    }),
  );

  it('closes the film and its shortcuts, reads back, and says so in a receipt', () => {
    expect(receipt).toMatchObject({ permit: 'M-1', lecturer: 'Ann-Sofi Dahl', closed: true });
    expect(receipt?.films).toMatchObject([{ recording: 'F-1', readersBefore: 2, closed: true, shortcutsRemoved: 1 }]);
    expect([AINO, JO].map((email) => watches(where, email, film))).toEqual([404, 404]);
  });
  it('takes the link out of the meeting without mailing anyone', () => {
    expect([...plan(where).state.events.values()][0]?.description).not.toContain(film);
    expect(where.emulator.mailbox()).toHaveLength(mails);
  });
  it('leaves nothing for the next plan', () => {
    expect(summary(plan(where))).toEqual([]);
  });
  it('of an unknown permit says that there is none', () => {
    const options = {
      spreadsheetId: where.ref.spreadsheetId,
      operator: MARYAM,
      date: '2026-11-16',
      actor: MARYAM,
      holder: 'w',
      now: () => NOW,
      realNow: () => NOW,
    };
    expect(run(where.emulator, withdraw({ ...options, permit: 'M-99' }))).toBeUndefined();
  });
});
