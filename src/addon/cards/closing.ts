/** Closing a film: by its permit, with a receipt, or by putting it in the waiting room. */

import { Trouble } from '../../contract/problem.ts';
import type { Words } from '../../domain/message.ts';
import { cardMessage } from '../../messages/cards.ts';
import { putInWaiting } from '../../workflows/recordings/chosen-files.ts';
import { readWorkbookAlone, requireCoordinator, requireOperator } from '../admit/reading.ts';
import { withdrawn } from '../areas/withdrawal.ts';
import { run } from '../driver.ts';
import { caller, say } from '../session.ts';
import { permitsOf } from './drive.ts';
import { type CardHandlers, done, type Form, filmAt, offered, timeNow } from './film.ts';
import { button, type Card, card, section, text } from './widgets.ts';

/** A film with several permits: each lecturer answers for their own. */
export const withdrawForm: Form = (reading, [file = '']) => {
  const { config, planned } = reading;
  const { view, film } = filmAt(reading, file, 'withdraw');
  const made = section().addWidget(text(cardMessage('card.whoChangedTheirMind')));
  for (const id of permitsOf(reading, view)) {
    const permit = config.tables.permits.rows.find((one) => one.id === id);
    const films = planned.films.filter((film) => film.currentAudience && film.row?.permit.includes(id)).length;
    const who = permit?.lecturer || id;
    made.addWidget(
      CardService.newDecoratedText()
        .setText(who.replace(/&/g, '&amp;').replace(/</g, '&lt;'))
        .setBottomLabel(say(cardMessage('card.filmsClose', { films })))
        .setWrapText(true)
        .setButton(button(cardMessage('card.closeNow'), 'cardDo', { act: 'withdraw', permit: id })),
    );
  }
  return card(cardMessage('card.closeIt'), [made], film.title);
};

export const closeHandlers: CardHandlers<'close'> = {
  close({ reading }, { file }) {
    const [view] = offered(reading, [file], 'close');
    const item = reading.state.items.get(file);
    if (!view || !item) throw new Trouble(cardMessage('card.fileNotFound'));
    const closed = run(putInWaiting(reading, item, { time: timeNow(reading), actor: caller() }));
    if ('problem' in closed) return { say: closed.problem };
    return done([file], cardMessage('card.liesInWaiting', { title: view.title }));
  },
};

/** Closes at once, with a receipt. */
export function receiptOf(permit: string): Card {
  const standing = readWorkbookAlone();
  requireCoordinator(standing);
  requireOperator(standing);
  const done = withdrawn(standing, permit);
  const words = 'problem' in done && done.problem ? done.problem : 'text' in done ? done.text : { sv: '', en: '' };
  return card(cardMessage('card.receipt'), [section().addWidget(text(words as Words))], caller());
}
