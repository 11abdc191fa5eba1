/** Asking a film's lecturers from the Drive card: the question is written down, and its letter mailed. */

import type { PermitEdit } from '../../domain/permits/answers.ts';
import { allStaff } from '../../domain/workbook/tables/words.ts';
import { cardMessage } from '../../messages/cards.ts';
import { askingViewOf } from '../../presenters/pages/permits.ts';
import { edit } from '../../workflows/edit/edit.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { mailed } from '../areas/permits.ts';
import { run } from '../driver.ts';
import { language, say } from '../session.ts';
import { addRooms, choiceField, dateField, textField } from './fields.ts';
import { type CardHandlers, done, type Form, filmAt, undoButton } from './film.ts';
import { button, buttons, card, section, text } from './widgets.ts';

const ALL = allStaff;

/** The lecturers left to ask, and one more field pair: a film often has somebody whose name nobody has written. */
function asked(reading: Reading, file: string) {
  const { film } = filmAt(reading, file, 'question');
  const view = askingViewOf(reading.planned, film.id);
  if ('problem' in view) return view;
  return { film, view, lecturers: view.lecturers.length > 0 ? view.lecturers : [{ name: '', email: '', basis: 'medgivande' }] };
}

export const questionForm: Form = (reading, [file = '']) => {
  const found = asked(reading, file);
  if ('problem' in found) return card(cardMessage('card.askLecturer'), [section().addWidget(text(say(found.problem)))]);
  const { film, view, lecturers } = found;
  const made = section();
  lecturers.forEach(({ name, email, basis }, at) => {
    made.addWidget(textField(`name${at}`, cardMessage('card.lecturerName', { number: at + 1 }), name));
    const address = textField(`email${at}`, cardMessage('card.email'), email);
    made.addWidget(email === '' ? address.setHint(say(cardMessage('card.emailUnknown'))) : address);
    if (at > 0) return;
    made.addWidget(
      choiceField('RADIO_BUTTON', 'basis', cardMessage('card.basis'), [
        [say(cardMessage('card.basisPermit')), 'medgivande', basis === 'medgivande'],
        [say(cardMessage('card.basisFee')), 'avtal', basis === 'avtal'],
        [say(cardMessage('card.basisJob')), 'i tjänsten', basis === 'i tjänsten'],
      ]),
    );
  });
  const audience = section(cardMessage('card.whoMaySee'));
  addRooms(audience, reading, film.row.rooms);
  audience.addWidget(dateField('to', cardMessage('card.lastDay'), ''));
  if (view.seen > 0) audience.addWidget(text(cardMessage('card.closesMeanwhile', { people: view.seen })));
  audience.addWidget(buttons([button(cardMessage('card.saveQuestion'), 'cardDo', { act: 'question', file }, true)]));
  return card(cardMessage('card.askLecturer'), [made, audience], film.title);
};

export const questionHandlers: CardHandlers<'question' | 'mailQuestion'> = {
  question({ reading, inputs }, { file }) {
    const found = asked(reading, file);
    if ('problem' in found) return { say: found.problem };
    const rooms = inputs.many('rooms');
    const question: PermitEdit = {
      kind: 'permit',
      recording: found.film.id,
      lecturers: found.lecturers.map((_, at) => ({ name: inputs.one(`name${at}`), email: inputs.one(`email${at}`) })),
      audience: rooms.length === 0 && reading.config.tables.rooms.rows.length === 0 ? [ALL] : rooms,
      basis: inputs.one('basis') || 'medgivande',
      asked: reading.planned.desired.today,
      to: inputs.date('to') || undefined,
    };
    const edited = run(edit(reading, [question]));
    if ('problem' in edited) return { say: edited.problem };
    const permits = edited.undo.filter((row) => row.table === 'permits').map((row) => row.key);
    return {
      files: [file],
      said(now) {
        const made = section().addWidget(text(cardMessage('card.questionSaved', { permits })));
        const rows = now.config.tables.permits.rows.filter((row) => permits.includes(row.id));
        for (const { id, lecturerEmail } of rows) {
          if (lecturerEmail === '') continue;
          const label = cardMessage('card.mailLetterTo', { address: lecturerEmail });
          made.addWidget(buttons([button(label, 'cardDo', { act: 'mailQuestion', file, permit: id, to: lecturerEmail }, true)]));
        }
        made.addWidget(text(cardMessage('card.letterInSidebar')));
        return [made.addWidget(buttons([undoButton({ act: 'undo', rows: JSON.stringify(edited.undo) })]))];
      },
    };
  },
  mailQuestion({ reading }, { file, permit, to }) {
    const sent = mailed(reading, { permit, what: 'ask', lang: language(), to });
    return 'problem' in sent ? { say: sent.problem } : done([file], cardMessage('card.letterMailed', { address: sent.sent }));
  },
};
