/** The plan: what must change so that Drive, Groups and Calendar become what the workbook says. A pure function. */

import { sha256Hex } from '../ids.ts';
import type { Config } from '../workbook/config.ts';
import type { Diagnostic } from '../workbook/diagnostic.ts';
import { coordinatorChanges } from './access/coordinators.ts';
import { type FilmFacts, filmFacts } from './access/film-facts.ts';
import { audiencesNeeded, filmChanges } from './access/films.ts';
import { folderChanges } from './access/folders.ts';
import { previewChanges } from './access/previews.ts';
import { protectingChanges } from './access/protecting.ts';
import { strayChanges } from './access/strays.ts';
import { counted } from './access/viewers.ts';
import type { Change, Guard } from './change.ts';
import { type Desired, wantedBy } from './desired.ts';
import { planDiagnostics } from './diagnostics.ts';
import { groupChanges, withThoseThatLean } from './groups.ts';
import { guardOver } from './guard.ts';
import { meetingChanges } from './meetings/changes.ts';
import { type MeetingFacts, meetingFacts } from './meetings/meetings.ts';
import { waitingFor } from './slips.ts';
import type { State } from './state.ts';

export interface Plan {
  /** SHA-256 over the changes (id, before, after), the local date and the workspace: the same hash, the same plan. */
  readonly hash: string;
  /** Local date; the plan holds until midnight. */
  readonly date: string;
  readonly workspaceId: string;
  /** Everything was read: nothing is in conflict. */
  readonly complete: boolean;
  /** There is something to carry out. */
  readonly applyable: boolean;
  /** Reading failed; then there are no changes. */
  readonly errored: boolean;
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly guard: Guard;
}

/** What the plan was made from: for writing back, and for explaining. */
export interface Planned {
  /** When, in ms. */
  readonly now: number;
  readonly plan: Plan;
  readonly desired: Desired;
  readonly films: readonly FilmFacts[];
  readonly meetings: readonly MeetingFacts[];
}

/**
 * `now` in ms. The references of `config` are checked. Each part is computed when it is first used: showing a unit needs no
 * plan. `known`: a plan of the same input from a moment ago, valid until midnight.
 */
export function planFor(config: Config, state: State, now: number, known?: Plan): Planned {
  const desired = once(() => wantedBy(config, state, now));
  const films = once(() => filmFacts(desired()));
  const meetings = once(() => meetingFacts(desired(), films()));
  const plan = once(() => (known?.date === desired().today ? known : planOf(desired(), films(), meetings())));
  return {
    now,
    get desired() {
      return desired();
    },
    get films() {
      return films();
    },
    get meetings() {
      return meetings();
    },
    get plan() {
      return plan();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function planOf(desired: Desired, films: readonly FilmFacts[], meetings: readonly MeetingFacts[]): Plan {
  const { config, state } = desired;
  const every = [
    ...filmChanges(desired, films),
    ...strayChanges(desired, films),
    ...coordinatorChanges(desired),
    ...protectingChanges(desired),
    ...folderChanges(desired, audiencesNeeded(desired, films), new Map(films.map((film) => [film.id, film]))),
    ...previewChanges(desired, films),
    ...groupChanges(desired),
    ...meetingChanges(desired, meetings, films),
  ].map((change) => counted(desired, waitingFor(desired.slips, change)));
  const changes = withThoseThatLean(desired, every).sort(byPhase);
  return {
    hash: hashOfPlan(changes, desired.today, state.workspaceId),
    date: desired.today,
    workspaceId: state.workspaceId,
    complete: state.conflicts.size === 0,
    applyable: changes.length > 0,
    errored: false,
    changes,
    diagnostics: [...config.diagnostics, ...planDiagnostics(desired, films, meetings)],
    guard: guardOver(desired, films, meetings),
  };
}

const PHASES = ['withdraw', 'revoke', 'create', 'grant', 'publish', 'meetings'];
const phaseOf = (change: Change): number => Math.min(...change.steps.map((step) => PHASES.indexOf(step.phase)));
const byPhase = (a: Change, b: Change): number => phaseOf(a) - phaseOf(b);

/** The hash that a plan with these changes has. */
export function hashOfPlan(changes: readonly Pick<Change, 'id' | 'before' | 'after'>[], date: string, workspaceId: string): string {
  const facts = changes.map(({ id, before, after }) => JSON.stringify([id, before, after])).sort();
  return sha256Hex(JSON.stringify([workspaceId, date, facts]));
}
