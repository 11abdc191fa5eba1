/** One record of the sheet put back beside what else has been changed in it since. */
import { type Book, type Cell, contentOf, type Grid, type Row } from '../../workspace/sheets/model.ts';

/**
 * What to write so that what the act changed from `from` is `to` again, and all else as it is `now`. `undefined`: the record is to
 * go. 'moved': the very same has been changed otherwise.
 */
export function asItStands(kind: string, from: unknown, now: unknown, to: unknown): unknown {
  if (from === now && kind !== 'spreadsheet') return to;
  if (!from || !now || !to) return 'moved';
  return (kind === 'spreadsheet' ? book(from as Book, now as Book, to as Book) : grid(from as Grid, now as Grid, to as Grid)) ?? 'moved';
}

/** What the add-on notes of the spreadsheet as a whole (a lease, a counter) comes and goes beside what people do. */
function book(from: Book, now: Book, to: Book): Book | undefined {
  if (from.tabs !== now.tabs || from.protections !== now.protections) return undefined;
  const ofTabs = ({ metadata }: Book) => metadata.filter(({ spot }) => spot.at !== 'SPREADSHEET');
  if (JSON.stringify(ofTabs(from)) !== JSON.stringify(ofTabs(now))) return undefined;
  return { ...to, metadata: [...now.metadata.filter(({ spot }) => spot.at === 'SPREADSHEET'), ...ofTabs(to)] };
}

/** Cell by cell. A note that the add-on has put to a value goes with the value. */
function grid(from: Grid, now: Grid, to: Grid): Grid | undefined {
  // Cells say their style by its place in a list that only grows.
  const styles = now.styles.length < to.styles.length ? to.styles : now.styles;
  if (![now, to].every((one) => same(one.styles, styles.slice(0, one.styles.length)))) return undefined;
  const rows: Row[] = [];
  for (let row = 0; row < Math.max(from.rows.length, now.rows.length, to.rows.length); row += 1) {
    const [was, is, will] = [from.rows[row] ?? [], now.rows[row] ?? [], to.rows[row] ?? []];
    if (was === will) {
      rows.push(is);
      continue;
    }
    const cells: Cell[] = [];
    for (let column = 0; column < Math.max(was.length, is.length, will.length); column += 1) {
      const [before, present, after] = [was[column] ?? null, is[column] ?? null, will[column] ?? null];
      const untouched = same(before, after);
      if (!untouched && !same(contentOf(before), contentOf(present))) return undefined;
      cells.push(untouched ? present : after);
    }
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    rows.push(cells);
  }
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return {
    rows,
    styles,
    rowProps: from.rowProps === to.rowProps ? now.rowProps : to.rowProps,
    columnProps: from.columnProps === to.columnProps ? now.columnProps : to.columnProps,
  };
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
