/**
 * multipart/related uploads: a JSON part, then the media part (RFC 2387). Lines may end in CRLF or in LF alone. Only the head and the
 * tail of the body are read here; the media stay where they are.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import type { Body } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import type { Source } from './blob.ts';
import { bodyLength } from './blob.ts';

/** Metadata longer than this is refused. */
const HEAD = 1 << 20;
const TAIL = 1 << 16;

interface Related {
  /** The JSON part, parsed; {} if it is empty. */
  metadata: unknown;
  media: Source;
  /** The media part's own Content-Type, '' if it has none. */
  mimeType: string;
}

const malformed = (why: string): ApiError => new ApiError(400, 'badContent', `Malformed multipart body: ${why}`);

/** Takes a multipart/related body apart; 400 in Google's form if it is malformed. */
export function readRelated(body: Body | undefined, contentType: string): Related {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) throw malformed('the Content-Type names no boundary.');
  const whole = body ?? { text: '' };
  const total = bodyLength(whole);
  const head = slice(whole, 0, Math.min(total, HEAD + TAIL));
  const first = partAfter(head, `--${boundary}`, 0);
  const jsonEnd = delimiterBefore(head, boundary, first.start);
  if (!jsonEnd) throw malformed('there is no second part.');
  const second = partAfter(head, `--${boundary}`, jsonEnd.mark);
  const from = Math.max(second.start, total - TAIL);
  const tail = slice(whole, from, total - from);
  const close = tail.lastIndexOf(`--${boundary}--`);
  if (close < 0) throw malformed('the closing boundary is missing.');
  const end = from + lineEndBefore(tail, close);
  if (end < second.start && from + close > second.start) throw malformed('the media part has no end.');
  return {
    metadata: parse(head.toString('utf8', first.start, jsonEnd.end)),
    media: {
      body: whole,
      start: second.start,
      length: Math.max(0, end - second.start),
      base64: second.headers['content-transfer-encoding']?.toLowerCase() === 'base64',
    },
    mimeType: second.headers['content-type'] ?? '',
  };
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError(400, 'parseError', `Parse Error: ${(error as Error).message}`);
  }
}

function boundaryOf(contentType: string): string | undefined {
  const found = /;\s*boundary=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(contentType);
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2];
}

/** The part that begins with the first delimiter line at or after `at`: its headers and where its body starts. */
function partAfter(head: Buffer, delimiter: string, at: number): { start: number; headers: Record<string, string> } {
  const mark = head.indexOf(delimiter, at);
  if (mark < 0) throw malformed('a boundary is missing.');
  let line = nextLine(head, mark);
  const headers: Record<string, string> = {};
  for (;;) {
    const end = head.indexOf(0x0a, line);
    if (end < 0) throw malformed('a part has no end to its headers.');
    const text = head.toString('latin1', line, end).trim();
    line = end + 1;
    if (text === '') return { start: line, headers };
    const colon = text.indexOf(':');
    if (colon > 0) headers[text.slice(0, colon).toLowerCase()] = text.slice(colon + 1).trim();
  }
}

function nextLine(head: Buffer, at: number): number {
  const end = head.indexOf(0x0a, at);
  if (end < 0) throw malformed('a boundary line has no end.');
  return end + 1;
}

/** The next delimiter at the start of a line from `at` on, and where the part before it ends. */
function delimiterBefore(head: Buffer, boundary: string, at: number): { mark: number; end: number } | undefined {
  for (let mark = head.indexOf(`--${boundary}`, at); mark >= 0; mark = head.indexOf(`--${boundary}`, mark + 1)) {
    if (mark === at || head[mark - 1] === 0x0a) return { mark, end: Math.max(at, lineEndBefore(head, mark)) };
  }
  return undefined;
}

/** The line break before a delimiter belongs to the delimiter. */
function lineEndBefore(bytes: Buffer, mark: number): number {
  if (bytes[mark - 1] !== 0x0a) return mark;
  return bytes[mark - 2] === 0x0d ? mark - 2 : mark - 1;
}

function slice(body: Body, start: number, length: number): Buffer {
  if ('text' in body) return Buffer.from(body.text).subarray(start, start + length);
  const file = openSync(body.file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, start));
  } finally {
    closeSync(file);
  }
}
