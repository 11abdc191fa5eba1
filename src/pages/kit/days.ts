/** Days and times as the pages write them: the words for them are those of every other room. */
export { clockText, dayText, longDay, monthText, timeText, weekdayText, weekText, whenText } from '../../messages/days.ts';

/** Whole minutes between two local times of one day. */
export const minutesBetween = (start: string, end: string): number => {
  const of = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  return of(end) - of(start);
};
