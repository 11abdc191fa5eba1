// A still picture of one colour as H.264 (ISO/IEC 14496-10, Baseline), a few hundred bytes, made without an encoder.

/** The picture's width in pixels. */
export const width = 320;
/** The picture's height in pixels. */
export const height = 180;
const columns = width / 16;
const rows = Math.ceil(height / 16);

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

/** The sequence parameter set, as a NAL unit. */
export const sequenceParameters = (): number[] => {
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

/** The picture parameter set, as a NAL unit. */
export const pictureParameters = (): number[] => {
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

/**
 * One whole picture of one colour (luma and the two chroma samples, 16–235), as a NAL unit. The first macroblock holds the samples,
 * all others are predicted from it with nothing added. Neighbouring pictures of a film must differ in `pictureId`.
 */
export const picture = (colour: readonly [number, number, number], pictureId: number): number[] => {
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
