/** The workbook's cells as people typed them, read from the embedded workspace's raw records. Imports nothing of the product. */
import type { Records } from './readers.ts';
import type { Cell, Row, Tables } from './rules.ts';

/** Swedish header → code name, for what the rules need (reference: the workbook's tables and fields). */
const HEADERS: Readonly<Record<string, readonly [title: string, headers: Readonly<Record<string, string>>]>> = {
  units: ['Enheter', { Id: 'id', Namn: 'name', Område: 'area', Skolform: 'schoolForm' }],
  people: [
    'Personer',
    {
      'E-post': 'email',
      Namn: 'name',
      Enhet: 'unit',
      'Även på': 'otherUnits',
      Roller: 'roles',
      Områden: 'areas',
      Ämnen: 'subjects',
      Från: 'from',
      Till: 'to',
      'Kallas på': 'inviteEmail',
      'Utanför synk': 'protected',
      Extern: 'external',
    },
  ],
  mandates: ['Uppdrag', { Id: 'id', Person: 'person', Roll: 'role', Enheter: 'units', Områden: 'areas', Från: 'from', Till: 'to' }],
  networks: [
    'Nätverk',
    {
      Id: 'id',
      Namn: 'name',
      Områden: 'areas',
      Skolformer: 'schoolForms',
      Roller: 'roles',
      Ämnen: 'subjects',
      Enheter: 'units',
      Tillagda: 'add',
      Undantagna: 'exclude',
      Ledare: 'leaders',
    },
  ],
  rooms: [
    'Rum',
    {
      Id: 'id',
      Namn: 'name',
      Nätverk: 'networks',
      Områden: 'areas',
      Skolformer: 'schoolForms',
      Roller: 'roles',
      Alla: 'everyone',
      Delning: 'sharing',
    },
  ],
  recordings: [
    'Inspelningar',
    {
      Id: 'id',
      Titel: 'title',
      Föreläsare: 'lecturer',
      Serie: 'series',
      Rum: 'rooms',
      Medgivande: 'permit',
      'Barn i bild': 'children',
      'Samtycke t.o.m.': 'childrenUntil',
      Status: 'status',
      Orsak: 'reason',
      Fil: 'file',
    },
  ],
  permits: [
    'Medgivanden',
    {
      Id: 'id',
      Föreläsare: 'lecturer',
      Gäller: 'recordings',
      Svar: 'answer',
      'Får ses av': 'audience',
      'Även externa': 'external',
      Från: 'from',
      Till: 'to',
      Återkallat: 'withdrawn',
      'E-post': 'lecturerEmail',
      'Vill se först': 'preview',
      'Filmen godkänd': 'approved',
    },
  ],
  settings: ['Inställningar', { Inställning: 'name', Värde: 'value' }],
};

interface StoredBook {
  readonly id: string;
  readonly tabs: readonly { readonly sheetId: number; readonly title: string }[];
}
type StoredCell = Cell | { readonly v?: Cell; readonly f?: string };
interface StoredGrid {
  readonly rows: readonly (readonly StoredCell[])[];
}

const plain = (cell: StoredCell): Cell => (typeof cell === 'object' && cell !== null ? (cell.f ?? cell.v ?? null) : cell);

export type Lines = readonly (readonly Cell[])[];

/** Records are never changed in place: each row is looked at once, and rows that stay are the same. */
function cellsOf(rows: StoredGrid['rows']): Lines {
  const known = linesOf.get(rows);
  if (known) return known;
  const lines = rows.map((row) => {
    const line = lineOf.get(row) ?? row.map(plain);
    lineOf.set(row, line);
    return line;
  });
  linesOf.set(rows, lines);
  return lines;
}
const linesOf = new WeakMap<StoredGrid['rows'], Lines>();
const lineOf = new WeakMap<readonly StoredCell[], readonly Cell[]>();

/** Every tab's cells as they stand, by title, or one tab's only; the first row holds the headers. */
export function tabsOf(records: Records, only?: string): Map<string, Lines> {
  const grids = new Map(records.entries<StoredGrid>('sheet'));
  const tabs = new Map<string, Lines>();
  for (const [, book] of records.entries<StoredBook>('spreadsheet')) {
    for (const { sheetId, title } of book.tabs) {
      if (only !== undefined && title !== only) continue;
      if (tabs.has(title)) throw new Error(`two tabs are called ${title}`);
      tabs.set(title, cellsOf(grids.get(`${book.id}/${sheetId}`)?.rows ?? []));
    }
  }
  return tabs;
}

const rowsOf = new WeakMap<Lines, readonly Row[]>();

/** The tables by code name. Rows without anything in them are left out. */
export function tablesOf(records: Records): Tables {
  const read = (table: string): readonly Row[] => {
    const [title, codes] = HEADERS[table] as (typeof HEADERS)[string];
    const lines = tabsOf(records, title).get(title) ?? [];
    const before = rowsOf.get(lines);
    if (before) return before;
    const [headers = [], ...rows] = lines;
    const known = headers.map((header) => codes[String(header ?? '')]);
    const missing = Object.values(codes).filter((code) => !known.includes(code));
    if (missing.length > 0) throw new Error(`the tab ${title} lacks ${missing.join(', ')}`);
    const found = rows
      .filter((row) => row.some((cell) => cell !== null && cell !== ''))
      .map((row) => Object.fromEntries(known.flatMap((code, at) => (code === undefined ? [] : [[code, row[at] ?? null]]))));
    rowsOf.set(lines, found);
    return found;
  };
  return {
    units: read('units'),
    people: read('people'),
    mandates: read('mandates'),
    networks: read('networks'),
    rooms: read('rooms'),
    recordings: read('recordings'),
    permits: read('permits'),
    settings: read('settings'),
  };
}
