/** Names of people as lists have them: "Ek, Anna" is turned where that is certain, and told of where it is not. */

import { clean, fold } from '../../text.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** A line of a list, as cells by code name. */
interface Line {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** `certain`: the column says that the last name comes first. */
export function lastNameFirst(
  lines: readonly Line[],
  certain: boolean,
): { readonly lines: readonly Line[]; readonly remarks: readonly Diagnostic[] } {
  const turned: { row: number; from: string; to: string }[] = [];
  const unsure: { row: number; from: string; to: string }[] = [];
  const named = lines.map((line) => {
    const found = /^([^,]+),([^,]+)$/.exec(clean(line.cells.name ?? ''));
    if (!found) return line;
    const [from, last, first] = found.map((part) => clean(part));
    const to = `${first} ${last}`;
    const one = { row: line.row, from: from ?? '', to };
    if (!certain && !addressSays(line.cells.email ?? '', first ?? '', last ?? '')) {
      unsure.push(one);
      return line;
    }
    turned.push(one);
    return { ...line, cells: { ...line.cells, name: to } };
  });
  return { lines: named, remarks: [...turnedRemark(turned), ...unsureRemark(unsure)] };
}

/** Whether an address is the first name, a sign, and the last name: anna.ek@… */
function addressSays(email: string, first: string, last: string): boolean {
  const [start = '', ...rest] = fold(email.split('@')[0] ?? '').split(/[._+-]/);
  const letters = (name: string): string => fold(name).replace(/[^a-z]/g, '');
  return start !== '' && start === letters(first.split(/[ -]/)[0] ?? '') && rest.join('').includes(letters(last.split(' ').pop() ?? ''));
}

type Found = readonly { readonly row: number; readonly from: string; readonly to: string }[];

function turnedRemark(found: Found): Diagnostic[] {
  const [one] = found;
  if (!one) return [];
  return [
    {
      ...{ severity: 'info', table: 'people', row: one.row, field: 'name', code: 'nameTurned' },
      message: `Efternamnet stod först i ${found.length} namn. ”${one.from}” läses som ”${one.to}”.`,
      messageEn: `The last name stood first in ${found.length} names. “${one.from}” is read as “${one.to}”.`,
    },
  ];
}

function unsureRemark(found: Found): Diagnostic[] {
  const [one] = found;
  if (!one) return [];
  const more = found.length > 1 ? [` Likadant i ${found.length - 1} namn till.`, ` The same in ${found.length - 1} more names.`] : ['', ''];
  return [
    {
      ...{ severity: 'warning', table: 'people', row: one.row, field: 'name', code: 'nameComma' },
      message: `Namnet ”${one.from}” har ett komma. Står efternamnet först? Skriv då ”${one.to}”.${more[0]}`,
      messageEn: `The name “${one.from}” has a comma. Does the last name stand first? Then write “${one.to}”.${more[1]}`,
    },
  ];
}
