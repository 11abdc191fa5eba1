import { shortened } from '../../src/domain/limits.ts';
import { inSwedish } from '../messages/said.ts';
import { add, edit, planOf, settled, town, untouched } from './fixture.ts';

const long = 'Nätverket för digitalt lärande, flerspråkighet och läsfrämjande arbete i förskolan, område Väster';

const madeGroups = (tables: typeof town) =>
  planOf(tables, untouched(tables)).plan.changes.flatMap((change) =>
    change.steps.flatMap((step) => (step.kind === 'makeGroup' ? [[step.key, step.name] as const] : [])),
  );
const remarks = (tables: typeof town) =>
  planOf(tables, untouched(tables))
    .plan.diagnostics.filter((one) => one.code === 'longGroupName')
    .map(inSwedish);

describe('A name that is too long for a group in Google', () => {
  const tables = edit(town, 'networks', 'N-1', { name: long });

  it('is shortened for the group, with its row’s id at the end', () => {
    const [, name = ''] = madeGroups(tables).find(([key]) => key === 'networks/N-1') ?? [];
    expect(name).toMatch(/^Nätverk: Nätverket för digitalt lärande, .*… \(N-1\)$/);
    expect(name.length).toBeLessThanOrEqual(73);
  });

  it('is told beforehand: which row and field, and how long it may be', () => {
    expect(remarks(tables)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        table: 'networks',
        row: 2,
        field: 'name',
        message: expect.stringMatching(/högst 64 tecken/),
      }),
    ]);
    expect(remarks(town)).toEqual([]);
  });

  it.each([
    ['rooms', 'rum-lar', 'name'],
    ['units', 'u1', 'name'],
    ['units', 'u1', 'area'],
  ] as const)('of %s %s %s too', (table, key, field) => {
    const all = edit(edit(town, 'rooms', 'rum-alla', { everyone: 'ja' }), table, key, { [field]: `${long} och Öster` });
    const names = madeGroups(all).map(([, name]) => name);
    expect(names.every((name) => name.length <= 73)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
    for (const remark of remarks(all)) expect(remark).toMatchObject({ table, field });
  });

  it('never leaves two groups with one name', () => {
    const both = add(tables, 'networks', { id: 'N-2', name: long, roles: 'lärspridare' });
    const shown = edit(both, 'rooms', 'rum-lar', { networks: 'N-1, N-2' });
    const names = madeGroups(shown)
      .filter(([key]) => key.startsWith('networks/'))
      .map(([, name]) => name);
    expect(new Set(names).size).toBe(2);
  });
});

describe('A name with several spaces between its words', () => {
  const spaced = 'Brukets       skola';
  const stepsOf = (tables: typeof town) => planOf(tables, untouched(tables)).plan.changes.flatMap(({ steps }) => steps);

  it('has one in Google: as a folder, a group and a meeting', () => {
    const folders = stepsOf(edit(town, 'rooms', 'rum-lar', { name: spaced }));
    expect(folders.flatMap((step) => (step.kind === 'makeFolder' && step.table === 'rooms' ? [step.name] : []))).toContain('Brukets skola');
    const groups = madeGroups(edit(town, 'networks', 'N-1', { name: spaced })).map(([, name]) => name);
    expect(groups).toContain('Nätverk: Brukets skola');
    const events = stepsOf(edit(town, 'meetings', 'T-1', { title: spaced, place: `Rum  1` }));
    const bodies = events.flatMap((step) => (step.kind === 'event' ? [[step.body.title, step.body.place]] : []));
    expect(bodies).toContainEqual(['Brukets skola', 'Rum 1']);
  });
});

describe('What Calendar and Drive have no room for', () => {
  const wordy = (cells: Record<string, string>) => {
    const tables = edit(town, 'meetings', 'T-1', cells);
    const { plan } = planOf(tables, untouched(tables));
    const [step] = plan.changes.find((change) => change.id === 'meeting:T-1')?.steps ?? [];
    return { body: step?.kind === 'event' ? step.body : undefined, said: plan.diagnostics.filter((one) => one.code === 'longForCalendar') };
  };

  it.each([
    ['title', 'title', 1024],
    ['place', 'place', 1024],
    ['agenda', 'description', 8192],
  ] as const)('of a meeting’s %s is told beforehand and left out there', (field, part, most) => {
    const { body, said } = wordy({ [field]: 'a<b '.repeat(3000) });
    expect(body?.[part].length).toBeLessThanOrEqual(most);
    expect(body?.[part]).toContain('…');
    expect(said).toEqual([expect.objectContaining({ severity: 'warning', table: 'meetings', row: 2, field })]);
    expect(wordy({ [field]: 'kort' }).said).toEqual([]);
  });

  it('of an agenda leaves the links below it whole', () => {
    const { body } = wordy({ agenda: '<<<< '.repeat(3000), links: 'https://delaby.example/dagordning' });
    expect(body?.description).toMatch(/…\n\n.*Länkar:\nhttps:\/\/delaby\.example\/dagordning\n\nDelakultur/s);
    expect(body?.description.length).toBeLessThanOrEqual(8192);
    expect(body?.description).not.toMatch(/&(l|lt)?…/);
  });

  it('of a room’s or a film’s name is left out of names in Drive, and the folder is not renamed at every run', () => {
    const tables = edit(edit(town, 'rooms', 'rum-lar', { name: 'Rum '.repeat(200) }), 'recordings', 'F-1', {
      title: 'Vatten '.repeat(200),
    });
    const names = planOf(tables, untouched(tables)).plan.changes.flatMap((change) =>
      change.steps.flatMap((step) => (step.kind === 'makeFolder' || step.kind === 'link' ? [step.name] : [])),
    );
    expect(names.length).toBeGreaterThan(2);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(255);
    expect(planOf(tables, settled(tables)).plan.changes.filter((change) => change.id === 'folder:rooms/rum-lar')).toEqual([]);
  });
});

describe('A text that is cut', () => {
  it('keeps whole signs, and is never longer than it may be', () => {
    expect(shortened('👩‍🏫'.repeat(40), 73, ' (N-1)').length).toBeLessThanOrEqual(73);
    expect(shortened('a😀', 2)).toBe('a…');
    expect(shortened('kort', 73)).toBe('kort');
  });
});

describe('A meeting with more guests than Calendar takes', () => {
  const crowd = (tables: typeof town, count: number) => {
    const emails = Array.from({ length: count }, (_, at) => `gast${at}@delaby.example`);
    const people = emails.reduce((all, email) => add(all, 'people', { email, name: email }), tables);
    return edit(people, 'meetings', 'T-1', { guests: emails.join(', ') });
  };
  const ofMeeting = (changes: ReturnType<typeof planOf>['plan']['changes']) => changes.filter(({ target }) => target === 'meetings/T-1');

  it('is not made, and that is told beforehand', () => {
    const tables = crowd(town, 201);
    const { changes, diagnostics } = planOf(tables, untouched(tables)).plan;
    expect(ofMeeting(changes)).toEqual([]);
    expect(diagnostics.filter(({ code }) => code === 'manyGuests').map(inSwedish)).toEqual([
      expect.objectContaining({ table: 'meetings', row: 2, message: expect.stringContaining('högst 200') }),
    ]);
  });

  it('takes nobody more, and keeps those who are invited', () => {
    const before = settled(town);
    const tables = crowd(town, 201);
    const steps = ofMeeting(planOf(tables, before).plan.changes).flatMap((change) => change.steps);
    expect(steps).toEqual([]);
  });
});
