/** drive.files.export: a spreadsheet's first tab as CSV or TSV, its values as they are shown. */
import type { Context, HttpResponse } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { openDraft } from '../../sheets/model.ts';
import { renderBox } from '../../sheets/values/render.ts';
import { rank, readable } from '../access.ts';
import { notBuilt, SPREADSHEET } from '../model.ts';
import { attachment } from './media.ts';

type Value = string | number | boolean;

const quoted = (value: Value): string => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
const flat = (value: Value): string => String(value).replace(/[\t\r\n]+/g, ' ');

/** The types a spreadsheet can be had as here: how a row is written. */
export const EXPORTS: Record<string, { extension: string; line(values: readonly Value[]): string }> = {
  'text/csv': { extension: 'csv', line: (values) => values.map(quoted).join(',') },
  'text/tab-separated-values': { extension: 'tsv', line: (values) => values.map(flat).join('\t') },
};

/** What Google can make of a spreadsheet and this workspace cannot ("Export MIME types for Google Workspace documents"). */
const GOOGLE_ONLY = new Set([
  'application/pdf',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-vnd.oasis.opendocument.spreadsheet',
  'application/zip',
]);

/** Google's limit on what an export may weigh. */
const MOST_BYTES = 10 * 1024 * 1024;

export function exportFile(ctx: Context): HttpResponse {
  const { file, role } = readable(ctx, ctx.path.fileId ?? '');
  const type = ctx.query.get('mimeType');
  if (!type) throw new ApiError(400, 'required', 'Required parameter: mimeType', 'mimeType');
  const draft = file.mimeType === SPREADSHEET ? openDraft(ctx, file.id) : undefined;
  if (!draft) throw new ApiError(403, 'fileNotExportable', 'Export only supports Docs Editors files.');
  if (file.copyRequiresWriterPermission && rank(role) < rank('writer')) {
    throw new ApiError(403, 'cannotExportFile', 'This file cannot be exported by the user.');
  }
  if (GOOGLE_ONLY.has(type)) throw notBuilt(`Exporting a spreadsheet as ${type}`);
  const format = Object.hasOwn(EXPORTS, type) ? EXPORTS[type] : undefined;
  const tab = draft.book.tabs[0];
  if (!format || !tab) throw new ApiError(400, 'badRequest', 'The requested conversion is not supported.', 'convertTo');
  const box = { sheetId: tab.sheetId, top: 0, bottom: tab.rowCount, left: 0, right: tab.columnCount };
  const rows = renderBox(draft, box, { value: 'FORMATTED_VALUE', dateTime: 'FORMATTED_STRING' }, 'ROWS');
  // Every row has as many cells as the widest.
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const body = rows.map((row) => format.line(Array.from({ length: width }, (_, i) => row[i] ?? ''))).join('\r\n');
  if (Buffer.byteLength(body) > MOST_BYTES) throw new ApiError(403, 'exportSizeLimitExceeded', 'This file is too large to be exported.');
  const name = `${file.name} - ${tab.title}.${format.extension}`;
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-disposition': attachment(name),
    },
    body,
  };
}

/** Where an item can be had in other types: this workspace's own address, so that it can be followed. */
export function exportLinks(ctx: Context, file: { id: string; mimeType: string }): Record<string, string> | undefined {
  if (file.mimeType !== SPREADSHEET) return undefined;
  const root = `http://${ctx.headers.host ?? 'localhost'}/drive/v3/files/${file.id}/export?mimeType=`;
  return Object.fromEntries(Object.keys(EXPORTS).map((type) => [type, `${root}${encodeURIComponent(type)}`]));
}
