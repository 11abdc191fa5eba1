import type { State } from '../../src/domain/plan/state.ts';
import { why } from '../../src/domain/plan/why.ts';
import { swedish } from '../messages/said.ts';
import { AINO, ELIF, edit, GUEST, grant, JO, KARIN, MARYAM, planOf, settled, type Tables, town, withItem } from './fixture.ts';

const state = settled(town);
const ask = (email: string, target: string, tables: Tables = town, from: State = state) => why(planOf(tables, from), email, target);
const said = (...of: Parameters<typeof ask>) => ask(...of)?.chain.map((link) => `${link.ok ? '✓' : '✗'} ${swedish(link.text)}`);

describe('Why someone sees a film', () => {
  it('is told from the film to the person’s row, for a member', () => {
    expect(ask(AINO, 'F-1')).toMatchObject({ sees: true, should: true });
    expect(said(AINO, 'F-1')).toEqual([
      '✓ ”Systematik som hjälper” finns i Filmer: Lärspridarnas rum till 2027-06-30.',
      '✓ Medgivande M-1 säger ja till och med 30 juni 2027.',
      '✓ Aino Bergström står i Personer, rad 3.',
      '✓ Är med i nätverket Alla lärspridare.',
      '✓ Lärspridarnas rum släpper in via rum-rum-lar@delaby.example.',
    ]);
  });
  it('or why not, for a colleague outside the room', () => {
    expect(ask(ELIF, 'F-1')).toMatchObject({ sees: false, should: false });
    expect(said(ELIF, 'F-1')).toEqual(
      expect.arrayContaining(['✗ Hör inte till Lärspridarnas rum.', '✗ rum-alla: Medgivandet omfattar inte rummet.']),
    );
  });
  it('or why not, for someone unknown', () => {
    expect(ask(GUEST, 'F-1')).toMatchObject({ sees: false, should: false });
    expect(said(GUEST, 'F-1')).toContain(`✗ ${GUEST} står inte i Personer.`);
  });
  it('of someone who left still says that they see it, until the plan is applied', () => {
    const left = edit(town, 'people', JO, { to: '2026-11-15' });
    expect(ask(JO, 'F-1', left)).toMatchObject({ sees: true, should: false });
    expect(said(JO, 'F-1', left)).toContain('✗ Anställningen slutade 15 november 2026.');
    expect(ask(JO, 'F-1', left, settled(left, state))).toMatchObject({ sees: false, should: false });
  });
  it('of someone who has not begun, or is outside sync', () => {
    expect(said(JO, 'F-1', edit(town, 'people', JO, { from: '2027-01-08' }))).toContain('✗ Anställningen börjar 8 januari 2027.');
    expect(said(JO, 'F-1', edit(town, 'people', JO, { protected: 'ja' }))).toContain('✗ Personen är utanför synk.');
  });
  it('of someone whose row can’t be read: nothing changes until it is mended', () => {
    const held = edit(town, 'people', JO, { from: '?' });
    expect(ask(JO, 'F-1', held)).toMatchObject({ sees: true, should: true });
    expect(said(JO, 'F-1', held)?.join()).toContain('inget ändras förrän den är rättad');
  });
  it('of a coordinator, who sees everything', () => {
    expect(ask(MARYAM, 'F-1')).toMatchObject({ sees: true, should: true, chain: [{ kind: 'coordinator', ok: true }] });
    const waiting = edit(town, 'permits', 'M-1', { answer: 'väntar' });
    expect(ask(MARYAM, 'F-1', waiting, settled(waiting))).toMatchObject({ sees: true });
  });
  it.each([
    [{ withdrawn: '2026-11-16' }, '✗ Ann-Sofi Dahl återkallade sitt medgivande 16 november 2026.'],
    [{ answer: 'nej', answered: '2026-11-10' }, '✗ Ann-Sofi Dahl sa nej 10 november 2026.'],
    [{ to: '2026-11-15' }, '✗ Medgivandet gick ut 15 november 2026.'],
    [{ answer: 'väntar' }, '✗ Ann-Sofi Dahl har inte svarat.'],
    [{ to: '?' }, '✗ Medgivandets rad går inte att läsa.'],
  ])('of a closed film says what closed it: %j', (cells, text) => {
    const closed = edit(town, 'permits', 'M-1', cells);
    expect(ask(AINO, 'F-1', closed)).toMatchObject({ sees: true, should: false });
    expect(said(AINO, 'F-1', closed)).toContain(text);
    expect(ask(AINO, 'F-1', closed, settled(closed, state))).toMatchObject({ sees: false, should: false });
  });
  it('tells the truth about a film that was shared or put somewhere by hand', () => {
    expect(ask(GUEST, 'F-1', town, withItem(state, 'film-F-1', { grants: [grant(GUEST)] }))).toMatchObject({ sees: true, should: false });
    expect(ask(KARIN, 'F-1', town, withItem(state, 'film-F-1', { parent: 'folder-rooms-rum-alla' }))).toMatchObject({
      sees: true,
      should: false,
    });
  });
  it('of a film without a file', () => {
    const items = new Map(state.items);
    items.delete('film-F-1');
    expect(said(AINO, 'F-1', town, { ...state, items })).toContain('✗ ”Systematik som hjälper” har ingen film än.');
    expect(ask(AINO, 'F-1', town, { ...state, items })).toMatchObject({ sees: false, should: false });
  });
});

describe('Why someone is in a room', () => {
  it('names what lets them in', () => {
    expect(said(KARIN, 'rum-city')).toEqual([
      '✓ Karin Öberg står i Personer, rad 6.',
      '✓ Arbetar i Team City.',
      expect.stringContaining('✓ City släpper in via'),
    ]);
    expect(said(KARIN, 'rum-alla')).toContain('✓ Rummet är för alla medarbetare.');
  });
  it('or that nothing does', () => {
    expect(ask(JO, 'rum-city')).toMatchObject({ sees: false, should: false });
    expect(said(JO, 'rum-city')).toContain('✗ Hör inte till City.');
  });
  it('of a room that can’t be read stays as it is', () => {
    expect(ask(AINO, 'rum-lar', edit(town, 'rooms', 'rum-lar', { everyone: '?' }))).toMatchObject({ sees: true, should: true });
  });
  it('of a room or film that there is not has no answer', () => {
    expect(ask(AINO, 'rum-9')).toBeUndefined();
  });
});
