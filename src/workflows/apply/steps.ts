/** Carries out a plan's steps and resolves Google's answers. After a lost answer it looks, and never sends again blindly. */

import { groupMarker, markerRow } from '../../domain/ids.ts';
import type { Step } from '../../domain/plan/change.ts';
import { batch, type Call, call, type Outcome, type Program, pages } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { FOLDER, SHORTCUT } from '../../google/mime-types.ts';
import type { CalendarEvent, DriveFile, Group, Operation, Permission } from '../../google/types.ts';
import { MEMBERSHIP_PAGE } from '../../quotas/google.ts';
import { callFor, type EventStep, eventBody, groupName, linkKey, placeId, type Run } from './step-call.ts';

export type Result =
  /** `mailed`: Google accepted it only with a mail to the person. */
  | { readonly kind: 'done'; readonly mailed?: true }
  /** Nothing to send: a dependency was not created. */
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly error: GoogleError };

/** Waits (ms) for a new group: it is visible everywhere only some seconds after it was made. */
const WAITS_MS = [2_000, 4_000, 8_000, 10_000, 10_000];
/** Max waits if a service has already answered for the group: another of its servers may lag, but the refusal may be real. */
const WAITS_WHEN_SEEN = 2;

/**
 * Sends steps together and resolves each outcome. The steps of one call may not depend on each other. `told` is called with
 * each step's index; first for steps that need no second look, since looking may throw and known outcomes must not be lost.
 */
export function* carryOut(steps: readonly Step[], run: Run, told: (index: number, result: Result) => void = () => {}): Program<Result[]> {
  const results: Result[] = [];
  const note = (index: number, result: Result) => {
    results[index] = result;
    told(index, result);
  };
  const calls = steps.map((step) => callFor(step, run));
  const outcomes: readonly Outcome[] = yield* batch(calls.filter((call) => call !== undefined));
  let at = 0;
  const answered: Answered[] = [];
  steps.forEach((step, index) => {
    const call = calls[index];
    if (call === undefined) note(index, { kind: 'skipped' });
    else answered.push({ step, index, call, outcome: outcomes[at++] as Outcome });
  });
  const isPlain = ({ outcome }: Answered) => outcome.ok;
  for (const one of answered.filter(isPlain)) note(one.index, yield* resolveOutcome(one, run));
  const late = answered.filter((one) => isTooEarly(one, run, 0));
  const inDoubt = answered.filter((one) => !isPlain(one) && !late.includes(one));
  for (const one of inDoubt) note(one.index, yield* resolveOutcome(one, run));
  for (const one of yield* waitFor(late, run)) note(one.index, yield* resolveOutcome(one, run));
  return results;
}

interface Answered {
  readonly step: Step;
  readonly index: number;
  readonly call: Call;
  readonly outcome: Outcome;
}

/** Sends again, after a wait, steps refused because a group was new, until none is. Returns their outcomes. */
function* waitFor(late: readonly Answered[], run: Run): Program<readonly Answered[]> {
  let all = late;
  for (const [round, ms] of WAITS_MS.entries()) {
    const open = all.filter((one) => isTooEarly(one, run, round));
    if (open.length === 0) break;
    yield { kind: 'wait', ms };
    const again = (yield* batch(open.map(({ call }) => call))) as readonly Outcome[];
    all = all.map((one) => (open.includes(one) ? { ...one, outcome: again[open.indexOf(one)] as Outcome } : one));
    for (const { step, outcome } of all) if (outcome.ok) remember(step, outcome.result, run);
  }
  return all;
}

/** Whether a step was refused as if a group made by this run did not exist, and may be tried again after this many waits. */
function isTooEarly({ step, outcome }: Answered, run: Run, waits: number): boolean {
  if (outcome.ok || ![400, 403, 404].includes(outcome.error.status) || outcome.error.trouble === 'doneWithoutMail') return false;
  if (outcome.error.trouble === 'busy' || outcome.error.trouble === 'exhausted') return false;
  if (outcome.error.reason.startsWith('cannotSetExpiration')) return false;
  const made = newGroups(step).filter((key) => run.groupNames.has(key.slice(key.indexOf(' ') + 1)));
  return made.length > 0 && (waits < WAITS_WHEN_SEEN || made.some((key) => !run.seen.has(key)));
}

/** The groups that a step needs, each with the service that must know it. */
function newGroups(step: Step): string[] {
  if (step.kind === 'grant') return step.group === undefined ? [] : [`drive ${step.group}`];
  if (step.kind !== 'member') return [];
  return [`groups ${step.group}`, ...(step.nested === undefined ? [] : [`groups ${step.nested}`])];
}

const DONE: Result = { kind: 'done' };

type Removal = Extract<Step, { kind: 'ungrant' | 'unmember' | 'unlink' | 'cancelEvent' }>;

const takesAway = (step: Step): step is Removal => ['ungrant', 'unmember', 'unlink', 'cancelEvent'].includes(step.kind);

