// biome-ignore-all lint/a11y/useSemanticElements: of 3,000 rows a few are drawn, in places of their own; a table cannot be that
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and says which cell is active
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { valueIn } from '../../../../pages/kit/asking.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import type { Counts, GridAct } from './acts.ts';
import { CellField, isMark, Told } from './cell.tsx';
import { gridMenu } from './grid-menu.ts';
import { type Cell, moved, rowsInView, scrollTo } from './grid-window.ts';
import { ContextMenu } from './menu.tsx';
import { isOneCell, isWithin, type Range, rangeOf } from './selection.ts';
import { Status } from './status.tsx';
import { letters, protectionOf, readNotes, type Tab, type TabContent } from './workbook.ts';

const rowHeight = 30;
const headerHeight = 32;
const numberWidth = 48;
/** Rows to write new things in, under the last one. */
const spare = 20;
/** Notes are asked for so many rows at a time. */
const BLOCK = 50;
const widest = 320;

interface Props {
  tab: Tab;
  content: TabContent;
  at: Cell;
  onAt(cell: Cell): void;
  /** Writes a cell. */
  onType(cell: Cell, text: string, oldValue: string): Promise<void>;
  onAct(act: GridAct, range: Range): void;
  onClear(range: Range): void;
  onTurn(which: keyof Counts): void;
}

/** Frozen columns that would take more of the view than this scroll with the others. */
const mostFrozen = 0.5;

/** The row and column of what was clicked on; a row's number stands for its first cell. */
function cellUnder(target: EventTarget | null): (Cell & { whole: boolean }) | undefined {
  const place = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset : undefined;
  return place && { row: Number(place.row), column: Number(place.column ?? 0), whole: place.column === undefined };
}

/**
 * A tab as a grid: only the rows in view are drawn; cells are edited in place, and a menu (right-click, Shift+F10) does what
 * Sheets' own does to rows and columns. Rows count from 0, the header being row 0.
 */
