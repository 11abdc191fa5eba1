import { captionsUnfit, parseCaptions, problemMessages } from '../../src/domain/recordings/captions.ts';
import { inSwedish, swedish } from '../messages/said.ts';

const lines = (...all: string[]): string => all.join('\n');
const srt = (...cues: [time: string, text: string][]): string => cues.map(([time, text], at) => `${at + 1}\n${time}\n${text}\n`).join('\n');
const vtt = (...all: string[]): string => lines('WEBVTT', '', ...all, '');

/** Sound files as the trade's programs write them: each shows all its cues, and nothing is said. */
const sound: readonly (readonly [by: string, text: string, cues: number])[] = [
  ['Whisper, WebVTT without hours', vtt('00:00.000 --> 00:04.000', 'Hej och välkomna.', '', '00:04.000 --> 00:09.500', 'Nu börjar vi.'), 2],
  ['Whisper, SubRip', srt(['00:00:00,000 --> 00:00:04,000', 'Hej'], ['00:00:04,000 --> 00:00:09,500', 'Nu']), 2],
  [
    'Teams, with ids and voices',
    vtt(
      '6a1f0c52-0d7e-4b8a-9f0e-1c2d3e4f5a6b/12-0',
      '00:00:03.410 --> 00:00:07.286',
      '<v Lena Ek>Hej, då börjar vi</v>',
      '',
      '6a1f0c52-0d7e-4b8a-9f0e-1c2d3e4f5a6b/13-0',
      '00:00:07.286 --> 00:00:09.000',
      '<v Bo Al>Ja</v>',
    ),
    2,
  ],
  [
    'Zoom, numbered and with Windows line breaks',
    vtt('1', '00:00:16.239 --> 00:00:27.079', 'Lena Ek: Hej', '', '2', '00:00:27.410 --> 00:00:29.000', 'Bo Al: Ja').replace(/\n/g, '\r\n'),
    2,
  ],
  [
    'YouTube and yt-dlp, with a header, settings, times within and lines of one space',
    lines(
      'WEBVTT',
      'Kind: captions',
      'Language: sv',
      '',
      '00:00:00.480 --> 00:00:02.389 align:start position:0%',
      ' ',
      'hej<00:00:00.960><c> och</c>',
      '',
      '00:00:02.389 --> 00:00:02.399 align:start position:0%',
      'hej och',
      ' ',
      '',
    ),
    2,
  ],
  ['Panopto, SubRip that overlaps', srt(['00:00:01,000 --> 00:00:06,000', 'Ett'], ['00:00:04,500 --> 00:00:08,000', 'Två']), 2],
  ['ffmpeg, a final empty line too many', `${vtt('00:01.000 --> 00:02.000', 'Hej')}\n\n`, 1],
  [
    'Subtitle Edit, with a byte order mark, italics and positions',
    `\ufeff${srt(['00:00:01,000 --> 00:00:02,000', '{\\an8}<i>Hej</i>'], ['00:00:03,000 --> 00:00:04,000', '- Hej\n- Hå'])}`,
    2,
  ],
  ['Premiere, a text with an empty second line of one space', srt(['00:00:01,000 --> 00:00:02,000', 'Hej\n ']), 1],
  ['Otter, no line break at the end', '1\n00:00:01,120 --> 00:00:04,040\nHej', 1],
  [
    'a stream’s segment',
    lines('WEBVTT', 'X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000', '', '00:00:01.000 --> 00:00:02.000', 'Hej'),
    1,
  ],
  [
    'a title after WEBVTT, a note, a style, a region',
    lines(
      'WEBVTT - Vatten och is',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'REGION',
      'id:nere',
      '',
      'NOTE skriven för hand',
      'på två rader --> utan tid',
      '',
      '00:01.000 --> 00:02.000 region:nere',
      'Hej',
    ),
    1,
  ],
  ['no empty line after WEBVTT', lines('WEBVTT', '00:01.000 --> 00:02.000', 'Hej', '', '00:02.000 --> 00:03.000', 'Hå'), 2],
  ['no empty line after a header either', lines('WEBVTT', 'Kind: captions', '00:01.000 --> 00:02.000', 'Hej'), 1],
  [
    'old Macintosh line breaks',
    srt(['00:00:01,000 --> 00:00:02,000', 'Hej'], ['00:00:03,000 --> 00:00:04,000', 'Hå']).replace(/\n/g, '\r'),
    2,
  ],
  ['line breaks of three kinds', '1\r\n00:00:01,000 --> 00:00:02,000\rHej\n\n2\n00:00:03,000 --> 00:00:04,000\r\nHå\r\n', 2],
  ['SubRip with dots', srt(['00:00:16.240 --> 00:00:20.240', 'Hej'], ['00:00:20.320 --> 00:00:24.040', 'Hå']), 2],
  ['SubRip with coordinates', srt(['00:00:01,000 --> 00:00:02,000  X1:201 X2:516 Y1:397 Y2:423', 'Hej']), 1],
  ['SubRip without its empty lines', '1\n00:00:01,000 --> 00:00:02,000\nHej\n2\n00:00:03,000 --> 00:00:04,000\nHå', 2],
  ['SubRip without numbers', '00:00:01,000 --> 00:00:02,000\nHej\n\n00:00:03,000 --> 00:00:04,000\nHå', 2],
  ['more than a hundred hours, and no spaces about the arrow', vtt('100:00:01.000-->100:00:02.000', 'Hej'), 1],
  ['two cues at once', vtt('00:01.000 --> 00:04.000', 'Hej', '', '00:01.000 --> 00:04.000 line:0', '(musik)'), 2],
  [
    'a text that begins with a digit and one with an arrow of its own',
    srt(['00:00:01,000 --> 00:00:02,000', '08:00 på torsdag'], ['00:00:03,000 --> 00:00:04,000', 'A -> B']),
    2,
  ],
];

