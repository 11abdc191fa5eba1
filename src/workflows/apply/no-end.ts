/**
 * What a run does when Google's edition can't end access by itself. The refused grant is not given in another way (a grant
 * first and its end in a second call would stay open if that call were lost), and the setting is updated.
 */

import type { Step } from '../../domain/plan/change.ts';
import { settingFields } from '../../domain/workbook/tables/settings.ts';
import type { Program } from '../../google/call.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { writeCells, writeRows } from '../edit/write.ts';
import type { Workbook } from '../read/workbook.ts';
import type { Result } from './steps.ts';

/** Google's reasons; `permissions.create` answered the second where only an update took an end. */
const NO_END: ReadonlySet<string> = new Set(['cannotSetExpiration', 'cannotSetExpirationOnInsert']);

export const LEARNT = workflowMessage('apply.noEnd');

/** Whether a step failed because its grant has an end. */
export function isNoEnd(step: Step, result: Result): step is Extract<Step, { kind: 'grant' | 'renew' }> {
  const ends = (step.kind === 'grant' || step.kind === 'renew') && step.until !== undefined;
  return ends && result.kind === 'failed' && NO_END.has(result.error.reason);
}

/** Writes the setting, in its row or, in a workbook that has none, in a new one. Throws GoogleError. */
export function* learnNoEnd(workbook: Workbook): Program<void> {
  const { header, words } = settingFields.driveExpiry;
  const [missing] = yield* writeCells(workbook, [{ table: 'settings', key: 'driveExpiry', field: 'value', value: words[1] }]);
  if (missing?.reason === 'missingRow')
    yield* writeRows(workbook, 'settings', { updates: [], appends: [{ name: header, value: words[1] }] });
}
