import { boxWithin, checkGridRange, rangeOf } from '../a1.ts';
import { checkProtection } from '../access.ts';
import type { Box, Cell, Draft } from '../model.ts';
import { contentOf, gridOf, invalid, mapCells, plain, rich, setGrid, tabOf } from '../model.ts';
import { type Styling, stylingOf } from '../styles.ts';
import { entered } from '../values/enter.ts';
import type { Locale } from '../values/locale.ts';
import { localeOf } from '../values/locale.ts';
import { numberFormatOf } from '../values/number-format.ts';
import { formattedText } from '../values/shown.ts';

/** `findReplace`: in what cells show, or in the formulas of those that have one. What is put in is read as if typed. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

function scopes(draft: Draft, sent: Sent, where: string): Box[] {
  const named = [sent.range !== undefined, sent.sheetId !== undefined, sent.allSheets === true].filter(Boolean).length;
  if (named !== 1) throw invalid(`${where}Exactly one of range, sheetId and allSheets must be set.`);
  if (sent.range !== undefined) return [boxWithin(draft, checkGridRange(draft, sent.range, where))];
  const tabs = sent.allSheets === true ? draft.book.tabs : [tabOf(draft, sent.sheetId, where)];
  return tabs.map(({ sheetId, rowCount, columnCount }) => ({ sheetId, top: 0, left: 0, bottom: rowCount, right: columnCount }));
}

function searchFor(sent: Sent, where: string): RegExp {
  if (typeof sent.find !== 'string' || sent.find === '') throw invalid(`${where}The text to find must not be empty.`);
  const source = sent.searchByRegex === true ? sent.find : sent.find.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  try {
    return new RegExp(sent.matchEntireCell === true ? `^(?:${source})$` : source, `gs${sent.matchCase === true ? '' : 'i'}u`);
  } catch {
    throw invalid(`${where}Invalid regular expression: ${sent.find}`);
  }
}

interface Counts {
  values: number;
  formulas: number;
  rows: Set<string>;
  sheets: Set<number>;
  occurrences: number;
}

/** The cell with its matches replaced; the same cell where there is none. */
function replaced(cell: Cell, shown: string, pattern: RegExp, sent: Sent, locale: Locale, styling: Styling): { cell: Cell; count: number } {
  const count = shown.match(pattern)?.length ?? 0;
  if (count === 0) return { cell, count };
  const put = String(sent.replacement ?? '');
  const next = sent.searchByRegex === true ? shown.replace(pattern, put) : shown.replace(pattern, () => put);
  const { f, ...looks } = rich(cell);
  if (f !== undefined)
    return {
      cell: next === '' ? plain(looks) : next.startsWith('=') ? { ...looks, f: next } : entered(plain(looks), next, 'RAW', locale, styling),
      count,
    };
  return { cell: entered(cell, next, 'USER_ENTERED', locale, styling), count };
}

function replaceIn(draft: Draft, box: Box, pattern: RegExp, sent: Sent, where: string, counts: Counts): void {
  const grid = gridOf(draft, box.sheetId);
  const locale = localeOf(draft.book.locale);
  const styling = stylingOf(grid);
  const used = { ...box, bottom: Math.max(box.top, Math.min(box.bottom, grid.rows.length)) };
  let touched = false;
  const rows = mapCells(grid.rows, used, (cell, row, column) => {
    const { v, f } = contentOf(cell);
    if (f !== undefined ? sent.includeFormulas !== true : v === undefined) return cell;
    const shown = f ?? formattedText(v ?? null, numberFormatOf(draft, box.sheetId, row, column), locale);
    const { cell: next, count } = replaced(cell, shown, pattern, sent, locale, styling);
    if (count === 0) return cell;
    checkProtection(draft, rangeOf({ ...box, top: row, bottom: row + 1, left: column, right: column + 1 }), where);
    touched = true;
    counts.occurrences += count;
    counts.rows.add(`${box.sheetId}/${row}`);
    counts.sheets.add(box.sheetId);
    if (f === undefined) counts.values++;
    else counts.formulas++;
    return next;
  });
  if (touched) setGrid(draft, box.sheetId, { ...grid, rows, styles: styling.styles });
}

export function findReplace(draft: Draft, sent: Sent, where: string): unknown {
  const pattern = searchFor(sent, where);
  const counts: Counts = { values: 0, formulas: 0, rows: new Set(), sheets: new Set(), occurrences: 0 };
  for (const box of scopes(draft, sent, where)) replaceIn(draft, box, pattern, sent, where, counts);
  const reply = {
    valuesChanged: counts.values,
    formulasChanged: counts.formulas,
    rowsChanged: counts.rows.size,
    sheetsChanged: counts.sheets.size,
    occurrencesChanged: counts.occurrences,
  };
  return Object.fromEntries(Object.entries(reply).filter(([, count]) => count > 0));
}
