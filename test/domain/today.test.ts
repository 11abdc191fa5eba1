import { tasksFor, vacancies } from '../../src/domain/tasks/today.ts';
import { swedish } from '../messages/said.ts';
import { AINO, add, type Cells, drop, ELIF, edit, JO, planOf, settled, type Tables, town, untouched } from './fixture.ts';

const tasks = (tables: Tables, from = untouched(tables)) => tasksFor(planOf(tables, from));
const task = (tables: Tables, id: string, from = untouched(tables)) => tasks(tables, from).find((one) => one.id === id);
const permit = (cells: Cells) => edit(town, 'permits', 'M-1', cells);

describe('Today', () => {
  it('asks for an answer that a film waits for, and says for how long and for how many', () => {
    const found = task(permit({ answer: 'väntar', asked: '2026-11-13', lecturer: 'Gunilla Sjöström' }), 'answer:M-1');
    expect(swedish(found?.title)).toBe('Gunilla har inte svarat');
    expect(swedish(found?.text)).toBe('”Systematik som hjälper” väntar sedan 3 dagar. 6 personer får se den vid ett ja.');
    expect(found?.action).toEqual({ kind: 'answer', permit: 'M-1', recordings: ['F-1'] });
  });
  it('asks for none that was given or withdrawn, or that no film waits for', () => {
    for (const cells of [{ answer: 'nej' }, { answer: 'väntar', withdrawn: 'ja' }])
      expect(task(permit(cells), 'answer:M-1')).toBeUndefined();
    expect(task(permit({ answer: 'väntar' }), 'answer:M-1', untouched(drop(town, 'recordings', 'F-1')))).toBeUndefined();
  });
  it('tells of colleagues’ examples that nobody has decided on, in one row', () => {
    const one = add(town, 'requests', {
      id: 'O-1',
      kind: 'exempel',
      from: ELIF,
      title: 'Sagor',
      link: 'https://film.example/s',
      status: 'ny',
    });
    expect(swedish(task(one, 'proposals')?.title)).toBe('”Sagor” väntar på beslut');
    expect(swedish(task(one, 'proposals')?.text)).toMatch(/Ett exempel från Elif Demir\./);
    expect(task(one, 'proposals')?.action).toEqual({ kind: 'decide' });
    const two = add(one, 'requests', {
      id: 'O-2',
      kind: 'exempel',
      from: AINO,
      title: 'Lek',
      link: 'https://film.example/l',
      status: 'ny',
    });
    expect(swedish(task(two, 'proposals')?.title)).toBe('2 förslag väntar på beslut');
    expect(task(edit(one, 'requests', 'O-1', { decision: 'avböjd', status: 'besvarad' }), 'proposals')).toBeUndefined();
  });
  it('tells of permits that end within thirty days, while a film is shared by them', () => {
    expect(swedish(task(permit({ to: '2026-12-16' }), 'renew:M-1')?.text)).toBe('1 film stängs då, om det inte förnyas.');
    for (const cells of [{ to: '2026-12-17' }, { to: '2026-11-15' }, { to: '2026-12-16', answer: 'väntar' }])
      expect(task(permit(cells), 'renew:M-1')).toBeUndefined();
    expect(tasks(permit({ to: '2026-11-20' })).filter((one) => one.id === 'renew:M-1')).toHaveLength(1);
  });
  it('names units without an ambassador, and whose mandate ended', () => {
    const ended = edit(town, 'mandates', 'U-1', { to: '2026-11-15' });
    expect(swedish(task(ended, 'appoint:u1')?.text)).toBe('Uppdraget för Aino Bergström slutade 15 november 2026.');
    expect(task(town, 'appoint:u1')).toBeUndefined();
    expect(swedish(task(town, 'appoint:u2')?.text)).toBe('Ingen på enheten har uppdraget nu.');
    expect(vacancies(planOf(edit(town, 'people', JO, { to: '2026-11-15' }), untouched(town)).desired).map(({ unit }) => unit.id)).toEqual([
      'u2',
      'u3',
    ]);
  });
  it('names the tab of a row to mend, and takes nobody whose row that is as gone', () => {
    const wrong = edit(town, 'mandates', 'U-1', { from: 'igår' });
    const found = tasks(wrong);
    const row = found.findIndex((one) => one.action.kind === 'cell');
    expect(swedish(found[row]?.title)).toBe('Uppdrag, rad 2 behöver rättas');
    expect(found.find((one) => one.id === 'appoint:u1')).toBeUndefined();
    // Of another unit the row says nothing.
    expect(swedish(task(wrong, 'appoint:u2')?.text)).toBe('Ingen på enheten har uppdraget nu.');
    // Nobody knows whose a row without unit and person is: it is mended before a vacancy that may only follow from it.
    const nobody = tasks(edit(edit(town, 'mandates', 'U-1', { from: 'igår' }), 'mandates', 'U-1', { person: 'vem som helst' }));
    const vacant = nobody.findIndex((one) => one.id === 'appoint:u1');
    expect(vacant).toBeGreaterThan(nobody.findIndex((one) => one.action.kind === 'cell'));
    expect(swedish(nobody[vacant]?.text)).toBe('Ingen på enheten har uppdraget nu. Rätta först raderna i Uppdrag som inte går att läsa.');
  });
  it('tells of a coming meeting although its network’s row can’t be read', () => {
    const soon = edit(town, 'meetings', 'T-1', { start: '2026-11-18 13:00' });
    const broken = edit(soon, 'networks', 'N-1', { minutes: 'lång' });
    const found = task(broken, 'meeting:T-1', settled(soon));
    expect([swedish(found?.title), found?.action.kind]).toEqual(['Träff om 2 dagar: Nätverksträff', 'cell']);
  });
  it('tells of coming meetings that guests have not answered', () => {
    const soon = edit(town, 'meetings', 'T-1', { start: '2026-11-18 13:00' });
    const found = task(soon, 'meeting:T-1', settled(soon));
    expect([swedish(found?.chip), swedish(found?.title), swedish(found?.text)]).toEqual([
      '2 utan svar',
      'Träff om 2 dagar: Nätverksträff',
      'Onsdag 18 nov (v. 47) kl. 13.00–14.30.',
    ]);
    expect(task(town, 'meeting:T-1', settled(town))).toBeUndefined();
  });
  it('tells of networks without a meeting ahead', () => {
    const tables = edit(town, 'networks', 'N-1', { perTerm: 2 });
    expect(task(tables, 'plan-meeting:N-1')).toBeUndefined();
    expect(swedish(task({ ...tables, meetings: [] }, 'plan-meeting:N-1')?.text)).toBe('2 medlemmar, 2 träffar per termin.');
  });
  it('points at rows that can’t be read, by cell', () => {
    const found = tasks(edit(town, 'people', AINO, { to: 'snart' })).find((one) => one.action.kind === 'cell');
    expect(found?.action).toEqual({ kind: 'cell', table: 'people', row: 3, field: 'to' });
  });
  it('says each thing once, the most urgent first', () => {
    const ids = tasks(
      edit(edit(permit({ to: '2026-11-20' }), 'permits', 'M-2', { answer: 'väntar' }), 'people', AINO, { to: 'snart' }),
    ).map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('renew:M-1');
    expect(ids[1]).toBe('answer:M-2');
  });
});
