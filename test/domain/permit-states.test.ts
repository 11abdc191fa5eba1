import { schoolYearEnd } from '../../src/domain/meetings/school-year.ts';
import { permitState } from '../../src/domain/permits/state.ts';
import { leftToAsk, widenedRooms } from '../../src/domain/permits/states.ts';
import { tasksFor } from '../../src/domain/tasks/today.ts';
import { swedish } from '../messages/said.ts';
import { add, type Cells, configOf, edit, filmOf, KARIN, planOf, settled, type Tables, town, untouched } from './fixture.ts';

const TODAY = '2026-11-16';
const permit = (cells: Cells) => {
  const [row] = configOf(edit(town, 'permits', 'M-1', cells)).tables.permits.rows;
  if (!row) throw new Error('no row');
  return row;
};
const state = (cells: Cells) => permitState(permit(cells), TODAY);
const task = (tables: Tables, id: string) => tasksFor(planOf(tables, untouched(tables))).find((one) => one.id === id);

describe('How a permit stands', () => {
  it('goes by what the lecturer took back or said, then by the days', () => {
    expect(state({})).toBe('yes');
    expect(state({ to: '2026-12-16' })).toBe('ending');
    expect(state({ to: '2026-12-17' })).toBe('yes');
    expect(state({ to: TODAY })).toBe('ending');
    expect(state({ to: '2026-11-15' })).toBe('ended');
    expect(state({ from: '2026-11-17' })).toBe('ahead');
    expect(state({ answer: 'väntar' })).toBe('waiting');
    expect(state({ answer: '' })).toBe('waiting');
    expect(state({ answer: 'nej' })).toBe('no');
    expect(state({ withdrawn: 'ringde', answer: 'nej' })).toBe('withdrawn');
  });
});

describe('The school year’s end', () => {
  const end = (tables: Tables) => schoolYearEnd(configOf(tables), TODAY);
  const year = (to: string) => add(town, 'calendar', { id: `K-${to}`, kind: 'läsår', from: '2026-08-17', to });
  const setting = (value: string) => add(town, 'settings', { name: 'schoolYear', value });
  it('is the calendar’s, the first that has not passed', () => {
    expect(end(year('2027-06-11'))).toEqual({ date: '2027-06-11', from: 'calendar' });
    expect(end(add(year('2028-06-09'), 'calendar', { id: 'K-2', kind: 'läsår', from: '2025-08-18', to: '2026-06-12' })).date).toBe(
      '2028-06-09',
    );
  });
  it('is else 30 June of the setting, and else the next 30 June', () => {
    expect(end(setting('2026/2027'))).toEqual({ date: '2027-06-30', from: 'setting' });
    expect(end(setting('2026/27'))).toEqual({ date: '2027-06-30', from: 'setting' });
    for (const stale of ['2025/2026', 'i år', '']) expect(end(setting(stale))).toEqual({ date: '2027-06-30', from: 'june' });
  });
});

describe('A room widened since a yes', () => {
  const rule = JSON.stringify({ 'rum-lar': { networks: ['N-1'], areas: [], schoolForms: [], roles: [], everyone: false } });
  const remembered = edit(town, 'permits', 'M-1', { roomRule: rule, answered: '2026-10-01' });
  const widened = edit(remembered, 'rooms', 'rum-lar', { roles: 'rektor' });

  it('is told with what is new, while a recording wants it', () => {
    const config = configOf(widened);
    const [row] = config.tables.permits.rows;
    if (!row) throw new Error('no row');
    expect([...widenedRooms(config, row)]).toEqual([['rum-lar', [{ field: 'roles', words: ['rektor'] }]]]);
    const without = configOf(edit(widened, 'recordings', 'F-1', { rooms: 'rum-alla' }));
    expect(widenedRooms(without, row).size).toBe(0);
  });
  it('calls for asking again, once, in a sentence that names film and room', () => {
    const found = task(widened, 'ask-again:M-1');
    expect(swedish(found?.chip)).toBe('Fråga igen');
    expect(swedish(found?.text)).toMatch(/”Systematik som hjälper”: Lärspridarnas rum släpper in fler/);
    expect(found?.action).toEqual({ kind: 'open', place: 'permit', id: 'M-1' });
    expect(swedish(task(edit(widened, 'permits', 'M-1', { asked: '2026-11-10' }), 'ask-again:M-1')?.text)).toMatch(
      /Frågad igen 10 november 2026/,
    );
  });
  it('calls for nothing where the rule stands, narrows, or the yes covers all staff', () => {
    for (const tables of [
      remembered,
      edit(remembered, 'rooms', 'rum-lar', { networks: '' }),
      edit(widened, 'permits', 'M-1', { audience: 'alla medarbetare' }),
      edit(widened, 'permits', 'M-1', { answer: 'nej' }),
      edit(widened, 'permits', 'M-1', { withdrawn: 'ja' }),
    ])
      expect(task(tables, 'ask-again:M-1')).toBeUndefined();
  });
});

