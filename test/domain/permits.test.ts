import { type RoomFacts, ruleToRemember, type Verdict, verdictOn } from '../../src/domain/permits/verdict.ts';
import { add, type Cells, configOf, drop, edit, filmOf, GUEST, planOf, type Tables, town, untouched } from './fixture.ts';

const TODAY = '2026-11-16';

/** What may be done with F-1, wanted in rum-lar and rum-alla, once its permit and row say this. */
function verdict(permit: Cells, film: Cells = {}, today = TODAY, tables: Tables = town): Verdict {
  const config = configOf(edit(edit(tables, 'permits', 'M-1', permit), 'recordings', 'F-1', film));
  const rooms = new Map(
    config.tables.rooms.rows.map((row): [string, RoomFacts] => [row.id, { row, holdsExternal: row.id === 'rum-city' }]),
  );
  const row = config.tables.recordings.rows.find((one) => one.id === 'F-1');
  if (!row) throw new Error(JSON.stringify(config.diagnostics));
  return verdictOn(row, config, rooms, today);
}
const open = (...of: Parameters<typeof verdict>) => verdict(...of).rooms;
const why = (...of: Parameters<typeof verdict>) => verdict(...of).why;

describe('A film may be seen in a room', () => {
  it('that its permit names, and in no other that it wanted', () => {
    const found = verdict({});
    expect([found.rooms, [...found.closed]]).toEqual([['rum-lar'], [['rum-alla', 'roomNotNamed']]]);
  });
  it('only when it names a permit', () => {
    expect([open({}, { permit: '' }), why({}, { permit: '' })]).toEqual([[], 'noPermit']);
    expect(why({}, { permit: 'M-9' })).toBe('noPermit');
  });
  it.each([
    ['väntar', 'waiting'],
    ['', 'waiting'],
    ['nej', 'no'],
  ])('never on the answer “%s”', (answer, closed) => {
    expect([open({ answer }), why({ answer })]).toEqual([[], closed]);
  });
  it('from the permit’s first day to its last, both included', () => {
    const days = { from: '2026-11-16', to: '2026-11-20' };
    expect(['2026-11-15', '2026-11-16', '2026-11-20', '2026-11-21'].map((day) => why(days, {}, day))).toEqual([
      'notBegun',
      undefined,
      undefined,
      'ended',
    ]);
    expect(open(days, {}, '2026-11-20')).toEqual(['rum-lar']);
    expect(open(days, {}, '2026-11-21')).toEqual([]);
  });
  it.each(['2026-11-01', '2030-01-01', 'ja', 'nej', 'hon ringde'])('never once anything stands under Återkallat: %s', (withdrawn) => {
    expect([open({ withdrawn }), why({ withdrawn })]).toEqual([[], 'withdrawn']);
  });
  it('only approved, where the lecturer asked to see it first', () => {
    expect([why({ preview: 'ja' }), why({ preview: 'ja', approved: 'nej' }), why({ preview: 'ja', approved: 'ja' })]).toEqual([
      'notApproved',
      'notApproved',
      undefined,
    ]);
  });
  it('only by a permit for it: its id, its series, or alla', () => {
    expect(why({ recordings: 'F-2' })).toBe('permitDisagrees');
    expect(why({ recordings: '' })).toBe('permitDisagrees');
    expect(why({ recordings: 'F-2, F-1' })).toBeUndefined();
    expect(why({ recordings: 'alla' })).toBeUndefined();
    expect(why({ recordings: 'Serie: natur' }, { series: 'Natur' })).toBeUndefined();
    expect(why({ recordings: 'serie:Språk' }, { series: 'Natur' })).toBe('permitDisagrees');
    expect(why({ recordings: 'serie:' }, { series: '' })).toBe('permitDisagrees');
  });
  it('never by a permit that can’t be read', () => {
    expect([open({ to: 'nästa år' }), why({ to: 'nästa år' })]).toEqual([[], 'faultyPermit']);
    const twice = add(town, 'permits', { id: 'M-1', recordings: 'F-1', answer: 'ja', audience: 'rum-lar' });
    expect(why({}, {}, TODAY, twice)).toBe('faultyPermit');
  });
  it('with children only while the consent is in force; without its date never', () => {
    expect(why({}, { children: 'ja' })).toBe('childrenWithoutConsent');
    expect(['2026-11-15', '2026-11-16'].map((childrenUntil) => why({}, { children: 'ja', childrenUntil }))).toEqual([
      'childrenConsentEnded',
      undefined,
    ]);
    expect(why({}, { children: 'nej', childrenUntil: '2026-01-01' })).toBeUndefined();
  });
});

