/**
 * A model clock for a host: what executions do takes the time that it would take at Google, and nobody sleeps. The scripts
 * really run, in threads; the clock stands still while any of them works, and jumps to the next event when all wait. So the
 * same visits take the same time on any machine.
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

/** Google's modelled times in milliseconds: for comparing ways of doing the same, not a promise. */
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
