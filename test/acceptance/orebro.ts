/**
 * Örebro's municipal preschools, imported as the register has them, with synthetic people of every kind a real roster holds.
 * The register is not part of the repository: `register` is undefined where it is absent.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCsv } from '../../src/cli/files/csv.ts';
import { type Merge, mergeRows } from '../../src/domain/workbook/import/importing.ts';
import type { Incoming } from '../../src/domain/workbook/import/lines.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { call, type Program, runSync } from '../../src/google/call.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import { createEmulator, type Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import type { Applied, ApplyOptions } from '../../src/workflows/apply/options.ts';
import { appendIds, type Cells, writeCells, writeRows } from '../../src/workflows/edit/write.ts';
import type { WorkspaceRef } from '../../src/workflows/read/marked.ts';
import { planWorkspace, type Reading } from '../../src/workflows/read/plan.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { initWorkspace } from '../../src/workflows/setup/init.ts';

const path = resolve(__dirname, '..', '..', '..', 'shared', 'data', 'forskolor_orebro_botkyrka_mjolby.csv');
export const register = existsSync(path) ? path : undefined;

export const OPERATOR = 'delakultur@orebro.example';
export const COORDINATOR = 'maryam.lindqvist@orebro.example';
/** Monday 2026-11-16, nine in the morning in Örebro. */
export const NOW = Date.parse('2026-11-16T08:00:00Z');
export const AREAS = ['Område Centrum', 'Område Norr', 'Område Nordväst', 'Område Söder', 'Område Väster', 'Område Öster'];

export interface Municipality {
  readonly emulator: Emulator;
  readonly ref: WorkspaceRef;
  readonly clock: { now: number };
  /** Recording → file id. */
  readonly films: ReadonlyMap<string, string>;
  /** What the register's import said. */
  readonly imported: Merge;
}

export function run<T>({ emulator }: Pick<Municipality, 'emulator'>, program: Program<T>): T {
  return runSync(program, embeddedSync(emulator, OPERATOR, { wait: () => {} }));
}

export function plan(where: Municipality): Reading {
  return run(where, planWorkspace({ spreadsheetId: where.ref.spreadsheetId, operator: OPERATOR, now: where.clock.now }));
}

let runs = 0;
export function apply(where: Municipality, options: Partial<ApplyOptions> = {}): Applied {
  const now = () => where.clock.now;
  return run(where, applyPlan(plan(where), { actor: COORDINATOR, holder: `run-${++runs}`, now, realNow: now, ...options }));
}

/** What people do in cells: `changes` are [key, field, value]. */
export function type(
  where: Pick<Municipality, 'emulator' | 'ref'>,
  table: TableName,
  changes: readonly (readonly [string, string, string])[],
): void {
  const workbook = run(where, readWorkbook(where.ref.spreadsheetId));
  const skipped = run(
    where,
    writeCells(
      workbook,
      changes.map(([key, field, value]) => ({ table, key, field, value })),
    ),
  );
  if (skipped.length > 0) throw new Error(`no such cell: ${JSON.stringify(skipped[0])}`);
}

// ── The people ──

const FIRST = [
  'Åsa',
  'Örjan',
  'Ärna',
  'Karin',
  'Johan',
  'Amira',
  'Göran',
  'Zahra',
  'Björn',
  'Elif',
  'Märta',
  'Olof',
  'Noor',
  'Per-Åke',
  'Lovisa',
  'José',
];
const LAST = [
  'Öberg',
  'Åkesson',
  'Ängström',
  'Lindqvist',
  'Demir',
  'Nyström',
  'Sjögren',
  'Haddad',
  'Björk',
  'Ek',
  'von Döbeln',
  'Nilsson-Ström',
];
const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

interface Unit {
  readonly id: string;
  readonly name: string;
}

