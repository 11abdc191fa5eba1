/** Files that someone selected in Drive: reads them, and moves one to where only coordinators see it. */

import type { Message } from '../../domain/message.ts';
import type { Item } from '../../domain/plan/state.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import type { DriveFile } from '../../google/types.ts';
import { beforeText } from '../../messages/log.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import type { Run } from '../apply/step-call.ts';
import { carryOut } from '../apply/steps.ts';
import { appendLog, type Cells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import type { Reading } from '../read/plan.ts';

const FIELDS =
  'id,name,mimeType,parents,trashed,size,createdTime,ownedByMe,appProperties,' +
  'permissions(id,type,role,emailAddress,deleted,permissionDetails(inherited))';

/** By id; those that are missing, or that the account or the app may not see, are left out. One round. Throws GoogleError where Google gives no answer. */
export function* lookAtFiles(ids: readonly string[]): Program<Map<string, DriveFile>> {
  const outcomes: readonly Outcome[] = yield* batch(
    ids.map((fileId): Call => ({ method: 'drive.files.get', params: { fileId, fields: FIELDS } })),
  );
  const found = new Map<string, DriveFile>();
  outcomes.forEach((outcome, at) => {
    if (outcome.ok) found.set(ids[at] as string, outcome.result as DriveFile);
    else if (outcome.error.trouble !== 'notFound' && outcome.error.trouble !== 'forbidden') throw outcome.error;
  });
  return found;
}

/** A chosen file, and the markers it gets. */
export interface Marked {
  readonly file: DriveFile;
  readonly appProperties: Readonly<Record<string, string>>;
}

/**
 * Marks chosen files and moves them into the waiting room, one outcome each. Under `drive.file` Google may refuse to take a
 * file out of a folder that was never handed to the app: then its owner moves it by naming only the new parent. One round, or
 * two.
 */
export function* takeToWaiting({ waitingRoom }: Reading['ref'], files: readonly Marked[]): Program<readonly Outcome<DriveFile>[]> {
  const update = ({ file, appProperties }: Marked, named: boolean) => {
    const from = file.parents?.[0];
    const place = from === waitingRoom ? {} : { addParents: waitingRoom, ...(named && from !== undefined && { removeParents: from }) };
    // Only its owner can keep a file from being copied.
    const requestBody = { appProperties, ...(file.ownedByMe === true && { copyRequiresWriterPermission: true }) };
    const params = { fileId: file.id ?? '', ...place, fields: 'id,parents', requestBody };
    return { method: 'drive.files.update' as const, params };
  };
  const outcomes: Outcome<DriveFile>[] = [...(yield* batch(files.map((one) => update(one, true))))];
  const refused = files.flatMap((file, at) => (isOutOfReach(outcomes[at]) && file.file.parents?.[0] !== waitingRoom ? [{ file, at }] : []));
  const again = yield* batch(refused.map(({ file }) => update(file, false)));
  refused.forEach(({ at }, index) => {
    const outcome = again[index];
    if (outcome) outcomes[at] = outcome;
  });
  return outcomes;
}

const isOutOfReach = (outcome: Outcome | undefined): boolean =>
  outcome?.ok === false && (outcome.error.trouble === 'forbidden' || outcome.error.trouble === 'notFound');

/** Permissions on the file itself, without the owner's. Where Drive does not say, those in `above` count as inherited. */
export function ownPermissions(file: DriveFile, above: ReadonlySet<string>): { id: string; who: string }[] {
  return (file.permissions ?? [])
    .filter((one) => one.role !== 'owner' && one.deleted !== true)
    .filter((one) =>
      one.permissionDetails?.length ? one.permissionDetails.some((detail) => detail.inherited !== true) : !above.has(one.id ?? ''),
    )
    .map((one) => ({ id: one.id ?? '', who: (one.emailAddress ?? '').toLowerCase() }));
}

/** Permissions of the waiting room and the folders above it: everything in it inherits them. */
export function waitingPermissions({ state }: Reading): Set<string> {
  const ids = new Set<string>();
  for (let at = state.items.get(state.waitingRoom); at; at = state.items.get(at.parent ?? ''))
    for (const grant of at.grants) ids.add(grant.permissionId);
  return ids;
}

/**
 * Puts a film or a file of ours in the waiting room, removes its own permissions and its shortcuts, and reads back that it is
 * there. Writes only the log in the workbook. Throws GoogleError or WorkbookError.
 */
export function* putInWaiting(
  reading: Reading,
  file: Item,
  log: { readonly time: string; readonly actor: string },
): Program<{ readonly problem: Message } | { readonly closed: true }> {
  const { state, config, workbook, ref } = reading;
  requireOwner(ref);
  const run: Run = {
    state,
    customerId: config.settings.customerId,
    ids: new Map(state.ids),
    made: new Set(),
    groupNames: new Map(),
    seen: new Set(),
    parents: new Map(),
  };
  const move = file.parent === ref.waitingRoom ? [] : [{ kind: 'file' as const, file: file.id, to: { id: ref.waitingRoom } }];
  const ungrants = file.grants.map((grant) => ({
    kind: 'ungrant' as const,
    item: file.id,
    permissionId: grant.permissionId,
    who: grant.email,
  }));
  const shortcuts =
    file.kind === 'recording' ? [...state.items.values()].filter((one) => one.kind === 'shortcut' && one.row === file.row) : [];
  const unlinks = shortcuts.map((one) => ({ kind: 'unlink' as const, shortcut: one.id, row: file.row, room: '' }));
  const results = yield* carryOut([...move, ...ungrants, ...unlinks], run);
  const after = (yield* lookAtFiles([file.id])).get(file.id);
  const failed = results.find((result) => result.kind === 'failed');
  const closed = after?.parents?.[0] === ref.waitingRoom && ownPermissions(after, waitingPermissions(reading)).length === 0;
  const entry: Cells = {
    ...log,
    change: 'close',
    target: file.row === '' ? `files/${file.id}` : `recordings/${file.row}`,
    reason: 'Flyttad till Väntrummet från Drive.',
    before: beforeText({ folder: state.items.get(file.parent ?? '')?.name ?? '' }, reading.config.settings.timeZone),
    outcome: closed ? 'stängd' : `inte stängd: ${failed?.kind === 'failed' ? failed.error.message : ''}`,
  };
  yield* appendLog(workbook, [entry]);
  if (closed) return { closed: true };
  return {
    problem: workflowMessage('file.notClosed', { google: failed?.kind === 'failed' ? failed.error.message : undefined }),
  };
}
