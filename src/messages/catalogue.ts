/** A catalogue of sentences: for each code of an area one in each language, made from the code's facts. */
import type { Message, NoFacts } from '../domain/message.ts';
import { longDay } from './days.ts';

export type Lang = 'sv' | 'en';

/** What sentences are made with: numbers, plurals and messages within messages, as the language has them. */
export interface Locale {
  readonly lang: Lang;
  text(message: Message): string;
  /** 3000 → '3 000' in Swedish, '3,000' in English. Whole numbers. */
  number(number: number): string;
  /** '2 december 2026', '2 December 2026'; what is no day stands as it is. */
  date(day: string): string;
  /** '1 film', '3 000 filmer': a number with its noun. */
  count(number: number, one: string, many: string): string;
}

/** A sentence without facts is plain text. */
type Sentence<F> = string | (F extends NoFacts ? never : (facts: F, locale: Locale) => string);

/** Every code of an area: one that is missing, or that the area no longer has, is a type error. */
export type Catalogue<M> = { readonly [C in keyof M]: { readonly sv: Sentence<M[C]>; readonly en: Sentence<M[C]> } };

/** A catalogue of whatever area. */
export type AnyCatalogue = Readonly<Record<string, Readonly<Record<Lang, string | ((facts: never, locale: Locale) => string)>>>>;

export type Render = (message: Message, lang: Lang) => string;

/** Renders the messages of these areas. Pages take those they need; all others use `render`. */
export function rendererOf(...areas: readonly AnyCatalogue[]): Render {
  const sentences: AnyCatalogue = Object.assign({}, ...areas);
  const render: Render = ({ code, facts }, lang) => {
    const sentence = sentences[code]?.[lang];
    if (sentence === undefined) throw new Error(`no message ${code}`);
    return typeof sentence === 'string' ? sentence : sentence(facts as never, locales[lang]);
  };
  const localeOf = (lang: Lang): Locale => ({
    lang,
    text: (message) => render(message, lang),
    number: (number) => grouped(number, lang),
    date: (day) => longDay(day, lang),
    count: (number, one, many) => `${grouped(number, lang)} ${number === 1 ? one : many}`,
  });
  const locales = { sv: localeOf('sv'), en: localeOf('en') };
  return render;
}

/** 3000 → '3 000' in Swedish (no-break space), '3,000' in English. Whole numbers. */
export function grouped(number: number, lang: Lang): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'sv' ? '\u00A0' : ',');
}
