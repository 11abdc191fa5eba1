/** The log as coordinators read it. */
import type { Json } from '../../src/domain/plan/change.ts';
import { sheetOf } from '../../src/domain/workbook/parse.ts';
import { beforeText } from '../../src/messages/log.ts';
import { logView } from '../../src/presenters/pages/log.ts';
import { sinceView } from '../../src/presenters/pages/since.ts';
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
const HOURLY = `${MARYAM} (varje timme)`;
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
        line('create', 'audiences/rum-lar|2027-06-30'),
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
  "Skapade mappen för filmer i Lärspridarnas rum till och med 30 juni 2027",
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

describe('What happened by itself since somebody last looked', () => {
  const since = (at: string, ...lines: object[]) => sinceView(sheetOf('log', lines as Record<string, unknown>[]), desired, at);
  const hourly = (change: string, target: string, more: object = {}) => line(change, target, { actor: HOURLY, ...more });
  const lines = [
    hourly('remove', 'networks/N-1', { time: '2026-11-01 07:00', before: JO }),
    hourly('add', 'networks/N-1', { time: '2026-11-10 07:00', before: `${AINO}, ${ELIF}` }),
    hourly('add', 'rooms/rum-lar', { time: '2026-11-10 07:00', before: `${AINO}, natverk-n-1@delaby.example` }),
    line('remove', 'networks/N-1', { time: '2026-11-11 09:00', before: JO }),
    hourly('close', 'recordings/F-1', { time: '2026-11-12 07:00' }),
    hourly('update', 'meetings/T-1', { time: '2026-11-12 07:00', outcome: 'väntar' }),
    hourly('renew', 'recordings/F-2', { time: '2026-11-13 07:00', outcome: 'misslyckades: Google svarade inte.' }),
    hourly('link', 'recordings/F-2', { time: '2026-11-13 07:00' }),
  ];

  it('counts each person once, and neither what a person did, what waits, nor what is older', () => {
    const { lines: told, ...numbers } = since('2026-11-09 12:00', ...lines);
    expect(numbers).toEqual({ added: 2, removed: 0, closed: 1, others: 1, failed: 1 });
    expect(told.map(({ text }) => text.sv)).toContain('Stängde ”Systematik som hjälper”');
    expect(told[0]?.at).toBe('2026-11-13 07:00');
  });

  it('is nothing where nothing has', () => {
    expect(since('2026-11-13 07:00', ...lines).lines).toEqual([]);
  });
});
