import type { ComponentChildren } from 'preact';
import type { Unanswered } from './server.ts';
import { type Answer, useWords } from './shell.ts';

/** The small parts that every place is made of. */

export type Tone = 'good' | 'care' | 'stop' | 'wait' | 'quiet';

const signs: Record<Tone, string> = { good: '●', care: '▲', stop: '■', wait: '◐', quiet: '○' };

/** A state in a word, with a sign beside it: never colour alone. */
export function Chip({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <span class={`chip ${tone}`}>
      <span aria-hidden="true">{signs[tone]} </span>
      {children}
    </span>
  );
}

/** The workbook's own words of state. */
const toneOf: Record<string, Tone> = {
  delad: 'good',
  'delad i vissa rum': 'good',
  'väntar på svar': 'wait',
  'föreläsaren sa nej': 'stop',
  återkallad: 'stop',
  'medgivandet har gått ut': 'care',
  'fil saknas': 'care',
  planerad: 'quiet',
};

/** A status cell as a chip; other text as it is. */
export function Status({ word }: { word: string }) {
  const tone = toneOf[word];
  return tone ? <Chip tone={tone}>{word}</Chip> : <span>{word}</span>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** The shape of what is to come. */
export function Waiting({ rows = 4, slow = false, again }: { rows?: number; slow?: boolean; again?: () => void }) {
  const w = useWords();
  return (
    <div class="waiting" role="status">
      <span class="unseen">{w.loading}</span>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} class="shape" style={{ width: `${[92, 74, 83, 61][at % 4]}%` }} />
      ))}
      {slow && (
        <p>
          {w.slow} {again && <Again again={again} />}
        </p>
      )}
    </div>
  );
}

function Again({ again }: { again: () => void }) {
  return (
    <button type="button" class="plain" onClick={again}>
      {useWords().again}
    </button>
  );
}

/** What went wrong, and what one can do. */
export function Problem({ error, again }: { error: Unanswered; again?: () => void }) {
  const w = useWords();
  return (
    <div class="banner stop" role="alert">
      <p>{error.status === 0 ? w.unreachable : w.wentWrong(error.message)}</p>
      {again && <Again again={again} />}
    </div>
  );
}

/** An answer, or its shape, or what went wrong. */
export function Shown<T>({ answer, rows, children }: { answer: Answer<T>; rows?: number; children: (value: T) => ComponentChildren }) {
  if (answer.value !== undefined) return <>{children(answer.value)}</>;
  if (answer.error) return <Problem error={answer.error} again={answer.again} />;
  return <Waiting slow={answer.slow} again={answer.again} {...(rows !== undefined && { rows })} />;
}
