/** The host's own clock and what Google takes, for tests and the bench. */
import type { ModelClock, Takes } from '../../../src/tools/script-host/pace.ts';

/** Service calls are told of as 5 to 50 ms, a web app's start as a third to half a second. */
export const usualTakes: Takes = { start: 400, service: 25, bytesPerMs: 12_500, own: () => 0 };

export function createModelClock(begins = 0): ModelClock {
  const due: { at: number; go: () => void }[] = [];
  let [now, working, turning] = [begins, 0, false];

  /** Later than all that are due at the same time. */
  function schedule(at: number, go: () => void): { go: () => void } {
    let [low, high] = [0, due.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((due[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const event = { at, go };
    due.splice(low, 0, event);
    return event;
  }

  async function turn(): Promise<void> {
    if (turning) return;
    turning = true;
    for (;;) {
      // Whoever was just woken works by then.
      await new Promise((resolve) => setImmediate(resolve));
      const next = working === 0 ? due.shift() : undefined;
      if (!next) break;
      now = Math.max(now, next.at);
      next.go();
    }
    turning = false;
  }

  const rest = () => {
    working--;
    if (working === 0) void turn();
  };
  const at = (time: number) =>
    new Promise<void>((resolve) =>
      schedule(time, () => {
        working++;
        resolve();
      }),
    );

  return {
    now: () => now,
    async begin(work) {
      working++;
      try {
        return await work();
      } finally {
        rest();
      }
    },
    pass(ms) {
      const woken = at(now + ms);
      rest();
      return woken;
    },
    async waitFor(promise) {
      rest();
      const value = await promise;
      // One at a time: whoever brought it about goes on first.
      const woken = at(now);
      if (working === 0) void turn();
      await woken;
      return value;
    },
    later(ms, go) {
      const event = schedule(now + ms, go);
      return () => {
        event.go = () => {};
      };
    },
  };
}
