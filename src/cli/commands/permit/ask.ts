/** `delakultur permit ask`: a question to each lecturer of a recording, waiting for its answer. Sends nothing. */

import type { PermitEdit } from '../../../domain/permits/answers.ts';
import { listParts } from '../../../domain/text.ts';
import { permitCommandMessage } from '../../../messages/cli/permits.ts';
import { askingViewOf } from '../../../presenters/pages/permits.ts';
import { edit } from '../../../workflows/edit/edit.ts';
import type { Context } from '../../context.ts';
import { Fault, fault } from '../../fault.ts';
import { read } from '../../reading.ts';
import { flagFor } from '../../workspace.ts';

interface Options {
  lecturer?: readonly string[];
  email?: readonly string[];
  audience?: string;
  basis?: string;
  to?: string;
}

export async function run({ terminal, where, open }: Context, [recording = '']: readonly string[], options: Options): Promise<number> {
  const session = await open();
  try {
    const reading = await read(session);
    const known = askingViewOf(reading.planned, recording);
    if ('problem' in known) throw new Fault(known.problem);
    // Without names: the row's lecturers without a permit.
    const given = options.lecturer?.map((name, at) => ({ name, email: options.email?.[at] ?? addressOf(known.lecturers, name) }));
    const lecturers =
      given ??
      known.lecturers.filter(({ name }) => name !== '').map(({ name, email }, at) => ({ name, email: options.email?.[at] ?? email }));
    if (lecturers.length === 0) {
      throw fault(permitCommandMessage('permit.nobodyToAsk', { recording }));
    }
    const question: PermitEdit = {
      kind: 'permit',
      recording,
      lecturers,
      audience:
        options.audience === undefined ? known.rooms.filter((room) => room.chosen).map((room) => room.id) : listParts(options.audience),
      basis: options.basis ?? known.lecturers[0]?.basis ?? 'medgivande',
      asked: reading.planned.desired.today,
      ...(options.to === undefined ? {} : { to: options.to }),
    };
    const done = await session.run(edit(reading, [question]));
    if ('problem' in done) throw new Fault(done.problem);
    const permits = done.undo.filter((row) => row.table === 'permits').map((row) => row.key);
    if (terminal.json) terminal.document({ recording, permits });
    const flag = flagFor(where);
    for (const [at, id] of permits.entries()) {
      const who = lecturers[at]?.name ?? '';
      terminal.print(terminal.say(permitCommandMessage('permit.questionWaits', { permit: id, lecturer: who, flag })));
    }
    if (known.seen > 0) {
      terminal.print(terminal.say(permitCommandMessage('permit.closesUntilYes')));
    }
    return 0;
  } finally {
    session.close();
  }
}

const addressOf = (known: readonly { name: string; email: string }[], name: string): string =>
  known.find((one) => one.name.toLowerCase() === name.toLowerCase())?.email ?? '';
