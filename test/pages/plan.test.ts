import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ApplyView, Language, PlanView } from '../../src/contract/api.ts';
import { PeopleList } from '../../src/pages/kit/components/people-list.tsx';
import { SpeechProvider, speechIn } from '../../src/pages/kit/language.ts';
import { Review } from '../../src/pages/plan/app.tsx';
import { receiptText } from '../../src/pages/plan/receipt.ts';
import { Rows } from '../../src/pages/plan/rows.tsx';
import { countsOf, sectionsOf, unreadable } from '../../src/pages/plan/sections.ts';
import { cannedAnswer, plan, stoppedPlan } from './fixture.ts';

const page = (shown: PlanView, lang: Language = 'sv'): string =>
  renderToString(h(SpeechProvider, { value: speechIn(lang) }, h(Review, { plan: shown, onAgain: () => {} })));
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ');

describe('the changes of a plan', () => {
  it('are filed by section, with those that close a film on top wherever the plan has them', () => {
    expect(sectionsOf(plan.changes, 'all').map(({ id }) => id)).toEqual(['close/F-002', 'rooms/rum-larspridare', 'meetings/T-007']);
  });

  it('are each filed once, whatever is filtered', () => {
    const all = sectionsOf(plan.changes, 'all').flatMap(({ changes }) => changes.map(({ id }) => id));
    expect(all.sort()).toEqual(plan.changes.map(({ id }) => id).sort());
    expect(sectionsOf(plan.changes, 'gain').flatMap(({ changes }) => changes.map(({ id }) => id))).toEqual(['add/elif', 'add/norr']);
  });

  it('are counted by kind, and the counts make the whole', () => {
    const counts = countsOf(plan.changes);
    expect(counts).toEqual([
      { kind: 'close', count: 1 },
      { kind: 'lose', count: 1 },
      { kind: 'gain', count: 2 },
      { kind: 'meeting', count: 1 },
    ]);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(plan.changes.length);
  });

  it('say how many people a room gains and loses', () => {
    const [, room] = sectionsOf(plan.changes, 'all');
    expect([room?.gains, room?.loses]).toEqual([12, 1]);
  });

  it('count a row that can’t be read once, however much is wrong with it', () => {
    const twice = { ...plan, diagnostics: [...plan.diagnostics, ...plan.diagnostics] };
    expect(unreadable(twice)).toBe(2);
  });
});

describe('the plan review', () => {
  it('says what happens, what is mailed and how long it takes', () => {
    const text = plain(page(plan));
    expect(text).toContain('Förhandsgranska 5 ändringar');
    expect(text).toContain('Läst 08.40 · 3\u00A0012 personer, 60 filmer');
    expect(text).toContain('12 får tillgång');
    expect(text).toContain('Därför: föreläsaren sa nej 14 november.');
    expect(text).toContain('2 mejl skickas. Tar ungefär 20 sekunder.');
    expect(text).toContain('Genomför 5 ändringar');
    expect(text).toContain('2 rader i kalkylarket går inte att läsa. De ändrar ingenting.');
  });

  it('says of a row which tab it is in', () => {
    const text = plain(renderToString(h(Rows, { diagnostics: plan.diagnostics })));
    expect(text).toContain('Personer, rad 240: Adressen går inte att läsa. Gå till raden – Personer, rad 240');
  });

  it('is in English by choice', () => {
    const text = plain(page(plan, 'en'));
    expect(text).toContain('Preview 5 changes');
    expect(text).toContain('Because: the lecturer said no on 14 November.');
    expect(text).not.toMatch(/Därför|Genomför/);
  });

  it('explains a stop and asks for the number', () => {
    const text = plain(page(stoppedPlan));
    expect(text).toContain('Stoppad: 61 personer skulle förlora tillgång');
    expect(text).toContain('Alla lärspridare: 61 av 204');
    expect(text).toContain('Skriv 61 för att godkänna just den här planen.');
    expect(text).toContain('Stäng bara det som ska stängas (1)');
    expect(plain(page(plan))).not.toContain('Stoppad');
  });

  it('offers those who may not apply no button for it, and says who can', () => {
    const text = plain(page({ ...plan, mayApply: false, operator: 'drift@delaby.example' }));
    expect(text).not.toContain('Genomför 5');
    expect(text).toContain('drift@delaby.example genomför ändringarna');
  });

  it('is well and empty when there is nothing to change', () => {
    const text = plain(page({ ...plan, changes: [], diagnostics: [] }));
    expect(text).toContain('Inget att ändra');
    expect(text).toContain('Allt stämmer');
    expect(text).not.toContain('Genomför');
  });

  it('shows a long section’s first changes, and offers the rest', () => {
    const [first] = plan.changes;
    const many = Array.from({ length: 150 }, (_, n) => ({ ...(first as PlanView['changes'][number]), id: `add/${n}` }));
    const html = page({ ...plan, changes: many });
    expect(html.match(/class="change"/g)).toHaveLength(15);
    expect(plain(html)).toContain('Visa alla 150');
  });
});

describe('whom a change concerns', () => {
  const withPeople = (people: [string, string][]) =>
    renderToString(h(SpeechProvider, { value: speechIn('sv') }, h(PeopleList, { people })));

  it('stands in the order of the Swedish alphabet, each with their unit', () => {
    const text = plain(
      withPeople([
        ['Åse Ek', 'Solen'],
        ['Öst Bo', ''],
        ['Zita Ask', 'Månen'],
        ['Ärla Lind', ''],
        ['Anna Alm', 'Solen'],
      ]),
    );
    expect(text.replace(/ +,/g, ',').trim()).toBe('Anna Alm, Solen Zita Ask, Månen Åse Ek, Solen Ärla Lind Öst Bo');
  });

  it('can be searched where they are many, and are shown by degrees', () => {
    const many = Array.from({ length: 3052 }, (_, n): [string, string] => [`Person ${String(n).padStart(4, '0')}`, 'Solen']);
    const html = withPeople(many);
    expect(html.match(/<li/g)).toHaveLength(50);
    expect(plain(html)).toContain('Sök namn eller enhet');
    expect(plain(html)).toContain('3\u00A0052 personer');
    expect(plain(html)).toContain('Visa 200 till');
    expect(withPeople(many.slice(0, 3))).not.toContain('search');
  });
});

describe('the receipt', () => {
  const result = cannedAnswer({ kind: 'apply', hash: plan.hash }) as ApplyView;

  it('tells when, which plan, what was done and what was not, and all that was approved', () => {
    const text = receiptText(plan, result, 'sv');
    expect(text).toContain('Genomfört 16 november 2026 kl. 08.41');
    expect(text).toContain('Plan a1b2c3d4e5f6\n');
    expect(text).toContain('4 ändringar genomförda.');
    expect(text).toContain('2 mejl skickades.');
    expect(text).toContain('- Träff Team City: Kalendern svarade inte.');
    for (const change of plan.changes) expect(text).toContain(change.text.sv);
  });

  it('names nobody beyond what the plan’s own lines say', () => {
    expect(receiptText(plan, result, 'sv')).not.toContain('Åsa Öberg, Förskolan nummer 4');
  });
});
