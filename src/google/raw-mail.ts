/** A mail as Gmail takes it. */

/**
 * A mail to one person as an RFC 822 message in Gmail's base64url, for `gmail.users.messages.send`. `from` and `to` are
 * addresses that have been read as such; subject and text may hold anything, since they are encoded.
 */
export function rawMessage(from: string, to: string, subject: string, body: string): string {
  // A line break would end the header, and a comma the address: then the letter would be somebody else's.
  for (const address of [from, to]) if (/[\s,;:<>"]/.test(address)) throw new Error('That is no address of one person.');
  const text = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?UTF-8?B?${base64(utf8(subject))}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(utf8(body)),
  ].join('\r\n');
  return base64(utf8(text)).replace(/\+/g, '-').replace(/\//g, '_');
}

/** Apps Script has no TextEncoder and no btoa. */
function utf8(text: string): number[] {
  return Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    text += b === undefined ? '=' : ALPHABET.charAt((bits >> 6) & 63);
    text += c === undefined ? '=' : ALPHABET.charAt(bits & 63);
  }
  return text;
}
