/** Text that was UTF-8, was read by some program in an old code page, and was saved as UTF-8 again: "Ã…sa" for "Åsa". */
import { codePages } from './code-pages.ts';

export type Mended =
  | { readonly kind: 'sound' | 'mended'; readonly text: string }
  /** Some letters are encoded twice and others once: `at` is the position of the first of the former. */
  | { readonly kind: 'mixed'; readonly at: number; readonly shown: string };

/** Characters that a Swedish table may have. A pair that decodes to anything else is left alone. */
const likely = /^[\xa0§°´·½åäöÅÄÖéÉüÜèÈêëàáÁâãçñøØæÆôòóÓíìîïúûýßšŠžŽćčđłńśż“”„‘’–—…•€™\ufeff\ufffd]+$/;
const foreign = /[^\0-\x7f]+/g;

const bytesOf = Object.values(codePages).map((page) => {
  const bytes = new Map([...page].map((sign, at) => [sign, at + 0x80]));
  // Programs that read Latin-1 leave control characters.
  for (let code = 0x80; code < 0xa0; code++) if (!bytes.has(String.fromCharCode(code))) bytes.set(String.fromCharCode(code), code);
  return bytes;
});

/** The intended text, where all of it is encoded twice (or more often). */
export function mendedText(text: string, times = 0): Mended {
  const runs = [...text.matchAll(foreign)];
  for (const bytes of bytesOf) {
    const meant = runs.map(([run]) => decodedRun(run, bytes));
    const spoilt = meant.filter((one) => one !== undefined).length;
    if (spoilt === 0) continue;
    const first = runs[meant.findIndex((one) => one !== undefined)];
    if (spoilt < runs.length && first) return { kind: 'mixed', at: first.index, shown: first[0].slice(0, 12) };
    let at = 0;
    const mended = text.replace(foreign, (run) => meant[at++] ?? run).replace(/^\ufeff/, '');
    const again: Mended = times < 3 ? mendedText(mended, times + 1) : { kind: 'sound', text: mended };
    return again.kind === 'sound' ? { kind: 'mended', text: mended } : again;
  }
  return { kind: 'sound', text };
}

function decodedRun(run: string, bytesOfSign: ReadonlyMap<string, number>): string | undefined {
  const bytes = [...run].map((sign) => bytesOfSign.get(sign));
  if (bytes.some((byte) => byte === undefined)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes as number[]));
    return likely.test(text) || encodedAgain(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Encoded three times or more: what comes out is itself encoded twice. */
const encodedAgain = (text: string): boolean => /^(?:[ÃÂâ├┬√¬][^\0-\x7f]+)+$/.test(text);
