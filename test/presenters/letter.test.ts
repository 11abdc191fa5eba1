import type { LetterKind } from '../../src/contract/permits.ts';
import { letterOf } from '../../src/presenters/letters/letter.ts';
import { letterFactsOf, lettersFor } from '../../src/presenters/letters/letter-facts.ts';
import { add, type Cells, edit, MARYAM, planOf, type Tables, town, untouched } from '../domain/fixture.ts';

const tables: Tables = add(add(town, 'settings', { name: 'municipality', value: 'Delaby kommun' }), 'settings', {
  name: 'retentionRule',
  value: 'Gallras efter två år.',
});
function letter(cells: Cells, what: LetterKind, lang: 'sv' | 'en' = 'sv', from: Tables = tables) {
  const planned = planOf(edit(from, 'permits', 'M-1', cells), untouched(from));
  const [permit] = planned.desired.config.tables.permits.rows;
  if (!permit) throw new Error('no permit');
  return letterOf(permit, letterFactsOf(planned, permit, MARYAM), what, lang);
}
const kinds = (cells: Cells, from: Tables = tables): LetterKind[] => {
  const planned = planOf(edit(from, 'permits', 'M-1', cells), untouched(from));
  const [permit] = planned.desired.config.tables.permits.rows;
  return permit ? lettersFor(planned, permit) : [];
};
const waiting = { answer: 'väntar', to: '' };

describe('The letter that asks', () => {
  const { subject, text } = letter(waiting, 'ask');
  it('says what is filmed, who may see it, how long, how to withdraw, and that downloads can’t be called back', () => {
    expect(subject).toBe('Får vi spela in ”Systematik som hjälper”?');
    expect(text).toContain('• Systematik som hjälper');
    expect(text).toContain('• Lärspridarnas rum: de som är med i Alla lärspridare. I dag 2 personer.');
    for (const said of [text, letter({ ...waiting, external: 'nej' }, 'ask').text]) expect(said).toContain('Ingen utanför kommunen.');
    expect(text).toContain('Ingen sista dag är satt.');
    expect(text).toContain(`Skriv till Maryam Lindqvist, ${MARYAM}.`);
    expect(text).toContain('den som redan har laddat ner filmen har sin kopia kvar');
    expect(text).toContain('Regeln: Gallras efter två år.');
  });
  it('holds the terms that are set, and asks about those that are not', () => {
    expect(text).toContain('Vi klipper inte i filmen om du inte säger att vi får.');
    const set = letter({ ...waiting, editing: 'ja', credit: 'nej', preview: 'ja', to: '2027-06-11', external: 'ja' }, 'ask').text;
    for (const line of [
      'Vi får klippa i filmen.',
      'Du vill inte att ditt namn anges.',
      'Ingen annan ser den innan du har godkänt den.',
      'Till och med 2027-06-11. Efter den dagen stängs filmen av sig själv.',
      'Även personer utanför kommunen som är inbjudna i rummet.',
    ])
      expect(set).toContain(line);
  });
  it('is an agreement for the paid, with what the municipality must fill in itself', () => {
    const paid = letter({ ...waiting, basis: 'avtal' }, 'ask');
    expect(paid.subject).toMatch(/^Föreläsaravtal/);
    expect(paid.text).toContain('[Kommunen fyller i: ersättning');
    expect(paid.text).toContain('För kommunen: ___');
    expect(text).not.toContain('För kommunen:');
  });
  it('does not rest on the yes of an employee as legal ground', () => {
    expect(letter({ ...waiting, basis: 'i tjänsten' }, 'ask').text).toContain('ditt ja inte den rättsliga grunden');
    expect(text).not.toContain('rättsliga grunden för personuppgifterna');
  });
  it('speaks of a whole series, and of all staff', () => {
    const wide = letter({ ...waiting, recordings: 'serie:Språk', audience: 'alla medarbetare' }, 'ask').text;
    expect(wide).toContain('Det gäller även kommande delar i serien ”Språk”.');
    expect(wide).toContain('Alla medarbetare som vi ger tillgång till ett rum.');
    expect(wide).not.toContain('Öppnar vi ett rum för fler frågar vi dig igen.');
  });
  it('says the same in English', () => {
    const english = letter(waiting, 'ask', 'en');
    expect(english.subject).toBe('May we record “Systematik som hjälper”?');
    expect(english.text).toContain('WHO MAY SEE IT\n• Lärspridarnas rum: those in Alla lärspridare. Today 2 people.');
    expect(english.text).not.toMatch(/[Kk]ommunen|undefined/);
  });
});

describe('The letter that asks again', () => {
  const rule = JSON.stringify({ 'rum-lar': { networks: ['N-1'] } });
  const widened = edit(tables, 'rooms', 'rum-lar', { roles: 'rektor', areas: 'Team City' });
  it('says what is new, and that nobody sees the film there until then', () => {
    const { subject, text } = letter({ roomRule: rule, answered: '2026-10-01' }, 'again', 'sv', widened);
    expect(subject).toBe('Får fler se ”Systematik som hjälper”?');
    expect(text).toContain('Du sa ja 2026-10-01');
    expect(text).toContain('• Lärspridarnas rum: nu även de som arbetar i Team City; de som är rektor');
    expect(text).toContain('Ingen ser filmen i det rummet.');
  });
  it('comes first among a permit’s letters, while it is needed', () => {
    expect(kinds({ roomRule: rule }, widened)).toEqual(['again', 'copy', 'renew']);
    expect(kinds({ roomRule: rule })).toEqual(['copy', 'renew']);
    expect(kinds(waiting)).toEqual(['ask']);
    expect(kinds({ answer: 'nej' })).toEqual(['copy']);
    expect(kinds({ withdrawn: '2026-11-01' }, widened)).toEqual(['copy']);
  });
});

describe('The letter about a longer time', () => {
  it('names both days, and says what silence means', () => {
    const { text } = letter({}, 'renew');
    expect(text).toContain('Ditt ja gäller till och med 2027-06-30.');
    expect(text).toContain('Får vi visa den till och med 2027-06-30?');
    expect(text).toContain('Svarar du inte stängs filmen när tiden är slut.');
    expect(letter({ to: '2026-11-01' }, 'renew').text).toContain('Ditt ja gällde till och med 2026-11-01. Sedan dess är filmen stängd.');
  });
});

describe('The copy of an answer', () => {
  it('of yes holds what was recorded, the terms and how to withdraw', () => {
    const { subject, text } = letter({ answered: '2026-11-12', evidence: 'FSN 2026/118', basis: 'medgivande' }, 'copy');
    expect(subject).toBe('Kopia: ditt svar om ”Systematik som hjälper”');
    expect(text).toContain('Svar: ja\nDag: 2026-11-12\nGrund: medgivande\nUnderlag: FSN 2026/118\nMedgivandets nummer: M-1');
    expect(text).toContain('OM DU ÅNGRAR DIG');
  });
  it('of no speaks of no audience', () => {
    const { text } = letter({ answer: 'nej', answered: '2026-11-12' }, 'copy');
    expect(text).toContain('Svar: nej');
    expect(text).not.toMatch(/VEM SOM FÅR SE|OM DU ÅNGRAR DIG|VAD VI FILMAR/);
  });
  it('of a withdrawal gives its day', () => {
    expect(letter({ withdrawn: '2026-11-14' }, 'copy').text).toContain('Återkallat: 2026-11-14');
  });
});
