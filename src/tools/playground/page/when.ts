/** Days and times as the add-on's pages write them, of instants as Google's paths give them. */
import { localDateTime } from '../../../domain/time/dates.ts';
import { fullTime, shortWeekdayText } from '../../../messages/days.ts';
import { dayText, monthText, timeText, weekdayText } from '../../../pages/kit/days.ts';
import type { Lang } from './words.ts';

/** 'YYYY-MM-DDTHH:MM' in the workspace's time zone. */
const local = (iso: string): string => localDateTime(Date.parse(iso), 'Europe/Stockholm');

/** 'YYYY-MM-DD', local. */
export const dayOf = (iso: string): string => local(iso).slice(0, 10);

export const clockOf = (iso: string, lang: Lang): string => timeText(local(iso), lang);

/** 'mån 16 nov', with the year where it is another than that of `now`. */
export const shortDay = (iso: string, lang: Lang, now = iso): string =>
  `${shortWeekdayText(dayOf(iso), lang)} ${dayText(dayOf(iso), lang, dayOf(now))}`;

/** 'måndag 16 nov', with the year where it is another than that of `now`. */
export const longDay = (iso: string, lang: Lang, now = iso): string =>
  `${weekdayText(dayOf(iso), lang)} ${dayText(dayOf(iso), lang, dayOf(now))}`;

/** 'Onsdag 2 december 2026 kl. 13.00–14.30'. */
export function fullWhen(start: string, end: string, lang: Lang): string {
  const text = fullTime(local(start), local(end), lang);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 'November 2026', for headings. */
export const monthOf = (iso: string, lang: Lang): string => {
  const text = monthText(dayOf(iso), lang);
  return text.charAt(0).toUpperCase() + text.slice(1);
};
