/**
 * Carries a plan out: withdraw, revoke, create, grant, publish, meetings, workbook. What gives access waits until all
 * that takes access away is done. Killed anywhere, the next run plans anew and goes on.
 */

import { idKey } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { type Change, type ChangeOutcome, isTaking, type Phase, type Step } from '../../domain/plan/change.ts';
import { planFor } from '../../domain/plan/plan.ts';
import { memoryDue } from '../../domain/plan/remembering.ts';
import { writeBacks } from '../../domain/plan/writeback.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { checkRemembered } from '../../domain/workbook/remembered.ts';
import type { Program } from '../../google/call.ts';
import { Stopped, throughDoor } from '../../google/door.ts';
import type { Said } from '../../messages/render.ts';
import { inWorkbook } from '../../messages/render.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { generateIds } from '../edit/new-ids.ts';
import { appendIds, appendLog, setOutbox, writeCells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import { planWorkspace, type Reading } from '../read/plan.ts';
import { cellsOf, type IdRow, type OutboxRow, readWorkbook, WorkbookError } from '../read/workbook.ts';
import { migrate } from '../setup/migrate.ts';
import { changesFor, hasPaperwork, isBlocked } from './choose.ts';
import { markHourly } from './hourly-mark.ts';
import { acquireLease, releaseLease, renewLease, stopRaised } from './lease.ts';
import { logLines, unsureLines } from './logbook.ts';
import { type Letter, leftBehind, lettersFor, sendLetters } from './mail.ts';
import { isNoEnd, LEARNT, learnNoEnd } from './no-end.ts';
import type { Applied, ApplyOptions } from './options.ts';
import { rememberRows } from './remember.ts';
import { linkKey, placeId, type Run } from './step-call.ts';
import { carryOut, type Result } from './steps.ts';
import { settleWithdrawals } from './withdrawals.ts';

const LEASE_MS = 10 * 60_000;

/** Renewing takes three requests, so it is done when a quarter of the lease is gone. One send takes some two minutes at worst. */
const RENEW_AFTER_MS = LEASE_MS / 4;
const PHASES: readonly Phase[] = ['withdraw', 'revoke', 'create', 'grant', 'publish', 'meetings'];

/** So many steps a send: a stop flag or the time budget is looked at in between. */
const STEPS_A_SEND = 400;

const STALE = workflowMessage('apply.stale');

/** Applies the plan of `reading`, if it still holds. Throws WorkbookError, IncompleteState or GoogleError where the workspace can't be read. */
export function* applyPlan(reading: Reading, options: ApplyOptions): Program<Applied> {
  requireOwner(reading.ref);
  const { plan } = reading.planned;
  if (options.expectHash !== undefined && options.expectHash !== plan.hash) return ended('stale', STALE);
  if (changesFor(reading, options).length === 0 && !hasPaperwork(reading, options)) {
    if (options.unattended) yield* markHourly(reading.workbook, options.now());
    return isBlocked(reading, options) ? ended('guard', plan.guard.message ?? undefined) : ended('nothing');
  }
  const { spreadsheetId } = reading.ref;
  const leasedAt = options.realNow();
  const lease = yield* acquireLease(spreadsheetId, { holder: options.holder, now: leasedAt, ms: LEASE_MS });
  if (!lease.ok) {
    const until = localDateTime(lease.until, reading.config.settings.timeZone).slice(11, 16);
    return ended('busy', workflowMessage('apply.busy', { until }));
  }
  try {
    // What was read before the lease was ours may have been changed by whoever held it.
    const where = { spreadsheetId, operator: reading.state.operator, listsTwice: true };
    let fresh = yield* planWorkspace({ ...where, now: options.now() });
    if (!isBlocked(fresh, options) && (yield* migrate(fresh.workbook, where.operator)))
      fresh = yield* planWorkspace({ ...where, now: options.now() });
    if (fresh.planned.plan.hash !== plan.hash) return ended('stale', STALE);
    return yield* new Application(fresh, options, leasedAt).run();
  } finally {
    // Not reached when the process is killed or the generator is left: then the lease runs out by itself.
    yield* releaseLease(spreadsheetId, options.holder);
  }
}

const ended = (kind: Applied['kind'], message?: Said): Applied => ({ kind, outcomes: [], mailed: 0, ...(message ? { message } : {}) });

const whatFollows = (changes: readonly Change[]): Map<string, string> =>
  new Map(changes.map((change) => [change.id, JSON.stringify(change.after)]));

/** One application of one plan: what is known so far. */
class Application {
  private readonly reading: Reading;
  private readonly options: ApplyOptions;
  private readonly changes: readonly Change[];
  private readonly blocked: boolean;
  private readonly work: Run;
  private readonly failed = new Map<string, Message>();
  private readonly skipped = new Set<string>();
  /** Changes about which Google mailed those whom they are for. */
  private readonly mailedByGoogle = new Set<string>();
  /** Changes that the workbook ceased to want while the run went on. */
  private readonly unwanted = new Set<string>();
  /** Items on which Google would set no end to a grant: nothing is shown there in this run. */
  private readonly endless = new Set<string>();
  /** How many of a change's steps have been answered. */
  private readonly answered = new Map<string, number>();
  private readonly freshIds: IdRow[] = [];
  private mailed = 0;
  /** Real time, ms, at which the lease was last made to last. */
  private leasedAt: number;

  constructor(reading: Reading, options: ApplyOptions, leasedAt: number) {
    this.reading = reading;
    this.options = options;
    this.leasedAt = leasedAt;
    this.changes = changesFor(reading, options);
    this.blocked = isBlocked(reading, options);
    const { state, config } = reading;
    this.work = {
      state,
      customerId: config.settings.customerId,
      ids: new Map(state.ids),
      made: new Set(),
      groupNames: new Map(),
      parents: new Map(),
      seen: new Set(),
    };
  }

  *run(): Program<Applied> {
    const { spreadsheetId } = this.reading.ref;
    const { holder, realNow, deadline } = this.options;
    const stopped = () => stopRaised(spreadsheetId, holder);
    const work = throughDoor(this.phases(), { now: realNow, random: () => 0, tries: 1, deadline, stopped });
    const [ended] = yield* troublesOf(work);
    const stop = ended instanceof Stopped ? ended : undefined;
    if (this.options.unattended && ended === undefined && !this.closingFailed())
      yield* markHourly(this.reading.workbook, this.options.now());
    // Whatever went wrong, and before anything else can: people are told what was done.
    const hasDone = ended === undefined || stop !== undefined || this.answered.size > 0;
    const later = [...(hasDone ? yield* troublesOf(this.log()) : []), ...(yield* troublesOf(this.paperwork(ended === undefined)))];
    const troubles = ended === undefined || stop ? later : [ended];
    if (troubles.length > 0) throw troubles[0];
    const outcomes = this.changes.map((change) => this.outcomeOf(change));
    if (stop) return { kind: 'stopped', outcomes, mailed: this.mailed, message: STOPPED[stop.why] };
    const { guard } = this.reading.planned.plan;
    const learnt = this.endless.size > 0 ? { message: LEARNT } : this.unwanted.size > 0 ? { message: CHANGED } : {};
    return this.blocked
      ? { kind: 'guard', outcomes, mailed: this.mailed, ...(guard.message ? { message: guard.message } : {}) }
      : { kind: 'done', outcomes, mailed: this.mailed, ...learnt };
  }

  private outcomeOf({ id, steps }: Change): ChangeOutcome {
    const error = this.failed.get(id);
    if (error) return { id, status: 'failed', error };
    const answered = this.answered.get(id) ?? 0;
    // A run that stops halfway leaves changes of several steps halfway too.
    const status = this.skipped.has(id) || answered === 0 || answered < steps.length ? 'skipped' : 'done';
    return { id, status, ...(this.mailedByGoogle.has(id) ? { note: MAILED } : {}) };
  }

  private *phases(): Program<void> {
    yield* this.writeAhead();
    yield* settleWithdrawals(this.reading.workbook);
    if (!this.blocked) yield* rememberRows(this.reading.workbook, memoryDue(this.reading.planned, this.options.unattended !== true));
    yield* this.rememberRules();
    for (const phase of PHASES) {
      const giving = phase === 'grant' || phase === 'publish';
      if (giving && this.failed.size > 0 && this.closingFailed()) {
        this.skipPhase(phase);
        continue;
      }
      if (giving) yield* this.lookAgain(phase);
      if (phase === 'meetings') yield* this.meetings();
      else yield* this.carryPhase(phase);
      if (phase === 'create') yield* this.rememberGroups();
      yield* this.keepLease();
    }
  }

  /**
   * People type while a run goes on: what the workbook no longer wants is not given. Where it now wants something taken
   * away that this run has not taken, or has itself given, nothing more is given at all: whoever is to go may stand in a
   * group that would be let in. A workbook that can't be read any more wants nothing. The next run plans from it as it is.
   */
  private *lookAgain(phase: Phase): Program<void> {
    const has = (change: Change, one: Phase) => change.steps.some((step) => step.phase === one);
    const giving = this.changes.filter((change) => has(change, phase));
    if (giving.length === 0) return;
    const now = yield* this.wantedNow();
    const [wants, planned] = [whatFollows(now), whatFollows(this.reading.planned.plan.changes)];
    const given = this.changes.filter((change) => phase === 'publish' && has(change, 'grant') && !this.skipped.has(change.id));
    const takesMore =
      now.some((change) => isTaking(change) && planned.get(change.id) !== JSON.stringify(change.after)) ||
      given.some((change) => wants.get(change.id) !== JSON.stringify(change.after));
    const wanted = takesMore ? new Map<string, string>() : wants;
    for (const change of giving)
      if (wanted.get(change.id) !== JSON.stringify(change.after)) {
        this.unwanted.add(change.id);
        this.skipped.add(change.id);
      }
  }

  /** What the workbook as it stands would have changed in what was observed when this run began. */
  private *wantedNow(): Program<readonly Change[]> {
    try {
      const config = checkRemembered(parseWorkbook(cellsOf(yield* readWorkbook(this.reading.ref.spreadsheetId))), this.reading.state.ids);
      return planFor(config, this.reading.state, this.options.now()).plan.changes;
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      return [];
    }
  }

  private *keepLease(): Program<void> {
    const now = this.options.realNow();
    if (now - this.leasedAt < RENEW_AFTER_MS) return;
    this.leasedAt = now;
    yield* renewLease(this.reading.ref.spreadsheetId, { holder: this.options.holder, now, ms: LEASE_MS });
  }

  /** Whether something that takes access away could not be done: then nobody gets any. */
  private closingFailed(): boolean {
    return this.changes.some((change) => this.failed.has(change.id) && isTaking(change));
  }

  private skipPhase(phase: Phase): void {
    for (const change of this.changes) if (change.steps.some((step) => step.phase === phase)) this.skipped.add(change.id);
  }

  /** Ids are written down before what they name is made: a lost reply or a kill then never makes it twice. */
  private *writeAhead(): Program<void> {
    const steps = this.changes.flatMap((change) => change.steps);
    const rows: IdRow[] = [];
    const unnamed = { files: [] as Omit<IdRow, 'id'>[], shortcuts: [] as Omit<IdRow, 'id'>[] };
    const want = (table: string, rowId: string, kind: string, id?: string) => {
      const known = this.work.ids.get(idKey(table, rowId, kind));
      const spent = known === undefined || known === '' || this.reading.state.items.has(known);
      if (id !== undefined && known !== id) rows.push({ table, rowId, kind, id });
      if (id === undefined && spent) unnamed[kind.startsWith('shortcut:') ? 'shortcuts' : 'files'].push({ table, rowId, kind });
    };
    for (const step of steps) {
      if (step.kind === 'makeFolder') want(step.table, step.row, 'folder');
      if (step.kind === 'link') want('recordings', step.row, `shortcut:${step.room}`);
      if (step.kind === 'makeGroup')
        want(step.key.slice(0, step.key.indexOf('/')), step.key.slice(step.key.indexOf('/') + 1), 'group', step.email);
      if (step.kind === 'event') want('meetings', step.row, 'event', step.id);
    }
    for (const type of ['files', 'shortcuts'] as const) rows.push(...(yield* generateIds(unnamed[type], type)));
    for (const row of rows) this.work.ids.set(idKey(row.table, row.rowId, row.kind), row.id);
    if (rows.length > 0) yield* appendIds(this.reading.workbook, rows);
  }

  /** For whom a lecturer said yes is written down before anything is shared: a room widened after a kill must not count. */
  private *rememberRules(): Program<void> {
    if (this.blocked) return;
    const cells = writeBacks(this.reading.planned, this.work.ids, new Set(), inWorkbook).filter((cell) => cell.table === 'permits');
    yield* writeCells(this.reading.workbook, cells);
  }

  private *carryPhase(phase: Phase): Program<void> {
    const work = this.changes.flatMap((change) => change.steps.filter((step) => step.phase === phase).map((step) => ({ change, step })));
    // What others lean on goes first: captions and shortcuts need their film in place, a person's membership the group.
    const order: Step['kind'][] = [
      'ungrant',
      'file',
      'unlink',
      'makeFolder',
      'renameFolder',
      'protect',
      'makeGroup',
      'unmember',
      'member',
      'grant',
      'renew',
      'link',
    ];
    const isFilm = ({ step }: { step: Step }) => step.kind === 'file' && this.reading.state.items.get(step.file)?.kind !== 'captions';
    const waves = phase === 'publish' ? [work.filter(isFilm), work.filter((one) => !isFilm(one))] : [work];
    const stranded = phase === 'revoke' ? this.stranded() : new Set<string>();
    let done = 0;
    for (const wave of waves) {
      const sorted = [...wave].sort((a, b) => order.indexOf(a.step.kind) - order.indexOf(b.step.kind));
      for (let at = 0; at < sorted.length; at += STEPS_A_SEND) {
        yield* this.keepLease();
        const some = sorted
          .slice(at, at + STEPS_A_SEND)
          .filter(
            ({ change }) => !this.unwanted.has(change.id) && (phase !== 'publish' || !(this.failed.has(change.id) || this.waits(change))),
          )
          .filter(({ step }) => step.kind !== 'unmember' || !stranded.has(step.email));
        const told = (index: number, result: Result) => {
          const { change, step } = some[index] as (typeof some)[number];
          this.note(change, step, result);
        };
        yield* carryOut(
          some.map(({ step }) => step),
          this.work,
          told,
        );
        done += some.length;
        this.options.progress?.(phase, done, work.length);
      }
    }
  }

  /** Whether it would show something where a grant could not be given as the plan said: it waits whole, for the next plan. */
  private waits(change: Change): boolean {
    const isThere = (step: Step): boolean => step.kind === 'file' && this.endless.has(placeId(this.work, step.to) ?? '');
    if (!change.steps.some(isThere)) return false;
    this.skipped.add(change.id);
    return true;
  }

  /** Those who could not be given a grant of their own first: they stay in the group that lets them in. */
  private stranded(): Set<string> {
    const undone = this.changes.filter((change) => this.outcomeOf(change).status !== 'done').flatMap((change) => change.steps);
    return new Set(undone.flatMap((step) => (step.kind === 'grant' && step.phase === 'withdraw' ? [step.email] : [])));
  }

  private note(change: Change, step: Step, result: Result): void {
    this.answered.set(change.id, (this.answered.get(change.id) ?? 0) + 1);
    if (result.kind === 'skipped') this.skipped.add(change.id);
    if (result.kind === 'done' && result.mailed) this.mailedByGoogle.add(change.id);
    if (result.kind === 'failed') {
      const { status, reason, message } = result.error;
      const noEnd = isNoEnd(step, result);
      if (noEnd) this.endless.add(step.kind === 'grant' ? (placeId(this.work, step.on) ?? '') : step.item);
      const refused = workflowMessage('apply.refused', { status, reason, google: message });
      this.failed.set(change.id, noEnd ? LEARNT : refused);
      // An id that turns out to be taken is not tried again.
      if (step.kind === 'link' && result.error.trouble === 'exists')
        this.freshIds.push({ table: 'recordings', rowId: step.row, kind: `shortcut:${step.room}`, id: '' });
      if (step.kind === 'makeFolder' && result.error.trouble === 'exists')
        this.freshIds.push({ table: step.table, rowId: step.row, kind: 'folder', id: '' });
    }
    if (result.kind === 'done' && step.kind === 'unlink' && this.work.ids.get(linkKey(step)) === step.shortcut) {
      this.freshIds.push({ table: 'recordings', rowId: step.row, kind: `shortcut:${step.room}`, id: '' });
    }
  }

  /** Groups made in this run, and those that were found again without the hidden tab's help. */
  private *rememberGroups(): Program<void> {
    const { groups } = this.work.state;
    const known = [...groups].flatMap(([key, { email, name }]) => [[key, 'group', email] as const, [key, 'groupName', name] as const]);
    const made = [...this.work.groupNames].map(([key, name]) => [key, 'groupName', name] as const);
    const rows = [...known, ...made].flatMap(([key, kind, id]): IdRow[] => {
      const at = key.indexOf('/');
      const row = { table: key.slice(0, at), rowId: key.slice(at + 1), kind, id };
      return this.work.ids.get(idKey(row.table, row.rowId, kind)) === id ? [] : [row];
    });
    for (const row of rows) this.work.ids.set(idKey(row.table, row.rowId, row.kind), row.id);
    if (rows.length > 0) yield* appendIds(this.reading.workbook, rows);
  }

  private *meetings(): Program<void> {
    const { workbook, state, config } = this.reading;
    const at = new Date(this.options.now()).toISOString();
    const old = this.blocked ? { due: [], unsure: [], dropped: [] } : leftBehind(workbook, state, this.options.now(), config);
    const letters: Letter[] = this.changes.flatMap((change) =>
      change.steps.flatMap((step) =>
        step.kind === 'event' ? lettersFor(step, this.options.holder, at, state.events.get(step.id)?.link) : [],
      ),
    );
    // Before events are changed: what no longer holds now might seem to hold after it, when somebody has been told already.
    if (old.dropped.length > 0) yield* setOutbox(workbook, old.dropped, 'dropped');
    if (letters.length > 0)
      yield* setOutbox(
        workbook,
        letters.map((letter) => letter.row),
        'planned',
      );
    yield* this.carryPhase('meetings');
    const changed = new Set(
      this.changes
        .filter((change) => this.answered.has(change.id) && !this.failed.has(change.id))
        .flatMap((change) => change.steps.flatMap((step) => (step.kind === 'event' ? [step.id] : []))),
    );
    const due = letters.filter((letter) => changed.has(letter.row.event));
    // Whoever comes in or goes out anew, be it by Calendar's own mail, is not told what held before.
    const turned = new Set(
      this.changes.flatMap((change) =>
        change.steps.flatMap((step) =>
          step.kind === 'event' && changed.has(step.id) ? [...step.joined, ...step.left].map((person) => `${step.id} ${person}`) : [],
        ),
      ),
    );
    const isOvertaken = ({ row }: Letter) => turned.has(`${row.event} ${row.person}`);
    const dropped = [...old.due.filter(isOvertaken), ...letters.filter((letter) => !changed.has(letter.row.event))].map(
      (letter) => letter.row,
    );
    if (dropped.length > 0) yield* setOutbox(workbook, dropped, 'dropped');
    yield* this.tellUnsure(old.unsure);
    const going = [...old.due.filter((letter) => !isOvertaken(letter)), ...due];
    const { sent, unsure } = yield* sendLetters(workbook, going, state.operator, config.settings.municipality);
    this.mailed += sent;
    yield* this.tellUnsure(unsure);
  }

  /** Told before they are set aside: after a kill in between they are told twice rather than never. */
  private *tellUnsure(letters: readonly OutboxRow[]): Program<void> {
    if (letters.length === 0) return;
    const { workbook, state } = this.reading;
    const targetOf = ({ key, event }: OutboxRow) =>
      event === '' ? `requests/${key.split(':')[1] ?? ''}` : `meetings/${state.events.get(event)?.row ?? ''}`;
    yield* appendLog(workbook, unsureLines(letters, targetOf, this.time(), this.options.actor));
    yield* setOutbox(workbook, letters, 'unsure');
  }

  private time(): string {
    return localDateTime(this.options.now(), this.reading.config.settings.timeZone).replace('T', ' ');
  }

  private *log(): Program<void> {
    if (this.changes.length === 0) return;
    const lines = logLines(this.changes, (change) => this.outcomeOf(change), this.time(), this.options.actor);
    yield* appendLog(this.reading.workbook, lines);
  }

  private *paperwork(finished: boolean): Program<void> {
    const { workbook, planned } = this.reading;
    // The whole plan: what this run left for a person to see is not done either, nor is a film of which it did a part.
    const isPart = (change: Change) => change.target.startsWith('recordings/') && !this.changes.includes(change);
    const isDone = (change: Change) => !isPart(change) && this.outcomeOf(change).status === 'done';
    const undone = new Set(planned.plan.changes.filter((change) => !isDone(change)).map((change) => change.id));
    if (this.endless.size > 0) yield* learnNoEnd(workbook);
    if (this.freshIds.length > 0) yield* appendIds(workbook, this.freshIds);
    if (finished) {
      const cells = writeBacks(planned, this.work.ids, undone, inWorkbook).filter((cell) => cell.table !== 'permits');
      const closed = new Set(this.changes.map((change) => change.target));
      yield* writeCells(workbook, this.blocked ? cells.filter((cell) => closed.has(`${cell.table}/${cell.key}`)) : cells);
    }
    this.options.progress?.('workbook', 1, 1);
  }
}

/** What a program threw, if anything: for work that others must not be lost by. */
function* troublesOf(work: Program<void>): Program<unknown[]> {
  try {
    yield* work;
    return [];
  } catch (error) {
    return [error];
  }
}

const MAILED = workflowMessage('apply.mailedByGoogle');
const CHANGED = workflowMessage('apply.changedMeanwhile');
const STOPPED: Record<Stopped['why'], Message> = {
  time: workflowMessage('apply.outOfTime'),
  flag: workflowMessage('apply.stoppedForWithdrawal'),
};
