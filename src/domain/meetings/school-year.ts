/** School years: they begin on 1 August, and their schooling ends by June. */

import type { Config } from '../workbook/config.ts';

/** The year in which the school year of a day (YYYY-MM-DD) begins. */
const firstYear = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0);

/** '2026/2027' */
export const schoolYearName = (day: string): string => `${firstYear(day)}/${firstYear(day) + 1}`;

/** The first day of the school year that `today` lies in, or of the one that the setting names. */
export const schoolYearStart = (today: string, setting = ''): string => `${namedYears(setting)?.first ?? firstYear(today)}-08-01`;

/** The years of the setting Läsår: 2026/2027, 2026-27. */
export function namedYears(setting: string): { readonly first: string; readonly last: string } | undefined {
  const [, first, last = ''] = /^(\d{4})\s*[/–-]\s*(\d{2}|\d{4})$/.exec(setting.trim()) ?? [];
  return first === undefined ? undefined : { first, last: last.length === 2 ? `${first.slice(0, 2)}${last}` : last };
}

export interface YearEnd {
  readonly date: string;
  /** `calendar`: the row läsår of Kalender; `setting`: the setting Läsår, to 30 June; `june`: the next 30 June. */
  readonly from: 'calendar' | 'setting' | 'june';
}

/** The last day of the school year that `today` lies in, or of the next one in the summer between. */
export function schoolYearEnd(config: Config, today: string): YearEnd {
  const ends = config.tables.calendar.rows
    .filter((row) => row.kind === 'läsår' && row.to !== undefined && row.to >= today)
    .map((row) => row.to ?? '')
    .sort();
  if (ends[0] !== undefined) return { date: ends[0], from: 'calendar' };
  const last = namedYears(config.settings.schoolYear)?.last;
  if (last !== undefined && `${last}-06-30` >= today) return { date: `${last}-06-30`, from: 'setting' };
  const june = `${today.slice(0, 4)}-06-30`;
  return { date: today <= june ? june : `${Number(today.slice(0, 4)) + 1}-06-30`, from: 'june' };
}