function* resolveOutcome({ step, call, outcome }: Answered, run: Run): Program<Result> {
  if (outcome.ok) {
    remember(step, outcome.result, run);
    return DONE;
  }
  const { error } = outcome;
  if (error.trouble === 'doneWithoutMail') return DONE;
  if (takesAway(step)) {
    if (error.trouble === 'notFound') return DONE; // It is gone; its parent was seen a moment ago.
    if (error.trouble !== 'unknown' && error.status < 500) return { kind: 'failed', error };
    // A list may lack someone who is still there, so none is read. Removing twice does no harm, and tells whether it is done.
    const [again] = (yield* batch([call])) as readonly Outcome[];
    return again?.ok || again?.error.trouble === 'notFound' ? DONE : { kind: 'failed', error: again?.error ?? error };
  }
  if (step.kind === 'grant' && step.outside && error.reason === 'invalidSharingRequest') return yield* withMail(step, call, run);
  if (error.trouble === 'exists' || error.trouble === 'unknown' || error.status >= 500) {
    const isThere = error.trouble === 'exists' && step.kind === 'makeGroup';
    if (isThere ? yield* adoptLate(step, run) : yield* isDone(step, run)) return DONE;
    if (error.trouble === 'unknown' || error.status >= 500) return yield* retryOnce(step, call, run, error);
  }
  return { kind: 'failed', error };
}

/**
 * Google shares with an address without an account only by mail. Its error texts come in the account's language, so any
 * refusal for a person from outside is tried once more with a mail.
 */
function* withMail(step: Step & { kind: 'grant' }, call: Call, run: Run): Program<Result> {
  const mailing = { ...call, params: { ...call.params, sendNotificationEmail: true } } as Call;
  const [again] = (yield* batch([mailing])) as readonly Outcome[];
  if (again?.ok) return { kind: 'done', mailed: true };
  if (again?.error.trouble === 'doneWithoutMail') return DONE;
  const error = again?.error ?? new GoogleError(call.method, 0, 'unknown', 'no outcome');
  const isLost = error.trouble === 'unknown' || error.status >= 500;
  return isLost && (yield* isDone(step, run)) ? { kind: 'done', mailed: true } : { kind: 'failed', error };
}

/** A group whose address is taken, perhaps by an earlier try whose answer was lost: it may not be seen yet. */
function* adoptLate(step: Step & { kind: 'makeGroup' }, run: Run): Program<boolean> {
  for (const ms of [0, ...WAITS_MS]) {
    if (ms > 0) yield { kind: 'wait', ms };
    const found = yield* adoptGroup(step.key, step.email, run);
    if (found !== 'unseen') return found === 'ours';
  }
  return false;
}

/** The write is known not to have happened: it may be sent once more. */
function* retryOnce(step: Exclude<Step, Removal>, call: Call, run: Run, first: GoogleError): Program<Result> {
  const [again] = (yield* batch([call])) as readonly Outcome[];
  if (again?.ok) {
    remember(step, again.result, run);
    return DONE;
  }
  const isTaken = step.kind === 'makeGroup' && again?.ok === false && again.error.trouble === 'exists';
  const done = isTaken ? yield* adoptLate(step, run) : yield* isDone(step, run);
  return done ? DONE : { kind: 'failed', error: again?.error ?? first };
}

function remember(step: Step, result: unknown, run: Run): void {
  for (const key of newGroups(step)) run.seen.add(key);
  if (step.kind === 'makeFolder') run.made.add(step.make);
  if (step.kind === 'file') {
    const to = placeId(run, step.to);
    if (to !== undefined) run.parents.set(step.file, to);
  }
  if (step.kind === 'makeGroup') {
    const name = (result as Operation<Group>).response?.name;
    if (name !== undefined) run.groupNames.set(step.key, name);
  }
}

