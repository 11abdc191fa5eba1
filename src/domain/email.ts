/** Addresses: read safely, and those that could be mistaken for others. */

import { distance } from './nearest.ts';
import { clean } from './text.ts';

export type EmailReading = { readonly email: string } | { readonly problem: 'emailForm' | 'mixedScript'; readonly text: string };

const foreignLetter = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Returns an address in lower case and NFKC. The local part is `[A-Za-z0-9._+-]+`. Letters of other scripts (some look like
 * Latin ones) and encoded (xn--) domains are problems of their own.
 */

export function readEmail(raw: string): EmailReading {
  const text = clean(raw.normalize('NFKC')).toLowerCase();
  if (foreignLetter.test(text) || /[@.]xn--/.test(text)) return { problem: 'mixedScript', text };
  const good = /^[a-z0-9._+-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(text) && text.length <= 254;
  return good ? { email: text } : { problem: 'emailForm', text };
}

/** The part after the @. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** Maps letters that look alike to one form. */
const skeleton = (domain: string): string =>
  domain.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/[1i|]/g, 'l').replace(/0/g, 'o').replace(/5/g, 's').replace(/-/g, '');

/**
 * The allowed domain that a foreign one could be mistaken for: one letter away, another top domain, the allowed one with
 * something added, or equal to the eye. Undefined when it resembles none. A subdomain of an allowed domain resembles none.
 */

export function lookAlike(domain: string, allowed: readonly string[]): string | undefined {
  return allowed.find((own) => {
    if (domain === own || domain.endsWith(`.${own}`)) return false;
    const name = own.slice(0, own.lastIndexOf('.'));
    const other = domain.slice(0, domain.lastIndexOf('.'));
    if (domain.startsWith(`${own}.`) || domain.startsWith(`${own.replace(/\./g, '-')}.`) || skeleton(domain) === skeleton(own)) return true;
    // Short names are similar by chance.
    return name.length >= 5 && (name === other || distance(domain, own, 1) <= 1 || distance(name, other, 1) <= 1);
  });
}
