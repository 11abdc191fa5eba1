/** The plan, its carrying out, and what leads from it to the sheet. */

import type { ApplyView, planActs, planReads } from '../../contract/plan.ts';
import { Trouble } from '../../contract/problem.ts';
import { tableNames, tableOf } from '../../domain/workbook/tables.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { wordsOf } from '../../messages/render.ts';
import { mailsOf } from '../../presenters/plan/mails.ts';
import { planViewOf } from '../../presenters/plan/page.ts';
import { applyPlan } from '../../workflows/apply/apply.ts';
import { raiseStop } from '../../workflows/apply/lease.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { mayApply } from '../admit/reading.ts';
import { BUDGET_MS, run } from '../driver.ts';
import { endProgress, progressOf, readProgress } from '../progress.ts';
import { caller, place, spreadsheetId } from '../session.ts';
import type { Handlers } from './handlers.ts';

export const planReadHandlers: Handlers<typeof planReads> = {
  plan: (reading) => planViewOf(reading.planned, mayApply(reading)),
  progress: readProgress,
};

export const planHandlers: Handlers<typeof planActs> = {
  apply: (reading, { hash, allowRemovals }) => apply(reading, hash, allowRemovals),
  stop: () => ({ stopped: run(raiseStop(spreadsheetId())) }),
  goTo: ({ workbook }, target) => ({ done: goTo(workbook.sheets, target) }),
};

function apply(reading: Reading, expectHash: string, allowRemovals: number | undefined): ApplyView {
  const deadline = Date.now() + BUDGET_MS;
  try {
    const applied = run(
      applyPlan(reading, {
        actor: caller(),
        holder: Utilities.getUuid(),
        now: Date.now,
        realNow: Date.now,
        deadline,
        expectHash,
        ...(allowRemovals === undefined ? {} : { allowRemovals }),
        progress: progressOf(reading),
      }),
      deadline,
    );
    const texts = new Map(planViewOf(reading.planned, true).changes.map((change) => [change.id, change.text]));
    const failed = applied.outcomes.filter((outcome) => outcome.status === 'failed');
    const done = new Set(applied.outcomes.filter((outcome) => outcome.status === 'done').map((outcome) => outcome.id));
    return {
      kind: applied.kind,
      message: applied.message ? wordsOf(applied.message) : null,
      done: done.size,
      failed: failed.map((one) => ({
        text: texts.get(one.id) ?? { sv: one.id, en: one.id },
        error: one.error ? wordsOf(one.error) : { sv: '', en: '' },
      })),
      skipped: applied.outcomes.filter((outcome) => outcome.status === 'skipped').length,
      // With Calendar's mails: the reader of the receipt asks how many people were told.
      mailed: Math.max(applied.mailed, mailsOf(reading.planned.plan.changes.filter((change) => done.has(change.id))).size),
      at: Utilities.formatDate(new Date(), reading.config.settings.timeZone, 'yyyy-MM-dd HH:mm'),
    };
  } finally {
    endProgress();
  }
}

function goTo(sheets: Reading['workbook']['sheets'], { table, row, field }: { table: string; row: number; field: string }): boolean {
  const name = tableNames.find((one) => one === table);
  if (name === undefined) return false;
  if (place() === 'web') {
    const tab = tableOf(name).title;
    throw new Trouble(addOnMessage('workbook.openAt', { tab, row }));
  }
  const { sheetId, data } = sheets[name];
  const sheet = SpreadsheetApp.getActiveSpreadsheet()
    ?.getSheets()
    .find((one) => one.getSheetId() === sheetId);
  if (!sheet) return false;
  sheet.getRange(Math.max(1, row), Math.max(0, data.columns.indexOf(field)) + 1).activate();
  return true;
}
