// Small real films for the sample: an MP4 (ISO/IEC 14496-12) with one H.264 still shown for the whole length, so that players
// open it, Drive reads its length, and no two films have the same bytes. Their captions are WebVTT.

import { height, picture, pictureParameters, sequenceParameters, width } from './still.ts';

const timescale = 1000;

const u16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];
const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const box = (type: string, ...parts: readonly (readonly number[])[]): number[] => {
  const body = parts.flat();
  return [...u32(body.length + 8), ...ascii(type), ...body];
};
const matrix = [...u32(0x10000), ...zeros(12), ...u32(0x10000), ...zeros(12), ...u32(0x40000000)];

/** UTF-8 with the language's own means: TextEncoder belongs to the platform, not to the language. */
const utf8 = (text: string): number[] =>
  [...encodeURIComponent(text).matchAll(/%(..)|(.)/g)].map(([, hex, letter]) =>
    hex === undefined ? (letter ?? '').charCodeAt(0) : Number.parseInt(hex, 16),
  );

/** A 32-bit fingerprint of a label (FNV-1a). */
const fingerprint = (text: string): number => utf8(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);

/**
 * A tiny MP4 film of `seconds` (1 or more, rounded to whole seconds) with one still picture in a colour drawn from `label`.
 * About two kilobytes; different labels give different bytes. Throws RangeError when `seconds` is not a positive number.
 */
export function sampleFilm(seconds: number, label: string): Uint8Array {
  if (!(seconds > 0) || !Number.isFinite(seconds)) throw new RangeError(`A film needs a length in seconds, not ${seconds}.`);
  const whole = Math.max(1, Math.round(seconds));
  const mark = fingerprint(label);
  const colour = [70 + (mark % 80), 64 + ((mark >>> 8) % 128), 64 + ((mark >>> 16) % 128)] as const;
  // Two pictures that differ in nothing but their number take turns, since neighbours may not share one; each is stored once.
  const stills = [1, 2].map((id) => picture(colour, id)).map((unit) => [...u32(unit.length), ...unit]);
  const [even = [], odd = []] = stills;
  const count = Math.max(1, Math.ceil(whole / 30));
  const step = Math.floor((whole * timescale) / count);
  const last = whole * timescale - step * (count - 1);
  const sps = sequenceParameters();
  const pps = pictureParameters();
  const avcC = box('avcC', [1, 66, 0xc0, 13, 0xff, 0xe1], u16(sps.length), sps, [1], u16(pps.length), pps);
  const avc1 = box(
    'avc1',
    zeros(6),
    u16(1),
    zeros(16),
    u16(width),
    u16(height),
    u32(0x480000),
    u32(0x480000),
    zeros(4),
    u16(1),
    zeros(32),
    u16(24),
    u16(0xffff),
    avcC,
  );
  const times =
    count === 1
      ? [[1, last]]
      : [
          [count - 1, step],
          [1, last],
        ];
  const ftyp = box('ftyp', ascii('isom'), u32(512), ascii('isomavc1mp41'));
  const moov = (mediaStart: number): number[] => {
    const offsets = Array.from({ length: count }, (_, index) => u32(mediaStart + (index % 2 === 0 ? 0 : even.length)));
    const sizes = Array.from({ length: count }, (_, index) => u32(index % 2 === 0 ? even.length : odd.length));
    const stbl = box(
      'stbl',
      box('stsd', u32(0), u32(1), avc1),
      box('stts', u32(0), u32(times.length), times.flat().flatMap(u32)),
      box('stsc', u32(0), u32(1), u32(1), u32(1), u32(1)),
      box('stsz', u32(0), u32(0), u32(count), sizes.flat()),
      box('stco', u32(0), u32(count), offsets.flat()),
    );
    const minf = box('minf', box('vmhd', u32(1), zeros(8)), box('dinf', box('dref', u32(0), u32(1), box('url ', u32(1)))), stbl);
    const mdia = box(
      'mdia',
      box('mdhd', u32(0), zeros(8), u32(timescale), u32(whole * timescale), u16(0x4ee5), u16(0)), // 'swe', five bits a letter
      box('hdlr', u32(0), zeros(4), ascii('vide'), zeros(12), [0]),
      minf,
    );
    const tkhd = box(
      'tkhd',
      u32(3),
      zeros(8),
      u32(1),
      zeros(4),
      u32(whole * timescale),
      zeros(16),
      matrix,
      u16(width),
      u16(0),
      u16(height),
      u16(0),
    );
    const mvhd = box(
      'mvhd',
      u32(0),
      zeros(8),
      u32(timescale),
      u32(whole * timescale),
      u32(0x10000),
      u16(0x100),
      zeros(10),
      matrix,
      zeros(24),
      u32(2),
    );
    return box('moov', mvhd, box('trak', tkhd, mdia));
  };
  const named = box('free', utf8(label));
  const mediaStart = ftyp.length + moov(0).length + named.length + 8;
  return Uint8Array.from([...ftyp, ...moov(mediaStart), ...named, ...box('mdat', even, odd)]);
}

const clock = (seconds: number): string => {
  const milliseconds = Math.round(seconds * 1000);
  const unit = (size: number, within: number, digits: number): string =>
    String(Math.floor(milliseconds / size) % within).padStart(digits, '0');
  return `${unit(3_600_000, 100, 2)}:${unit(60_000, 60, 2)}:${unit(1000, 60, 2)}.${unit(1, 1000, 3)}`;
};

/** Seconds a line stays on the screen at most. */
const longestCue = 8;

/** What a cue may hold: no line break within it, no arrow, and the three signs that WebVTT reads as its own written out. */
const cueText = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Swedish captions as WebVTT: the title first, then `lines` one after the other, spread evenly over `seconds`.
 * Lines that are empty are left out.
 */
export function sampleCaptions(title: string, seconds: number, lines: readonly string[]): string {
  const spoken = [title, ...lines].map(cueText).filter((line) => line !== '');
  const share = seconds / Math.max(1, spoken.length);
  const cues = spoken.map(
    (line, index) => `${index + 1}\n${clock(index * share)} --> ${clock(index * share + Math.min(share, longestCue))}\n${line}\n`,
  );
  return [`WEBVTT\nLanguage: sv\n`, ...cues].join('\n');
}
