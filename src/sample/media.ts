// Small real films for the sample: an MP4 (ISO/IEC 14496-12) with one H.264 still (ISO/IEC 14496-10, Baseline) shown for the whole
// length, so that players open it, Drive reads its length, and no two films have the same bytes.

const width = 320;
const height = 180;
const columns = width / 16;
const rows = Math.ceil(height / 16);
const timescale = 1000;

/** Writes single bits and the exponential-Golomb numbers that H.264 is made of. */
const bitWriter = () => {
  const bytes: number[] = [];
  let free = 0;
  const bit = (value: number): void => {
    if (free === 0) {
      bytes.push(0);
      free = 8;
    }
    free -= 1;
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) | (value << free);
  };
  const bits = (value: number, count: number): void => {
    for (let place = count - 1; place >= 0; place -= 1) bit((value >>> place) & 1);
  };
  const golomb = (value: number): void => {
    const length = 32 - Math.clz32(value + 1);
    bits(0, length - 1);
    bits(value + 1, length);
  };
  const align = (): void => {
    free = 0;
  };
  /** The stop bit, then zeros to the whole byte. */
  const finish = (): number[] => {
    bit(1);
    align();
    return bytes;
  };
  return { bits, golomb, align, finish };
};

/** A NAL unit: its header byte, then the payload with 3 put in wherever it would look like a start code. */
const nalUnit = (header: number, payload: readonly number[]): number[] => {
  const out = [header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return out;
};

const sequenceParameters = (): number[] => {
  const out = bitWriter();
  out.bits(66, 8); // Baseline
  out.bits(0xc0, 8); // also constrained Baseline
  out.bits(13, 8); // level 1.3: enough for 320 × 192
  for (const value of [0, 0, 2, 1]) out.golomb(value); // set 0; frame_num of 4 bits; order as decoded; one reference frame
  out.bits(0, 1);
  out.golomb(columns - 1);
  out.golomb(rows - 1);
  out.bits(0b11, 2); // frames only; direct_8x8_inference
  out.bits(1, 1); // cropped
  for (const value of [0, 0, 0, (rows * 16 - height) / 2]) out.golomb(value);
  out.bits(0, 1);
  return nalUnit(0x67, out.finish());
};

const pictureParameters = (): number[] => {
  const out = bitWriter();
  out.golomb(0);
  out.golomb(0);
  out.bits(0, 2); // CAVLC
  for (const value of [0, 0, 0]) out.golomb(value);
  out.bits(0, 3);
  for (const value of [0, 0, 0]) out.golomb(value); // quantiser 26, offsets 0
  out.bits(0b100, 3); // deblocking control present
  return nalUnit(0x68, out.finish());
};

/** One whole picture of one colour: the first macroblock holds the samples, all others are predicted from it with nothing added. */
const picture = (colour: readonly [number, number, number], pictureId: number): number[] => {
  const out = bitWriter();
  out.golomb(0); // first macroblock
  out.golomb(7); // I slice
  out.golomb(0);
  out.bits(0, 4); // frame_num
  out.golomb(pictureId);
  out.bits(0, 2);
  out.golomb(0);
  out.golomb(1); // no deblocking
  for (let block = 0; block < columns * rows; block += 1) {
    if (block === 0) {
      out.golomb(25); // I_PCM
      out.align();
      for (let sample = 0; sample < 256; sample += 1) out.bits(colour[0], 8);
      for (let sample = 0; sample < 64; sample += 1) out.bits(colour[1], 8);
      for (let sample = 0; sample < 64; sample += 1) out.bits(colour[2], 8);
      continue;
    }
    out.golomb(3); // Intra 16×16, DC prediction, no residual
    out.golomb(0);
    out.golomb(0);
    // "No coefficients" is written with another code beside the raw block, which counts as having sixteen (clause 9.2.1).
    if (block === 1 || block === columns) out.bits(0b000011, 6);
    else out.bits(1, 1);
  }
  return nalUnit(0x65, out.finish());
};

const u16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];
const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const ascii = (text: string): number[] => [...text].map(letter => letter.charCodeAt(0));
const box = (type: string, ...parts: readonly (readonly number[])[]): number[] => {
  const body = parts.flat();
  return [...u32(body.length + 8), ...ascii(type), ...body];
};
const matrix = [...u32(0x10000), ...zeros(12), ...u32(0x10000), ...zeros(12), ...u32(0x40000000)];

