/** Folders of films in Drive: out of the way of those who look for their rooms. */
import { asideName, spokenName } from '../../src/domain/plan/access/aside.ts';
import { FILE_NAME_CHARACTERS } from '../../src/quotas/google.ts';
import { planOf, settled, town } from './fixture.ts';

const audiences = [...settled(town).items.values()].filter(({ kind, trashed }) => kind === 'audience' && !trashed);

describe('a folder of films', () => {
  it('sends to the room by its name, and by it stands at the alphabet’s end', () => {
    expect(audiences.length).toBeGreaterThan(0);
    for (const { name } of audiences) expect(name).toMatch(/^Öppna rummet i stället – Filmer: /);
    const names = [...audiences.map(({ name }) => name), 'Åkers rum', 'Zebrans rum', 'Alla'].sort(new Intl.Collator('sv').compare);
    expect(names.slice(0, 3)).toEqual(['Alla', 'Zebrans rum', 'Åkers rum']);
  });

  it('keeps its end day however long its rooms’ names are', () => {
    const name = asideName(`Filmer: ${'x'.repeat(2 * FILE_NAME_CHARACTERS)}`, ' till 2027-06-30');
    expect(name).toHaveLength(FILE_NAME_CHARACTERS);
    expect(name).toMatch(/… till 2027-06-30$/);
  });

  it('is called in sentences what it was called before', () => {
    expect(spokenName(asideName('Filmer: Alla'))).toBe('Filmer: Alla');
    expect(spokenName('Filmer: Alla')).toBe('Filmer: Alla');
  });

  it('made earlier gets its name by the next plan, once, and nobody gains or loses', () => {
    const state = settled(town);
    const [first] = audiences;
    if (!first) throw new Error('no folder');
    const older = { ...state, items: new Map(state.items).set(first.id, { ...first, name: spokenName(first.name) }) };
    const changes = planOf(town, older).plan.changes.filter(({ id }) => id.startsWith('folder:'));
    expect(changes).toMatchObject([{ action: 'rename', before: spokenName(first.name), after: first.name, gains: [], loses: [] }]);
    expect(planOf(town, state).plan.changes.filter(({ action }) => action === 'rename')).toEqual([]);
  });
});
