/** What a file is: by its name's ending, and by its first bytes where these are certain. Used wherever films come in. */
import type { Message } from '../message.ts';
import { type Foreign, fileMessage } from './file-messages.ts';

const FILMS: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  qt: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  wmv: 'video/x-ms-wmv',
  asf: 'video/x-ms-asf',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  m2v: 'video/mpeg',
  vob: 'video/mpeg',
  // AVCHD and HDV of camcorders.
  mts: 'video/mp2t',
  m2ts: 'video/mp2t',
  m2t: 'video/mp2t',
  ts: 'video/mp2t',
  '3gp': 'video/3gpp',
  '3g2': 'video/3gpp2',
  ogv: 'video/ogg',
  flv: 'video/x-flv',
  // Registered as application/mxf, which neither Drive's player nor our card takes for a film.
  mxf: 'video/mxf',
  dv: 'video/x-dv',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
};
const CAPTIONS: Readonly<Record<string, string>> = { vtt: 'text/vtt', srt: 'application/x-subrip' };

/** Endings that a file picker lets one choose. */
export const filmEndings = Object.keys(FILMS).map((ending) => `.${ending}`);

const endingOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a file is a film (or a sound), captions, or something else, by its ending: browsers know few types. */
export function sortOf(name: string): 'film' | 'captions' | 'other' {
  const ending = endingOf(name);
  return ending in FILMS ? 'film' : ending in CAPTIONS ? 'captions' : 'other';
}

export const typeOf = (name: string): string => FILMS[endingOf(name)] ?? CAPTIONS[endingOf(name)] ?? 'application/octet-stream';

/** First bytes that answer every question here. */
export const HEAD_BYTES = 1024;

/** The head of a file as text, one character a byte; UTF-16 without its mark and zeros. */
export function headOf(bytes: ArrayLike<number>): string {
  let head = '';
  for (let at = 0; at < Math.min(bytes.length, HEAD_BYTES); at++) head += String.fromCharCode(bytes[at] ?? 0);
  return /^(?:\xff\xfe|\xfe\xff)/.test(head) ? head.slice(2).replace(/\0/g, '') : head.replace(/^\xef\xbb\xbf/, '');
}

/** How a file begins: one of these texts, or a pattern. */
type Sign = readonly string[] | RegExp;
type Named = readonly [sign: Sign, kind: Foreign];

const begins = (head: string, sign: Sign): boolean =>
  sign instanceof RegExp ? sign.test(head) : sign.some((start) => head.slice(0, start.length) === start);

/** What is often taken for a film or for captions. */
const OTHERS: readonly Named[] = [
  [['%PDF-'], 'pdf'],
  [['PK\x03\x04', 'PK\x05\x06'], 'zip'],
  [['\xd0\xcf\x11\xe0'], 'office'],
  [['{\\rtf'], 'rtf'],
  [['\xff\xd8\xff'], 'jpeg'],
  [['\x89PNG'], 'png'],
  [['GIF87a', 'GIF89a'], 'gif'],
  [/^.{4}ftyp(?:hei[cfmsx]|mif1|avif)/s, 'heic'],
  [['Rar!', '7z\xbc\xaf', '\x1f\x8b\x08'], 'archive'],
  [/^\s*<(?:!doctype html|html|head|body)\b/i, 'webPage'],
];

/** Films and sounds, and the ending that such a file should have. */
const FILM_SIGNS: readonly (readonly [Sign, string])[] = [
  [/^.{4}ftypqt/s, 'mov'],
  [/^.{4}ftyp3g/s, '3gp'],
  [/^.{4}(?:ftyp|moov|mdat|wide|free)/s, 'mp4'],
  [['\x1aE\xdf\xa3'], 'mkv'],
  [/^RIFF.{4}AVI /s, 'avi'],
  [/^RIFF.{4}WAVE/s, 'wav'],
  [['\x30\x26\xb2\x75'], 'wmv'],
  [['\0\0\x01\xba', '\0\0\x01\xb3'], 'mpg'],
  // A transport stream's packets begin with G and are 188 bytes long; a camcorder's have a four-byte timestamp before each.
  [/^G.{187}G/s, 'ts'],
  [/^.{4}G.{191}G/s, 'mts'],
  [['FLV\x01'], 'flv'],
  [['OggS'], 'ogv'],
  [['\x06\x0e+4'], 'mxf'],
  [['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'], 'mp3'],
];

const filmSign = (head: string): string | undefined => FILM_SIGNS.find(([sign]) => begins(head, sign))?.[1];

/** Why a file can't be sent as a film; undefined where it can. Asked before anything is sent. The name decides what the bytes do not. */
export function notFilm(name: string, head: string): Message | undefined {
  const other = OTHERS.find(([sign]) => begins(head, sign));
  if (other) return fileMessage('file.foreign', { name, kind: other[1] });
  const sort = sortOf(name);
  if (endingOf(name) === 'ts' && filmSign(head) === undefined) return fileMessage('file.text', { name });
  if (sort === 'film') return undefined;
  const ending = filmSign(head);
  if (ending !== undefined) return fileMessage('file.otherName', { name, ending });
  return fileMessage(sort === 'captions' ? 'file.captions' : 'file.notFilm', { name });
}

/** Texts with times that are neither WebVTT nor SubRip, and what is no text at all. */
const OTHER_TEXTS: readonly Named[] = [
  [/^\s*\[Script Info\]|^\s*\[V4\+? Styles\]/i, 'ass'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:\w+:)?tt[\s>]/i, 'ttml'],
  [/^\s*<sami/i, 'sami'],
  [/^\s*<\?xml/i, 'xml'],
  [/^\s*\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}/, 'sbv'],
  [/^\s*\[INFORMATION\]|^\s*\d\d:\d\d:\d\d\.\d\d,\d\d:\d\d:\d\d\.\d\d/, 'subViewer'],
  [/^\s*\{\d+\}\{\d+\}/, 'microDvd'],
  [/^\s*(?:\[(?:ar|ti|al|by|re|ve|length|offset):[^\]]*\]\s*)*\[\d+:\d\d(?:\.\d+)?\]/i, 'lyrics'],
  [['Scenarist_SCC'], 'scenarist'],
  [/^\s*\{\s*["}]|^\s*\[\s*[{\]]/, 'json'],
];

/** Why a file can't be captions; undefined where it may be WebVTT or SubRip. */
export function notCaptions(head: string): Message | undefined {
  const named = [...OTHERS, ...OTHER_TEXTS].find(([sign]) => begins(head, sign));
  const isFilm = filmSign(head) !== undefined;
  // Zero bytes: neither UTF-8 nor older encodings have them in text.
  const isData = isFilm || head.includes('\0');
  if (!named && !isData) return undefined;
  return fileMessage('file.noCaptions', { kind: named ? named[1] : isFilm ? 'film' : 'noText' });
}
