/** Rows and their mark in one request: all of it lands, or nothing. */
import { batch, call, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
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
  needs: ['sheet'],
  title: { sv: 'Nya rader skrivs helt eller inte alls', en: 'New rows are written whole or not at all' },
  asks: {
    sv: 'Skrivs en rad fastän märket i samma begäran vägras?',
    en: 'Is a row written though the mark in the same request is refused?',
  },
  relies: {
    sv: 'Vägras en del av begäran skrivs ingenting av den. Två som lägger till rader i samma stund skriver därför aldrig över varandra.',
    en: 'Where one part of a request is refused, nothing of it is written. So two who add rows at one moment never write over each other.',
  },
  otherwise: {
    sv: 'En rad kan bli skriven två gånger, eller skriva över en annans.',
    en: 'A row may be written twice, or over another’s.',
  },
  todo: {
    sv: 'Låt bara en person i taget lägga till rader från sidopanelen och personalsidan, och hör av er till den som utvecklar Delakultur.',
    en: 'Let one person at a time add rows from the sidebar and the staff page, and tell whoever develops Delakultur.',
  },
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
    if (!refused.ok && !written)
      return agrees('Begäran vägrades, och ingenting av den skrevs.', 'The request was refused, and nothing of it was written.');
    return differs(
      `Begäran ${refused.ok ? 'gick igenom' : 'vägrades'}, och cellen ${written ? 'skrevs' : 'skrevs inte'}.`,
      `The request ${refused.ok ? 'passed' : 'was refused'}, and the cell ${written ? 'was written' : 'was not written'}.`,
    );
  },
};
