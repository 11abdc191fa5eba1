/** Days and times as the pages write them, beside those of the messages. */

import type { Language } from '../../contract/api.ts';
import { dayText, timeText, weekText } from '../../messages/days.ts';

export { dayText, monthText, timeText, weekdayText, weekText } from '../../messages/days.ts';

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