describe('Several lecturers', () => {
  const two = add(town, 'permits', { id: 'M-3', recordings: 'F-1', answer: 'ja', audience: 'rum-lar, rum-alla', to: '2027-01-31' });
  const film = { lecturer: 'Lena Ek, Omar Said', permit: 'M-1, M-3' };
  const other = (cells: Cells) => edit(two, 'permits', 'M-3', cells);

  it('must all have said yes, in every room', () => {
    expect(open({}, film, TODAY, two)).toEqual(['rum-lar']);
    expect(open({ audience: 'rum-lar, rum-alla' }, film, TODAY, two)).toEqual(['rum-alla', 'rum-lar']);
    expect(why({}, film, TODAY, other({ answer: 'väntar' }))).toBe('waiting');
    expect(why({}, film, TODAY, other({ answer: 'nej' }))).toBe('no');
    expect(why({}, film, TODAY, other({ to: 'när som helst' }))).toBe('faultyPermit');
  });
  it('with fewer permits than lecturers keep it closed', () => {
    expect(why({}, { lecturer: 'Lena Ek; Omar Said' })).toBe('fewerPermitsThanLecturers');
    expect(why({}, { lecturer: '' })).toBeUndefined();
  });
  it('are not heard twice: two permits of one are one voice, by address or else by name', () => {
    const both = (first: Cells, second: Cells) => why(first, film, TODAY, other({ audience: 'rum-lar', ...second }));
    expect(both({ lecturer: 'Lena Ek' }, { lecturer: 'lena ek' })).toBe('fewerPermitsThanLecturers');
    expect(both({ lecturer: 'Lena Ek' }, { lecturer: 'Omar Said' })).toBeUndefined();
    const [a, b] = ['a@delaby.example', 'b@delaby.example'];
    expect(both({ lecturer: 'L. Ek', lecturerEmail: a }, { lecturer: 'Lena Ek', lecturerEmail: a })).toBe('fewerPermitsThanLecturers');
    expect(both({ lecturer: 'Lena Ek', lecturerEmail: a }, { lecturer: 'Lena Ek', lecturerEmail: b })).toBeUndefined();
  });
  it('end it on the first of their days, the children’s consent among them', () => {
    expect(verdict({}, film, TODAY, two).until).toBe('2027-01-31');
    expect(verdict({}, { ...film, children: 'ja', childrenUntil: '2026-12-20' }, TODAY, two).until).toBe('2026-12-20');
    expect(verdict({}, { childrenUntil: '2026-12-20' }).until).toBe('2027-06-30');
    expect(verdict({ to: '' }).until).toBeUndefined();
  });
  it('are heard before every other reason: a withdrawal first, then a no', () => {
    expect(why({ withdrawn: 'ja' }, { ...film, children: 'ja' }, TODAY, other({ answer: 'nej' }))).toBe('withdrawn');
    expect(why({ answer: 'väntar' }, { ...film, children: 'ja' }, TODAY, other({ answer: 'nej' }))).toBe('no');
  });
});

describe('External people', () => {
  it('in a room close it to “alla medarbetare” and to a permit that names it, but for Även externa', () => {
    const city = { rooms: 'rum-city' };
    for (const audience of ['alla medarbetare', 'rum-city']) {
      expect(verdict({ audience }, city).closed.get('rum-city')).toBe('externalPeople');
      expect(verdict({ audience, external: 'nej' }, city).closed.get('rum-city')).toBe('externalPeople');
      expect(open({ audience, external: 'ja' }, city)).toEqual(['rum-city']);
    }
  });
  it('do not close the rooms where they are not', () => {
    expect(open({ audience: 'alla medarbetare' })).toEqual(['rum-alla', 'rum-lar']);
  });
  it('alone do not open a room that the permit does not name', () => {
    expect(verdict({ external: 'ja' }).closed.get('rum-alla')).toBe('roomNotNamed');
  });
  it('are found in the roster: one added to a network closes its room', () => {
    const tables = add(edit(town, 'networks', 'N-1', { add: GUEST }), 'people', { email: GUEST, external: 'ja' });
    expect(filmOf(planOf(tables, untouched(tables)), 'F-1').verdict?.closed.get('rum-lar')).toBe('externalPeople');
    const allowed = edit(tables, 'permits', 'M-1', { external: 'ja' });
    expect(filmOf(planOf(allowed, untouched(allowed)), 'F-1').verdict?.rooms).toEqual(['rum-lar']);
  });
});

