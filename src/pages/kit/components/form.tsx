import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../domain/message.ts';
import { useSpeech } from '../language.ts';
import { Button } from './button.tsx';
import { ProblemBox } from './loading.tsx';

export interface InlineFormProps {
  title: string;
  save: string;
  /** Undefined for forms that only show something. */
  onSave?: (() => void) | undefined;
  onCancel: () => void;
  busy?: boolean;
  /** What the button says meanwhile, where it is not *Sparar …*. */
  saving?: string | undefined;
  problem?: Words | undefined;
  /** The form's act closes films, so no button to leave it may be called Close. */
  stop?: boolean;
  /** What would follow: kept in view beside the buttons while the fields above scroll. */
  follows?: ComponentChildren;
  children: ComponentChildren;
}

/** Room above what is brought to the top, in pixels. */
const GAP = 8;

/**
 * Scrolls so that a form begins at the top of what it stands in: with the card that says whom it is about, where both have
 * room. What lies around a frame stays where it is.
 */
function bringToTop(form: HTMLElement): void {
  const within = form.closest<HTMLElement>('main');
  const scroller =
    within && within.scrollHeight > within.clientHeight && getComputedStyle(within).overflowY === 'auto' ? within : undefined;
  const [top, height] = scroller ? [scroller.getBoundingClientRect().top, scroller.clientHeight] : [0, innerHeight];
  const card = form.closest<HTMLElement>('.task');
  const shown = card && card.offsetHeight + GAP <= height ? card : form;
  const box = shown.getBoundingClientRect();
  if (box.top >= top && box.bottom <= top + height) return;
  const above = shown === form ? (card?.querySelector<HTMLElement>('.task-head')?.offsetHeight ?? 0) : 0;
  const by = box.top - top - above - GAP;
  if (scroller) scroller.scrollTop += by;
  else scrollBy(0, by);
}

/** A form that opens in its place: it comes into view, focus goes to its heading, Escape and Avbryt close it, Enter saves. */
export function InlineForm({
  title,
  save,
  saving,
  onSave,
  onCancel,
  busy = false,
  problem,
  stop = false,
  follows,
  children,
}: InlineFormProps) {
  const { w } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (form.current) bringToTop(form.current);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      class={onSave ? 'form saves' : 'form'}
      ref={form}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSave?.();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <h3 id={id} tabIndex={-1} ref={heading}>
        {title}
      </h3>
      {children}
      <div class="form-foot">
        {follows}
        {problem && <ProblemBox problem={problem} />}
        <div class="buttons">
          {onSave && (
            <Button type="submit" look={stop ? 'stop' : 'act'} busy={busy} whileBusy={saving ?? w.saving}>
              {save}
            </Button>
          )}
          <Button look="quiet" onPress={onCancel}>
            {onSave || stop ? w.cancel : w.close}
          </Button>
        </div>
      </div>
    </form>
  );
}
