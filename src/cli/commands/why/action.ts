/** `delakultur why`: the chain from a recording or room to a person, or where it breaks. */

import { readEmail } from '../../../domain/email.ts';
import { why } from '../../../domain/plan/why.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { whyJson, whyText } from '../../../presenters/why.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { read } from '../../reading.ts';

export async function run({ terminal, open }: Context, [email = '', word = '']: readonly string[]): Promise<number> {
  const address = readEmail(email);
  if (!('email' in address)) throw fault(commandMessage('why.noEmail', { given: email }));
  const session = await open();
  try {
    const reading = await read(session);
    const { id, name } = targetNamed(reading, word);
    const answer = why(reading.planned, address.email, id);
    if (!answer) throw notFound(word);
    if (terminal.json) terminal.document(whyJson(answer, terminal.lang));
    else terminal.print(whyText(answer, name === id ? id : `”${name}”`, terminal.lang));
    return 0;
  } finally {
    session.close();
  }
}

/** A recording or room by its id, or by its name where only one has it. @throws Fault */
function targetNamed({ planned }: Reading, word: string): { id: string; name: string } {
  const rooms = planned.desired.config.tables.rooms;
  const all = [
    ...planned.films.map((film) => ({ id: film.id, name: film.title })),
    ...rooms.rows.map((room) => ({ id: room.id, name: room.name })),
    ...[...rooms.faulty.values()].map((room) => ({ id: room.key, name: room.cells.name ?? room.key })),
  ];
  const desired = word.trim().toLowerCase();
  const byId = all.find((one) => one.id === word.trim()) ?? all.find((one) => one.id.toLowerCase() === desired);
  const byName = all.filter((one) => one.name.toLowerCase() === desired);
  if (byId) return byId;
  if (byName.length === 1 && byName[0]) return byName[0];
  throw notFound(word);
}

const notFound = (word: string): Error => fault(commandMessage('why.noFilmOrRoom', { given: word }));