/** Files of which something would not be shown, or not rightly: the line that is told, and a part of the words. */
const faulty: readonly (readonly [what: string, text: string, line: number, words: string, cues: number])[] = [
  ['commas in WebVTT', vtt('00:00:01,000 --> 00:00:02,500', 'Hej'), 3, 'punkt, inte komma', 0],
  ['a comma in one time of many', vtt('00:01.000 --> 00:02.000', 'Hej', '', '00:03,000 --> 00:04,000', 'Hå'), 6, 'punkt, inte komma', 1],
  [
    'two digits of thousandths in WebVTT',
    vtt('00:01.00 --> 00:02.00', 'Hej', '', '00:03.000 --> 00:04.000', 'Hå'),
    3,
    'går inte att läsa',
    1,
  ],
  [
    'an empty line within SubRip’s cue',
    srt(['00:00:01,000 --> 00:00:04,000', 'Flottan gick\n\noch kom aldrig åter'], ['00:00:05,000 --> 00:00:07,000', 'Två']),
    5,
    '”och kom aldrig åter” visas inte',
    2,
  ],
  [
    'an empty line within WebVTT’s cue',
    vtt('00:01.000 --> 00:04.000', 'Flottan gick', '', 'och kom aldrig åter', '', '00:05.000 --> 00:06.000', 'Två'),
    6,
    'visas inte',
    2,
  ],
  ['an empty line above the text', vtt('00:01.000 --> 00:04.000', '', 'Hej', '', '00:05.000 --> 00:06.000', 'Hå'), 5, 'visas inte', 2],
  ['minutes past 59', vtt('00:61.000 --> 00:62.000', 'Hej', '', '01:00.000 --> 01:01.000', 'Hå'), 3, 'går inte att läsa', 1],
  ['an end before its beginning', vtt('00:05.000 --> 00:04.000', 'Hej', '', '00:06.000 --> 00:07.000', 'Hå'), 3, 'slutar innan', 1],
  ['no length', srt(['00:00:05,000 --> 00:00:05,000', 'Hej'], ['00:00:06,000 --> 00:00:07,000', 'Hå']), 2, 'slutar innan', 1],
  ['going backwards', vtt('00:05.000 --> 00:06.000', 'Hej', '', '00:01.000 --> 00:02.000', 'Hå'), 6, 'börjar före', 2],
  ['another arrow', srt(['00:00:01,000 -> 00:00:02,000', 'Hej'], ['00:00:03,000 --> 00:00:04,000', 'Hå']), 2, 'går inte att läsa', 1],
  [
    'a dash that a word processor made of the arrow',
    srt(['00:00:01,000 –> 00:00:02,000', 'Hej'], ['00:00:03,000 --> 00:00:04,000', 'Hå']),
    2,
    'går inte att läsa',
    1,
  ],
  ['SubRip without hours', srt(['00:01,000 --> 00:02,000', 'Hej']), 2, 'Alla spelare läser inte', 1],
  ['SubRip without thousandths', srt(['00:00:01 --> 00:00:02', 'Hej']), 2, 'Alla spelare läser inte', 1],
  [
    'WebVTT’s number without an empty line',
    vtt('00:01.000 --> 00:02.000', 'Hej', '2', '00:03.000 --> 00:04.000', 'Hå'),
    5,
    'siffran här visas',
    2,
  ],
  ['WEBVTT in small letters', 'webvtt\n\n00:01.000 --> 00:02.000\nHej\n', 1, 'WEBVTT ska stå allra först', 0],
  ['an empty line before WEBVTT', '\nWEBVTT\n\n00:01.000 --> 00:02.000\nHej\n', 2, 'WEBVTT ska stå allra först', 0],
  ['a colon after WEBVTT', 'WEBVTT:\n\n00:01.000 --> 00:02.000\nHej\n', 1, 'WEBVTT ska stå allra först', 0],
  ['a letter that was lost', vtt('00:01.000 --> 00:02.000', 'p\ufffd ön'), 4, 'gick inte att läsa', 1],
  ['a letter', 'Hej!\nHär kommer undertexterna.', 0, 'inga undertexter', 0],
  ['nothing', '', 0, 'inga undertexter', 0],
  ['a header alone', 'WEBVTT\n\n', 0, 'inga undertexter', 0],
];

