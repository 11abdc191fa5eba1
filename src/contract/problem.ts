/** What went wrong, in words for people: what, why, what now. */

import type { Words } from '../domain/message.ts';
import type { Sought } from '../domain/workbook/messages.ts';
import { noSuch } from '../domain/workbook/row-edit.ts';
import { type Said, wordsOf } from '../messages/render.ts';

export interface Problem {
  problem: Words;
  /** Nothing was done, and it may work in a moment: the page asks again by itself. */
  again?: boolean;
}

/** The same as an error. */
export class Trouble extends Error {
  readonly said: Said;
  readonly again: boolean;
  constructor(said: Said, again = false) {
    super(wordsOf(said).sv); // For whoever reads a stack trace.
    this.name = 'Trouble';
    this.said = said;
    this.again = again;
  }
}

/** There is no such row, or it can't be read. */
export const noSuchRow = (what: Sought, id: string): Problem => ({ problem: wordsOf(noSuch(what, id).problem) });
