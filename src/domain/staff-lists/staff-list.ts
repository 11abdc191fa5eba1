/** A list of staff from elsewhere, as its reader leaves it: what the roster needs of each person, and nothing else of them. */
import type { Message } from '../message.ts';

export type ListKind = 'google' | 'ss12000' | 'csv';

/** How a list names a unit: the text that is shown and mapped, and what else it calls the same unit (a code, an id). */
export interface UnitText {
  readonly text: string;
  readonly also: readonly string[];
}

export interface Listed {
  /** The file's row, where the header is 1; in JSON the place among its kind, from 1. */
  readonly row: number;
  readonly email: string;
  readonly name: string;
  /** '' for none. Never a personal identity number. */
  readonly employeeId: string;
  /** The likeliest first. Google's list says one unit in several ways, `everyUnit` false; SS12000 says each unit of several. */
  readonly units: readonly UnitText[];
  readonly everyUnit: boolean;
  /** The cells that the list gives, by code name, without address and units. */
  readonly cells: Readonly<Record<string, string>>;
  /** Not active: the account is suspended, or every duty has ended. `to` is the last day, where the list has one. */
  readonly inactive?: { readonly why: Message; readonly to?: string };
  /** Why the row can't be read. */
  readonly problem?: Message;
}

export interface StaffList {
  readonly kind: ListKind;
  readonly people: readonly Listed[];
  /** Addresses of people with a security marking: never shown or written, but they are not missing from the list either. */
  readonly marked: ReadonlySet<string>;
  /** How many were left out, unnamed. */
  readonly leftOut: { readonly marked: number; readonly notStaff: number };
  /** Why the list can't be whole, whatever anybody says. */
  readonly incomplete?: Message;
}

/** Ten or twelve digits that begin with a day of birth; also coordination numbers and those that schools make up (TF). */
const personalNumber =
  /(?<!\d)(?:1[89]|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+ ]?(?:\d{2}|[A-Za-z]{2}|[A-Za-z]\d)\d{2}(?!\d)/g;

/** Text without personal identity numbers, whichever column they were put in. */
export const withoutPersonalNumbers = (text: string): string => text.replace(personalNumber, '…');

/** An employee's number; one that holds a personal identity number is none. */
export const employeeNumber = (text: string): string => (withoutPersonalNumbers(text) === text ? text : '');
