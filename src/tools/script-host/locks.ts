/** Locks between executions. A holder is an execution; it may take its own lock again at no cost. */
export interface Locks {
  /** Whether the lock was got within `ms`. First come, first served. */
  take(key: string, holder: object, ms: number): Promise<boolean>;
  release(key: string, holder: object): void;
  /** Releases everything that an execution holds or waits for. */
  leave(holder: object): void;
}

interface Waiter {
  holder: object;
  settle(got: boolean): void;
}

/** Calls something after so many milliseconds; what it answers calls that off. */
export type Later = (ms: number, go: () => void) => () => void;

const byTheMachine: Later = (ms, go) => {
  const timer = setTimeout(go, ms);
  return () => clearTimeout(timer);
};

export function createLocks(later: Later = byTheMachine): Locks {
  const held = new Map<string, { holder: object; queue: Waiter[] }>();

  function release(key: string, holder: object): void {
    const lock = held.get(key);
    if (lock?.holder !== holder) return;
    const next = lock.queue.shift();
    if (!next) held.delete(key);
    else {
      lock.holder = next.holder;
      next.settle(true);
    }
  }

  return {
    take(key, holder, ms) {
      const lock = held.get(key);
      if (!lock) {
        held.set(key, { holder, queue: [] });
        return Promise.resolve(true);
      }
      if (lock.holder === holder) return Promise.resolve(true);
      if (ms <= 0) return Promise.resolve(false);
      return new Promise((resolve) => {
        const waiter: Waiter = {
          holder,
          settle: (got) => {
            callOff();
            resolve(got);
          },
        };
        const callOff = later(ms, () => {
          lock.queue.splice(lock.queue.indexOf(waiter), 1);
          resolve(false);
        });
        lock.queue.push(waiter);
      });
    },
    release,
    leave(holder) {
      for (const [key, lock] of held) {
        for (const waiter of lock.queue.filter((one) => one.holder === holder)) waiter.settle(false);
        lock.queue = lock.queue.filter((one) => one.holder !== holder);
        release(key, holder);
      }
    },
  };
}
