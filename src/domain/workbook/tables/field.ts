/** What a field is: its type and header, what its cells may hold, and what a parsed cell then is. */

export type FieldType =
  | 'text'
  | 'longText'
  | 'list'
  | 'date'
  | 'dateTime'
  | 'number'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'timeRange'
  | 'email'
  | 'emails'
  | 'links'
  | 'dateOrText'
  | 'meetLink';

/** What a reference may point to: a table by its key, or an area as some unit names it. */
export type ReferenceTarget = 'units' | 'areas' | 'people' | 'networks' | 'rooms' | 'recordings' | 'permits' | 'meetings';

export interface Field {
  readonly type: FieldType;
  /** The column's Swedish header. */
  readonly header: string;
  /** Headers of older workbooks that still mean this field. */
  readonly older?: readonly string[];
  /** The words of a choice: what is stored, exported and typed. */
  readonly words?: readonly string[];
  /** Other spellings (SS12000 codes) → the stored word. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Older and everyday words, in lower case → the stored word; several words: which of them is meant must be asked. */
  readonly otherWords?: ReadonlyMap<string, readonly string[]>;
  /** Words, in lower case, that are likely to mean one of ours, though not surely: it is suggested, never taken. */
  readonly likely?: ReadonlyMap<string, string>;
  /** Words that a reference may hold beside keys. */
  readonly also?: readonly string[];
  /** A list of people's names: where semicolons stand between them, a comma is a part of a name, *Ek, Lena; Lund, Bo*. */
  readonly names?: true;
  /** Without a value the row is faulty. */
  readonly required?: true;
  /** Written by the system (°): a bad value here never makes the row faulty. */
  readonly system?: true;
  /** Without this *column* no row of the table can be trusted: its absence could grant or remove access. */
  readonly guarded?: true;
  readonly to?: ReferenceTarget;
  /** The layout's version in which it came, where that is not the table's own; older workbooks get it by their next apply. */
  readonly since?: number;
  /** Numbers: the smallest and the largest allowed, and whether only whole ones are. */
  readonly min?: number;
  readonly max?: number;
  readonly whole?: true;
  /** What the text must match, and how to say so. */
  readonly pattern?: { readonly source: string; readonly fix: 'fix.unitCode' | 'fix.groupPrefix' | 'fix.schoolYear' };
  /** The text is an https link, or one or a registry number. */
  readonly link?: 'only' | 'orNumber';
  /** The cell's help, in Swedish. */
  readonly note?: string;
}

export interface Table {
  /** The tab's Swedish title. */
  readonly title: string;
  readonly older?: readonly string[];
  /** Code names of the fields that together are the key; none where rows have no identity (the log). */
  readonly key: readonly string[];
  /** Hidden and protected tab. */
  readonly hidden?: true;
  /** Visible, but only the system writes it. */
  readonly system?: true;
  /** The first id that the product gives a row of its own making: a letter, and a number of so many digits. */
  readonly firstId?: string;
  /** The layout's version in which it came; older workbooks get the tab by their next apply. */
  readonly since?: number;
  readonly fields: Readonly<Record<string, Field>>;
}

/** Local clock times, 'HH:MM'; the end is later than the start. */
export interface TimeRange {
  readonly start: string;
  readonly end: string;
}

/** What a parsed cell holds, by field type. Dates are 'YYYY-MM-DD', dateTimes 'YYYY-MM-DDTHH:MM' in local time. */
interface Values {
  text: string;
  longText: string;
  email: string;
  dateOrText: string;
  /** '' (none), 'ja' (make one), or an https link. */
  meetLink: string;
  list: readonly string[];
  emails: readonly string[];
  links: readonly string[];
  date: string | undefined;
  dateTime: string | undefined;
  number: number | undefined;
  yesNo: boolean | undefined;
  choice: string | undefined;
  choices: readonly string[];
  timeRange: TimeRange | undefined;
}

export type Value<F> = F extends { readonly required: true } ? Exclude<AnyValue<F>, undefined> : AnyValue<F>;

type AnyValue<F> = F extends { readonly type: 'choice'; readonly words: readonly (infer W)[] }
  ? W | undefined
  : F extends { readonly type: 'choices'; readonly words: readonly (infer W)[] }
    ? readonly W[]
    : F extends { readonly type: infer K extends FieldType }
      ? Values[K]
      : never;
