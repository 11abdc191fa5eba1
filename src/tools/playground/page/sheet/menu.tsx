import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  label: string;
  /** The keys that do the same. */
  keys?: string;
  /** Begins a new group. */
  apart?: boolean;
  run(): void;
}

interface Props {
  label: string;
  /** Where in the window its corner is wanted, in pixels. */
  at: { x: number; y: number };
  items: readonly MenuItem[];
  /** Closed, whether something was chosen or not: focus is the caller's to place. */
  onClose(): void;
}

/** Pixels kept between the menu and the window's edge. */
const edge = 8;

/** A context menu as the ARIA pattern has it: arrows between the items, Escape and Tab leave it, a click elsewhere too. */
export function ContextMenu({ label, at, items, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  const buttons = (): HTMLElement[] => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useLayoutEffect(() => {
    const { width = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {};
    const within = (wanted: number, size: number, room: number) => Math.max(edge, Math.min(wanted, room - size - edge));
    setPlace({ x: within(at.x, width, innerWidth), y: within(at.y, height, innerHeight) });
    buttons()[0]?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    const leave = () => onClose();
    document.addEventListener('pointerdown', outside);
    addEventListener('blur', leave);
    addEventListener('resize', leave);
    return () => {
      document.removeEventListener('pointerdown', outside);
      removeEventListener('blur', leave);
      removeEventListener('resize', leave);
    };
  }, [onClose]);
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    const all = buttons();
    const now = all.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: now + 1, ArrowUp: now + all.length - 1, Home: 0, End: all.length - 1 };
    const to = steps[event.key];
    if (to !== undefined) all[to % all.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      class="context-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      style={{ left: `${place.x}px`, top: `${place.y}px` }}
      onKeyDown={keys}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={item.apart ? 'apart' : undefined}
          aria-keyshortcuts={item.keys?.replaceAll('Ctrl', 'Control')}
          onClick={() => {
            onClose();
            item.run();
          }}
        >
          <span>{item.label}</span>
          {item.keys && (
            <span class="soft" aria-hidden="true">
              {item.keys}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
