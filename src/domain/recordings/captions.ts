/**
 * Reads captions: WebVTT (W3C WebVTT §6.1) and SubRip, which has no standard. Reads as players do: lenient where they are,
 * with a problem for each thing they would not show. The text decides which format it is, not the file's name.
 */
import type { Message } from '../message.ts';
import { fileMessage } from './file-messages.ts';

export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What is wrong, by 1-based line (0: the whole file). */
export interface CaptionProblem {
  readonly line: number;
  readonly message: Message;
}

export interface CaptionsRead {
  readonly kind: 'webvtt' | 'subrip';
  /** The cues that a player shows, as plain text and times in seconds. Empty: the file is of no use as captions. */
  readonly cues: readonly Cue[];
  /** When the last one ends. */
  readonly seconds: number;
  readonly problems: readonly CaptionProblem[];
}

/** WebVTT: a dot and three digits, hours may be absent (§6.3). SubRip: comma or dot, as YouTube, VLC and ffmpeg take both. */
const vttTime = '(?:(\\d+):)?(\\d\\d):(\\d\\d)\\.(\\d{3})';
const srtTime = '(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:[.,](\\d{1,3}))?';
const lineOf = (time: string, gap: string): RegExp => new RegExp(`^\\s*${time}${gap}-->${gap}${time}(?![\\d.,:])(.*)$`);
const timing = { webvtt: lineOf(vttTime, '[ \\t]*'), subrip: lineOf(srtTime, '\\s*') };
/** A line that was meant as times, though its arrow is another: 00:01,000 -> 00:02,000. */
const almostTiming = /^\s*\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?\s*(?:[-–—=]+\s*>|→)\s*\d{1,3}:\d/;
const isNumber = (line: string): boolean => /^\s*\d+\s*$/.test(line);

/** Never throws. */
export function parseCaptions(text: string): CaptionsRead {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const kind = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '') ? 'webvtt' : 'subrip';
  const misplaced = kind === 'subrip' ? lines.findIndex((line) => line.trim() !== '') : -1;
  if (/^\s*WEBVTT(?![a-z])/i.test(lines[misplaced] ?? ''))
    return { kind: 'webvtt', cues: [], seconds: 0, problems: [{ line: misplaced + 1, message: fileMessage('captions.signature') }] };
  const cues: Cue[] = [];
  const problems: CaptionProblem[] = [];
  const say: Say = (at, message) => {
    problems.push({ line: at + 1, message });
  };
  let begun = 0;
  let at = kind === 'webvtt' ? endOfHeader(lines) : 0;
  for (let block = blockFrom(lines, at, kind); at < lines.length; block = blockFrom(lines, at, kind)) {
    at = block.end;
    const arrow = block.arrow === undefined ? undefined : (lines[block.arrow] ?? '');
    if (arrow === undefined || block.arrow === undefined) sayLost(block, lines, kind, say);
    else {
      const span = spanOf(arrow, kind);
      const shown = arrow.trim().slice(0, 80);
      const isNote = kind === 'webvtt' && /^NOTE(?:[ \t]|$)/.test(lines[block.start] ?? '');
      if (!span && isNote) continue;
      if (!span) sayUnreadable(block.arrow, shown, kind, say);
      else if (span.to <= span.from) say(block.arrow, fileMessage('captions.endsFirst', { shown }));
      else {
        const { body, number } = bodyOf(block, lines, kind);
        if (span.from < begun) say(block.arrow, fileMessage('captions.beforeLast', { shown }));
        if (span.odd) say(block.arrow, fileMessage('captions.oddTime', { shown }));
        if (number !== undefined) say(number, fileMessage('captions.noEmptyLine'));
        begun = Math.max(begun, span.from);
        cues.push({ from: span.from, to: span.to, text: body });
      }
    }
  }
  const lost = lines.findIndex((line) => line.includes('\ufffd'));
  if (lost >= 0) say(lost, fileMessage('captions.lostSign'));
  if (cues.every((cue) => cue.text === '')) {
    const isTimed = lines.some((line) => line.includes('-->') || almostTiming.test(line));
    return {
      kind,
      cues: [],
      seconds: 0,
      problems: isTimed ? [ofWhole('captions.nothingShown'), ...problems] : [ofWhole('captions.noTimes')],
    };
  }
  return { kind, cues, seconds: cues.reduce((last, cue) => Math.max(last, cue.to), 0), problems };
}

type Say = (at: number, message: Message) => void;

const ofWhole = (code: 'captions.nothingShown' | 'captions.noTimes'): CaptionProblem => ({ line: 0, message: fileMessage(code) });

interface Block {
  readonly start: number;
  /** The line with its times; undefined where it has none. */
  readonly arrow: number | undefined;
  /** The line after its last. */
  readonly end: number;
}

/**
 * The lines up to an empty one, or up to the next times, where the empty line was forgotten (§6.1 "collect a block"). Only an
 * empty line ends it: YouTube's cues hold lines of one space.
 */
