import fc from 'fast-check';
import { groupEmail } from '../../src/domain/ids.ts';
import { presentIn } from '../../src/domain/plan/desired.ts';
import { readersAt, type State } from '../../src/domain/plan/state.ts';
import { statusUpdates } from '../../src/domain/plan/writeback.ts';
import { endOfDay } from '../../src/domain/time/dates.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { inSwedish, said, swedish } from '../messages/said.ts';
import {
  AINO,
  add,
  type Cells,
  carriedOut,
  changeOf,
  crowd,
  DAY,
  drop,
  ELIF,
  edit,
  filmOf,
  GUEST,
  gains,
  grant,
  JO,
  KARIN,
  loses,
  MARYAM,
  NOW,
  OLA,
  PER,
  planOf,
  roomsOf,
  settled,
  summary,
  type Tables,
  town,
  untouched,
  withItem,
} from './fixture.ts';

const state = settled(town);
const FILM = 'film-F-1';
const steps = (planned: ReturnType<typeof planOf>, id: string) => changeOf(planned, id).steps.map((step) => `${step.phase} ${step.kind}`);
const folderOf = (at: State, film: string) => at.items.get(at.items.get(film)?.parent ?? '');
const readers = (at: State, film: string, now = NOW) => [...readersAt(at, at.items.get(film), now)].sort();

/**
 * Carries a plan out step by step: whoever becomes a reader of a film must be let in by a room that its permits cover,
 * as the plan's own facts have it.
 */
function apply(tables: Tables, from: State, now = NOW): State {
  const planned = planOf(tables, from, now);
  let before = from;
  return carriedOut(from, planned.plan.changes, (after, step) => {
    for (const film of planned.films) {
      if (!film.file) continue;
      const could = readersAt(before, before.items.get(film.file.id), now);
      const may = new Set((film.audience?.rooms ?? []).flatMap((room) => [...(planned.desired.audiences.rooms.get(room) ?? [])]));
      const stays = new Set((film.audience?.rooms ?? []).flatMap((room) => [...presentIn(from, room, now)]));
      for (const person of readersAt(after, after.items.get(film.file.id), now)) {
        if (could.has(person) || may.has(person) || planned.desired.staff.has(person)) continue;
        if (planned.desired.roster.held.has(person) && stays.has(person)) continue; // Held in that room.
        throw new Error(`${person} may not see ${film.id}, but does after ${JSON.stringify(step)}`);
      }
    }
    before = after;
  });
}

describe('A new workspace', () => {
  it('lets those in whom the permits cover, and nobody else', () => {
    expect(readers(state, FILM)).toEqual([AINO, JO]);
    expect(readers(state, 'film-F-2')).toEqual([AINO, ELIF, JO, KARIN, OLA, PER]); // Maryam owns it.
  });
  it('keeps films in one folder each: the waiting room or their audience’s', () => {
    expect(folderOf(state, FILM)).toMatchObject({ kind: 'audience', row: 'rum-lar|2027-06-30' });
    expect(folderOf(settled(edit(town, 'permits', 'M-1', { answer: 'väntar' })), FILM)?.kind).toBe('waiting');
  });
  it('gives no recording permissions of its own, and the waiting room none', () => {
    for (const item of state.items.values()) if (item.kind !== 'room' && item.kind !== 'audience') expect(item.grants).toEqual([]);
  });
  it('grants a room’s folder to its group alone', () => {
    expect(state.items.get('folder-rooms-rum-lar')?.grants.map((one) => [one.type, one.role, one.email, one.until])).toEqual([
      ['group', 'reader', 'rum-rum-lar@delaby.example', undefined],
    ]);
  });
  it('shows the film in the rooms by shortcuts', () => {
    const shown = [...state.items.values()].filter((item) => item.kind === 'shortcut').map((item) => [item.target, item.parent]);
    expect(shown.sort()).toEqual([
      [FILM, 'folder-rooms-rum-lar'],
      ['film-F-2', 'folder-rooms-rum-alla'],
    ]);
  });
  it('is in order once applied, and a plan of it is empty', () => {
    expect(planOf(town, state).plan).toMatchObject({ changes: [], applyable: false, complete: true, errored: false });
  });
  it('goes through withdraw, revoke, create, grant, publish and meetings in that order', () => {
    const order = ['withdraw', 'revoke', 'create', 'grant', 'publish', 'meetings'];
    const phases = planOf(edit(town, 'rooms', 'rum-lar', { sharing: 'direkt' }), state).plan.changes.map((change) =>
      order.indexOf(change.steps[0]?.phase ?? ''),
    );
    expect(phases).toEqual([...phases].sort());
  });
});

