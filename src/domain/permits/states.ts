/** How a permit stands today, when the school year ends, and what a room has come to let in since an answer. */

import type { FilmFacts } from '../plan/access/film-facts.ts';
import { addDays } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import type { Row } from '../workbook/tables.ts';
import { type Closed, widenings } from './verdict.ts';

export const permitStates = ['waiting', 'ending', 'yes', 'ahead', 'ended', 'no', 'withdrawn'] as const;
export type PermitState = (typeof permitStates)[number];

/** A permit that ends within so many days is told of. */
export const ENDING_DAYS = 30;

/** `today` is YYYY-MM-DD. What the lecturer took back or refused goes before what the days say. */
export function permitState(permit: Row<'permits'>, today: string): PermitState {
  if (permit.withdrawn !== '') return 'withdrawn';
  if (permit.answer === 'nej') return 'no';
  if (permit.answer !== 'ja') return 'waiting';
  if (permit.to !== undefined && permit.to < today) return 'ended';
  if (permit.from !== undefined && permit.from > today) return 'ahead';
  return permit.to !== undefined && permit.to <= addDays(today, ENDING_DAYS) ? 'ending' : 'yes';
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
  const [, first = '', last = ''] = /^(\d{4})\s*[/–-]\s*(\d{2}|\d{4})$/.exec(config.settings.schoolYear.trim()) ?? [];
  const year = last.length === 2 ? `${first.slice(0, 2)}${last}` : last;
  if (year !== '' && `${year}-06-30` >= today) return { date: `${year}-06-30`, from: 'setting' };
  const june = `${today.slice(0, 4)}-06-30`;
  return { date: today <= june ? june : `${Number(today.slice(0, 4)) + 1}-06-30`, from: 'june' };
}

/** Rooms that recordings want and a yes no longer covers, since more people are let in than when it was given. By room, what is new. */
export function widenedRooms(config: Config, permit: Row<'permits'>): Map<string, ReturnType<typeof widenings>> {
  const found = new Map<string, ReturnType<typeof widenings>>();
  if (permit.answer !== 'ja' || permit.withdrawn !== '') return found;
  const wanted = new Set(config.tables.recordings.rows.filter((row) => row.permit.includes(permit.id)).flatMap((row) => row.rooms));
  for (const room of config.tables.rooms.rows) {
    if (!wanted.has(room.id)) continue;
    const news = widenings(permit, room);
    if (news.length > 0) found.set(room.id, news);
  }
  return found;
}

/** Why a film that is there and meant for someone still has a lecturer to ask; undefined where none is left to ask. */
export function leftToAsk({ file, row, verdict }: FilmFacts): Closed | undefined {
  if (!file || !row || row.rooms.length === 0 || row.disposal === 'radera') return undefined;
  return verdict?.why === 'noPermit' || verdict?.why === 'fewerPermitsThanLecturers' ? verdict.why : undefined;
}
