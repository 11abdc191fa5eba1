import type { AsyncDriver, Call, Outcome, SyncDriver } from '../../src/google/call.ts';
import { GoogleError } from '../../src/google/errors.ts';

export const ok = (result: unknown): Outcome => ({ ok: true, result });
export const failed = (status: number, reason: string, retryAfterMs?: number): Outcome => ({
  ok: false,
  error: new GoogleError('drive.files.get', status, reason, 'so it was written', retryAfterMs),
});

/** A driver that answers each send with the next list of the script, and remembers what it was asked and how long it slept. */
export function scripted(script: Outcome[][]): SyncDriver & { sent: (readonly Call[])[]; waited: number[] } {
  const sent: (readonly Call[])[] = [];
  const waited: number[] = [];
  return {
    sent,
    waited,
    send(calls) {
      sent.push(calls);
      const answers = script[sent.length - 1];
      if (!answers) throw new Error(`send number ${sent.length} was not foreseen`);
      return answers;
    },
    wait(ms) {
      waited.push(ms);
    },
  };
}

/** The same driver, answering later. */
export function later(driver: SyncDriver): AsyncDriver {
  return { send: async (calls) => driver.send(calls), wait: async (ms) => driver.wait(ms) };
}