describe('Sharing and withdrawing', () => {
  it('is one move', () => {
    const waiting = edit(town, 'permits', 'M-1', { answer: 'väntar' });
    expect(steps(planOf(town, settled(waiting)), 'recording:F-1')).toEqual(['publish file', 'publish link']);
    const planned = planOf(edit(town, 'permits', 'M-1', { withdrawn: '2026-11-16' }), state);
    expect(steps(planned, 'recording:F-1')).toEqual(['withdraw file', 'withdraw unlink']);
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'close', always: true, loses: [AINO, JO], gains: [] });
  });
  it('closes first where the audience narrows or is another', () => {
    const wide = edit(town, 'permits', 'M-1', { audience: 'rum-lar, rum-alla' });
    const shared = settled(wide);
    expect(steps(planOf(town, shared), 'recording:F-1').filter((step) => step.endsWith('file'))).toEqual(['withdraw file', 'publish file']);
    const other = edit(edit(town, 'permits', 'M-1', { audience: 'rum-city' }), 'recordings', 'F-1', { rooms: 'rum-city' });
    expect(steps(planOf(other, state), 'recording:F-1').filter((step) => step.endsWith('file'))).toEqual(['withdraw file', 'publish file']);
  });
  it('waits for a review the first time', () => {
    const planned = planOf(town, {
      ...state,
      items: new Map([...state.items].map(([id, item]) => [id, id === FILM ? { ...item, parent: state.waitingRoom } : item])),
    });
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'share', review: true });
  });
  it('moves straight on where the audience widens, and waits for a review', () => {
    const planned = planOf(edit(town, 'permits', 'M-1', { audience: 'rum-lar, rum-alla' }), state);
    expect(steps(planned, 'recording:F-1').filter((step) => step.endsWith('file'))).toEqual(['publish file']);
    expect(changeOf(planned, 'recording:F-1').review).toBe(true);
  });
  it('moves straight on, without review, when only the last day changes', () => {
    const planned = planOf(edit(town, 'permits', 'M-1', { to: '2027-01-31' }), state);
    expect(steps(planned, 'recording:F-1')).toEqual(['publish file']);
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'move', review: false, gains: [], loses: [] });
  });
  it('closes a film whose row is gone', () => {
    const planned = planOf(drop(town, 'recordings', 'F-2'), state);
    expect(changeOf(planned, 'recording:F-2')).toMatchObject({ action: 'close', always: false });
  });
  it('brings back a film that lies where it should not, by way of the waiting room', () => {
    const planned = planOf(town, withItem(state, FILM, { parent: 'folder-rooms-rum-alla' }));
    expect(steps(planned, 'recording:F-1').filter((step) => step.endsWith('file'))).toEqual(['withdraw file', 'publish file']);
    expect(changeOf(planned, 'recording:F-1').loses).toEqual(expect.arrayContaining([ELIF, KARIN]));
  });
  it.each<[string, Cells, boolean]>([
    ['nej', { answer: 'nej' }, true],
    ['a withdrawal', { withdrawn: 'ja' }, true],
    ['an end', { to: '2026-11-15' }, true],
    ['väntar', { answer: 'väntar' }, false],
    ['a faulty row', { to: 'snart' }, false],
  ])('is carried out even when the guard trips, on %s: %s', (_, cells, always) => {
    expect(changeOf(planOf(edit(town, 'permits', 'M-1', cells), state), 'recording:F-1').always).toBe(always);
  });
});

describe('An audience’s last day', () => {
  const until = (to: string, now = NOW) => {
    const tables = edit(edit(town, 'meetings', 'T-1', { status: 'genomförd' }), 'permits', 'M-1', { to });
    const after = settled(tables, untouched(tables), now);
    return { tables, after, folder: folderOf(after, FILM), until: folderOf(after, FILM)?.grants[0]?.until };
  };
  it.each([
    ['2027-06-30', '2027-06-30T22:00:00Z'],
    ['2026-12-31', '2026-12-31T23:00:00Z'],
    ['2027-03-28', '2027-03-28T22:00:00Z'],
    ['2027-03-27', '2027-03-27T23:00:00Z'],
    ['2027-10-31', '2027-10-31T23:00:00Z'],
  ])('%s ends at local midnight', (to, end) => {
    expect(until(to).until).toBe(Date.parse(end));
  });
  it('is nowhere where the permit has none', () => {
    expect(until('')).toMatchObject({ until: undefined, folder: { row: 'rum-lar|' } });
  });
  it('beyond a year is granted for less than one, and extended well before it runs out', () => {
    const { tables, after, until: first } = until('2030-06-30');
    const end = endOfDay('2030-06-30', 'Europe/Stockholm');
    if (first === undefined) throw new Error('no end');
    expect(first).toBeGreaterThan(NOW + 300 * DAY);
    expect(first).toBeLessThanOrEqual(NOW + 365 * DAY);
    expect(planOf(tables, after, NOW + 200 * DAY).plan.changes).toEqual([]);
    const later = NOW + 330 * DAY;
    const renewed = carriedOut(after, planOf(tables, after, later).plan.changes);
    const second = folderOf(renewed, FILM)?.grants[0]?.until ?? 0;
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThanOrEqual(Math.min(end, later + 365 * DAY));
    expect(planOf(tables, renewed, later).plan.changes).toEqual([]);
  });
  it('never passes the permit’s, by day and by hour of the year before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 0, max: 23 }), (days, hours) => {
        const now = Date.parse('2026-12-03T00:00:00Z') + days * DAY + hours * 3_600_000;
        const { until: granted } = until('2030-06-30', now);
        if (now >= endOfDay('2030-06-30', 'Europe/Stockholm')) return granted === undefined;
        return (
          granted !== undefined && granted <= endOfDay('2030-06-30', 'Europe/Stockholm') && granted > now && granted <= now + 365 * DAY
        );
      }),
      { numRuns: 8 },
    );
  });
  it.each([undefined, Date.parse('2027-12-31T00:00:00Z')])(
    'is put right when someone has moved it later, before anyone gains anything (%s)',
    (later) => {
      const folder = folderOf(state, FILM);
      const grants = (folder?.grants ?? []).map((one) => ({ ...one, until: later }));
      const planned = planOf(town, withItem(state, folder?.id ?? '', { grants }));
      expect(planned.plan.changes.map((change) => [change.action, change.steps[0]?.phase])).toEqual([['renew', 'revoke']]);
    },
  );
  it('takes what runs out today away tomorrow', () => {
    const tables = edit(town, 'permits', 'M-1', { to: '2026-11-16' });
    const after = settled(tables);
    expect(roomsOf(tables, 'F-1', after, Date.parse('2026-11-16T22:59:59Z'))).toEqual(['rum-lar']);
    expect(summary(planOf(tables, after, Date.parse('2026-11-16T23:00:00Z')))).toContain('close recording:F-1');
  });
});

