import fc from 'fast-check';
import { readersAt } from '../../src/domain/plan/state.ts';
import { type Catalogue, filmsFor, leads, mayAskWhy, peopleToAskAbout, readerOf } from '../../src/domain/recordings/catalogue.ts';
import { swedish } from '../messages/said.ts';
import { times } from '../volume.ts';
import {
  AINO,
  add,
  crowd,
  ELIF,
  edit,
  GUEST,
  JO,
  KARIN,
  MARYAM,
  NOW,
  OLA,
  PER,
  planOf,
  settled,
  type Tables,
  town,
  untouched,
} from './fixture.ts';

const everyone = [MARYAM, AINO, ELIF, JO, KARIN, OLA, PER, GUEST, 'nobody@delaby.example'];
const state = settled(town);
const shownTo = (email: string, tables: Tables = town, from = state): Catalogue => filmsFor(planOf(tables, from), email);
const titles = (catalogue: Catalogue) => catalogue.films.map((film) => film.title);

describe('What one may see', () => {
  it('is what Google lets one read now: an ambassador has more than a colleague, and a guest has nothing', () => {
    expect(titles(shownTo(AINO)).sort()).toEqual(['Flerspråkighet i vardagen', 'Systematik som hjälper']);
    expect(titles(shownTo(ELIF))).toEqual(['Flerspråkighet i vardagen']);
    expect(shownTo(GUEST)).toEqual({ films: [], links: [], closed: [] });
  });

  it('is for each exactly what they read in Drive, whatever changes wait', () => {
    const later = edit(edit(town, 'people', JO, { to: '2026-11-15' }), 'permits', 'M-1', { withdrawn: '2026-11-16' });
    for (const [tables, from] of [
      [town, state],
      [town, untouched(town)],
      [later, state],
      [later, settled(later, state)],
    ] as const) {
      const planned = planOf(tables, from);
      for (const email of everyone) {
        if (email === MARYAM) continue;
        const files = planned.films.filter((film) => film.file && readersAt(from, film.file, NOW).has(email)).map((film) => film.id);
        expect([
          email,
          filmsFor(planned, email)
            .films.map((film) => film.id)
            .sort(),
        ]).toEqual([email, files.sort()]);
      }
    }
  });

  it('says through which room, why, and until when', () => {
    const [film] = shownTo(JO).films.filter((one) => one.id === 'F-1');
    expect(film).toMatchObject({
      rooms: [{ id: 'rum-lar', name: 'Lärspridarnas rum' }],
      until: '2027-06-30',
      file: 'film-F-1',
      status: '',
    });
    expect(swedish(film?.because)).toBe('Du ser den för att du är med i Alla lärspridare (Lärspridarnas rum).');
    expect(swedish(shownTo(ELIF).films[0]?.because)).toBe('Du ser den för att alla medarbetare får det (Alla).');
  });

  it('leaves out a film whose sharing has run out in Drive, though no plan has been carried out', () => {
    const planned = planOf(town, state, Date.parse('2027-08-01T08:00:00Z'));
    expect(filmsFor(planned, JO).films.map((film) => film.id)).toEqual(['F-2']);
  });

  it('tells of a film that was meant for one and can’t be shown only what it is called', () => {
    const no = edit(town, 'permits', 'M-2', { answer: 'nej', answered: '2026-11-15' });
    const after = shownTo(ELIF, no, settled(no, state));
    expect(after.films).toEqual([]);
    // F-1 is wanted in the room for all, which its permit does not allow.
    expect(after.closed).toEqual([
      { id: 'F-1', title: 'Systematik som hjälper' },
      { id: 'F-2', title: 'Flerspråkighet i vardagen' },
    ]);
    expect(JSON.stringify(after)).not.toMatch(/nej|refus|medgivande|permit/i);
  });

  it('says nothing of closed films for rooms that one is not in, nor of lectures that are only planned', () => {
    const more = add(town, 'recordings', { id: 'F-9', title: 'Bara för Lärspridarnas rum', rooms: 'rum-lar' });
    const planned = { ...untouched(more), items: new Map([...untouched(more).items].filter(([id]) => id !== 'film-F-9')) };
    expect(shownTo(OLA, more, { ...planned, ids: new Map() }).closed.map((one) => one.id)).not.toContain('F-9');
    expect(shownTo(JO, more, untouched(more)).closed.map((one) => one.id)).toContain('F-9');
    const unfilmed = { ...planned, ids: new Map([...planned.ids].filter(([key]) => !key.includes('F-9'))) };
    expect(shownTo(JO, more, unfilmed).closed.map((one) => one.id)).not.toContain('F-9');
  });

  it('shows coordinators all films with their state', () => {
    const no = edit(town, 'permits', 'M-2', { answer: 'nej', answered: '2026-11-15' });
    const seen = shownTo(MARYAM, no, settled(no, state));
    expect(seen.films.map((film) => [film.id, film.status, film.shared]).sort()).toEqual([
      ['F-1', 'delad i vissa rum', true],
      ['F-2', 'föreläsaren sa nej', false],
    ]);
    expect(seen.closed).toEqual([]);
  });

  it('has the newest first and tells the parts of a series', () => {
    const dated = add(
      edit(edit(town, 'recordings', 'F-2', { date: '2026-09-01' }), 'recordings', 'F-1', { date: '2026-10-01' }),
      'recordings',
      { id: 'F-3', title: 'Flerspråkighet, fortsättning', series: 'Språk', rooms: 'rum-alla', permit: 'M-2', date: '2026-11-01' },
    );
    const films = shownTo(AINO, dated, settled(dated)).films;
    expect(films.map((film) => film.id)).toEqual(['F-3', 'F-1', 'F-2']);
    expect(films.map((film) => film.part)).toEqual([{ number: 2, of: 2 }, null, { number: 1, of: 2 }]);
    // A first part that was filmed again says so itself.
    const again = edit(edit(dated, 'recordings', 'F-3', { title: 'Språk, del 1' }), 'recordings', 'F-2', { title: 'Språk, del 2' });
    const numbers = shownTo(AINO, again, settled(again)).films.flatMap((film) => (film.part ? [[film.title, film.part.number]] : []));
    expect(numbers).toEqual([
      ['Språk, del 1', 1],
      ['Språk, del 2', 2],
    ]);
  });
});

