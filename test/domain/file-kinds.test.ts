import { headOf, notCaptions, notFilm, sortOf, typeOf } from '../../src/domain/recordings/file-kinds.ts';
import { swedish } from '../messages/said.ts';

const packets = (before: number): string => `${' '.repeat(before)}G${'x'.repeat(187 + before)}G`;

describe('a film', () => {
  it.each([
    ['00001.MTS', 'video/mp2t'],
    ['klipp.m2ts', 'video/mp2t'],
    ['hdv.m2t', 'video/mp2t'],
    ['Mobil.3GP', 'video/3gpp'],
    ['gammal.3g2', 'video/3gpp2'],
    ['iphone.MOV', 'video/quicktime'],
    ['obs.mkv', 'video/x-matroska'],
    ['kamera.AVI', 'video/x-msvideo'],
    ['bio.wmv', 'video/x-ms-wmv'],
    ['dvd.mpg', 'video/mpeg'],
    ['dvd.Mpeg', 'video/mpeg'],
    ['itunes.m4v', 'video/mp4'],
    ['chrome.webm', 'video/webm'],
    ['teams.mp4', 'video/mp4'],
    ['fri.ogv', 'video/ogg'],
    ['flash.flv', 'video/x-flv'],
    ['proffs.mxf', 'video/mxf'],
    ['ljud.mp3', 'audio/mpeg'],
  ])('named %s is sent as %s, whatever its letters', (name, type) => {
    expect([typeOf(name), sortOf(name), notFilm(name, 'vad som helst')]).toEqual([type, 'film', undefined]);
  });

  it.each([
    ['brev.docx', 'PK\x03\x04', 'zip-fil'],
    ['film.mp4', '%PDF-1.7', 'en PDF'],
    ['film.mp4', 'PK\x03\x04…', 'zip-fil'],
    ['bild.jpg', '\xff\xd8\xff\xe0', 'JPEG'],
    ['film.mov', '\0\0\0\x18ftypheic', 'HEIC'],
    ['film.mp4', '<!DOCTYPE html>', 'webbsida'],
    ['app.ts', 'import type { X }', 'en text'],
    ['anteckningar.txt', 'Hej', 'Filmer slutar på'],
    ['film', '\0\0\0\x18ftypisom', 'slutar på .mp4'],
    ['film.dat', packets(0), 'slutar på .ts'],
    ['film.bin', packets(4), 'slutar på .mts'],
    ['film.vtt', 'WEBVTT', 'undertexter'],
  ])('is what %s, beginning with %j, is not: that is told', (name, head, words) => {
    expect(swedish(notFilm(name, head))).toContain(words);
  });

  it('named .ts is one by its packets', () => {
    expect(notFilm('inspelning.ts', packets(0))).toBeUndefined();
  });
});

describe('a file for captions', () => {
  it.each([
    ['[Script Info]\nTitle: Vatten', 'SubStation'],
    ['<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml">', 'TTML'],
    ['<SAMI><HEAD>', 'SAMI'],
    ['0:00:01.000,0:00:02.500\nHej', '.sbv'],
    ['[ti:Vatten]\n[00:12.00]Hej', '.lrc'],
    ['{0}{25}Hej', 'MicroDVD'],
    ['{"cues": []}', 'JSON'],
    ['[{"start": 1}]', 'JSON'],
    ['%PDF-1.4', 'PDF'],
    ['PK\x03\x04', 'Word'],
    ['{\\rtf1', 'RTF'],
    ['\0\0\0\x18ftypisom', 'en film'],
    ['\x1aE\xdf\xa3', 'en film'],
    ['\x01\0\x02', 'ingen text'],
  ])('that begins %j is something else, and that is named', (head, words) => {
    expect(swedish(notCaptions(head))).toContain(words);
  });

  it.each(['WEBVTT\n\n', '1\n00:00:01,000 --> 00:00:02,000\nHej', '\n1\n00:00:01,000', 'Hej'])('that begins %j may be captions', (head) => {
    expect(notCaptions(head)).toBeUndefined();
  });

  it('of UTF-16 is looked at by its letters', () => {
    expect(headOf([0xff, 0xfe, 0x57, 0, 0x45, 0, 0x42, 0])).toBe('WEB');
    expect(headOf([0xef, 0xbb, 0xbf, 0x57])).toBe('W');
  });
});
