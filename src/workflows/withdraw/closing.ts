/**
 * Closes films to everyone but coordinators, and reads back from Google who can still open them: a film, its captions, older
 * and other files of its row, and shortcuts to them. What can't be closed is reported with the reason.
 */
import type { Step } from '../../domain/plan/change.ts';
import type { Grant, Item, State } from '../../domain/plan/state.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import type { Permission } from '../../google/types.ts';
import type { Run } from '../apply/step-call.ts';
import { carryOut } from '../apply/steps.ts';

/**
 * Why a file is still open: it is not in the waiting room (`place`), it has permissions of its own (`grant`), a folder above
 * the waiting room lets someone in (`above`), another account owns it (`owner`), or Google would not say (`unread`).
 */
export type StillOpen = 'place' | 'grant' | 'above' | 'owner' | 'unread';

/** Everything of one recording that others could open, or be led by. */
export interface Belongings {
  readonly film: string;
  /** The film first, then captions, copies and films that it replaced. Those in the bin too: Drive lets readers go on reading these. */
  readonly files: readonly Item[];
  readonly shortcuts: readonly Item[];
}

export interface Closing {
  /** File id → why it is still open. Files that are closed are left out. */
  readonly open: ReadonlyMap<string, StillOpen>;
  /** File id → Google's last refusal, `403 forbidden`. */
  readonly refusals: ReadonlyMap<string, string>;
}

export function belongingsOf(state: State, film: string): Belongings {
  const items = [...state.items.values()];
  const order: readonly Item['kind'][] = ['recording', 'captions', 'stray'];
  const files = items
    .filter((item) => ((item.kind === 'recording' || item.kind === 'captions') && item.row === film) || item.bears === film)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const ids = new Set(files.map((file) => file.id));
  const shortcuts = items.filter(
    (item) => !item.trashed && ((item.kind === 'shortcut' && item.row === film) || (item.target !== undefined && ids.has(item.target))),
  );
  return { film, files, shortcuts };
}

/**
 * People who may see every film: the operating account and the coordinators. If the setting can't be read: writers of the
 * workbook or, in older workspaces, of the root folder.
 */
export function staffOf(state: State, coordinators: readonly string[]): Set<string> {
  const grants = [state.rootFolder, state.spreadsheetId].flatMap((id) => state.items.get(id)?.grants ?? []);
  const editors = grants.filter((grant) => grant.type === 'user' && grant.role === 'writer');
  return new Set([state.operator, ...(coordinators.length > 0 ? coordinators : editors.map((grant) => grant.email))]);
}

/** One round from `state`: moves files, removes permissions, and asks Drive again who can open each file. Never throws for a file. */
export function* closeOnce(state: State, all: readonly Belongings[], staff: ReadonlySet<string>): Program<Closing> {
  const work: Run = {
    state,
    customerId: '',
    ids: new Map(state.ids),
    made: new Set(),
    groupNames: new Map(),
    parents: new Map(),
    seen: new Set(),
  };
  const refusals = new Map<string, string>();
  const carry = function* (steps: readonly Step[]): Program<void> {
    const results = yield* carryOut(steps, work);
    steps.forEach((step, index) => {
      const result = results[index];
      if (result?.kind === 'failed') refusals.set(itemOf(step), `${result.error.status} ${result.error.reason}`);
    });
  };
  const files = all.flatMap((one) => one.files);
  const to = { id: state.waitingRoom };
  yield* carry(files.filter((file) => file.parent !== state.waitingRoom).map((file): Step => ({ kind: 'file', file: file.id, to })));
  // A grant to strangers on the waiting room or above would undo the move.
  const above = [state.waitingRoom, state.rootFolder].flatMap((id) =>
    (state.items.get(id)?.grants ?? []).filter((grant) => isStranger(grant, staff)).map((grant) => ungrant(id, grant.permissionId)),
  );
  // Not the operating account's own grant on another owner's file: without it the file could not be read any more.
  const own = files.flatMap((file) =>
    file.grants.filter((grant) => grant.email !== state.operator).map((grant) => ungrant(file.id, grant.permissionId)),
  );
  const unlinks = all.flatMap((one) =>
    one.shortcuts.map(
      (item): Step => ({ kind: 'unlink', shortcut: item.id, row: one.film, room: state.items.get(item.parent ?? '')?.row ?? '' }),
    ),
  );
  yield* carry([...own, ...above, ...unlinks]);
  return { open: yield* readBack(state, files, staff), refusals };
}

const ungrant = (item: string, permissionId: string): Step => ({ kind: 'ungrant', item, permissionId, who: '' });

const itemOf = (step: Step): string =>
  step.kind === 'file' ? step.file : step.kind === 'ungrant' ? step.item : step.kind === 'unlink' ? step.shortcut : '';

const isStranger = (grant: Grant, staff: ReadonlySet<string>): boolean => grant.type !== 'user' || !staff.has(grant.email);

const PERMISSIONS = 'nextPageToken,permissions(id,type,role,emailAddress,expirationTime,deleted,permissionDetails(inherited))';

/** Who can open each file now, by Drive's own list of permissions, inherited ones included; and where it is. */
function* readBack(state: State, files: readonly Item[], staff: ReadonlySet<string>): Program<Map<string, StillOpen>> {
  const calls = files.flatMap((file): Call[] => [
    { method: 'drive.permissions.list', params: { fileId: file.id, fields: PERMISSIONS } },
    { method: 'drive.files.get', params: { fileId: file.id, fields: 'id,parents' } },
  ]);
  const outcomes = (yield* batch(calls)) as readonly Outcome[];
  const open = new Map<string, StillOpen>();
  files.forEach((file, index) => {
    const why = whyOpen(outcomes[2 * index], outcomes[2 * index + 1], state, staff);
    if (why !== undefined) open.set(file.id, why);
  });
  return open;
}

function whyOpen(listed: Outcome | undefined, got: Outcome | undefined, state: State, staff: ReadonlySet<string>): StillOpen | undefined {
  const gone = [listed, got].some((outcome) => outcome && !outcome.ok && outcome.error.trouble === 'notFound');
  if (gone) return undefined; // Deleted since: nobody can open it.
  if (!listed?.ok || !got?.ok) return 'unread';
  const { permissions, nextPageToken } = listed.result as { permissions?: Permission[]; nextPageToken?: string };
  if (permissions === undefined || nextPageToken) return 'unread'; // Without an owner the list is incomplete.
  const strangers = permissions.filter(
    (one) => one.deleted !== true && (one.type !== 'user' || !staff.has((one.emailAddress ?? '').toLowerCase())),
  );
  if (strangers.some((one) => one.role === 'owner')) return 'owner';
  if ((got.result as { parents?: string[] }).parents?.[0] !== state.waitingRoom) return 'place';
  if (strangers.length === 0) return undefined;
  const inherited = (one: Permission) => one.permissionDetails?.length && one.permissionDetails.every((detail) => detail.inherited);
  return strangers.every(inherited) ? 'above' : 'grant';
}
