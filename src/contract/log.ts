/** The log, as people read it: newest first, and searched where it lies, since it grows for years. */
import type { Words } from '../domain/message.ts';
import { type Definitions, gives } from './definition.ts';
import { matching, object, text, whole } from './schema.ts';

export const logReads = {
  log: { who: 'coordinator', needs: 'recent', sent: object({ query: text(200), most: whole(1, 1000) }), answer: gives<LogView>() },
  /** What the hourly run did after `at`, local 'YYYY-MM-DD HH:MM'. */
  since: {
    who: 'coordinator',
    needs: 'recent',
    sent: object({ at: matching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 16) }),
    answer: gives<SinceView>(),
  },
} as const satisfies Definitions;

export interface LogLine {
  /** The line's number in the log, which tells it from others. */
  row: number;
  /** Local 'YYYY-MM-DD HH:MM'. */
  at: string;
  who: Words;
  text: Words;
  /** Why, and what stood before, as the log has them: in Swedish. */
  reason: string;
  before: string;
  state: 'done' | 'waits' | 'failed';
  /** What the log says came of it, where that is more than done or waiting. */
  outcome: string;
}

export interface LogView {
  lines: LogLine[];
  /** Lines that were found, also those that are not shown. */
  found: number;
}

/** What happened by itself, in numbers: people let in and out, films closed, other changes, and what did not work. */
export interface SinceView {
  /** The latest of them, the newest first. */
  lines: LogLine[];
  added: number;
  removed: number;
  closed: number;
  others: number;
  failed: number;
}
