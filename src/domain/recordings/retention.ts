/**
 * Recordings that are due for review by the municipality's rule: keep, or delete as decided. Only a proposal: nothing is
 * deleted here, and a person decides.
 */

import type { Message } from '../message.ts';
import { permitMessage } from '../permits/messages.ts';
import type { FilmFacts } from '../plan/access/film-facts.ts';
import type { Desired } from '../plan/desired.ts';
import type { Planned } from '../plan/plan.ts';
import { closedMessage } from '../plan/reasons.ts';
import { daysBetween, isDate } from '../time/dates.ts';
import type { Row } from '../workbook/tables.ts';

export interface Due {
  readonly film: FilmFacts;
  /** The day from which the months are counted. */
  readonly since: string;
  /** What happened on that day. */
  readonly because: Message;
  /** The day from which it is due. */
  readonly due: string;
  readonly days: number;
}

/**
 * Films whose months are over, the longest due first; none while the setting is empty. The months count from the first day
 * that a permit or a consent states as closing (withdrawn, refused, ended). A film that nothing closes counts from its own
 * day; one whose permits all end later counts from the first of those ends. A film is left out if a permit was withdrawn or
 * refused without a date.
 */
export function dueForDisposal({ desired, films }: Planned): Due[] {
  const { retentionMonths } = desired.config.settings;
  if (retentionMonths === undefined) return [];
  return films
    .flatMap((film): Due[] => {
      if (!film.file || !film.row || film.row.disposal !== undefined) return [];
      const from = countedFrom(desired, film);
      if (!from) return [];
      const due = addMonths(from.since, retentionMonths);
      return due <= desired.today ? [{ film, ...from, due, days: daysBetween(due, desired.today) }] : [];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Films decided to be deleted that are still there. */
export const toDelete = ({ films }: Planned): FilmFacts[] => films.filter((film) => film.file && film.row?.disposal === 'radera');

function countedFrom({ config }: Desired, { row }: FilmFacts): { since: string; because: Message } | undefined {
  if (!row) return undefined;
  const permits = config.tables.permits.rows.filter((permit) => row.permit.includes(permit.id));
  if (permits.some(isUndated)) return undefined;
  const ends = permits.flatMap((permit): { since: string; because: Message }[] => {
    if (isDate(permit.withdrawn)) return [{ since: permit.withdrawn, because: closedMessage('withdrawn', permit) }];
    if (permit.answer === 'nej' && permit.answered !== undefined) return [{ since: permit.answered, because: closedMessage('no', permit) }];
    return permit.to === undefined ? [] : [{ since: permit.to, because: permitMessage('holds.permit', { until: permit.to }) }];
  });
  if (row.children && row.childrenUntil !== undefined) {
    const day = row.childrenUntil;
    ends.push({ since: day, because: permitMessage('holds.consent', { until: day }) });
  }
  const [first] = ends.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  if (first) return first;
  return row.date === undefined ? undefined : { since: row.date, because: permitMessage('filmed.on', { day: row.date }) };
}

/** Taken back or refused, and nobody wrote the day. */
const isUndated = ({ withdrawn, answer, answered }: Row<'permits'>): boolean =>
  withdrawn === '' ? answer === 'nej' && answered === undefined : !isDate(withdrawn);

/** The same day so many months later, or the month's last where there is no such day: 31 January + 1 is 28 February. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last))).toISOString().slice(0, 10);
}
