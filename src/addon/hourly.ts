/** The hourly run: closes, renews, and adds or removes people within the guard. Changes that need a review wait. */
import { applyPlan } from '../workflows/apply/apply.ts';
import { planWorkspace } from '../workflows/read/plan.ts';
import { rememberWho } from './admit/admission.ts';
import { BUDGET_MS, run } from './driver.ts';
import { remembered } from './remembered.ts';
import { acting } from './session.ts';

/**
 * Any page can call an entry point, and a visitor of the web app is not the account that it acts as. A caller whom Google does
 * not name must be a trigger of that account, whose id no page knows.
 */
function isOwn(event: unknown): boolean {
  const visitor = Session.getActiveUser().getEmail().toLowerCase();
  if (visitor !== '') return visitor === acting();
  const uid = typeof event === 'object' && event !== null ? (event as { triggerUid?: unknown }).triggerUid : undefined;
  return ScriptApp.getProjectTriggers().some((trigger) => trigger.getUniqueId() === String(uid));
}

/** Runs as the trigger's owner, on the workbook that account works for: failures go to the log, and the sidebar shows what waits. */
export function runHourly(event: unknown): void {
  if (!isOwn(event)) {
    console.error('hourly: neither the account itself nor a trigger of its own asked for this; nothing was done');
    return;
  }
  const spreadsheetId = remembered();
  if (!spreadsheetId) return;
  const begun = Date.now();
  const deadline = begun + BUDGET_MS;
  const reading = run(planWorkspace({ spreadsheetId, now: begun }), deadline);
  rememberWho(reading);
  const applied = run(
    applyPlan(reading, {
      actor: `${reading.state.operator} (varje timme)`,
      holder: Utilities.getUuid(),
      now: Date.now,
      realNow: Date.now,
      deadline,
      unattended: true,
    }),
    deadline,
  );
  console.log(`${applied.kind}: ${applied.outcomes.length}`);
}