/** Reads whether a step that makes or gives something has been carried out already, by this run or an earlier one, and is ours. */
function* isDone(step: Exclude<Step, Removal>, run: Run): Program<boolean> {
  switch (step.kind) {
    case 'file': {
      const file = yield* look<DriveFile>({ method: 'drive.files.get', params: { fileId: step.file, fields: 'id,parents' } });
      const to = placeId(run, step.to);
      const done = file?.parents?.[0] !== undefined && file.parents[0] === to;
      if (done) remember(step, undefined, run);
      return done;
    }
    case 'link':
    case 'makeFolder': {
      const id = step.kind === 'link' ? run.ids.get(linkKey(step)) : run.ids.get(step.make);
      const fields = 'id,trashed,appProperties,ownedByMe,mimeType';
      const file = yield* look<DriveFile>({ method: 'drive.files.get', params: { fileId: id ?? '', fields } });
      const done =
        file?.ownedByMe === true &&
        file.trashed !== true &&
        file.mimeType === (step.kind === 'link' ? SHORTCUT : FOLDER) &&
        file.appProperties?.dkws === run.state.workspaceId &&
        file.appProperties.dkrow === markerRow(step.row);
      if (done) remember(step, undefined, run);
      return done;
    }
    case 'makeGroup':
      return (yield* adoptGroup(step.key, step.email, run)) === 'ours';
    case 'grant':
    case 'renew': {
      const on = step.kind === 'grant' ? placeId(run, step.on) : step.item;
      const found = yield* look<{ permissions?: Permission[] }>({
        method: 'drive.permissions.list',
        params: { fileId: on ?? '', fields: 'permissions(id,emailAddress,role,expirationTime)' },
      });
      const permissions = found?.permissions ?? [];
      const mine = permissions.find((one) =>
        step.kind === 'grant' ? one.emailAddress?.toLowerCase() === step.email : one.id === step.permissionId,
      );
      return mine !== undefined && mine.role === step.role && sameInstant(mine.expirationTime, step.until);
    }
    case 'member':
      return (yield* membersOf(groupName(run, step.group) ?? '')).has(step.email);
    case 'event': {
      const event = yield* look<CalendarEvent>({
        method: 'calendar.events.get',
        params: { calendarId: run.state.calendarId, eventId: step.id },
      });
      return event !== undefined && event.status !== 'cancelled' && saysTheSame(event, step, run);
    }
    case 'renameFolder':
    case 'protect':
      return false; // Doing it twice does no harm.
  }
}

const sameInstant = (time: string | undefined, until: number | undefined): boolean =>
  time === undefined ? until === undefined : until !== undefined && Date.parse(time) === until;

function saysTheSame(event: CalendarEvent, step: EventStep, run: Run): boolean {
  const want = eventBody(step.body, step.row, run.state.workspaceId);
  const emails = (one: CalendarEvent) =>
    (one.attendees ?? [])
      .filter((guest) => guest.organizer !== true)
      .map((guest) => guest.email?.toLowerCase())
      .sort()
      .join();
  return (
    event.extendedProperties?.private?.dkws === run.state.workspaceId &&
    event.extendedProperties.private.dkrow === step.row &&
    event.summary === want.summary &&
    (event.location ?? '') === want.location &&
    (event.description ?? '') === want.description &&
    Date.parse(event.start?.dateTime ?? '') === Date.parse(want.start?.dateTime ?? '') &&
    Date.parse(event.end?.dateTime ?? '') === Date.parse(want.end?.dateTime ?? '') &&
    // Calendar omits default values.
    (event.guestsCanSeeOtherGuests !== false) === want.guestsCanSeeOtherGuests &&
    emails(event) === emails(want)
  );
}

/**
 * An existing group counts only if its description has our marker, and nobody else manages it: anyone who may make groups
 * could have made one at a guessable address.
 */
function* adoptGroup(key: string, email: string, run: Run): Program<'ours' | 'foreign' | 'unseen'> {
  try {
    const { name } = yield* call('cloudidentity.groups.lookup', { 'groupKey.id': email });
    if (name === undefined) return 'unseen';
    const group = yield* call('cloudidentity.groups.get', { name });
    if (group.description?.includes(groupMarker(run.state.workspaceId, key)) !== true) return 'foreign';
    const listed = yield* pages('cloudidentity.groups.memberships.list', { parent: name, pageSize: MEMBERSHIP_PAGE, view: 'BASIC' });
    const rulers = listed
      .flatMap(({ memberships = [] }) => memberships)
      .filter(({ roles = [] }) => roles.some(({ name: role }) => role === 'OWNER' || role === 'MANAGER'));
    // An empty list does not tell who manages the group.
    if (rulers.length === 0) return 'unseen';
    if (!rulers.every((one) => one.preferredMemberKey?.id?.toLowerCase() === run.state.operator)) return 'foreign';
    run.groupNames.set(key, name);
    return 'ours';
  } catch (error) {
    // Google answers 403 both for what does not exist and for what we may not see.
    if (error instanceof GoogleError && (error.trouble === 'notFound' || error.trouble === 'forbidden')) return 'unseen';
    throw error;
  }
}

/** The addresses in a group, on every page. A list may lack people, so absence from it proves nothing. */
function* membersOf(parent: string): Program<Set<string | undefined>> {
  try {
    const listed = yield* pages('cloudidentity.groups.memberships.list', { parent, pageSize: MEMBERSHIP_PAGE, view: 'BASIC' });
    return new Set(listed.flatMap(({ memberships = [] }) => memberships.map((one) => one.preferredMemberKey?.id?.toLowerCase())));
  } catch (error) {
    if (error instanceof GoogleError && error.trouble === 'notFound') return new Set();
    throw error;
  }
}

/** undefined: it does not exist, as far as we may see. Other failures are thrown: an unknown is not a "no". */
function* look<T>(call: Call): Program<T | undefined> {
  const [outcome] = (yield* batch([call])) as readonly Outcome[];
  if (outcome?.ok) return outcome.result as T;
  if (outcome?.error.trouble === 'notFound') return undefined;
  throw outcome?.error ?? new Error(`${call.method}: no outcome`);
}
