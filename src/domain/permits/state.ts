/** How a permit stands on a day. */

import { addDays } from '../time/dates.ts';
import type { Row } from '../workbook/tables.ts';

export const permitStates = ['waiting', 'ending', 'yes', 'ahead', 'ended', 'no', 'withdrawn'] as const;
export type PermitState = (typeof permitStates)[number];

/** Days before its end when a permit counts as ending. */
export const ENDING_DAYS = 30;

/** `today` is YYYY-MM-DD. A withdrawal or a refusal outranks the days. */
export function permitState(permit: Row<'permits'>, today: string): PermitState {
  if (permit.withdrawn !== '') return 'withdrawn';
  if (permit.answer === 'nej') return 'no';
  if (permit.answer !== 'ja') return 'waiting';
  if (permit.to !== undefined && permit.to < today) return 'ended';
  if (permit.from !== undefined && permit.from > today) return 'ahead';
  return permit.to !== undefined && permit.to <= addDays(today, ENDING_DAYS) ? 'ending' : 'yes';
}
