/** Staff lists in each of their forms, with people who are made up, and with what must never be kept of anybody. */
import { type Difference, differenceOf } from '../../../src/domain/staff-lists/difference.ts';
import type { StaffList } from '../../../src/domain/staff-lists/staff-list.ts';
import type { UnitMap } from '../../../src/domain/staff-lists/units.ts';
import { configOf, type Tables } from '../fixture.ts';

export const TODAY = '2026-11-16';

/** Must stand nowhere once a list is read. */
export const secrets = [
  '19850412-1234',
  '850412-1234',
  '198504121234',
  '1985-04-12',
  'Kvinna',
  'Hemvägen 3',
  '070-1234567',
  'privat@mejl.example',
  'Nova Elevsson',
  'Vera Vårdnad',
  'Sixten Skyddad',
  'sixten@delaby.example',
];

const headers = [
  'First Name [Required]', 'Last Name [Required]', 'Email Address [Required]', 'Password [Required]', 'Password Hash Function [UPLOAD ONLY]',
  'Org Unit Path [Required]', 'New Primary Email [UPLOAD ONLY]', 'Status [READ ONLY]', 'Last Sign In [READ ONLY]', 'Recovery Email',
  'Home Secondary Email', 'Work Secondary Email', 'Recovery Phone [MUST BE IN THE E.164 FORMAT]', 'Work Phone', 'Home Phone', 'Mobile Phone',
  'Work Address', 'Home Address', 'Employee ID', 'Employee Type', 'Employee Title', 'Manager Email', 'Department', 'Cost Center',
  '2sv Enrolled [READ ONLY]', '2sv Enforced [READ ONLY]', 'Building ID', 'Floor Name', 'Floor Section', 'Email Usage [READ ONLY]',
  'Drive Usage [READ ONLY]', 'Photos Usage [READ ONLY]', 'Storage limit [READ ONLY]', 'Storage Used [READ ONLY]',
  'Change Password at Next Sign-In', 'New Status [UPLOAD ONLY]', 'Advanced Protection Program enrollment',
]; // biome-ignore format: a list of headers.

export interface GoogleUser {
  readonly first?: string;
  readonly last?: string;
  readonly email: string;
  readonly path?: string;
  readonly status?: string;
  readonly id?: string;
  readonly department?: string;
  readonly title?: string;
}

/** The list as Google's Admin console makes it: 37 columns. */
export function googleUsers(...users: readonly GoogleUser[]): {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const cell = (user: GoogleUser, header: string): string => {
    switch (header) {
      case 'First Name [Required]': return user.first ?? '';
      case 'Last Name [Required]': return user.last ?? '';
      case 'Email Address [Required]': return user.email;
      case 'Org Unit Path [Required]': return user.path ?? '/Personal';
      case 'Status [READ ONLY]': return user.status ?? 'Active';
      case 'Employee ID': return user.id ?? '';
      case 'Department': return user.department ?? '';
      case 'Employee Title': return user.title ?? '';
      case 'Home Address': return 'Hemvägen 3';
      case 'Home Secondary Email':
      case 'Recovery Email': return 'privat@mejl.example';
      case 'Mobile Phone': return '070-1234567';
      case 'Password [Required]': return '****';
      default: return '';
    }
  }; // biome-ignore format: a line a column.
  return { headers, rows: users.map((user) => headers.map((header) => cell(user, header))) };
}

/** A person of SS12000 with all that the standard lets a system send. */
export const person = (id: string, givenName: string, familyName: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  givenName,
  familyName,
  eduPersonPrincipalNames: [`${id}@edu.example`],
  civicNo: { value: '198504121234', nationality: 'SE' },
  birthDate: '1985-04-12',
  sex: 'Kvinna',
  securityMarking: 'Ingen',
  personStatus: 'Aktiv',
  emails: [
    { value: 'privat@mejl.example', type: 'Privat' },
    { value: `${givenName.toLowerCase()}@delaby.example`, type: 'Skola personal' },
  ],
  phoneNumbers: [{ value: '070-1234567', type: 'Privat' }],
  addresses: [{ type: 'Folkbokföring', streetAddress: 'Hemvägen 3' }],
  ...more,
});
export const duty = (personId: string | undefined, dutyAt: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: `duty-${personId}-${dutyAt}`,
  ...(personId !== undefined && { person: { id: personId } }),
  dutyAt: { id: dutyAt },
  dutyRole: 'Lärare',
  startDate: '2020-08-01',
  ...more,
});
export const organisation = (id: string, displayName: string, schoolUnitCode = ''): Record<string, unknown> => ({
  id,
  displayName,
  organisationType: 'Skolenhet',
  schoolUnitCode,
});

/** The difference that a list makes in a municipality. */
export function differs(
  tables: Tables,
  list: StaffList,
  asked: { whole?: boolean; given?: UnitMap; remembered?: UnitMap; employees?: ReadonlyMap<string, string>; today?: string } = {},
): Difference {
  const all = {
    whole: false,
    given: new Map(),
    remembered: new Map(),
    employees: new Map(),
    today: TODAY,
    employee: (number: string) => number,
  };
  return differenceOf(configOf(tables), list, { ...all, ...asked });
}

/** `group row email unit code`: each row of the list in few words. */
export const told = ({ rows }: Difference): string[] =>
  rows.map(({ group, row, email, unit, why }) => `${group} ${row ?? '-'} ${email.split('@')[0]} ${unit ?? '-'} ${why.code}`);
