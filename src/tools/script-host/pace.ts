/**
 * A clock of its own for a host: what executions do takes the time that it would take at Google, and nobody sleeps. The
 * scripts really run, in threads; the clock stands still while any of them works, and moves on to the next thing that is due
 * when all wait. So the same visits take the same time on any machine.
 */
export interface ModelClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Someone whose steps take time; `pass` and `waitFor` are for use within it. */
  begin<T>(work: () => Promise<T>): Promise<T>;
  pass(ms: number): Promise<void>;
  /** Waits for what another brings about. */
  waitFor<T>(promise: Promise<T>): Promise<T>;
  /** Calls `go` after `ms`, unless it is called off. */
  later(ms: number, go: () => void): () => void;
}

export interface Did {
  /** Requests of UrlFetchApp. */
  fetched: number;
  /** Characters that the cache brought. */
  cached: number;
}

/** What Google takes, in milliseconds: a table to compare ways of doing the same by, and no promise. */
export interface Takes {
  /** From the call until the script's first line. */
  start: number;
  /** One call of the cache, properties, locks or triggers. */
  service: number;
  /** What the cache brings and takes, per millisecond. */
  bytesPerMs: number;
  /** The script's own work, by the function that was called and what it did. */
  own(fn: string, did: Did): number;
}

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
