import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { useSpeech } from '../../../../pages/kit/language.ts';

interface Props {
  title: string;
  /** Pixels; never wider or higher than the window. */
  width: number;
  height: number;
  onClose(): void;
  children: ComponentChildren;
}

/** A modal box with a title and a way out. */
export function Dialog({ title, width, onClose, children }: Props) {
  const { w } = useSpeech();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    // A frame forgets what had focus in it while all but the dialog is inert.
    const within = before instanceof HTMLIFrameElement ? before.contentDocument?.activeElement : undefined;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      // While it is open all else is inert, and takes no focus.
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
      (within as HTMLElement | null | undefined)?.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class="modal"
      style={{ width: `${width}px` }}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="top">
        <strong>{title}</strong>
        <Button look="quiet" onPress={onClose}>
          {w.close}
        </Button>
      </div>
      {children}
    </dialog>
  );
}
