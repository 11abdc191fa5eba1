import { createHash } from 'node:crypto';
import { sampleCaptions, sampleFilm } from '../../../src/tools/sample/media.ts';

/** The boxes directly within a stretch of an MP4 file: type → where its body lies. */
const boxes = (film: Uint8Array, from = 0, to = film.length): Map<string, [number, number]> => {
  const view = new DataView(film.buffer, film.byteOffset);
  const found = new Map<string, [number, number]>();
  let at = from;
  for (; at < to; ) {
    const size = view.getUint32(at);
    found.set(String.fromCharCode(...film.slice(at + 4, at + 8)), [at + 8, at + size]);
    at += size;
  }
  expect(at).toBe(to);
  return found;
};
const inside = (film: Uint8Array, ...path: string[]): [number, number] =>
  path.reduce<[number, number]>(([from, to], type) => boxes(film, from, to).get(type) ?? [0, 0], [0, film.length]);

describe('A sample film', () => {
  it.each([1, 7, 30, 31, 754, 3_299])('of %i seconds says so, is a few kilobytes and points at its own pictures', (seconds) => {
    const film = sampleFilm(seconds, 'F-001');
    const view = new DataView(film.buffer);
    expect(film.length).toBeLessThan(4_096);
    expect(String.fromCharCode(...film.slice(4, 8))).toBe('ftyp');
    const [header] = inside(film, 'moov', 'mvhd');
    expect(view.getUint32(header + 16) / view.getUint32(header + 12)).toBe(seconds);
    const [times] = inside(film, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stts');
    let total = 0;
    for (let entry = 0; entry < view.getUint32(times + 4); entry += 1)
      total += view.getUint32(times + 8 + entry * 8) * view.getUint32(times + 12 + entry * 8);
    expect(total).toBe(seconds * 1000);
    const [offsets] = inside(film, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stco');
    const [sizes] = inside(film, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stsz');
    const [media, mediaEnd] = inside(film, 'mdat');
    const count = view.getUint32(offsets + 4);
    expect(view.getUint32(sizes + 8)).toBe(count);
    for (let index = 0; index < count; index += 1) {
      const at = view.getUint32(offsets + 8 + index * 4);
      const size = view.getUint32(sizes + 12 + index * 4);
      expect(at >= media && at + size <= mediaEnd).toBe(true);
      expect(view.getUint32(at)).toBe(size - 4); // one NAL unit fills the sample
      expect(film[at + 4]).toBe(0x65); // an IDR picture
    }
  });

  it('differs from every other, and is the same each time', () => {
    const print = (label: string) => createHash('md5').update(sampleFilm(60, label)).digest('hex');
    expect(new Set(['F-001', 'F-002', 'F-003', 'Åsa', 'Asa'].map(print)).size).toBe(5);
    expect(print('F-001')).toBe(print('F-001'));
  });

  it('needs a length', () => {
    for (const seconds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => sampleFilm(seconds, 'F-001')).toThrow(RangeError);
  });
});

describe('Sample captions', () => {
  const captions = sampleCaptions('Flerspråkighet i vardagen', 3_723, ['Hej & välkomna!', ' ', 'Vi börjar <nu>\noch --> sedan']);

  it('are WebVTT in Swedish with the title first, spread over the film', () => {
    expect(captions.startsWith('WEBVTT\nLanguage: sv\n\n1\n00:00:00.000 --> 00:00:08.000\nFlerspråkighet i vardagen\n')).toBe(true);
    expect(captions).toContain('\n\n2\n00:20:41.000 --> 00:20:49.000\nHej &amp; välkomna!\n');
    expect(captions).toContain('\n\n3\n00:41:22.000 --> ');
  });

  it('write out what WebVTT would read as its own, on one line', () => {
    expect(captions).toContain('\nVi börjar &lt;nu&gt; och --&gt; sedan\n');
    expect(captions.match(/-->/g)).toHaveLength(3);
  });

  it('never overlap in a short film', () => {
    expect(sampleCaptions('En', 6, ['Två', 'Tre'])).toContain('00:00:02.000 --> 00:00:04.000');
  });
});