describe('captions', () => {
  it.each(sound)('of %s are read whole, and nothing is said of them', (_, text, cues) => {
    const read = parseCaptions(text);
    expect([read.problems, read.cues.length]).toEqual([[], cues]);
  });

  it.each(faulty)('with %s are told of by line', (_, text, line, words, cues) => {
    const { problems, cues: shown } = parseCaptions(text);
    expect(problems.map(inSwedish)).toContainEqual(expect.objectContaining({ line, message: expect.stringContaining(words) }));
    expect(shown).toHaveLength(cues);
  });

  it('keep plain text: names, tags and positions are taken away, signs are read', () => {
    const text = vtt(
      'inledning',
      '00:00.500 --> 00:04.250 align:start',
      '<v Lena>Hej &amp; välkomna!</v>',
      '<i>Nu</i> börjar vi.',
      '',
      '01:00:05.000 --> 01:00:09.000',
      '5 &lt; 6',
    );
    expect(parseCaptions(text)).toMatchObject({
      kind: 'webvtt',
      seconds: 3609,
      cues: [
        { from: 0.5, to: 4.25, text: 'Hej & välkomna!\nNu börjar vi.' },
        { from: 3605, to: 3609, text: '5 < 6' },
      ],
    });
    expect(parseCaptions(srt(['00:00:01,000 --> 00:00:02,000', '{\\an8}Hej'])).cues).toEqual([{ from: 1, to: 2, text: 'Hej' }]);
  });

  it('say themselves which of the two they are', () => {
    expect(
      [vtt('00:01.000 --> 00:02.000', 'Hej'), srt(['00:00:01,000 --> 00:00:02,000', 'Hej'])].map((text) => parseCaptions(text).kind),
    ).toEqual(['webvtt', 'subrip']);
  });

  it('that nobody would see are told so first, and no more than three faults at once', () => {
    const { problems } = parseCaptions(vtt(...Array.from({ length: 9 }, (_, at) => `00:0${at},000 --> 00:0${at},900\nHej\n`)));
    const words = problemMessages(problems, 'film.vtt').map(swedish);
    expect(words).toHaveLength(4);
    expect([words[0], words[1], words[3]]).toEqual([
      'film.vtt: Filen har inga undertexter som kan visas.',
      expect.stringMatching(/^film\.vtt, rad 3: /),
      'film.vtt: 7 fel till.',
    ]);
    expect(swedish(problemMessages(problems)[1])).toMatch(/^Rad 3: /);
  });

  it('without a word in any of them are as none', () => {
    const empty = parseCaptions(vtt('00:01.000 --> 00:02.000', '<v Anna> </v>', '', '00:03.000 --> 00:04.000', ''));
    expect([empty.cues, swedish(empty.problems[0]?.message)]).toEqual([[], 'Filen har inga undertexter som kan visas.']);
    expect(parseCaptions(vtt('00:01.000 --> 00:02.000', '', '00:03.000 --> 00:04.000', 'Hej')).problems).toEqual([]);
  });

  it('may end two seconds after the film, not more', () => {
    expect(captionsUnfit(62, 60)).toBeUndefined();
    expect(swedish(captionsUnfit(62.5, 60))).toBe('Undertexterna slutar 1:03, men filmen redan 1:00. Hör de till en annan film?');
    expect(captionsUnfit(3723, 0)).toBeUndefined();
    expect(swedish(captionsUnfit(32, 360))).toBe('Undertexterna slutar 5 minuter före filmen. Är de hela?');
  });
});
