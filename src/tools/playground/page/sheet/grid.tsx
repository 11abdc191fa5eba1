// biome-ignore-all lint/a11y/useSemanticElements: of 3,000 rows a few are drawn, in places of their own; a table cannot be that
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and says which cell is active
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { valueIn } from '../../../../pages/kit/asking.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { CellField, isMark, Told } from './cell.tsx';
import { type Cell, moved, rowsInView, scrollTo } from './grid-window.ts';
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
}

/** A tab as a grid: only the rows in view are drawn; cells are edited in place. Rows count from 0, the header being row 0. */
export function Grid({ tab, content, at, onAt, onType }: Props) {
  const { actor, workspace, changes, lang } = useShell();
  const w = useWords();
  const view = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const [draft, setDraft] = useState<string>();
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
  const textAt = (row: number, column: number): string => values[row]?.[column] ?? '';

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight });
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
    if (left - numberWidth < element.scrollLeft) element.scrollLeft = left - numberWidth;
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
  const keys = (event: KeyboardEvent) => {
    const { key, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const types = key.length === 1 && !control && !altKey;
    // Whoever types fast is ahead of the field that is to take it.
    if (draft !== undefined && !types) return;
    const next = altKey ? undefined : moved(at, key, control, size, Math.max(1, Math.floor(scroll.height / rowHeight) - 2));
    if (next) onAt(next);
    else if (key === 'Enter' || key === 'F2') setDraft(textAt(at.row, at.column));
    else if (key === 'Delete' || key === 'Backspace') void onType(at, '', textAt(at.row, at.column));
    else if (types) setDraft((before) => (before ?? '') + key);
    else return;
    event.preventDefault();
  };

  const place = (row: number, column: number) => ({
    left: `${lefts[column]}px`,
    width: `${widths[column]}px`,
    top: row === 0 ? '0' : `${headerHeight + (row - 1) * rowHeight}px`,
  });
  const isAt = (row: number, column: number) => at.row === row && at.column === column;
  const rowOf = (row: number) => (
    <div key={row} role="row" aria-rowindex={row + 1} class="line" style={{ top: `${headerHeight + (row - 1) * rowHeight}px` }}>
      <span role="rowheader" class="number" style={{ width: `${numberWidth}px` }}>
        {row + 1}
      </span>
      {columns.map((column, index) => {
        const text = textAt(row, index);
        const locked = protectionOf(tab, row, index);
        const note = notes[`${row} ${index}`];
        const wrong = isMark(note);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
          <span
            key={index}
            id={`cell-${row}-${index}`}
            role="gridcell"
            aria-colindex={index + 1}
            aria-selected={isAt(row, index)}
            aria-readonly={locked ? !locked.mayEdit : undefined}
            aria-invalid={wrong || undefined}
            title={note}
            class={`cell${isAt(row, index) ? ' at' : ''}${locked ? ' locked' : ''}${wrong ? ' noted' : ''}`}
            style={{ left: `${lefts[index]}px`, width: `${Math.min(column.width, widest)}px` }}
            onClick={() => onAt({ row, column: index })}
            onDblClick={() => {
              onAt({ row, column: index });
              setDraft(text);
            }}
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
        aria-activedescendant={`cell-${at.row}-${at.column}`}
        onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
        onKeyDown={keys}
      >
        <div class="all" style={{ width: `${whole}px`, height: `${headerHeight + (count - 1) * rowHeight}px` }}>
          <div role="row" aria-rowindex={1} class="line heads" style={{ width: `${whole}px`, height: `${headerHeight}px` }}>
            <span role="columnheader" class="number" style={{ width: `${numberWidth}px` }}>
              <span class="unseen">{w.cell}</span>
            </span>
            {columns.map((column, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
              <span
                key={index}
                id={`cell-0-${index}`}
                role="columnheader"
                aria-colindex={index + 1}
                class={`cell${isAt(0, index) ? ' at' : ''}`}
                style={{ left: `${lefts[index]}px`, width: `${widths[index]}px` }}
                title={column.note || undefined}
                onClick={() => onAt({ row: 0, column: index })}
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
      <Told
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
