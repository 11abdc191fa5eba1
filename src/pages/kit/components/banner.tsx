import type { ComponentChildren } from 'preact';
import type { Mood } from './chip.tsx';

/** What is so, in a coloured box. `alert` speaks at once, for what went wrong. */
export function Banner({ mood, alert, children }: { mood: Mood; alert?: boolean; children: ComponentChildren }) {
  return (
    <div class={`banner ${mood}`} role={alert ? 'alert' : undefined}>
      {children}
    </div>
  );
}