describe('Whether someone can read something', () => {
  it('has the same answer by the person’s own groups as by listing all readers, however groups nest', () => {
    const group = fc.record({
      members: fc.uniqueArray(fc.constantFrom('a@x', 'b@x', 'g0@x', 'g1@x', 'g2@x', 'g3@x')),
    });
    const grant = fc.record({
      permissionId: fc.constant('p'),
      type: fc.constantFrom('user' as const, 'group' as const, 'domain' as const),
      role: fc.constant('reader'),
      email: fc.constantFrom('a@x', 'b@x', 'g0@x', 'g1@x', 'g2@x', 'g3@x'),
      until: fc.constantFrom(undefined, NOW - 1, NOW + 1),
    });
    const item = fc.record({ grants: fc.array(grant, { maxLength: 3 }), parent: fc.constantFrom(undefined, 'i0', 'i1', 'i2') });
    fc.assert(
      fc.property(fc.tuple(group, group, group, group), fc.tuple(item, item, item), (groups, items) => {
        const made = {
          ...state,
          groups: new Map(
            groups.map(({ members }, n) => [
              `rooms/${n}`,
              {
                key: `rooms/${n}`,
                email: `g${n}@x`,
                name: `groups/${n}`,
                members: new Map(members.map((one) => [one, { membership: 'm' }])),
              },
            ]),
          ),
          items: new Map(
            items.map((one, n) => [`i${n}`, { ...one, id: `i${n}`, name: '', trashed: false, kind: 'room' as const, row: '' }]),
          ),
        };
        for (const email of ['a@x', 'b@x']) {
          const reads = readerOf(made, email, NOW);
          for (const one of made.items.values()) expect(reads(one)).toBe(readersAt(made, one, NOW).has(email));
        }
      }),
      { numRuns: times(100, 300) },
    );
  });
});

describe('Who may ask why someone sees a film', () => {
  const lead = add(town, 'mandates', { id: 'U-9', person: KARIN, role: 'huvudlärspridare', areas: 'Team City', from: '2026-08-01' });
  const wanted = (tables: Tables) => planOf(tables, state).desired;

  it('is oneself, a coordinator, the area’s lead and the unit’s principal', () => {
    expect(mayAskWhy(wanted(town), ELIF, ELIF)).toBe(true);
    expect(mayAskWhy(wanted(town), MARYAM, ELIF)).toBe(true);
    expect(mayAskWhy(wanted(lead), KARIN, ELIF)).toBe(true);
    expect(mayAskWhy(wanted(edit(town, 'units', 'u1', { principal: OLA })), OLA, ELIF)).toBe(true);
  });

  it('is no colleague, no lead of another area, and no lead whose mandate has ended', () => {
    expect(mayAskWhy(wanted(town), AINO, ELIF)).toBe(false);
    expect(mayAskWhy(wanted(lead), KARIN, JO)).toBe(false);
    expect(leads(wanted(edit(lead, 'mandates', 'U-9', { to: '2026-11-15' })), KARIN, ELIF)).toBe(false);
  });

  it('so a lead has their own to choose among, and a colleague nobody', () => {
    const of = (tables: Tables, asker: string) => peopleToAskAbout(wanted(tables), asker).map((person) => person.email);
    expect(of(lead, KARIN).sort()).toEqual([AINO, ELIF, PER].sort());
    expect(of(town, AINO)).toEqual([]);
    expect(of(crowd(town, 3), MARYAM)).toHaveLength(9);
  });
});
