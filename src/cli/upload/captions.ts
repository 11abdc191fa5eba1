/** A local captions file: its kind, what is sent of it, and remarks before the film is sent. */

import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Message } from '../../domain/message.ts';
import { type CaptionsRead, captionsUnfit, parseCaptions, problemMessages, reencoded } from '../../domain/recordings/captions.ts';
import { HEAD_BYTES, headOf, notCaptions } from '../../domain/recordings/file-kinds.ts';
import { videoFacts } from '../../domain/recordings/video-facts.ts';
import { clean } from '../../domain/text.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { decodeText } from '../files/csv.ts';

export interface CaptionsFile extends CaptionsRead {
  /** By what it holds, whatever its name says. */
  readonly ending: '.vtt' | '.srt';
  /** Sent instead of the file itself: the same text as UTF-8. */
  readonly copy: Buffer | undefined;
  readonly remarks: readonly Message[];
}

/** Captions of a whole day are smaller. */
const MOST_BYTES = 5_000_000;

/** The first bytes of a file, a character each. */
export function headOfFile(file: string): string {
  const handle = openSync(file, 'r');
  try {
    return headOf(bytesOf(handle, 0, HEAD_BYTES));
  } finally {
    closeSync(handle);
  }
}

/** `problem`: it can't be captions, or nobody would see any. */
export function openCaptions(file: string): CaptionsFile | { readonly problem: Message } {
  const name = clean(basename(file));
  const named = (what: Message): Message => uploadMessage('upload.named', { name, what });
  const other = notCaptions(headOfFile(file));
  if (other) return { problem: named(other) };
  if (statSync(file).size > MOST_BYTES) return { problem: named(uploadMessage('captions.tooLarge')) };
  const bytes = readFileSync(file);
  const text = decodeText(bytes);
  const read = parseCaptions(text);
  if (read.cues.length === 0) return { problem: uploadMessage('upload.lines', { lines: problemMessages(read.problems, name) }) };
  const ending = read.kind === 'webvtt' ? '.vtt' : '.srt';
  const remarks: Message[] = [];
  if (!name.toLowerCase().endsWith(ending)) remarks.push(named(misnamed(read.kind)));
  const copy = bytes.equals(Buffer.from(text)) || bytes.subarray(3).equals(Buffer.from(text)) ? undefined : Buffer.from(text);
  if (copy) remarks.push(named(reencoded));
  return { ...read, ending, copy, remarks: [...remarks, ...problemMessages(read.problems, name)] };
}

/** What to say where captions and film are not of one length; `seconds` of the film, where Drive has said it. */
export function lengthRemark(captions: string, film: string, seconds = filmSeconds(film)): Message | undefined {
  const read = seconds === undefined ? undefined : openCaptions(captions);
  return read && 'seconds' in read ? captionsUnfit(read.seconds, seconds ?? 0) : undefined;
}

/** A film's length by its own header; undefined for kinds that are not read here. */
export function filmSeconds(film: string): number | undefined {
  const handle = openSync(film, 'r');
  try {
    const { millis } = videoFacts((at, length) => bytesOf(handle, at, length), fstatSync(handle).size) ?? {};
    return millis === undefined || millis <= 0 ? undefined : millis / 1000;
  } finally {
    closeSync(handle);
  }
}

function bytesOf(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
}

const misnamed = (kind: CaptionsRead['kind']): Message =>
  kind === 'webvtt' ? uploadMessage('captions.isWebVtt') : uploadMessage('captions.isSubRip');
