import type { RowEdit } from '../../src/domain/edits/edits.ts';
import { hostOf } from '../../src/domain/link.ts';
import { filmsFor } from '../../src/domain/recordings/catalogue.ts';
import {
  type Decision,
  decidersOf,
  givenUpRows,
  proposalRow,
  type Ruling,
  replyRows,
  rulingRows,
  takenBackRows,
  undecided,
  waitingFor,
  withCoordinators,
} from '../../src/domain/recordings/examples.ts';
import { letterOfReply, letterToDecider, letterToSender } from '../../src/messages/letters/example-letters.ts';
import { swedish } from '../messages/said.ts';
import { AINO, add, configOf, ELIF, edit, JO, KARIN, MARYAM, OLA, planOf, settled, type Tables, town, untouched } from './fixture.ts';

const elif = { email: ELIF, name: 'Elif Demir', unit: 'u1' };
const maryam = { email: MARYAM, name: 'Maryam Lindqvist', unit: '' };
const karin = { email: KARIN, name: 'Karin Öberg', unit: 'u2' };
const proposal = { title: 'Sagor på fyra språk', theme: 'Flerspråkighet', text: 'Barnen berättar.', link: 'https://film.example/sagor' };
const ruling = (decision: Decision, more: Partial<Ruling> = {}): Ruling => ({ decision, answer: '', rooms: [], consentUntil: '', ...more });

/** A link that Elif has proposed, and a film whose bytes lie in Väntrummet. */
const led = add(town, 'mandates', { id: 'U-9', person: KARIN, role: 'huvudlärspridare', areas: 'Team City', from: '2026-08-01' });
const proposed = add(
  add(led, 'requests', {
    id: 'O-1',
    unit: 'u1',
    from: ELIF,
    kind: 'exempel',
    title: 'Sagor',
    link: 'https://film.example/s',
    status: 'ny',
  }),
  'requests',
  { id: 'O-2', unit: 'u1', from: ELIF, kind: 'exempel', title: 'Vår film', recording: 'F-3', status: 'ny' },
);
const withFilm = add(proposed, 'recordings', { id: 'F-3', title: 'Vår film', lecturer: 'Elif Demir', children: 'nej' });

/** The tables as they are once these rows are written. */
function written(tables: Tables, rows: readonly RowEdit[]): Tables {
  let now = tables;
  for (const row of rows) now = row.isNew ? add(now, row.table, row.cells) : edit(now, row.table, row.key, row.cells);
  return now;
}
function rowsOf(edited: ReturnType<typeof rulingRows>): readonly RowEdit[] {
  if ('problem' in edited) throw new Error(swedish(edited.problem));
  return edited.rows;
}
const problemOf = (edited: ReturnType<typeof rulingRows>) => ('problem' in edited ? swedish(edited.problem) : undefined);