export function Grid({ tab, content, at, onAt, onType, onAct, onClear, onTurn }: Props) {
  const { actor, workspace, changes, lang } = useShell();
  const w = useWords();
  const view = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 600, width: 900 });
  const [draft, setDraft] = useState<string>();
  const [anchor, setAnchor] = useState<Cell>();
  const [menu, setMenu] = useState<{ x: number; y: number }>();
  const { values, columns } = content;
  const [headers = []] = values;
  const count = Math.min(tab.rows, values.length + spare);
  const widths = columns.map(({ width }) => Math.min(width, widest));
  const lefts = widths.map((_, column) => numberWidth + widths.slice(0, column).reduce((sum, width) => sum + width, 0));
  const whole = numberWidth + widths.reduce((sum, width) => sum + width, 0);
  const { from, to } = rowsInView(count - 1, scroll.top, scroll.height, rowHeight);
  // The header row is not among them: its notes are the columns' help.
  const first = Math.max(1, from - (from % BLOCK));
  const last = to + BLOCK - (to % BLOCK) + 1;
  const noted = useAsk(
    `notes ${actor.email} ${tab.sheetId} ${first} ${last}`,
    () => readNotes(actor.email, workspace.spreadsheetId, tab, first, last),
    changes,
  );
  const notes = valueIn(noted) ?? {};
  const range = rangeOf(at, anchor);
  const frozenWidth = widths.slice(0, tab.frozenColumns).reduce((sum, width) => sum + width, numberWidth);
  const frozen = frozenWidth <= scroll.width * mostFrozen ? tab.frozenColumns : 0;
  const held = frozen === 0 ? numberWidth : frozenWidth;
  const textAt = (row: number, column: number): string => values[row]?.[column] ?? '';

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);

  // What is chosen is kept in view.
  // Only when the choice moves.
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    if (at.row > 0) element.scrollTop = scrollTo(at.row - 1, element.scrollTop, element.clientHeight, rowHeight, headerHeight);
    const [left = 0, width = 0] = [lefts[at.column], widths[at.column]];
    if (at.column < frozen) return;
    if (left - held < element.scrollLeft) element.scrollLeft = left - held;
    else if (left + width > element.scrollLeft + element.clientWidth) element.scrollLeft = left + width - element.clientWidth;
  }, [at.row, at.column, tab.sheetId]);

  const focusGrid = () => view.current?.focus({ preventScroll: true });
  const commit = async (next: Cell | undefined) => {
    const [text, cell] = [draft, at];
    setDraft(undefined);
    focusGrid();
    if (next) onAt(next);
    if (text !== undefined && text !== textAt(cell.row, cell.column)) await onType(cell, text, textAt(cell.row, cell.column));
  };
  const size = { rows: count, columns: columns.length };
  /** Goes to a cell; `extend` chooses all between it and where one was. */
  const go = (cell: Cell, extend = false) => {
    setAnchor(extend ? (anchor ?? at) : undefined);
    onAt(cell);
  };
  const chooseRow = (row: number, extend: boolean) => {
    setAnchor({ row: extend ? (anchor ?? at).row : row, column: columns.length - 1 });
    onAt({ row, column: 0 });
  };
  const openMenu = () => {
    const box = view.current?.querySelector(`#cell-${at.row}-${at.column}`)?.getBoundingClientRect();
    setMenu({ x: box?.left ?? 0, y: box?.bottom ?? 0 });
  };
  const empty = () => (isOneCell(range) ? void onType(at, '', textAt(at.row, at.column)) : onClear(range));
  const keys = (event: KeyboardEvent) => {
    const { key, altKey, shiftKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const types = key.length === 1 && !control && !altKey;
    // Whoever types fast is ahead of the field that is to take it.
    if (draft !== undefined && !types) return;
    const next = altKey ? undefined : moved(at, key, control, size, Math.max(1, Math.floor(scroll.height / rowHeight) - 2));
    if (next) go(next, shiftKey);
    else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) openMenu();
    else if (control && key.toLowerCase() === 'z') onTurn(shiftKey ? 'redo' : 'undo');
    else if (control && key.toLowerCase() === 'y') onTurn('redo');
    else if (shiftKey && key === ' ') chooseRow(at.row, false);
    else if (key === 'Escape' && anchor) setAnchor(undefined);
    else if (key === 'Enter' || key === 'F2') setDraft(textAt(at.row, at.column));
    else if (key === 'Delete' || key === 'Backspace') empty();
    else if (types) setDraft((before) => (before ?? '') + key);
    else return;
    event.preventDefault();
  };
  const renameColumn = () => {
    const column = range.left;
    go({ row: 0, column });
    setDraft(textAt(0, column));
  };
  const click = (event: MouseEvent) => {
    const cell = cellUnder(event.target);
    if (!cell) return;
    if (cell.whole) chooseRow(cell.row, event.shiftKey);
    else go({ row: cell.row, column: cell.column }, event.shiftKey);
  };
  const context = (event: MouseEvent) => {
    if (draft !== undefined) return;
    event.preventDefault();
    const cell = cellUnder(event.target);
    if (!cell) return openMenu();
    // Within what is chosen the menu is for all of it.
    if (!isWithin(range, cell.row, cell.column)) cell.whole ? chooseRow(cell.row, false) : go({ row: cell.row, column: cell.column });
    setMenu({ x: event.clientX, y: event.clientY });
  };

  const place = (row: number, column: number) => ({
    left: `${lefts[column]}px`,
    width: `${widths[column]}px`,
    top: row === 0 ? `${scroll.top}px` : `${headerHeight + (row - 1) * rowHeight}px`,
  });
  /** Frozen cells stick beside the row's number, the others lie where their column begins. */
  const cellStyle = (column: number) => ({ left: `${lefts[column]}px`, width: `${widths[column]}px` });
  const cellClass = (row: number, column: number, more: readonly (string | false | undefined)[] = []) =>
    [
      'cell',
      at.row === row && at.column === column && 'at',
      !isOneCell(range) && isWithin(range, row, column) && 'in',
      column < frozen && 'frozen',
      ...more,
    ]
      .filter(Boolean)
      .join(' ');
  const rowOf = (row: number) => (
    <div key={row} role="row" aria-rowindex={row + 1} class="line" style={{ top: `${headerHeight + (row - 1) * rowHeight}px` }}>
      <span role="rowheader" class="number" style={{ width: `${numberWidth}px` }} data-row={row}>
        {row + 1}
      </span>
      {columns.map((_, index) => {
        const text = textAt(row, index);
        const locked = protectionOf(tab, row, index);
        const note = notes[`${row} ${index}`];
        const wrong = isMark(note);
        return (
          <span
            key={index}
            id={`cell-${row}-${index}`}
            role="gridcell"
            data-row={row}
            data-column={index}
            aria-colindex={index + 1}
            aria-selected={isWithin(range, row, index)}
            aria-readonly={locked ? !locked.mayEdit : undefined}
            aria-invalid={wrong || undefined}
            title={note}
            class={cellClass(row, index, [locked && 'locked', wrong && 'noted'])}
            style={cellStyle(index)}
          >
            {headers[index] === 'Status' ? <Status word={text} /> : text}
          </span>
        );
      })}
    </div>
  );

  return (
    <div class="sheet-view">
      <p class="unseen" id="grid-help">
        {w.gridHelp}
      </p>
      <div
        ref={view}
        class="grid"
        role="grid"
        lang="sv"
        tabIndex={0}
        aria-label={tab.title}
        aria-describedby="grid-help"
        aria-rowcount={count}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-activedescendant={`cell-${at.row}-${at.column}`}
        onScroll={(event) => setScroll({ ...scroll, top: event.currentTarget.scrollTop })}
        onKeyDown={keys}
        onClick={click}
        onDblClick={(event) => {
          const cell = cellUnder(event.target);
          if (cell && !cell.whole) setDraft(textAt(cell.row, cell.column));
        }}
        onContextMenu={context}
      >
        <div class="all" style={{ width: `${whole}px`, height: `${headerHeight + (count - 1) * rowHeight}px` }}>
          <div role="row" aria-rowindex={1} class="line heads" style={{ width: `${whole}px`, height: `${headerHeight}px` }}>
            <span role="columnheader" class="number" style={{ width: `${numberWidth}px` }}>
              <span class="unseen">{w.cell}</span>
            </span>
            {columns.map((column, index) => (
              <span
                key={index}
                id={`cell-0-${index}`}
                role="columnheader"
                data-row={0}
                data-column={index}
                aria-colindex={index + 1}
                class={cellClass(0, index)}
                style={cellStyle(index)}
                title={column.note || undefined}
              >
                {headers[index] ?? letters(index)}
              </span>
            ))}
          </div>
          {Array.from({ length: to - from }, (_, index) => rowOf(from + index + 1))}
          {at.row > 0 && (at.row <= from || at.row > to) && rowOf(at.row)}
          {draft !== undefined && (
            <CellField
              key={`${at.row} ${at.column}`}
              text={draft}
              label={`${letters(at.column)}${at.row + 1} ${headers[at.column] ?? ''}`}
              choices={columns[at.column]?.choices ?? []}
              style={place(at.row, at.column)}
              onText={setDraft}
              onDone={(step) => void commit(step === undefined ? undefined : moved(at, step, false, size, 1))}
              onCancel={() => {
                setDraft(undefined);
                focusGrid();
              }}
            />
          )}
        </div>
      </div>
      {menu && (
        <ContextMenu
          label={w.gridMenu}
          at={menu}
          items={gridMenu(w, range, {
            act: (act, chosen) => {
              setAnchor(undefined);
              onAct(act, chosen);
            },
            rename: () => renameColumn(),
            empty,
          })}
          onClose={() => {
            setMenu(undefined);
            focusGrid();
          }}
        />
      )}
      <Told
        range={range}
        cell={at}
        header={headers[at.column] ?? ''}
        text={textAt(at.row, at.column)}
        note={columns[at.column]?.note ?? ''}
        own={at.row > 0 ? (notes[`${at.row} ${at.column}`] ?? '') : ''}
        tab={tab}
        lang={lang}
      />
    </div>
  );
}
