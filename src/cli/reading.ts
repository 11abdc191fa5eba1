/** One look at a workspace, for the commands that need its plan. */

import { nameOf } from '../domain/plan/desired.ts';
import type { Planned } from '../domain/plan/plan.ts';
import { planWorkspace, type Reading, readWorkspace } from '../workflows/read/plan.ts';
import type { Session } from './session.ts';

/** Reads everything and plans; writes nothing. @throws WorkbookError, IncompleteState or GoogleError */
export const read = (session: Session): Promise<Reading> =>
  session.run(planWorkspace({ spreadsheetId: session.file.spreadsheetId, operator: session.operator, now: session.now() }));

/** Reads everything, plans nothing, writes nothing. @throws WorkbookError, IncompleteState or GoogleError */
export const look = (session: Session): Promise<Reading> =>
  session.run(readWorkspace({ spreadsheetId: session.file.spreadsheetId, operator: session.operator, now: session.now() }));

/** A person's name for an address. */
export const namesIn =
  ({ desired }: Planned) =>
  (email: string): string =>
    nameOf(desired, email);
