import { inForce, rosterOf } from '../../src/domain/people/people.ts';
import { AINO, add, type Cells, configOf, ELIF, edit, GUEST, JO, OLA, PER, type Tables, town } from './fixture.ts';

const TODAY = '2026-11-16';
const roster = (tables: Tables, today = TODAY) => rosterOf(configOf(tables), today);
const person = (tables: Tables, email: string, today = TODAY) => roster(tables, today).people.get(email);
const aino = (cells: Cells) => edit(town, 'people', AINO, cells);

describe('A person counts', () => {
  it('while employed, the first and the last day included', () => {
    expect(person(town, PER, '2025-12-31')).toBeUndefined();
    expect(person(town, PER, '2026-01-01')).toBeDefined();
    expect(person(town, PER, '2027-06-10')).toBeDefined();
    expect(roster(town, '2027-06-11').absent.get(PER)).toBe('left');
    expect(roster(town, '2025-12-31').absent.get(PER)).toBe('notBegun');
  });
  it('only when not outside sync', () => {
    expect(roster(aino({ protected: 'ja' })).absent.get(AINO)).toBe('protected');
    expect(person(aino({ protected: 'ja' }), AINO)).toBeUndefined();
  });
  it.each(['aino@annan.example', 'aino bergström@delaby.example', 'aïno@delaby.example', 'aino@dе1aby.example'])(
    'only with an allowed address, not %s',
    (email) => {
      const config = configOf(add({ ...town, mandates: [] }, 'people', { email }));
      expect(rosterOf(config, TODAY).people.size).toBe(7);
      expect(config.diagnostics.filter((one) => one.table === 'people')).not.toEqual([]);
    },
  );
  it('from outside only when marked Extern', () => {
    const guest = (external: string) => person(add(town, 'people', { email: GUEST, external }), GUEST);
    expect(guest('')).toBeUndefined();
    expect(guest('ja')?.external).toBe(true);
  });
});

describe('A person serves', () => {
  it('their unit, other units, and the areas and school forms of all these', () => {
    const found = person(aino({ otherUnits: 'Åkerskolan' }), AINO);
    expect([...(found?.units ?? [])]).toEqual(['u1', 'u3']);
    expect([...(found?.areas ?? [])]).toEqual(['Team City', 'Team Norr']);
    expect([...(found?.schoolForms ?? [])]).toEqual(['förskola', 'grundskola']);
  });
  it('the areas they work for', () => {
    expect([...(person(aino({ areas: 'Team Norr' }), AINO)?.areas ?? [])]).toEqual(['Team City', 'Team Norr']);
  });
  it('what a mandate in force adds; its end takes nothing else away', () => {
    const tables = edit(town, 'mandates', 'U-1', { units: 'u3', areas: 'Team Norr', role: 'pedagog', to: '2026-12-31' });
    const before = person(tables, AINO, '2026-12-31');
    const after = person(tables, AINO, '2027-01-01');
    expect([before?.units.has('u3'), before?.areas.has('Team Norr'), before?.roles.has('pedagog')]).toEqual([true, true, true]);
    expect([after?.units.has('u3'), after?.areas.has('Team Norr'), after?.roles.has('pedagog')]).toEqual([false, false, true]);
  });
  it('nothing by a mandate that has not begun or has ended', () => {
    expect([...(person(town, AINO, '2026-07-31')?.roles ?? [])]).toEqual(['pedagog']);
    expect([...(person(town, AINO, '2026-08-01')?.roles ?? [])]).toEqual(['pedagog', 'lärspridare']);
  });
  it('no area at all without a unit', () => {
    expect(person(town, OLA)).toMatchObject({ units: new Set(), areas: new Set(), schoolForms: new Set() });
  });
});

