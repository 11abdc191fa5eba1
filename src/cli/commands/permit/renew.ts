/** `delakultur permit renew`: lecturers said yes to a later last day. Shown first, then written as one act. */

import type { PermitEdit } from '../../../domain/permits/answers.ts';
import { exportRows } from '../../../domain/workbook/exporting.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { permitCommandMessage } from '../../../messages/cli/permits.ts';
import { showingOf, showingText } from '../../../presenters/film.ts';
import { textTable } from '../../../presenters/table.ts';
import { edit, whatIf } from '../../../workflows/edit/edit.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import type { Context } from '../../context.ts';
import { Fault, fault } from '../../fault.ts';
import { read } from '../../reading.ts';
import type { Terminal } from '../../terminal.ts';
import { flagFor } from '../../workspace.ts';
import { permitNamed } from './named.ts';

interface Options {
  to?: string;
  evidence?: string;
  yes?: boolean;
}

export async function run({ terminal, where, open }: Context, ids: readonly string[], options: Options): Promise<number> {
  if (options.to === undefined || options.evidence === undefined) {
    throw fault(permitCommandMessage('permit.renewLacksFlags'));
  }
  if (options.yes !== true && !terminal.interactive) {
    throw fault(permitCommandMessage('permit.renewUnapproved'));
  }
  const session = await open();
  try {
    const reading = await read(session);
    const rows = ids.map((id) => permitNamed(reading, id));
    const renewal: PermitEdit = { kind: 'renew', permits: rows.map((row) => row.id), to: options.to, evidence: options.evidence };
    const after = whatIf(reading, [renewal]);
    if ('problem' in after) throw new Fault(after.problem);
    const none = terminal.say(permitCommandMessage('permit.noLastDay'));
    const headers = terminal.say(permitCommandMessage('permit.renewHeaders')).split('|');
    terminal.print(
      textTable(
        headers,
        rows.map((row) => [row.id, row.lecturer, row.to ?? none, options.to ?? '']),
      ),
    );
    for (const film of after.planned.films.filter((one) => one.row?.permit.some((id) => renewal.permits.includes(id))))
      terminal.print(`  ${film.id} ${film.title}: ${showingText(showingOf(after.planned, film), terminal.lang)}`);
    if (options.yes !== true && !(await agreed(terminal, rows.length))) {
      terminal.print(terminal.say(commandMessage('command.nothingDone')));
      return 0;
    }
    const done = await session.run(edit(reading, [renewal]));
    if ('problem' in done) throw new Fault(done.problem);
    const { config, planned } = await read(session);
    if (terminal.json)
      terminal.document({ permits: exportRows('permits', named(config, renewal.permits)), changes: planned.plan.changes.length });
    terminal.print(terminal.say(permitCommandMessage('permit.renewed', { until: options.to, permits: ids.join(', ') })));
    const waiting = { changes: planned.plan.changes.length, flag: flagFor(where) };
    if (waiting.changes > 0) terminal.print(terminal.say(permitCommandMessage('permit.changesWait', waiting)));
    return 0;
  } finally {
    session.close();
  }
}

const named = ({ tables }: Reading['config'], ids: readonly string[]) => tables.permits.rows.filter((row) => ids.includes(row.id));

async function agreed(terminal: Terminal, renewals: number): Promise<boolean> {
  const typed = await terminal.ask(terminal.say(permitCommandMessage('permit.askRenewals', { renewals })));
  return /^(j|ja|y|yes)$/i.test(typed);
}
