/** What the pages do. Each act checks who asks before it touches anything. */

import type { ApplyView, Do, Problem, Results } from '../../contract/api.ts';
import type { RowEdit } from '../../domain/workbook/edits.ts';
import { tableNames, tableOf } from '../../domain/workbook/tables.ts';
import { mailsOf, planViewOf } from '../../presenters/plan/page.ts';
import { applyPlan } from '../../workflows/apply/apply.ts';
import { raiseStop } from '../../workflows/apply/lease.ts';
import { edit, undo } from '../../workflows/edit/edit.ts';
import { type Reading, readingOf } from '../../workflows/read/plan.ts';
import { readWorkbook, type Workbook } from '../../workflows/read/workbook.ts';
import { look, requireCoordinator, requireOperator } from '../admit/look.ts';
import { offer, requireOffered } from '../admit/offered.ts';
import { check } from '../checks/ask.ts';
import { BUDGET_MS, run } from '../driver.ts';
import { alone } from '../lock.ts';
import { endProgress, progressOf } from '../progress.ts';
import { caller, place, requireOwnAccount, spreadsheetId, Trouble } from '../session.ts';
import { recent, succeed } from '../snapshot.ts';
import { actPermits } from './permits.ts';
import { setUp, undoSetUp } from './set-up.ts';
import { actUpload } from './uploads.ts';
import { withdrawn } from './withdrawal.ts';

export function act(request: Do): Results[Do['kind']] | Problem {
  switch (request.kind) {
    case 'setUp':
      requireOwnAccount();
      return { steps: setUp(request.step) };
    case 'undoSetUp':
      requireOwnAccount();
      return { steps: undoSetUp(request.step) };
    case 'check':
      requireOwnAccount();
      return check(request);
    case 'goTo':
      return { done: goTo(request) };
    case 'withdraw':
      return withdrawn(request.permit, request.recordings);
    case 'edit':
    case 'undo':
      return alone(() => written(request));
    case 'beginUpload':
    case 'beginCaptions':
    case 'askUpload':
    case 'endUpload':
    case 'cancelUpload':
      return actUpload(request);
    default:
  }
  const reading = look();
  requireCoordinator(reading);
  switch (request.kind) {
    case 'apply':
      requireOperator(reading);
      return apply(reading, request.hash, request.allowRemovals);
    case 'stop':
      return { stopped: run(raiseStop(spreadsheetId())) };
    default:
      return actPermits(reading, request);
  }
}

/** What a coordinator saves, or takes back. Of Google the workbook alone is read anew: what people have typed since they looked. */
function written(request: Extract<Do, { kind: 'edit' | 'undo' }>): Results['edit' | 'undo'] | Problem {
  const seen = recent();
  requireCoordinator(seen);
  if (request.kind === 'undo') {
    requireOffered(request.rows);
    return run(undo(spreadsheetId(), request.rows)) ?? { done: true };
  }
  const now = (workbook: Workbook) => readingOf(workbook, seen.ref, seen.state, Date.now());
  const reading = now(run(readWorkbook(spreadsheetId())));
  requireCoordinator(reading);
  const edited = run(edit(reading, request.edits));
  if ('problem' in edited) return edited;
  succeed(now(edited.workbook));
  return { undo: [...offer(edited.undo)] as RowEdit[] };
}

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
      message: applied.message ?? null,
      done: done.size,
      failed: failed.map((one) => ({ text: texts.get(one.id) ?? { sv: one.id, en: one.id }, error: one.error ?? { sv: '', en: '' } })),
      skipped: applied.outcomes.filter((outcome) => outcome.status === 'skipped').length,
      // Calendar's mails too: whoever reads the receipt asks how many people heard of it.
      mailed: Math.max(applied.mailed, mailsOf(reading.planned.plan.changes.filter((change) => done.has(change.id))).size),
      at: Utilities.formatDate(new Date(), reading.config.settings.timeZone, 'yyyy-MM-dd HH:mm'),
    };
  } finally {
    endProgress();
  }
}

/** Leads to the cell that a diagnostic is about. */
function goTo({ table, row, field }: { table: string; row: number; field: string }): boolean {
  const name = tableNames.find((one) => one === table);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  if (name !== undefined && place() === 'web') {
    const tab = tableOf(name).title;
    throw new Trouble(
      `Öppna arbetsboken i Kalkylark: fliken ${tab}, rad ${row}.`,
      `Open the workbook in Sheets: the tab ${tab}, row ${row}.`,
    );
  }
  if (name === undefined || !spreadsheet) return false;
  const reading = look();
  requireCoordinator(reading);
  const { sheets } = reading.workbook;
  const sheet = spreadsheet.getSheets().find((one) => one.getSheetId() === sheets[name].sheetId);
  if (!sheet) return false;
  const column = Math.max(0, sheets[name].data.columns.indexOf(field));
  sheet.getRange(Math.max(1, row), column + 1).activate();
  return true;
}
