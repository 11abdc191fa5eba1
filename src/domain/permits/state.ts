/** How a permit stands on a day. */

import { addDays } from '../time/dates.ts';
import type { Row } from '../workbook/tables.ts';

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
