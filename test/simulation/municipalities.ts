/** Random small municipalities: what people type into the workbook, with the mistakes they make. */
import fc from 'fast-check';
import { type TableName, tableNames, tableOf } from '../../src/domain/workbook/tables.ts';
import { call } from '../../src/google/call.ts';
import type { Cells } from '../../src/workflows/edit/write.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { addFilm, type Town } from '../workflows/town.ts';
import { begin, MARYAM, run } from '../workflows/workspace.ts';

export type Rows = Readonly<Partial<Record<TableName, readonly Cells[]>>>;

const AREAS = ['Team City', 'Team Norr'];
const UNITS = ['u1', 'u2', 'u3'];
const NETWORKS = ['N-1', 'N-2'];
const ROOMS = ['rum-a', 'rum-b', 'rum-c'];
const FILMS = ['F-1', 'F-2', 'F-3', 'F-4'];
const PERMITS = ['M-1', 'M-2', 'M-3', 'M-4'];
export const STAFF = ['aino', 'bo', 'cilla', 'dan', 'eva', 'farid', 'greta', 'hugo'].map((name) => `${name}@delaby.example`);
export const GUESTS = ['gast@annan.example', 'konsult@firma.example'];
export const EVERYONE = [MARYAM, ...STAFF, ...GUESTS, 'nobody@delaby.example'];

const joined = (words: readonly string[], most = words.length): fc.Arbitrary<string> =>
  fc.subarray([...words], { maxLength: most }).map((some) => some.join(', '));
/** Mostly the usual, sometimes the other. */
const mostly = (usual: string, ...others: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(...others) });
const past = '2026-11-15';
const coming = '2026-11-17';
const today = '2026-11-16';

/** A mistake in a person's row: it grants nothing from now on, and takes nothing away. */
export const mistake: fc.Arbitrary<Cells> = fc.constantFrom<Cells>(
  { unit: 'u99' },
  { from: 'i våras' },
  { roles: 'trollkarl' },
  { from: coming, to: past },
  { protected: 'kanske' },
);

const person = (email: string): fc.Arbitrary<Cells> =>
  fc.record({
    email: fc.constant(email),
    name: fc.constant(email.slice(0, email.indexOf('@'))),
    unit: fc.constantFrom('', ...UNITS, 'Förskolan u2'),
    otherUnits: joined(UNITS, 1),
    roles: joined(['pedagog', 'lärspridare', 'rektor'], 2),
    areas: mostly('', ...AREAS),
    subjects: mostly('', 'språk'),
    from: mostly('', today, coming),
    to: mostly('', today, past),
    protected: mostly('', 'ja'),
  });

const people = (faults: boolean): fc.Arbitrary<Cells[]> =>
  fc
    .tuple(
      fc.subarray([...STAFF], { minLength: 3 }).chain((emails) => fc.tuple(...emails.map(person))),
      fc.subarray(GUESTS).map((emails) => emails.map((email): Cells => ({ email, name: 'Gäst', external: 'ja' }))),
      fc.array(fc.tuple(fc.nat(), mistake), { maxLength: faults ? 2 : 0 }),
    )
    .map(([staff, guests, mistakes]) => {
      const rows: Cells[] = [...(staff as Cells[]), ...guests];
      for (const [n, wrong] of mistakes) rows[n % rows.length] = { ...rows[n % rows.length], ...wrong };
      return rows;
    });

/** By hand only those who stand in the list: a reference that leads nowhere holds its whole row, which is another matter. */
const network = (id: string, known: readonly string[]): fc.Arbitrary<Cells> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`Nätverk ${id}`),
    areas: mostly('', ...AREAS),
    roles: fc.constantFrom('', 'lärspridare', 'pedagog, rektor'),
    subjects: mostly('', 'språk'),
    units: mostly('', 'u1', 'u2, u3'),
    add: joined(known, 2),
    exclude: joined(known, 1),
    leaders: joined(known, 1),
  });

const room = (id: string): fc.Arbitrary<Cells> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`Rum ${id}`),
    networks: joined(NETWORKS, 2),
    areas: mostly('', ...AREAS),
    schoolForms: mostly('', 'förskola'),
    roles: mostly('', 'rektor'),
    everyone: mostly('', 'ja'),
    sharing: mostly('', 'direkt', 'grupp'),
  });

const permit = (id: string, faults: boolean): fc.Arbitrary<Cells> =>
  fc.record({
    id: fc.constant(id),
    lecturer: mostly('Ann-Sofi Dahl', 'Omar Haddad', ''),
    lecturerEmail: mostly('', ...STAFF, ...GUESTS),
    recordings: fc.constantFrom('alla', 'serie:Språk', 'F-1', 'F-1, F-2', 'F-3, F-4'),
    answer: faults ? mostly('ja', 'nej', 'väntar', 'kanske') : mostly('ja', 'nej', 'väntar'),
    audience: fc.oneof(fc.constant('alla medarbetare'), joined(ROOMS)),
    external: mostly('ja', '', 'nej'),
    from: mostly('', today, coming),
    to: mostly('', '2027-03-31', today, past, '2029-01-01'),
    withdrawn: mostly('', past, 'ja'),
    preview: mostly('', 'ja'),
    approved: mostly('', 'ja'),
  });

const film = (id: string): fc.Arbitrary<Cells> =>
  fc.record({
    id: fc.constant(id),
    title: fc.constant(`Film ${id}`),
    lecturer: mostly('Ann-Sofi Dahl', 'Ann-Sofi Dahl, Omar Haddad', ''),
    series: fc.constantFrom('', 'Språk'),
    rooms: joined(ROOMS),
    permit: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PERMITS) },
      { weight: 2, arbitrary: joined(PERMITS, 2) },
      { weight: 1, arbitrary: fc.constant('M-99') },
    ),
    children: mostly('', 'ja', 'nej'),
    childrenUntil: fc.constantFrom('', past, today, '2027-01-31'),
  });