describe('A proposal', () => {
  it('is a row of Önskemål from its sender, open until someone decides', () => {
    const made = proposalRow(configOf(town), elif, proposal, '');
    expect(made).toMatchObject({ id: 'O-01' });
    const after = written(town, rowsOf(made));
    const { desired: wanted } = planOf(after, untouched(after));
    expect(waitingFor(wanted, MARYAM)).toEqual([expect.objectContaining({ from: ELIF, kind: 'exempel', title: 'Sagor på fyra språk' })]);
  });

  it('without a name, or with neither file nor link, is refused in words', () => {
    expect(problemOf(proposalRow(configOf(town), elif, { ...proposal, title: ' ' }, ''))).toMatch(/Skriv vad exemplet heter/);
    expect(problemOf(proposalRow(configOf(town), elif, { ...proposal, link: '' }, ''))).toMatch(/en film, ett dokument eller en länk/);
  });

  it.each([
    'http://film.example/x',
    'javascript:alert(1)',
    'https://delaby.example@evil.example/',
    'https://localhost/',
    'https://a b.se',
    'https://x.se/"onload=',
  ])('with the link %s is refused', (link) => {
    expect(hostOf(link)).toBeUndefined();
    expect(problemOf(proposalRow(configOf(town), elif, { ...proposal, link }, ''))).toMatch(/https:/);
  });

  it('shows where its link leads', () => {
    expect(hostOf('https://Film.Example:8443/a?b#c')).toBe('film.example');
  });

  it('waits for coordinators, a link also for those who lead its sender, and for no one else: a lead can’t watch a file', () => {
    const { desired: wanted } = planOf(withFilm, untouched(withFilm));
    const waits = (email: string) => waitingFor(wanted, email).map((row) => row.id);
    expect(waits(MARYAM)).toEqual(['O-1', 'O-2']);
    expect(waits(KARIN)).toEqual(['O-1']);
    expect([withCoordinators(wanted, KARIN), withCoordinators(wanted, MARYAM), withCoordinators(wanted, JO)]).toEqual([1, 0, 0]);
    for (const email of [ELIF, AINO, JO, OLA]) expect(waits(email)).toEqual([]);
  });

  it('is told to the sender’s leads, and to the coordinators where no lead may decide it', () => {
    const both = add(withFilm, 'requests', {
      id: 'O-3',
      from: JO,
      kind: 'exempel',
      title: 'Kod',
      link: 'https://film.example/k',
      status: 'ny',
    });
    const { desired: wanted } = planOf(both, untouched(both));
    expect(undecided(wanted).map((row) => [row.id, decidersOf(wanted, row)])).toEqual([
      ['O-1', [KARIN]],
      ['O-2', [MARYAM]],
      ['O-3', [MARYAM]],
    ]);
  });

  it('can be taken away by its sender alone, and only while it is open', () => {
    const { desired: wanted } = planOf(withFilm, untouched(withFilm));
    expect(problemOf(givenUpRows(wanted, AINO, 'O-1'))).toBeDefined();
    expect(problemOf(givenUpRows(wanted, ELIF, 'O-1'))).toBeUndefined();
    const decided = edit(withFilm, 'requests', 'O-1', { decision: 'avböjd', status: 'besvarad' });
    expect(problemOf(givenUpRows(planOf(decided, untouched(decided)).desired, ELIF, 'O-1'))).toBeDefined();
  });
});

