/**
 * Protects a withdrawal against sorting. It writes its day in the permit's row, which it finds by number; people sort, and a
 * run may be killed right after the day came to another permit's row. So the same request leaves a line in the hidden tab that
 * names the permit.
 */

import { idKey } from '../ids.ts';
import type { Config } from './config.ts';

export const WITHDRAWING = 'withdrawing';

/** The line for a permit: the day, and the permits that already had that day. */
export function withdrawingLine({ tables }: Config, date: string): string {
  return [date, ...tables.permits.rows.filter((row) => row.withdrawn === date).map((row) => row.id)].join('|');
}

export interface MeantWithdrawals {
  readonly config: Config;
  /** The day in the right row, and '' in the row that got it by mistake. */
  readonly cells: readonly { readonly table: 'permits'; readonly key: string; readonly field: 'withdrawn'; readonly value: string }[];
  /** What closes the lines, once the cells are written. */
  readonly done: readonly WithdrawalDone[];
}

export type WithdrawalDone = { readonly table: 'permits'; readonly rowId: string; readonly kind: typeof WITHDRAWING; readonly id: '' };

/** The line that closes an earlier one. */
export const withdrawalDone = (rowId: string): WithdrawalDone => ({ table: 'permits', rowId, kind: WITHDRAWING, id: '' });

/**
 * The permits as withdrawals intended. Changed only where the permit has no day and exactly one other got that very day;
 * otherwise the rows are taken as they are.
 */
export function meantWithdrawals(config: Config, ids: ReadonlyMap<string, string>): MeantWithdrawals {
  const days = new Map<string, string>();
  const done: WithdrawalDone[] = [];
  const { permits } = config.tables;
  for (const [key, line] of ids) {
    const permit = LINE.exec(key)?.[1];
    if (permit === undefined || line === '') continue;
    done.push(withdrawalDone(permit));
    const [date = '', ...others] = line.split('|');
    const row = permits.rows.find((one) => one.id === permit);
    const [stranger, ...more] = permits.rows.filter((one) => one.withdrawn === date && !others.includes(one.id));
    if (row?.withdrawn !== '' || !stranger || more.length > 0) continue;
    days.set(permit, date);
    days.set(stranger.id, '');
  }
  const rows = permits.rows.map((row) => ({ ...row, withdrawn: days.get(row.id) ?? row.withdrawn }));
  return {
    config: days.size === 0 ? config : { ...config, tables: { ...config.tables, permits: { ...permits, rows } } },
    cells: [...days].map(([key, value]) => ({ table: 'permits', key, field: 'withdrawn', value })),
    done,
  };
}

const LINE = new RegExp(`^${idKey('permits', '(.+)', WITHDRAWING)}$`);