describe('What someone shared or put there by hand', () => {
  it('on a recording, the waiting room or captions is taken away at once', () => {
    for (const id of [FILM, 'waiting']) {
      const planned = planOf(town, withItem(state, id, { grants: [grant(GUEST), grant('', 'anyone')] }));
      expect(planned.plan.changes.map((change) => [change.action, change.steps[0]?.phase])).toEqual([
        ['revoke', 'withdraw'],
        ['revoke', 'withdraw'],
      ]);
    }
  });
  it('on a withdrawn film is taken away even when the guard trips', () => {
    const tables = edit(town, 'permits', 'M-1', { withdrawn: 'ja' });
    const planned = planOf(tables, withItem(state, FILM, { grants: [grant(GUEST)] }));
    expect(
      planned.plan.changes
        .filter((change) => change.always)
        .map((change) => change.action)
        .sort(),
    ).toEqual(['close', 'revoke']);
  });
  it.each([
    grant(GUEST),
    grant('', 'anyone'),
    grant('delaby.example', 'domain'),
    grant('rum-rum-alla@delaby.example', 'group'),
    grant(AINO),
  ])('on a room or an audience is taken away: %j', (extra) => {
    for (const id of ['folder-rooms-rum-lar', folderOf(state, FILM)?.id ?? '']) {
      const planned = planOf(town, withItem(state, id, { grants: [...(state.items.get(id)?.grants ?? []), extra] }));
      expect(planned.plan.changes.map((change) => [change.action, change.steps[0]?.phase])).toEqual([['revoke', 'revoke']]);
      for (const { reason } of planned.plan.changes) expect(said(reason)).not.toBe('');
    }
  });
  it('makes a reader a reader again where someone made them a writer', () => {
    const own = state.items.get('folder-rooms-rum-lar')?.grants[0];
    if (!own) throw new Error('no grant');
    const planned = planOf(town, withItem(state, 'folder-rooms-rum-lar', { grants: [{ ...own, role: 'writer' }] }));
    expect(planned.plan.changes.map((change) => change.action)).toEqual(['revoke', 'grant']);
  });
  it('in a room goes to the waiting room; what lies there already stays', () => {
    const stray = { kind: 'stray', row: '', name: 'semester.mp4' } as const;
    expect(steps(planOf(town, withItem(state, 'stray', { ...stray, parent: 'folder-rooms-rum-lar' })), 'file:stray')).toEqual([
      'withdraw file',
    ]);
    expect(planOf(town, withItem(state, 'stray', { ...stray, parent: 'waiting' })).plan.changes).toEqual([]);
    expect(planOf(town, withItem(state, 'stray', { ...stray, parent: 'folder-rooms-rum-lar', trashed: true })).plan.changes).toEqual([]);
  });
  it('of captions follows its film in', () => {
    const captions = { kind: 'captions', row: 'F-1', name: 'F-1.vtt', parent: 'waiting' } as const;
    const planned = planOf(town, withItem(state, 'captions', captions));
    expect(steps(planned, 'recording:F-1')).toEqual(['publish file']);
    const after = carriedOut(withItem(state, 'captions', captions), planned.plan.changes);
    expect(after.items.get('captions')?.parent).toBe(folderOf(after, FILM)?.id);
    expect(planOf(town, after).plan.changes).toEqual([]);
  });
  it('of captions follows its film out', () => {
    const captions = { kind: 'captions', row: 'F-1', name: 'F-1.vtt', parent: folderOf(state, FILM)?.id } as const;
    expect(planOf(town, withItem(state, 'captions', captions)).plan.changes).toEqual([]);
    const planned = planOf(edit(town, 'permits', 'M-1', { withdrawn: 'ja' }), withItem(state, 'captions', captions));
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'close', always: true });
    expect(steps(planned, 'recording:F-1')).toEqual(['withdraw file', 'withdraw file', 'withdraw unlink']);
  });
  it('on the root stays with the coordinators', () => {
    const planned = planOf(town, withItem(state, 'root', { grants: [grant(ELIF, 'user', 'writer'), grant('', 'anyone')] }));
    expect(summary(planned)).toEqual([
      'revoke folder:root:elif@delaby.example:hand-elif@delaby.exampleuser',
      'revoke folder:root:anyone:hand-anyone',
    ]);
    const two = edit(town, 'settings', 'coordinators', { value: `${MARYAM}, ${ELIF}` });
    expect(changeOf(planOf(two, state), `folder:root:${ELIF}`)).toMatchObject({ action: 'grant', review: true });
    expect(planOf(two, withItem(state, 'root', { grants: [grant(ELIF, 'user', 'reader')] })).plan.changes).toEqual([]);
  });
  it('on the root stays while no coordinators can be read, but for what is open to all', () => {
    const none = edit(town, 'settings', 'coordinators', { value: '' });
    const planned = planOf(none, withItem(state, 'root', { grants: [grant(ELIF, 'user', 'writer'), grant('', 'anyone')] }));
    expect(planned.plan.changes.map((change) => change.before)).toEqual([{ who: 'anyone', role: 'reader' }]);
  });
});

describe('A coordinator', () => {
  it.each(['elif@gmail.example', 'elif@de1aby.example'])('of another domain (%s) is given nothing, and it is said', (email) => {
    const tables = edit(town, 'settings', 'coordinators', { value: `${MARYAM}, ${email}` });
    const planned = planOf(tables, state);
    expect(planned.plan.changes).toEqual([]);
    expect(planned.desired.config.settings.coordinators).toEqual([MARYAM]);
    const said = planned.plan.diagnostics.filter((one) => one.table === 'settings');
    expect(said.map(inSwedish)).toEqual([expect.objectContaining({ severity: 'error', row: 3, message: expect.stringContaining(email) })]);
  });
  it('of another domain who is there already stays until someone has looked', () => {
    const tables = edit(town, 'settings', 'coordinators', { value: `${MARYAM}, elif@gmail.example` });
    expect(planOf(tables, withItem(state, 'root', { grants: [grant('elif@gmail.example', 'user', 'writer')] })).plan.changes).toEqual([]);
  });
});

