import type { LetterKind } from '../../src/contract/permits.ts';
import { letterTextsOf } from '../../src/domain/permits/letter-texts.ts';
import type { State } from '../../src/domain/plan/state.ts';
import { letterOf } from '../../src/presenters/letters/letter.ts';
import { letterFactsOf, lettersFor } from '../../src/presenters/letters/letter-facts.ts';
import { add, type Cells, edit, KARIN, MARYAM, planOf, settled, type Tables, town, untouched } from '../domain/fixture.ts';

const tables: Tables = add(add(town, 'settings', { name: 'municipality', value: 'Delaby kommun' }), 'settings', {
  name: 'retentionRule',
  value: 'Gallras efter två år.',
});
/** Spaces that hold a day together are spaces to a reader. */
const seen = (text: string): string => text.replace(/\u00a0/g, ' ');
function letter(cells: Cells, what: LetterKind, lang: 'sv' | 'en' = 'sv', from: Tables = tables, state: State = untouched(from)) {
  const planned = planOf(edit(from, 'permits', 'M-1', cells), state);
  const [permit] = planned.desired.config.tables.permits.rows;
  if (!permit) throw new Error('no permit');
  const { subject, text } = letterOf(permit, letterFactsOf(planned, permit, MARYAM), what, lang);
  return { subject, text: seen(text), written: text };
}
const kinds = (cells: Cells, from: Tables = tables): LetterKind[] => {
  const planned = planOf(edit(from, 'permits', 'M-1', cells), untouched(from));
  const [permit] = planned.desired.config.tables.permits.rows;
  return permit ? lettersFor(planned, permit) : [];
};
const waiting = { answer: 'väntar', to: '' };

describe('The letter that asks', () => {
  const { subject, text } = letter(waiting, 'ask');
  /** Nothing lies in Drive. */
  const unmade = { ...untouched(tables), items: new Map() };
  const dated = (date: string) => edit(tables, 'recordings', 'F-1', { date });

  it('asks to show what is filmed, to record what is to be, and both where there is both', () => {
    expect(subject).toBe('Får vi visa ”Systematik som hjälper”?');
    expect(text).toContain('Vi har spelat in din föreläsning och vill låta kollegor i Delaby kommun se den');
    expect(text).toContain('VAD VI HAR FILMAT');
    expect(text).toContain('☐ Ja, ni får visa filmen så som det står här.');
    const ahead = letter(waiting, 'ask', 'sv', dated('2026-12-01'), unmade);
    expect(ahead.subject).toBe('Får vi spela in ”Systematik som hjälper”?');
    expect(ahead.text).toContain('Vi vill spela in din föreläsning');
    expect(ahead.text).toContain('VAD VI FILMAR\n• Systematik som hjälper, 1 december 2026');
    expect(ahead.text).toContain('☐ Ja, ni får spela in och visa');
    expect(letter(waiting, 'ask', 'sv', dated('2026-11-10'), unmade).subject).toBe('Får vi visa ”Systematik som hjälper”?');
    const both = add(tables, 'recordings', { id: 'F-9', title: 'Del två', lecturer: 'Ann-Sofi Dahl', permit: 'M-1', date: '2026-12-01' });
    expect(letter(waiting, 'ask', 'sv', both, untouched(tables)).subject).toBe(
      'Får vi spela in och visa ”Systematik som hjälper” och 1 till?',
    );
    for (const basis of ['medgivande', 'avtal', 'i tjänsten'])
      for (const from of [tables, dated('2026-12-01')])
        expect(letter({ ...waiting, basis }, 'ask', 'en', from, unmade).text).not.toMatch(/undefined|[Kk]ommunen/);
  });
  it('writes days in words that stay on their line', () => {
    const { written } = letter({ ...waiting, to: '2027-06-11' }, 'ask', 'sv', dated('2026-11-10'));
    expect(written).toContain('10\u00a0november\u00a02026');
    expect(written).toContain('Till och med 11\u00a0juni\u00a02027.');
    expect(written).not.toMatch(/\d{4}-\d\d-\d\d/);
  });
  it('holds the municipality’s own texts, once they are written, and no brackets', () => {
    const texts =
      'Personuppgifter: Läs på delaby.se/pu. Rättslig grund: allmänt intresse. Ersättning: Ingår i arvodet. Återkallat: Arvodet står fast.';
    const filled = letter({ ...waiting, basis: 'avtal' }, 'ask', 'sv', add(tables, 'settings', { name: 'letterTexts', value: texts })).text;
    for (const own of ['Läs på delaby.se/pu. Rättslig grund: allmänt intresse.', 'Ingår i arvodet.', 'Arvodet står fast.'])
      expect(filled).toContain(own);
    expect(filled).not.toContain('[');
    expect(letterTextsOf('Läs på delaby.se/pu.')).toEqual({ personalData: 'Läs på delaby.se/pu.', fee: '', feeWithdrawn: '' });
    expect(letterTextsOf('ÅTERKALLAT : Står fast. personuppgifter:Se bilagan.')).toEqual({
      ...{ personalData: 'Se bilagan.', fee: '', feeWithdrawn: 'Står fast.' },
    });
  });
  it('says what is filmed, who may see it, how long, how to withdraw, and that downloads can’t be called back', () => {
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
      'Till och med 11 juni 2027. Efter den dagen stängs filmen av sig själv.',
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
    expect(english.subject).toBe('May we show “Systematik som hjälper”?');
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
    expect(text).toContain('Du sa ja den 1 oktober 2026');
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
    expect(text).toContain('Ditt ja gäller till och med 30 juni 2027.');
    expect(text).toContain('Får vi visa den till och med 30 juni 2027?');
    expect(text).toContain('Svarar du inte stängs filmen när tiden är slut.');
    expect(letter({ to: '2026-11-01' }, 'renew').text).toContain(
      'Ditt ja gällde till och med 1 november 2026. Sedan dess är filmen stängd.',
    );
  });
});

