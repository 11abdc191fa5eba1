/** The log. */
import type { logReads } from '../../contract/log.ts';
import { logView } from '../../presenters/pages/log.ts';
import { sinceView } from '../../presenters/pages/since.ts';
import type { Handlers } from './handlers.ts';

export const logHandlers: Handlers<typeof logReads> = {
  log: ({ workbook, planned }, { query, most }) => logView(workbook.sheets.log.data, planned.desired, query, most),
  since: ({ workbook, planned }, { at }) => sinceView(workbook.sheets.log.data, planned.desired, at),
};
