/** A permit by its id, or what to do instead. */

import type { Row } from '../../../domain/workbook/tables.ts';
import { permitCommandMessage } from '../../../messages/cli/permits.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import { type Fault, fault } from '../../fault.ts';

/** @throws Fault where there is no such row, or it can't be read */
export function permitNamed({ config }: Reading, id: string): Row<'permits'> {
  const { rows, faulty } = config.tables.permits;
  const row = rows.find((one) => one.id === id) ?? rows.find((one) => one.id.toLowerCase() === id.trim().toLowerCase());
  if (row) return row;
  throw faulty.has(id) ? unreadable(id) : missing(id);
}

const unreadable = (id: string): Fault => fault(permitCommandMessage('permit.rowUnread', { permit: id }));
export const missing = (id: string): Fault => fault(permitCommandMessage('permit.none', { permit: id }));