describe('The copy of an answer', () => {
  it('of yes holds what was recorded, the terms and how to withdraw', () => {
    const { subject, text } = letter({ answered: '2026-11-12', evidence: 'FSN 2026/118', basis: 'medgivande' }, 'copy');
    expect(subject).toBe('Kopia: ditt svar om ”Systematik som hjälper”');
    expect(text).toContain('Svar: ja\nDag: 12 november 2026\nGrund: medgivande\nUnderlag: FSN 2026/118\nMedgivandets nummer: M-1');
    expect(text).toContain('OM DU ÅNGRAR DIG');
  });
  it('of no speaks of no audience', () => {
    const { text } = letter({ answer: 'nej', answered: '2026-11-12' }, 'copy');
    expect(text).toContain('Svar: nej');
    expect(text).not.toMatch(/VEM SOM FÅR SE|OM DU ÅNGRAR DIG|VAD VI/);
  });
  it('of a withdrawal gives its day', () => {
    expect(letter({ withdrawn: '2026-11-14' }, 'copy').text).toContain('Återkallat: 14 november 2026');
  });
});

describe('The letter to whoever wants to see it first', () => {
  const cells = { preview: 'ja', lecturerEmail: KARIN };
  const first = edit(tables, 'permits', 'M-1', cells);
  it('is there once they are let in, with the link, the day and the account', () => {
    expect(kinds(cells)).not.toContain('watch');
    const { subject, text } = letter(cells, 'watch', 'sv', tables, settled(first));
    expect(subject).toBe('Nu kan du se ”Systematik som hjälper”');
    expect(text).toContain(`https://drive.google.com/file/d/film-F-1/view\n  Till och med 30 november 2026, inloggad som ${KARIN}.`);
    expect(text).toContain('Ingen annan ser den innan du har godkänt den.');
    const planned = planOf(first, settled(first));
    const [permit] = planned.desired.config.tables.permits.rows;
    expect(permit && lettersFor(planned, permit)[0]).toBe('watch');
    expect(letter(cells, 'watch', 'en', tables, settled(first)).text).toContain('Until 30 November 2026, signed in as');
  });
});