function blockFrom(lines: readonly string[], start: number, kind: CaptionsRead['kind']): Block {
  let arrow: number | undefined;
  for (let at = start; ; at++) {
    const line = lines[at];
    if (line === undefined || line === '') return { start, arrow, end: at + (line === undefined || at > start ? 0 : 1) };
    const isArrow = line.includes('-->') || (kind === 'subrip' && almostTiming.test(line));
    if (!isArrow) continue;
    if (arrow === undefined && at - start < 2) arrow = at;
    else if (arrow !== undefined || kind === 'webvtt' || timing.subrip.test(line))
      return { start, arrow, end: numberBefore(lines, at, start, kind) };
  }
}

/** SubRip's number belongs to the times below it. */
const numberBefore = (lines: readonly string[], at: number, start: number, kind: CaptionsRead['kind']): number =>
  kind === 'subrip' && at - 1 > start && isNumber(lines[at - 1] ?? '') ? at - 1 : at;

/** The header ends at an empty line, or at the first arrow: players show cues that follow at once. */
function endOfHeader(lines: readonly string[]): number {
  let at = 1;
  while (at < lines.length && lines[at] !== '' && !(lines[at] ?? '').includes('-->')) at++;
  return at;
}

/** No player shows text without times above it: an empty line within a cue ends it. */
function sayLost({ start, end }: Block, lines: readonly string[], kind: CaptionsRead['kind'], say: Say): void {
  const first = lines[start] ?? '';
  if (kind === 'webvtt' && /^(?:NOTE|STYLE|REGION)(?:[ \t:]|$)/.test(first)) return;
  const block = lines.slice(start, end);
  if (block.every((line) => line.trim() === '' || isNumber(line))) return;
  const meant = [first, block[1] ?? ''].find((line) => almostTiming.test(line));
  if (meant !== undefined) {
    sayUnreadable(start, meant.trim().slice(0, 80), kind, say);
    return;
  }
  const shown = first.trim().slice(0, 60);
  say(start, fileMessage('captions.lost', { shown, isBelow: start > 0 && lines[start - 1] === '' }));
}

function sayUnreadable(at: number, shown: string, kind: CaptionsRead['kind'], say: Say): void {
  const right = kind === 'webvtt' ? '00:01:02.000 --> 00:01:05.000' : '00:01:02,000 --> 00:01:05,000';
  const comma = kind === 'webvtt' && /\d,\d/.test(shown);
  say(at, fileMessage('captions.unreadable', { shown, right, comma }));
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** SubRip without hours or thousandths, which some players pass over. */
  readonly odd: boolean;
}

function spanOf(line: string, kind: CaptionsRead['kind']): Span | undefined {
  const match = timing[kind].exec(line);
  if (!match) return undefined;
  const [from, to] = [secondsOf(match.slice(1, 5)), secondsOf(match.slice(5, 9))];
  if (from === undefined || to === undefined) return undefined;
  const odd = kind === 'subrip' && [1, 4, 5, 8].some((part) => match[part] === undefined);
  return { from, to, odd };
}

function secondsOf([hours, minutes = '0', seconds = '0', fraction = '0']: readonly (string | undefined)[]): number | undefined {
  if (Number(seconds) > 59 || Number(minutes) > 59) return undefined;
  const thousandths = Number(`${fraction}00`.slice(0, 3));
  return (Number(hours ?? 0) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + thousandths) / 1000;
}

function bodyOf(
  { arrow = 0, end }: Block,
  lines: readonly string[],
  kind: CaptionsRead['kind'],
): { body: string; number: number | undefined } {
  const body = lines.slice(arrow + 1, end);
  const isLast = (lines[end] ?? '') === '';
  const number = kind === 'webvtt' && !isLast && body.length > 1 && isNumber(body[body.length - 1] ?? '') ? end - 1 : undefined;
  if (number !== undefined) body.pop();
  return { body: body.map(plain).join('\n').trim(), number };
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

/** With more problems than this the file is something else or badly made: the first ones say enough. */
const SHOWN = 3;

/** The first problems, each with its line, and how many more there are. `name` stands first where it is given. */
export function problemMessages(problems: readonly CaptionProblem[], name = ''): Message[] {
  const shown = problems.slice(0, SHOWN).map(({ line, message }) => fileMessage('captions.at', { name, line, fault: message }));
  const rest = problems.length - shown.length;
  return rest === 0 ? shown : [...shown, fileMessage('captions.more', { name, faults: rest })];
}

/** For captions in another encoding. */
export const reencoded = fileMessage('captions.reencoded');

/**
 * What to say of captions that end after the film does, both in seconds; undefined when they fit. Two seconds are let by:
 * the last cue is often held a little longer than the picture.
 */
function captionsPastEnd(captions: number, film: number): Message | undefined {
  if (film <= 0 || captions <= film + 2) return undefined;
  return fileMessage('captions.pastEnd', { captions: clock(captions), film: clock(film) });
}

/** What to say of captions whose length does not go with their film's, both in seconds; undefined where it does, or is not known. */
export function captionsUnfit(captions: number, film: number): Message | undefined {
  if (film <= 0) return undefined;
  const past = captionsPastEnd(captions, film);
  if (past) return past;
  // Films often end in silence: only a long one is told of.
  if (film - captions <= Math.max(60, film / 5)) return undefined;
  return fileMessage('captions.short', { minutes: Math.round((film - captions) / 60) });
}

/** '1:02:03' or '2:03'. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
