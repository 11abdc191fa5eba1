/** Complete listings or none: nothing may be planned on a part of the picture. */

import type { Message } from '../../domain/message.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import type { GoogleError } from '../../google/errors.ts';
import { inWorkbook } from '../../messages/render.ts';
import { workflowMessage } from '../../messages/workflows.ts';

/** Reading did not give a whole picture: nothing may be planned on it. */
export class IncompleteState extends Error {
  readonly said: Message;
  constructor(said: Message) {
    super(inWorkbook(said)); // For whoever reads a stack trace.
    this.name = 'IncompleteState';
    this.said = said;
  }
}

export type Pages = { ok: true; result: unknown[] } | { ok: false; error: GoogleError };

/** Sends listings together, then their next pages together, until all are complete. */
export function* allPages(calls: readonly Call[]): Program<Pages[]> {
  const answers: Pages[] = calls.map(() => ({ ok: true, result: [] }));
  let open = calls.map((call, index) => ({ call, index }));
  while (open.length > 0) {
    const outcomes: readonly Outcome[] = yield* batch(open.map(({ call }) => call));
    const more: typeof open = [];
    open.forEach(({ call, index }, at) => {
      const outcome = outcomes[at] as Outcome;
      const answer = answers[index] as Pages;
      if (!outcome.ok) answers[index] = outcome;
      else if (answer.ok) {
        answer.result.push(outcome.result);
        const { nextPageToken, incompleteSearch } = outcome.result as { nextPageToken?: string; incompleteSearch?: boolean };
        if (incompleteSearch) throw new IncompleteState(workflowMessage('drive.partial'));
        if (nextPageToken) more.push({ call: { ...call, params: { ...call.params, pageToken: nextPageToken } } as Call, index });
      }
    });
    open = more;
  }
  return answers;
}

export function okOrThrow(pages: Pages | undefined): unknown[] {
  if (!pages) return [];
  if (!pages.ok) throw pages.error;
  return pages.result;
}
