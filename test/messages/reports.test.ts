/** What commands tell of a film, of a run, of an import and of how it all stands, in both languages, held still. */
import { planMessage } from '../../src/domain/plan/messages.ts';
import { why } from '../../src/domain/plan/why.ts';
import { showingOf, showingText } from '../../src/presenters/film.ts';
import { type Imported, importText } from '../../src/presenters/imported.ts';
import { type AppliedFacts, type Outcome, outcomesText } from '../../src/presenters/plan/outcomes.ts';
import { statusOf, statusText } from '../../src/presenters/status.ts';
import { whyText } from '../../src/presenters/why.ts';
import { AINO, crowd, ELIF, edit, filmOf, JO, planOf, settled, type Tables, town, untouched } from '../domain/fixture.ts';

const both = (text: (lang: 'sv' | 'en') => string) => [...text('sv').split('\n'), '--', ...text('en').split('\n')];
const state = settled(town);

describe('It is told', () => {
  it('what a run came to', () => {
    const { changes } = planOf(town, untouched(town)).plan;
    const outcomes = (status: Outcome['status'], most: number, more: Partial<Outcome> = {}): Outcome[] =>
      changes.slice(0, most).map(({ id }) => ({ id, status, ...more }));
    const of = (facts: Partial<AppliedFacts>) =>
      both((lang) => outcomesText({ kind: 'done', outcomes: [], mailed: 0, ...facts }, changes, lang));
    expect({
      nothing: of({ kind: 'nothing' }),
      guard: of({ kind: 'guard', message: planMessage('room.new') }),
      one: of({ outcomes: outcomes('done', 1), mailed: 1 }),
      more: of({ outcomes: outcomes('done', 3), mailed: 2 }),
      noted: of({ outcomes: outcomes('done', 1, { note: planMessage('room.new') }) }),
      skipped: of({ outcomes: outcomes('skipped', 1) }),
      unknown: of({ outcomes: outcomes('unknown', 2) }),
      failed: of({ outcomes: outcomes('failed', 23, { error: planMessage('room.gone') }) }),
    }).toMatchSnapshot();
  });

  it('who will see a film, and why somebody does', () => {
    const film = (tables: Tables) => {
      const planned = planOf(tables, settled(tables));
      return both((lang) => showingText(showingOf(planned, filmOf(planned, 'F-1')), lang));
    };
    const ask = (email: string, tables: Tables) =>
      both((lang) => {
        const answer = why(planOf(tables, state), email, 'F-1');
        return answer
          ? whyText(answer, 'F-1', lang)
              .split('\n')
              .filter((line) => !line.startsWith('  ✓'))
              .join('\n')
          : '';
      });
    expect({
      seen: film(town),
      waiting: film(edit(town, 'permits', 'M-1', { answer: 'väntar' })),
      'no room': film(edit(town, 'recordings', 'F-1', { rooms: '' })),
      'no end': film(edit(town, 'permits', 'M-1', { to: '' })),
      everywhere: film(edit(edit(town, 'permits', 'M-1', { to: '' }), 'recordings', 'F-1', { rooms: 'rum-lar' })),
      sees: ask(AINO, town),
      'sees not': ask(ELIF, town),
      'sees no more': ask(JO, edit(town, 'people', JO, { to: '2026-11-15' })),
      'will see': ask(ELIF, edit(town, 'networks', 'N-1', { add: ELIF })),
    }).toMatchSnapshot();
  });

  it('what an import did', () => {
    const none: Imported = {
      table: 'units',
      added: 0,
      changed: 0,
      unchanged: 0,
      refused: 0,
      faulty: 0,
      privateLeftOut: 0,
      unknownColumns: [],
      diagnostics: [],
      dryRun: false,
    };
    const of = (one: Partial<Imported>, leftOut = 0) => both((lang) => importText({ ...none, ...one }, leftOut, lang));
    expect({
      nothing: of({}),
      ones: of({ added: 1, changed: 1, unchanged: 1, refused: 2, ambiguous: 1, faulty: 1, privateLeftOut: 1 }, 1),
      more: of({ added: 2, changed: 2, unchanged: 2000, refused: 4, ambiguous: 2, privateLeftOut: 3, unknownColumns: ['A', 'B'] }, 2000),
      'dry run': of({ added: 1, dryRun: true }),
    }).toMatchSnapshot();
  });

  it('how it all stands', () => {
    const clock = () => '09.15';
    const log = [
      'gjort',
      'väntar',
      'misslyckades: x',
      'stängd',
      'inte stängd: x',
      'skickat till a@b',
      'godkänd',
      'fråga',
      'avböjd',
      'beslutet taget tillbaka',
      'annat',
    ].map((outcome) => ({ time: '2026-11-16 09:00', actor: 'a', change: 'share', target: 'recordings/F-1', outcome }));
    const of = (tables: Tables, from = settled(tables), running = false) => {
      const planned = planOf(tables, from);
      const facts = { running: running ? { holder: 'maryam', until: 1 } : undefined, log, flag: ' --x', clock };
      return both((lang) => statusText(statusOf(planned), planned, facts, lang));
    };
    expect({
      well: of(edit(town, 'permits', 'M-1', { to: '2026-12-10' }), undefined, true),
      waiting: of(town, untouched(town)),
      stopped: of(crowd(town, 1), settled(crowd(town, 40))),
    }).toMatchSnapshot();
  });
});
