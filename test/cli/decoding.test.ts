import { codePages } from '../../src/cli/files/code-pages.ts';
import { decode } from '../../src/cli/files/decoding.ts';
import { swedish } from '../messages/said.ts';

const roster =
  'E-post;Namn;Ort\nasa@delaby.example;Åsa Sjögren;Örebro\nmarta@delaby.example;Märta Ek;Åmål\nandre@delaby.example;André Älv;Öja\n';
const encoded = (text: string, page: keyof typeof codePages): Buffer =>
  Buffer.from([...text].map((sign) => (sign < '\x80' ? sign.charCodeAt(0) : codePages[page].indexOf(sign) + 0x80)));
/** What a program makes of UTF-8 that it takes for another code page, and saves as UTF-8. */
const again = (text: string, page: keyof typeof codePages = 'windows'): string =>
  [...Buffer.from(text, 'utf8')].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : codePages[page][byte - 0x80])).join('');
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const textOf = (bytes: Uint8Array) => {
  const read = decode(bytes);
  return read.kind === 'text' ? read.text : `unreadable on line ${read.line}`;
};
const wordOf = (bytes: Uint8Array) => {
  const read = decode(bytes);
  return read.kind === 'text' ? swedish(read.readAs) : swedish(read.why);
};

describe('The letters of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(roster, 'utf8'), ''],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${roster}`, 'utf8'), ''],
    ['Windows-1252', encoded(roster, 'windows'), ''],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${roster}`, 'utf16le'), ''],
    ['big-endian UTF-16 with a mark', swapped(`\uFEFF${roster}`), ''],
    ['UTF-16 without a mark', Buffer.from(roster, 'utf16le'), 'Läst som UTF-16.'],
    ['big-endian UTF-16 without a mark', swapped(roster), 'Läst som UTF-16.'],
    ['Macintosh', encoded(roster, 'macintosh'), 'Läst som Macintosh-text.'],
    ['Macintosh with its line breaks', encoded(roster.replace(/\n/g, '\r'), 'macintosh'), 'Läst som Macintosh-text.'],
    ['MS-DOS', encoded(roster, 'dos'), 'Läst som MS-DOS-text'],
    ['UTF-8 encoded twice', Buffer.from(again(roster), 'utf8'), 'Bokstäverna var kodade två gånger'],
    ['UTF-8 encoded three times', Buffer.from(again(again(roster)), 'utf8'), 'Bokstäverna var kodade två gånger'],
    ['UTF-8 encoded twice by way of a Macintosh', Buffer.from(again(roster, 'macintosh'), 'utf8'), 'Bokstäverna var kodade två gånger'],
    ['UTF-8 encoded twice by way of MS-DOS', Buffer.from(again(roster, 'dos'), 'utf8'), 'Bokstäverna var kodade två gånger'],
  ])('are read from %s, and a guess is told', (_, bytes, told) => {
    expect(textOf(bytes).replace(/\r/g, '\n')).toBe(roster);
    expect(wordOf(bytes).startsWith(told)).toBe(true);
    expect(wordOf(bytes) === '').toBe(told === '');
  });

  it.each(['Märta', 'Åke', 'Sjögren', 'André', 'ängen', 'Öja', 'École', '§ 5', '5 € – 6 €', '“citat”', '20 °C'])(
    'are Windows-1252 where a single word says so: %s',
    (word) => expect(textOf(encoded(`Namn\n${word}`, 'windows'))).toBe(`Namn\n${word}`),
  );

  it('that are told nowhere are not guessed', () => {
    expect(textOf(encoded('Namn\nSjögren', 'macintosh'))).toBe('unreadable on line 2');
  });

  it('with one bad byte in UTF-8 are refused with the line', () => {
    const bytes = Buffer.concat([Buffer.from('Namn\nÅsa\nSj', 'utf8'), Buffer.from([0xf6]), Buffer.from('gren\n')]);
    expect([textOf(bytes), wordOf(bytes)]).toEqual(['unreadable on line 3', expect.stringContaining('Sj')]);
    expect(textOf(Buffer.from('\xef\xbb\xbfNamn\nSj\xf6gren', 'latin1'))).toBe('unreadable on line 2');
  });

  it('of two kinds in one file are refused with the line', () => {
    const half = Buffer.concat([encoded('Namn\nÅsa Öberg\nMärta Ågren\n', 'windows'), encoded('Lars Sjöängen\n', 'dos')]);
    expect(textOf(half)).toBe('unreadable on line 4');
    expect(textOf(Buffer.from(`Namn\nÅsa\n${again('Märta')}\n`, 'utf8'))).toBe('unreadable on line 3');
  });

  it('that are lost already are refused with the line', () => {
    expect(textOf(Buffer.from('Namn\r\nSj\uFFFDgren\r\n', 'utf8'))).toBe('unreadable on line 2');
  });

  it('beside each other by right are left as they are', () => {
    for (const text of ['”Å”–ö', 'på Ö’n…åäö', 'é”–', 'Šárka Žižková', 'José Muñoz', 'ÅÄÖ', 'Łukasz', '日本', 'Ольга'])
      expect(textOf(Buffer.from(text, 'utf8'))).toBe(text);
  });
});
