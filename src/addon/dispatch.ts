/**
 * The pages' questions and acts: checked, admitted, counted, read for and carried out as their definitions in the contract
 * say. Failures return as words.
 */
import { acts, type Do, type Read, reads } from '../contract/api.ts';
import { type Asked, type Counted, checked, type Definition, type Definitions } from '../contract/definition.ts';
import { staffActs, staffReads } from '../contract/staff.ts';
import { type Said, wordsOf } from '../messages/render.ts';
import type { Reading, Standing } from '../workflows/read/plan.ts';
import { admit, type Known } from './admit/admission.ts';
import { count } from './admit/limits.ts';
import { readAndPlan, readWorkbookAlone, requireCoordinator, requireOperator } from './admit/reading.ts';
import { editHandlers, editReadHandlers } from './areas/edits.ts';
import type { Handlers, Otherwise } from './areas/handlers.ts';
import { logHandlers } from './areas/log.ts';
import { overviewHandlers, overviewOtherwise } from './areas/overview.ts';
import { peopleHandlers } from './areas/people.ts';
import { permitHandlers, permitReadHandlers } from './areas/permits.ts';
import { planHandlers, planReadHandlers } from './areas/plan.ts';
import { setUpHandlers } from './areas/set-up.ts';
import { staffHandlers, staffReadHandlers, visitOf } from './areas/staff.ts';
import { uploadHandlers, uploadOtherwise, uploadReadHandlers } from './areas/uploads.ts';
import { checkHandlers } from './checks/ask.ts';
import { withScriptLock } from './lock.ts';
import { problemOf } from './problem.ts';
import { place, staffPage } from './session.ts';
import { atHand, cachedSnapshot, forgetting, lately, lookAndKeep, recent } from './snapshot.ts';

const readHandlers: Handlers<typeof reads> = {
  ...overviewHandlers,
  ...planReadHandlers,
  ...peopleHandlers,
  ...editReadHandlers,
  ...permitReadHandlers,
  ...uploadReadHandlers,
  ...logHandlers,
};
const actHandlers: Handlers<typeof acts> = {
  ...editHandlers,
  ...planHandlers,
  ...permitHandlers,
  ...uploadHandlers,
  ...setUpHandlers,
  ...checkHandlers,
};
const otherwise: Otherwise<typeof reads> = { ...overviewOtherwise, ...uploadOtherwise };

/**
 * For the coordinators' pages: reads, and changes nothing. `fresh`: true if the person may have edited elsewhere since the
 * page last asked.
 */
export const uiRead = door<Read>(reads, 'reads', (asked, definition, known, fresh) => {
  try {
    return placed(
      handled(
        readHandlers,
        asked,
        given(definition, known, {
          recent: fresh ? lookAndKeep : recent,
          lately: fresh ? lookAndKeep : lately,
          fresh: lookAndKeep,
        }),
      ),
    );
  } catch (error) {
    const instead: ((error: unknown) => object) | undefined = otherwise[asked.kind];
    if (!instead) throw error;
    return placed(instead(error));
  }
});

/** For the coordinators' pages: does one thing. */
export const uiDo = door<Do>(
  acts,
  'acts',
  forgetting((asked, definition, known) =>
    inTurn(definition, () => handled(actHandlers, asked, given(definition, known, { recent, lately, fresh: readAndPlan }))),
  ),
);

/** For the staff page: reads, for this caller alone. */
export const staffRead = door<Asked<typeof staffReads>>(staffReads, 'reads', (asked, { who }) =>
  handled(staffReadHandlers, asked, visitOf(cachedSnapshot(), who)),
);

/** For the staff page: does one thing, as far as the caller may. */
export const staffDo = door<Asked<typeof staffActs>>(
  staffActs,
  'acts',
  forgetting((asked, definition, known) => {
    const { needs, who } = definition;
    if (needs === 'known') {
      if (!known) visitOf(cachedSnapshot(), who);
      return handled(staffHandlers, asked, undefined);
    }
    // A caller refused by a recent reading delays nobody, and nothing is read for them.
    const before = atHand();
    if (before) visitOf(before, who);
    return inTurn(definition, () => handled(staffHandlers, asked, visitOf(readAndPlan(), who)));
  }),
);

type CarryOut<A> = (asked: A, definition: Definition, known: Known, fresh: boolean) => object;

function door<A extends { kind: string }>(definitions: Definitions, usually: Counted, carryOut: CarryOut<A>) {
  return (value: unknown, fresh?: unknown): object => {
    try {
      const asked = checked(definitions, value, 'kind') as unknown as A;
      const definition = definitions[asked.kind] as Definition;
      const known = admit(definition.who);
      count(definition.counts ?? usually, known);
      return inWords(carryOut(asked, definition, known, fresh === true));
    } catch (error) {
      return problemOf(error);
    }
  };
}

/** Pages show either language, and know no codes. */
const inWords = (answer: { problem?: Said | null }): object => (answer.problem ? { ...answer, problem: wordsOf(answer.problem) } : answer);

type Handler = (given: unknown, sent: unknown) => object;

/** Each handler takes the fields of its own kind: Handlers<…> ensures it. */
const handled = (handlers: object, asked: { kind: string }, what: unknown): object =>
  (handlers as Readonly<Record<string, Handler>>)[asked.kind]?.(what, asked) as object;

const inTurn = <T>(definition: Definition, work: () => T): T => (definition.alone ? withScriptLock(work) : work());

/** Reads what the definition needs. Throws Trouble for callers without access, by the current workbook. */
function given(
  { who, needs }: Definition,
  known: Known,
  read: Readonly<Record<'recent' | 'lately' | 'fresh', () => Reading>>,
): Reading | Standing | undefined {
  if (needs === 'nothing' || (needs === 'known' && known)) return undefined;
  const reading = needs === 'known' || needs === 'workbook' ? readWorkbookAlone() : read[needs]();
  requireCoordinator(reading);
  if (who === 'operator') requireOperator(reading);
  return reading;
}

/** On the web no dialog can be opened or closed: the page gets the web app's address, and links to its other pages. */
const placed = (answered: object): object => (place() === 'web' ? { ...answered, app: staffPage() } : answered);
