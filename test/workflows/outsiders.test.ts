/** People from outside, on a Google that takes them into no group of ours, and new groups that it shows only after a while. */

import { runSync } from '../../src/google/call.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import type { Emulator, EmulatorOptions } from '../../src/tools/workspace/core/emulator.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import type { Applied } from '../../src/workflows/apply/options.ts';
import { planWorkspace } from '../../src/workflows/read/plan.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { readersAt } from '../oracle/readers.ts';
import { filmsOf, rulingOn } from '../simulation/world.ts';
import { AINO, apply, applyOptions, GUEST, JO, plan, set, type Town, tables, town, write } from './town.ts';
import { begin, MARYAM, NOW, run, values } from './workspace.ts';

const guest = { email: GUEST, name: 'En gäst', external: 'ja' };

function put({ store }: Emulator, kind: string, id: string, value: unknown): void {
  store.begin();
  store.put(kind, id, value);
  store.commit();
}

/** The guest is in the network; the film may be seen by people from outside. */
function visited(options: EmulatorOptions = {}): Town {
  const where = town(options);
  write(where, 'people', [guest]);
  set(where, 'networks', 'N-1', 'add', GUEST);
  set(where, 'permits', 'M-1', 'external', 'ja');
  return where;
}

const undone = (applied: Applied) => applied.outcomes.filter((one) => one.status !== 'done');

/** Film by film, who reads it by the embedded workspace's records and who may by the rules, told apart from the product. */
function expectRightReaders({ emulator }: Town, now = NOW): void {
  const ruling = rulingOn(emulator, new Date(now).toISOString().slice(0, 10));
  const reading = readersAt(emulator.store, now);
  for (const [film, file] of filmsOf(emulator)) {
    const may = (ruling.shown.get(film) ?? []).flatMap((room) => [...(ruling.rooms.get(room) ?? [])]);
    expect([film, ...[...reading.everyone(file)].sort()]).toEqual([film, ...[...new Set([...may, MARYAM])].sort()]);
  }
}

/** A group that stood with someone from outside in it before Google grew strict. */
function putInGroup({ emulator }: Town, email: string, member: string): void {
  const found = [...emulator.store.entries<{ id: string; email: string }>('group')].find(([, group]) => group.email.includes(email))?.[1];
  if (!found) throw new Error(`no group ${email}`);
  const record = { id: '1', group: found.id, member, type: 'USER', roles: ['MEMBER'], createTime: '', updateTime: '' };
  put(emulator, 'membership', `${found.id}/1`, record);
}

const grantsOf = ({ emulator }: Town, email: string) =>
  [...emulator.store.entries<{ grants: { emailAddress?: string }[] }>('drive.file')]
    .flatMap(([, { grants }]) => grants)
    .filter((one) => one.emailAddress === email).length;
const inGroups = ({ emulator }: Town) =>
  [...emulator.store.entries<{ member: string }>('membership')].map(([, { member }]) => member).filter((member) => member === GUEST);
const log = ({ emulator, ref }: Town) => values(emulator, ref.spreadsheetId, "'Logg'!A2:G99").map((row) => row.join(' '));

