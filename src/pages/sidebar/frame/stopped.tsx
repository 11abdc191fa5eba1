/** The guard has stopped the plan: why, where it differs most, and the number that approves just this plan. */
import { useState } from 'preact/hooks';
import { Button } from '../../kit/components/button.tsx';
import { Field } from '../../kit/components/field.tsx';
import { useSpeech } from '../../kit/language.ts';
import { approved } from '../../kit/storage.ts';
import { useSidebar } from './context.ts';

const MOST = 5;

export function Stopped() {
  const { w, say, number } = useSpeech();
  const { overview, review } = useSidebar();
  const { message, findings, removals } = overview.state;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const right = Number(typed.replace(/\s/g, '')) === removals && typed.trim() !== '';
  const approve = (): void => {
    setTried(true);
    if (!right) return;
    approved.keep(removals, Date.now());
    review();
  };
  return (
    <section class="stopped" aria-labelledby="stopped">
      <h3 id="stopped">{w.nobodyRemoved}</h3>
      {message && <p class="soft">{say(message)}</p>}
      {findings.length > 0 && (
        <>
          <p>{w.greatestDifference}</p>
          <ul class="bare soft">
            {findings.slice(0, MOST).map((one) => (
              <li key={one.name}>{w.losingOf(one.name, number(one.losing), number(one.present))}</li>
            ))}
            {findings.length > MOST && <li>{w.andMore(number(findings.length - MOST))}</li>}
          </ul>
        </>
      )}
      <Button onPress={review}>{w.seeWho}</Button>
      {overview.mayApply && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            approve();
          }}
        >
          <Field
            label={w.typeNumber}
            hint={w.typeNumberHint}
            inputMode="numeric"
            value={typed}
            onValue={setTyped}
            error={tried && !right ? w.wrongNumber(number(removals)) : undefined}
          />
          <Button type="submit">{w.approvePlan}</Button>
        </form>
      )}
    </section>
  );
}
