/** `delakultur permit deny`: the lecturer said no. */
import type { Context } from '../context.ts';
import { permitCells, recordAnswer } from '../permits/permit.ts';

export function run(context: Context, [id = '']: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> {
  return recordAnswer(context, id, 'nej', permitCells(options));
}
