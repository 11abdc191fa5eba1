/** Filling in what a film's row lacks. */

import { lecturerAmong, suggestFromName } from '../../domain/recordings/film-names.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { cardMessage } from '../../messages/cards.ts';
import type { MissingPart } from '../../presenters/cards/file-view.ts';
import type { FilmCells } from '../../workflows/recordings/uploads.ts';
import type { Inputs } from './event-fields.ts';
import { addChildren, addConsent, addPermits, addRooms, dateField, lecturersOf, textField } from './fields.ts';
import { type CardHandlers, type Form, filmAt, save } from './film.ts';
import { button, buttons, card, section, text } from './widgets.ts';

const SAVE = cardMessage('card.save');

export const fillForm: Form = (reading, [file = '']) => {
  const { view, film } = filmAt(reading, file, 'fill');
  const asked = section();
  const add: Readonly<Record<MissingPart, () => void>> = {
    lecturer: () => {
      const guess = lecturerAmong(film.title, lecturersOf(reading)) ?? '';
      asked.addWidget(textField('lecturer', cardMessage('card.lecturer'), guess, lecturersOf(reading)));
    },
    date: () => {
      asked.addWidget(dateField('date', cardMessage('card.date'), suggestFromName(film.file?.name ?? '').date ?? ''));
    },
    permit: () => addPermits(asked, reading, film.row?.lecturer ?? [], film.row?.permit ?? []),
    rooms: () => addRooms(asked, reading, []),
    children: () => addChildren(asked),
    childrenUntil: () => addConsent(asked),
  };
  for (const part of view.missing) add[part]();
  asked.addWidget(text(cardMessage('card.emptyStays')));
  asked.addWidget(buttons([button(SAVE, 'cardDo', { act: 'fill', file: view.id }, true)]));
  return card(cardMessage('card.fillIn'), [asked], film.title);
};

export const fillHandlers: CardHandlers<'fill'> = {
  fill({ reading, inputs }, { file }) {
    const { view, film } = filmAt(reading, file, 'fill');
    const cells = fillCells(inputs, view.missing, film.row);
    if (Object.keys(cells).length === 0) return { say: cardMessage('card.nothingFilledIn') };
    return save(reading, film.id, cells, file);
  },
};

/** What was filled in of what is missing. A permit is added to those there are. */
function fillCells(inputs: Inputs, missing: readonly MissingPart[], row: Row<'recordings'>): FilmCells {
  const cells: Record<string, string> = {};
  const put = (name: MissingPart, value: string) => {
    if (missing.includes(name) && value !== '') cells[name] = value;
  };
  put('lecturer', inputs.one('lecturer'));
  put('date', inputs.date('date'));
  put('rooms', inputs.many('rooms').join(', '));
  const permit = inputs.one('permit');
  put('permit', permit === '' ? '' : [...row.permit, permit].join(', '));
  const children = inputs.one('children');
  put('children', children === 'ja' || children === 'nej' ? children : '');
  if (cells.children === 'ja' || (row.children === true && missing.includes('childrenUntil'))) {
    const until = inputs.date('childrenUntil');
    if (until !== '') cells.childrenUntil = until;
  }
  return cells;
}
