/** The municipality that costs are counted on: its rows, and an embedded workspace that holds them and its films. */

import type { TableName } from '../../src/domain/workbook/tables.ts';
import { call, type Program, runSync, type SyncDriver } from '../../src/google/call.ts';
import { throughDoor } from '../../src/google/door.ts';
import { FETCH_WRITES, syncDriver } from '../../src/google/drivers.ts';
import { FETCHES_AT_ONCE } from '../../src/quotas/google.ts';
import { sendEmbedded } from '../../src/tools/command-line/driver.ts';
import { createEmulator, createTraffic, type Emulator, type Traffic } from '../../src/tools/workspace/core/emulator.ts';
import { appendIds, type Cells, writeRows } from '../../src/workflows/edit/write.ts';
import type { WorkspaceRef } from '../../src/workflows/read/marked.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { initWorkspace } from '../../src/workflows/setup/init.ts';

export interface Size {
  areas: number;
  units: number;
  people: number;
  networks: number;
  /** In each network. */
  members: number;
  recordings: number;
  rooms: number;
  meetings: number;
}

/** 6 areas, 120 units, 264 network members, 4,000 staff, 300 recordings in 40 rooms, 90 meetings a year. */
export const model: Size = { areas: 6, units: 120, people: 4_000, networks: 22, members: 12, recordings: 300, rooms: 40, meetings: 90 };

/** The same in little, for a quick look. */
export const small: Size = { areas: 2, units: 6, people: 40, networks: 4, members: 3, recordings: 9, rooms: 10, meetings: 5 };

export const OPERATOR = 'samordnare@delaby.example';
export const NOW = Date.parse('2026-11-16T08:00:00Z');

export interface Municipality {
  emulator: Emulator;
  traffic: Traffic;
  ref: WorkspaceRef;
}

const number = (n: number, width: number): string => String(n).padStart(width, '0');
export const person = (n: number): string => `p${number(n, 4)}@delaby.example`;
const forms = ['förskola', 'grundskola', 'gymnasieskola'];
const each = <T>(count: number, row: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => row(n));

/**
 * Rooms: one for all, one an area, one a school form, then one a network and, for what is left, one for two networks.
 * Each recording is shown in one room, by a permit for that room.
 */
export function rowsOf(size: Size): Partial<Record<TableName, Cells[]>> {
  const everyone: Cells[] = [{ id: 'rum-alla', name: 'Alla', everyone: 'ja' }];
  const areaRooms = each(size.areas, (n): Cells => ({ id: `rum-omrade-${n + 1}`, name: `Område ${n + 1}`, areas: `Område ${n + 1}` }));
  const formRooms = forms.map((form): Cells => ({ id: `rum-${form}`, name: `Rum för ${form}`, schoolForms: form }));
  const wide = [...everyone, ...areaRooms, ...formRooms];
  const narrow = each(size.rooms - wide.length, (n): Cells => {
    const first = (n % size.networks) + 1;
    const second = ((n + 7) % size.networks) + 1;
    return { id: `rum-${n + 1}`, name: `Rum ${n + 1}`, networks: n < size.networks ? `N-${first}` : `N-${first}, N-${second}` };
  });
  const rooms = [...wide, ...narrow];
  const roomOf = (n: number) => String(rooms[n % rooms.length]?.id);
  return {
    units: each(size.units, (n) => ({
      id: `e${number(n + 1, 3)}`,
      name: `Enhet ${n + 1}`,
      area: `Område ${(n % size.areas) + 1}`,
      schoolForm: forms[n % forms.length] as string,
    })),
    people: [
      { email: OPERATOR, name: 'Sam Ordnare', roles: 'samordnare' },
      ...each(size.people, (n) => ({ email: person(n), name: `Person ${n}`, unit: `e${number((n % size.units) + 1, 3)}` })),
    ],
    networks: each(size.networks, (n) => ({
      id: `N-${n + 1}`,
      name: `Nätverk ${n + 1}`,
      kind: 'nätverk',
      add: each(size.members, (m) => person(n * size.members + m)).join(', '),
    })),
    rooms,
    permits: rooms.map((room, n) => ({
      id: `M-${n + 1}`,
      lecturer: `Föreläsare ${n + 1}`,
      recordings: 'alla',
      answer: 'ja',
      audience: String(room.id),
      to: '2027-06-30',
    })),
    recordings: each(size.recordings, (n) => ({
      id: `F-${number(n + 1, 3)}`,
      title: `Film ${n + 1}`,
      lecturer: `Föreläsare ${(n % rooms.length) + 1}`,
      rooms: roomOf(n),
      permit: `M-${(n % rooms.length) + 1}`,
    })),
    meetings: each(size.meetings, (n) => ({
      id: `T-${number(n + 1, 3)}`,
      network: `N-${(n % size.networks) + 1}`,
      title: `Träff ${n + 1}`,
      start: `2027-0${1 + (n % 6)}-${number(1 + (Math.floor(n / 6) % 28), 2)} 13:00`,
      end: `2027-0${1 + (n % 6)}-${number(1 + (Math.floor(n / 6) % 28), 2)} 14:30`,
      place: 'Stadshuset',
    })),
  };
}

