/** What plans say in both languages, held still: each sentence by a row, or a thing in Google, that leads to it. */

import type { Change } from '../../src/domain/plan/change.ts';
import { type Planned, planFor } from '../../src/domain/plan/plan.ts';
import { memoryDue } from '../../src/domain/plan/remembering.ts';
import type { Item, State } from '../../src/domain/plan/state.ts';
import { why } from '../../src/domain/plan/why.ts';
import { statusUpdates } from '../../src/domain/plan/writeback.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { checkRemembered } from '../../src/domain/workbook/remembered.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { inWorkbook } from '../../src/messages/render.ts';
import {
  AINO,
  add,
  type Cells,
  crowd,
  DAY,
  drop,
  ELIF,
  edit,
  GUEST,
  grant,
  JO,
  KARIN,
  MARYAM,
  NOW,
  PER,
  planOf,
  settled,
  type Tables,
  town,
  untouched,
  withItem,
} from '../domain/fixture.ts';
import { firstSaid, said } from './said.ts';

const state = settled(town);
const FILMS = 'folder-audiences-rum-lar|2027-06-30';

const ofChange = (change: Change): string[] => [
  said(change.reason),
  ...[change.blocked, change.unseen].flatMap((part) => (part ? ofChange(part) : [])),
];
const status = (planned: Planned): string[] =>
  statusUpdates(planned, planned.desired.state.ids, new Set(), inWorkbook).flatMap((cell) =>
    ['status', 'reason', 'answers'].includes(cell.field) ? [`${cell.field}: ${cell.value}`] : [],
  );
const all = (planned: Planned): string[] => [
  ...planned.plan.changes.flatMap(ofChange),
  ...planned.plan.diagnostics.map((one) => said(one)),
  ...(planned.plan.guard.message ? [said(planned.plan.guard.message)] : []),
  ...status(planned),
];
const of = (tables: Tables, from: State = state, now = NOW) => all(planOf(tables, from, now));
const permit = (cells: Cells) => of(edit(town, 'permits', 'M-1', cells));
const film = (cells: Cells) => of(edit(town, 'recordings', 'F-1', cells));
const person = (email: string, cells: Cells) => of(edit(town, 'people', email, cells));
const meeting = (cells: Cells, from = state) => of(edit(town, 'meetings', 'T-1', cells), from);
const halted = (key: string, what: 'trashed' | 'moved' | 'twice' | 'foreign') => of(town, { ...state, conflicts: new Map([[key, what]]) });
const item = (cells: Partial<Item>) => of(town, withItem(state, 'strange', cells));

const guest: Cells = { email: GUEST, name: 'Gäst Gästsson', external: 'ja' };
const visited = add(edit(edit(town, 'permits', 'M-1', { external: 'ja' }), 'networks', 'N-1', { add: GUEST }), 'people', guest);
const outsiders = Array.from({ length: 101 }, (_, n) => ({ email: `u${n}@annan.example`, name: `Ute ${n}`, external: 'ja' }));
const endless = add(town, 'settings', { name: 'driveExpiry', value: 'nej' });
const invited = (...guests: string[]) =>
  add(edit(town, 'meetings', 'T-1', { guests: guests.join(', ') }), 'people', guest, { email: 'eva@annan.example', external: 'ja' });
const answered = (): State => {
  const events = [...state.events].map(
    ([id, event]) => [id, { ...event, guests: event.guests.map((one) => ({ ...one, answer: 'accepted' as const })) }] as const,
  );
  return { ...state, events: new Map(events) };
};

/** Rows as they stand now, after others that an apply remembered. */
function later(before: Tables, now: Tables): string[] {
  const planned = (tables: Tables, from: State) => {
    const sheets = Object.entries(tables).map(([table, rows]) => [table, sheetOf(table as TableName, rows ?? [])]);
    return planFor(checkRemembered(parseWorkbook(Object.fromEntries(sheets)), from.ids), from, NOW);
  };
  const from = settled(before);
  const ids = new Map(from.ids);
  for (const [key, entry] of memoryDue(planned(before, from), true)) if (entry !== undefined) ids.set(key, entry);
  return all(planned(now, { ...from, ids }));
}

