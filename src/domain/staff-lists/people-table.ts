/** Any file with the columns of Personer, by whatever usual names, as a staff list. */
import { clean, listParts } from '../text.ts';
import { cellOf } from '../workbook/cells.ts';
import { diagnosticOf } from '../workbook/diagnostic.ts';
import { squashed } from '../workbook/import/columns.ts';
import { type Incoming, linesOf, type Stop, type Where } from '../workbook/import/lines.ts';
import { readCell } from '../workbook/read-cell.ts';
import { fieldsOf } from '../workbook/tables.ts';
import { listMessage } from './messages.ts';
import { employeeNumber, type Listed, type StaffList, withoutPersonalNumbers } from './staff-list.ts';

const numbers = /^(employee(id|number|no)|anst(allnings)?(nummer|nr|id)|personal(nummer|nr|id)|medarbetar(nummer|nr|id))$/;

export function readPeopleTable(incoming: Incoming, where: readonly Where[]): StaffList | Stop {
  const read = linesOf('people', incoming, where);
  if ('stop' in read) return read;
  const numberAt = incoming.headers.findIndex((header) => numbers.test(squashed(header)));
  const people: Listed[] = [];
  const marked = new Set<string>();
  let markedPeople = 0;
  for (const line of read.lines) {
    const number = clean(incoming.rows[line.row - 2]?.[numberAt] ?? '');
    const one = listedOf(line.row, line.cells, number);
    if (one.cells.protected === 'ja') {
      markedPeople++;
      marked.add(one.email);
    } else people.push(one);
  }
  return { kind: 'csv', people, marked, leftOut: { marked: markedPeople, notStaff: 0 } };
}

function listedOf(row: number, raw: Readonly<Record<string, string>>, number: string): Listed {
  const cells: Record<string, string> = {};
  let problem: Listed['problem'];
  for (const [code, field] of fieldsOf('people')) {
    const given = raw[code];
    if (given === undefined || field.system) continue;
    const safe = withoutPersonalNumbers(given);
    const reading = readCell(field, safe);
    cells[code] = 'value' in reading ? String(cellOf(field, reading.value)) : clean(safe);
    if (!('value' in reading) && code !== 'email') problem ??= diagnosticOf('people', row, { ...reading, field: code }).message;
  }
  const { email = '', unit, otherUnits, ...rest } = cells;
  if (email === '') problem = listMessage('list.noAddress');
  const texts = [...(unit ? [unit] : []), ...listParts(otherUnits ?? '')];
  return {
    row,
    email,
    name: cells.name ?? '',
    employeeId: employeeNumber(number),
    units: texts.map((text) => ({ text, also: [] })),
    everyUnit: otherUnits !== undefined,
    cells: { ...rest, ...(unit === '' && { unit }), ...(otherUnits === '' && { otherUnits }) },
    ...(problem && { problem }),
  };
}
