/** The guard's banner: why the plan is stopped, whom it concerns, and the number that approves just this plan. */
import { useState } from 'preact/hooks';
import type { PlanView } from '../../contract/api.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { Field } from '../kit/components/field.tsx';
import { PeopleList } from '../kit/components/people-list.tsx';
import { useSpeech } from '../kit/language.ts';
import { usePlanWords } from '../words/plan.ts';

export interface GuardProps {
  guard: PlanView['guard'];
  people: PlanView['people'];
  mayApply: boolean;
  typed: string;
  onTyped: (typed: string) => void;
  wrong: boolean;
  /** How many changes close what a permit row says is closed; they may be carried out all the same. */
  closings: number;
  onCloseOnly: () => void;
}

export function Guard({ guard, people, mayApply, typed, onTyped, wrong, closings, onCloseOnly }: GuardProps) {
  const { say, number } = useSpeech();
  const w = usePlanWords();
  const [open, setOpen] = useState(false);
  return (
    <Banner mood="stop">
      <h2>
        <span aria-hidden="true">■ </span>
        {w.stopped(number(guard.removals), guard.removals)}
      </h2>
      {guard.message && <p>{say(guard.message)}</p>}
      {guard.findings.length > 0 && (
        <ul class="bare">
          {guard.findings.slice(0, 8).map((one) => (
            <li key={one.name}>
              {w.losingOf(one.name, number(one.losing), number(one.present))}
              {one.emptied && ` – ${w.emptied}`}
            </li>
          ))}
          {guard.findings.length > 8 && <li>{w.andMore(number(guard.findings.length - 8))}</li>}
        </ul>
      )}
      {guard.people.length > 0 && (
        <Button expanded={open} onPress={() => setOpen(!open)}>
          {open ? w.hide : w.seeWho}
        </Button>
      )}
      {open && <PeopleList people={guard.people.flatMap((one) => (people[one] ? [people[one]] : []))} />}
      {mayApply && (
        <Field
          label={w.typeNumber}
          hint={w.typeNumberPlan(number(guard.removals))}
          inputMode="numeric"
          value={typed}
          onValue={onTyped}
          error={wrong ? w.wrongNumber(number(guard.removals)) : undefined}
        />
      )}
      {mayApply && closings > 0 && (
        <Button look="quiet" onPress={onCloseOnly}>
          {w.closeOnly(closings)}
        </Button>
      )}
    </Banner>
  );
}