/** Some 700 rows: what the municipality's own list holds, and then every sort of row that has gone wrong. */
export function peopleOf(units: readonly Unit[]): Cells[] {
  const unit = (n: number): Unit => units[n % units.length] as Unit;
  const onlyName = units.filter((one) => units.filter((other) => other.name === one.name).length === 1);
  const someone = (n: number, more: Cells = {}): Cells => {
    const [first, last] = [FIRST[n % FIRST.length] as string, LAST[(n * 7) % LAST.length] as string];
    return { email: `${plainly(first)}.${plainly(last)}${n}@orebro.example`, name: `${first} ${last}`, unit: unit(n).id, ...more };
  };
  const many = (from: number, count: number, more: (n: number) => Cells): Cells[] =>
    Array.from({ length: count }, (_, i) => someone(from + i, more(from + i)));
  const people: Cells[] = [
    { email: COORDINATOR, name: 'Maryam Lindqvist', roles: 'samordnare' },
    ...many(0, 111, () => ({ roles: 'pedagog' })), // 0–110: a later ambassador at each preschool.
    ...many(111, 12, (n) => ({ roles: n % 2 ? 'pedagog, IKT-pedagog' : 'pedagog' })), // 111–122: leads, two an area.
    ...many(123, 37, () => ({ roles: 'rektor' })),
    ...many(160, 400, (n) => ({
      roles: ['pedagog', 'pedagog; vikarie', 'administratör', ''][n % 4] as string,
      subjects: n % 9 === 0 ? 'språk, natur' : '',
    })),
    ...many(560, 20, (n) => ({ unit: (onlyName[n % onlyName.length] as Unit).name })), // The name where only one has it.
    ...many(580, 10, (n) => ({ otherUnits: `${unit(n + 1).id}, ${unit(n + 2).id}` })),
    ...many(590, 6, (n) => ({ unit: '', roles: 'utvecklingsledare', areas: AREAS[n % 6] as string })),
    ...many(596, 8, (n) => ({ unit: '', roles: n % 2 ? 'chef' : '' })),
    ...many(604, 18, () => ({ roles: 'pedagog', to: '2026-10-31' })), // Left.
    ...many(622, 3, () => ({ to: '2026-11-16' })), // Their last day is today,
    ...many(625, 3, () => ({ from: '2026-11-16' })), // and these begin today.
    ...many(628, 14, () => ({ from: '2027-01-11' })),
    ...many(642, 6, () => ({ protected: 'ja' })),
    ...many(648, 5, (n) => ({ email: `gast${n}@foretag.example` })), // Foreign, and not marked.
    ...many(653, 3, (n) => ({ email: `forelasare${n}@hogskola.example`, unit: '', external: 'ja' })), // One of them is added by hand.
    ...many(656, 4, (n) => ({ unit: `Förskolan Finns Inte ${n}` })),
    ...many(660, 2, () => ({ roles: 'trollkarl' })),
    ...many(662, 2, () => ({ from: '2026-12-01', to: '2026-11-01' })),
    ...many(664, 2, () => ({ from: 'i våras' })),
    ...many(666, 2, () => ({ protected: 'kanske' })),
    // Text that means to be something else. A name decides nothing.
    ...HOSTILE.map((name, i) => someone(670 + i, { name, roles: 'pedagog', interests: name })),
    { email: 'STINA.Blom@Orebro.Example', name: 'Stina Blom', unit: unit(3).id, roles: 'PEDAGOG' },
    { email: '  pelle.lund@orebro.example ', name: ' Pelle  Lund ', unit: ` ${unit(4).id} `, roles: 'pedagog,pedagog' },
    { email: 'ｖｉｄａｒ.ek@orebro.example', name: 'Vidar Ek', unit: unit(5).id }, // Full-width letters compose to plain ones.
    { email: 'stina.åkesson@orebro.example', name: 'Stina Åkesson', unit: unit(6).id },
    { email: 'аnna.ek@orebro.example', name: 'Anna Ek', unit: unit(7).id }, // A Cyrillic а.
    { email: 'karin.ek@0rebro.example', name: 'Karin Ek', unit: unit(8).id, external: 'ja' }, // Not Örebro's domain.
    { email: 'karin.ek@xn--rebro-nua.example', name: 'Karin Ek', unit: unit(8).id, external: 'ja' },
    { email: '=1+1@orebro.example', name: 'Summa', unit: unit(9).id },
    { email: 'kim\r\nBcc: alla@orebro.example', name: 'Kim', unit: unit(9).id },
    { email: "o'hara@orebro.example", name: "O'Hara", unit: unit(9).id },
    { email: `${'x'.repeat(250)}@orebro.example`, name: 'Lång', unit: unit(9).id },
    { email: '', name: 'Utan adress', unit: unit(10).id },
  ];
  // The same person twice, with different rows and with the same: nobody can tell which row is meant.
  const twice = [
    someone(694, { roles: 'pedagog' }),
    someone(694, { roles: 'rektor' }),
    someone(695),
    someone(695),
    someone(696),
    { ...someone(696), email: String(someone(696).email).toUpperCase() },
  ];
  return [...people, ...twice];
}

const HOSTILE = [
  '=HYPERLINK("http://evil.example";"Klicka")',
  '+46 70 123 45 67',
  '-1+1',
  '@SUM(A1:A9)',
  '\t=cmd|calc',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'Åsa\r\nBcc: alla@orebro.example',
  "Robert'); DROP TABLE personer;--",
  'َ‮ekA nafetS',
  'a\u200bb\u00adc',
  '👩‍🏫 Åsa',
  'Ö'.repeat(5000),
  "' or name contains '",
  '{{constructor.constructor("alert(1)")()}}',
];

