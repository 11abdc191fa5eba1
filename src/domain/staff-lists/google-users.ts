/**
 * Google's own list of users (Admin console → Download users), known by its headers: First Name [Required] … Org Unit Path
 * [Required]. Only the columns that are named here are read; private addresses, phones and recovery addresses never are.
 */
import { clean, fold } from '../text.ts';
import { squashed } from '../workbook/import/columns.ts';
import type { Incoming } from '../workbook/import/lines.ts';
import { readCell } from '../workbook/read-cell.ts';
import { tables } from '../workbook/tables.ts';
import { listMessage } from './messages.ts';
import { employeeNumber, type Listed, type StaffList, type UnitText, withoutPersonalNumbers } from './staff-list.ts';

const signs = ['firstname', 'lastname', 'emailaddress', 'orgunitpath'];

/** Whatever the file is called. */
export function isGoogleUsers({ headers }: Incoming): boolean {
  const present = new Set(headers.map(squashed));
  return signs.every((sign) => present.has(sign));
}

const pupils = /^(elev|elever|elevkonton?|students?|pupils?|barn|vardnadshavare|guardians?|foraldrar|parents?)( ?\d.*)?$/;
const active = /^(active|aktiv)?$/i;
const inactive = /^(suspended|archived|deleted|disabled|blocked|inactive|avstangd|arkiverad|sparrad|inaktiv)/;

export function readGoogleUsers({ headers, rows }: Incoming): StaffList {
  const columns = headers.map(squashed);
  const people: Listed[] = [];
  let notStaff = 0;
  rows.forEach((cells, index) => {
    const get = (column: string): string => clean(cells[columns.indexOf(column)] ?? '');
    if (cells.every((cell) => clean(cell ?? '') === '')) return;
    const [path, type] = [get('orgunitpath'), get('employeetype')];
    if ([...path.split('/'), type].some((part) => pupils.test(fold(part)))) {
      notStaff++;
      return;
    }
    const status = withoutPersonalNumbers(get('status'));
    const email = withoutPersonalNumbers(get('emailaddress'));
    people.push({
      row: index + 2,
      email,
      name: withoutPersonalNumbers(`${get('firstname')} ${get('lastname')}`.trim()),
      employeeId: employeeNumber(get('employeeid')),
      units: unitsIn(path, withoutPersonalNumbers(get('department'))),
      everyUnit: false,
      cells: rolesIn(get('employeetitle')),
      ...(active.test(status)
        ? {}
        : inactive.test(fold(status))
          ? { inactive: { why: listMessage('list.suspended', { status }) } }
          : { problem: listMessage('list.statusUnknown', { status: status.slice(0, 40) }) }),
      ...(email === '' ? { problem: listMessage('list.noAddress') } : {}),
    });
  });
  return { kind: 'google', people, marked: new Set(), leftOut: { marked: 0, notStaff } };
}

/** A department is nearer to a unit than a path; of a path the last part that is a unit's name counts. */
function unitsIn(path: string, department: string): readonly UnitText[] {
  const safe = withoutPersonalNumbers(path);
  const parts = safe.split('/').filter((part) => part !== '');
  return [
    ...(department === '' ? [] : [{ text: department, also: [] }]),
    ...(parts.length === 0 ? [] : [{ text: safe, also: parts.reverse() }]),
  ];
}

/** A title that surely is one of our roles. */
export function rolesIn(...titles: readonly string[]): Readonly<Record<string, string>> {
  const roles = titles.flatMap((title) => {
    const read = readCell(tables.people.fields.roles, title);
    return 'value' in read && Array.isArray(read.value) ? read.value : [];
  });
  return roles.length === 0 ? {} : { roles: [...new Set(roles)].join(', ') };
}