describe('What is out of order in Drive', () => {
  const halt = (from: State, key: string, what: 'trashed' | 'moved', id: string): State => ({
    ...withItem(from, id, what === 'trashed' ? { trashed: true } : { parent: 'elsewhere' }),
    conflicts: new Map([[key, what]]),
  });
  it.each(['trashed', 'moved'] as const)('a room’s folder that is %s stays untouched and is never made again', (what) => {
    const planned = planOf(
      edit(town, 'rooms', 'rum-lar', { name: 'Annat namn' }),
      halt(state, 'rooms/rum-lar', what, 'folder-rooms-rum-lar'),
    );
    expect(planned.plan).toMatchObject({ changes: [], complete: false });
    expect(planned.plan.diagnostics.map((one) => one.code)).toContain(`halted.${what}`);
  });
  it('a moved room takes in no more films', () => {
    const waiting = edit(town, 'permits', 'M-1', { answer: 'väntar' });
    const planned = planOf(town, halt(settled(waiting), 'rooms/rum-lar', 'moved', 'folder-rooms-rum-lar'));
    expect(planned.plan.changes).toEqual([]);
  });
  it('an audience’s folder that was moved takes in nothing, and is never made again', () => {
    const folder = folderOf(state, FILM);
    const more = add(town, 'recordings', { id: 'F-3', title: 'Del 2', rooms: 'rum-lar', permit: 'M-1' });
    const tables = edit(more, 'permits', 'M-1', { recordings: 'alla' });
    const from = withItem(halt(state, `audiences/${folder?.row}`, 'moved', folder?.id ?? ''), 'film-F-3', {
      kind: 'recording',
      row: 'F-3',
      parent: 'waiting',
    });
    expect(planOf(tables, from).plan.changes).toEqual([]);
  });
  it('an audience’s folder that was moved still gives out what was withdrawn', () => {
    const folder = folderOf(state, FILM);
    const planned = planOf(
      edit(town, 'permits', 'M-1', { withdrawn: 'ja' }),
      halt(state, `audiences/${folder?.row}`, 'moved', folder?.id ?? ''),
    );
    expect(steps(planned, 'recording:F-1')).toEqual(['withdraw file', 'withdraw unlink']);
  });
  it('a film whose row is gone is told of, and one whose row can’t be read is not taken for one', () => {
    const told = (tables: Tables) =>
      planOf(tables, untouched(town))
        .plan.diagnostics.filter((one) => one.code === 'filmWithoutRow')
        .map((one) => swedish(one.message));
    expect(told(drop(town, 'recordings', 'F-1'))).toEqual([expect.stringContaining('id F-1')]);
    expect(told(town)).toEqual([]);
    expect(told(edit(town, 'recordings', 'F-1', { date: 'i höstas' }))).toEqual([]);
  });
  it('a film in the trash is not moved, and its shortcuts go', () => {
    const planned = planOf(town, halt(state, 'recordings/F-1', 'trashed', FILM));
    expect(steps(planned, 'recording:F-1')).toEqual(['withdraw unlink']);
    expect(filmOf(planned, 'F-1').status).toBe('fil saknas');
  });
  it('a group that is someone else’s gets no members', () => {
    const foreign: State = { ...untouched(town), conflicts: new Map([['networks/N-1#group', 'foreign']]) };
    expect(summary(planOf(town, foreign)).filter((one) => one.includes('networks/N-1'))).toEqual(
      ['grant folder:rooms/rum-lar', 'add member:rooms/rum-lar'].slice(2),
    );
  });
  it('a calendar that is gone changes no meeting', () => {
    const gone: State = { ...untouched(town), conflicts: new Map([['settings/calendar', 'trashed']]) };
    expect(summary(planOf(town, gone)).filter((one) => one.includes('meeting:'))).toEqual([]);
  });
  it('a room that is renamed in the workbook is renamed in Drive', () => {
    expect(summary(planOf(edit(town, 'rooms', 'rum-lar', { name: 'Nytt' }), state))).toEqual(['rename folder:rooms/rum-lar:name']);
  });
  it('a shortcut that is gone is made again; two of one become one', () => {
    const [shortcut] = [...state.items.values()].filter((item) => item.kind === 'shortcut' && item.row === 'F-1');
    expect(steps(planOf(town, withItem(state, shortcut?.id ?? '', { trashed: true })), 'recording:F-1')).toEqual(['publish link']);
    expect(steps(planOf(town, withItem(state, 'twin', { ...shortcut, id: 'twin' })), 'recording:F-1')).toEqual(['withdraw unlink']);
  });
});

