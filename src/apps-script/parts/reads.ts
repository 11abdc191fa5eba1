/** What the pages read. */
import type { Answers, Problem, Read } from '../../view/api.ts';
import { admit } from '../admission.ts';
import { readOf } from '../check.ts';
import { uiReads } from '../entries.ts';
import { place, staffPage } from '../here.ts';
import { count } from '../limits.ts';
import { problemOf } from '../problem.ts';
import { answer } from '../reads.ts';

export function uiRead(query: unknown): Answers[Read['kind']] | Problem {
  try {
    const asked = readOf(query);
    const role = admit(uiReads[asked.kind]);
    // Asked each second while something runs, and answered without asking anyone.
    if (asked.kind !== 'progress') count('reads', role);
    return placed(answer(asked));
  } catch (error) {
    return problemOf(error);
  }
}

/** On the web no dialog can be opened or closed: there a page is told the web app's address, and leads to its other pages. */
const placed = <T extends object>(answered: T): T => (place() === 'web' ? { ...answered, app: staffPage() } : answered);
