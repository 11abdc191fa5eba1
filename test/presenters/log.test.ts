/** The log as coordinators read it. */
import type { Json } from '../../src/domain/plan/change.ts';
import { sheetOf } from '../../src/domain/workbook/parse.ts';
import { beforeText } from '../../src/messages/log.ts';
import { logView } from '../../src/presenters/pages/log.ts';
import { AINO, ELIF, JO, MARYAM, planOf, town, untouched } from '../domain/fixture.ts';

const { desired } = planOf(town, untouched(town));
const line = (change: string, target: string, more: object = {}) => ({
  time: '2026-11-16 13:05',
  actor: MARYAM,
  change,
  target,
  reason: 'Rummet är nytt.',
  before: '',
  outcome: 'gjort',
  ...more,
});
const view = (lines: object[], query = '', most = 50) => logView(sheetOf('log', lines as Record<string, unknown>[]), desired, query, most);
const said = (...lines: object[]) => view(lines).lines.map(({ text }) => text.sv);

describe('The log', () => {
  it('says in a sentence what was done, by the names that people use', () => {
    expect(
      said(
        line('create', 'rooms/rum-lar'),
        line('share', 'recordings/F-1'),
        line('add', 'networks/N-1', { before: `${AINO}, ${ELIF}` }),
        line('remove', 'rooms/rum-lar', { before: JO }),
        line('letter', 'permits/M-1'),
        line('cancel', 'meetings/T-99'),
        line('of another version', 'things/7'),
      ).reverse(),
    ).toMatchInlineSnapshot(`
[
  "Skapade Lärspridarnas rum",
  "Delade ”Systematik som hjälper”",
  "Lade till Aino Bergström, Elif Demir i Alla lärspridare",
  "Tog bort Johan Åkesson ur Lärspridarnas rum",
  "Skickade ett mejl om Ann-Sofi Dahl",
  "Ställde in T-99",
  "of another version: things/7",
]
`);
  });

  it('has the newest first, and tells how many there are', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      line('create', `rooms/${at}`, { time: `2026-11-16 13:${String(at).padStart(2, '0')}` }),
    );
    const { lines, found } = view(many, '', 2);
    expect([lines.map(({ at }) => at), found]).toEqual([['2026-11-16 13:59', '2026-11-16 13:58'], 60]);
  });

  it('is searched in all that it says, letters with and without dots alike', () => {
    const lines = [
      line('create', 'rooms/rum-lar'),
      line('add', 'networks/N-1', { before: ELIF, reason: 'Elif arbetar i Förskolan Åkern.' }),
    ];
    expect(view(lines, 'akern elif').lines.map(({ text }) => text.sv)).toEqual([expect.stringContaining('Lade till')]);
    expect(view(lines, 'finns inte').found).toBe(0);
  });

  it('tells what waits and what failed from what is done, and who did it from what went by itself', () => {
    const lines = [
      line('create', 'rooms/a', { outcome: 'väntar' }),
      line('create', 'rooms/b', { outcome: 'misslyckades: Drive svarade 403.' }),
      line('create', 'rooms/c', { actor: `${MARYAM} (varje timme)` }),
    ];
    expect(view(lines).lines.map(({ state, outcome, who }) => [state, outcome, who.sv])).toEqual([
      ['done', '', 'Av sig självt, varje timme'],
      ['failed', 'misslyckades: Drive svarade 403.', 'Maryam Lindqvist'],
      ['waits', '', 'Maryam Lindqvist'],
    ]);
  });
});

describe('What stood before', () => {
  const zone = 'Europe/Stockholm';
  it.each<[Json, string]>([
    [null, ''],
    ['Gamla rummet', 'Gamla rummet'],
    [{ folder: 'Filmer' }, 'Mapp: Filmer'],
    [{ who: AINO, role: 'reader' }, `Vem: ${AINO}; Får: se`],
    [
      { start: Date.parse('2026-12-02T12:00:00Z'), place: '', guests: [AINO, JO] },
      `Start: onsdag 2 december 2026 kl. 13.00; Gäster: ${AINO}, ${JO}`,
    ],
    [{ rooms: ['rum-alla'], until: null, shortcuts: 2 }, 'Rum: rum-alla; Genvägar: 2'],
  ])('%j is told in words', (before, told) => {
    expect(beforeText(before, zone)).toBe(told);
  });
});