describe('A row that can’t be read', () => {
  it.each<[string, Tables]>([
    ['a person', edit(town, 'people', AINO, { from: 'nyss' })],
    ['the only person of a unit', edit(town, 'people', JO, { unit: 'Åkerskoln' })],
    [
      'everyone in an area',
      edit(edit(edit(edit(town, 'people', AINO, { to: '?' }), 'people', ELIF, { to: '?' }), 'people', KARIN, { to: '?' }), 'people', PER, {
        to: '?',
      }),
    ],
    ['equal people', add(town, 'people', { email: KARIN })],
    ['a mandate', edit(town, 'mandates', 'U-1', { to: 'snart' })],
    ['a network', edit(town, 'networks', 'N-1', { areas: 'Team Syd' })],
    ['a unit', edit(town, 'units', 'u1', { staff: 'många' })],
    ['every unit', { ...town, units: (town.units ?? []).map((row) => ({ ...row, staff: 'många' })) }],
    ['a unit that is gone', drop(town, 'units', 'u3')],
    ['a room', edit(town, 'rooms', 'rum-lar', { everyone: 'kanske' })],
    ['a recording', edit(town, 'recordings', 'F-1', { date: 'i våras' })],
    ['equal recordings', add(town, 'recordings', { id: 'F-1', title: 'Kopia', permit: 'M-1' })],
    ['a meeting', edit(town, 'meetings', 'T-1', { end: 'sent' })],
  ])('of %s takes nothing from anyone, and gives nothing', (_, tables) => {
    expect(summary(planOf(tables, state))).toEqual([]);
    expect(loses(planOf(tables, state))).toEqual([]);
  });
  it.each<[string, Tables, string]>([
    ['a person', edit(town, 'people', ELIF, { from: 'nyss' }), ELIF],
    ['a unit', edit(town, 'units', 'u3', { staff: 'många' }), JO],
  ])('of %s gives nothing in a new workspace', (_, tables, person) => {
    const after = carriedOut(untouched(tables), planOf(tables, untouched(tables)).plan.changes);
    expect(readers(after, 'film-F-2')).not.toContain(person);
  });
  it.each<[string, Tables]>([
    ['a room', edit(town, 'rooms', 'rum-lar', { everyone: 'kanske' })],
    ['a network', edit(town, 'networks', 'N-1', { areas: 'Team Syd' })],
    ['a recording', edit(town, 'recordings', 'F-1', { date: 'i våras' })],
    ['a permit', edit(town, 'permits', 'M-1', { from: 'i våras' })],
    ['a permit’s audience', edit(town, 'permits', 'M-1', { audience: 'rum-larr' })],
  ])('of %s shares nothing', (_, tables) => {
    const planned = planOf(tables, untouched(tables));
    expect(filmOf(planned, 'F-1').audience).toBeUndefined();
  });
  it('of a person lets the others of the unit go when they move', () => {
    const held = edit(town, 'people', ELIF, { from: 'nyss' });
    const moved = edit(held, 'people', AINO, { unit: 'u3' });
    const after = apply(moved, state);
    const reached = readers(after, 'film-F-2');
    expect(reached).toEqual(expect.arrayContaining([AINO, ELIF]));
    expect(after.groups.get('units/u1')?.members.has(AINO)).toBe(false);
    expect(after.groups.get('units/u1')?.members.has(ELIF)).toBe(true);
    expect(planOf(moved, after).plan.changes).toEqual([]);
  });
  it('of a person keeps no group for them where they are no more', () => {
    const held = edit(edit(town, 'mandates', 'U-2', { to: 'snart' }), 'units', 'u3', { area: '' });
    expect(planOf(held, apply(held, state)).plan.changes).toEqual([]);
  });
  it('of a mandate does not keep its person out of what their own row gives, and settles at once', () => {
    const tables = edit(edit(town, 'mandates', 'U-1', { person: ELIF, to: 'snart' }), 'rooms', 'rum-lar', { schoolForms: 'förskola' });
    expect(planOf(tables, apply(tables, state)).plan.changes).toEqual([]);
  });
  it('of a person keeps no one else in a room that has narrowed', () => {
    const tables = edit(edit(town, 'people', ELIF, { from: 'nyss' }), 'rooms', 'rum-city', { areas: 'Team Norr' });
    const after = apply(tables, state);
    const left = [...readersAt(after, after.items.get('folder-rooms-rum-city'), NOW)];
    expect(left).not.toEqual(expect.arrayContaining([AINO]));
    expect(left).not.toEqual(expect.arrayContaining([KARIN]));
    expect(left).toContain(JO);
  });
  it('of a person whom the room takes for external keeps it closed to films without Även externa', () => {
    const tables = edit(edit(town, 'networks', 'N-1', { add: KARIN }), 'people', KARIN, { external: 'ja' });
    const before = settled(edit(tables, 'permits', 'M-1', { external: 'ja' }));
    const faulty = edit(tables, 'people', KARIN, { from: 'nyss', external: 'ja' });
    expect(filmOf(planOf(edit(faulty, 'networks', 'N-1', { add: '' }), before), 'F-1').verdict?.closed.get('rum-lar')).toBe(
      'externalPeople',
    );
  });

  describe('of a recording', () => {
    const faulty = (cells: Cells, tables = town) => edit(edit(tables, 'recordings', 'F-1', { date: 'i våras' }), 'permits', 'M-1', cells);
    it.each<[string, Cells]>([
      ['nej', { answer: 'nej' }],
      ['a withdrawal', { withdrawn: 'ja' }],
      ['an end', { to: '2026-11-15' }],
    ])('still closes on %s, even when the guard trips', (_, cells) => {
      const planned = planOf(faulty(cells), state);
      expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'close', always: true });
      expect(planned.plan.guard.tripped).toBe(false);
    });
    it.each<[string, Cells]>([
      ['no answer', { answer: 'väntar' }],
      ['a later first day', { from: '2026-12-01' }],
      ['a film not yet approved', { preview: 'ja' }],
      ['other recordings', { recordings: 'F-2' }],
      ['other rooms', { audience: 'rum-alla' }],
      ['a faulty permit', { to: 'snart' }],
    ])('still closes on %s', (_, cells) => {
      expect(changeOf(planOf(faulty(cells), state), 'recording:F-1')).toMatchObject({ action: 'close', always: false });
    });
    it('ends no later than its permit, and no later than it did', () => {
      expect(filmOf(planOf(faulty({ to: '2027-01-31' }), state), 'F-1').audience?.until).toBe('2027-01-31');
      expect(filmOf(planOf(faulty({ to: '2028-01-31' }), state), 'F-1').audience?.until).toBe('2027-06-30');
    });
    it('closes when the children’s consent has run out, as far as that can be read', () => {
      const consent = (cells: Cells) =>
        filmOf(planOf(edit(faulty({}), 'recordings', 'F-1', { children: 'ja', ...cells }), state), 'F-1').audience;
      expect(consent({ childrenUntil: '2026-11-15' })).toBeUndefined();
      expect(consent({ childrenUntil: 46_341 })).toBeUndefined();
      expect(consent({ childrenUntil: '2026-12-15' })?.until).toBe('2026-12-15');
      expect(consent({ childrenUntil: 'vet inte' })?.until).toBe('2027-06-30');
    });
    it('gains no room by it', () => {
      expect(
        filmOf(planOf(edit(faulty({ audience: 'rum-lar, rum-alla' }), 'recordings', 'F-1', { rooms: 'rum-lar, rum-alla' }), state), 'F-1')
          .audience?.rooms,
      ).toEqual(['rum-lar']);
    });
  });

  describe('of a room', () => {
    const wide = edit(town, 'permits', 'M-1', { audience: 'rum-lar, rum-alla' });
    const from = settled(wide);
    const faulty = (cells: Cells) => edit(edit(wide, 'rooms', 'rum-lar', { everyone: 'kanske' }), 'permits', 'M-1', cells);
    it('loses the films that a permit no longer allows there', () => {
      expect(filmOf(planOf(faulty({ audience: 'rum-alla' }), from), 'F-1').audience?.rooms).toEqual(['rum-alla']);
    });
    it('keeps its people when the film’s folder is another because the last day is', () => {
      const tables = faulty({ to: '2027-01-31' });
      const after = apply(tables, from);
      expect(readers(after, FILM)).toEqual(readers(from, FILM));
      expect(planOf(tables, after).plan.changes).toEqual([]);
    });
    it('keeps no grant that is not the room’s own', () => {
      const folder = folderOf(from, FILM);
      const planned = planOf(
        faulty({}),
        withItem(from, folder?.id ?? '', { grants: [...(folder?.grants ?? []), grant(GUEST), grant('', 'anyone')] }),
      );
      expect(planned.plan.changes.map((change) => change.action)).toEqual(['revoke', 'revoke']);
    });
    it('that is gone lets nobody in, and its films leave it', () => {
      const tables = drop(wide, 'rooms', 'rum-lar');
      const after = apply(tables, from);
      expect(after.items.get('folder-rooms-rum-lar')?.grants).toEqual([]);
      expect(folderOf(after, FILM)?.kind).toBe('waiting');
    });
  });
});

