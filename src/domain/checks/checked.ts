/** What a check against the tenant itself asks, and what it came to. */
import type { Words } from '../message.ts';
import type { SettingName } from '../workbook/tables/settings.ts';

/** `agrees`: as Google's documents say, and as the product counts on. `untried`: it could not be asked. */
export type Verdict = 'agrees' | 'differs' | 'untried';

/** Where a check can be asked: by REST from anywhere, or only inside Apps Script. */
export type Place = 'anywhere' | 'add-on';

/** What is told of a check, in the report and in docs/google.md. */
export interface CheckAbout {
  readonly title: Words;
  readonly asks: Words;
  /** What the product counts on, and what it does since it is so. */
  readonly relies: Words;
  /** What follows for the product where Google does otherwise. */
  readonly otherwise: Words;
  readonly todo: Words;
}

export interface CheckName {
  /** Short, and lasting: faults, tests and the JSON go by it. */
  readonly id: string;
  readonly place: Place;
}

/** What one check came to. */
export interface Checked extends CheckName, CheckAbout {
  readonly verdict: Verdict;
  readonly seen: Words;
  /** The product's setting that follows from it. */
  readonly setting?: { readonly name: SettingName; readonly value: string };
}
