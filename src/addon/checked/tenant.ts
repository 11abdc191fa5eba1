/** What the page "Kontrollera mot Google" may ask for. */

import type { CheckDo } from '../../contract/checks.ts';
import { readEmail } from '../../domain/email.ts';
import { type Fields, oneOf, refused, text } from './fields.ts';
import { matching, ORIGIN } from './uploads.ts';

export function checkDoOf(from: Fields): CheckDo {
  const step = oneOf<CheckDo['step']>(from, 'step', ['begin', 'next', 'end']);
  if (step === 'next') return { kind: 'check', step, ...(typeof from.read === 'boolean' && { read: from.read }) };
  if (step === 'end') return { kind: 'check', step };
  return {
    kind: 'check',
    step,
    member: address(from, 'member'),
    outsider: address(from, 'outsider'),
    origin: matching(from, 'origin', ORIGIN, 260),
  };
}

/** An address, or '' for none. */
function address(from: Fields, name: string): string {
  const written = text(from, name, 254).trim().toLowerCase();
  if (written !== '' && !('email' in readEmail(written))) throw refused(name);
  return written;
}
