/** Links that people give each other: one reader, for cells, for what staff send, and for what is shown. */

const LONGEST = 2000;
const LABEL = '[a-z0-9åäöéü](?:[a-z0-9åäöéü-]{0,61}[a-z0-9åäöéü])?';
/**
 * A name of at least two parts, the last of letters: no address in figures, no name before an @, and none of other alphabets'
 * letters, which look like ours. Then a port, and whatever holds no blank, bracket, quote or backslash.
 */
const LINK = new RegExp(`^https://((?:${LABEL}\\.)+[a-z]{2,63})(:\\d{1,5})?((?:[/?#][^\\s<>"\\\\]*)?)$`, 'i');
/** Control characters, and those that no one sees or that turn the text around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** An https link as it is kept, its scheme and host in lower case; undefined for any other, and for one that hides where it leads. */
export function readLink(text: string): string | undefined {
  const link = text.trim();
  const [, host, port = '', rest = ''] = (link.length <= LONGEST && !UNSEEN.test(link) && LINK.exec(link)) || [];
  return host === undefined ? undefined : `https://${host.toLowerCase()}${port}${rest}`;
}

/** Where a link leads, for people to see before they follow it; undefined for what is none. */
export const hostOf = (link: string): string | undefined => LINK.exec(readLink(link) ?? '')?.[1];

/** Where Drive shows a file. */
export const fileLink = (id: string): string => `https://drive.google.com/file/d/${id}/view`;
