/** `delakultur permit letter`: the letter to the lecturer, from the permit's terms. Sends nothing. */

import type { LetterKind } from '../../../contract/permits.ts';
import { isDate } from '../../../domain/time/dates.ts';
import { permitCommandMessage } from '../../../messages/cli/permits.ts';
import { letterOf } from '../../../presenters/letters/letter.ts';
import { letterFactsOf, lettersFor } from '../../../presenters/letters/letter-facts.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { read } from '../../reading.ts';
import { permitNamed } from './named.ts';

interface Options {
  copy?: boolean;
  renew?: string;
}

export async function run({ terminal, open }: Context, [id = '']: readonly string[], options: Options): Promise<number> {
  if (options.renew !== undefined && !isDate(options.renew))
    throw fault(permitCommandMessage('permit.renewDayUnread', { given: options.renew }));
  const session = await open();
  try {
    const reading = await read(session);
    const permit = permitNamed(reading, id);
    const what: LetterKind = options.copy
      ? 'copy'
      : options.renew !== undefined
        ? 'renew'
        : (lettersFor(reading.planned, permit)[0] ?? 'copy');
    const { subject, text } = letterOf(permit, letterFactsOf(reading.planned, permit, session.actor, options.renew), what, terminal.lang);
    if (terminal.json) terminal.document({ permit: permit.id, what, to: permit.lecturerEmail || null, subject, text });
    terminal.print(`${subject}\n\n${text}`);
    return 0;
  } finally {
    session.close();
  }
}
