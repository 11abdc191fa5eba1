import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { dayText, weekText } from '../days.ts';
import { useSpeech } from '../language.ts';

interface Labelled {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A label with its field, hint and error, linked for screen readers. */
function Frame({ label, hint, error, id, children }: Labelled & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="wrong" id={`${id}-error`}>
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
    </div>
  );
}

const described = (id: string, { hint, error }: Labelled): string | undefined =>
  [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ') || undefined;

export interface FieldProps extends Labelled {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'date' | 'time' | 'search';
  inputMode?: 'numeric';
  min?: string | undefined;
  max?: string | undefined;
  required?: boolean;
  long?: boolean;
  /** Answers to pick from; others may be written too. */
  list?: readonly string[];
}

/** Escape clears what is sought; where that is empty already it is the form's, or the dialog's. Enter sends no form. */
const clearFirst = (value: string, onValue: (value: string) => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter') event.preventDefault();
  if (event.key !== 'Escape' || value === '') return;
  event.preventDefault();
  event.stopPropagation();
  onValue('');
};

export function Field({ value, onValue, type = 'text', long, list = [], label, hint, error, ...rest }: FieldProps) {
  const { lang } = useSpeech();
  const id = useId();
  // A browser shows dates in its own language, whatever the page's: what was chosen is said in words too.
  const said = type === 'date' && value !== '' ? `${weekText(value, lang)}, ${dayText(value, lang)} ${value.slice(0, 4)}` : undefined;
  const told = [said, hint].filter((one) => one !== undefined).join('. ') || undefined;
  const common = {
    id,
    value,
    'aria-invalid': error !== undefined || undefined,
    'aria-describedby': described(id, { label, hint: told, error }),
    ...(type === 'search' && { onKeyDown: clearFirst(value, onValue) }),
    ...rest,
  };
  return (
    <Frame label={label} hint={told} error={error} id={id}>
      {long ? (
        <textarea {...common} rows={3} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <input
          {...common}
          type={type}
          list={list.length > 0 ? `${id}-list` : undefined}
          autocomplete="off"
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
      {list.length > 0 && (
        <datalist id={`${id}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Frame>
  );
}

export interface Choice {
  value: string;
  label: ComponentChildren;
  note?: string | undefined;
}

/** One of a few, all of them seen. */
export function Choices({
  label,
  choices,
  value,
  onValue,
}: {
  label: string;
  choices: readonly Choice[];
  value: string;
  onValue: (value: string) => void;
}) {
  const name = useId();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label class="choice" key={choice.value}>
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} onChange={() => onValue(choice.value)} />
          <span>
            {choice.label}
            {choice.note !== undefined && choice.note !== '' && <span class="soft block">{choice.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or no to one thing. */
export function Tick({ label, value, onValue }: { label: string; value: boolean; onValue: (value: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
