/** docs/workbook.md, made from the one definition of the tables. */
import { canImport } from '../../src/domain/workbook/import/importing.ts';
import type { Field, FieldType } from '../../src/domain/workbook/tables/field.ts';
import { fieldsOf, tableOf, visibleTables } from '../../src/domain/workbook/tables.ts';

const kinds: Readonly<Record<FieldType, string>> = {
  text: 'text',
  longText: 'text, several lines',
  list: 'list',
  date: 'date, 2026-11-16',
  dateTime: 'day and time, 2026-11-16 13:00',
  number: 'number',
  yesNo: 'ja or nej',
  choice: 'one of',
  choices: 'any of',
  timeRange: 'time, 13:00-15:30',
  email: 'e-mail',
  emails: 'e-mails',
  links: 'https links',
  dateOrText: 'date or words',
  meetLink: 'ja, or an https link',
};

const row = (code: string, field: Field, isKey: boolean): string => {
  const names = [field.header, ...(field.older ?? [])].join(', ');
  const words = field.words ? `: ${field.words.join(', ')}` : field.to && field.to !== 'areas' ? ` (${tableOf(field.to).title})` : '';
  const must = isKey ? 'the key' : field.required ? 'must be there' : '';
  return `| ${names} | \`${code}\` | ${kinds[field.type]}${words} | ${[must, field.note ?? ''].filter((text) => text !== '').join('. ')} |`;
};

export function workbookPage(): string {
  const tables = visibleTables.filter(canImport).map((table) => {
    const { title, key } = tableOf(table);
    const fields = fieldsOf(table).filter(([, field]) => !field.system);
    const lines = fields.map(([code, field]) => row(code, field, key.includes(code)));
    return [`## ${title} · \`${table}\``, '', '| header | code name | holds | note |', '|---|---|---|---|', ...lines].join('\n');
  });
  return `# The workbook’s tables

\`delakultur import <table> FILE.csv\` reads these columns, by header or code name, in any order and any case. Rows are matched by their key; nothing is deleted. An empty cell clears, an absent column leaves. Lists are separated by commas or semicolons (within a file whose columns are separated by semicolons, put quotes around a list that has them). What the system writes itself is left out here. \`delakultur export <table> --csv\` gives a file to begin from.

Files from elsewhere come as they are, or are refused whole, with words:

- Letters: UTF-8, Windows-1252, UTF-16, Macintosh, MS-DOS, and UTF-8 encoded twice. What is a guess is told; what stays unsure is refused with its line. So is a row with more cells than headers.
- Columns: other usual names are taken (Mejl, Slutdatum, Sekretessmarkering, Förnamn and Efternamn, Google’s own list of users). One that is nearly a column that protects, as *Barn syns*, is asked about, never left aside; and two columns that mean the same such field are refused. Others are listed as not used.
- Equal keys, whatever their letter case: of two lines that differ neither is written over the other, nor over a row that stands. Both become rows, which count for nothing until you keep one of them.

This page is made from the code: \`UPDATE=1 npx jest test/repository/readme\`.

${tables.join('\n\n')}
`;
}
