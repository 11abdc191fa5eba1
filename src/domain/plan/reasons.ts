/** Why a recording may not be seen, as a message. */
import type { Message } from '../message.ts';
import { permitMessage } from '../permits/messages.ts';
import type { Closed } from '../permits/verdict.ts';
import type { Row } from '../workbook/tables.ts';

export function closedMessage(why: Closed, permit?: Row<'permits'>): Message {
  const { lecturer = '', answered = '', withdrawn = '', from = '', to = '' } = permit ?? {};
  return permitMessage(`closed.${why}`, { lecturer, answered, withdrawn, from, to });
}