describe('A film with someone left to ask', () => {
  const why = (tables: Tables) => leftToAsk(configOf(tables), filmOf(planOf(tables, untouched(tables)), 'F-1'));
  const bare = edit(town, 'recordings', 'F-1', { permit: '', rooms: '' });
  it('has no permit, or fewer than lecturers', () => {
    expect(why(edit(town, 'recordings', 'F-1', { permit: '' }))).toBe('noPermit');
    expect(why(edit(town, 'recordings', 'F-1', { lecturer: 'Ann-Sofi Dahl, Lena Ek' }))).toBe('fewerPermitsThanLecturers');
    expect(why(edit(town, 'recordings', 'F-1', { permit: '', disposal: 'radera' }))).toBeUndefined();
    expect(why(town)).toBeUndefined();
  });
  it('is told of though no room is chosen yet, but for a colleague’s example, which waits for a decision', () => {
    expect(why(bare)).toBe('noPermit');
    const example = add(bare, 'requests', { id: 'O-1', kind: 'exempel', from: 'aino@delaby.example', recording: 'F-1', status: 'ny' });
    expect(why(example)).toBeUndefined();
    expect(filmOf(planOf(example, untouched(example)), 'F-1').status).toBe('väntar på svar');
  });
  it('is one task, which leads straight to the question where it is one film', () => {
    const none = edit(edit(town, 'recordings', 'F-1', { permit: '' }), 'recordings', 'F-2', { permit: '' });
    expect(swedish(task(none, 'unasked')?.title)).toBe('2 filmer saknar medgivande');
    expect(task(none, 'unasked')?.action).toEqual({ kind: 'open', place: 'permits', id: '' });
    const one = task(edit(town, 'recordings', 'F-1', { permit: '' }), 'unasked');
    expect(swedish(one?.title)).toBe('”Systematik som hjälper” saknar medgivande');
    expect(one?.action).toEqual({ kind: 'open', place: 'ask', id: 'F-1' });
    expect(task(town, 'unasked')).toBeUndefined();
  });
});

describe('A film that its lecturer is to see first', () => {
  const first = edit(town, 'permits', 'M-1', { preview: 'ja', lecturerEmail: KARIN });
  const approval = (tables: Tables, state = untouched(tables)) => tasksFor(planOf(tables, state)).find((one) => one.id === 'approve:M-1');
  it('says whose word a film waits for, and until when they can watch it', () => {
    expect(swedish(approval(first)?.title)).toBe('Ann-Sofi Dahl har inte godkänt filmen');
    expect(swedish(approval(first)?.text)).toMatch(/Ingen annan ser den innan dess/);
    expect(swedish(approval(first, settled(first))?.text)).toMatch(/Det går nu, till och med 30 nov: skicka länken/);
    expect(approval(first)?.action).toEqual({ kind: 'open', place: 'approval', id: 'M-1' });
    expect(approval(edit(first, 'permits', 'M-1', { approved: 'ja' }))).toBeUndefined();
  });
});
