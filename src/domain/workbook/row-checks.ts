/** What a row must hold to be trusted, beyond each field by itself. */

import { domainOf, lookAlike } from '../email.ts';
import { instantOf } from '../time/dates.ts';
import type { Fault } from './diagnostic.ts';

export type Values = Record<string, unknown>;

/** What a table asks of a row beyond its fields. */
export type RowCheck = (values: Values, cells: Readonly<Record<string, string>>) => readonly Fault[];

/** From before to, and start before end: on the clock, and in time, since an hour is missing on one night in spring. */
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
        sv: `Till är före Från (${from}). Rätta ett av dem.`,
        en: `Till is before Från (${from}). Correct one of them.`,
      });
    }
    if (start !== undefined && end !== undefined && (end <= start || instantOf(end, timeZone) <= instantOf(start, timeZone))) {
      faults.push({
        code: 'interval',
        field: 'end',
        shown: end.replace('T', ' '),
        sv: 'Slut är inte efter Start. Rätta ett av dem.',
        en: 'Slut is not after Start. Correct one of them.',
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
        return [
          {
            code: 'lookAlikeDomain',
            field,
            shown: email,
            sv: `Domänen ${domain} liknar kommunens ${like} men är en annan. Rätta adressen, eller ta bort raden.`,
            en: `The domain ${domain} resembles the municipality's ${like} but is another. Correct the address, or remove the row.`,
          },
        ];
      }
      if (values.external === true) return [];
      return [
        {
          code: 'foreignDomain',
          field,
          shown: email,
          sv: `${domain} är inte en av kommunens domäner. Rätta adressen, eller skriv ja under Extern.`,
          en: `${domain} is not one of the municipality's domains. Correct the address, or write ja under Extern.`,
        },
      ];
    });
}
