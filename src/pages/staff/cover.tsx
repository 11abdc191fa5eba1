/**
 * A film's cover, drawn: its theme's own picture and colour, its lecturer's initials, and a ground of its own, so that one knows it
 * again among the others. It says nothing that the card's words do not.
 */
import { initialsOf, motifOf, spotsOf } from './motifs.ts';

export function Cover({ id, theme, who }: { id: string; theme: string; who: string }) {
  const initials = initialsOf(who);
  return (
    <svg class="cover" viewBox="0 0 320 150" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {spotsOf(id).map(({ x, y, r }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={r} class="spot" />
      ))}
      <path class="motif" d={motifOf(theme)} transform="translate(20 14) scale(1.9)" />
      {initials !== '' && (
        <>
          <circle class="face" cx="262" cy="54" r="32" />
          <text class="initials" x="262" y="63" text-anchor="middle">
            {initials}
          </text>
        </>
      )}
    </svg>
  );
}