describe('Approving', () => {
  it('a link shows it to the members of the chosen rooms, and to nobody else', () => {
    const planned = planOf(withFilm, untouched(withFilm));
    const after = written(withFilm, rowsOf(rulingRows(planned, maryam, 'O-1', ruling('godkänd', { rooms: ['rum-lar'] }))));
    const seen = planOf(after, untouched(after));
    expect(filmsFor(seen, AINO).links).toEqual([
      expect.objectContaining({ title: 'Sagor', link: 'https://film.example/s', exampleFrom: 'Förskolan Blåsippan' }),
    ]);
    expect(filmsFor(seen, OLA).links).toEqual([]);
    expect(filmsFor(planned, AINO).links).toEqual([]);
    // A room that someone wrote in the sheet is no decision.
    for (const decision of ['', 'fråga', 'avböjd'])
      expect(filmsFor(planOf(edit(after, 'requests', 'O-1', { decision }), untouched(after)), AINO).links).toEqual([]);
  });

  it('a film gives it rooms and its sender’s permit, and shares it only when the plan is carried out', () => {
    const before = settled(withFilm);
    const after = written(
      withFilm,
      rowsOf(rulingRows(planOf(withFilm, before), maryam, 'O-2', ruling('godkänd', { rooms: ['rum-city'] }))),
    );
    const planned = planOf(after, before);
    expect(planned.desired.config.tables.permits.rows.at(-1)).toMatchObject({
      lecturer: 'Elif Demir',
      lecturerEmail: ELIF,
      recordings: ['F-3'],
      answer: 'ja',
      audience: ['rum-city'],
      basis: 'i tjänsten',
    });
    expect(planned.plan.changes.map((change) => change.id)).toContain('recording:F-3');
    expect(filmsFor(planned, AINO).films.map((film) => film.id)).not.toContain('F-3');
    const applied = planOf(after, settled(after, before));
    expect(filmsFor(applied, AINO).films).toContainEqual(expect.objectContaining({ id: 'F-3', exampleFrom: 'Förskolan Blåsippan' }));
    expect(filmsFor(applied, JO).films.map((film) => film.id)).not.toContain('F-3');
  });

  it('and taking it back leaves the workbook as it was, until it is shown', () => {
    const before = settled(withFilm);
    const after = written(
      withFilm,
      rowsOf(rulingRows(planOf(withFilm, before), maryam, 'O-2', ruling('godkänd', { rooms: ['rum-city'] }))),
    );
    const back = written(after, rowsOf(takenBackRows(planOf(after, before), maryam, 'O-2')));
    const planned = planOf(back, before);
    expect(planned.plan.changes).toEqual([]);
    expect(waitingFor(planned.desired, MARYAM).map((row) => row.id)).toEqual(['O-1', 'O-2']);
    expect(planned.desired.config.tables.permits.rows).toHaveLength(2);
    expect(problemOf(takenBackRows(planOf(after, settled(after, before)), maryam, 'O-2'))).toMatch(/Stäng filmen/);
  });

  it('is not for someone who does not lead the sender, nor for a room that a lead is not in', () => {
    const planned = planOf(withFilm, untouched(withFilm));
    const jo = { email: JO, name: 'Johan', unit: 'u3' };
    expect(problemOf(rulingRows(planned, jo, 'O-1', ruling('godkänd', { rooms: ['rum-lar'] })))).toMatch(/inget sådant förslag/);
    expect(problemOf(rulingRows(planned, elif, 'O-1', ruling('godkänd', { rooms: ['rum-alla'] })))).toMatch(/inget sådant förslag/);
    expect(problemOf(rulingRows(planned, karin, 'O-1', ruling('godkänd', { rooms: ['rum-lar'] })))).toMatch(/rum som du själv är med i/);
    expect(problemOf(rulingRows(planned, karin, 'O-2', ruling('godkänd', { rooms: ['rum-city'] })))).toMatch(/inget sådant förslag/);
    expect(problemOf(rulingRows(planned, maryam, 'O-1', ruling('godkänd', { rooms: ['rum-finns-inte'] })))).toMatch(/välja rum/);
    expect(problemOf(rulingRows(planned, maryam, 'O-1', ruling('godkänd')))).toMatch(/minst ett rum/);
  });

  it('a film in which children are seen wants the day their guardians’ consent ends', () => {
    const children = edit(withFilm, 'recordings', 'F-3', { children: 'ja' });
    const planned = planOf(children, untouched(children));
    const yes = (consentUntil: string) => rulingRows(planned, maryam, 'O-2', ruling('godkänd', { rooms: ['rum-city'], consentUntil }));
    expect(problemOf(yes(''))).toMatch(/vårdnadshavarnas samtycke/);
    expect(problemOf(yes('2026-11-15'))).toMatch(/vårdnadshavarnas samtycke/);
    const after = planOf(written(children, rowsOf(yes('2027-06-10'))), untouched(children));
    expect(after.films.find((film) => film.id === 'F-3')?.audience).toEqual({ rooms: ['rum-city'], until: '2027-06-10' });
  });

  it('a film that has not arrived, or that someone has decided on already, is refused', () => {
    const state = untouched(withFilm);
    const missing = { ...state, items: new Map([...state.items].filter(([id]) => id !== 'film-F-3')) };
    const yes = ruling('godkänd', { rooms: ['rum-city'] });
    expect(problemOf(rulingRows(planOf(withFilm, missing), maryam, 'O-2', yes))).toMatch(/inte kommit fram/);
    const after = written(withFilm, rowsOf(rulingRows(planOf(withFilm, state), maryam, 'O-2', yes)));
    expect(problemOf(rulingRows(planOf(after, state), maryam, 'O-2', { ...yes, answer: 'Nu också' }))).toMatch(/redan beslutat/);
  });
});

