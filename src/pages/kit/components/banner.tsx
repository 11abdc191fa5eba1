import type { ComponentChildren } from 'preact';
import type { Mood } from './chip.tsx';

/** A message in a coloured box. `alert` announces it at once, for errors. */
export function Banner({ mood, alert, children }: { mood: Mood; alert?: boolean; children: ComponentChildren }) {
  return (
    <div class={`banner ${mood}`} role={alert ? 'alert' : undefined}>
      {children}
    </div>
  );
}
