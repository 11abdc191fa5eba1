/** Ids made before the things they name. */
import { call, type Program } from '../../google/call.ts';
import type { IdRow } from '../read/workbook.ts';

/** Drive makes ids for files and shortcuts separately, 1,000 at a time. */
export function* generateIds(unnamed: readonly Omit<IdRow, 'id'>[], type: 'files' | 'shortcuts'): Program<IdRow[]> {
  const rows: IdRow[] = [];
  while (rows.length < unnamed.length) {
    const count = Math.min(1000, unnamed.length - rows.length);
    const { ids = [] } = yield* call('drive.files.generateIds', { count, space: 'drive', type });
    if (ids.length < count) throw new Error('drive.files.generateIds gave too few ids');
    for (const id of ids) rows.push({ ...(unnamed[rows.length] as Omit<IdRow, 'id'>), id });
  }
  return rows;
}