describe('Who gains and who loses', () => {
  it('is said of each change, with a reason', () => {
    const tables = edit(edit(town, 'mandates', 'U-1', { to: '2026-11-15' }), 'mandates', 'U-2', { person: ELIF });
    const planned = planOf(tables, state);
    expect([gains(planned), loses(planned)]).toEqual([[ELIF], [AINO, JO]]);
    expect(swedish(changeOf(planned, `member:networks/N-1:${AINO}`).reason)).toBe('Uppdraget som lärspridare slutade 15 november 2026.');
  });
  it('leaves out coordinators, who see everything, in rooms and groups as in films', () => {
    const two = edit(town, 'settings', 'coordinators', { value: `${MARYAM}, ${KARIN}` });
    const member = add(two, 'mandates', { id: 'U-3', person: KARIN, role: 'lärspridare', from: '2026-08-01' });
    const id = `member:networks/N-1:${KARIN}`;
    const from = settled(member);
    expect(changeOf(planOf(member, settled(two)), id)).toMatchObject({ action: 'add', gains: [] });
    expect(changeOf(planOf(two, from), id)).toMatchObject({ action: 'remove', loses: [] });
    expect(loses(planOf(drop(member, 'rooms', 'rum-lar'), from))).toEqual([AINO, JO]);
  });
  it('names the coordinator whom the root lets in', () => {
    const two = edit(town, 'settings', 'coordinators', { value: `${MARYAM}, ${ELIF}` });
    expect(gains(planOf(two, state))).toContain(ELIF);
  });
  it('names those whom a whole group brings into a room, and waits for a review', () => {
    const change = changeOf(
      planOf(edit(town, 'rooms', 'rum-city', { areas: 'Team City, Team Norr' }), state),
      `member:rooms/rum-city:${groupEmail('', 'areas', 'Team Norr', 'delaby.example')}`,
    );
    expect(change).toMatchObject({
      gains: [JO],
      review: true,
      reason: { code: 'group.belongs', facts: { name: 'Team Norr', to: 'City' } },
    });
  });
});

describe('Why someone loses access', () => {
  const former = { id: 'U-0', person: ELIF, role: 'lärspridare', from: '2023-08-01', to: '2024-06-30' };
  it('is not a mandate that ended long ago', () => {
    const moved = edit(add(town, 'mandates', former), 'people', ELIF, { unit: 'u3' });
    const reasons = planOf(moved, settled(add(town, 'mandates', former))).plan.changes.filter((one) => one.loses.includes(ELIF));
    expect(reasons.length).toBeGreaterThan(0);
    for (const change of reasons) expect(swedish(change.reason)).not.toContain('2024');
  });
});

describe('A week in the calendar', () => {
  const said = (label: string, from: string, to = '') =>
    planOf(add(town, 'calendar', { id: 'K-1', kind: 'lov', label, from, to }), state)
      .plan.diagnostics.filter((one) => one.code === 'weekDisagrees')
      .map((one) => swedish(one.message));
  it('that does not agree with its dates is flagged', () => {
    expect(said('Höstlov v. 44', '2026-11-02', '2026-11-06')).toEqual([expect.stringContaining('vecka 45')]);
    expect(said('Höstlov v. 45', '2026-11-02', '2026-11-06')).toEqual([]);
    expect(said('Jullov vecka 52–53', '2026-12-21', '2027-01-03')).toEqual([]);
    expect(said('Jullov vecka 52-1', '2026-12-21', '2027-01-03')).toHaveLength(1);
    expect(said('Höstlov', '2026-11-02', '2026-11-06')).toEqual([]);
    expect(said('Lov vid 3 skolor', '2026-11-02', '2026-11-06')).toEqual([]);
  });
});

