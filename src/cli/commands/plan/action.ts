/** `delakultur plan`: what must change. Writes only the requested file. */

import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { planJson } from '../../../presenters/plan/json.ts';
import { planText } from '../../../presenters/plan/text.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { namesIn, readOrTell } from '../../reading.ts';
import { noteShown } from '../../shown-guard.ts';

export async function run(
  { terminal, open }: Context,
  _args: readonly string[],
  options: { out?: string; all?: boolean },
): Promise<number> {
  const session = await open();
  try {
    const reading = await readOrTell(session, terminal);
    if (typeof reading === 'number') return reading;
    const { plan } = reading.planned;
    const document = planJson(plan, terminal.lang);
    if (options.out !== undefined) {
      write(options.out, document);
      terminal.note(terminal.say(commandMessage('plan.liesIn', { path: options.out })));
    }
    if (terminal.json) terminal.document(document);
    else terminal.print(planText(plan, { lang: terminal.lang, nameOf: namesIn(reading.planned), ...(options.all && { all: true }) }));
    noteShown(session.folder, plan);
    return plan.guard.tripped ? 3 : plan.changes.length > 0 ? 2 : 0;
  } finally {
    session.close();
  }
}

/** @throws Fault where the folder is missing. The file itself need not exist */
function write(out: string, document: object): void {
  const folder = dirname(resolve(out));
  if (!existsSync(folder)) {
    throw fault(commandMessage('plan.noFolder', { folder }));
  }
  // It names people who gain and lose access, so it is private. A pipe or a terminal is left as it is.
  if (existsSync(out) && statSync(out).isFile()) chmodSync(out, 0o600);
  writeFileSync(out, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 });
}