describe('Asking and declining', () => {
  const planned = planOf(withFilm, untouched(withFilm));

  it('want words for the sender', () => {
    expect(problemOf(rulingRows(planned, maryam, 'O-1', ruling('avböjd')))).toMatch(/några ord/);
    expect(problemOf(rulingRows(planned, maryam, 'O-1', ruling('fråga', { answer: ' ' })))).toMatch(/några ord/);
  });

  it('show the example to nobody', () => {
    const after = written(
      withFilm,
      rowsOf(rulingRows(planned, maryam, 'O-1', ruling('avböjd', { answer: 'Inte nu.', rooms: ['rum-alla'] }))),
    );
    const seen = planOf(after, untouched(after));
    for (const email of [AINO, OLA, MARYAM]) expect(filmsFor(seen, email).links).toEqual([]);
    expect(waitingFor(seen.desired, MARYAM).map((row) => row.id)).toEqual(['O-2']);
  });

  it('let the sender, and no one else, answer a question, after which it waits again', () => {
    const asked = written(withFilm, rowsOf(rulingRows(planned, maryam, 'O-1', ruling('fråga', { answer: 'Syns barn?' }))));
    const { desired: wanted } = planOf(asked, untouched(asked));
    expect(problemOf(replyRows(wanted, AINO, 'O-1', 'Nej'))).toBeDefined();
    expect(problemOf(replyRows(wanted, ELIF, 'O-2', 'Nej'))).toBeDefined();
    const answered = written(asked, rowsOf(replyRows(wanted, ELIF, 'O-1', 'Nej, bara händer.')));
    const [row] = waitingFor(planOf(answered, untouched(answered)).desired, KARIN);
    expect(row?.text).toContain('Maryam Lindqvist: Syns barn?\nSvar: Nej, bara händer.');
  });

  it('are told in a letter with the decider’s own words', () => {
    const told = {
      title: 'Sagor',
      answer: 'Vi har redan tre.',
      from: 'Karin Öberg',
      rooms: ['City'],
      isFile: false,
      page: 'https://sida.example/exec',
    };
    const declined = letterToSender({ ...told, decision: 'avböjd' });
    expect(declined.subject).toBe('Ditt exempel ”Sagor”');
    expect(declined.text).toContain('Karin Öberg skriver:\n\nVi har redan tre.');
    expect(declined.text).not.toContain('Väntrummet');
    expect(letterToSender({ ...told, decision: 'avböjd', isFile: true }).text).toContain('Väntrummet');
    expect(letterToSender({ ...told, decision: 'fråga' }).text).toContain('https://sida.example/exec?visa=mina');
  });

  it('and an approval says where it is shown, and of a file that it is not shown at once', () => {
    const told = { title: 'Sagor', decision: 'godkänd', answer: '', from: 'Karin Öberg', rooms: ['City', 'Alla'], page: '' } as const;
    expect(letterToSender({ ...told, isFile: false })).toEqual({
      subject: 'Ditt exempel ”Sagor” är godkänt',
      text: expect.stringContaining('Karin Öberg har godkänt det. Det visas i City, Alla.\n'),
    });
    expect(letterToSender({ ...told, isFile: true }).text).toContain('så snart samordnarna har genomfört ändringarna');
  });

  it('whoever decides is told what it is, from whom, and where to answer', () => {
    const { subject, text } = letterToDecider(
      'Sagor',
      'Elif Demir, Blåsippan',
      'Barnen berättar.',
      'film.example',
      'https://sida.example/exec',
    );
    expect(subject).toBe('Förslag att besluta om: ”Sagor”');
    expect(text).toContain('Elif Demir, Blåsippan vill dela');
    expect(text).toContain('Det är en länk till film.example.');
    expect(text).toContain('https://sida.example/exec?visa=beslut');
    expect(letterOfReply('Sagor', 'Elif Demir', 'Nej.', '').text).toContain('Elif Demir svarar på din fråga om ”Sagor”:\n\nNej.');
  });
});
