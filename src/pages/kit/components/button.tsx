import type { ComponentChildren, Ref } from 'preact';
import { useSpeech } from '../language.ts';

export interface ButtonProps {
  children: ComponentChildren;
  onPress?: () => void;
  /** act: the one main act. plain: outlined. quiet: text alone. stop: closes or removes. */
  look?: 'act' | 'plain' | 'quiet' | 'stop';
  type?: 'button' | 'submit';
  busy?: boolean;
  /** What the button says while busy, where *Arbetar …* tells too little. */
  whileBusy?: ComponentChildren;
  wide?: boolean;
  expanded?: boolean;
  pressed?: boolean;
  /** Said after the visible text, where that alone does not tell which one. */
  about?: string;
  /** Where focus returns to; see navigation. */
  mark?: string;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  onPress,
  look = 'plain',
  type = 'button',
  busy,
  whileBusy,
  wide,
  expanded,
  pressed,
  about,
  mark,
  buttonRef,
}: ButtonProps) {
  const { w } = useSpeech();
  return (
    <button
      ref={buttonRef}
      type={type}
      class={`button ${look}${wide ? ' wide' : ''}`}
      aria-disabled={busy || undefined}
      aria-expanded={expanded}
      aria-pressed={pressed}
      data-mark={mark}
      onClick={(event) => (busy ? event.preventDefault() : onPress?.())}
    >
      {busy ? (whileBusy ?? w.working) : children}
      {about !== undefined && <span class="unseen"> {about}</span>}
    </button>
  );
}
