/** Classifies Drive's files by the row they belong to, with who can read them. An id counts only if the thing bears our marker. */

import { idKey, markerRow } from '../../domain/ids.ts';
import type { Grant, Item } from '../../domain/plan/state.ts';
import { FOLDER, SHORTCUT } from '../../google/mime-types.ts';
import type { DriveFile, Permission } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { IncompleteState } from './all-pages.ts';
import { ownerOf, type WorkspaceRef } from './marked.ts';

const FOLDERS: ReadonlySet<string> = new Set(['root', 'waiting', 'room', 'audience']);
const KINDS: ReadonlySet<string> = new Set(['root', 'waiting', 'room', 'audience', 'recording', 'shortcut', 'captions', 'workbook']);

/** The rows by their marker: a long key is hashed there. */
function rowsOfMarkers(ids: ReadonlyMap<string, string>): Map<string, string> {
  const rowOfMarker = new Map<string, string>();
  for (const key of ids.keys()) {
    const table = key.slice(0, key.indexOf('/'));
    if (!TABLES.has(table)) continue; // Rows of people have no thing of their own.
    const row = key.slice(table.length + 1, key.lastIndexOf('/'));
    rowOfMarker.set(`${table}/${markerRow(row)}`, row);
  }
  return rowOfMarker;
}

/**
 * The hidden tab's ids, repaired: a line may have been spoilt or forged. Where it names nothing of ours for its row, the one
 * folder of ours with the row's marker is used, and the one film with it that is already shown. Otherwise people would lose
 * what no row takes from them. A film that nobody sees is never found this way: it may be one since replaced.
 */
export function settledIds(files: readonly DriveFile[], ref: WorkspaceRef, ids: ReadonlyMap<string, string>): Map<string, string> {
  const byId = new Map(files.map((file) => [file.id ?? '', file]));
  const rowOfMarker = rowsOfMarkers(ids);
  const owner = ownerOf(byId.get(ref.rootFolder) ?? {});
  const bearing = new Map<string, DriveFile[]>();
  for (const file of files) {
    const mark = file.appProperties ?? {};
    const [dk, dkrow] = [mark.dk ?? '', mark.dkrow ?? ''];
    const table = TABLE_OF[dk as Item['kind']];
    if (table === undefined || mark.dkws !== ref.workspaceId || !['room', 'audience', 'recording'].includes(dk) || !isSuch(file)) continue;
    if (FOLDERS.has(dk) && ownerOf(file) !== owner) continue;
    if (dkrow.startsWith('sha256:') && !rowOfMarker.has(`${table}/${dkrow}`)) continue; // Nobody can tell which row it belongs to.
    const key = idKey(table, rowOfMarker.get(`${table}/${dkrow}`) ?? dkrow, dk === 'recording' ? 'file' : 'folder');
    bearing.set(key, [...(bearing.get(key) ?? []), file]);
  }
  const isShown = ({ parents }: DriveFile) => {
    const folder = byId.get(parents?.[0] ?? '');
    return folder?.appProperties?.dk === 'audience' && folder.appProperties.dkws === ref.workspaceId && ownerOf(folder) === owner;
  };
  const settled = new Map(ids);
  for (const [key, bearers] of bearing) {
    if (bearers.some(({ id }) => id === ids.get(key))) continue;
    const [found, ...others] = bearers.filter((file) => !file.trashed && (file.appProperties?.dk !== 'recording' || isShown(file)));
    if (found?.id !== undefined && others.length === 0) settled.set(key, found.id);
  }
  return settled;
}