describe('A room’s rule as it stood at the answer', () => {
  const remember = (permit: Cells, tables = town) => {
    const config = configOf(edit(tables, 'permits', 'M-1', permit));
    const rooms = new Map(config.tables.rooms.rows.map((row) => [row.id, { row, holdsExternal: false }]));
    return ruleToRemember(config.tables.permits.rows.find((row) => row.id === 'M-1') as never, rooms);
  };
  const roomRule = remember({});
  const lar = (cells: Cells) => edit(town, 'rooms', 'rum-lar', cells);

  it('is remembered with a yes, and with nothing else', () => {
    expect(JSON.parse(roomRule)).toEqual({ 'rum-lar': { networks: ['N-1'], areas: [], schoolForms: [], roles: [], everyone: false } });
    expect([remember({ answer: 'väntar' }), remember({ answer: 'nej' }), remember({ audience: 'alla medarbetare' })]).toEqual(['', '', '']);
  });
  it('stays as it was while the room changes, and is new after a new answer', () => {
    expect(remember({ roomRule }, lar({ areas: 'Team Norr' }))).toBe(roomRule);
    expect(remember({ roomRule: '' }, lar({ areas: 'Team Norr' }))).not.toBe(roomRule);
  });
  it.each<[Cells, boolean]>([
    [{ areas: 'Team Norr' }, true],
    [{ schoolForms: 'förskola' }, true],
    [{ roles: 'rektor' }, true],
    [{ everyone: 'ja' }, true],
    [{ networks: 'N-1, N-2' }, true],
    [{ networks: 'N-2' }, true],
    [{ networks: '' }, false],
    [{ name: 'Nytt namn', theme: 'Natur' }, false],
  ])('no longer covers it after %j: %s', (cells, closed) => {
    const tables = add(lar(cells), 'networks', { id: 'N-2', name: 'Två' });
    expect(verdict({ roomRule }, {}, TODAY, tables).closed.get('rum-lar')).toBe(closed ? 'roomWidened' : undefined);
  });
  it('that was for everyone covers every rule since', () => {
    const everyone = remember({}, lar({ everyone: 'ja' }));
    expect(open({ roomRule: everyone }, {}, TODAY, lar({ everyone: '', areas: 'Team Norr' }))).toEqual(['rum-lar']);
  });
  it('does not bind a permit for all staff', () => {
    expect(open({ roomRule, audience: 'alla medarbetare, rum-lar' }, {}, TODAY, lar({ areas: 'Team Norr' }))).toEqual([
      'rum-alla',
      'rum-lar',
    ]);
  });
  it.each(['nonsens', '[]', '7', '{"rum-lar":null}', '{"rum-lar":{}}', '{"rum-lar":{"networks":"N-1"}}', '{"rum-lar":"N-1"}'])(
    'that can’t be read covers nothing, and is not mended by guessing: %s',
    (text) => {
      expect(verdict({ roomRule: text }).closed.get('rum-lar')).toBe('roomWidened');
      const kept = remember({ roomRule: text });
      expect(verdict({ roomRule: kept }).closed.get('rum-lar')).toBe('roomWidened');
    },
  );
  it('is forgotten for a room the permit names no more', () => {
    expect(remember({ roomRule, audience: 'rum-city' })).not.toContain('rum-lar');
  });
});

describe('A film’s status', () => {
  const status = (permit: Cells, film: Cells = {}, tables = town) => {
    const changed = edit(edit(tables, 'permits', 'M-1', permit), 'recordings', 'F-1', film);
    return filmOf(planOf(changed, untouched(tables)), 'F-1').status;
  };
  const withoutFile = (film: Cells) => {
    const tables = edit(town, 'recordings', 'F-1', film);
    return filmOf(planOf(tables, untouched(drop(town, 'recordings', 'F-1'))), 'F-1').status;
  };
  it.each<[Cells, Cells, string]>([
    [{ audience: 'rum-lar, rum-alla' }, {}, 'delad'],
    [{}, {}, 'delad i vissa rum'],
    [{ answer: 'väntar' }, {}, 'väntar på svar'],
    [{ answer: 'nej' }, {}, 'föreläsaren sa nej'],
    [{ withdrawn: 'ja' }, {}, 'återkallad'],
    [{ to: '2026-11-15' }, {}, 'medgivandet har gått ut'],
    [{}, { children: 'ja', childrenUntil: '2026-11-15' }, 'medgivandet har gått ut'],
    [{}, { permit: '' }, 'föreläsaren är inte frågad'],
    [{}, { lecturer: 'Ann-Sofi Dahl, Lena Ek' }, 'föreläsaren är inte frågad'],
    [{ answer: 'väntar' }, { lecturer: 'Ann-Sofi Dahl, Lena Ek' }, 'väntar på svar'],
  ])('%j %j: %s', (permit, film, word) => {
    expect(status(permit, film)).toBe(word);
  });
  it('is planerad before its day, and says when the file is missing after it', () => {
    expect([withoutFile({ date: '2026-11-16' }), withoutFile({ date: '2026-11-15' }), withoutFile({})]).toEqual([
      'planerad',
      'fil saknas',
      'planerad',
    ]);
  });
  it('says so when a file that there was is gone', () => {
    const state = untouched(town);
    const items = new Map(state.items);
    items.delete('film-F-1');
    const seen = (cells: Cells) => filmOf(planOf(edit(town, 'recordings', 'F-1', cells), { ...state, items }), 'F-1').status;
    expect([seen({ file: 'film-F-1' }), seen({ duration: 1800 })]).toEqual(['fil saknas', 'fil saknas']);
  });
  it('stays planerad while a film is on its way, and when that was given up', () => {
    const state = untouched(town);
    const items = new Map(state.items);
    items.delete('film-F-1');
    const noted = (id: string) => new Map(state.ids).set('recordings/F-1/file', id);
    const status = (id: string, cells: Cells = {}) =>
      filmOf(planOf(edit(town, 'recordings', 'F-1', cells), { ...state, items, ids: noted(id) }), 'F-1').status;
    expect([status('film-F-1'), status(''), status('', { duration: 1800 })]).toEqual(['planerad', 'planerad', 'planerad']);
    // A film that was lost is not found by another being on its way.
    expect(status('another', { file: 'film-F-1' })).toBe('fil saknas');
  });
});