describe('Attendance', () => {
  it('is cleared when its school year is over', () => {
    const cleared = (start: string) => {
      const tables = add(town, 'meetings', { id: 'T-9', title: 'Då', network: 'N-1', start, attended: `${AINO}, ${JO}` });
      return statusUpdates(planOf(tables, state), new Map(), new Set(), swedish).filter((one) => one.field === 'attended');
    };
    expect(cleared('2026-05-05 13:00')).toEqual([{ table: 'meetings', key: 'T-9', field: 'attended', value: '' }]);
    expect(cleared('2026-08-01 13:00')).toEqual([]);
    expect(cleared('2026-11-02 13:00')).toEqual([]);
  });
});

describe('A review is asked for', () => {
  const reviewed = (tables: Tables, from = state) =>
    planOf(tables, from)
      .plan.changes.filter((change) => change.review)
      .map((change) => `${change.action} ${change.target}`);
  it('of a new room, its group and its grants', () => {
    const planned = planOf(add(town, 'rooms', { id: 'rum-ny', name: 'Ny', networks: 'N-1' }), state);
    expect(planned.plan.changes.every((change) => change.review)).toBe(true);
    const direct = planOf(add(town, 'rooms', { id: 'rum-ny', name: 'Ny', networks: 'N-1', sharing: 'direkt' }), state);
    expect(direct.plan.changes.map((change) => change.review)).toEqual([true, true, true]);
  });
  it('of an external person', () => {
    const tables = add(edit(edit(town, 'networks', 'N-1', { add: GUEST }), 'permits', 'M-1', { external: 'ja' }), 'people', {
      email: GUEST,
      external: 'ja',
    });
    expect(reviewed(tables)).toEqual(['grant rooms/rum-lar', 'grant audiences/rum-lar|2027-06-30']);
  });
  it('of a newcomer to a network that is to leave a room, and stays there until its people are let in by their area', () => {
    const two = add(town, 'rooms', { id: 'rum-två', name: 'Två', networks: 'N-1' });
    const lets = edit(two, 'rooms', 'rum-lar', { networks: '', areas: 'Team City' });
    const planned = planOf(edit(lets, 'networks', 'N-1', { add: ELIF }), settled(two));
    const leaves = planned.plan.changes.filter((change) => change.target === 'rooms/rum-lar' && change.action === 'remove');
    expect(leaves.map((change) => change.review)).toEqual([true]);
    expect(changeOf(planned, `member:networks/N-1:${ELIF}`)).toMatchObject({ gains: [ELIF], review: true });
  });
  it('not of closing, renewing, or adding and removing colleagues', () => {
    const tables = edit(edit(town, 'permits', 'M-2', { withdrawn: 'ja' }), 'mandates', 'U-1', { person: ELIF });
    expect(reviewed(tables)).toEqual([]);
  });
});

describe('A room that shares directly', () => {
  const direct = edit(edit(town, 'rooms', 'rum-lar', { sharing: 'direkt' }), 'mandates', 'U-2', { person: MARYAM });
  it('grants each person, but not those who see everything anyway', () => {
    const after = settled(direct);
    expect(after.items.get('folder-rooms-rum-lar')?.grants.map((one) => [one.type, one.email])).toEqual([['user', AINO]]);
    const two = edit(direct, 'settings', 'coordinators', { value: `${MARYAM}, ${AINO}` });
    expect(summary(planOf(two, untouched(two))).filter((one) => one.includes(`rum-lar:${AINO}`))).toEqual([]);
  });
  it('lets nobody new in above a hundred people, keeps those who are there, and says so', () => {
    const hundred = edit(crowd(town, 94), 'rooms', 'rum-alla', { sharing: 'direkt' }); // 100, the coordinator not counted.
    expect(settled(hundred).items.get('folder-rooms-rum-alla')?.grants).toHaveLength(100);
    const more = edit(crowd(town, 95), 'rooms', 'rum-alla', { sharing: 'direkt' });
    expect(settled(more).items.get('folder-rooms-rum-alla')?.grants).toEqual([]);
    const after = planOf(more, settled(hundred));
    expect(after.plan.changes.filter((change) => change.target.includes('rum-alla'))).toEqual([]);
    expect(after.plan.diagnostics).toContainEqual(expect.objectContaining({ severity: 'error', code: 'tooManyForDirect' }));
  });
  it('keeps whoever is held, and lets go of whoever has left', () => {
    const from = settled(edit(direct, 'mandates', 'U-2', { person: JO }));
    const held = edit(edit(direct, 'mandates', 'U-2', { person: JO }), 'people', JO, { from: 'nyss' });
    expect(planOf(held, from).plan.changes).toEqual([]);
    const left = edit(edit(direct, 'mandates', 'U-2', { person: JO }), 'people', JO, { to: '2026-11-15' });
    expect(readers(apply(left, from), FILM)).toEqual([AINO]);
  });
});

