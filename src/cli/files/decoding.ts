/** Decodes a file's bytes, whatever program wrote them: read where that is certain, otherwise refused with the line. */
import type { Message } from '../../domain/message.ts';
import { csvMessage } from '../../messages/cli/csv.ts';
import { type CodePage, codePages } from './code-pages.ts';
import { mendedText } from './mojibake.ts';

export type Decoded =
  /** `readAs` tells people of a guess, so that none is silent. */
  | { readonly kind: 'text'; readonly text: string; readonly readAs?: Message }
  /** `line` is the file's own, from 1; 0 where the whole file is meant. */
  | { readonly kind: 'unreadable'; readonly line: number; readonly why: Message };

const readAs: Record<CodePage, Message | undefined> = {
  windows: undefined,
  macintosh: csvMessage('csv.readAsMacintosh'),
  dos: csvMessage('csv.readAsDos'),
};

/** The text of a file's bytes, without a byte order mark. */
export function decode(bytes: Uint8Array): Decoded {
  const read = decodedOnce(bytes);
  if (read.kind === 'unreadable') return read;
  const mended = mendedText(read.text);
  if (mended.kind === 'mixed') {
    return unreadable(read.text, mended.at, csvMessage('csv.encodedTwice', { shown: mended.shown }));
  }
  const { text } = mended;
  const lost = text.indexOf('\ufffd');
  if (lost >= 0) {
    return unreadable(text, lost, csvMessage('csv.characterLost', { shown: around(text, lost) }));
  }
  const how = mended.kind === 'mended' ? csvMessage('csv.mended') : read.readAs;
  return { kind: 'text', text, ...(how && { readAs: how }) };
}

function decodedOnce(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) {
    // Not fatal: a lone surrogate becomes U+FFFD, which is refused with its line.
    const text = new TextDecoder(wide.encoding).decode(bytes);
    return { kind: 'text', text, ...(wide.marked ? {} : { readAs: csvMessage('csv.readAsUtf16') }) };
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!text.includes('\ufffd') || isUtf8(bytes)) return { kind: 'text', text };
  // Mostly valid UTF-8 with a bad byte or two, or two files in different encodings joined.
  if (/[^\0-\x7f\ufffd]/.test(text) || (bytes[0] === 0xef && bytes[1] === 0xbb)) {
    const at = text.indexOf('\ufffd');
    return unreadable(text, at, csvMessage('csv.notUtf8There', { shown: around(text, at) }));
  }
  return decodedByCodePage(bytes);
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** UTF-16 by its mark, or by the zeros that Latin letters have in every second byte. */
function wideEncoding(bytes: Uint8Array): { encoding: 'utf-16le' | 'utf-16be'; marked: boolean } | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', marked: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', marked: true };
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 3;
  if (odd > many && even === 0) return { encoding: 'utf-16le', marked: false };
  return even > many && odd === 0 ? { encoding: 'utf-16be', marked: false } : undefined;
}

/** Min margin of the best decoding over the next one, in letter weights. */
const clear = 3;

function decodedByCodePage(bytes: Uint8Array): Decoded {
  const raw = Buffer.from(bytes).toString('latin1');
  const onlyReturns = raw.includes('\r') && !raw.includes('\n');
  const readings = (Object.keys(codePages) as CodePage[])
    .map((page) => {
      const text = raw.replace(/[\x80-\xff]/g, (sign) => codePages[page][sign.charCodeAt(0) - 0x80] ?? sign);
      // Windows-1252 is what Excel writes here; bare carriage returns are an old Macintosh's.
      const habit = { windows: 2, macintosh: onlyReturns ? 5 : 0, dos: -2 }[page];
      const weights = [...text.matchAll(/[^\0-\x7f]/g)].map(({ index }) => ({ index, weight: weightOf(text, index) }));
      return { page, text, weights, score: habit + weights.reduce((sum, one) => sum + one.weight, 0) };
    })
    .sort((a, b) => b.score - a.score);
  const [best, next] = readings;
  if (!best || !next) return { kind: 'text', text: raw };
  const strange = best.score - next.score < clear ? best.weights[0] : best.weights.find(({ weight }) => weight <= impossible);
  const how = readAs[best.page];
  if (!strange) return { kind: 'text', text: best.text, ...(how && { readAs: how }) };
  return unreadable(best.text, strange.index, csvMessage('csv.noLetter', { shown: around(best.text, strange.index) }));
}

const impossible = -3;
const isLetter = (sign: string): boolean => /\p{L}/u.test(sign);
const isLower = (sign: string): boolean => /\p{Ll}/u.test(sign);
const isUpper = (sign: string): boolean => /\p{Lu}/u.test(sign);

/** How likely a character is in its place in a Swedish table: 3 for å ä ö, below 0 for unlikely ones. */
function weightOf(text: string, at: number): number {
  const [before, sign, after] = [text[at - 1] ?? ' ', text[at] ?? ' ', text[at + 1] ?? ' '];
  if (/[\x80-\x9f\u2500-\u25a0\uf8ff]/.test(sign)) return -5;
  if (/[ªºƒıﬁﬂπΩµˆˇ]/.test(sign)) return impossible;
  const touched = isLetter(before) || isLetter(after);
  if (isLetter(sign)) {
    if ((isUpper(sign) && isLower(before)) || (isLower(sign) && isUpper(before) && isUpper(after))) return -2;
    if (/[åäöÅÄÖ]/.test(sign)) return touched ? 3 : 1;
    if (!touched) return -1;
    return /[éÉüÜšŠžŽ]/.test(sign) ? 2 : 0;
  }
  // Beside other signs too: 'Sj”„ngen' is no word.
  const joined =
    /\p{L}[^\0-\x7f–—…]*$/u.test(text.slice(Math.max(0, at - 3), at)) && /^[^\0-\x7f–—…]*\p{L}/u.test(text.slice(at + 1, at + 4));
  if (joined) return /[’‘–—…·•×\xa0\xad´]/.test(sign) ? 0 : impossible;
  if (/[“‘«]/.test(sign)) return isLetter(after) ? 1 : 0;
  if (/[”’»…]/.test(sign)) return isLetter(before) ? 1 : 0;
  if (/[–—€§°½·•]/.test(sign)) return 1;
  return /[™‰‡∞≠≤≥∂∑∏∫√≈◊∆]/.test(sign) ? -1 : 0;
}

/** The word that a character stands in. */
function around(text: string, at: number): string {
  const before = /[^\s;,"]{0,12}$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  return before + (/^.[^\s;,"]{0,12}/.exec(text.slice(at))?.[0] ?? '');
}

function unreadable(text: string, at: number, why: Message): Decoded {
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
  return { kind: 'unreadable', line, why };
}
