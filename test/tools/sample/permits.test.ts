import { dueForDisposal } from '../../../src/domain/recordings/retention.ts';
import { delaby } from '../../../src/tools/sample/delaby.ts';
import { themes } from '../../../src/tools/sample/lectures.ts';
import type { Cells, Sample } from '../../../src/tools/sample/sample.ts';
import { planOf, type Tables, untouched } from '../../domain/fixture.ts';

const today = '2026-11-16';
const sample = delaby({ today, domain: 'delaby.example', seed: 1, coordinator: 'maryam.lindqvist@delaby.example' });
const rows = (table: string, from: Sample = sample): Cells[] => from.tables[table] ?? [];
const list = (cell: string | number | undefined): string[] =>
  String(cell ?? '')
    .split(/\s*,\s*/)
    .filter((item) => item !== '');
const permit = (id: string, from: Sample = sample): Cells => rows('permits', from).find((one) => one.id === id) ?? {};
const recording = (id: string): Cells => rows('recordings').find((one) => one.id === id) ?? {};

/** Which state a permit is in, in words of its own, told from its cells alone. */
const state = (one: Cells): string => {
  if (one.withdrawn !== '') return /^\d{4}/.test(String(one.withdrawn)) ? 'withdrawn on a day' : 'withdrawn in words';
  if (one.answer !== 'ja') return String(one.answer);
  if (one.to !== '' && String(one.to) < today) return 'ended';
  if (one.preview === 'ja') return one.approved === 'ja' ? 'seen and approved' : 'not yet approved';
  return one.to === '' ? 'allows' : 'allows until a day';
};
/** Whether a permit covers a recording in any room at all, and in which. */
const covered = (film: Cells, from: Sample = sample): string[] =>
  list(film.rooms).filter((room) =>
    list(film.permit).every((id) => {
      const one = permit(id, from);
      const names = list(one.recordings);
      const agrees = names.includes('alla') || names.includes(String(film.id)) || names.includes(`serie:${film.series}`);
      const holdsVisitor = room === 'rum-largrupper';
      const rooms = list(one.audience);
      const includes = rooms.includes(room) || rooms.includes('alla medarbetare');
      return agrees && /^(allows|seen)/.test(state(one)) && includes && (!holdsVisitor || one.external === 'ja');
    }),
  );

describe('The recordings of the sample', () => {
  it('are sixty, in six themes, each with a title, questions to talk about, rooms and a permit from each lecturer', () => {
    expect(rows('recordings').map((one) => one.id)).toEqual(
      Array.from({ length: 60 }, (_, index) => `F-${String(index + 1).padStart(3, '0')}`),
    );
    expect(new Set(rows('recordings').map((one) => one.title)).size).toBe(60);
    expect(new Set(rows('recordings').map((one) => one.theme))).toEqual(new Set(themes));
    for (const one of rows('recordings')) {
      expect(String(one.questions).split('\n').length).toBeGreaterThanOrEqual(2);
      expect(list(one.rooms)).not.toEqual([]);
      expect(list(one.permit).map((id) => permit(id).lecturer)).toEqual(list(one.lecturer));
    }
  });

  it('all have a film but the one that is still to be filmed, most with captions', () => {
    expect(sample.films).toHaveLength(59);
    expect(sample.films.some((film) => film.recording === 'F-060')).toBe(false);
    expect(String(recording('F-060').date) > today).toBe(true);
    expect(rows('recordings').filter((one) => String(one.date) > today)).toHaveLength(1);
    expect(sample.films.filter((film) => film.captions).length).toBeGreaterThan(45);
    for (const film of sample.films) {
      expect(film.seconds).toBeGreaterThan(200);
      expect(film.captions ? 'ja' : 'nej').toBe(recording(film.recording).captions);
    }
  });

  it('show the four that everyone meets first', () => {
    expect([recording('F-001').title, recording('F-001').lecturer, permit('M-01').answer]).toEqual([
      'Flerspråkighet i vardagen',
      'Gunilla Sjöström',
      'väntar',
    ]);
    expect([recording('F-002').title, recording('F-002').lecturer, permit('M-02').answer]).toEqual([
      'Naturvetenskap ute',
      'Peter Holm',
      'nej',
    ]);
    expect([recording('F-003').lecturer, permit('M-03').answer, permit('M-04').answer]).toEqual(['Lena Ek, Omar Said', 'ja', 'väntar']);
    expect([recording('F-004').title, permit('M-05').to]).toEqual(['Systematik som hjälper', '2027-06-30']);
  });

  it('are open in all their rooms, in some, or in none, and never by a permit that says otherwise', () => {
    const open = (id: string): string[] => covered(recording(id));
    expect(['F-001', 'F-002', 'F-003', 'F-036', 'F-038', 'F-039', 'F-042', 'F-043'].flatMap(open)).toEqual([]);
    expect(open('F-030')).toEqual(['rum-larspridare']);
    expect(open('F-008')).toEqual(['rum-alla']);
    expect(open('F-012')).toEqual(['rum-alla', 'rum-largrupper']);
    const complete = rows('recordings').filter((one) => covered(one).length === list(one.rooms).length);
    expect(complete.length).toBe(60 - 8 - 2);
  });

  it('have children in the picture with a consent in force, one that has ended and one without a date', () => {
    const children = rows('recordings').filter((one) => one.children === 'ja');
    expect(children.filter((one) => String(one.childrenUntil) > today)).toHaveLength(2);
    expect(children.filter((one) => one.childrenUntil !== '' && String(one.childrenUntil) < today)).toHaveLength(1);
    expect(children.filter((one) => one.childrenUntil === '')).toHaveLength(1);
  });
});