/** The add-on's driver, but for the socket: the requests of a round go side by side by the model's clock. */
function driverOf({ emulator, traffic }: Pick<Municipality, 'emulator' | 'traffic'>): SyncDriver {
  const sendAll: Parameters<typeof syncDriver>[0] = (requests) =>
    traffic.together(
      FETCHES_AT_ONCE,
      requests.map(
        ({ request }) =>
          () =>
            sendEmbedded(emulator, OPERATOR, request),
      ),
    );
  return syncDriver(sendAll, traffic.pass, FETCH_WRITES);
}

/** Runs one of the product's programs as the add-on does: the same driver and the same door. */
export function run<T>(where: Pick<Municipality, 'emulator' | 'traffic'>, program: Program<T>): T {
  return runSync(throughDoor(program, { now: where.traffic.now, random: () => 0.5 }), driverOf(where));
}

/** A workspace made by init and import, its films in the waiting room, and nothing shared. `quota` as in createTraffic; in memory without `dir`. */
export function build(size: Size, quota: 'count' | 'refuse' | 'wait' = 'wait', dir?: string): Municipality {
  const traffic = createTraffic({ quota });
  const emulator = createEmulator({
    traffic,
    now: () => NOW,
    domains: ['delaby.example'],
    customerId: 'C0delaby',
    seed: 1,
    ...(dir !== undefined && { dir }),
  });
  const ref = run({ emulator, traffic }, initWorkspace(founding));
  const made = { emulator, traffic, ref };
  for (const [table, appends] of Object.entries(rowsOf(size))) {
    const workbook = run(made, readWorkbook(ref.spreadsheetId));
    run(made, writeRows(workbook, table as TableName, { updates: [], appends }));
  }
  addFilms(made, size.recordings);
  traffic.pass(120_000); // What building it took of the quotas is a thing of the past.
  return made;
}

const founding = {
  domain: 'delaby.example',
  coordinator: OPERATOR,
  municipality: 'Delaby kommun',
  customerId: 'C0delaby',
  workspaceId: 'ws-bench',
  schoolYear: '2026/2027',
  language: 'sv' as const,
  timeZone: 'Europe/Stockholm',
};

/** Films as `delakultur upload` leaves them: marked, named, in the waiting room. */
function addFilms(where: Municipality, count: number): void {
  const { emulator, ref } = where;
  const { ids = [] } = run(where, call('drive.files.generateIds', { count, space: 'drive', type: 'files' }));
  const films = ids.map((id, n) => ({ id, recording: `F-${number(n + 1, 3)}` }));
  const rows = films.map(({ id, recording }) => ({ table: 'recordings', rowId: recording, kind: 'file', id }));
  run(where, appendIds(run(where, readWorkbook(ref.spreadsheetId)), rows));
  for (const { id, recording } of films) {
    const appProperties = { dk: 'recording', dkws: ref.workspaceId, dkrow: recording };
    const metadata = {
      id,
      name: `${recording}.mp4`,
      mimeType: 'video/mp4',
      parents: [ref.waitingRoom],
      copyRequiresWriterPermission: true,
      appProperties,
    };
    const answer = sendEmbedded(emulator, OPERATOR, {
      verb: 'POST',
      url: '/drive/v3/files',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(metadata),
    });
    if (answer instanceof Error || answer.status !== 200) throw new Error(`The film ${recording} was not made: ${JSON.stringify(answer)}`);
  }
}
