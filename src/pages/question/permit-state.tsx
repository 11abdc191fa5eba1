/** A permit's state as a chip: a sign and a word. */

import type { PermitLine, PermitView } from '../../contract/permits.ts';
import { Chip } from '../kit/components/chip.tsx';
import { permitMoods } from '../kit/states.tsx';
import { usePermitWords } from '../words/permit-pages.ts';

export function PermitChip({ permit }: { permit: Pick<PermitLine, 'state' | 'widened'> }) {
  const p = usePermitWords();
  if (permit.widened.length > 0) return <Chip mood="care">{p.askAgainChip}</Chip>;
  return <Chip mood={permitMoods[permit.state]}>{p.states[permit.state]}</Chip>;
}

/** Who is asked about one film, each with how their permit stands. */
export function LecturersOf({ permits }: { permits: PermitView['recordings'][number]['all'] }) {
  return (
    <ul class="bare">
      {permits.map((one) => (
        <li key={one.id} class="line">
          {one.lecturer}
          <PermitChip permit={{ state: one.state, widened: [] }} />
        </li>
      ))}
    </ul>
  );
}
