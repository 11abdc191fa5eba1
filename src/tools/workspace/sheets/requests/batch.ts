import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { parseRange } from '../a1.ts';
import { finish, writing } from '../access.ts';
import { appendCells, repeatCell, setDataValidation, updateCells } from '../cells.ts';
import { addLines, dimensionProperties, insertLines, moveLines, removeLines } from '../lines.ts';
import type { Draft } from '../model.ts';
import { invalid } from '../model.ts';
import { addedTab, spreadsheetResource } from '../resource.ts';
import { readSpan } from '../spans.ts';
import { findReplace } from './find.ts';
import { createMetadata, deleteMetadata, metadataResource, updateMetadata } from './metadata.ts';
import { addProtection, deleteProtection, protectionResource, updateProtection } from './protect.ts';
import { sortRange } from './sort.ts';
import { addTab, deleteTab, updateBook, updateTab } from './tabs.ts';

/** spreadsheets.batchUpdate: a list of requests, carried out in order, all or none; one reply each. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** Carries out one request. Returns the reply's content, or nothing for an empty reply. */
type Act = (draft: Draft, sent: Sent, where: string) => unknown;

/** The requests that are carried out. */
export const acts: Readonly<Record<string, Act>> = {
  addSheet: (draft, sent, where) => addedTab(draft, addTab(draft, sent.properties, where).sheetId),
  updateSheetProperties: updateTab,
  deleteSheet: (draft, sent, where) => deleteTab(draft, sent.sheetId ?? 0, where),
  updateSpreadsheetProperties: updateBook,
  appendDimension: addLines,
  insertDimension: insertLines,
  deleteDimension: removeLines,
  moveDimension: moveLines,
  updateDimensionProperties: dimensionProperties,
  // Widths follow the text on a screen only: checked, and nothing to store.
  autoResizeDimensions: (draft, sent, where) => void readSpan(draft, sent.dimensions, where),
  updateCells,
  repeatCell,
  setDataValidation,
  addProtectedRange: (draft, sent, where) => ({
    protectedRange: protectionResource(draft, addProtection(draft, sent.protectedRange, where)),
  }),
  updateProtectedRange: updateProtection,
  deleteProtectedRange: (draft, sent, where) => deleteProtection(draft, sent.protectedRangeId, where),
  createDeveloperMetadata: (draft, sent, where) => ({
    developerMetadata: metadataResource(createMetadata(draft, sent.developerMetadata, where)),
  }),
  updateDeveloperMetadata: (draft, sent, where) => ({ developerMetadata: updateMetadata(draft, sent, where).map(metadataResource) }),
  deleteDeveloperMetadata: (draft, sent, where) => ({
    deletedDeveloperMetadata: deleteMetadata(draft, sent.dataFilter, where).map(metadataResource),
  }),
  sortRange,
  appendCells,
  findReplace,
};

function carryOut(draft: Draft, request: Sent, index: number): Record<string, unknown> {
  const names = Object.keys(request ?? {}).filter((name) => request[name] !== null);
  const name = names[0];
  if (name === undefined) throw invalid(`Invalid requests[${index}]: No request set.`);
  if (names.length > 1) throw invalid(`Invalid requests[${index}]: Only one request may be set, found ${names.join(', ')}.`);
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  // The schema has let pass what Google has.
  if (!act) throw new ApiError(501, 'UNIMPLEMENTED', `requests[${index}].${name} is not implemented by the embedded workspace.`);
  const reply = act(draft, request[name], `Invalid requests[${index}].${name}: `);
  return reply === undefined ? {} : { [name]: reply };
}

export function batchUpdate(ctx: Context) {
  const draft = writing(ctx);
  const list: Sent[] = ctx.body.requests ?? [];
  if (list.length === 0) throw invalid('Must specify at least one request.');
  const replies = list.map((request, index) => carryOut(draft, request, index));
  finish(draft);
  const whole = ctx.body.includeSpreadsheetInResponse === true;
  const ranges = () => (ctx.body.responseRanges ?? []).map((range: string) => parseRange(draft, range));
  const updated = whole ? spreadsheetResource(draft, ranges(), ctx.body.responseIncludeGridData === true) : undefined;
  return { spreadsheetId: draft.book.id, replies, ...(updated ? { updatedSpreadsheet: updated } : {}) };
}
