/** What the server makes of what a page sends: the same data, or a refusal in words. */

import { acts, reads } from '../../../src/contract/api.ts';
import { cardActs } from '../../../src/contract/cards.ts';
import { checked, type Definitions } from '../../../src/contract/definition.ts';
import { Trouble } from '../../../src/contract/problem.ts';
import { staffActs, staffReads } from '../../../src/contract/staff.ts';
import { wordsOf } from '../../../src/messages/render.ts';

const doors: Readonly<Record<string, Definitions>> = {
  uiRead: reads,
  uiDo: acts,
  staffRead: staffReads,
  staffDo: staffActs,
  cardDo: cardActs,
};

export type Taken = { readonly value: unknown } | { readonly refused: string };

export function taken(fn: string, value: unknown): Taken {
  try {
    return { value: JSON.parse(JSON.stringify(checked(doors[fn] ?? {}, value, fn === 'cardDo' ? 'act' : 'kind'))) as unknown };
  } catch (error) {
    if (error instanceof Trouble) return { refused: wordsOf(error.said).sv };
    throw error;
  }
}
