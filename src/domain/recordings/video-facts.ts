/**
 * A film's length and size in pixels, read from the file itself: MP4/QuickTime (ISO/IEC 14496-12: `moov/mvhd`, `moov/trak/tkhd`)
 * and WebM/Matroska (RFC 9559: `Segment/Info/Duration`, `Segment/Tracks/TrackEntry/Video`). Unreadable files tell nothing.
 */
import { closeSync, openSync, readSync } from 'node:fs';

export interface VideoFacts {
  width?: number;
  height?: number;
  /** Whole milliseconds, as text: an int64 in Google's JSON. */
  durationMillis?: string;
}

type Read = (at: number, length: number) => Buffer;

/** Facts of the film in the file at `path`, `size` bytes long; undefined if it says nothing that can be read. */
export function videoFacts(path: string, size: number): VideoFacts | undefined {
  const file = openSync(path, 'r');
  const read: Read = (at, length) => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, at));
  };
  try {
    const start = read(0, 4);
    const facts: VideoFacts = {};
    if (start.length === 4 && start.readUInt32BE(0) === 0x1a45dfa3) matroska(read, 0, size, facts, { scale: 1_000_000 });
    else boxes(read, 0, size, facts);
    return Object.keys(facts).length > 0 ? facts : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Walks MP4 boxes: 32-bit size and type; size 1: a 64-bit size follows; size 0: to the end. */
function boxes(read: Read, from: number, to: number, facts: VideoFacts): void {
  for (let at = from; at + 8 <= to; ) {
    const head = read(at, 16);
    if (head.length < 8) return;
    const short = head.readUInt32BE(0);
    const long = short === 1;
    const length = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short;
    const inside = at + (long ? 16 : 8);
    if (length < inside - at) return;
    const type = head.toString('latin1', 4, 8);
    if (type === 'moov' || type === 'trak') boxes(read, inside, Math.min(at + length, to), facts);
    else if (type === 'mvhd') movieHeader(read(inside, 32), facts);
    else if (type === 'tkhd') trackHeader(read(inside, 92), facts);
    at += length;
  }
}

function movieHeader(body: Buffer, facts: VideoFacts): void {
  const wide = body.readUInt8(0) === 1;
  const scale = body.readUInt32BE(wide ? 20 : 12);
  const duration = wide ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  if (scale > 0 && duration > 0) facts.durationMillis = String(Math.round((duration * 1000) / scale));
}

/** Width and height are 16.16 fixed point at the end; a sound track has zeros. */
function trackHeader(body: Buffer, facts: VideoFacts): void {
  const at = body.readUInt8(0) === 1 ? 88 : 76;
  const width = body.readUInt32BE(at) >>> 16;
  const height = body.readUInt32BE(at + 4) >>> 16;
  if (width > 0 && height > 0 && facts.width === undefined) Object.assign(facts, { width, height });
}

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const VIDEO = 0xe0;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const CLUSTER = 0x1f43b675;

/** Walks EBML elements; stops at the first cluster, since the facts come before it. */
function matroska(read: Read, from: number, to: number, facts: VideoFacts, clock: { scale: number; ticks?: number }): void {
  for (let at = from; at + 2 <= to; ) {
    const head = read(at, 12);
    const idLength = vintLength(head, 0, 4);
    const sizeLength = vintLength(head, idLength, 8);
    const id = head.readUIntBE(0, idLength);
    const size = vintValue(head, idLength, sizeLength);
    const inside = at + idLength + sizeLength;
    const end = size === undefined ? to : Math.min(inside + size, to);
    if (id === CLUSTER) break;
    if (id === SEGMENT || id === INFO || id === TRACKS || id === TRACK_ENTRY || id === VIDEO) matroska(read, inside, end, facts, clock);
    else if (id === TIMESTAMP_SCALE) clock.scale = unsigned(read(inside, end - inside));
    else if (id === DURATION) clock.ticks = end - inside === 4 ? read(inside, 4).readFloatBE(0) : read(inside, 8).readDoubleBE(0);
    else if (id === PIXEL_WIDTH) facts.width ??= unsigned(read(inside, end - inside));
    else if (id === PIXEL_HEIGHT) facts.height ??= unsigned(read(inside, end - inside));
    at = end;
  }
  if (clock.ticks !== undefined && clock.ticks > 0) facts.durationMillis = String(Math.round((clock.ticks * clock.scale) / 1e6));
}

const unsigned = (body: Buffer): number => body.reduce((sum, byte) => sum * 256 + byte, 0);

/** How many bytes a variable-length number takes: one more than its leading zero bits. */
function vintLength(head: Buffer, at: number, most: number): number {
  const length = Math.clz32(head.readUInt8(at)) - 23;
  if (length > most) throw new RangeError('not EBML');
  return length;
}

/** The value without its length marker; undefined: unknown size (all ones). */
function vintValue(head: Buffer, at: number, length: number): number | undefined {
  let value = head.readUInt8(at) & (0xff >> length);
  let ones = value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = head.readUInt8(at + i);
    ones &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return ones ? undefined : value;
}
