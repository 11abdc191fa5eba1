/** `delakultur permit withdraw`: the lecturer changed their mind. Closes at once, and prints the receipt. */

import { isDate, localDate } from '../../../domain/time/dates.ts';
import { permitCommandMessage } from '../../../messages/cli/permits.ts';
import { receiptJson, receiptText } from '../../../presenters/letters/receipt.ts';
import { withdraw } from '../../../workflows/withdraw/withdraw.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { holderName } from '../../holder.ts';
import { freeLease } from '../../workspace.ts';
import { missing } from './named.ts';

export async function run(
  { terminal, open }: Context,
  [permit = '']: readonly string[],
  options: { date?: string; recording?: readonly string[] },
): Promise<number> {
  if (options.date !== undefined && !isDate(options.date)) throw fault(permitCommandMessage('permit.dateUnread', { given: options.date }));
  const session = await open();
  try {
    const { spreadsheetId } = session.file;
    const holder = holderName();
    await freeLease(session, holder);
    const date = options.date ?? localDate(session.now(), 'Europe/Stockholm');
    const receipt = await session.run(
      withdraw({
        spreadsheetId,
        operator: session.operator,
        permit,
        recordings: options.recording ?? [],
        date,
        actor: session.actor,
        holder,
        now: session.now,
        realNow: Date.now,
      }),
    );
    if (!receipt) throw missing(permit);
    if (terminal.json) terminal.document(receiptJson(receipt, terminal.lang));
    terminal.print(receiptText(receipt, terminal.lang));
    return receipt.closed ? 0 : 1;
  } finally {
    session.close();
  }
}
