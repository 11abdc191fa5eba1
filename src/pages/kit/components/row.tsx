import type { ComponentChildren } from 'preact';

export interface RowProps {
  title: string;
  text?: string | undefined;
  chip?: ComponentChildren;
  onPress: () => void;
  mark: string;
}

/** A row that opens something. Title and text have a line each; the whole text is in what it opens. */
export function Row({ title, text, chip, onPress, mark }: RowProps) {
  return (
    <button type="button" class="row" onClick={onPress} data-mark={mark}>
      <span class="row-words">
        <span class="row-title">{title}</span>
        {text !== undefined && text !== '' && <span class="soft row-text">{text}</span>}
      </span>
      {chip}
      <span aria-hidden="true" class="row-sign">
        ›
      </span>
    </button>
  );
}
