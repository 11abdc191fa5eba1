import type { Grid, Style } from './model.ts';

/** Formats and validation rules, which a tab keeps once and its cells name by number. */

const unstyled: Style = {};

export function styleOf({ styles }: Pick<Grid, 'styles'>, number: number | undefined): Style {
  return (number === undefined ? undefined : styles[number]) ?? unstyled;
}

/** A tab's styles while its cells are being written. */
export interface Styling {
  /** With those that have come, at the end. */
  readonly styles: readonly Style[];
  /** What a cell of this style says; nothing where there is neither format nor validation. */
  named(style: Style): { style?: number };
}

export function stylingOf({ styles: before }: Pick<Grid, 'styles'>): Styling {
  let styles = before;
  let numbers: Map<string, number> | undefined;
  const textOf = ({ format, validation }: Style) => JSON.stringify([format, validation]);
  return {
    get styles() {
      return styles;
    },
    named: ({ format, validation }) => {
      if (format === undefined && validation === undefined) return {};
      const style: Style = { ...(format && { format }), ...(validation && { validation }) };
      numbers ??= new Map(styles.map((one, number) => [textOf(one), number]));
      const text = textOf(style);
      const known = numbers.get(text);
      if (known !== undefined) return { style: known };
      numbers.set(text, styles.length);
      styles = [...styles, style];
      return { style: styles.length - 1 };
    },
  };
}
