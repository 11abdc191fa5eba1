/** A line of the hidden tab that was forged or spoilt takes nothing from anyone: what it stood for is found by its marker. */
import { call } from '../../src/google/call.ts';
import { appendIds } from '../../src/workflows/edit/write.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { MALLORY, send } from './mallory.ts';
import { AINO, apply, applyOptions, ELIF, fileOf, JO, plan, set, type Town, town, watches } from './town.ts';
import { MARYAM, run } from './workspace.ts';

const AUDIENCE = 'rum-lar|2027-06-30';

/** Writes a line in the hidden tab, as whoever has got round its protection. */
function forge({ emulator, ref }: Town, table: string, rowId: string, kind: string, id: string): void {
  run(emulator, appendIds(run(emulator, readWorkbook(ref.spreadsheetId)), [{ table, rowId, kind, id }]));
}

function sees({ emulator }: Town, email: string, folder: string): boolean {
  const url = `/drive/v3/files/${folder}?fields=id`;
  return emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer local:${email}` } }).status === 200;
}

function begun() {
  const where = town();
  apply(where);
  apply(where);
  const [film, room] = [fileOf(where, 'F-1'), plan(where).state.ids.get('rooms/rum-lar/folder') as string];
  expect([watches(where, AINO, film), watches(where, JO, film), sees(where, AINO, room)]).toEqual([200, 200, true]);
  return { where, film, room };
}

describe('nobody loses, in a day of hourly runs, by a line that says of', () => {
  it.each([
    ['the room’s group', 'another address', 'rooms', 'rum-lar', 'group', 'annan@delaby.example'],
    ['the room’s group', 'no address', 'rooms', 'rum-lar', 'group', ''],
    ['the room’s group', 'another name', 'rooms', 'rum-lar', 'groupName', 'groups/annan'],
    ['the room’s group', 'no name', 'rooms', 'rum-lar', 'groupName', ''],
    ['a group nested in it', 'another address', 'networks', 'N-1', 'group', 'annan@delaby.example'],
    ['a group nested in it', 'another name', 'networks', 'N-1', 'groupName', 'groups/annan'],
    ['a group nested in it', 'no name', 'networks', 'N-1', 'groupName', ''],
    ['a group nested in it', 'the name of another of ours', 'networks', 'N-1', 'groupName', 'rooms/rum-alla'],
    ['the room’s folder', 'another', 'rooms', 'rum-lar', 'folder', 'annan'],
    ['the room’s folder', 'nothing', 'rooms', 'rum-lar', 'folder', ''],
    ['the films’ folder', 'another', 'audiences', AUDIENCE, 'folder', 'annan'],
    ['the film', 'another', 'recordings', 'F-1', 'file', 'annan'],
    ['the film', 'nothing', 'recordings', 'F-1', 'file', ''],
    ['the film', 'another row’s', 'recordings', 'F-1', 'file', 'recordings/F-2'],
    ['its shortcut', 'another', 'recordings', 'F-1', 'shortcut:rum-lar', 'annan'],
    ['the meeting', 'another', 'meetings', 'T-1', 'event', 'annan'],
  ])('%s: %s', (_, __, table, row, kind, id) => {
    const { where, film, room } = begun();
    const { groups, ids } = plan(where).state;
    forge(where, table, row, kind, groups.get(id)?.name ?? ids.get(`${id}/file`) ?? id);
    expect(plan(where).planned.plan.guard).toMatchObject({ tripped: false, removals: 0 });
    for (let hour = 0; hour < 2; hour++) apply(where, { unattended: true });
    expect([watches(where, AINO, film), watches(where, JO, film), sees(where, AINO, room)]).toEqual([200, 200, true]);
    expect(watches(where, ELIF, film)).toBe(404);
  });
});

it('A film whose line was forged is closed all the same when its permit is taken back', () => {
  const { where, film } = begun();
  forge(where, 'recordings', 'F-1', 'file', 'annan');
  const { holder, now, realNow } = applyOptions();
  const { spreadsheetId } = where.ref;
  run(where.emulator, withdraw({ spreadsheetId, permit: 'M-1', recordings: [], date: '2026-11-24', actor: 'x', holder, now, realNow }));
  expect(watches(where, AINO, film)).toBe(404);
});

it('Whoever’s network leaves the room loses it, though the line of its group was forged', () => {
  const { where, film } = begun();
  forge(where, 'networks', 'N-1', 'groupName', 'groups/annan');
  set(where, 'rooms', 'rum-lar', 'networks', '');
  apply(where, { allowRemovals: 9 });
  expect(watches(where, AINO, film)).toBe(404);
});

it('A group that was found again is noted by the next run that does anything, so that nobody has to look for it once more', () => {
  const { where } = begun();
  const { email, name } = plan(where).state.groups.get('networks/N-1') ?? {};
  forge(where, 'networks', 'N-1', 'group', 'annan@delaby.example');
  forge(where, 'networks', 'N-1', 'groupName', '');
  set(where, 'meetings', 'T-1', 'place', 'Biblioteket');
  apply(where);
  const { ids } = plan(where).state;
  expect([ids.get('networks/N-1/group'), ids.get('networks/N-1/groupName')]).toEqual([email, name]);
});

it('A film that was replaced does not come back when the one that took its place is gone', () => {
  const { where, film } = begun();
  const folder = plan(where).state.items.get(film)?.parent ?? '';
  run(
    where.emulator,
    call('drive.files.update', { fileId: film, addParents: where.ref.waitingRoom, removeParents: folder, requestBody: {} }),
  );
  forge(where, 'recordings', 'F-1', 'file', 'annan');
  apply(where);
  expect(watches(where, AINO, film)).toBe(404);
});

it('A group that was deleted, and made anew at its address by a colleague, lets nobody in after the next hour', () => {
  const { where, film } = begun();
  const { name = '', email = '' } = plan(where).state.groups.get('rooms/rum-lar') ?? {};
  const headers = { authorization: `Bearer local:${MARYAM}` };
  expect(where.emulator.handle({ method: 'DELETE', url: `/v1/${name}`, headers }).status).toBe(200);
  const sent = {
    groupKey: { id: email },
    parent: 'customers/C00000000',
    labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
  };
  expect(send(where, MALLORY, 'POST', '/v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', sent)).toBe(200);
  apply(where, { unattended: true });
  expect(watches(where, MALLORY, film)).toBe(404);
});
