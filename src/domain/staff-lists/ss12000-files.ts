/** The forms in which SS12000 comes: JSON in pages, alone or together, and files with a header line. */
import { clean } from '../text.ts';
import { squashed } from '../workbook/import/columns.ts';
import type { Incoming } from '../workbook/import/lines.ts';
import type { Ss12000 } from './ss12000.ts';

type Kind = 'persons' | 'duties' | 'organisations';
type Item = Record<string, unknown>;

/** What an object of JSON is, by its fields. */
function kindOf(item: Item): Kind | undefined {
  if ('givenName' in item || 'familyName' in item) return 'persons';
  if ('dutyRole' in item || 'dutyAt' in item) return 'duties';
  return 'displayName' in item && ('schoolUnitCode' in item || 'organisationType' in item || 'organisationCode' in item)
    ? 'organisations'
    : undefined;
}

/** Everything of SS12000 in these documents; undefined where there is nothing of it. */
export function ss12000InJson(documents: readonly unknown[]): Ss12000 | undefined {
  const found: Record<Kind, Item[]> = { persons: [], duties: [], organisations: [] };
  const pages = new Map<Kind, { pages: number; more: number }>();
  const walk = (value: unknown): Kind | undefined => {
    if (Array.isArray(value)) return value.map(walk).find((kind) => kind !== undefined);
    if (value === null || typeof value !== 'object') return undefined;
    const item = value as Item;
    const kind = kindOf(item);
    if (kind) {
      found[kind].push(item);
      if (item._embedded !== undefined) walk(item._embedded);
      return kind;
    }
    const kinds = Object.entries(item).map(([name, inner]) => (name === 'included' || name === 'meta' ? undefined : walk(inner)));
    const of = kinds.find((one) => one !== undefined);
    if (of && 'pageToken' in item) {
      const seen = pages.get(of) ?? { pages: 0, more: 0 };
      pages.set(of, { pages: seen.pages + 1, more: seen.more + (item.pageToken ? 1 : 0) });
    }
    return of;
  };
  for (const document of documents) walk(document);
  if (found.persons.length + found.duties.length === 0) return undefined;
  // Each page but the last tells of one more.
  const pagesMissing = [...pages].filter(([, seen]) => seen.more >= seen.pages).map(([kind]) => kind);
  return { persons: distinct(found.persons), duties: distinct(found.duties), organisations: distinct(found.organisations), pagesMissing };
}

/** A person stands in the list of persons and may be embedded in a duty too. */
const distinct = (items: readonly Item[]): Item[] => [...new Map(items.map((item, at) => [item.id ?? `nameless ${at}`, item])).values()];

/** What a file with a header line holds of SS12000, by its headers. */
export function ss12000Kind({ headers }: Incoming): Kind | undefined {
  // Spelt as the standard does: 'Given name' is what people write.
  const present = new Set(headers.map((header) => clean(header).toLowerCase()));
  const has = (...names: readonly string[]): boolean => names.some((name) => present.has(name));
  if (has('givenname') && has('familyname')) return 'persons';
  if (has('dutyrole', 'dutyat', 'dutyat.id', 'dutyatid')) return 'duties';
  return has('displayname') && has('schoolunitcode', 'organisationtype') ? 'organisations' : undefined;
}

export function ss12000InFiles(files: readonly Incoming[]): Ss12000 {
  const found: Record<Kind, Item[]> = { persons: [], duties: [], organisations: [] };
  for (const file of files) {
    const kind = ss12000Kind(file);
    if (!kind) continue;
    file.rows.forEach((cells, at) => {
      if (cells.some((cell) => clean(cell ?? '') !== '')) found[kind].push({ ...itemOf(file.headers, cells), row: at + 2 });
    });
  }
  return found;
}

/** Only the columns that are used. */
function itemOf(headers: readonly string[], cells: readonly (string | undefined)[]): Item {
  const columns = headers.map(squashed);
  const get = (...names: readonly string[]): string => clean(cells[columns.findIndex((column) => names.includes(column))] ?? '');
  const emails = columns.flatMap((column, at) => {
    const [, number] = /^(?:e?mails?)(\d*)(?:value|address)?$/.exec(column) ?? [];
    if (number === undefined) return [];
    return [
      { value: clean(cells[at] ?? ''), type: get(`emails${number}type`, `email${number}type`, `emailtype${number}`) || 'Skola personal' },
    ];
  });
  return {
    id: get('id', 'personid', 'dutyid', 'organisationid'),
    givenName: get('givenname'),
    familyName: get('familyname'),
    securityMarking: get('securitymarking'),
    emails,
    person: {
      id: columns.includes('dutyrole') || columns.includes('dutyat') || columns.includes('dutyatid') ? get('person', 'personid') : '',
    },
    dutyAt: { id: get('dutyat', 'dutyatid'), displayName: get('dutyatdisplayname') },
    dutyRole: get('dutyrole'),
    startDate: get('startdate'),
    endDate: get('enddate'),
    displayName: get('displayname'),
    schoolUnitCode: get('schoolunitcode'),
  };
}