/** UTF-8 with the language's own means: TextEncoder belongs to the platform, not to the language. */
const utf8 = (text: string): number[] =>
  [...encodeURIComponent(text).matchAll(/%(..)|(.)/g)].map(([, hex, letter]) => (hex === undefined ? (letter ?? '').charCodeAt(0) : Number.parseInt(hex, 16)));

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
  const stills = [1, 2].map(id => picture(colour, id)).map(unit => [...u32(unit.length), ...unit]);
  const [even = [], odd = []] = stills;
  const count = Math.max(1, Math.ceil(whole / 30));
  const step = Math.floor((whole * timescale) / count);
  const last = whole * timescale - step * (count - 1);
  const sps = sequenceParameters();
  const pps = pictureParameters();
  const avcC = box('avcC', [1, 66, 0xc0, 13, 0xff, 0xe1], u16(sps.length), sps, [1], u16(pps.length), pps);
  const avc1 = box('avc1', zeros(6), u16(1), zeros(16), u16(width), u16(height), u32(0x480000), u32(0x480000), zeros(4), u16(1), zeros(32), u16(24), u16(0xffff), avcC);
  const times = count === 1 ? [[1, last]] : [[count - 1, step], [1, last]];
  const ftyp = box('ftyp', ascii('isom'), u32(512), ascii('isomavc1mp41'));
  const moov = (mediaStart: number): number[] => {
    const offsets = Array.from({ length: count }, (_, index) => u32(mediaStart + (index % 2 === 0 ? 0 : even.length)));
    const sizes = Array.from({ length: count }, (_, index) => u32(index % 2 === 0 ? even.length : odd.length));
    const stbl = box('stbl',
      box('stsd', u32(0), u32(1), avc1),
      box('stts', u32(0), u32(times.length), times.flat().flatMap(u32)),
      box('stsc', u32(0), u32(1), u32(1), u32(1), u32(1)),
      box('stsz', u32(0), u32(0), u32(count), sizes.flat()),
      box('stco', u32(0), u32(count), offsets.flat()));
    const minf = box('minf', box('vmhd', u32(1), zeros(8)), box('dinf', box('dref', u32(0), u32(1), box('url ', u32(1)))), stbl);
    const mdia = box('mdia',
      box('mdhd', u32(0), zeros(8), u32(timescale), u32(whole * timescale), u16(0x4ee5), u16(0)), // 'swe', five bits a letter
      box('hdlr', u32(0), zeros(4), ascii('vide'), zeros(12), [0]), minf);
    const tkhd = box('tkhd', u32(3), zeros(8), u32(1), zeros(4), u32(whole * timescale), zeros(16), matrix, u16(width), u16(0), u16(height), u16(0));
    const mvhd = box('mvhd', u32(0), zeros(8), u32(timescale), u32(whole * timescale), u32(0x10000), u16(0x100), zeros(10), matrix, zeros(24), u32(2));
    return box('moov', mvhd, box('trak', tkhd, mdia));
  };
  const named = box('free', utf8(label));
  const mediaStart = ftyp.length + moov(0).length + named.length + 8;
  return Uint8Array.from([...ftyp, ...moov(mediaStart), ...named, ...box('mdat', even, odd)]);
}

const clock = (seconds: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const milliseconds = Math.round(seconds * 1000);
  return `${two(Math.floor(milliseconds / 3_600_000))}:${two(Math.floor(milliseconds / 60_000) % 60)}:${two(Math.floor(milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`;
};

/** Seconds a line stays on the screen at most. */
const longestCue = 8;

/** What a cue may hold: no line break within it, no arrow, and the three signs that WebVTT reads as its own written out. */
const cueText = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Swedish captions as WebVTT: the title first, then `lines` one after the other, spread evenly over `seconds`.
 * Lines that are empty are left out.
 */
export function sampleCaptions(title: string, seconds: number, lines: readonly string[]): string {
  const spoken = [title, ...lines].map(cueText).filter(line => line !== '');
  const share = seconds / Math.max(1, spoken.length);
  const cues = spoken.map((line, index) => `${index + 1}\n${clock(index * share)} --> ${clock(index * share + Math.min(share, longestCue))}\n${line}\n`);
  return [`WEBVTT\nLanguage: sv\n`, ...cues].join('\n');
}
