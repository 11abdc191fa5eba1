/** What a row must hold to be trusted, beyond each field by itself. */

import { domainOf, lookAlike } from '../email.ts';
import { instantOf } from '../time/dates.ts';
import type { Fault } from './diagnostic.ts';
import { workbookMessage } from './messages.ts';

export type Values = Record<string, unknown>;

/** What a table asks of a row beyond its fields. */
export type RowCheck = (values: Values, cells: Readonly<Record<string, string>>) => readonly Fault[];

/** `from` before `to`, and start before end: both by the clock and as instants, since one spring night lacks an hour. */
export const intervals =
  (timeZone: string): RowCheck =>
  (values) => {
    const faults: Fault[] = [];
    const { from, to, start, end } = values as Record<string, string | undefined>;
    if (typeof from === 'string' && typeof to === 'string' && /^\d/.test(from) && /^\d/.test(to) && to < from) {
      faults.push({
        code: 'interval',
        field: 'to',
        shown: to,
        fix: workbookMessage('fix.fromAfterTo', { from }),
      });
    }
    if (start !== undefined && end !== undefined && (end <= start || instantOf(end, timeZone) <= instantOf(start, timeZone))) {
      faults.push({
        code: 'interval',
        field: 'end',
        shown: end.replace('T', ' '),
        fix: workbookMessage('fix.endBeforeStart'),
      });
    }
    return faults;
  };

/** Foreign addresses are held unless marked Extern; those that resemble the municipality's are held even so. */
export function personCheck(domains: readonly string[]): RowCheck {
  const allowed = new Set(domains);
  const resembles = new Map<string, string | undefined>();
  return (values) =>
    (['email', 'inviteEmail'] as const).flatMap((field): Fault[] => {
      const email = String(values[field] ?? '');
      const domain = domainOf(email);
      if (email === '' || allowed.has(domain)) return [];
      if (!resembles.has(domain)) resembles.set(domain, lookAlike(domain, domains));
      const like = resembles.get(domain);
      if (like !== undefined) {
        return [{ code: 'lookAlikeDomain', field, shown: email, fix: workbookMessage('fix.lookAlike', { domain, like }) }];
      }
      if (values.external === true) return [];
      return [{ code: 'foreignDomain', field, shown: email, fix: workbookMessage('fix.foreign', { domain }) }];
    });
}
