import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

export interface InPlace {
  readonly open: boolean;
  /** For the button that opens: focus comes back to it. */
  readonly button: RefObject<HTMLButtonElement>;
  show(): void;
  /** After saving, focus is the confirmation's instead. */
  close(saved?: boolean): void;
}

/** Something that opens in its button's place, and closes to the button again. */
export function useInPlace(): InPlace {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return {
    open,
    button,
    show: () => setOpen(true),
    close: (saved = false) => {
      setOpen(false);
      if (!saved) requestAnimationFrame(() => button.current?.focus());
    },
  };
}
