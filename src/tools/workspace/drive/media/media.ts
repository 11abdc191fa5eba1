/** files.get?alt=media: an item's bytes, or a range of them. */

import type { Context, HttpResponse } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import type { Seen } from '../access.ts';
import { rank } from '../access.ts';

/** To be saved under this name, never shown as a page (RFC 6266). */
export const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^ -~]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(Buffer.from(name).toString())}`;

/** An item's bytes, or 403 for items without any and for readers where the owner has stopped downloads. */
export function download(ctx: Context, { file, role }: Seen): HttpResponse {
  const { content } = file;
  if (!content) {
    const only = 'Only files with binary content can be downloaded. Use Export with Docs Editors files.';
    throw new ApiError(403, 'fileNotDownloadable', only, 'alt');
  }
  if (file.copyRequiresWriterPermission && rank(role) < rank('writer')) {
    throw new ApiError(403, 'cannotDownloadFile', 'This file cannot be downloaded by the user.');
  }
  const range = rangeOf(ctx.headers.range, content.size);
  const headers: Record<string, string> = {
    'content-type': file.mimeType,
    'content-disposition': attachment(file.name),
    'accept-ranges': 'bytes',
    'x-goog-hash': `md5=${Buffer.from(content.md5, 'hex').toString('base64')}`,
  };
  if (range === 'unsatisfiable') {
    const message = 'Request range not satisfiable';
    return {
      status: 416,
      headers: { 'content-type': 'application/json; charset=UTF-8', 'content-range': `bytes */${content.size}` },
      body: JSON.stringify({
        error: {
          code: 416,
          message,
          errors: [{ domain: 'global', reason: 'requestedRangeNotSatisfiable', message, locationType: 'header', location: 'Range' }],
        },
      }),
    };
  }
  const { start, end } = range ?? { start: 0, end: content.size - 1 };
  const length = end - start + 1;
  headers['content-length'] = String(length);
  if (range) headers['content-range'] = `bytes ${start}-${end}/${content.size}`;
  return { status: range ? 206 : 200, headers, body: length === 0 ? '' : { file: ctx.store.blobPath(content.blob), start, length } };
}

/** The first and last byte asked for (RFC 9110); undefined: all of it, also when the header cannot be understood or asks for several. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  if (match[1] === '') {
    const last = Number(match[2]);
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[2] !== '' && Number(match[2]) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
