/** Where lines that are added to a hidden tab come to stand. */
import { call, type Program } from '../../google/call.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const append: Check = {
  id: 'append',
  place: 'anywhere',
  needs: ['sheet'],
  title: { sv: 'Rader läggs sist', en: 'Lines are added last' },
  asks: {
    sv: 'Hamnar en rad som läggs till efter sista ifyllda raden, också när rader ovanför är tomma?',
    en: 'Does a line that is added come after the last one that holds anything, also where lines above are empty?',
  },
  relies: {
    sv: 'Raden läggs under den sista ifyllda. Delakultur läser dessutom i svaret vart den kom, och rättar en som kom fel.',
    en: 'The line comes below the last one that holds anything. Delakultur also reads in the answer where it came, and mends one that came astray.',
  },
  otherwise: {
    sv: 'Rader i loggen och i de dolda flikarna kan hamna mitt i. Delakultur rättar det i samma stund, eller säger att det inte gick.',
    en: 'Lines in the log and the hidden tabs may come in the midst. Delakultur mends it at once, or says that it could not.',
  },
  todo: {
    sv: 'Lämna inga tomma rader i fliken Logg och i de dolda flikarna.',
    en: 'Leave no empty lines in the tab Logg and in the hidden tabs.',
  },
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
    const seen = (sv: string, en: string) =>
      [
        `Sista ifyllda raden var 6; den nya kom på rad ${row}${sv}.`,
        `The last filled line was 6; the new one came to ${row}${en}.`,
      ] as const;
    return row === 7 ? agrees(...seen('', '')) : differs(...seen('', ''));
  },
};
