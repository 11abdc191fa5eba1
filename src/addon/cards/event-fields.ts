/** Fields of Google's card event: the selected files, the button's parameters and the form's values. */
import { cardActs } from '../../contract/cards.ts';
import { checked } from '../../contract/definition.ts';
import { fileId } from '../../contract/fields.ts';
import { list, refused, text } from '../../contract/schema.ts';
import { isDate } from '../../domain/time/dates.ts';

export interface SelectedItem {
  readonly id: string;
  readonly title: string;
  readonly mimeType: string;
  readonly handed: boolean;
}

/** What people filled in, by field name. */
export interface Inputs {
  one(name: string): string;
  many(name: string): readonly string[];
  /** YYYY-MM-DD; '' where none was chosen. */
  date(name: string): string;
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

/** The selected files; what is malformed is left out. */
export function selectedOf(event: unknown): SelectedItem[] {
  const items = at(at(event, 'drive'), 'selectedItems');
  if (!Array.isArray(items)) return [];
  return items.filter(isFile).map((item) => {
    const word = (name: string) => {
      const value = at(item, name);
      return typeof value === 'string' ? value.slice(0, 500) : '';
    };
    return { id: word('id'), title: word('title'), mimeType: word('mimeType'), handed: at(item, 'addonHasFileScopePermission') === true };
  });
}

function isFile(item: unknown): boolean {
  try {
    return fileId(at(item, 'id'), 'id') !== '';
  } catch {
    return false;
  }
}

/** Throws Trouble for what is malformed. */
export const orderOf = (event: unknown) =>
  checked(cardActs, at(at(event, 'commonEventObject'), 'parameters') ?? at(event, 'parameters') ?? {}, 'act');

const MOST_VALUES = 100;

/**
 * The form's values: `{name: {stringInputs: {value: […]}}}`, or with an empty name between, as Apps Script sometimes sends
 * them; dates as `{dateInput: {msSinceEpoch}}`, midnight UTC of the chosen day.
 */
export function inputsOf(event: unknown): Inputs {
  const value = at(at(event, 'commonEventObject'), 'formInputs');
  const inputOf = (name: string) => at(at(value, name), '') ?? at(value, name);
  const many = (name: string): string[] => {
    const values = at(at(inputOf(name), 'stringInputs'), 'value');
    return values === undefined ? [] : list(text(), MOST_VALUES)(values, name);
  };
  return {
    many,
    one: (name) => many(name)[0]?.trim() ?? '',
    date: (name) => {
      const ms = Number(at(at(inputOf(name), 'dateInput'), 'msSinceEpoch') ?? Number.NaN);
      const day = Number.isFinite(ms) && Math.abs(ms) < 8e15 ? new Date(ms).toISOString().slice(0, 10) : (many(name)[0] ?? '');
      if (day !== '' && !isDate(day)) throw refused(name);
      return day;
    },
  };
}
