/** The hourly run: closes, renews, and adds or removes people within the guard. What needs a person's eyes waits. */
import { applyPlan } from '../programs/apply.ts';
import { planWorkspace } from '../programs/plan.ts';
import { BUDGET_MS, run } from './driver.ts';
import { acting } from './here.ts';
import { remembered } from './remembered.ts';

/** Runs as whoever made the trigger, in the workbook that it works for: what fails goes to the log, and the sidebar shows what waits. */
export function runHourly(): void {
  // Any page can call an entry point; a visitor of the web app is not the account that it acts as.
  const visitor = Session.getActiveUser().getEmail().toLowerCase();
  if (visitor !== '' && visitor !== acting()) return;
  const spreadsheetId = remembered();
  if (!spreadsheetId) return;
  const begun = Date.now();
  const deadline = begun + BUDGET_MS;
  const reading = run(planWorkspace({ spreadsheetId, now: begun }), deadline);
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
