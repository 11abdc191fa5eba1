/** What the pages ask and do: checked (check*.ts), admitted (entries.ts), counted (limits.ts), and answered. Failures come back as words. */
import type { Answers, Do, Problem, Read, Results } from '../contract/api.ts';
import type { StaffAnswers, StaffDo, StaffRead, StaffResults } from '../contract/staff.ts';
import { admit } from './admit/admission.ts';
import { count } from './admit/limits.ts';
import { doOf, readOf } from './checked/pages.ts';
import { staffDoOf, staffReadOf } from './checked/staff.ts';
import { staffDos, staffReads, uiDos, uiReads } from './entries.ts';
import { problemOf } from './problem.ts';
import { act } from './server/acts.ts';
import { answer } from './server/reads.ts';
import { staffAct, staffAnswer } from './server/staff.ts';
import { place, staffPage } from './session.ts';
import { forgetting } from './snapshot.ts';

/** For the coordinators' pages: reads, and changes nothing. `fresh`: true where somebody has been elsewhere since the page last asked. */
export const uiRead = (query: unknown, fresh?: unknown): Answers[Read['kind']] | Problem =>
  inWords(() => {
    const asked = readOf(query);
    const role = admit(uiReads[asked.kind]);
    // Asked each second while something runs, and answered without asking anyone.
    if (asked.kind !== 'progress') count('reads', role);
    return placed(answer(asked, fresh === true));
  });

/** For the coordinators' pages: does one thing. */
export const uiDo = (request: unknown): Results[Do['kind']] | Problem =>
  inWords(() => {
    const asked = doOf(request);
    const role = admit(uiDos[asked.kind]);
    // A withdrawal always gets through.
    if (asked.kind !== 'withdraw') count(asked.kind === 'askUpload' ? 'reads' : 'acts', role);
    return forgetting(act)(asked);
  });

/** For the staff page: reads, for this caller alone. */
export const staffRead = (query: unknown): StaffAnswers[StaffRead['kind']] | Problem =>
  inWords(() => {
    const asked = staffReadOf(query);
    const role = admit(staffReads[asked.kind]);
    count('reads', role);
    return staffAnswer(asked);
  });

/** For the staff page: does one thing, as far as the caller may. */
export const staffDo = (action: unknown): StaffResults[StaffDo['kind']] | Problem =>
  inWords(() => {
    const asked = staffDoOf(action);
    const role = admit(staffDos[asked.kind]);
    count(asked.kind === 'takeBack' ? 'takingBack' : asked.kind === 'ask' ? 'reads' : 'acts', role);
    return forgetting(staffAct)(asked);
  });

/** On the web no dialog can be opened or closed: there a page is told the web app's address, and leads to its other pages. */
const placed = <T extends object>(answered: T): T => (place() === 'web' ? { ...answered, app: staffPage() } : answered);

function inWords<T>(work: () => T): T | Problem {
  try {
    return work();
  } catch (error) {
    return problemOf(error);
  }
}
