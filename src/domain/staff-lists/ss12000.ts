/**
 * SS12000: persons, duties and organisations, as JSON in pages or as files with ; between the columns. Staff are those with a
 * duty; all others are pupils and guardians, and are left out. Of a person only names and work addresses are read.
 */
import { lower } from '../text.ts';
import { isDate } from '../time/dates.ts';
import { rolesIn } from './google-users.ts';
import { listMessage } from './messages.ts';
import { employeeNumber, type Listed, type StaffList, type UnitText, withoutPersonalNumbers } from './staff-list.ts';

/** As the standard names its fields, as far as they are used; `row` is a file's own. */
export interface Ss12000 {
  readonly persons: readonly Record<string, unknown>[];
  readonly duties: readonly Record<string, unknown>[];
  readonly organisations: readonly Record<string, unknown>[];
  /** What has a page after the last one that is here. */
  readonly pagesMissing?: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');
const record = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const day = (value: unknown): string | undefined => {
  const date = text(value).slice(0, 10);
  return isDate(date) ? date : undefined;
};

const isMarked = (person: Record<string, unknown>): boolean => {
  const marking = person.securityMarking;
  return marking === true || !/^(ingen|nej|false|0|none)?$/i.test(text(marking));
};

export function readSs12000({ persons, duties, organisations, pagesMissing = [] }: Ss12000, today: string): StaffList {
  const units = unitTexts(organisations);
  const dutiesOf = new Map<string, Record<string, unknown>[]>();
  const people: Listed[] = [];
  const known = new Set(persons.map(({ id }) => text(id)));
  duties.forEach((duty, at) => {
    const person = text(record(duty.person).id);
    if (known.has(person)) dutiesOf.set(person, [...(dutiesOf.get(person) ?? []), duty]);
    else people.push(unreadDuty(rowOf(duty, at), person === ''));
  });
  const marked = new Set<string>();
  let [markedPeople, notStaff] = [0, 0];
  persons.forEach((person, at) => {
    const mine = dutiesOf.get(text(person.id)) ?? [];
    const email = withoutPersonalNumbers(workAddress(person));
    if (isMarked(person)) {
      markedPeople++;
      if (email !== '') marked.add(lower(email));
    } else if (mine.length === 0 && !(duties.length === 0 && email !== '')) notStaff++;
    else people.push(listed(rowOf(person, at), person, email, mine, units, today));
  });
  const incomplete =
    pagesMissing.length > 0
      ? listMessage('list.pagesMissing', { what: pagesMissing.join(', ') })
      : duties.length === 0
        ? listMessage('list.personsOnly')
        : undefined;
  return { kind: 'ss12000', people, marked, leftOut: { marked: markedPeople, notStaff }, ...(incomplete && { incomplete }) };
}

const rowOf = ({ row }: Record<string, unknown>, at: number): number => (typeof row === 'number' ? row : at + 1);
const nothing = { email: '', name: '', employeeId: '', units: [], everyUnit: false, cells: {} } as const;

const unreadDuty = (row: number, isNobodys: boolean): Listed => ({
  row,
  ...nothing,
  problem: isNobodys ? listMessage('list.dutyWithoutPerson') : listMessage('list.dutyOfUnknown'),
});

function listed(
  row: number,
  person: Record<string, unknown>,
  email: string,
  duties: readonly Record<string, unknown>[],
  units: ReadonlyMap<string, UnitText>,
  today: string,
): Listed {
  const current = duties.filter(({ endDate }) => (day(endDate) ?? '9999') >= today);
  const ends = duties.map(({ endDate }) => day(endDate));
  const starts = duties.map(({ startDate }) => day(startDate));
  const to = ends.includes(undefined) ? undefined : ends.reduce((last, one) => ((one ?? '') > (last ?? '') ? one : last), '');
  const from = starts.includes(undefined)
    ? undefined
    : starts.reduce((first, one) => ((one ?? '') < (first ?? '9999') ? one : first), '9999');
  const places = (current.length > 0 ? current : duties).map(({ dutyAt }) => {
    const { id, displayName } = record(dutyAt);
    const shown = withoutPersonalNumbers(text(displayName));
    return units.get(text(id)) ?? { text: shown === '' ? text(id) : shown, also: [text(id)] };
  });
  const ended = duties.length > 0 && current.length === 0;
  return {
    row,
    email,
    name: withoutPersonalNumbers(`${text(person.givenName)} ${text(person.familyName)}`.trim()),
    employeeId: employeeNumber(text(person.employeeId ?? person.id)),
    units: [...new Map(places.filter((place) => place.text !== '').map((place) => [place.text, place])).values()],
    everyUnit: true,
    cells: {
      ...rolesIn(...current.map(({ dutyRole }) => text(dutyRole))),
      ...(from !== undefined && from > today && { from }),
      ...(to !== undefined && to !== '' && !ended && { to }),
    },
    ...(ended && to !== undefined && { inactive: { why: listMessage('list.dutiesEnded', { day: to }), to } }),
    ...(email === '' && { problem: listMessage('list.noAddress') }),
  };
}

/** The address of work: never a private one, nor a pupil's. */
function workAddress(person: Record<string, unknown>): string {
  const emails = list(person.emails).map(record);
  const of = (type: string): string => text(emails.find((one) => lower(text(one.type)) === type)?.value);
  return of('skola personal') || of('arbete övrigt');
}

/** By the organisation's id. Equal names are told apart by their codes: units are never joined on names. */
function unitTexts(organisations: readonly Record<string, unknown>[]): ReadonlyMap<string, UnitText> {
  const names = new Map<string, number>();
  for (const { displayName } of organisations) names.set(text(displayName), (names.get(text(displayName)) ?? 0) + 1);
  return new Map(
    organisations.map((organisation) => {
      const [id, name, code] = [text(organisation.id), text(organisation.displayName), text(organisation.schoolUnitCode)];
      const alone = name !== '' && names.get(name) === 1;
      const shown = alone ? name : `${name} [${code || id}]`.trim();
      return [id, { text: shown, also: [id, code].filter((one) => one !== '') }];
    }),
  );
}
