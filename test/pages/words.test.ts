import { dayText, minutesBetween, timeText, whenText } from '../../src/pages/kit/days.ts';
import { inBoth, words } from '../../src/pages/words/all.ts';
import { planWords } from '../../src/pages/words/plan.ts';

/** Every text of a language, functions called with ones: a path and what it says. */
function texts(part: object, path = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] => {
    const here = `${path}${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') {
      const lists = ['maySee', 'mailsTo', 'interestedIn'];
      const given = here === 'maySee' ? ['A', 1, ['B']] : lists.includes(here) ? [['A']] : Array.from({ length: 5 }, () => 1);
      if (['closeFilmsOf', 'ambassadors', 'ambassadorGloss', 'notRead', 'unsure', 'whoApplies', 'whoWithdraws'].includes(here))
        return [[here, (value as (a: string) => string)('a')]];
      return [[here, (value as (...all: unknown[]) => string)(...given)]];
    }
    return texts(value as object, `${here}.`);
  });
}

describe('the texts of the pages', () => {
  it('stand in both languages, and none is empty or holds what was not given', () => {
    const [sv, en] = [texts(planWords.sv), texts(planWords.en)];
    expect(en.map(([key]) => key).sort()).toEqual(sv.map(([key]) => key).sort());
    for (const [key, text] of [...sv, ...en])
      expect([key, text.trim() !== '' && !/undefined|NaN|\[object/.test(text)]).toEqual([key, true]);
  });

  it('never say tillstånd: the word is medgivande', () => {
    for (const [key, text] of texts(planWords.sv)) expect([key, /tillstånd|samtycke/i.test(text)]).toEqual([key, false]);
  });

  it('bend their nouns', () => {
    expect(words.sv.changesWait('1', 1)).toBe('1 ändring väntar');
    expect(words.sv.changesWait('3', 3)).toBe('3 ändringar väntar');
    expect(planWords.en.apply('1', 1)).toBe('Carry out 1 change');
    expect(planWords.sv.footnote(2, 20)).toBe('2 mejl skickas. Tar ungefär 20 sekunder.');
    expect(planWords.sv.footnote(0, 240)).toBe('Inga mejl skickas. Tar ungefär 4 minuter.');
  });

  it('say who may see a film, and that nobody but the coordinators may', () => {
    expect(words.sv.maySee('Flerspråkighet', 243, ['Lärspridarnas rum', 'Alla'])).toBe(
      '243 personer får se ”Flerspråkighet” i Lärspridarnas rum och Alla.',
    );
    expect(words.sv.maySee('Flerspråkighet', 0, [])).toBe('”Flerspråkighet” får bara ses av samordnarna.');
  });

  it('come in both languages for what a page says in the server’s place', () => {
    expect(inBoth((w) => w.tryAgain)).toEqual({ sv: 'Försök igen', en: 'Try again' });
  });
});

describe('days and times', () => {
  it('are short, with the year only where it is another', () => {
    expect(dayText('2026-11-16', 'sv', '2026-12-01')).toBe('16 nov');
    expect(dayText('2027-01-19', 'sv', '2026-12-01')).toBe('19 jan 2027');
    expect(dayText('2027-01-19', 'en', '2026-12-01')).toBe('19 Jan 2027');
    expect(dayText('', 'sv')).toBe('');
  });

  it('name the weekday and the week, in a new year too', () => {
    expect(whenText('2026-11-18T13:00', '2026-11-18T14:30', 'sv', '2026-11-16')).toBe('onsdag v. 47, 18 nov 13.00–14.30');
    expect(whenText('2027-01-01 09:00', '', 'en', '2026-11-16')).toBe('Friday, week 53, 1 Jan 2027 09:00');
    expect(whenText('okänd', '', 'sv', '2026-11-16')).toBe('okänd');
  });

  it('count minutes across an hour', () => {
    expect(minutesBetween('2026-11-18T13:15', '2026-11-18T15:00')).toBe(105);
    expect(timeText('2026-11-18T13:15', 'sv')).toBe('13.15');
  });
});
