/** What the cards' buttons do. */
import { cardDo as act, withdrawCard as withdraw } from '../cards/do.ts';
import { forgetting } from '../snapshot.ts';

export const cardDo = forgetting(act);
export const withdrawCard = forgetting(withdraw);
