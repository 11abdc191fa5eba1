/** The pages' one door to their server: `google.script.run` as promises that always answer, with a Problem in words at worst. */
import type { Answers, Do, Problem, Read, Results } from '../view/api.ts';
import { inBoth } from './words.ts';

/** What Apps Script puts in every page it serves, as far as these pages use it. */
interface Runner {
  withSuccessHandler(then: (answer: unknown) => void): Runner;
  withFailureHandler(otherwise: (error: unknown) => void): Runner;
  uiRead(query: Read): void;
  uiDo(action: Do): void;
  showPlan(): void;
}
interface Script {
  run: Runner;
  host: { close(): void };
}

const script = (): Script | undefined => (globalThis as { google?: { script?: Script } }).google?.script;

export const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'problem' in answer && !('people' in answer);

/** google.script.run refuses `undefined` in places and every value that is not plain: what JSON keeps is what is sent. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error ?? ''));

function ask<T>(send: (runner: Runner) => void, lost: (message: string) => Problem, mayBeEmpty = false): Promise<T | Problem> {
  return new Promise((answer) => {
    try {
      const here = script();
      if (!here) throw new Error('google.script.run');
      send(
        here.run
          .withSuccessHandler((value) =>
            answer(value === null || value === undefined ? (mayBeEmpty ? (value as T) : lost('')) : (value as T)),
          )
          .withFailureHandler((error) => answer(lost(messageOf(error)))),
      );
    } catch (error) {
      answer(lost(messageOf(error)));
    }
  });
}

const notRead = (message: string): Problem => ({ problem: inBoth((w) => w.notRead(message)) });
const unsure = (message: string): Problem => ({ problem: inBoth((w) => w.unsure(message)) });

/** Asks the server something; changes nothing. Never rejects. */
export const read = <Q extends Read>(query: Q): Promise<Answers[Q['kind']] | Problem> => ask((run) => run.uiRead(plain(query)), notRead);

/** Has the server do something. Never rejects; a lost reply is told as unknown, for it may have been done. */
export const act = <A extends Do>(action: A): Promise<Results[A['kind']] | Problem> => ask((run) => run.uiDo(plain(action)), unsure);

/** Opens the plan review. The answer is empty when it opened. */
export const showPlan = (): Promise<unknown> => ask<unknown>((run) => run.showPlan(), notRead, true);

/** Closes the dialog this page is shown in. */
export const closeDialog = (): void => script()?.host.close();