describe('Someone from outside', () => {
  it('is let in beside the room’s group, reads what the room reads, and a second run changes nothing', () => {
    const where = visited();
    expect(undone(apply(where))).toEqual([]);
    expect(inGroups(where)).toEqual([]);
    expectRightReaders(where);
    expect(plan(where).planned.plan.changes).toEqual([]);
    set(where, 'networks', 'N-1', 'add', '');
    expect(undone(apply(where))).toEqual([]);
    expectRightReaders(where);
  });

  it('reads, and ceases to read on the last day, as everyone does where no access ends by itself', () => {
    const where = visited({ edition: 'education-fundamentals' });
    set(where, 'permits', 'M-1', 'to', '2026-11-20');
    apply(where); // Learns that Drive ends nothing here.
    for (const unattended of [true, false, true]) apply(where, { unattended });
    expect(grantsOf(where, GUEST)).toBe(2);
    expectRightReaders(where);
    const after = NOW + 5 * 86_400_000;
    apply(where, { unattended: true }, after);
    expectRightReaders(where, after);
    expect(grantsOf(where, GUEST)).toBe(1); // The room is open still, and holds no film.
  });

  it('is counted among those who could see a film that is taken back, and sees it no more', () => {
    const where = visited();
    apply(where);
    const order = { spreadsheetId: where.ref.spreadsheetId, operator: MARYAM, permit: 'M-1', date: '2026-11-16', ...applyOptions() };
    const receipt = run(where.emulator, withdraw(order));
    expect(receipt?.films).toMatchObject([{ closed: true, readersBefore: 3 }]);
    expectRightReaders(where);
  });

  it('who stood in a group is let in by themselves and then taken out, by a run that nobody looks at', () => {
    const where = town();
    set(where, 'permits', 'M-1', 'external', 'ja');
    apply(where);
    write(where, 'people', [guest]);
    set(where, 'networks', 'N-1', 'add', GUEST);
    putInGroup(where, 'n-1', GUEST);
    expectRightReaders(where);
    apply(where, { unattended: true });
    expect(inGroups(where)).toEqual([]);
    expectRightReaders(where);
    apply(where);
    expect(plan(where).planned.plan.changes).toEqual([]);
  });

  it('who could not be let in by themselves stays in the group', () => {
    const where = town();
    set(where, 'permits', 'M-1', 'external', 'ja');
    apply(where);
    write(where, 'people', [guest]);
    set(where, 'networks', 'N-1', 'add', GUEST);
    putInGroup(where, 'n-1', GUEST);
    where.emulator.faults = ({ method, service }) =>
      method === 'drive.permissions.create'
        ? {
            kind: 'before',
            answer: {
              status: 403,
              headers: {},
              body: JSON.stringify({ error: { message: service.name, errors: [{ reason: 'forbidden' }] } }),
            },
          }
        : undefined;
    expect(undone(apply(where)).length).toBeGreaterThan(0);
    expect(inGroups(where)).toEqual([GUEST]);
    expectRightReaders(where);
    where.emulator.faults = undefined;
    apply(where);
    expect(inGroups(where)).toEqual([]);
    expectRightReaders(where);
  });

  it('without a Google account is mailed by Google, once, and the log says so', () => {
    const where = visited();
    put(where.emulator, 'drive.settings', 'settings', { withoutAccount: [GUEST] });
    const applied = apply(where);
    expect(undone(applied)).toEqual([]);
    expect(applied.outcomes.filter((one) => one.note).map((one) => one.id)).toEqual([
      expect.stringContaining(GUEST),
      expect.stringContaining(GUEST),
    ]);
    expect(
      where.emulator
        .mailbox()
        .filter((mail) => mail.kind === 'share')
        .map((mail) => mail.to),
    ).toEqual([GUEST, GUEST]);
    expect(log(where)).toContainEqual(expect.stringContaining('Google mejlade adressen, som inte har något Google-konto'));
    expectRightReaders(where);
    apply(where);
    expect(where.emulator.mailbox().filter((mail) => mail.kind === 'share')).toHaveLength(2);
  });

  it('whom Google will not share with even so is told as failed, and everyone else is let in', () => {
    const where = visited();
    const refused = { error: { message: 'Bad Request. User message: "Nej."', errors: [{ reason: 'invalidSharingRequest' }] } };
    where.emulator.faults = ({ method, request }) =>
      method === 'drive.permissions.create' && JSON.stringify(request.body).includes(GUEST)
        ? { kind: 'before', answer: { status: 400, headers: {}, body: JSON.stringify(refused) } }
        : undefined;
    expect(undone(apply(where)).map((one) => [one.status, one.id.includes(GUEST)])).toEqual([
      ['failed', true],
      ['failed', true],
    ]);
    const [film = ''] = [...filmsOf(where.emulator)].filter(([id]) => id === 'F-1').map(([, file]) => file);
    expect([...readersAt(where.emulator.store, NOW).everyone(film)].sort()).toEqual([AINO, JO, MARYAM].sort());
  });
});

