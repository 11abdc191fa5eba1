import type { Grid, RichCell, Style } from './model.ts';
import { plain } from './model.ts';
import { stylingOf } from './styles.ts';

/** A tab in which each cell holds its own style. */
interface OlderGrid extends Omit<Grid, 'rows' | 'styles'> {
  readonly rows: readonly (readonly (null | string | number | boolean | (Omit<RichCell, 'style'> & Style))[])[];
}

/** A tab's cells as they are kept now. Other records are as they were. */
export function renewed(kind: string, value: unknown): unknown {
  if (kind !== 'sheet') return value;
  const grid = value as OlderGrid;
  const styling = stylingOf({ styles: [] });
  const rows = grid.rows.map((row) =>
    row.map((cell) => {
      if (cell === null || typeof cell !== 'object') return cell;
      const { format, validation, ...rest } = cell;
      return plain({ ...rest, ...styling.named({ ...(format && { format }), ...(validation && { validation }) }) });
    }),
  );
  return { ...grid, rows, styles: styling.styles } satisfies Grid;
}
