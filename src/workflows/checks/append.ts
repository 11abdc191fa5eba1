/** Where appended lines end up in a hidden tab. */
import { call, type Program } from '../../google/call.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { sheetsChecks } from '../../messages/checks/sheets.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const append: Check = {
  id: 'append',
  place: 'anywhere',
  about: sheetsChecks.append,
  needs: ['sheet'],
  *run({ sheet: spreadsheetId }: Site): Program<Finding> {
    const { sheets } = yield* call('sheets.spreadsheets.get', { spreadsheetId, fields: 'sheets(properties(title))' });
    const tab = `'${sheets?.[0]?.properties?.title ?? ''}'`;
    const data = [
      {
        range: `${tab}!A1:B3`,
        values: [
          ['rubrik', 'värde'],
          ['1', 'a'],
          ['2', 'b'],
        ],
      },
      { range: `${tab}!A6:B6`, values: [['3', 'c']] },
    ];
    yield* call('sheets.spreadsheets.values.batchUpdate', { spreadsheetId, requestBody: { valueInputOption: 'RAW', data } });
    const { updates } = yield* call('sheets.spreadsheets.values.append', {
      spreadsheetId,
      range: `${tab}!A:B`,
      valueInputOption: 'RAW',
      insertDataOption: 'INSERT_ROWS',
      requestBody: { values: [['4', 'd']] },
    });
    const row = Number(/![A-Z]+(\d+)/.exec(updates?.updatedRange ?? '')?.[1]);
    const seen = checkMessage('seen.appendedAt', { row });
    return row === 7 ? agrees(seen) : differs(seen);
  },
};
