/**
 * The one door (client middleware): every call of a program passes here on its way to a driver. It retries, counts, stops at
 * the time budget or the stop flag, and checks the shape of answers. No other place retries.
 */
import type { Call, Outcome, Program } from './call.ts';
import { batch } from './call.ts';
import { GoogleError } from './errors.ts';
import { METHODS } from './methods.ts';

export interface Door {
  /** Milliseconds; only differences are used. */
  now(): number;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
  /** No new send after this time by `now`; undefined: no budget. */
  deadline?: number | undefined;
  /** No retry waits beyond this time by `now`: the refusal is then returned. Sends go on; undefined: no limit. */
  waitUntil?: number | undefined;
  /** Asked before every send that writes; true stops the program. It may itself call Google. */
  stopped?: (() => Program<boolean>) | undefined;
  /** Max sends of a call; 8 by default. */
  tries?: number;
  /** Called after every send. */
  onSend?: (calls: readonly Call[], outcomes: readonly Outcome[]) => void;
}

/** Thrown into a program once, when its time is up or the stop flag is raised. Whatever it sends after that is clean-up. */
export class Stopped extends Error {
  readonly why: 'time' | 'flag';
  constructor(why: 'time' | 'flag') {
    super(why === 'time' ? 'The time budget is used up.' : 'A withdrawal asked this run to stop.');
    this.name = 'Stopped';
    this.why = why;
  }
}

const TRIES = 8;
const LONGEST_WAIT_MS = 60_000;

/** Wraps a program so that its calls obey the door's rules. */
export function* throughDoor<T>(program: Program<T>, door: Door): Program<T> {
  let step = program.next([]);
  let told = false;
  while (!step.done) {
    const effect = step.value;
    let answer: readonly Outcome[] = [];
    try {
      if (effect.kind === 'send')
        answer = yield* sendWithRetries(effect.calls, told ? { ...door, deadline: undefined, stopped: undefined } : door);
      else if (!told && door.deadline !== undefined && door.now() + effect.ms >= door.deadline) throw new Stopped('time');
      else yield effect;
    } catch (error) {
      told ||= error instanceof Stopped;
      step = program.throw(error);
      continue;
    }
    step = program.next(answer);
  }
  return step.value;
}

/** A write is sent again only if Google said that it refused it. After a lost answer the program must look. */
function mayTryAgain(call: Call, outcome: Outcome): outcome is { ok: false; error: GoogleError } {
  if (outcome.ok) return false;
  const { trouble, status } = outcome.error;
  // Beginning an upload makes nothing yet, and asking how far it has come changes nothing.
  const repeatable = !METHODS[call.method].writes || call.upload !== undefined || call.session !== undefined;
  if (trouble === 'unknown') return repeatable;
  if (trouble !== 'busy') return false;
  return status === 429 || status === 403 || repeatable;
}

function* sendWithRetries(calls: readonly Call[], door: Door): Program<readonly Outcome[]> {
  const outcomes: (Outcome | undefined)[] = calls.map(() => undefined);
  let open = calls.map((_, index) => index);
  for (let attempt = 0; ; attempt++) {
    const stop = yield* reasonToStop(open, calls, door);
    if (stop) {
      if (open.length === calls.length) throw stop;
      return outcomes as Outcome[]; // Some calls are done, and the program must learn of them; the next send stops it.
    }
    const sent = open.map((index) => calls[index] as Call);
    const answers = yield* batch(sent);
    answers.forEach((answer, at) => {
      outcomes[open[at] as number] = checked(sent[at] as Call, answer);
    });
    door.onSend?.(sent, answers);
    const again = open.filter((index) => mayTryAgain(calls[index] as Call, outcomes[index] as Outcome));
    if (again.length === 0 || attempt + 1 >= (door.tries ?? TRIES)) return outcomes as Outcome[];
    const asked = again.map((index) => (outcomes[index] as { error: GoogleError }).error.retryAfterMs ?? 0);
    const backOff = Math.min(2 ** attempt * 1000, LONGEST_WAIT_MS);
    const ms = Math.round(Math.max(...asked, backOff / 2 + (backOff / 2) * door.random()));
    const latest = Math.min(door.deadline ?? Number.POSITIVE_INFINITY, door.waitUntil ?? Number.POSITIVE_INFINITY);
    if (door.now() + ms >= latest) return outcomes as Outcome[];
    yield { kind: 'wait', ms };
    open = again;
  }
}

function* reasonToStop(open: readonly number[], calls: readonly Call[], door: Door): Program<Stopped | undefined> {
  if (door.deadline !== undefined && door.now() >= door.deadline) return new Stopped('time');
  const writes = open.some((index) => METHODS[(calls[index] as Call).method].writes);
  if (writes && door.stopped && (yield* door.stopped())) return new Stopped('flag');
  return undefined;
}

/** An answer that is no object where one is promised is a lost answer, not an empty one: an empty list must never look like "nobody". */
function checked(call: Call, outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const { method } = call;
  const empty = METHODS[method].verb === 'DELETE';
  if (empty || (typeof outcome.result === 'object' && outcome.result !== null && !Array.isArray(outcome.result))) return outcome;
  return { ok: false, error: new GoogleError(method, 0, 'malformedAnswer', 'the answer was not a JSON object') };
}
