import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
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
  problem?: Words | undefined;
  /** The form's act closes films, so no button to leave it may be called Close. */
  stop?: boolean;
  children: ComponentChildren;
}

/** A form that opens in its place: focus goes to its heading, Escape and Avbryt close it, Enter saves. */
export function InlineForm({ title, save, onSave, onCancel, busy = false, problem, stop = false, children }: InlineFormProps) {
  const { w } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      class="form"
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
      {problem && <ProblemBox problem={problem} />}
      <div class="buttons">
        {onSave && (
          <Button type="submit" look={stop ? 'stop' : 'act'} busy={busy}>
            {busy ? w.saving : save}
          </Button>
        )}
        <Button look="quiet" onPress={onCancel}>
          {onSave || stop ? w.cancel : w.close}
        </Button>
      </div>
    </form>
  );
}
