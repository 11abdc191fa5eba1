/** Where one is in the sidebar, and the way back: to the same list, at the same height, with focus on the row one came from. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Place, TabName } from './context.ts';

export interface Step {
  readonly place: Place;
  /** Where one stood when it was opened. */
  readonly scrolled: number;
  readonly mark: string;
}

/** The panel scrolls, or in a low window the page. */
function scroller(): Element {
  const main = document.querySelector('main');
  return main && getComputedStyle(main).overflowY !== 'visible' ? main : (document.scrollingElement ?? document.documentElement);
}

const TRIES = 20;

/** Focus on the element of a mark, once it is there: long lists fill in after they are scrolled. */
function focusMark(mark: string, tries = TRIES): void {
  const element = document.querySelector<HTMLElement>(`[data-mark="${CSS.escape(mark)}"]`);
  if (element) element.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusMark(mark, tries - 1));
}

/** A tab, and what was opened from it, one after the other. */
export interface Way {
  readonly tab: TabName;
  readonly steps: readonly Step[];
}

/** `begins`: where one was when the page was last shown. */
export function useWay(begins: Way) {
  const [tab, setTab] = useState(begins.tab);
  const [steps, setSteps] = useState(begins.steps);
  const returning = useRef<Step>();
  const place = steps.at(-1)?.place;
  useLayoutEffect(() => {
    const from = returning.current;
    returning.current = undefined;
    if (!from) {
      scroller().scrollTop = 0;
      return;
    }
    const restore = (): void => {
      scroller().scrollTop = from.scrolled;
    };
    restore();
    requestAnimationFrame(() => {
      restore();
      focusMark(from.mark);
    });
  }, [place, tab]);
  return {
    tab,
    steps,
    place,
    open(next: Place): void {
      const mark = document.activeElement instanceof HTMLElement ? (document.activeElement.dataset.mark ?? '') : '';
      const scrolled = scroller().scrollTop;
      setSteps((now) => [...now, { place: next, scrolled, mark }]);
    },
    back(): void {
      returning.current = steps.at(-1);
      setSteps((now) => now.slice(0, -1));
    },
    choose(next: TabName): void {
      setTab(next);
      setSteps([]);
    },
  };
}
