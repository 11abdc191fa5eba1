import { isLocalAccount } from '../core/directory.ts';
import { isRead } from '../core/rates.ts';
import { createNativeFile } from '../drive/resource.ts';
import type { Context, Service } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { parseRange } from './a1.ts';
import { reading } from './access.ts';
import { fillSpreadsheet } from './create.ts';
import { lacks } from './lacking.ts';
import { invalid } from './model.ts';
import { renewed } from './older.ts';
import { batchUpdate } from './requests/batch.ts';
import { matching, metadataResource } from './requests/metadata.ts';
import { spreadsheetResource } from './resource.ts';
import { schema } from './schema.ts';
import * as values from './values/values.ts';

/** Google Sheets v4: spreadsheets, their cells, tabs, protections and developer metadata. */

const spreadsheetType = 'application/vnd.google-apps.spreadsheet';

function create(ctx: Context) {
  if (!isLocalAccount(ctx.store, ctx.actor)) throw new ApiError(403, 'forbidden', 'The caller does not have permission');
  const title: unknown = ctx.body.properties?.title ?? 'Untitled spreadsheet';
  if (typeof title !== 'string') throw invalid("Invalid value at 'properties.title' (TYPE_STRING)");
  const file = createNativeFile(ctx, { mimeType: spreadsheetType, name: title });
  return spreadsheetResource(fillSpreadsheet(ctx, file.id, ctx.body), [], false);
}

function get(ctx: Context) {
  const draft = reading(ctx);
  const ranges = ctx.query.all('ranges').map((range) => parseRange(draft, range));
  return spreadsheetResource(draft, ranges, wantsCells(ctx, ctx.query.flag('includeGridData')));
}

/** `includeGridData` is ignored where a field mask was given: then the mask says whether cells are wanted. */
function wantsCells(ctx: Context, asked: boolean): boolean {
  const fields = ctx.query.get('fields') ?? ctx.query.get('$fields') ?? ctx.headers['x-goog-fieldmask'];
  if (fields === undefined || fields === '') return asked;
  return /\bdata\b|\*|(^|,)sheets(,|$)/.test(fields);
}

function metadataGet(ctx: Context) {
  const item = reading(ctx).book.metadata.find((one) => String(one.id) === ctx.path.metadataId);
  if (!item) throw new ApiError(404, 'notFound', 'Requested entity was not found.');
  return metadataResource(item);
}

function metadataSearch(ctx: Context) {
  const found = matching(reading(ctx), ctx.body.dataFilters, '');
  if (found.length === 0) return {};
  return {
    matchedDeveloperMetadata: found.map(({ item, filters }) => ({ developerMetadata: metadataResource(item), dataFilters: filters })),
  };
}

export const sheets: Service = {
  name: 'sheets',
  errors: 'rpc',
  root: /^\/v4\/spreadsheets(\/|:|$)/,
  schema,
  lacks,
  charge: (verb) => ({ rate: isRead(verb) ? 'sheetsReads' : 'sheetsWrites', units: 1 }),
  routes: [
    { id: 'sheets.spreadsheets.create', run: create },
    { id: 'sheets.spreadsheets.get', run: get },
    { id: 'sheets.spreadsheets.batchUpdate', run: batchUpdate },
    { id: 'sheets.spreadsheets.developerMetadata.get', run: metadataGet },
    { id: 'sheets.spreadsheets.developerMetadata.search', run: metadataSearch },
    { id: 'sheets.spreadsheets.values.batchGet', run: values.valuesBatchGet },
    { id: 'sheets.spreadsheets.values.batchUpdate', run: values.valuesBatchUpdate },
    { id: 'sheets.spreadsheets.values.batchClear', run: values.valuesBatchClear },
    { id: 'sheets.spreadsheets.values.append', run: values.valuesAppend },
    { id: 'sheets.spreadsheets.values.clear', run: values.valuesClear },
    { id: 'sheets.spreadsheets.values.get', run: values.valuesGet },
    { id: 'sheets.spreadsheets.values.update', run: values.valuesUpdate },
  ],
  renewed,
};
