/** Names that are derived, never made up: group addresses, event ids, audience keys, markers. */
import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. (Apps Script has no TextEncoder.) */
export function sha256Hex(text: string): string {
  const bytes = Uint8Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0));
  const digest: ArrayLike<number> = sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A group's address: `delakultur-rum-rum-alla@delaby.example`. A row id with characters that an address does not allow gets a
 * short hash.
 */
export function groupEmail(prefix: string, kind: string, row: string, domain: string): string {
  const slug = row
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
  const name = slug === row ? slug : `${slug}${slug === '' ? '' : '-'}${sha256Hex(row).slice(0, 6)}`;
  const front = prefix === '' || /[-._]$/.test(prefix) ? prefix : `${prefix}-`;
  return `${front}${WORD[kind] ?? kind}-${name}@${domain}`.toLowerCase();
}

const WORD: Record<string, string> = { rooms: 'rum', networks: 'natverk', areas: 'omrade', units: 'enhet' };

/** A meeting's event id: Calendar takes `[a-v0-9]{5,1024}`, so hexadecimal does. Derived, so a lost reply never makes a second event. */
export function eventId(workspaceId: string, meeting: string): string {
  return `dk${sha256Hex(`${workspaceId}/meetings/${meeting}`).slice(0, 30)}`;
}

/** An audience is a set of rooms and the last day that its permits hold. */
export interface Audience {
  readonly rooms: readonly string[];
  readonly until: string | undefined;
}

/** `rum-alla+rum-lar|2027-06-30`; escapes the two separators, so equal keys mean equal audiences. */
export function audienceKey(audience: Audience): string {
  const quoted = (id: string) => id.replace(/[%+|]/g, (sign) => encodeURIComponent(sign));
  return `${[...audience.rooms].map(quoted).sort().join('+')}|${audience.until ?? ''}`;
}

/** The audience of a key made by audienceKey. */
export function audienceOfKey(key: string): Audience {
  const [rooms = '', until = ''] = key.split('|');
  return { rooms: rooms === '' ? [] : rooms.split('+').map(decodeURIComponent), until: until === '' ? undefined : until };
}

/** A marker's row value: appProperties hold 124 bytes of key and value together, so a long key is hashed. */
export function markerRow(row: string): string {
  return unescape(encodeURIComponent(row)).length <= 100 ? row : `sha256:${sha256Hex(row)}`;
}

/** The owner's mark in a group's description: Cloud Identity has no labels of our own. */
export function groupMarker(workspaceId: string, key: string): string {
  return `[delakultur ${workspaceId} ${key}]`;
}

/** The highest of the ids of one letter and a number, for each letter: `['M-12', 'F-040']`. Others are left out. */
export function highestIds(ids: Iterable<string>): string[] {
  const highest = new Map<string, string>();
  for (const id of ids) {
    const [, letter, digits] = /^([A-ZÅÄÖ])-(\d{1,12})$/.exec(id) ?? [];
    if (letter === undefined || digits === undefined) continue;
    const known = highest.get(letter);
    if (known === undefined || Number(known.slice(2)) < Number(digits)) highest.set(letter, id);
  }
  return [...highest.values()];
}

export const idKey = (table: string, row: string, kind: string): string => `${table}/${row}/${kind}`;