/** The ambassadors (0–110) and leads (111–122) of `peopleOf`, by e-mail, in order. */
export const ambassadors = (people: readonly Cells[]): string[] => people.slice(1, 112).map((row) => String(row.email));
export const leads = (people: readonly Cells[]): string[] => people.slice(112, 124).map((row) => String(row.email));

/** All tables but units and people. */
function tablesFor(people: readonly Cells[]): Partial<Record<TableName, Cells[]>> {
  const email = (n: number): string => String(people[n + 1]?.email);
  const mandates: Cells[] = [
    ...ambassadors(people).map((person, n) => ({ id: `U-${n}`, person, role: 'lärspridare', from: '2026-08-10', to: '2027-06-11' })),
    ...leads(people).map((person, n) => ({
      id: `H-${n}`,
      person,
      role: 'huvudlärspridare',
      areas: AREAS[n % 6] as string,
      from: '2026-08-10',
    })),
    { id: 'U-slut', person: email(200), role: 'lärspridare', from: '2025-08-11', to: '2026-06-12' },
    { id: 'U-sen', person: email(201), role: 'lärspridare', from: '2027-01-11' },
    { id: 'U-okand', person: 'ingen@orebro.example', role: 'lärspridare' },
    { id: 'U-lamnat', person: email(604), role: 'lärspridare', from: '2025-08-11' },
    { id: 'U-skyddad', person: email(642), role: 'lärspridare', from: '2025-08-11' },
  ];
  const film = (n: number, more: Cells): Cells => ({
    id: `F-${n}`,
    title: `Film ${n}`,
    lecturer: 'Ann-Sofi Dahl',
    date: '2026-10-01',
    rooms: 'rum-alla',
    permit: `M-${n}`,
    ...more,
  });
  const permit = (n: number, more: Cells): Cells => ({
    id: `M-${n}`,
    lecturer: 'Ann-Sofi Dahl',
    recordings: `F-${n}`,
    answer: 'ja',
    audience: 'alla medarbetare',
    answered: '2026-10-05',
    ...more,
  });
  return {
    mandates,
    networks: [
      { id: 'N-lar', name: 'Alla lärspridare', roles: 'lärspridare', leaders: email(111), minutes: 90 },
      { id: 'N-led', name: 'Huvudlärspridare', roles: 'huvudlärspridare', exclude: email(122) },
      {
        id: 'N-sprak',
        name: 'Språk',
        kind: 'lärgrupp',
        subjects: 'språk',
        areas: `${AREAS[0]}; ${AREAS[1]}`,
        add: `${email(653)}, ${email(300)}`,
      },
      { id: 'N-ingen', name: 'Tom regel' },
    ],
    rooms: [
      { id: 'rum-alla', name: 'Alla i förskolan', everyone: 'ja' },
      { id: 'rum-lar', name: 'Lärspridarnas rum', networks: 'N-lar, N-led', roles: 'utvecklingsledare' },
      { id: 'rum-sprak', name: 'Språkrummet', networks: 'N-sprak', areas: AREAS[5] as string },
    ],
    permits: [
      permit(1, { to: '2027-03-31' }), // In force, for everyone, until a day.
      permit(2, { audience: 'rum-lar' }), // In force for one room of two.
      permit(3, { answer: 'väntar' }),
      permit(4, { answer: 'nej' }),
      permit(5, { withdrawn: '2026-11-10' }),
      permit(6, { from: '2026-12-01' }), // Not begun.
      permit(7, { preview: 'ja' }), // Wanted to see it first.
      permit(8, { audience: 'rum-sprak, rum-lar', external: 'ja', recordings: 'serie:Språk, F-10', to: '2026-11-30' }),
    ],
    recordings: [
      film(1, {}),
      film(2, { rooms: 'rum-alla, rum-lar' }),
      film(3, {}),
      film(4, {}),
      film(5, {}),
      film(6, {}),
      film(7, {}),
      film(8, { series: 'Språk', rooms: 'rum-sprak' }), // By its series, with an external person in the room.
      film(9, { rooms: 'rum-alla, rum-sprak', permit: 'M-1, M-9' }), // Names a permit that is not there.
      film(10, { rooms: 'rum-lar, rum-alla', permit: 'M-8', children: 'ja', childrenUntil: '2026-12-18' }),
      film(11, { rooms: 'rum-lar', permit: 'M-2', lecturer: 'Ann-Sofi Dahl, Gunilla Sjöström' }), // Two lecturers, one permit, and not for it.
    ],
    meetings: [
      { id: 'T-1', network: 'N-led', title: 'Planering för vt', start: '2026-12-02 13:00', end: '2026-12-02 15:30', place: 'Stadshuset' },
      { id: 'T-2', network: 'N-sprak', title: '<b>Språk</b>', start: '2027-02-03 13:00', materials: 'F-8', guests: email(654) },
      { id: 'T-3', network: 'N-lar', title: 'Har varit', start: '2026-09-02 13:00' },
    ],
  };
}

