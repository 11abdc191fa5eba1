/** The pages' one door to their server: `google.script.run` as promises that always answer, with a Problem in words at worst. */
import type { Answers, Do, Problem, Read, Results } from '../../contract/api.ts';
import type { StaffAnswers, StaffDo, StaffRead, StaffResults } from '../../contract/staff.ts';
import { inBoth } from '../words/all.ts';
import { isCrowded, waitBefore } from './again.ts';
import { leaveForDialog } from './storage.ts';

/** What Apps Script puts in every page it serves, as far as these pages use it. */
interface Runner {
  withSuccessHandler(then: (answer: unknown) => void): Runner;
  withFailureHandler(otherwise: (error: unknown) => void): Runner;
  uiRead(query: Read, fresh?: boolean): void;
  uiDo(action: Do): void;
  staffRead(query: StaffRead): void;
  staffDo(action: StaffDo): void;
  showPlan(): void;
  showUpload(): void;
}
interface Script {
  run: Runner;
  host: { close(): void };
}

const script = (): Script | undefined => (globalThis as { google?: { script?: Script } }).google?.script;

export const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'problem' in answer && !('people' in answer);

/** google.script.run refuses some `undefined` and every value that is not plain, so only what JSON keeps is sent. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error ?? ''));

/** Where the server was too busy to begin, asks again a few times. */
async function ask<T>(send: (runner: Runner) => void, otherwise: (message: string) => Problem, mayBeEmpty = false): Promise<T | Problem> {
  for (let tries = 0; ; tries++) {
    const answer = await askOnce<T>(send, otherwise, mayBeEmpty);
    const wait = isProblem(answer) && answer.again ? waitBefore(tries, Math.random) : undefined;
    if (wait === undefined) return answer;
    await new Promise((later) => setTimeout(later, wait));
  }
}

function askOnce<T>(send: (runner: Runner) => void, otherwise: (message: string) => Problem, mayBeEmpty: boolean): Promise<T | Problem> {
  return new Promise((answer) => {
    try {
      const here = script();
      if (!here) throw new Error('google.script.run');
      send(
        here.run
          .withSuccessHandler((value) =>
            answer(value === null || value === undefined ? (mayBeEmpty ? (value as T) : otherwise('')) : (value as T)),
          )
          .withFailureHandler((error) => answer(otherwise(messageOf(error)))),
      );
    } catch (error) {
      answer(otherwise(messageOf(error)));
    }
  });
}

/** Google's answer when the browser's first account is another than the page's: nothing was run. */
const ANOTHER_ACCOUNT = /permission_denied|authori[sz]ation is required|auktorisering krävs|permission to access the requested document/i;

const lost =
  (words: 'notRead' | 'unsure') =>
  (message: string): Problem => {
    if (isCrowded(message)) return { problem: inBoth((w) => w.crowded), again: true };
    return { problem: inBoth((w) => (ANOTHER_ACCOUNT.test(message) ? w.accounts : w[words](message))) };
  };
const notRead = lost('notRead');
const unsure = lost('unsure');

/** The web app's address, once the server has said that this page is part of it; undefined beside a sheet. */
let app: string | undefined;
let closing = false;

/** Opens another page of the web app. A page there is in a frame: the link is for the window around it. */
function leadTo(page: 'samordna' | 'plan' | 'upload'): void {
  if (page !== 'samordna') leaveForDialog();
  const link = document.createElement('a');
  link.href = `${app}?sida=${page}`;
  link.target = '_top';
  document.body.append(link);
  link.click();
  link.remove();
}

/** The person was elsewhere, perhaps in the sheet: earlier readings may be outdated. */
let away = true;
/** Rises whenever what was answered before may no longer be so. */
let era = 0;
export const eraOfAnswers = (): number => era;
/** The next question is answered by what is now, not by what was read a moment ago. */
export const askAnew = (): void => {
  away = true;
  era++;
};
if (typeof window !== 'undefined') window.addEventListener('blur', askAnew);

/** Asks the server something; changes nothing. Never rejects. */
export const read = async <Q extends Read>(query: Q): Promise<Answers[Q['kind']] | Problem> => {
  const fresh = away && query.kind !== 'progress';
  if (fresh) away = false;
  const answer = await ask<Answers[Q['kind']]>((run) => (fresh ? run.uiRead(plain(query), true) : run.uiRead(plain(query))), notRead);
  if (fresh && isProblem(answer)) away = true;
  app = (answer as { app?: string } | null)?.app ?? app;
  if (closing && app !== undefined) leadTo('samordna');
  return answer;
};

/** Has the server do something. Never rejects; a lost reply is told as unknown, for it may have been done. */
export const act = <A extends Do>(action: A): Promise<Results[A['kind']] | Problem> => {
  era++;
  return ask((run) => run.uiDo(plain(action)), unsure);
};

/** The same two for the staff page. */
export const staffRead = <Q extends StaffRead>(query: Q): Promise<StaffAnswers[Q['kind']] | Problem> =>
  ask((run) => run.staffRead(plain(query)), notRead);
export const staffDo = <A extends StaffDo>(action: A): Promise<StaffResults[A['kind']] | Problem> =>
  ask((run) => run.staffDo(plain(action)), unsure);

/** Opens the plan review. The answer is empty when it opened. */
export const showPlan = (): Promise<unknown> =>
  app === undefined ? ask<unknown>((run) => run.showPlan(), notRead, true) : Promise.resolve(leadTo('plan'));

/** Opens the upload dialog. The answer is empty when it opened. */
export const showUpload = (): Promise<unknown> =>
  app === undefined ? ask<unknown>((run) => run.showUpload(), notRead, true) : Promise.resolve(leadTo('upload'));

/** Whether this page is a dialog beside the sheet, as far as the server has said; on the web it is a page like others. */
export const isInDialog = (): boolean => app === undefined;

/** Closes the dialog this page is shown in; on the web, goes back to where coordinators begin. */
export function closeDialog(): void {
  if (app !== undefined) leadTo('samordna');
  else {
    // On the web nothing closes; the place is known with the first answer.
    closing = true;
    script()?.host.close();
  }
}
