/** Captions as films have them: WebVTT (.vtt) and SubRip (.srt), read loosely, as players do. */

/** Hours may be absent and minutes may pass 59 (W3C WebVTT §4.1); SubRip has a comma before the thousandths. */
const time = '(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:[.,](\\d{1,3}))?';
const timing = new RegExp(`^\\s*${time}\\s*-->\\s*${time}(?:\\s.*)?$`);

/**
 * Reads captions: cues with plain text and their times in seconds, when the last one ends, and what is wrong by 1-based
 * line (0: the whole file). What can't be read is a problem and left out; the rest stands. Never throws.
 */
export function parseCaptions(text: string): {
  cues: { from: number; to: number; text: string }[];
  seconds: number;
  problems: { line: number; sv: string; en: string }[];
} {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const cues: { from: number; to: number; text: string }[] = [];
  const problems: { line: number; sv: string; en: string }[] = [];
  const isVtt = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '');
  let begun = 0;
  for (let at = isVtt ? endOfBlock(lines, 0) : 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isVtt && /^(?:NOTE|STYLE|REGION)(?:[ \t:]|$)/.test(line)) {
      at = endOfBlock(lines, at);
      continue;
    }
    if (!line.includes('-->')) continue; // A cue's number or name, or an empty line.
    const span = spanOf(line);
    const { body, end } = bodyFrom(lines, at + 1);
    const number = at + 1;
    at = end - 1;
    if (!span) {
      problems.push({
        line: number,
        sv: `Tiden går inte att läsa: ”${line.trim()}”. Skriv 00:01:02.000 --> 00:01:05.000.`,
        en: `The time can’t be read: “${line.trim()}”. Write 00:01:02.000 --> 00:01:05.000.`,
      });
      continue;
    }
    if (span.to <= span.from) {
      problems.push({
        line: number,
        sv: `Texten slutar innan den börjar: ”${line.trim()}”.`,
        en: `The cue ends before it begins: “${line.trim()}”.`,
      });
      continue;
    }
    if (span.from < begun) {
      problems.push({
        line: number,
        sv: `Texten börjar före den som står innan: ”${line.trim()}”.`,
        en: `The cue begins before the one above it: “${line.trim()}”.`,
      });
    }
    if (!isVtt && cues.length === 0 && !/\d,\d/.test(line)) {
      problems.push({
        line: 1,
        sv: 'Första raden ska vara WEBVTT. Utan den visas inga undertexter.',
        en: 'The first line must be WEBVTT. Without it no captions are shown.',
      });
    }
    begun = Math.max(begun, span.from);
    cues.push({ ...span, text: body });
  }
  if (cues.length === 0) problems.push({ line: 0, sv: 'Filen har inga undertexter.', en: 'The file holds no captions.' });
  return { cues, seconds: cues.reduce((last, cue) => Math.max(last, cue.to), 0), problems };
}

/**
 * What to say of captions that end after the film does, both in seconds; undefined when they fit. Two seconds are let by:
 * the last cue is often held a little longer than the picture.
 */
export function captionsPastEnd(captions: number, film: number): { sv: string; en: string } | undefined {
  if (film <= 0 || captions <= film + 2) return undefined;
  return {
    sv: `Undertexterna slutar ${clock(captions)}, men filmen redan ${clock(film)}. Hör de till en annan film?`,
    en: `The captions end at ${clock(captions)}, but the film already at ${clock(film)}. Do they belong to another film?`,
  };
}

/** '1:02:03' or '2:03'. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function spanOf(line: string): { from: number; to: number } | undefined {
  const match = timing.exec(line);
  if (!match) return undefined;
  const [from, to] = [secondsOf(match.slice(1, 5)), secondsOf(match.slice(5, 9))];
  return from === undefined || to === undefined ? undefined : { from, to };
}

function secondsOf([hours = '0', minutes = '0', seconds = '0', fraction = '0']: readonly (string | undefined)[]): number | undefined {
  if (Number(seconds) > 59 || (hours !== '0' && Number(minutes) > 59)) return undefined;
  const thousandths = Number(`${fraction}00`.slice(0, 3));
  return (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + thousandths) / 1000;
}

/** The index of the empty line that ends the block which begins at `at`. */
function endOfBlock(lines: readonly string[], at: number): number {
  let end = at;
  while (end < lines.length && (lines[end] ?? '').trim() !== '') end++;
  return end;
}

/** A cue's text, up to an empty line; or up to the next cue, where the empty line was forgotten. */
function bodyFrom(lines: readonly string[], start: number): { body: string; end: number } {
  let end = start;
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && !(lines[end] ?? '').includes('-->')) end++;
  const body = lines.slice(start, end);
  // The number of the cue that follows at once is not this one's text.
  if ((lines[end] ?? '').includes('-->') && /^\d+$/.test((body[body.length - 1] ?? '').trim())) body.pop();
  return { body: body.map(plain).join('\n').trim(), end };
}

const signs: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/** Without tags (<i>, <v Lena>, <00:01.000>) and SubRip's positions ({\an8}). */
function plain(line: string): string {
  return line
    .replace(/<\/?[a-zA-Z0-9][^<>]*>|\{\\[^}]*\}/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (sign) => signs[sign] ?? sign)
    .trim();
}
