/** What the hidden tab names counts only if it is ours and stands for that row: whoever edits the sheet may have written there. */
import { groupMarker } from '../../src/domain/ids.ts';
import { call } from '../../src/google/call.ts';
import { appendIds } from '../../src/workflows/edit/write.ts';
import { METADATA_ID } from '../../src/workflows/read/metadata.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { lend, MALLORY, send } from './mallory.ts';
import { AINO, apply, ELIF, fileOf, plan, summary, type Town, town, watches } from './town.ts';
import { edit, JOHAN, MARYAM, NOW, run } from './workspace.ts';

const AUDIENCE = 'rum-lar|2027-06-30';
const FOLDER = 'application/vnd.google-apps.folder';

/** Writes a line in the hidden tab, as whoever has got round its protection. */
function forge({ emulator, ref }: Town, table: string, rowId: string, kind: string, id: string): void {
  run(emulator, appendIds(run(emulator, readWorkbook(ref.spreadsheetId)), [{ table, rowId, kind, id }]));
}

const folderBy = ({ emulator }: Town, actor: string, extra: Record<string, unknown> = {}): string =>
  run(emulator, call('drive.files.create', { requestBody: { name: 'Mapp', mimeType: FOLDER, ...extra } }), actor).id as string;

const parentOf = ({ emulator }: Town, fileId: string): string | undefined =>
  run(emulator, call('drive.files.get', { fileId, fields: 'parents' })).parents?.[0];

describe('a group', () => {
  it('of another room is not filled with this room’s people, though this row claims it', () => {
    const where = town();
    apply(where);
    const group = plan(where).state.groups.get('rooms/rum-lar');
    forge(where, 'rooms', 'rum-alla', 'group', group?.email ?? '');
    forge(where, 'rooms', 'rum-alla', 'groupName', group?.name ?? '');
    const seen = plan(where);
    expect(summary(seen).filter((change) => change.includes('member:rooms/rum-alla'))).toEqual([]);
    expect(seen.state.groups.get('rooms/rum-alla')?.email).toMatch(/^rum-rum-alla@/);
    apply(where);
    expect(watches(where, ELIF, fileOf(where, 'F-1'))).toBe(404);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
  });

  it('is not let in by another’s address beside its own name', () => {
    const where = town();
    apply(where);
    const email = 'vannerna@delaby.example';
    const sent = {
      groupKey: { id: email },
      parent: 'customers/C00000000',
      labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
    };
    expect(send(where, MALLORY, 'POST', '/v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', sent)).toBe(200);
    forge(where, 'rooms', 'rum-lar', 'group', email);
    apply(where, { allowRemovals: 99 });
    expect(watches(where, MALLORY, fileOf(where, 'F-1'))).toBe(404);
  });

  it('that a colleague made beforehand at our address, with our marker, is not taken for ours', () => {
    const where = town();
    const email = 'rum-rum-lar@delaby.example';
    const sent = {
      groupKey: { id: email },
      parent: 'customers/C00000000',
      description: groupMarker('ws-1', 'rooms/rum-lar'),
      labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
    };
    expect(send(where, MALLORY, 'POST', '/v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', sent)).toBe(200);
    const made = run(where.emulator, call('cloudidentity.groups.lookup', { 'groupKey.id': email }), MALLORY);
    const member = { preferredMemberKey: { id: MARYAM }, roles: [{ name: 'OWNER' }, { name: 'MEMBER' }] };
    expect(send(where, MALLORY, 'POST', `/v1/${made.name}/memberships`, member)).toBe(200);
    apply(where);
    expect(watches(where, MALLORY, fileOf(where, 'F-1'))).toBe(404);
  });
});

describe('a folder', () => {
  it('of a colleague’s takes in no film, though the hidden tab names it', () => {
    const where = town();
    const hers = folderBy(where, MALLORY);
    lend(where, hers);
    forge(where, 'audiences', AUDIENCE, 'folder', hers);
    apply(where);
    expect(watches(where, MALLORY, fileOf(where, 'F-1'))).toBe(404);
    apply(where);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
    expect(watches(where, MALLORY, fileOf(where, 'F-1'))).toBe(404);
  });

  it('takes in none either where it lies in the root and bears our marker: another owns it', () => {
    const where = town();
    const requestBody = { type: 'user', role: 'writer', emailAddress: JOHAN } as const;
    run(where.emulator, call('drive.permissions.create', { fileId: where.ref.rootFolder, sendNotificationEmail: false, requestBody }));
    const appProperties = { dk: 'audience', dkws: where.ref.workspaceId, dkrow: AUDIENCE };
    const his = folderBy(where, JOHAN, { parents: [where.ref.rootFolder], appProperties });
    forge(where, 'audiences', AUDIENCE, 'folder', his);
    apply(where, {}, NOW);
    apply(where);
    expect(parentOf(where, fileOf(where, 'F-1'))).not.toBe(his);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
  });

  it('of the account’s own keeps its sharing, though the hidden tab names it', () => {
    const where = town();
    const own = folderBy(where, MARYAM);
    const requestBody = { type: 'user', role: 'reader', emailAddress: ELIF } as const;
    run(where.emulator, call('drive.permissions.create', { fileId: own, sendNotificationEmail: false, requestBody }));
    forge(where, 'rooms', 'rum-lar', 'folder', own);
    apply(where);
    apply(where);
    const { permissions = [] } = run(where.emulator, call('drive.permissions.list', { fileId: own, fields: 'permissions(emailAddress)' }));
    expect(permissions.map((one) => one.emailAddress)).toContain(ELIF);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
  });
});

it('A film that is marked as a shortcut is not deleted as one', () => {
  const where = town();
  apply(where);
  const fileId = fileOf(where, 'F-1');
  run(where.emulator, call('drive.files.update', { fileId, requestBody: { appProperties: { dk: 'shortcut' } } }));
  apply(where, { allowRemovals: 9 });
  expect(run(where.emulator, call('drive.files.get', { fileId, fields: 'id' })).id).toBe(fileId);
});

it('A calendar without our mark is left alone, and the plan says so', () => {
  const where = town();
  const { id: calendar = '' } = run(where.emulator, call('calendar.calendars.insert', { requestBody: { summary: 'Annat' } }), MALLORY);
  const acl = { role: 'owner', scope: { type: 'user', value: MARYAM } };
  expect(send(where, MALLORY, 'POST', `/calendar/v3/calendars/${encodeURIComponent(calendar)}/acl`, acl)).toBe(200);
  const fileId = where.ref.rootFolder;
  run(where.emulator, call('drive.files.update', { fileId, requestBody: { appProperties: { calendar } } }));
  const seen = plan(where);
  expect(summary(seen).filter((change) => change.includes('meeting'))).toEqual([]);
  expect(seen.planned.plan.diagnostics.map(({ code }) => code)).toContain('halted.foreign');
});

it.each(["x' or 'me' in owners or name='", 'another', ''])(
  'A workbook whose metadata an editor made %j is the same workbook',
  (metadataValue) => {
    const where = town();
    apply(where);
    const before = plan(where);
    const dataFilters = [{ developerMetadataLookup: { metadataId: METADATA_ID.workspace } }];
    const change =
      metadataValue === ''
        ? { deleteDeveloperMetadata: { dataFilter: dataFilters[0] } }
        : { updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue }, fields: 'metadataValue' } };
    edit(where.emulator, where.ref.spreadsheetId, [change]);
    expect(plan(where)).toMatchObject({
      ref: before.ref,
      state: { items: before.state.items },
      planned: { plan: { hash: before.planned.plan.hash } },
    });
  },
);