const meeting = (id: string, known: readonly string[]): fc.Arbitrary<Cells> =>
  fc.record({
    id: fc.constant(id),
    network: joined(NETWORKS),
    title: fc.constantFrom('Träff', 'Nätverksträff'),
    start: fc.constantFrom('2026-12-02 13:00', '2027-01-20 09:00', '2026-10-01 13:00'),
    place: mostly('Stadshuset', ''),
    guests: joined(known, 2),
    materials: joined(FILMS, 1),
    status: mostly('', 'inställd', 'genomförd'),
  });

export interface Options {
  /** Whether some people's and permits' rows can't be read. */
  readonly faults: boolean;
}

export const municipality = ({ faults }: Options): fc.Arbitrary<Rows> =>
  people(faults).chain((known) => {
    const emails = known.map((row) => String(row.email));
    return fc.record({
      units: fc.constant(
        UNITS.map(
          (id, n): Cells => ({
            id,
            name: `Förskolan ${id}`,
            area: n === 2 ? '' : (AREAS[n] as string),
            schoolForm: n === 1 ? 'grundskola' : 'förskola',
          }),
        ),
      ),
      people: fc.constant([{ email: MARYAM, name: 'Maryam', roles: 'samordnare' }, ...known]),
      mandates: fc
        .array(
          fc.record({
            person: fc.constantFrom(...emails),
            role: fc.constantFrom('lärspridare', 'rektor'),
            units: joined(UNITS, 1),
            areas: mostly('', ...AREAS),
            from: mostly('', coming),
            to: mostly('', past),
          }),
          { maxLength: 4 },
        )
        .map((rows) => rows.map((row, n): Cells => ({ id: `U-${n}`, ...row }))),
      networks: fc.tuple(...NETWORKS.map((id) => network(id, emails))),
      rooms: fc.tuple(...ROOMS.map(room)),
      recordings: fc.tuple(...FILMS.map(film)),
      permits: fc.tuple(...PERMITS.map((id) => permit(id, faults))),
      meetings: fc.tuple(...['T-1', 'T-2'].map((id) => meeting(id, emails))),
    });
  });

/** One with both guests in its list, named by hand in networks that they draw, and most permits good for people from outside too. */
export const visitedMunicipality: fc.Arbitrary<Rows> = fc
  .tuple(
    municipality({ faults: false }),
    fc.array(fc.subarray(GUESTS), { minLength: NETWORKS.length, maxLength: NETWORKS.length }),
    fc.array(mostly('ja', ''), { minLength: PERMITS.length, maxLength: PERMITS.length }),
  )
  .map(([rows, guests, externals]) => {
    const ordinary = (rows.people ?? []).filter((row) => !GUESTS.includes(String(row.email)));
    const without = (cell: unknown) =>
      listed(
        String(cell ?? '')
          .split(', ')
          .filter((one) => !GUESTS.includes(one)),
      );
    return {
      ...rows,
      mandates: (rows.mandates ?? []).filter((row) => !GUESTS.includes(String(row.person))), // One that can't be read would hold them.
      people: [...ordinary, ...GUESTS.map((email): Cells => ({ email, name: 'Gäst', external: 'ja' }))],
      networks: (rows.networks ?? []).map((row, n) => ({
        ...row,
        exclude: without(row.exclude),
        add: listed([without(row.add), ...(guests[n] ?? [])]),
      })),
      recordings: (rows.recordings ?? []).map((row, n) => ({ ...row, permit: PERMITS[n] ?? '', lecturer: '', children: '' })),
      permits: (rows.permits ?? []).map(({ id = '', to = '' }, n) => ({
        id,
        to,
        recordings: 'alla',
        answer: 'ja',
        audience: 'alla medarbetare',
        external: externals[n] ?? '',
      })),
    };
  });

const listed = (words: readonly string[]): string => words.filter((one) => one !== '').join(', ');

/** A workspace with four films in the waiting room and nothing in the workbook, to be filled again and again. */
export function emptyTown(): { where: Town; fill(rows: Rows): void; reset(): void } {
  const where = begin();
  for (const id of FILMS) addFilm(where, id);
  const { emulator, ref } = where;
  const { sheets } = run(emulator, readWorkbook(ref.spreadsheetId));
  const start = emulator.store.snapshot();
  /** Puts the rows in place of those that stand; what the system wrote goes by id, as it would if people edited the cells. */
  function fill(rows: Rows): void {
    const now = run(emulator, readWorkbook(ref.spreadsheetId)).sheets;
    const names = tableNames.filter((table) => rows[table] !== undefined);
    const data = names.map((table) => {
      const { columns } = sheets[table].data;
      const before = now[table].data.rows;
      const fields = tableOf(table).fields;
      const key = columns.indexOf(tableOf(table).key[0]);
      const lines = (rows[table] ?? []).map((row) => {
        const old = before.find((line) => line[key] === row[tableOf(table).key[0] as string]);
        return columns.map((code, at) =>
          code === undefined ? '' : ((fields[code]?.system ? (old?.[at] as Cells[string]) : row[code]) ?? ''),
        );
      });
      const empty = before.slice(lines.length).map(() => columns.map(() => ''));
      return { range: `'${sheets[table].title}'!A2`, values: [...lines, ...empty] };
    });
    run(
      emulator,
      call('sheets.spreadsheets.values.batchUpdate', { spreadsheetId: ref.spreadsheetId, requestBody: { valueInputOption: 'RAW', data } }),
    );
  }
  return { where, fill, reset: () => emulator.store.restore(start) };
}