describe('A plan says', () => {
  it('why, of films and their permits', () => {
    expect(
      firstSaid({
        'a new town': () => of(town, untouched(town)),
        nothing: () => of(town),
        withdrawn: () => permit({ withdrawn: '2026-11-16' }),
        'withdrawn in words': () => permit({ withdrawn: 'ja', lecturer: '' }),
        no: () => permit({ answer: 'nej', answered: '2026-11-10' }),
        'no, undated': () => permit({ answer: 'nej' }),
        ended: () => permit({ to: '2026-11-15' }),
        'not begun': () => permit({ from: '2027-01-01' }),
        waiting: () => permit({ answer: 'väntar' }),
        faulty: () => permit({ to: '?' }),
        'another film': () => permit({ recordings: 'F-2' }),
        'not approved': () => permit({ preview: 'ja' }),
        'no room named': () => permit({ audience: 'rum-city' }),
        'another day': () => permit({ to: '2027-03-31' }),
        'no day': () => permit({ to: '' }),
        'no permit': () => film({ permit: '' }),
        'no room': () => film({ rooms: '' }),
        'two lecturers': () => film({ lecturer: 'Ann-Sofi Dahl; Bo Ek' }),
        children: () => film({ children: 'ja' }),
        'consent ended': () => film({ children: 'ja', childrenUntil: '2026-11-01' }),
        'an unknown room': () => film({ rooms: 'rum-lar, rum-x' }),
        'somebody from outside': () => of(edit(visited, 'permits', 'M-1', { external: '' })),
        'a wider room': () =>
          of(edit(edit(town, 'permits', 'M-1', { roomRule: '{"rum-lar":{"networks":[]}}' }), 'rooms', 'rum-lar', { areas: 'Team Norr' })),
        'no row': () => of(drop(town, 'recordings', 'F-1')),
        'a faulty row': () => film({ title: '' }),
        'no file': () => of(town, { ...state, items: new Map([...state.items].filter(([id]) => id !== 'film-F-1')) }),
        'no end in Drive': () => of(endless, untouched(endless)),
        'no end in Drive, shown': () => of(endless),
        'no end in Drive, hourly': () => of(endless, { ...untouched(endless), hourly: NOW }),
        'no end in Drive, hourly, shown': () => of(edit(endless, 'permits', 'M-1', { to: '2027-05-31' }), { ...state, hourly: NOW }),
        'no end in Drive, hourly before': () => of(endless, { ...state, hourly: NOW - 2 * DAY }),
        'over in the folder': () => of(town, state, NOW + 300 * DAY),
        'many rooms': () => {
          const rooms = Array.from({ length: 101 }, (_, n) => ({ id: `r${n}`, name: `Rum ${n}`, everyone: 'ja' }));
          const wide = edit(town, 'permits', 'M-1', { audience: 'alla medarbetare' });
          return of(edit(add(wide, 'rooms', ...rooms), 'recordings', 'F-1', { rooms: rooms.map(({ id }) => id).join(', ') })).filter(
            (one) => one.startsWith('Filmen ska synas'),
          );
        },
      }),
    ).toMatchSnapshot();
  });

  it('why, of people, rooms and groups', () => {
    expect(
      firstSaid({
        nothing: () => of(town),
        left: () => person(JO, { to: '2026-11-15' }),
        'not begun': () => person(JO, { from: '2027-01-08' }),
        protected: () => person(JO, { protected: 'ja' }),
        'another unit': () => person(ELIF, { unit: 'u3' }),
        'a faulty row': () => person(JO, { from: '?' }),
        'no row': () => of(drop(town, 'people', JO)),
        'mandate ended': () => of(edit(town, 'mandates', 'U-2', { to: '2026-11-15' })),
        'mandate ended long ago': () => of(edit(town, 'mandates', 'U-2', { from: '2025-08-01', to: '2026-06-10' })),
        'a new mandate': () => of(add(town, 'mandates', { id: 'U-9', person: ELIF, role: 'lärspridare', from: '2026-11-01' })),
        'a new member': () => of(edit(town, 'networks', 'N-1', { add: ELIF })),
        'somebody from outside': () => of(visited),
        'somebody from outside in a group': () => {
          const group = state.groups.get('networks/N-1');
          if (!group) throw new Error('no group');
          const members = new Map(group.members).set(GUEST, { membership: 'm-guest' });
          return of(visited, { ...settled(visited), groups: new Map(state.groups).set('networks/N-1', { ...group, members }) });
        },
        'a room gone': () => of(drop(town, 'rooms', 'rum-city')),
        'a room renamed': () => of(edit(town, 'rooms', 'rum-city', { name: 'Centrum' })),
        'shared directly': () => of(edit(town, 'rooms', 'rum-city', { sharing: 'direkt' })),
        'a wider room': () => of(edit(town, 'rooms', 'rum-lar', { areas: 'Team Norr' })),
        'a narrower room': () => of(edit(town, 'rooms', 'rum-city', { areas: 'Team Norr' })),
        'too many directly': () => {
          const many = crowd(edit(town, 'rooms', 'rum-alla', { sharing: 'direkt' }), 101);
          return of(many).filter((one) => one.includes('delas direkt'));
        },
        'too many from outside': () => {
          const emails = outsiders.map(({ email }) => email).join(', ');
          return of(add(edit(town, 'networks', 'N-1', { add: emails }), 'people', ...outsiders)).filter((one) =>
            one.includes('personer utifrån'),
          );
        },
        'no customer id': () => of(drop(town, 'settings', 'customerId'), untouched(town)),
        'a long name': () => of(add(town, 'rooms', { id: 'rum-x', name: 'Rummet '.repeat(14), everyone: 'ja' })),
        'a long area': () => of(edit(town, 'units', 'u3', { area: `Team ${'Norr'.repeat(20)}` })),
        trashed: () => halted('rooms/rum-city', 'trashed'),
        moved: () => halted('audiences/rum-lar|2027-06-30', 'moved'),
        twice: () => halted('meetings/T-1', 'twice'),
        'someone else’s': () => halted('networks/N-1#group', 'foreign'),
        'calendar gone': () => halted('settings/calendar', 'trashed'),
        'calendar unmarked': () => halted('settings/calendar', 'foreign'),
        'a new coordinator': () => of(edit(town, 'settings', 'coordinators', { value: `${MARYAM}, ${ELIF}` })),
        'a coordinator who writes': () =>
          of(
            edit(town, 'settings', 'coordinators', { value: `${MARYAM}, ${ELIF}` }),
            withItem(state, 'root', { grants: [grant(ELIF, 'user', 'writer')] }),
          ),
        'no coordinator': () => of(town, withItem(state, 'root', { grants: [grant(ELIF)] })),
        'a foreign coordinator': () =>
          of(edit(town, 'settings', 'coordinators', { value: `${MARYAM}, x@annan.example, y@de1aby.example` })),
        'a film to copy': () => of(town, withItem(state, 'film-F-1', { copyable: true })),
        'a root to share': () => of(town, withItem(state, 'root', { shareable: true })),
        'a stray file': () => item({ parent: 'folder-rooms-rum-lar' }),
        'captions apart': () => item({ kind: 'captions', row: 'F-1', parent: 'folder-rooms-rum-lar' }),
        'captions behind': () => item({ kind: 'captions', row: 'F-1', parent: 'waiting' }),
        'a shared film': () => of(town, withItem(state, 'film-F-1', { grants: [grant(ELIF)] })),
        'a stranger in a folder': () => of(town, withItem(state, FILMS, { grants: [grant(ELIF), grant('', 'anyone')] })),
        'the guard, emptied': () => of(edit(town, 'rooms', 'rum-lar', { networks: '' })),
        'the guard, mandates': () => of(edit(edit(town, 'mandates', 'U-1', { to: '2026-11-15' }), 'mandates', 'U-2', { to: '2026-11-15' })),
        'the guard, many': () => of(crowd(town, 1), settled(crowd(town, 40))).filter((one) => one.startsWith('Stoppad')),
      }),
    ).toMatchSnapshot();
  });

  it('why, of meetings', () => {
    expect(
      firstSaid({
        nothing: () => of(town),
        new: () => of(town, { ...state, events: new Map() }),
        moved: () => meeting({ start: '2026-12-02 14:00' }),
        reworded: () => meeting({ title: 'Annat' }),
        cancelled: () => meeting({ status: 'inställd' }),
        'on again': () => of(town, settled(edit(town, 'meetings', 'T-1', { status: 'inställd' }), state)),
        gone: () => of(drop(town, 'meetings', 'T-1')),
        joined: () => meeting({ guests: `${ELIF}, ${KARIN}` }),
        left: () => meeting({}, settled(edit(town, 'meetings', 'T-1', { guests: `${ELIF}, ${KARIN}` }))),
        answered: () => of(town, answered()),
        'from outside': () => of(invited(GUEST)),
        'from outside no more': () => of(invited(), settled(invited(GUEST))),
        'blind guests': () => meeting({ materials: 'F-1', guests: ELIF }),
        'more blind guests': () => meeting({ materials: 'F-1', guests: `${ELIF}, ${KARIN}` }),
        'long texts': () => meeting({ title: 'x'.repeat(2000), agenda: 'y'.repeat(9000) }),
        'many guests': () => {
          const many = crowd(town, 201);
          const emails = (many.people ?? []).map((row) => row.email).join(', ');
          return of(edit(many, 'meetings', 'T-1', { guests: emails })).filter((one) => one.includes('Kalender tar högst'));
        },
        'a wrong week': () =>
          of(add(town, 'calendar', { id: 'K-1', kind: 'lov', from: '2026-11-02', to: '2026-11-06', label: 'Höstlov v. 44' })),
        'wrong weeks': () =>
          of(add(town, 'calendar', { id: 'K-1', kind: 'lov', from: '2026-12-21', to: '2027-01-08', label: 'Jullov v. 50' })),
      }),
    ).toMatchSnapshot();
  });

  it('what may be a slip, and who is held', () => {
    const named = edit(town, 'people', KARIN, { subjects: 'matematik', inviteEmail: 'k@hem.example' });
    expect(
      firstSaid({
        nothing: () => later(town, town),
        'a unit emptied': () => later(town, edit(town, 'people', ELIF, { unit: '' })),
        'outside sync no more': () => {
          const kept = edit(town, 'people', ELIF, { protected: 'ja' });
          return [...later(kept, edit(town, 'people', ELIF, { protected: 'nej' })), ...later(kept, town)];
        },
        'without a name': () =>
          later(edit(town, 'people', ELIF, { protected: 'ja', name: '' }), edit(town, 'people', ELIF, { protected: '', name: '' })),
        'another’s name': () => later(town, edit(town, 'people', ELIF, { name: 'Karin Öberg' })),
        'another subject': () => later(named, edit(named, 'people', KARIN, { subjects: 'slöjd' })),
        'another address': () => later(named, edit(named, 'people', KARIN, { inviteEmail: 'x@hem.example' })),
        'another’s mandate': () => later(town, edit(town, 'mandates', 'U-1', { person: ELIF })),
        'another area': () => later(town, edit(town, 'units', 'u3', { area: 'Team Syd' })),
        'an address written over': () => later(town, edit(town, 'people', JO, { email: 'jon@delaby.example' })),
        'a faulty person': () => later(town, edit(town, 'people', JO, { from: '?' })),
        'a faulty mandate': () => later(town, edit(town, 'mandates', 'U-2', { from: '?' })),
        'a lost unit': () => later(town, edit(town, 'units', 'u3', { id: '' })),
        'a lost person': () => later(town, edit(town, 'people', JO, { email: '' })),
        'a lost film': () => {
          const filed = edit(town, 'recordings', 'F-1', { file: 'film-F-1' });
          return later(filed, edit(filed, 'recordings', 'F-1', { id: '' }));
        },
      }),
    ).toMatchSnapshot();
  });

  it('why somebody sees a film, or does not', () => {
    const ask = (email: string, target: string, tables = town, from = state) =>
      (why(planOf(tables, from), email, target)?.chain ?? []).map((link) => `${link.ok ? '✓' : '✗'} ${said(link.text)}`);
    expect(
      firstSaid({
        member: () => ask(AINO, 'F-1'),
        colleague: () => ask(ELIF, 'F-1'),
        stranger: () => ask(GUEST, 'F-1'),
        coordinator: () => ask(MARYAM, 'F-1'),
        'everyone’s': () => ask(PER, 'F-2'),
        area: () => ask(ELIF, 'rum-city'),
        left: () => ask(JO, 'F-1', edit(town, 'people', JO, { to: '2026-11-15' })),
        'not begun': () => ask(JO, 'F-1', edit(town, 'people', JO, { from: '2027-01-08' })),
        protected: () => ask(JO, 'F-1', edit(town, 'people', JO, { protected: 'ja' })),
        faulty: () => ask(JO, 'F-1', edit(town, 'people', JO, { from: '?' })),
        guest: () => ask(GUEST, 'F-1', visited, settled(visited)),
        withdrawn: () => ask(AINO, 'F-1', edit(town, 'permits', 'M-1', { withdrawn: 'ja' })),
        'no row': () => ask(AINO, 'F-1', edit(town, 'recordings', 'F-1', { title: '' })),
        'no film': () => ask(AINO, 'F-1', town, { ...state, items: new Map() }),
        'no room': () => ask(AINO, 'F-1', edit(town, 'recordings', 'F-1', { rooms: '' })),
        'no end': () => ask(AINO, 'F-2'),
        'a faulty room': () => ask(AINO, 'rum-lar', edit(town, 'rooms', 'rum-lar', { name: '' })),
        'shared directly': () => ask(AINO, 'rum-lar', edit(town, 'rooms', 'rum-lar', { sharing: 'direkt' })),
        'by role and school form': () => {
          const wide = edit(edit(town, 'rooms', 'rum-city', { roles: 'pedagog', schoolForms: 'förskola' }), 'people', ELIF, {
            roles: 'pedagog',
          });
          return ask(ELIF, 'rum-city', wide);
        },
      }),
    ).toMatchSnapshot();
  });
});
