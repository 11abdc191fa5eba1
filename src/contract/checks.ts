/** What "Kontrollera mot Google" asks of the server, in short calls. */

import type { Checked } from '../domain/checked.ts';
import type { Words } from '../domain/plan/change.ts';

export type CheckDo =
  /** `origin`: the page's own. Test accounts are '' where none is given. */
  | { kind: 'check'; step: 'begin'; member: string; outsider: string; origin: string }
  /** `read`: after `upload` was answered, whether the page could read what Drive said to its byte. */
  | { kind: 'check'; step: 'next'; read?: boolean }
  | { kind: 'check'; step: 'end' };

export interface CheckView {
  /** What was found since the last call. */
  found: Checked[];
  total: number;
  /** There is more to ask. */
  more: boolean;
  /** Where the page is to send one byte, before it asks on. */
  upload?: string;
  /** Settings that were written. */
  changed: Words[];
  /** What could not be removed. */
  left: string[];
  municipality: string;
  /** When it began, by the municipality's own clock. Only told then. */
  at: string;
}
