/** What the upload dialog may ask for, checked field by field. */

import type { Cells, UploadDo, UploadRead } from '../../contract/uploads.ts';
import { sortOf, typeOf } from '../../domain/recordings/file-kinds.ts';
import { recordingCells } from '../../domain/workbook/edits.ts';
import { sessionPath } from '../../google/http.ts';
import { Trouble } from '../session.ts';
import { type Fields, fields, oneOf, refused, text } from './fields.ts';

/** Drive takes files up to 5 TB. */
const MOST_BYTES = 5 * 2 ** 40;
const ID = /^[\w-]{1,128}$/;
const NAME = /^[^/\\]{1,255}$/;
const TYPE = /^(video|audio|text|application)\/[\w.+-]{1,80}$/;
export const ORIGIN = /^https?:\/\/[a-z0-9.:[\]-]{1,250}$/i;
const MD5 = /^[0-9a-f]{32}$/i;

export function matching(from: Fields, name: string, form: RegExp, most: number): string {
  const value = text(from, name, most);
  if (!form.test(value)) throw refused(name);
  return value;
}

/** Nothing but an address that we made for an upload. */
export function sessionIn(from: Fields): string {
  const address = text(from, 'session');
  if (sessionPath(address) === undefined) throw refused('session');
  return address;
}

function bytes(from: Fields): number {
  const value = from.bytes;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > MOST_BYTES) throw refused('bytes');
  return value;
}

function cells(from: Fields): Cells {
  const given = fields(from.cells, 'cells');
  for (const name of Object.keys(given)) if (!recordingCells.some((code) => code === name)) throw refused(name);
  return Object.fromEntries(Object.keys(given).map((name) => [name, text(given, name, 10_000)]));
}

/** A week at most; undefined where the page could not read it. */
function seconds({ seconds: value }: Fields): number | undefined {
  return typeof value === 'number' && value > 0 && value < 604_800 ? value : undefined;
}

const row = (from: Fields): string => text(from, 'recording', 100);

/** Undefined for what is no question of the upload dialog. Throws Trouble for one that is malformed. */
export function uploadReadOf(from: Fields): UploadRead | undefined {
  switch (from.kind) {
    case 'uploadSetting':
      return { kind: 'uploadSetting' };
    case 'uploadPreview':
      return { kind: 'uploadPreview', recording: row(from), cells: cells(from) };
    default:
      return undefined;
  }
}

/** Undefined for what is no act of the upload dialog. Throws Trouble for one that is malformed. */
export function uploadDoOf(from: Fields): UploadDo | undefined {
  switch (from.kind) {
    case 'beginUpload':
      return { kind: 'beginUpload', recording: row(from), cells: cells(from), ...sending(from, 'film') };
    case 'beginCaptions':
      return { kind: 'beginCaptions', recording: row(from), ...sending(from, 'captions'), seconds: seconds(from) };
    case 'askUpload':
      return { kind: 'askUpload', session: sessionIn(from), bytes: bytes(from) };
    case 'endUpload':
      return {
        kind: 'endUpload',
        part: oneOf(from, 'part', ['film', 'captions']),
        recording: row(from),
        file: matching(from, 'file', ID, 128),
        bytes: bytes(from),
        md5: matching(from, 'md5', MD5, 32),
      };
    case 'cancelUpload':
      return {
        kind: 'cancelUpload',
        recording: row(from),
        file: matching(from, 'file', ID, 128),
        wasNew: from.wasNew === true,
      };
    default:
      return undefined;
  }
}

/** The type goes by the name, as on every road: what the page says of it decides nothing. */
function sending(from: Fields, sort: 'film' | 'captions') {
  const name = matching(from, 'name', NAME, 255);
  matching(from, 'mimeType', TYPE, 100);
  if (sortOf(name) !== sort) throw notOfSort(name, sort);
  return { name, bytes: bytes(from), mimeType: typeOf(name), origin: matching(from, 'origin', ORIGIN, 260) };
}

const notOfSort = (name: string, sort: 'film' | 'captions'): Trouble =>
  sort === 'film'
    ? new Trouble(`${name} är ingen film som går att lägga upp.`, `${name} is no film that can be uploaded.`)
    : new Trouble('Undertexter ska vara WebVTT (.vtt) eller SubRip (.srt).', 'Captions must be WebVTT (.vtt) or SubRip (.srt).');
