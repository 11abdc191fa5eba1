/** `delakultur year`: the turn of the school year, previewed; written by key, all or nothing. */
import { turnOfYear } from '../../../domain/edits/year-turn.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { yearJson, yearText } from '../../../presenters/year-turn.ts';
import { writeEdits } from '../../../workflows/edit/edit.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { look } from '../../reading.ts';

interface Options {
  to?: string;
  prolong?: readonly string[];
  dryRun?: boolean;
}

export async function run({ terminal, open }: Context, _args: readonly string[], options: Options): Promise<number> {
  const session = await open();
  try {
    const { workbook, config, planned } = await look(session);
    const chosen = options.prolong ?? [];
    const all = chosen.some((one) => /^(alla|all)$/i.test(one));
    const turn = turnOfYear(config, { year: options.to ?? '', prolong: all ? 'all' : chosen }, planned.desired.today);
    if (!turn) throw fault(commandMessage('year.unread', { given: options.to ?? '' }));
    const known = new Set(config.tables.mandates.rows.map(({ id }) => id));
    const unknown = all ? undefined : chosen.find((id) => !known.has(id));
    if (unknown !== undefined) throw fault(commandMessage('year.noMandate', { given: unknown }));
    const dryRun = options.dryRun === true;
    if (!dryRun && turn.rows.length > 0) {
      const problem = await session.run(writeEdits(workbook, turn.rows));
      if (problem) throw fault(problem);
    }
    if (terminal.json) terminal.document(yearJson(turn, dryRun));
    else terminal.print(yearText(turn, config, dryRun, terminal.lang));
    return 0;
  } finally {
    session.close();
  }
}
