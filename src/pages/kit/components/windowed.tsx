import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const GUESS = 49;
const BEYOND = 8;

/**
 * Which rows are near the seen part. `above`: how many pixels of the list lie above the window (negative: it begins below
 * its top); `height`: the window's. `to` is one past the last.
 */
export function rowsSeen(count: number, rowHeight: number, above: number, height: number, beyond = BEYOND): { from: number; to: number } {
  const first = Math.floor(Math.max(0, above) / rowHeight);
  const last = Math.ceil(Math.max(0, above + height) / rowHeight);
  return { from: Math.max(0, Math.min(count, first) - beyond), to: Math.min(count, Math.max(first, last) + beyond) };
}

/** A long list of rows of one height: only rows near the window exist, and the others' space is kept. */
export function Windowed<T>({
  items,
  keyOf,
  label,
  children,
}: {
  items: readonly T[];
  keyOf: (item: T) => string;
  label: string;
  children: (item: T) => ComponentChildren;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [rowHeight, setRowHeight] = useState(GUESS);
  const [seen, setSeen] = useState({ from: 0, to: 20 });
  const look = (): void => {
    const box = list.current?.getBoundingClientRect();
    if (!box) return;
    const next = rowsSeen(items.length, rowHeight, -box.top, window.innerHeight);
    setSeen((now) => (now.from === next.from && now.to === next.to ? now : next));
  };
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('li[data-row]');
    const height = row?.getBoundingClientRect().height ?? 0;
    if (height > 0 && Math.abs(height - rowHeight) > 0.5) setRowHeight(height);
  });
  useLayoutEffect(() => {
    look();
    // Captured, because it is the panel that scrolls, or in a low window the page.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [items, rowHeight]);
  const from = Math.min(seen.from, items.length);
  const to = Math.min(seen.to, items.length);
  return (
    <ul
      class="rows"
      ref={list}
      aria-label={label}
      style={{ paddingTop: `${from * rowHeight}px`, paddingBottom: `${(items.length - to) * rowHeight}px` }}
    >
      {items.slice(from, to).map((item, index) => (
        <li key={keyOf(item)} data-row aria-setsize={items.length} aria-posinset={from + index + 1}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}
