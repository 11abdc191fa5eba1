/** The workspace's clock: the machine's, and as far ahead of it as someone has moved it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds ahead of the machine's clock. */
  ahead(): number;
  /** Moves on by whole days (1 to 400 at a time). @throws RangeError for anything else: time does not go back. */
  forward(days: number): void;
  /** As far ahead as it was to begin with: for a trial that begins anew. */
  reset(): void;
}

const dayLong = 86_400_000;
const longestLeap = 400;

/** @param ahead Milliseconds to begin with. Kept in this process alone. */
export function createClock(ahead = 0, machine: () => number = Date.now): Clock {
  let added = ahead;
  return {
    now: () => machine() + added,
    ahead: () => added,
    forward: (days) => {
      if (!Number.isInteger(days) || days < 1 || days > longestLeap)
        throw new RangeError(`days must be a whole number from 1 to ${longestLeap}.`);
      added += days * dayLong;
    },
    reset: () => {
      added = ahead;
    },
  };
}
