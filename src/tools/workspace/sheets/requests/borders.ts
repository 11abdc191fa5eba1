import { boxWithin, checkGridRange } from '../a1.ts';
import { write } from '../cells.ts';
import type { Draft, Fields } from '../model.ts';
import { plain, rich } from '../model.ts';

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** What Google answers as a border's width in pixels, which follows from its style. */
const widths: Record<string, number> = { DOTTED: 1, DASHED: 1, SOLID: 1, SOLID_MEDIUM: 2, SOLID_THICK: 3, DOUBLE: 3 };

/** `updateBorders`: the sides that are named; the others stand, and style NONE takes one away. */
export function updateBorders(draft: Draft, sent: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, sent.range, where));
  write(draft, box, where, (cell, row, column) => {
    const sides: [string, Sent][] = [
      ['top', row === box.top ? sent.top : sent.innerHorizontal],
      ['bottom', row === box.bottom - 1 ? sent.bottom : sent.innerHorizontal],
      ['left', column === box.left ? sent.left : sent.innerVertical],
      ['right', column === box.right - 1 ? sent.right : sent.innerVertical],
    ];
    const next = rich(cell);
    const borders: Fields = { ...((next.format?.borders ?? {}) as Fields) };
    for (const [side, border] of sides) {
      if (border === undefined || border === null) continue;
      if (border.style === undefined || border.style === 'NONE' || border.style === 'STYLE_UNSPECIFIED') delete borders[side];
      else borders[side] = { color: {}, ...border, width: widths[border.style] ?? 1 };
    }
    const { borders: _before, ...format } = next.format ?? {};
    const after: Fields = Object.keys(borders).length === 0 ? format : { ...format, borders };
    const { format: _format, ...rest } = next;
    return plain(Object.keys(after).length === 0 ? rest : { ...rest, format: after });
  });
}
