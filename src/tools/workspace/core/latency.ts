import type { Service } from '../http/service.ts';
import { isRead } from './rates.ts';

/** How long Google takes to answer, in milliseconds; bytes on their way come on top. */
export interface Latencies {
  /** By service: a request that reads, and one that writes. */
  read: Readonly<Record<Service['name'], number>>;
  write: Readonly<Record<Service['name'], number>>;
  /** Each part of a batch beyond the first. */
  part: number;
  /** Bytes in a millisecond, up and down. */
  bytesPerMs: number;
}

/**
 * A table to compare ways of doing the same thing by, not a promise. Drive and Calendar: "a call takes 0.1–0.3 s"
 * (measured by many in Apps Script); Sheets' writes are slower than its reads. What a batch's parts take is not
 * published: 20 ms a part makes a batch of 100 answer in about two seconds, as people report. 100 Mbit/s.
 */
export const googleLatencies: Latencies = {
  read: { drive: 150, calendar: 150, sheets: 150, cloudidentity: 150, gmail: 150 },
  write: { drive: 150, calendar: 150, sheets: 250, cloudidentity: 250, gmail: 250 },
  part: 20,
  bytesPerMs: 12_500,
};

/** One request as the model sees it: its API calls (a batch's parts; one otherwise), and the bytes both ways. */
interface Exchange {
  calls: readonly { method: string; service: Pick<Service, 'name'> }[];
  bytes: number;
}

/** Whole milliseconds from sending a request to having its answer. A request that reached no service takes the time of a read. */
export function modelledMs({ calls, bytes }: Exchange, latencies: Latencies = googleLatencies): number {
  const slowest = calls.reduce((most, { method, service }) => {
    const kind = isRead(method.slice(method.lastIndexOf('.') + 1)) ? 'read' : 'write';
    return Math.max(most, latencies[kind][service.name]);
  }, 0);
  const parts = Math.max(0, calls.length - 1) * latencies.part;
  return Math.round((calls.length === 0 ? latencies.read.drive : slowest) + parts + bytes / latencies.bytesPerMs);
}
