/** The requests of "Kontrollera mot Google", in short calls. */

import type { Checked } from '../domain/checks/checked.ts';
import { readEmail } from '../domain/email.ts';
import type { Words } from '../domain/message.ts';
import { type Asked, type Definitions, gives } from './definition.ts';
import { origin } from './fields.ts';
import { kinds, type Of, text, where } from './schema.ts';

/** A test account, or '' for none. */
const account = where(text(254), (typed) => {
  const written = typed.trim().toLowerCase();
  return written === '' || 'email' in readEmail(written) ? written : undefined;
});

export const checkActs = {
  check: {
    who: 'own',
    needs: 'nothing',
    sent: kinds(
      {
        /** `origin`: the page's own. */
        begin: { member: account, outsider: account, origin },
        /** `read`: after an `upload` answer, whether the page could read Drive's reply to its byte. */
        next: { read: (value: unknown) => (typeof value === 'boolean' ? value : undefined) },
        end: {},
      },
      'step',
    ),
    answer: gives<CheckView>(),
  },
} as const satisfies Definitions;

export type CheckDo = Asked<typeof checkActs>;
export type CheckStep = Of<(typeof checkActs)['check']['sent']>;

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
  /** When it began, by the municipality's clock. Only in the first answer. */
  at: string;
}
