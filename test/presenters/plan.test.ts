import { planMessage } from '../../src/domain/plan/messages.ts';
import { workbookMessage } from '../../src/domain/workbook/messages.ts';
import { workflowMessage } from '../../src/messages/workflows.ts';
import { erroredPlanJson, outcomeJson, planJson } from '../../src/presenters/plan/json.ts';
import { planText, summary } from '../../src/presenters/plan/text.ts';
import { change, closing, noGuard, plan, sharing } from './plans.ts';

describe('A plan in the terminal', () => {
  it('tells what closes before what opens, whatever the order of the plan', () => {
    const text = planText(plan({ changes: [sharing, closing] }), { lang: 'sv' });
    expect(text.indexOf('Peter Holm sa nej.')).toBeGreaterThan(0);
    expect(text.indexOf('Peter Holm sa nej.')).toBeLessThan(text.indexOf('Medgivandet tillåter det.'));
  });

  it('says how many gain and how many lose, each person once', () => {
    expect(summary([sharing, closing, sharing], 'sv')).toBe('3 ändringar: 2 personer får tillgång, 3 personer förlorar tillgång.');
    expect(summary([closing], 'en')).toBe('1 change: 3 people lose access.');
    expect(summary([change({ id: 'x', gains: ['a@delaby.example'] })], 'sv')).toBe('1 ändring: 1 person får tillgång.');
  });

  it('tells members of one group together and cuts a long list short', () => {
    const members = Array.from({ length: 9 }, (_, at) =>
      change({ id: `member:${at}`, reason: planMessage('person.works', { name: `Person ${at}`, at: 'Alla' }) }),
    );
    const short = planText(plan({ changes: members }), { lang: 'sv' });
    expect(short).toContain('9 läggs till i gruppen');
    expect(short).toContain('… och 4 till');
    expect(short).not.toContain('Person 8 arbetar i Alla.');
    expect(planText(plan({ changes: members }), { lang: 'sv', all: true })).toContain('Person 8 arbetar i Alla.');
  });

  it('puts the guard first, with where, who and how to go on', () => {
    const guard = {
      tripped: true,
      removals: 41,
      people: ['anna@delaby.example'],
      message: planMessage('guard.stopped', { removals: 41, most: [], ended: 0 }),
      findings: [{ where: 'rooms/r', name: 'Lärspridarnas rum', losing: 41, present: 60, limit: 12, emptied: false }],
    };
    const text = planText(plan({ changes: [closing], guard }), { lang: 'sv', nameOf: () => 'Anna Ek' });
    expect(text.startsWith('!! Stoppad: 41 personer')).toBe(true);
    expect(text).toContain('Lärspridarnas rum: 41 av 60 (gräns 12)');
    expect(text).toContain('Anna Ek');
    expect(text).toContain('delakultur apply --allow-removals 41');
  });

  it('says that all is well only when nothing needs to change, and that a look was not whole', () => {
    expect(planText(plan(), { lang: 'sv' })).toBe('Allt stämmer. Inget behöver ändras.');
    expect(planText(plan({ complete: false }), { lang: 'en' })).toContain('Not everything could be looked at');
    expect(planText(plan({ changes: [sharing] }), { lang: 'sv' })).not.toContain('Allt stämmer');
  });

  it('shows remarks by severity, with the row and what to do', () => {
    const remark = { table: 'people', row: 14, code: 'x', message: workbookMessage('fix.yesNo') } as const;
    const diagnostics = [
      { ...remark, severity: 'info' as const, message: workbookMessage('fix.date') },
      { ...remark, severity: 'error' as const },
    ];
    const text = planText(plan({ diagnostics }), { lang: 'sv' });
    expect(text).toContain('fel · Personer, rad 14: Skriv ja eller nej, eller lämna tomt.');
    expect(text.indexOf('Skriv ja eller nej, eller lämna tomt.')).toBeLessThan(text.indexOf('Skriv ett datum'));
  });
});

describe('A plan as JSON', () => {
  it('has exactly the fields of the contract', () => {
    const remark = {
      severity: 'error',
      table: 'people',
      row: 3,
      field: 'email',
      code: 'x',
      message: workbookMessage('fix.yesNo'),
    } as const;
    const json = planJson(plan({ changes: [sharing], diagnostics: [remark] }), 'en');
    expect(Object.keys(json).sort()).toEqual([
      'applyable',
      'changes',
      'complete',
      'date',
      'diagnostics',
      'errored',
      'guard',
      'hash',
      'workspaceId',
    ]);
    expect(Object.keys(json.changes[0] ?? {})).toEqual(['id', 'action', 'target', 'reason', 'before', 'after', 'gains', 'loses']);
    expect(json.diagnostics).toEqual([
      { severity: 'error', table: 'people', row: 3, field: 'email', message: 'Write ja or nej, or leave it empty.' },
    ]);
    expect(json.changes[0]?.reason).toBe('The permit allows it.');
    expect(planJson(plan({ changes: [sharing] }), 'sv').changes[0]?.reason).toBe('Medgivandet tillåter det.');
  });

  it('survives being written and read', () => {
    const json = planJson(plan({ changes: [sharing, closing] }), 'sv');
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('never lets a failed reading look like a plan without changes', () => {
    const json = erroredPlanJson({ sv: 'Trasigt.', en: 'Broken.' });
    expect(json).toMatchObject({
      errored: true,
      complete: false,
      applyable: false,
      changes: [],
      guard: noGuard,
      error: { sv: 'Trasigt.', en: 'Broken.' },
    });
  });

  it('tells of each outcome its error in one language', () => {
    expect(outcomeJson({ id: 'a', status: 'failed', error: workflowMessage('file.noFilm') }, 'sv')).toEqual({
      id: 'a',
      status: 'failed',
      error: 'Det här är ingen film.',
    });
    expect(outcomeJson({ id: 'a', status: 'done' }, 'sv')).toEqual({ id: 'a', status: 'done', error: null });
  });
});
