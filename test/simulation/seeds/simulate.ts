/** One seed: a municipality, what happens in it over some days, and what became of it. */

import type { Program } from '../../../src/google/call.ts';
import { GoogleError } from '../../../src/google/errors.ts';
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import { applyPlan } from '../../../src/workflows/apply/apply.ts';
import type { Applied } from '../../../src/workflows/apply/options.ts';
import { IncompleteState } from '../../../src/workflows/read/all-pages.ts';
import { planWorkspace } from '../../../src/workflows/read/plan.ts';
import { WorkbookError } from '../../../src/workflows/read/workbook.ts';
import { type Receipt, withdraw } from '../../../src/workflows/withdraw/withdraw.ts';
import { swedish } from '../../messages/said.ts';
import { worldOf } from '../world.ts';
import { openBook, type Row } from './book.ts';
import { type Dice, diceOf } from './dice.ts';
import { addFilm, CALM, EDIT_NAMES, edit, type Place } from './edits.ts';
import { type Disturbance, type Executor, execute, interleave, KINDS, type Kind, LIST_DELAY, type Stage } from './executors.ts';
import { OPERATOR } from './hand.ts';
import { dayAfter, municipality } from './municipality.ts';
import type { Options, Verdict } from './verdict.ts';
import { watch } from './watch.ts';
import type { Workspace } from './workspace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 09:00 in Sweden on days before the clocks go back, in the midst of a term, before Christmas, before they go forward, in June. */
const BEGINNINGS = ['2026-10-20T07:00:00Z', '2026-11-16T08:00:00Z', '2026-12-21T08:00:00Z', '2027-03-24T08:00:00Z', '2027-06-07T07:00:00Z'];
const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** Plays one seed in `workspace`, which is put back to its beginning first. */
export function simulate(seed: number, { emulator, ref, clock, start, endsInDrive }: Workspace, options: Options = {}): Verdict {
  const { twist, kinds = KINDS, restless = 0.03 } = options;
  emulator.faults = undefined;
  emulator.onRequest = undefined;
  emulator.store.restore(start);
  const dice = diceOf(seed);
  const chaos = diceOf(seed + 1_000_000_007);
  clock.now = Date.parse(dice.pick(BEGINNINGS)) + dice.below(5) * HOUR;
  const today = () => localDay.format(clock.now);
  const story: string[] = [];
  const hits: Partial<Record<Kind, number>> = {};
  const unconverged: string[] = [];
  const lost: string[] = [];

  const { spreadsheetId, rootFolder, waitingRoom, calendarId, workspaceId } = ref;
  const book = openBook(emulator, spreadsheetId);
  const place: Place = {
    emulator,
    book,
    rootFolder,
    waitingRoom,
    calendarId,
    workspaceId,
    today,
    held: new Set(),
    sure: new Set(),
    gone: new Set(),
    spoilt: [],
    heldFilms: new Set(),
    binned: new Set(),
    answers: new Map(),
  };
  const rows = municipality(dice, today());
  book.fill(endsInDrive ? rows : { ...rows, permits: endingSoon(rows.permits, diceOf(seed + 2_000_000_011), today()) });
  for (const row of book.rows.recordings) if (dice.chance(0.85)) addFilm(place, row.id as string, spreadsheetId);
  const { held, sure, heldFilms, answers } = place;
  const watching = watch(emulator, { today, nowMs: () => clock.now, endsInDrive, held, sure, heldFilms, answers });
  watching.revise();
  watching.byHand();
  const stage: Stage = {
    emulator,
    clock,
    watch: watching,
    twist,
    met: (kind) => {
      hits[kind] = (hits[kind] ?? 0) + 1;
    },
  };
  let runs = 0;
  /** Permits whose withdrawal was killed, with the day. */
  const asked = new Map<string, string>();

  function* apply(kind: 'interactive' | 'hourly', approve: boolean): Program<Applied> {
    const reading = yield* planWorkspace({ spreadsheetId, operator: OPERATOR, now: clock.now });
    const { guard, hash } = reading.planned.plan;
    const common = { actor: OPERATOR, holder: `run-${++runs}`, now: () => clock.now, realNow: () => clock.now };
    if (kind === 'hourly') return yield* applyPlan(reading, { ...common, unattended: true, deadline: clock.now + 4.5 * MINUTE });
    return yield* applyPlan(reading, { ...common, expectHash: hash, ...(approve ? { allowRemovals: guard.removals } : {}) });
  }

  const doEdit = (from: Dice, midst = false) => {
    story.push(`  ${edit(place, from, options.edits ?? (midst ? CALM : EDIT_NAMES))}${midst ? ' in the midst' : ''}`);
    watching.revise();
    watching.byHand();
  };

  /** Where Drive ends no access by itself the hourly run must: whoever reads a film after it, when its last day is over, is one too many. */
  function hourlyRun(when: string): void {
    const executor = execute(stage, `hourly after ${when}`, apply('hourly', false));
    interleave(stage, chaos, [executor], () => {});
    const end = executor.end as NonNullable<typeof executor.end>;
    const said = end.kind === 'ended' ? `${end.result.kind} ${end.result.outcomes.length}` : end.kind;
    story.push(`  the hourly run: ${said}`);
    if (end.kind !== 'ended') unconverged.push(`${when}: the hourly run ${end.kind === 'threw' ? end.error.stack : 'was killed'}`);
    watching.revise();
    unpermitted.push(...watching.over().map((one) => `after the hourly run that follows its last day, ${one}`));
  }

  /** Runs until nothing is left to do. Nothing goes wrong any more. */
  function recover(when: string): boolean {
    lag(emulator, seed, 0);
    if (!endsInDrive) {
      clock.now += 11 * MINUTE;
      hourlyRun(when);
    }
    for (let attempt = 0; attempt < 4; attempt++) {
      clock.now += 11 * MINUTE; // The lease of a killed run has run out.
      const executor = execute(stage, `run ${attempt + 1} after ${when}`, apply('interactive', true));
      interleave(stage, chaos, [executor], () => {});
      acceptLate();
      const end = executor.end as NonNullable<typeof executor.end>;
      if (end.kind !== 'ended') {
        unconverged.push(`${when}: ${end.kind === 'threw' ? end.error.stack : 'killed'}`);
        return false;
      }
      const { kind, outcomes, message } = end.result;
      story.push(`  recovering: ${kind} ${outcomes.length}`);
      if (kind === 'nothing') return true;
      const undone = outcomes.filter((outcome) => outcome.status !== 'done');
      if (attempt === 3 || kind !== 'done') {
        unconverged.push(
          `${when}: run ${attempt + 1} ended as ${kind}: ${swedish(message) || outcomes.map((one) => one.id).join()} ${JSON.stringify(undone)}`,
        );
        return false;
      }
    }
    return false;
  }

  function disturbance(): Disturbance {
    const chosen = chaos.some(kinds, 10);
    return { dice: chaos, kinds: chosen, rate: options.rate ?? chaos.pick([0.01, 0.04, 0.1]), deadly: chaos.pick([0.01, 0.04]) };
  }

  function told(executors: readonly Executor<unknown>[]): void {
    for (const { name, end } of executors) {
      const what =
        end?.kind === 'ended'
          ? ((end.result as Applied | undefined)?.kind ?? 'receipt')
          : end?.kind === 'threw'
            ? end.error.message.slice(0, 90)
            : end?.kind;
      story.push(`  ${name}: ${what}`);
      if (end?.kind === 'threw' && !isExpected(end.error)) unconverged.push(`${name} threw ${end.error.stack}`);
    }
  }

  /** A run without any trouble from here, and the world it leads to; then everything is as it was. */
  function undisturbed(): string[] | undefined {
    const [before, now, day] = [emulator.store.snapshot(), clock.now, today()];
    watching.pause();
    try {
      const run = (kind: 'interactive' | 'hourly') => {
        const executor = execute({ ...stage, twist: undefined }, `undisturbed ${kind}`, apply(kind, true));
        interleave(stage, chaos, [executor], () => {});
        return executor.end;
      };
      if (!endsInDrive) run('hourly');
      // A group that an earlier run has just made may not be there yet: what leans on it is left to the next run.
      for (let runs = 0; runs < 3; runs++) {
        const end = run('interactive');
        if (end?.kind !== 'ended' || today() !== day) return undefined;
        if (end.result.kind === 'nothing') return worldOf(emulator);
        if (end.result.kind !== 'done' || end.result.outcomes.some((one) => one.status !== 'done')) return undefined;
        clock.now += 11 * MINUTE;
      }
      return undefined;
    } finally {
      emulator.store.restore(before);
      clock.now = now;
      watching.resume();
    }
  }

  function compared(): void {
    const wanted = undisturbed();
    const day = today();
    disturbed(1, false);
    if (!recover('a disturbed run') || wanted === undefined || today() !== day) return;
    const got = worldOf(emulator);
    const over = endedMeetings([...got, ...wanted], clock.now);
    const [extra, missing] = [without(got, wanted).filter((line) => !over(line)), without(wanted, got).filter((line) => !over(line))];
    if (extra.length + missing.length > 0)
      unconverged.push(`not where an undisturbed run ends: too much: ${extra.join(' | ')}; missing: ${missing.join(' | ')}`);
  }

  function disturbed(number: number, withEdits: boolean): void {
    const mine = disturbance();
    lag(emulator, seed, mine.kinds.includes('staleList') ? LIST_DELAY : 0);
    const executors: Executor<unknown>[] = Array.from({ length: number }, (_, n) => {
      const kind = chaos.chance(0.6) ? 'interactive' : 'hourly';
      return execute(stage, `${kind} ${n + 1}`, apply(kind, chaos.chance(0.8)), mine);
    });
    const permit = withEdits && chaos.chance(0.25) ? chaos.pick(book.rows.permits).id : undefined;
    const withdrawal = permit === undefined ? undefined : execute(stage, `withdrawal of ${permit}`, withdrawing(permit), mine, true);
    let left = withEdits ? 3 : 0;
    interleave(stage, chaos, withdrawal ? [...executors, withdrawal] : executors, () => {
      if (left > 0 && chaos.chance(restless)) {
        left--;
        if (mine.kinds.includes('clockJump') && !withdrawal && chaos.chance(0.5)) {
          stage.met('clockJump');
          clock.now += chaos.pick([5 * MINUTE, 2 * HOUR, DAY]);
          story.push('  the clock jumps in the midst');
        } else {
          stage.met('editedMidRun');
          doEdit(chaos, true);
        }
      }
    });
    told(executors);
    acceptLate();
    if (withdrawal && permit !== undefined) ended(withdrawal, permit);
  }

  function* withdrawing(permit: string): Program<Receipt | undefined> {
    return yield* withdraw({
      spreadsheetId,
      operator: OPERATOR,
      permit,
      date: today(),
      actor: OPERATOR,
      holder: `run-${++runs}`,
      now: () => clock.now,
      realNow: () => clock.now,
    });
  }

  function ended(withdrawal: Executor<Receipt | undefined>, permit: string): void {
    told([withdrawal]);
    book.accept('permits', permit, 'withdrawn');
    watching.revise();
    if (withdrawal.end?.kind === 'killed') asked.set(permit, today());
    const receipt = withdrawal.end?.kind === 'ended' ? withdrawal.end.result : undefined;
    for (const film of receipt?.films ?? []) {
      if (!film.closed) continue;
      const readers = [...watching.readersOf(film.recording)].filter((email) => email !== OPERATOR);
      if (readers.length > 0) unpermitted.push(`the receipt of ${permit} calls ${film.recording} closed, and ${readers.join()} read it`);
    }
  }
  const unpermitted: string[] = [];

  /** The day of a withdrawal that was killed may have come to another row: the next run puts it where it was asked for. */
  function acceptLate(): void {
    for (const [permit, day] of asked) {
      const row = book.row('permits', permit);
      if (row?.withdrawn !== '') continue;
      book.accept('permits', permit, 'withdrawn');
      if (row.withdrawn !== day) row.withdrawn = '';
      else {
        asked.delete(permit);
        watching.revise();
      }
    }
  }

  const steps = dice.between(2, 5);
  for (let step = 0; step < steps; step++) {
    story.push(`step ${step + 1}, ${new Date(clock.now).toISOString()}`);
    if (step > 0) {
      if (dice.chance(0.8)) clock.now += 15 * MINUTE; // Else the lease of a killed run keeps the next one out.
      for (let edits = dice.between(0, 3); edits > 0; edits--) doEdit(dice);
      if (dice.chance(0.5)) {
        clock.now += dice.pick([1, 2, 7, 30]) * DAY;
        if (kinds.includes('clockJump')) stage.met('clockJump');
        watching.revise();
        watching.byHand();
      }
    }
    if (chaos.chance(0.3)) compared();
    else disturbed(kinds.includes('twoExecutors') && chaos.chance(0.4) ? 2 : 1, true);
  }
  if (recover('the last step')) {
    watching.revise();
    const { extra, missing, lost: gone } = watching.standing();
    unpermitted.push(...extra.map((one) => `at the end ${one}`));
    if (place.binned.size === 0) lost.push(...[...missing, ...gone].map((one) => `at the end ${one}`));
  }
  lost.push(...book.lost());
  emulator.onRequest = undefined;
  const { seen } = watching;
  return {
    seed,
    calls: watching.calls(),
    faults: hits,
    lost: [...seen.lost, ...lost],
    duplicated: seen.duplicated,
    unpermitted: [...seen.unpermitted, ...unpermitted],
    mailedTwice: seen.mailedTwice,
    unconverged,
    story,
  };
}

