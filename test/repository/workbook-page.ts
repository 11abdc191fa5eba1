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
- Columns: other usual names are taken (Mejl, Slutdatum, Sekretessmarkering, Förnamn and Efternamn). One that is nearly a column that protects, as *Barn syns*, is asked about, never left aside; and two columns that mean the same such field are refused. Others are listed as not used.
- Equal keys, whatever their letter case: of two lines that differ neither is written over the other, nor over a row that stands. Both become rows, which count for nothing until you keep one of them.

## Staff lists

\`delakultur import people FILE…\` also reads lists of staff from elsewhere. What a file is is known by its content; \`--from google|ss12000|csv\` says it where you know better.

| kind | known by | read of it |
|---|---|---|
| Google’s own list of users (Admin console → Download users) | its headers: First Name [Required] … Org Unit Path [Required] | names, address, department, path, status, employee ID, title. Who is suspended or archived ends. Pupils and guardians, by their path, are left out. |
| SS12000, as JSON (pages, several files, one document) or as files with \`;\` between the columns | persons (\`givenName\`, \`familyName\`), duties (\`dutyAt\`, \`dutyRole\`), organisations (\`displayName\`, \`schoolUnitCode\`) | names, the address of type Skola personal or Arbete övrigt, where they work and until when. Only who has a duty is staff. |
| any CSV | the columns of Personer, below | all of them, as ever |

\`--dry-run\` shows the difference and writes nothing. With \`--json\`: \`{new, moved, ended, unchanged, doubtful, faulty}\`, each with rows \`{row, email, name, unit, why, cells}\`, where \`cells\` is what would be written; \`units\`: \`[{text, unit, name, by, people}]\`, which unit each text of the list was taken for; \`leftOut\`: \`{marked, markedHere, notStaff, outsideSync}\`, counted and unnamed; and the counts of any import. Every row of the list is in one group alone:

- *doubtful*: the same name, or the same employee’s number, at another address; a domain that resembles the municipality’s; somebody who had left; a row of Personer that can’t be read. It is not written, unless you have looked and say \`--doubtful\`.
- *faulty*: no address of work, a foreign domain, an unknown status, two rows that say different things of one address. It is not written.
- *ended* because somebody is missing: only with \`--whole\`, and never whoever is outside sync, from outside, or may be a doubtful or faulty row of the list. Their last day is yesterday. A list that lacks pages or duties can’t be whole. The guard of plan and apply holds as ever.
- Of somebody known a list from another system changes unit and last day, nothing else. Where no unit is surely meant, the unit stays as it is.
- A plain CSV without any of \`--whole\`, \`--from csv\`, \`--unit\`, \`--map\` and \`--doubtful\` is merged as below: there the difference is shown by \`--dry-run\` alone.

Units are found by what you said (\`--unit "text=id"\`, or \`--map FILE\` with the columns text and unit; nothing after = means none), by what was said before, by id, by unit code, and by a name that one unit alone has. What you say is remembered in the hidden tab \`_ids\` when the list is written, as is a fingerprint of each employee’s number.

Never kept of anybody: personal identity numbers, days of birth, sex, private addresses; nor pupils, guardians and people with a security marking, who are counted and unnamed.

\`delakultur import units FILE\` reads Skolverket’s register of school units, version 2, as its interface answers (JSON). Units that are AKTIV come in, found by their code; a unit of the workbook that is VILANDE or UPPHORT is told of, and left. It has no preschools.

This page is made from the code: \`UPDATE=1 npx jest test/repository/readme\`.

${tables.join('\n\n')}
`;
}
