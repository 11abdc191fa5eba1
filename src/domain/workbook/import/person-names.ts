/** Names of people as lists have them: "Ek, Anna" is turned where that is certain, and told of where it is not. */

import { clean, fold } from '../../text.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../diagnostic.ts';
import { workbookMessage } from '../messages.ts';

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

const turnedRemark = (found: Found): Diagnostic[] => remarkOn(found, 'info', 'nameTurned');
const unsureRemark = (found: Found): Diagnostic[] => remarkOn(found, 'warning', 'nameComma');

function remarkOn([one, ...more]: Found, severity: Diagnostic['severity'], code: 'nameTurned' | 'nameComma'): Diagnostic[] {
  if (!one) return [];
  const message = workbookMessage(code, { names: more.length + 1, from: one.from, to: one.to });
  return [diagnose(severity, { table: 'people', row: one.row, field: 'name' }, message)];
}