describe('A row that can’t be read', () => {
  it('holds its person', () => {
    const found = roster(aino({ unit: 'Blåsippn' }));
    expect([found.people.has(AINO), found.absent.has(AINO), found.held.has(AINO)]).toEqual([false, false, true]);
  });
  it('holds both rows of equal keys', () => {
    expect(roster(add(town, 'people', { email: ELIF })).held).toEqual(new Set([ELIF]));
  });
  it('of a mandate holds the person, who has not the mandate', () => {
    const found = roster(edit(town, 'mandates', 'U-2', { to: 'snart' }));
    expect([found.held.has(JO), found.people.get(JO)?.roles.has('lärspridare')]).toEqual([true, false]);
  });
  it('of a mandate does not hold someone whose own row says that they left or are outside sync', () => {
    const mandate = edit(town, 'mandates', 'U-1', { to: 'snart' });
    expect(roster(edit(mandate, 'people', AINO, { to: '2026-11-15' })).held.has(AINO)).toBe(false);
    expect(roster(edit(mandate, 'people', AINO, { protected: 'ja' })).held.has(AINO)).toBe(false);
  });
  it('of a unit holds everyone who works there', () => {
    expect([...roster(edit(town, 'units', 'u1', { staff: 'många' })).held].sort()).toEqual([AINO, ELIF]);
  });
});

describe('Where someone is called', () => {
  it('is another address where the row says so', () => {
    const found = roster(aino({ inviteEmail: 'a.b@delaby.example' }));
    expect(found.people.get(AINO)?.calendarEmail).toBe('a.b@delaby.example');
    expect(found.byCalendarEmail.get('a.b@delaby.example')).toBe(AINO);
  });
  it('is known even of those who are held or absent', () => {
    for (const cells of [{ unit: 'okänd' }, { protected: 'ja' }, { to: '2026-01-31' }]) {
      expect(roster(aino({ inviteEmail: 'a.b@delaby.example', ...cells })).byCalendarEmail.get('a.b@delaby.example')).toBe(AINO);
    }
  });
  it.each<[string, Cells]>([
    ['counts', {}],
    ['is held', { unit: 'okänd' }],
    ['is absent', { to: '2026-01-31' }],
  ])('leads to the same person whatever the order of rows, where two are called at one address and one %s', (_, cells) => {
    const two = edit(edit(town, 'people', JO, { inviteEmail: 'a.b@delaby.example' }), 'people', AINO, {
      inviteEmail: 'a.b@delaby.example',
      ...cells,
    });
    const turned = { ...two, people: [...(two.people ?? [])].reverse() };
    const whose = [two, turned].map((tables) => roster(tables).byCalendarEmail.get('a.b@delaby.example'));
    expect(whose[0]).toBe(whose[1]);
  });
  it('leads to the same person whatever the order of rows, where both are held', () => {
    const wrong = { inviteEmail: 'a.b@delaby.example', unit: 'okänd' };
    const two = edit(edit(town, 'people', JO, wrong), 'people', AINO, wrong);
    const turned = { ...two, people: [...(two.people ?? [])].reverse() };
    expect(roster(two).byCalendarEmail).toEqual(roster(turned).byCalendarEmail);
  });
});

it('An interval includes both its days, and an open end never ends', () => {
  const row = { from: '2026-01-02', to: '2026-01-04' };
  expect(['2026-01-01', '2026-01-02', '2026-01-04', '2026-01-05'].map((day) => inForce(row, day))).toEqual([false, true, true, false]);
  expect(inForce({ from: undefined, to: undefined }, '1999-01-01')).toBe(true);
});

describe('A roster', () => {
  it('is worked out once for the same tables and day', () => {
    const config = configOf(town);
    const first = rosterOf(config, TODAY);
    expect(rosterOf({ ...config, tables: { ...config.tables } }, TODAY)).toBe(first);
    expect(rosterOf(config, '2027-06-11').absent.get(PER)).toBe('left');
    const { mandates } = config.tables;
    const without = { ...config, tables: { ...config.tables, mandates: { ...mandates, rows: [] } } };
    expect(rosterOf(without, TODAY)).not.toBe(first);
  });

  it('holds a set once, however many belong alike', () => {
    const { people } = roster(
      add(town, 'people', { email: 'ny@delaby.example', unit: 'u1' }, { email: 'nyare@delaby.example', unit: 'u1' }),
    );
    expect(people.get('ny@delaby.example')?.units).toBe(people.get('nyare@delaby.example')?.units);
    expect([...(people.get('ny@delaby.example')?.units ?? [])]).toEqual(['u1']);
  });
});
