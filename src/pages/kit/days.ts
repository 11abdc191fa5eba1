/** Days and times as people read them, in the two languages. Dates are 'YYYY-MM-DD', local times 'YYYY-MM-DDTHH:MM' or with a space. */

import type { Language } from '../../contract/api.ts';
import { isoWeek, monthName, shortDate, weekday, weekdayAndWeek, weekdayName } from '../../domain/time/dates.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** '16 nov', with the year where it is another than `today`'s; what is no date stands as it is. */
export function dayText(date: string, lang: Language, today = date): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const short = lang === 'sv' ? shortDate(date) : `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]?.slice(0, 3) ?? ''}`;
  return date.slice(0, 4) === today.slice(0, 4) ? short : `${short} ${date.slice(0, 4)}`;
}

/** 'onsdag' or 'Wednesday'. */
export const weekdayText = (date: string, lang: Language): string =>
  lang === 'sv' ? weekdayName(date) : (weekdays[weekday(date) - 1] ?? '');

/** 'november 2026' or 'November 2026'. */
export const monthText = (date: string, lang: Language): string =>
  `${(lang === 'sv' ? monthName(date) : MONTHS[Number(date.slice(5, 7)) - 1]) ?? ''} ${date.slice(0, 4)}`;

/** 'onsdag v. 47' or 'Wednesday, week 47'. */
export const weekText = (date: string, lang: Language): string =>
  lang === 'sv' ? weekdayAndWeek(date) : `${weekdayText(date, lang)}, week ${isoWeek(date).week}`;

/** '13.00' in Swedish, '13:00' in English. */
export const timeText = (local: string, lang: Language): string =>
  lang === 'sv' ? local.slice(11, 16).replace(':', '.') : local.slice(11, 16);

/** 'onsdag v. 47, 18 nov 13.00–14.30'; without an end only the start. */
export function whenText(start: string, end: string, lang: Language, today: string): string {
  const date = start.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return start;
  const hours = end === '' ? timeText(start, lang) : `${timeText(start, lang)}–${timeText(end, lang)}`;
  return `${weekText(date, lang)}, ${dayText(date, lang, today)} ${hours}`.trim();
}

/** Whole minutes between two local times of one day. */
export const minutesBetween = (start: string, end: string): number => {
  const of = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  return of(end) - of(start);
};
