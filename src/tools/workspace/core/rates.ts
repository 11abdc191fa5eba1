import {
  CALENDAR_CALLS_A_MINUTE,
  DRIVE_UNITS_A_MINUTE,
  GMAIL_UNITS_A_MINUTE,
  GROUP_CALLS_A_MINUTE,
  SHEETS_READS_A_MINUTE,
  SHEETS_WRITES_A_MINUTE,
} from '../../../quotas/google.ts';

/**
 * What Google lets one account do in a minute, counted as Google counts: each part of a batch for itself, over a window
 * that slides (Calendar's guide to quotas). The embedded workspace keeps it only where it is asked to: see traffic.ts.
 */
export interface Rate {
  /** What is counted: a service, or its reads and its writes where they are counted apart. */
  name: string;
  /** Units a minute and account. */
  units: number;
}

/** The rates, from Google's pages on usage limits (src/quotas). */
export const googleRates = {
  drive: { name: 'drive', units: DRIVE_UNITS_A_MINUTE },
  calendar: { name: 'calendar', units: CALENDAR_CALLS_A_MINUTE },
  sheetsReads: { name: 'sheets reads', units: SHEETS_READS_A_MINUTE },
  sheetsWrites: { name: 'sheets writes', units: SHEETS_WRITES_A_MINUTE },
  cloudidentity: { name: 'cloudidentity', units: GROUP_CALLS_A_MINUTE },
  gmail: { name: 'gmail', units: GMAIL_UNITS_A_MINUTE },
} as const satisfies Record<string, Rate>;

export type Rates = Readonly<Record<keyof typeof googleRates, Rate>>;

/** Whether a method, by the last word of its id, leaves everything as it was. */
export function isRead(verb: string): boolean {
  return /^(get|list|search|lookup|query|instances|generate|batchGet|checkTransitive)/.test(verb);
}
