/**
 * Programs that run side by side, a send at a time, in whatever order the seed says: with their faults, killed between
 * two requests or in the midst of one, and with a clock that jumps. A killed program's `finally` never runs.
 */

import type { Call, Effect, Outcome, Program, SyncDriver } from '../../../src/google/call.ts';
import { throughDoor } from '../../../src/google/door.ts';
import { embeddedSync } from '../../../src/tools/command-line/driver.ts';
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import { ReplyLost } from '../../../src/tools/workspace/faults/faults.ts';
import { mixed, TROUBLES, type Trouble } from '../../../src/tools/workspace/faults/troubles.ts';
import type { HttpRequest, HttpResponse } from '../../../src/tools/workspace/http/service.ts';
import type { Dice } from './dice.ts';
import { OPERATOR } from './hand.ts';
import type { Watch, Watcher } from './watch.ts';

export const KINDS = [
  ...TROUBLES,
  'requestLost',
  'batchUnavailable',
  'partialBatch',
  'staleList',
  'killed',
  'clockJump',
  'twoExecutors',
  'editedMidRun',
] as const;
export type Kind = (typeof KINDS)[number];

/** A wrong turn for a test: what a badly written program would do with its sends. */
export type Twist = (calls: readonly Call[], send: (calls: readonly Call[]) => readonly Outcome[]) => readonly Outcome[];

export interface Clock {
  now: number;
}

export interface Stage {
  readonly emulator: Emulator;
  readonly clock: Clock;
  readonly watch: Watch;
  met(kind: Kind): void;
  readonly twist?: (() => Twist) | undefined;
}

export interface Disturbance {
  readonly dice: Dice;
  readonly kinds: readonly Kind[];
  /** How likely a call is to meet a fault. */
  readonly rate: number;
  /** How likely a request is to be the executor's last. */
  readonly deadly: number;
}

export type End<T> =
  | { readonly kind: 'ended'; readonly result: T }
  | { readonly kind: 'threw'; readonly error: Error }
  | { readonly kind: 'killed' };

export interface Executor<T> extends Watcher {
  /** One effect. */
  step(): void;
  end: End<T> | undefined;
  /** When it wants to be woken. */
  wakes: number;
}

class Killed extends Error {}

/** Sets a program going; it does nothing until it is stepped. */
export function execute<T>(stage: Stage, name: string, program: Program<T>, disturbance?: Disturbance, edits = false): Executor<T> {
  const { emulator, clock, watch, twist } = stage;
  const door = { now: () => clock.now, random: () => disturbance?.dice.next() ?? 0.5 };
  const running = throughDoor(program, door);
  const faults =
    disturbance &&
    mixed({
      kinds: disturbance.kinds.filter((kind): kind is Trouble => (TROUBLES as readonly string[]).includes(kind)),
      rate: disturbance.rate,
      random: disturbance.dice.next,
      met: (kind) => stage.met(kind),
    });
  const driver: SyncDriver = embeddedSync({ handle: (request) => handled(stage, disturbance, request) }, OPERATOR, { wait: () => {} });
  const turn = twist?.();
  let answer: readonly Outcome[] = [];

  const self: Executor<T> = {
    name,
    edits,
    unattended: name.startsWith('hourly'),
    shown: new Set(),
    from: watch.version(),
    end: undefined,
    wakes: 0,
    step() {
      try {
        const next = running.next(answer);
        if (next.done) self.end = { kind: 'ended', result: next.value };
        else answer = perform(next.value);
      } catch (error) {
        self.end = error instanceof Killed ? { kind: 'killed' } : { kind: 'threw', error: error as Error };
      }
    },
  };

  function perform(effect: Effect): readonly Outcome[] {
    if (effect.kind === 'wait') {
      self.wakes = clock.now + effect.ms;
      return [];
    }
    watch.acting = self;
    emulator.faults = faults;
    try {
      return turn ? turn(effect.calls, driver.send) : driver.send(effect.calls);
    } finally {
      watch.acting = undefined;
      emulator.faults = undefined;
    }
  }
  return self;
}

/** One HTTP request, with what may happen to the whole of it. */
function handled({ emulator, clock, met }: Stage, disturbance: Disturbance | undefined, request: HttpRequest): HttpResponse {
  clock.now += 200;
  if (!disturbance) return emulator.handle(request);
  const { dice, kinds, rate, deadly } = disturbance;
  const may = (kind: Kind, p: number) => kinds.includes(kind) && dice.chance(p);
  const meet = (kind: Kind) => met(kind);
  const isBatch = request.url.startsWith('/batch');
  if (kinds.includes('staleList') && request.url.startsWith('/drive/v3/files?') && hasNew(emulator)) meet('staleList');
  const dies = kinds.includes('killed') && dice.chance(deadly) ? dice.pick(['before', 'after'] as const) : undefined;
  if (dies === 'before') {
    meet('killed');
    throw new Killed();
  }
  if (isBatch && may('batchUnavailable', rate)) {
    meet('batchUnavailable');
    return { status: 503, headers: {}, body: 'Service Unavailable' };
  }
  const response = emulator.handle(request);
  if (dies === 'after') {
    meet('killed');
    throw new Killed();
  }
  if (may('requestLost', rate / 2)) {
    meet('requestLost');
    throw new ReplyLost();
  }
  if (isBatch && response.status === 200 && typeof response.body === 'string' && may('partialBatch', rate)) {
    meet('partialBatch');
    return { ...response, body: cut(response.body, dice) };
  }
  return response;
}

/** How long a new file is missing from lists, where they lag. */
export const LIST_DELAY = 5 * 60_000;

function hasNew({ store, now }: Emulator): boolean {
  for (const [, file] of store.entries<{ made: number }>('drive.file')) if (file.made + LIST_DELAY > now()) return true;
  return false;
}

/** A batch's answer that ends early: the parts after the cut never come. */
function cut(body: string, dice: Dice): string {
  const mark = body.slice(0, body.indexOf('\r\n'));
  const parts = body.split(mark);
  return parts.slice(0, dice.between(1, Math.max(1, parts.length - 2))).join(mark);
}

/** Runs executors to their ends. `between` is called between two steps, and may do things by hand. */
export function interleave(
  stage: Stage,
  dice: Dice,
  executors: readonly Executor<unknown>[],
  between: (alive: readonly Executor<unknown>[]) => void,
): void {
  for (;;) {
    const alive = executors.filter((one) => one.end === undefined);
    if (alive.length === 0) return;
    const awake = alive.filter((one) => one.wakes <= stage.clock.now);
    if (awake.length === 0) stage.clock.now = Math.min(...alive.map((one) => one.wakes));
    else {
      if (alive.length > 1 && awake.length > 1) stage.met('twoExecutors');
      dice.pick(awake).step();
      between(alive);
    }
  }
}
