import type { ComponentChildren } from 'preact';

export type Mood = 'waiting' | 'stop' | 'care' | 'good' | 'quiet';

/** A state is a sign and a word; the colour only repeats them. ▲ is wrong, missing or refused; ■ is stopped or closed. */
export const signs: Record<Mood, string> = { waiting: '◐', stop: '▲', care: '', good: '●', quiet: '' };

export function Chip({ mood, sign = signs[mood], children }: { mood: Mood; sign?: string; children: ComponentChildren }) {
  return (
    <span class={`chip ${mood}`}>
      {sign !== '' && (
        <span aria-hidden="true" class="sign">
          {sign}
        </span>
      )}
      {children}
    </span>
  );
}
