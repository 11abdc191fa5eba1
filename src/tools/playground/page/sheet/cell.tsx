import { useLayoutEffect, useRef } from 'preact/hooks';
import { Chip } from '../../../../pages/kit/components/chip.tsx';
import { useWords } from '../shell.ts';
import type { Cell } from './grid-window.ts';
import { nameOf, type Range } from './selection.ts';
import { protectionOf, type Tab } from './workbook.ts';

/** Begins a note by which the add-on marks a cell that must be mended. */
const MARK = 'Delakultur: ';
export const isMark = (note = ''): boolean => note.startsWith(MARK);

interface FieldProps {
  text: string;
  label: string;
  choices: readonly string[];
  style: Record<string, string>;
  onText(text: string): void;
  /** Done, and where to go then. */
  onDone(step: string | undefined): void;
  onCancel(): void;
}

/** The cell being edited: Enter keeps and goes down, Tab keeps and goes right, Escape leaves it as it was, Alt+Enter breaks the line. */
export function CellField({ text, label, choices, style, onText, onDone, onCancel }: FieldProps) {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const settled = useRef(false);
  useLayoutEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const finish = (then: () => void) => {
    if (settled.current) return;
    settled.current = true;
    then();
  };
  const props = {
    ref: field,
    class: 'editing',
    style,
    value: text,
    'aria-label': label,
    onInput: (event: { currentTarget: { value: string } }) => onText(event.currentTarget.value),
    onBlur: () => finish(() => onDone(undefined)),
    onKeyDown: (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === 'Enter' && event.altKey) onText(`${text}\n`);
      else if (event.key === 'Enter') finish(() => onDone('ArrowDown'));
      else if (event.key === 'Tab') finish(() => onDone(event.shiftKey ? 'ArrowLeft' : 'ArrowRight'));
      else if (event.key === 'Escape') finish(onCancel);
      else return;
      event.preventDefault();
    },
  };
  if (choices.length === 0) return <textarea {...props} rows={text.includes('\n') ? 5 : 1} />;
  return (
    <>
      <input {...props} list="cell-choices" />
      <datalist id="cell-choices">
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </>
  );
}

/** What the chosen cell holds in full, and the column's help: read out as one moves. */
export function Told({
  range,
  cell,
  header,
  text,
  note,
  own,
  tab,
  lang,
}: {
  range: Range;
  cell: Cell;
  header: string;
  text: string;
  note: string;
  /** The cell's own note. */
  own: string;
  tab: Tab;
  lang: string;
}) {
  const w = useWords();
  const locked = protectionOf(tab, cell.row, cell.column);
  return (
    <div class="told-cell" lang={lang}>
      <p>
        <b>
          {nameOf(range)} {cell.row > 0 && header}
        </b>{' '}
        <span lang="sv">{text === '' ? <i class="soft">{w.cellEmpty}</i> : text}</span>
      </p>
      {own !== '' && (
        <p class="small" lang="sv">
          {isMark(own) && <Chip mood="stop">{w.mend}</Chip>} {own.replace(MARK, '')}
        </p>
      )}
      {(note !== '' || locked) && (
        <p class="soft small" lang="sv">
          {locked && (
            <>
              <Chip mood="care">{w.locked}</Chip>{' '}
            </>
          )}
          {helpOf(locked?.description || (locked ? w.lockedCell : ''), note)}
        </p>
      )}
    </div>
  );
}

/** The help of a cell, each line once: what locks a column is said in its note too. The last line of a note is the column's code name, for imports. */
const helpOf = (description: string, note: string): string =>
  [...new Set([description, ...note.split('\n').filter((line) => !/^\(\w+\)$/.test(line))])].filter((line) => line !== '').join(' ');