describe('A group made in a run', () => {
  /** Applies on a clock that waiting moves. */
  function onClock(delayMillis: number, faults?: Emulator['faults'], seconds = 270) {
    let now = NOW;
    const where: Town = begin({ now: () => now });
    for (const [table, rows] of Object.entries(tables)) write(where, table as keyof typeof tables, rows);
    put(where.emulator, 'group.settings', 'settings', { delayMillis });
    where.emulator.faults = faults;
    let waited = 0;
    const driver = embeddedSync(where.emulator, MARYAM, {
      wait: (ms) => {
        now += ms;
        waited += ms;
      },
    });
    const planning = planWorkspace({ spreadsheetId: where.ref.spreadsheetId, operator: MARYAM, now });
    const reading = runSync(planning, driver);
    const applied = runSync(
      applyPlan(reading, { ...applyOptions(), now: () => now, realNow: () => now, deadline: NOW + seconds * 1000 }),
      driver,
    );
    where.emulator.faults = undefined;
    return { where, applied, waited };
  }

  it.each([1_000, 8_000, 20_000])('that is seen after %d ms is waited for, and nothing fails', (delay) => {
    const { where, applied, waited } = onClock(delay);
    expect(undone(applied)).toEqual([]);
    expect(waited).toBeGreaterThanOrEqual(delay);
    expect(waited).toBeLessThan(120_000);
    expect(plan(where).planned.plan.changes).toEqual([]);
  });

  it.each([400, 403, 404])('is waited for whatever Google calls what is not there yet: %d', (status) => {
    let refused = 0;
    const body = JSON.stringify({ error: { message: 'Inte än.', status: 'X', errors: [{ reason: 'x' }] } });
    const isOfGroups = (method: string) => method === 'cloudidentity.groups.memberships.create' || method === 'drive.permissions.create';
    const { applied, waited } = onClock(0, ({ method, request }) =>
      isOfGroups(method) && /group|preferredMemberKey/.test(JSON.stringify(request.body)) && refused++ < 9
        ? { kind: 'before', answer: { status, headers: {}, body } }
        : undefined,
    );
    expect(refused).toBeGreaterThan(9);
    expect(undone(applied)).toEqual([]);
    expect(waited).toBeGreaterThan(0);
  });

  it('that is seen at once is not waited for', () => {
    expect(onClock(0).waited).toBe(0);
  });

  it('is not waited for past the time that a run has: it stops, and the next goes on', () => {
    const { where, applied } = onClock(20_000, undefined, 10);
    expect(applied.kind).toBe('stopped');
    put(where.emulator, 'group.settings', 'settings', {});
    expect(undone(apply(where))).toEqual([]);
    expect(plan(where).planned.plan.changes).toEqual([]);
  });

  it('that is not seen in a minute is told as failed, and the next run goes on', () => {
    const { where, applied } = onClock(300_000);
    expect(undone(applied).length).toBeGreaterThan(0);
    put(where.emulator, 'group.settings', 'settings', {});
    expect(undone(apply(where))).toEqual([]);
  });

  it('whose making was answered by silence is found once it is seen, and not made twice', () => {
    let lost = 0;
    const { where, applied } = onClock(8_000, ({ method }) =>
      method === 'cloudidentity.groups.create' && lost++ === 0 ? { kind: 'lost' } : undefined,
    );
    expect(lost).toBeGreaterThan(1);
    expect(undone(applied)).toEqual([]);
    expect(plan(where).planned.plan.changes).toEqual([]);
  });
});
