import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCaptions } from '../../src/cli/upload/captions.ts';
import { swedish } from '../messages/said.ts';

const TEXT = '1\r\n00:00:01,000 --> 00:00:04,000\r\nPå ön är det kväll, sa Åsa Öberg\r\n';
const macintosh: Readonly<Record<string, string>> = { å: '\x8c', ä: '\x8a', ö: '\x9a', Å: '\x81', Ö: '\x85' };
const wide = Buffer.from(TEXT, 'utf16le');

describe('A file of captions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-captions-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const opened = (name: string, bytes: string | Buffer) => {
    writeFileSync(join(folder, name), bytes);
    const file = openCaptions(join(folder, name));
    return 'problem' in file
      ? { problem: swedish(file.problem) }
      : { ending: file.ending, sent: file.copy?.toString('utf8'), said: file.remarks.map(swedish).join(' ') };
  };

  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
  ])('in %s is sent as it is, without a word', (_, bytes) => {
    expect(opened('film.srt', bytes)).toEqual({ ending: '.srt', sent: undefined, said: '' });
  });

  it.each([
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
    ['Macintosh', Buffer.from(TEXT.replace(/[åäöÅÖ]/g, (sign) => macintosh[sign] ?? sign).replace(/\n/g, ''), 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16, its bytes the other way', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
  ])('in %s is sent as UTF-8, with a word', (_, bytes) => {
    const { sent, said } = opened('film.srt', bytes);
    expect([sent?.includes('På ön är det kväll, sa Åsa Öberg'), said]).toEqual([true, expect.stringContaining('inte UTF-8')]);
  });

  it('is named by what it holds', () => {
    expect(opened('film.vtt', TEXT)).toMatchObject({ ending: '.srt', said: expect.stringContaining('SubRip, trots namnet') });
    expect(opened('film.txt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n')).toMatchObject({
      ending: '.vtt',
      said: expect.stringContaining('WebVTT'),
    });
  });

  it('is refused where it is something else, or nobody would see any of it', () => {
    expect(opened('film.srt', Buffer.from([0x1a, 0x45, 0xdf, 0xa3])).problem).toContain('Filen är en film');
    expect(opened('brev.srt', 'Hej!').problem).toBe('brev.srt: Filen har inga undertexter: ingen rad säger när en text ska visas.');
  });
});
