/** What came of it: done, not done and why, and a receipt to keep. */
import { useEffect, useRef } from 'preact/hooks';
import type { ApplyView, PlanView } from '../../contract/api.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import type { Mood } from '../kit/components/chip.tsx';
import { CopyButton } from '../kit/components/copy.tsx';
import { useSpeech } from '../kit/language.ts';
import { usePlanWords } from '../words/plan.ts';
import { receiptText } from './receipt.ts';

const moods: Record<ApplyView['kind'], Mood> = {
  done: 'good',
  nothing: 'good',
  guard: 'stop',
  stale: 'care',
  busy: 'care',
  stopped: 'care',
};

export function Result({ plan, result }: { plan: PlanView; result: ApplyView }) {
  const { say, lang } = useSpeech();
  const w = usePlanWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const mood = result.kind === 'done' && result.failed.length > 0 ? 'care' : moods[result.kind];
  const carried = result.done > 0 || result.failed.length > 0;
  const text = receiptText(plan, result, lang);
  return (
    <section class="outcome">
      <Banner mood={mood}>
        <h2 tabIndex={-1} ref={heading}>
          <span aria-hidden="true">{mood === 'good' ? '✓ ' : mood === 'stop' ? '■ ' : '▲ '}</span>
          {result.kind === 'done' && result.failed.length > 0
            ? w.doneInPart(result.done, result.failed.length)
            : w.results[result.kind](result.done)}
        </h2>
        {result.message && <p>{say(result.message)}</p>}
      </Banner>
      {carried && <p>{[w.mailCount(result.mailed), result.skipped > 0 ? w.skippedCount(result.skipped) : ''].join(' ')}</p>}
      {result.failed.length > 0 && (
        <section class="section">
          <h3>{w.failedTitle(result.failed.length)}</h3>
          <p class="soft">{w.failedText}</p>
          <ul class="bare">
            {result.failed.map((failure, index) => (
              <li class="change" key={`${index} ${failure.text.sv}`}>
                <span aria-hidden="true" class="sign">
                  ▲
                </span>
                <div class="change-words">
                  <p>{say(failure.text)}</p>
                  <p class="soft">{say(failure.error)}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {carried && (
        <section class="section receipt">
          <h3>{w.receipt}</h3>
          <div class="buttons unprinted">
            <CopyButton text={text}>{w.copyReceipt}</CopyButton>
            <Button onPress={() => window.print()}>{w.print}</Button>
          </div>
          <pre>{text}</pre>
        </section>
      )}
    </section>
  );
}
