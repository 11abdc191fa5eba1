/** A permit's state as a chip: a sign and a word. */

import type { PermitLine } from '../../../contract/permits.ts';
import type { PermitState } from '../../../domain/permits/state.ts';
import { Chip, type Mood } from '../../kit/components/chip.tsx';
import { usePermitWords } from '../../words/permit-pages.ts';

export const stateMoods: Record<PermitState, Mood> = {
  waiting: 'waiting',
  ending: 'care',
  yes: 'good',
  ahead: 'quiet',
  ended: 'care',
  no: 'stop',
  withdrawn: 'stop',
};

export function PermitChip({ permit }: { permit: Pick<PermitLine, 'state' | 'widened'> }) {
  const p = usePermitWords();
  if (permit.widened.length > 0) return <Chip mood="care">{p.askAgainChip}</Chip>;
  return <Chip mood={stateMoods[permit.state]}>{p.states[permit.state]}</Chip>;
}
