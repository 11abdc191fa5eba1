/**
 * A film's length and size in pixels, read from its own bytes: MP4/QuickTime (ISO/IEC 14496-12: `moov/mvhd`, `moov/trak/tkhd`)
 * and WebM/Matroska (RFC 9559: `Segment/Info/Duration`, `Segment/Tracks/TrackEntry/Video`). Unreadable films tell nothing.
 */
export interface VideoFacts {
  width?: number;
  height?: number;
  /** Whole milliseconds. */
  millis?: number;
}

/** Bytes of the film from `at` on, `length` of them or as many as there are. */
export type ReadBytes = (at: number, length: number) => Uint8Array;

/** Facts of a film of `size` bytes; undefined if it says nothing that can be read. */
export function videoFacts(bytes: ReadBytes, size: number): VideoFacts | undefined {
  const read: Read = (at, length) => {
    const part = bytes(at, Math.max(0, Math.min(length, size - at)));
    return new DataView(part.buffer, part.byteOffset, part.byteLength);
  };
  const facts: VideoFacts = {};
  try {
    const start = read(0, 4);
    if (start.byteLength === 4 && start.getUint32(0) === EBML) matroska(read, 0, size, facts, { scale: 1_000_000 });
    else boxes(read, 0, size, facts);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // Cut short, or not a film: what was read so far is not trusted either.
    return undefined;
  }
  return Object.keys(facts).length > 0 ? facts : undefined;
}

/** Reading outside a view throws RangeError. */
type Read = (at: number, length: number) => DataView;

const wideUint = (view: DataView, at: number): number => view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4);

/** Walks MP4 boxes: 32-bit size and type; size 1: a 64-bit size follows; size 0: to the end. */
function boxes(read: Read, from: number, to: number, facts: VideoFacts): void {
  for (let at = from; at + 8 <= to; ) {
    const head = read(at, 16);
    if (head.byteLength < 8) return;
    const short = head.getUint32(0);
    const long = short === 1;
    const length = long ? wideUint(head, 8) : short === 0 ? to - at : short;
    const inside = at + (long ? 16 : 8);
    if (length < inside - at) return;
    const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => head.getUint8(byte)));
    if (type === 'moov' || type === 'trak') boxes(read, inside, Math.min(at + length, to), facts);
    else if (type === 'mvhd') movieHeader(read(inside, 32), facts);
    else if (type === 'tkhd') trackHeader(read(inside, 92), facts);
    at += length;
  }
}

function movieHeader(body: DataView, facts: VideoFacts): void {
  const wide = body.getUint8(0) === 1;
  const scale = body.getUint32(wide ? 20 : 12);
  const duration = wide ? wideUint(body, 24) : body.getUint32(16);
  if (scale > 0 && duration > 0) facts.millis = Math.round((duration * 1000) / scale);
}

/** Width and height are 16.16 fixed point at the end; a sound track has zeros. */
function trackHeader(body: DataView, facts: VideoFacts): void {
  const at = body.getUint8(0) === 1 ? 88 : 76;
  const width = body.getUint16(at);
  const height = body.getUint16(at + 4);
  if (width > 0 && height > 0 && facts.width === undefined) Object.assign(facts, { width, height });
}

const EBML = 0x1a45dfa3;
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
    const id = unsigned(head, 0, idLength);
    const size = vintValue(head, idLength, sizeLength);
    const inside = at + idLength + sizeLength;
    const end = size === undefined ? to : Math.min(inside + size, to);
    if (id === CLUSTER) break;
    if (id === SEGMENT || id === INFO || id === TRACKS || id === TRACK_ENTRY || id === VIDEO) matroska(read, inside, end, facts, clock);
    else if (id === TIMESTAMP_SCALE) clock.scale = unsigned(read(inside, end - inside));
    else if (id === DURATION) clock.ticks = end - inside === 4 ? read(inside, 4).getFloat32(0) : read(inside, 8).getFloat64(0);
    else if (id === PIXEL_WIDTH) facts.width ??= unsigned(read(inside, end - inside));
    else if (id === PIXEL_HEIGHT) facts.height ??= unsigned(read(inside, end - inside));
    at = end;
  }
  if (clock.ticks !== undefined && clock.ticks > 0) facts.millis = Math.round((clock.ticks * clock.scale) / 1e6);
}

function unsigned(view: DataView, from = 0, length = view.byteLength): number {
  let value = 0;
  for (let at = from; at < from + length; at++) value = value * 256 + view.getUint8(at);
  return value;
}

/** How many bytes a variable-length number takes: one more than its leading zero bits. */
function vintLength(head: DataView, at: number, most: number): number {
  const length = Math.clz32(head.getUint8(at)) - 23;
  if (length > most) throw new RangeError('not EBML');
  return length;
}

/** The value without its length marker; undefined: unknown size (all ones). */
function vintValue(head: DataView, at: number, length: number): number | undefined {
  let value = head.getUint8(at) & (0xff >> length);
  let ones = value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = head.getUint8(at + i);
    ones = ones && byte === 0xff;
    value = value * 256 + byte;
  }
  return ones ? undefined : value;
}
