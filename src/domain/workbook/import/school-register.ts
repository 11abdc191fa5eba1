/**
 * Skolverket's register of school units, version 2, as its interface answers: a list, or single units. Preschools are not in it.
 * Only units that are active come in; one that has closed is told of and left for a person to remove.
 */
import type { Message } from '../../message.ts';
import { clean, fold } from '../../text.ts';
import { workbookMessage } from '../messages.ts';
import { schoolFormCodes } from '../tables/words.ts';
import type { Incoming } from './lines.ts';

export interface SchoolRegister {
  readonly incoming: Incoming;
  /** How many were left out, by status. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** Units of the workbook that the register says are closed or resting, and what else should be known. */
  readonly remarks: readonly Message[];
}

type Item = Readonly<Record<string, unknown>>;
const record = (value: unknown): Item => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Item) : {});
const text = (value: unknown): string => (typeof value === 'string' ? clean(value) : '');

/** Undefined where the documents hold no unit of the register. `known`: ids of the workbook's units by their unit code. */
export function schoolRegisterIn(documents: readonly unknown[], known: ReadonlyMap<string, string>): SchoolRegister | undefined {
  const units = documents.flatMap(unitsOf);
  if (units.length === 0) return undefined;
  const leftOut = new Map<string, number>();
  const remarks: Message[] = [];
  const rows: (string | undefined)[][] = [];
  let ownerless = 0;
  for (const unit of units) {
    if (unit.status !== 'AKTIV') {
      leftOut.set(unit.status, (leftOut.get(unit.status) ?? 0) + 1);
      if (known.has(unit.code)) remarks.push(workbookMessage('register.notActive', { unit: unit.name, status: unit.status }));
      continue;
    }
    if (unit.owner === undefined) ownerless++;
    rows.push([known.get(unit.code) ?? unit.code, unit.name, unit.forms, unit.code, unit.owner]);
  }
  if (ownerless > 0) remarks.push(workbookMessage('register.ownerUnknown', { units: ownerless }));
  return { incoming: { headers: ['id', 'name', 'schoolForm', 'unitCode', 'huvudmannatyp'], rows }, leftOut, remarks };
}

interface Unit {
  readonly code: string;
  readonly name: string;
  readonly status: string;
  /** Undefined where the register says none: what people wrote then stays. */
  readonly forms: string | undefined;
  readonly owner: string | undefined;
}

/** `data.attributes` is a list of units, or the one unit's own; a file may also hold a list of answers. */
function unitsOf(document: unknown): Unit[] {
  if (Array.isArray(document)) return document.flatMap(unitsOf);
  const { data, included, ...rest } = record(document);
  if (Array.isArray(data)) return data.flatMap((one) => unitsOf({ data: one }));
  const { attributes, schoolUnitCode, id } = record(data);
  if (Array.isArray(attributes)) return attributes.flatMap((one) => unitOf(record(one), undefined));
  // An organisation of SS12000 has a code too, and an id of its own.
  if (schoolUnitCode !== undefined && id === undefined)
    return unitOf({ schoolUnitCode, ...record(data), ...record(attributes) }, record(included));
  return 'schoolUnitCode' in rest && !('id' in rest) ? unitOf(rest, undefined) : [];
}

function unitOf(unit: Item, included: Item | undefined): Unit[] {
  const code = text(unit.schoolUnitCode);
  if (!/^\d{8}$/.test(code)) return [];
  const organizer = { ...record(included?.attributes), ...record(unit.organizer) };
  const owner = text(organizer.organizerType ?? organizer.principalOrganizerType ?? unit.principalOrganizerType);
  return [
    {
      code,
      name: text(unit.displayName ?? unit.name),
      status: text(unit.status ?? 'AKTIV').toUpperCase(),
      forms: formsIn(unit.schoolTypes),
      owner: owner === '' ? undefined : owner,
    },
  ];
}

/** Codes that have no word here, as those of special schools, say nothing. */
function formsIn(types: unknown): string | undefined {
  const codes: Readonly<Record<string, string>> = schoolFormCodes;
  const words = (Array.isArray(types) ? types : []).flatMap((type) => {
    const code = fold(text(typeof type === 'object' ? record(type).code : type)).toUpperCase();
    const word = codes[code];
    return word === undefined ? [] : [word];
  });
  return words.length === 0 ? undefined : [...new Set(words)].join(', ');
}
