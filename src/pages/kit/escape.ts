import { useEffect } from 'preact/hooks';
import { closeDialog, isInDialog } from './server.ts';

/** Escape closes the dialog that the page is shown in, while `may` says so. Fields and forms take their own Escape first. */
export function useEscape(may: boolean): void {
  useEffect(() => {
    if (!may) return;
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && isInDialog()) closeDialog();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [may]);
}
