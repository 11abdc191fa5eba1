import type { ComponentChildren, Ref } from 'preact';

export interface ButtonProps {
  children: ComponentChildren;
  onPress?: () => void;
  /** act: the one main act. plain: outlined. quiet: text alone. stop: closes or removes. */
  look?: 'act' | 'plain' | 'quiet' | 'stop';
  type?: 'button' | 'submit';
  busy?: boolean;
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
  wide,
  expanded,
  pressed,
  about,
  mark,
  buttonRef,
}: ButtonProps) {
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
      {children}
      {about !== undefined && <span class="unseen"> {about}</span>}
    </button>
  );
}