describe('A plan’s hash', () => {
  const changed = edit(town, 'mandates', 'U-1', { person: ELIF });
  const hash = (tables: Tables, from = state, now = NOW) => planOf(tables, from, now).plan.hash;
  const reversed = (tables: Tables): Tables =>
    Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, [...(rows ?? [])].reverse()]));

  it('is the same whatever the order of rows', () => {
    const two = edit(add(changed, 'networks', { id: 'N-2', name: 'Två', units: 'u2', minutes: 120 }), 'meetings', 'T-1', {
      network: 'N-1, N-2',
      title: '',
    });
    for (const tables of [changed, two]) {
      expect(hash(reversed(tables))).toBe(hash(tables));
      expect(hash(reversed(tables), untouched(tables))).toBe(hash(tables, untouched(tables)));
    }
  });
  it('is the same all day, and another the day after', () => {
    const far = edit(changed, 'permits', 'M-1', { to: '2030-06-30' });
    for (const [tables, from] of [
      [changed, state],
      [far, untouched(far)],
    ] as const) {
      const hashes = [0, 3, 9, 14.9].map((hours) => hash(tables, from, NOW + hours * 3_600_000));
      expect(new Set(hashes).size).toBe(1);
      expect(hash(tables, from, NOW + 15 * 3_600_000)).not.toBe(hashes[0]);
    }
  });
  it('is the same all day even on the day when something must be extended', () => {
    const far = edit(town, 'permits', 'M-1', { to: '2030-06-30' });
    const from = settled(far);
    for (let day = 290; day <= 310; day++) {
      const midnight = Date.parse('2026-11-16T23:30:00Z') + day * DAY;
      expect(hash(far, from, midnight)).toBe(hash(far, from, midnight + 20 * 3_600_000));
    }
  });
  it('is another in another workspace, and for another change', () => {
    expect(hash(changed, { ...state, workspaceId: 'w2' })).not.toBe(hash(changed));
    expect(hash(edit(town, 'mandates', 'U-1', { person: KARIN }))).not.toBe(hash(changed));
  });
});

describe('Any change of the workbook', () => {
  const people = [AINO, ELIF, JO, KARIN, OLA, PER];
  const words = (...all: string[]) => fc.constantFrom(...all);
  const change = fc.oneof(
    fc.tuple(
      fc.constant('people' as const),
      words(...people),
      fc.oneof(
        fc.record({ unit: words('u1', 'u2', 'u3', '', 'okänd') }),
        fc.record({ to: words('', '2026-11-15', '2026-11-16', 'fel') }),
        fc.record({ protected: words('', 'ja') }),
        fc.record({ external: words('', 'ja', '?') }),
        fc.record({ areas: words('', 'Team Norr') }),
      ),
    ),
    fc.tuple(
      fc.constant('mandates' as const),
      words('U-1', 'U-2'),
      fc.record({ person: words(...people), to: words('', '2026-11-15', 'fel'), areas: words('', 'Team City') }),
    ),
    fc.tuple(
      fc.constant('units' as const),
      words('u1', 'u2', 'u3'),
      fc.oneof(fc.record({ area: words('', 'Team City', 'Team Norr') }), fc.record({ staff: words('', 'fel') })),
    ),
    fc.tuple(
      fc.constant('networks' as const),
      words('N-1'),
      fc.oneof(
        fc.record({ add: words('', OLA, `${OLA}, ${KARIN}`) }),
        fc.record({ areas: words('', 'Team City', 'fel') }),
        fc.record({ exclude: words('', AINO) }),
      ),
    ),
    fc.tuple(
      fc.constant('rooms' as const),
      words('rum-alla', 'rum-lar', 'rum-city'),
      fc.oneof(
        fc.record({ everyone: words('', 'ja', '?') }),
        fc.record({ areas: words('', 'Team City', 'Team Norr') }),
        fc.record({ networks: words('', 'N-1') }),
        fc.record({ schoolForms: words('', 'förskola') }),
        fc.record({ sharing: words('', 'direkt') }),
      ),
    ),
    fc.tuple(
      fc.constant('permits' as const),
      words('M-1', 'M-2'),
      fc.oneof(
        fc.record({ answer: words('ja', 'nej', 'väntar', '?') }),
        fc.record({ audience: words('rum-lar', 'rum-alla, rum-lar, rum-city', 'alla medarbetare', 'rum-city') }),
        fc.record({ to: words('', '2026-11-15', '2027-01-31') }),
        fc.record({ external: words('', 'ja') }),
        fc.record({ recordings: words('alla', 'F-1', 'F-2') }),
      ),
    ),
    fc.tuple(
      fc.constant('recordings' as const),
      words('F-1', 'F-2'),
      fc.oneof(
        fc.record({ rooms: words('rum-alla', 'rum-lar, rum-city', '', 'okänt') }),
        fc.record({ permit: words('M-1', 'M-2', 'M-1, M-2', '') }),
        fc.record({ date: words('', 'fel') }),
      ),
    ),
  );
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  const changed = (tables: Tables, all: readonly (readonly [TableName, string, Cells])[]) =>
    all.reduce<Tables>((done, [table, key, cells]) => edit(done, table, key, cells), tables);

  it('adds no reader whom no permit covers, step by step; settles; and names each change once', () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        let at = state;
        let tables = town;
        for (const some of [first, second]) {
          tables = changed(tables, some);
          const { plan } = planOf(tables, at);
          expect(new Set(plan.changes.map((one) => one.id)).size).toBe(plan.changes.length);
          at = apply(tables, at);
          expect(summary(planOf(tables, at))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
  it('takes nothing from those whose rows can’t be read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...people),
        fc.constantFrom(...people),
        fc.constantFrom('from', 'unit', 'external'),
        (one, other, field) => {
          const tables = edit(edit(town, 'people', one, { [field]: 'fel?' }), 'people', other, { [field]: 'fel?' });
          const after = apply(tables, state);
          for (const film of [FILM, 'film-F-2']) expect(readers(after, film)).toEqual(readers(state, film));
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('A room with a hundred colleagues more is planned as quickly as one with few', () => {
  const big = crowd(town, 100);
  const began = Date.now();
  expect(gains(planOf(big, state))).toHaveLength(100);
  expect(Date.now() - began).toBeLessThan(1000);
});
