/** Rows and their mark in one request: all of it lands, or nothing. */

import { batch, call, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { sheetsChecks } from '../../messages/checks/sheets.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

const CELL = 'Z50';
const write: SheetRequest = {
  updateCells: {
    range: { sheetId: 0, startRowIndex: 49, endRowIndex: 50, startColumnIndex: 25, endColumnIndex: 26 },
    rows: [{ values: [{ userEnteredValue: { stringValue: 'skriven' } }] }],
    fields: 'userEnteredValue',
  },
};
const mark = (metadataId: number): SheetRequest => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId,
      metadataKey: 'delakultur.check',
      metadataValue: 'rad',
      location: { spreadsheet: true },
      visibility: 'DOCUMENT',
    },
  },
});

export const rowMark: Check = {
  id: 'rows-whole',
  place: 'anywhere',
  about: sheetsChecks['rows-whole'],
  needs: ['sheet'],
  *run({ sheet }: Site): Program<Finding> {
    const { sheets } = yield* call('sheets.spreadsheets.get', { spreadsheetId: sheet, fields: 'sheets(properties(sheetId,title))' });
    const { sheetId = 0, title = '' } = sheets?.[0]?.properties ?? {};
    const range = { ...(write.updateCells as { range: object }).range, sheetId };
    const here: SheetRequest = { updateCells: { ...(write.updateCells as object), range } };
    const [refused] = yield* batch([
      {
        method: 'sheets.spreadsheets.batchUpdate',
        params: { spreadsheetId: sheet, requestBody: { requests: [mark(72), here, mark(72)] } },
      },
    ]);
    const { valueRanges } = yield* call('sheets.spreadsheets.values.batchGet', { spreadsheetId: sheet, ranges: [`'${title}'!${CELL}`] });
    const written = valueRanges?.[0]?.values?.[0]?.[0] !== undefined;
    if (!refused.ok && !written) return agrees(checkMessage('seen.nothingWritten'));
    return differs(checkMessage('seen.partWritten', { passed: refused.ok, written }));
  },
};
