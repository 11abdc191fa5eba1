/** Choosing a film's rooms: previewed, then written. The plan does the sharing. */

import { Trouble } from '../../contract/problem.ts';
import { cardMessage } from '../../messages/cards.ts';
import { showingOf, showingText } from '../../presenters/film.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { previewFilm } from '../../workflows/recordings/uploads.ts';
import { language } from '../session.ts';
import { addRooms } from './fields.ts';
import { type Answer, type CardHandlers, type Form, filmAt, save } from './film.ts';
import { button, buttons, card, section, text } from './widgets.ts';

export const shareForm: Form = (reading, [file = '']) => {
  const { view, film } = filmAt(reading, file, 'share');
  const asked = section();
  addRooms(asked, reading, film.row?.rooms ?? []);
  asked.addWidget(buttons([button(cardMessage('card.showWhatFollows'), 'cardDo', { act: 'share', file: view.id }, true)]));
  return card(cardMessage('card.roomsThatMaySee'), [asked], film.title);
};

export const shareHandlers: CardHandlers<'share' | 'saveRooms'> = {
  share: ({ reading, inputs }, { file }) => preview(reading, file, inputs.many('rooms')),
  saveRooms: ({ reading }, { file, rooms }) => save(reading, filmAt(reading, file, 'share').film.id, { rooms }, file),
};

/** The effect of the rooms, before they are written. */
function preview(reading: Reading, file: string, ticked: readonly string[]): Answer {
  const { film } = filmAt(reading, file, 'share');
  // An unreadable room is on no form, and the form does not remove it.
  const known = new Set(reading.config.tables.rooms.rows.map((one) => one.id));
  const rooms = [...ticked, ...film.row.rooms.filter((id) => !known.has(id))].join(', ');
  const seen = previewFilm(reading, film.id, { rooms });
  if ('problem' in seen) return { say: seen.problem };
  const after = seen.planned.films.find((one) => one.id === film.id);
  if (!after) throw new Trouble(cardMessage('card.rowCantBeRead'));
  const made = section(film.title).addWidget(text(showingText(showingOf(seen.planned, after), language())));
  const before = showingOf(reading.planned, film).viewers;
  const now = showingOf(seen.planned, after).viewers;
  const difference =
    now === before
      ? cardMessage('card.asMany')
      : now > before
        ? cardMessage('card.moreThanBefore', { people: now - before })
        : cardMessage('card.fewerThanBefore', { people: before - now });
  if (before + now > 0) made.addWidget(text(difference));
  const later = cardMessage('card.nothingShared');
  made.addWidget(text(later));
  made.addWidget(buttons([button(cardMessage('card.saveRooms'), 'cardDo', { act: 'saveRooms', file, rooms }, true)]));
  return { push: card(cardMessage('card.whatFollows'), [made]) };
}
