/** One look at a workspace, for the commands that need its plan. */

import { nameOf } from '../domain/plan/desired.ts';
import type { Planned } from '../domain/plan/plan.ts';
import { erroredPlanJson } from '../presenters/plan/json.ts';
import { planWorkspace, type Reading, readWorkspace } from '../workflows/read/plan.ts';
import { type ExitCode, explain } from './fault.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Reads everything and plans; writes nothing. @throws WorkbookError, IncompleteState or GoogleError */
export const read = (session: Session): Promise<Reading> =>
  session.run(planWorkspace({ spreadsheetId: session.file.spreadsheetId, operator: session.operator, now: session.now() }));

/** Reads everything, plans nothing, writes nothing. @throws WorkbookError, IncompleteState or GoogleError */
export const look = (session: Session): Promise<Reading> =>
  session.run(readWorkspace({ spreadsheetId: session.file.spreadsheetId, operator: session.operator, now: session.now() }));

/**
 * As `read`; where that fails with --json, the error is the document, with the fields of `more`, and the exit code is returned.
 * @throws as `read`, without --json
 */
export async function readOrTell(session: Session, terminal: Terminal, more: object = {}): Promise<Reading | ExitCode> {
  try {
    return await read(session);
  } catch (error) {
    if (!terminal.json) throw error;
    const { words, exit } = explain(error);
    terminal.note(terminal.say(words));
    terminal.document({ ...erroredPlanJson(words), ...more });
    return exit;
  }
}

/** A person's name for an address. */
export const namesIn =
  ({ desired }: Planned) =>
  (email: string): string =>
    nameOf(desired, email);
