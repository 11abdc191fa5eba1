/** A colleague with a workspace of her own, lent to the account that runs the real one: what she may try with it. */
import { call } from '../../src/google/call.ts';
import { appendIds, type Cells, writeCells, writeRows } from '../../src/workflows/edit/write.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { initWorkspace } from '../../src/workflows/setup/init.ts';
import { plan, type Town } from './town.ts';
import { MARYAM, run, wanted } from './workspace.ts';

export const MALLORY = 'mallory@delaby.example';
export const EVE = 'eve@delaby.example';

/** As the account, past the product: whatever Google lets one send. */
export function send({ emulator }: Pick<Town, 'emulator'>, actor: string, method: string, url: string, body: unknown): number {
  const headers = { authorization: `Bearer local:${actor}`, 'content-type': 'application/json' };
  return emulator.handle({ method: method as 'POST', url, headers, body: { text: JSON.stringify(body) } }).status;
}

/** Lends something of Mallory's to the operating account. */
export const lend = ({ emulator }: Pick<Town, 'emulator'>, fileId: string): void => {
  const requestBody = { type: 'user', role: 'writer', emailAddress: MARYAM } as const;
  run(emulator, call('drive.permissions.create', { fileId, sendNotificationEmail: false, requestBody }), MALLORY);
};

/** Mallory's workspace: its one network claims the group of the real room `rum-lar`, and has her accomplice in it. */
export function claimed(where: Town): Town {
  const { emulator } = where;
  const group = plan(where).state.groups.get('rooms/rum-lar');
  if (!group) throw new Error('the real room has no group yet');
  const ref = run(emulator, initWorkspace({ ...wanted, coordinator: MALLORY, workspaceId: 'ws-mallory' }), MALLORY);
  lend(where, ref.rootFolder);
  send(where, MALLORY, 'POST', `/calendar/v3/calendars/${encodeURIComponent(ref.calendarId)}/acl`, {
    role: 'owner',
    scope: { type: 'user', value: MARYAM },
  });
  const settings = [{ table: 'settings', key: 'coordinators', field: 'value', value: `${MALLORY}, ${MARYAM}` }] as const;
  run(emulator, writeCells(run(emulator, readWorkbook(ref.spreadsheetId), MALLORY), settings), MALLORY);
  const rows: Record<string, Cells[]> = {
    people: [{ email: EVE, name: 'Eve' }],
    networks: [{ id: 'N-M', name: 'Vännerna', add: EVE }],
    rooms: [{ id: 'rum-m', name: 'Vännernas rum', networks: 'N-M' }],
  };
  for (const [table, appends] of Object.entries(rows))
    run(emulator, writeRows(run(emulator, readWorkbook(ref.spreadsheetId), MALLORY), table as 'rooms', { updates: [], appends }), MALLORY);
  const ids = [
    { table: 'networks', rowId: 'N-M', kind: 'group', id: group.email },
    { table: 'networks', rowId: 'N-M', kind: 'groupName', id: group.name },
  ];
  run(emulator, appendIds(run(emulator, readWorkbook(ref.spreadsheetId), MALLORY), ids), MALLORY);
  return { emulator, ref };
}
