/** The first set-up, which a coordinator can do alone: each step says what it does, and can be undone. */

import type { SetUpStep, setUpActs } from '../../contract/overview.ts';
import { Trouble } from '../../contract/problem.ts';
import { schoolYearName } from '../../domain/meetings/school-year.ts';
import { call, type Program } from '../../google/call.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { wordsOf } from '../../messages/render.ts';
import { markHourly } from '../../workflows/apply/hourly-mark.ts';
import { raiseStop } from '../../workflows/apply/lease.ts';
import { initWorkspace } from '../../workflows/setup/init.ts';
import { rememberWho } from '../admit/admission.ts';
import { readAndPlan, requireOperator } from '../admit/reading.ts';
import { run } from '../driver.ts';
import { remember, remembered, unremember } from '../remembered.ts';
import { caller, spreadsheetId } from '../session.ts';
import type { Handlers } from './handlers.ts';

const HOURLY = 'hourly';

export const setUpHandlers: Handlers<typeof setUpActs> = {
  setUp: (_, { step }) => ({ steps: setUp(step) }),
  undoSetUp: (_, { step }) => ({ steps: undoSetUp(step) }),
};

/** `inside`: the open spreadsheet is a workbook already. `mine`: and the caller's account runs it. */
export function setUpSteps(inside: boolean, mine = false): SetUpStep[] {
  return [
    inside && mine && remembered() !== spreadsheetId() ? TAKE_IN_USE : { ...MAKE, done: inside || remembered() !== null },
    {
      name: 'hourly',
      done: hourlyTrigger() !== undefined,
      title: wordsOf(addOnMessage('setUp.hourly')),
      text: wordsOf(addOnMessage('setUp.hourlyWhat')),
    },
  ];
}

const MAKE = {
  name: 'workspace',
  title: wordsOf(addOnMessage('setUp.make')),
  text: wordsOf(addOnMessage('setUp.makeWhat')),
} as const;

/** The account works for another workbook: only its own user can change that, knowing the consequences. */
const TAKE_IN_USE: SetUpStep = {
  name: 'use',
  done: false,
  title: wordsOf(addOnMessage('setUp.use')),
  text: wordsOf(addOnMessage('setUp.useWhat')),
};

function hourlyTrigger(): GoogleAppsScript.Script.Trigger | undefined {
  return ScriptApp.getProjectTriggers().find((trigger) => trigger.getHandlerFunction() === HOURLY);
}

function setUp(step: SetUpStep['name']): SetUpStep[] {
  if (step === 'workspace') makeWorkspace();
  else if (step === 'use') {
    const reading = readAndPlan();
    requireOperator(reading);
    remember(spreadsheetId());
    rememberWho(reading); // From now on, and not from the next reading: strangers cost nothing here either.
  } else if (hourlyTrigger() === undefined) {
    requireOperator(readAndPlan());
    if (remembered() !== spreadsheetId()) throw new Trouble(addOnMessage('setUp.useFirst'));
    // An add-on's clock trigger runs at most once an hour, one of a kind for each user and document.
    ScriptApp.newTrigger(HOURLY).timeBased().everyHours(1).create();
  }
  return setUpSteps(true);
}

function makeWorkspace(): void {
  const user = caller();
  const domain = user.slice(user.indexOf('@') + 1);
  const timeZone = Session.getScriptTimeZone();
  const made = run(
    initWorkspace({
      domain,
      coordinator: user,
      workspaceId: Utilities.getUuid(),
      schoolYear: schoolYearName(Utilities.formatDate(new Date(), timeZone, 'yyyy-MM-dd')),
      language: 'sv',
      timeZone,
    }),
  );
  remember(made.spreadsheetId);
}

function undoSetUp(step: Exclude<SetUpStep['name'], 'use'>): SetUpStep[] {
  if (step === 'hourly') {
    const trigger = hourlyTrigger();
    if (trigger) ScriptApp.deleteTrigger(trigger);
    // At once, and not after a day: nothing new is shown that only this run would close.
    const workbook = remembered();
    if (trigger && workbook) run(markHourly({ spreadsheetId: workbook, hourly: 'on' }, undefined));
    return setUpSteps(true);
  }
  const reading = readAndPlan();
  requireOperator(reading);
  const used = reading.config.tables.people.seen + reading.config.tables.recordings.seen > 0 || reading.state.groups.size > 0;
  if (used) {
    throw new Trouble(addOnMessage('setUp.inUse'));
  }
  run(raiseStop(spreadsheetId()));
  run(trash(reading.ref.rootFolder));
  unremember(reading.ref.spreadsheetId);
  return setUpSteps(false);
}

/** The trash can be emptied by hand, and until then everything can be taken back. */
function* trash(fileId: string): Program<void> {
  yield* call('drive.files.update', { fileId, fields: 'id', requestBody: { trashed: true } });
}
