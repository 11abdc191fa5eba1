/** The sidebar's first answer. */
import type { Overview, overviewReads } from '../../contract/overview.ts';
import { overviewOf } from '../../presenters/pages/overview.ts';
import { WorkbookError } from '../../workflows/read/workbook.ts';
import { elsewhere, mayApply } from '../admit/reading.ts';
import { acting, caller, language, place, staffPage } from '../session.ts';
import type { Handlers, Otherwise } from './handlers.ts';
import { setUpSteps } from './set-up.ts';

export const overviewHandlers: Handlers<typeof overviewReads> = {
  overview: (reading) =>
    overviewOf(reading.planned, {
      user: caller(),
      language: language(),
      mayApply: mayApply(reading),
      staffPage: staffPage(),
      place: place(),
      // The account's set-up is not shown to visitors for whom the web app acts.
      setUp: acting() === caller() ? setUpSteps(true, mayApply(reading)).filter((step) => !step.done) : [],
    }),
};

/**
 * A sheet that is not a workbook yet is where set-up begins, and a workbook run by another account is reported as such:
 * neither is an error.
 */
export const overviewOtherwise: Otherwise<typeof overviewReads> = {
  overview: (error) =>
    error instanceof WorkbookError && error.trouble === 'notAWorkbook'
      ? { ...unread(), setUp: setUpSteps(false) }
      : { ...unread(), ...elsewhere(error), mayApply: false, state: { ...unread().state, kind: 'elsewhere' } },
};

/** An overview of nothing. */
function unread(): Overview {
  const user = caller();
  return {
    workspace: '',
    user,
    userName: user,
    mayApply: true,
    language: language(),
    at: '',
    operator: user,
    staffPage: staffPage(),
    place: place(),
    date: Utilities.formatDate(new Date(), Session.getScriptTimeZone(), 'yyyy-MM-dd'),
    state: { kind: 'ok', changes: 0, errors: 0, removals: 0, findings: [], message: null },
    tasks: [],
    words: { ambassador: 'lärspridare', lead: 'huvudlärspridare', area: 'område' },
    setUp: [],
    networks: [],
    people: [],
    units: [],
    counts: { people: 0, films: 0 },
  };
}
