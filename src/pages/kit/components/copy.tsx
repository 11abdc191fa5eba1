import { useState } from 'preact/hooks';
import { useSpeech } from '../language.ts';
import { Button } from './button.tsx';

/** Puts a text on the clipboard; the older way is for frames where the newer is refused. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('aria-hidden', 'true');
    area.className = 'unseen';
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}

/** A button that copies, and says whether it went. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const { w } = useSpeech();
  const [went, setWent] = useState<boolean>();
  return (
    <span class="copy">
      <Button onPress={() => void copyText(text).then(setWent)}>{children}</Button>
      <span role="status" class="soft">
        {went === undefined ? '' : went ? w.copied : w.notCopied}
      </span>
    </span>
  );
}
