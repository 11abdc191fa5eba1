import { captionsPastEnd, parseCaptions } from '../../src/domain/captions.ts';

const vtt = `\uFEFFWEBVTT - Vatten och is

STYLE
::cue { color: red }

NOTE skriven för hand
på två rader --> som inte är en tid

inledning
00:00.500 --> 00:04.250 align:start position:10%
<v Lena>Hej &amp; välkomna!</v>
<i>Nu</i> börjar vi.

01:00:05.000 --> 01:00:09.000
Slut.
`;

describe('captions', () => {
  it('of WebVTT are read with names, positions, styles and notes left aside', () => {
    expect(parseCaptions(vtt)).toEqual({
      cues: [
        { from: 0.5, to: 4.25, text: 'Hej & välkomna!\nNu börjar vi.' },
        { from: 3605, to: 3609, text: 'Slut.' },
      ],
      seconds: 3609,
      problems: [],
    });
  });

  it('of SubRip are read, with Windows line breaks and commas', () => {
    const srt = '1\r\n00:00:01,500 --> 00:00:02,000\r\n{\\an8}Hej\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,040\r\n5 < 6\r\n';
    expect(parseCaptions(srt)).toEqual({
      cues: [
        { from: 1.5, to: 2, text: 'Hej' },
        { from: 3, to: 4.04, text: '5 < 6' },
      ],
      seconds: 4.04,
      problems: [],
    });
  });

  it('are parted where an empty line was forgotten', () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,000\nHej\n2\n00:00:03,000 --> 00:00:04,000\nHå';
    expect(parseCaptions(srt).cues.map(({ text }) => text)).toEqual(['Hej', 'Hå']);
  });

  it.each([
    ['WEBVTT\n\n00:01 -> x --> 00:02\nHej', 3, 'Tiden går inte att läsa'],
    ['WEBVTT\n\n00:61.000 --> 00:62.000\nHej', 3, 'Tiden går inte att läsa'],
    ['WEBVTT\n\n00:05.000 --> 00:04.000\nHej', 3, 'slutar innan'],
    ['WEBVTT\n\n00:05.000 --> 00:06.000\nHej\n\n00:01.000 --> 00:02.000\nHå', 6, 'börjar före'],
    ['00:05.000 --> 00:06.000\nHej', 1, 'WEBVTT'],
    ['', 0, 'inga undertexter'],
    ['hej\ndetta är ett brev', 0, 'inga undertexter'],
  ])('that are wrong are told by line: %j', (text, line, words) => {
    expect(parseCaptions(text).problems[0]).toMatchObject({ line, sv: expect.stringContaining(words) });
  });

  it('keep what is right beside what is wrong', () => {
    const { cues, problems } = parseCaptions('WEBVTT\n\nfel --> fel\nX\n\n00:01.000 --> 00:02.000\nHej\n');
    expect([cues.length, problems.length]).toEqual([1, 1]);
  });

  it('may end two seconds after the film, not more', () => {
    expect(captionsPastEnd(62, 60)).toBeUndefined();
    expect(captionsPastEnd(62.5, 60)?.sv).toBe('Undertexterna slutar 1:03, men filmen redan 1:00. Hör de till en annan film?');
    expect(captionsPastEnd(3723, 0)).toBeUndefined();
  });
});