/** Half of the permits that say yes end within three weeks: what the hourly run must see to is then met in most seeds. */
function endingSoon(permits: readonly Row[], dice: Dice, today: string): Row[] {
  return permits.map((row) => (row.answer === 'ja' && dice.chance(0.5) ? { ...row, to: dayAfter(today, dice.between(1, 21)) } : row));
}

/** What a program may end with when Google answers badly: it says so, and the next run goes on. */
const isExpected = (error: Error): boolean =>
  error instanceof GoogleError || error instanceof WorkbookError || error instanceof IncompleteState;

/** What takes time at Google: in every other seed a group is seen only after a while, and people from outside have no account. */
function lag({ store }: Emulator, seed: number, listDelayMillis: number): void {
  store.begin();
  store.put('drive.settings', 'settings', { listDelayMillis, withoutAccount: seed % 2 === 0 ? ['annan.example'] : [] });
  store.put('group.settings', 'settings', { delayMillis: [0, 3_000, 0, 20_000][seed % 4] });
  store.commit();
}

/** Whether a line of a world is about a meeting that has ended: a run that comes after its end leaves it as it is. */
function endedMeetings(lines: readonly string[], now: number): (line: string) => boolean {
  const ended = lines.flatMap((line) => {
    const [, end = '', meeting = ''] = /^event .*?"end":\{"dateTime":"([^"]+)".*"dkrow":"([^"]+)"/.exec(line) ?? [];
    return Date.parse(end) <= now ? [meeting] : [];
  });
  const rows = lines.flatMap((line) => {
    const [, row = '', id = ''] = /^cell Träffar (R\d+)C1 (.*)$/.exec(line) ?? [];
    return ended.includes(id) ? [row] : [];
  });
  const marks = [...ended.flatMap((id) => [`"dkrow":"${id}"`, `id meetings/${id}/`]), ...rows.map((row) => `cell Träffar ${row}C`)];
  return (line) => marks.some((mark) => line.includes(mark));
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
