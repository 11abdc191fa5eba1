/** Days and times as people read them, in the two languages. Dates are 'YYYY-MM-DD', local times 'YYYY-MM-DDTHH:MM' or with a space. */
import { isoWeek, monthName, shortDate, weekday, weekdayAndWeek, weekdayName } from '../domain/time/dates.ts';

type Lang = 'sv' | 'en';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SHORT_WEEKDAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'];

const isDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date);
const month = (date: string, lang: Lang): string => (lang === 'sv' ? monthName(date) : (MONTHS[Number(date.slice(5, 7)) - 1] ?? ''));
const dayOfMonth = (date: string): number => Number(date.slice(8, 10));
const withYear = (said: string, date: string, today: string): string =>
  date.slice(0, 4) === today.slice(0, 4) ? said : `${said} ${date.slice(0, 4)}`;

/** '16 nov', with the year where it is another than `today`'s; what is no date stands as it is. */
export function dayText(date: string, lang: Lang, today = date): string {
  if (!isDay(date)) return date;
  const short = lang === 'sv' ? shortDate(date) : `${dayOfMonth(date)} ${month(date, lang).slice(0, 3)}`;
  return withYear(short, date, today);
}

/** '2 december 2026' or '2 December 2026', without the year where it is `today`'s; what is no date stands as it is. */
export const longDay = (date: string, lang: Lang, today = ''): string =>
  isDay(date) ? withYear(`${dayOfMonth(date)} ${month(date, lang)}`, date, today) : date;

/** 'onsdag 2 december 2026' or 'Wednesday 2 December 2026'; what is no date stands as it is. */
export const fullDay = (date: string, lang: Lang): string => (isDay(date) ? `${weekdayText(date, lang)} ${longDay(date, lang)}` : date);

/** 'onsdag 2 december 2026 kl. 13.00–14.30' or 'Wednesday 2 December 2026, 13:00–14:30'; without an end only the start. */
export const fullTime = (start: string, end: string, lang: Lang): string =>
  `${fullDay(start.slice(0, 10), lang)}${lang === 'sv' ? ' kl. ' : ', '}${hoursText(start, end, lang)}`;

/** 'onsdag' or 'Wednesday'. */
export const weekdayText = (date: string, lang: Lang): string => (lang === 'sv' ? weekdayName(date) : (WEEKDAYS[weekday(date) - 1] ?? ''));

/** 'ons' or 'Wed'; Swedish writes torsdag with four letters. */
export const shortWeekdayText = (date: string, lang: Lang): string =>
  lang === 'sv' ? (SHORT_WEEKDAYS[weekday(date) - 1] ?? '') : weekdayText(date, lang).slice(0, 3);

/** 'november 2026' or 'November 2026'. */
export const monthText = (date: string, lang: Lang): string => `${month(date, lang)} ${date.slice(0, 4)}`;

/** 'onsdag v. 47' or 'Wednesday, week 47'. */
export const weekText = (date: string, lang: Lang): string =>
  lang === 'sv' ? weekdayAndWeek(date) : `${weekdayText(date, lang)}, week ${isoWeek(date).week}`;

/** Of 'HH:MM': '13.00' in Swedish, '13:00' in English. */
export const clockText = (time: string, lang: Lang): string => (lang === 'sv' ? time.replace(':', '.') : time);

/** The time of day of a local time. */
export const timeText = (local: string, lang: Lang): string => clockText(local.slice(11, 16), lang);

/** '13.00–14.30'; without an end only the start. */
const hoursText = (start: string, end: string, lang: Lang): string =>
  end === '' ? timeText(start, lang) : `${timeText(start, lang)}–${timeText(end, lang)}`;

/** 'onsdag v. 47, 18 nov 13.00–14.30'; without an end only the start. */
export function whenText(start: string, end: string, lang: Lang, today: string): string {
  const date = start.slice(0, 10);
  if (!isDay(date)) return start;
  return `${weekText(date, lang)}, ${dayText(date, lang, today)} ${hoursText(start, end, lang)}`.trim();
}

/** 'ons 2 dec 13.00–14.30', with the year where it is another than `today`'s; without an end only the start. */
export function shortWhenText(start: string, end: string, lang: Lang, today: string): string {
  const date = start.slice(0, 10);
  if (!isDay(date)) return start;
  return `${shortWeekdayText(date, lang)} ${dayText(date, lang, today)} ${hoursText(start, end, lang)}`;
}