/** Classifies files by the row they belong to. An id counts only if the thing bears our marker for that row. */
export function itemsOf(files: readonly DriveFile[], ref: WorkspaceRef, ids: ReadonlyMap<string, string>) {
  const conflicts = new Map<string, 'trashed' | 'moved' | 'twice' | 'foreign'>();
  const items = new Map<string, Item>();
  const byId = new Map(files.map((file) => [file.id ?? '', file]));
  const rowOfMarker = rowsOfMarkers(ids);
  const owner = ownerOf(byId.get(ref.rootFolder) ?? {});
  for (const file of files) {
    const mark = file.appProperties ?? {};
    const kind = mark.dkws === ref.workspaceId && KINDS.has(mark.dk ?? '') && isSuch(file) ? (mark.dk as Item['kind']) : 'stray';
    // A folder's owner sees what is put in it, and may let others in: a folder of another owner is not ours, whatever it bears.
    if (FOLDERS.has(kind) && ownerOf(file) !== owner) continue;
    const table = TABLE_OF[kind];
    const row = table === undefined ? '' : (rowOfMarker.get(`${table}/${mark.dkrow ?? ''}`) ?? mark.dkrow ?? '');
    const known =
      table === undefined || kind === 'shortcut' || kind === 'captions'
        ? undefined
        : ids.get(idKey(table, row, kind === 'recording' ? 'file' : 'folder'));
    // A copy bears the marker too: only the one in the hidden tab belongs to the row.
    const sure = table === undefined || kind === 'shortcut' || kind === 'captions' || known === file.id;
    const item = { ...itemOf(file, sure ? kind : 'stray', sure ? row : '', byId), ...(ownerOf(file) === owner ? looseOf(file) : {}) };
    const named = mark.dkws === ref.workspaceId && (mark.dk === 'recording' || mark.dk === 'upload') ? (mark.dkrow ?? '') : '';
    const bears = item.kind === 'stray' && named !== '' ? { bears: rowOfMarker.get(`recordings/${named}`) ?? named } : {};
    items.set(item.id, { ...item, ...bears });
    if (!sure || table === undefined) continue;
    // Captions in the bin tell nothing about their film.
    if (item.trashed && kind !== 'shortcut' && kind !== 'captions') conflicts.set(`${table}/${row}`, 'trashed');
    else if ((kind === 'room' || kind === 'audience') && item.parent !== ref.rootFolder) conflicts.set(`${table}/${row}`, 'moved');
  }
  const [root, waiting] = [items.get(ref.rootFolder), items.get(ref.waitingRoom)];
  if (!root || root.trashed || !waiting || waiting.trashed || waiting.parent !== ref.rootFolder) {
    throw new IncompleteState(workflowMessage('folders.gone'));
  }
  return { items, conflicts: conflicts };
}

/** What others than its owner may do with a file that is the operating account's own. */
const looseOf = ({ copyRequiresWriterPermission, writersCanShare }: DriveFile): Pick<Item, 'copyable' | 'shareable'> => ({
  ...(copyRequiresWriterPermission === false ? { copyable: true } : {}),
  ...(writersCanShare === true ? { shareable: true } : {}),
});

/** Whether a file is what its marker says: a film that was marked a shortcut would be deleted as one, and a folder shared as a film. */
function isSuch({ mimeType, appProperties }: DriveFile): boolean {
  const kind = appProperties?.dk ?? '';
  if (FOLDERS.has(kind)) return mimeType === FOLDER;
  return kind === 'shortcut' ? mimeType === SHORTCUT : mimeType !== FOLDER && mimeType !== SHORTCUT;
}

const TABLE_OF: Partial<Record<Item['kind'], string>> = {
  room: 'rooms',
  audience: 'audiences',
  recording: 'recordings',
  shortcut: 'recordings',
  captions: 'recordings',
};
const TABLES: ReadonlySet<string> = new Set(Object.values(TABLE_OF));

function itemOf(file: DriveFile, kind: Item['kind'], row: string, byId: ReadonlyMap<string, DriveFile>): Item {
  const parent = file.parents?.[0];
  const millis = Number(file.videoMediaMetadata?.durationMillis);
  const created = Date.parse(file.createdTime ?? '');
  // For captions, the uploader notes when the last cue ends.
  const ends = kind === 'captions' ? Number(file.appProperties?.seconds) : Number.NaN;
  const target = file.mimeType === SHORTCUT ? file.shortcutDetails?.targetId : undefined;
  return {
    id: file.id ?? '',
    name: file.name ?? '',
    parent,
    trashed: file.trashed === true,
    ...(file.trashed === true && file.explicitlyTrashed === false ? { binnedWithFolder: true } : {}),
    kind,
    row,
    grants: ownGrants(file, parent === undefined ? undefined : byId.get(parent)),
    ...(target === undefined ? {} : { target }),
    ...(Number.isFinite(millis) && millis > 0 ? { seconds: Math.round(millis / 1000) } : {}),
    ...(Number.isFinite(ends) && ends > 0 ? { seconds: ends } : {}),
    ...(Number.isFinite(created) ? { created } : {}),
  };
}

/**
 * Permissions on the item itself. Where Drive does not say which are inherited, those that the parent also has are treated as
 * inherited.
 */
function ownGrants(file: DriveFile, parent: DriveFile | undefined): Grant[] {
  const inherited = new Set((parent?.permissions ?? []).map((one) => `${one.id} ${one.role}`));
  return (file.permissions ?? [])
    .filter((one) => one.role !== 'owner' && one.deleted !== true)
    .filter((one) =>
      one.permissionDetails?.length
        ? one.permissionDetails.some((detail) => detail.inherited !== true)
        : !inherited.has(`${one.id} ${one.role}`),
    )
    .map(grantOf);
}

function grantOf(permission: Permission): Grant {
  return {
    permissionId: permission.id ?? '',
    type: permission.type ?? 'anyone',
    role: permission.role ?? 'reader',
    email: (permission.emailAddress ?? '').toLowerCase(),
    until: permission.expirationTime === undefined ? undefined : Date.parse(permission.expirationTime),
  };
}