describe('The permits of the sample', () => {
  it('are in every state that there is', () => {
    const states = new Set(rows('permits').map(state));
    for (const one of [
      'allows',
      'allows until a day',
      'nej',
      'väntar',
      'ended',
      'withdrawn on a day',
      'withdrawn in words',
      'seen and approved',
      'not yet approved',
    ]) {
      expect(states).toContain(one);
    }
    expect(rows('permits').some((one) => one.audience === 'rum-larspridare')).toBe(true);
    expect(rows('permits').some((one) => one.audience === 'alla medarbetare' && one.external === 'ja')).toBe(true);
    expect(rows('permits').some((one) => String(one.recordings).startsWith('serie:') && one.basis === 'avtal')).toBe(true);
    expect(new Set(rows('permits').map((one) => one.basis))).toEqual(new Set(['avtal', 'medgivande', 'i tjänsten']));
  });

  it('carry their evidence and the day of the answer once answered, and neither before', () => {
    for (const one of rows('permits')) {
      expect(String(one.evidence)).toMatch(one.answer === 'väntar' ? /^$/ : /^(FSN \d{4}\/\d+|https:\/\/\S+)$/);
      expect(one.answered === '').toBe(one.answer === 'väntar');
      expect(String(one.answered) < today).toBe(true);
    }
  });
});

describe('The edits that wait', () => {
  const after: Sample = structuredClone(sample);
  for (const { table, key, fields } of sample.waiting) {
    const row = rows(table, after).find((one) => [one.id, one.email].includes(key));
    Object.assign(row ?? {}, fields);
  }
  const memberOf = (email: string, from: Sample): string[] => {
    const person = rows('people', from).find((one) => one.email === email) ?? {};
    const mandates = rows('mandates', from).filter((one) => one.person === email);
    const units = rows('units', from).filter((one) => [String(person.unit), ...list(person.otherUnits)].includes(String(one.id)));
    const areas = new Set([...units.map((one) => one.area), ...mandates.flatMap((one) => list(one.areas))]);
    const roles = new Set([...list(person.roles), ...mandates.map((one) => one.role)]);
    const matches = (rule: Cells): boolean[] => [
      list(rule.areas).some((one) => areas.has(one)),
      list(rule.roles).some((one) => roles.has(one)),
      units.some((unit) => list(rule.schoolForms).some((form) => list(unit.schoolForm).includes(form))),
    ];
    const inNetwork = (network: Cells): boolean =>
      list(network.leaders).includes(email) ||
      list(network.add).includes(email) ||
      (['areas', 'roles', 'schoolForms'].some((field) => network[field] !== '') &&
        ['areas', 'roles', 'schoolForms'].every((field, at) => network[field] === '' || matches(network)[at]));
    const networks = rows('networks', from)
      .filter(inNetwork)
      .map((one) => String(one.id));
    const rooms = rows('rooms', from).filter(
      (room) => room.everyone === 'ja' || matches(room).some(Boolean) || list(room.networks).some((id) => networks.includes(id)),
    );
    return [...networks, ...rooms.map((one) => String(one.id))];
  };

  it('are three, each to a row that is there and each saying something new', () => {
    expect(sample.waiting.map((edit) => edit.table)).toEqual(['permits', 'people', 'meetings']);
    for (const { table, key, fields } of sample.waiting) {
      const row = rows(table).find((one) => [one.id, one.email].includes(key));
      expect(row).toBeDefined();
      for (const [name, cell] of Object.entries(fields)) expect(row?.[name]).not.toBe(cell);
    }
  });

  it('open one film, in the one room that it wanted', () => {
    const opened = rows('recordings').filter((one) => covered(one).join() !== covered(one, after).join());
    expect(opened.map((one) => one.id)).toEqual(['F-038']);
    expect(covered(recording('F-038'), after)).toEqual(['rum-forskola']);
  });

  it('give one colleague one more room and no network', () => {
    const email = sample.waiting.find((edit) => edit.table === 'people')?.key ?? '';
    const before = memberOf(email, sample);
    expect(before).toEqual(['rum-alla', 'rum-forskola', 'rum-soder']);
    expect(memberOf(email, after).filter((id) => !before.includes(id))).toEqual(['rum-norr']);
  });

  it('give one coming meeting its place and agenda', () => {
    const edit = sample.waiting.find((one) => one.table === 'meetings');
    const meeting = rows('meetings').find((one) => one.id === edit?.key);
    expect(meeting).toMatchObject({ network: 'nat-huvud', status: 'planerad', place: '', agenda: '' });
    expect(rows('meetings').filter((one) => one.place === '')).toHaveLength(1);
  });
});

describe('Retention in Delaby', () => {
  it.each(['2026-11-16', '2027-02-01', '2027-06-14', '2027-09-20'])('proposes one film, whenever it is made (%s)', (today) => {
    const { tables } = delaby({ today, domain: 'delaby.example', seed: 1, coordinator: 'maryam.lindqvist@delaby.example' });
    const all = { ...tables, settings: [...(tables.settings ?? [])] } as Tables;
    const planned = planOf(all, untouched(all), Date.parse(`${today}T09:00:00Z`));
    expect(dueForDisposal(planned).map(({ film }) => film.id)).toEqual(['F-050']);
  });
});