// ── Making it ──

export function makeOrebro(csv: string): Municipality & { people: readonly Cells[] } {
  const clock = { now: NOW };
  const emulator = createEmulator({ now: () => clock.now, domains: ['orebro.example'] });
  const ref = run(
    { emulator },
    initWorkspace({
      domain: 'orebro.example',
      coordinator: COORDINATOR,
      municipality: 'Örebro kommun',
      customerId: 'C00000000',
      workspaceId: 'orebro',
      schoolYear: '2026/2027',
      language: 'sv',
      timeZone: 'Europe/Stockholm',
    }),
  );
  const where = { emulator, ref };
  const imported = merge(where, 'units', readCsv(csv), [
    { column: 'kommun', value: 'Örebro' },
    { column: 'huvudmannatyp', value: 'Kommunal' },
  ]);
  const units = imported.appends.map(({ key, cells }): Unit => ({ id: key, name: String(cells.name) }));
  // The register knows no areas: they come from a list of the municipality's own.
  merge(where, 'units', { headers: ['Id', 'Område'], rows: units.map((unit, n) => [unit.id, AREAS[n % 6] as string]) });
  const people = peopleOf(units);
  typeRows(where, 'people', people);
  for (const [table, rows] of Object.entries(tablesFor(people))) typeRows(where, table as TableName, rows);
  const films = new Map(
    Array.from({ length: 11 }, (_, n) => `F-${n + 1}`)
      .filter((id) => id !== 'F-6')
      .map((id) => [id, addFilm(where, id)]),
  );
  return { emulator, ref, clock, films, imported, people };
}

/** As `delakultur import` does it. */
function merge(
  where: Pick<Municipality, 'emulator' | 'ref'>,
  table: TableName,
  incoming: Incoming,
  only: { column: string; value: string }[] = [],
): Merge {
  const workbook = run(where, readWorkbook(where.ref.spreadsheetId));
  const merged = mergeRows(table, workbook.sheets[table].data, incoming, { where: only });
  run(where, writeRows(workbook, table, { updates: merged.updates, appends: merged.appends.map(({ cells }) => cells) }));
  return merged;
}

/** Rows as people paste them below a table: nothing is cleaned, equal keys stand twice. */
function typeRows({ emulator, ref }: Pick<Municipality, 'emulator' | 'ref'>, table: TableName, rows: readonly Cells[]): void {
  const { title, data } = run({ emulator }, readWorkbook(ref.spreadsheetId)).sheets[table];
  const values = rows.map((row) => data.columns.map((code) => (code === undefined ? '' : (row[code] ?? ''))));
  run(
    { emulator },
    call('sheets.spreadsheets.values.append', {
      spreadsheetId: ref.spreadsheetId,
      range: `'${title}'!A1`,
      valueInputOption: 'RAW',
      insertDataOption: 'INSERT_ROWS',
      requestBody: { values },
    }),
  );
}

/** A film in the waiting room, as an upload puts it there. */
function addFilm(where: Pick<Municipality, 'emulator' | 'ref'>, recording: string): string {
  const { emulator, ref } = where;
  const [id = ''] = run(where, call('drive.files.generateIds', { count: 1 })).ids ?? [];
  run(where, appendIds(run(where, readWorkbook(ref.spreadsheetId)), [{ table: 'recordings', rowId: recording, kind: 'file', id }]));
  const metadata = {
    id,
    name: `${recording}.mp4`,
    parents: [ref.waitingRoom],
    copyRequiresWriterPermission: true,
    appProperties: { dk: 'recording', dkws: ref.workspaceId, dkrow: recording },
  };
  const parts = ['Content-Type: application/json', JSON.stringify(metadata), 'Content-Type: video/mp4', `film ${recording}`];
  const text = `--film\r\n${parts[0]}\r\n\r\n${parts[1]}\r\n--film\r\n${parts[2]}\r\n\r\n${parts[3]}\r\n--film--\r\n`;
  const headers = { authorization: `Bearer local:${OPERATOR}`, 'content-type': 'multipart/related; boundary=film' };
  const answer = emulator.handle({ method: 'POST', url: '/upload/drive/v3/files?uploadType=multipart', headers, body: { text } });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return id;
}
