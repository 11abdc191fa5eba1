/** Lengths, months and colours as the catalogue shows them. */
import type { Language } from '../../contract/api.ts';
import type { StaffVocabulary } from './words.ts';

const months: Record<Language, readonly string[]> = {
  sv: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** 'november 2026', or '16 november 2026'; '' for what is no date. */
export function monthText(date: string, lang: Language, withDay = false): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const named = months[lang][Number(month) - 1];
  return named === undefined ? '' : `${withDay ? `${Number(day)} ` : ''}${named} ${year}`;
}

/** '48 min'; under a minute counts as one. */
export const secondsText = (seconds: number, w: StaffVocabulary): string => w.minutes(Math.max(1, Math.round(seconds / 60)));

const TONES = 6;
/** A theme's colour is its place among the themes. */
export const toneOf = (theme: string, themes: readonly string[]): number => Math.max(0, themes.indexOf(theme)) % TONES;
