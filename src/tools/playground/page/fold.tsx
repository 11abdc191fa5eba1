import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  open: boolean;
  onOpen(open: boolean): void;
  label: string;
  describedBy?: string;
  children: ComponentChildren;
}

/** A button that unfolds a small box under itself; Escape, leaving it, or a click elsewhere folds it again. */
export function Fold({ open, onOpen, label, describedBy, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      // What had focus in the box is gone with it: one is back at the button.
      if (document.activeElement === document.body) button.current?.focus();
    };
  }, [open, onOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape folds wherever in it one is
    <div
      class="fold"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        onOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="button plain chooser"
        aria-expanded={open}
        aria-describedby={describedBy}
        onClick={() => onOpen(!open)}
      >
        <span class="text">{label}</span> <span aria-hidden="true">▾</span>
      </button>
      {open && <div class="box">{children}</div>}
    </div>
  );
}
