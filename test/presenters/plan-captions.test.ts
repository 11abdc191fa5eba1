/** What a person reads of a plan that moves a film with captions: the terminal and the review dialog. */
import { planViewOf } from '../../src/presenters/plan/page.ts';
import { planText, summary } from '../../src/presenters/plan/text.ts';
import { edit, planOf, settled, type Tables, town, withItem } from '../domain/fixture.ts';

const plain = settled(town);
const captions = (parent: string | undefined) => withItem(plain, 'captions', { kind: 'captions', row: 'F-2', name: 'F-2.vtt', parent });
const beside = captions(plain.items.get('film-F-2')?.parent);
const read = (tables: Tables, state = beside) => {
  const planned = planOf(tables, state);
  return { text: planText(planned.plan, { lang: 'sv' }), page: planViewOf(planned, true).changes, plan: planned.plan };
};

describe('A film that gets one more room, whose people all see it already', () => {
  const { text, page, plan } = read(edit(town, 'recordings', 'F-2', { rooms: 'rum-alla, rum-city' }));

  it('closes nothing, and nobody gains or loses anything', () => {
    expect(text).not.toContain('Stängs');
    expect(text).not.toContain('.vtt');
    expect(text).not.toMatch(/(får|förlorar) tillgång/);
    expect(summary(plan.changes, 'sv')).toBe('4 ändringar.');
  });
  it('says the same in the review dialog', () => {
    expect(page.map((change) => change.kind).sort()).toEqual(['new', 'other', 'other', 'other']);
    const grants = page.filter((change) => change.action === 'grant').map((change) => change.text.sv);
    expect(grants).toEqual(Array(2).fill('Filmer: Alla + City: ingen ny får tillgång.'));
  });
});

it('Captions that come to a film are told as that, not as its shortcuts', () => {
  const { text, page } = read(town, captions('waiting'));
  expect(text).toContain('~ undertexterna läggs bredvid: Undertexterna följer filmen.');
  expect(page.map((change) => change.text.sv)).toEqual(['Undertexterna läggs bredvid ”Flerspråkighet i vardagen”.']);
});
