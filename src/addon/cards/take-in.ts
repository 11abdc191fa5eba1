/** Taking in films from Drive as recordings, and putting one back. */

import type { FilmFacts } from '../../domain/plan/access/film-facts.ts';
import { lecturerAmong, suggestFromName } from '../../domain/recordings/film-names.ts';
import { fold } from '../../domain/text.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { cardMessage } from '../../messages/cards.ts';
import type { Said } from '../../messages/render.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { putBack, type TakeIn, type TakenIn, takeInAll } from '../../workflows/recordings/take-in.ts';
import type { FilmCells } from '../../workflows/recordings/uploads.ts';
import { run } from '../driver.ts';
import { caller, say } from '../session.ts';
import type { Inputs } from './event-fields.ts';
import {
  addChildren,
  addPermits,
  addRooms,
  CHOICES_SHOWN,
  type Choice,
  choiceField,
  dateField,
  lecturersOf,
  NEW,
  textField,
} from './fields.ts';
import { type Answer, type CardHandlers, type Done, done, type Form, offered, timeNow, undoButton } from './film.ts';
import { keepWayBack, takenFrom } from './way-back.ts';
import { button, buttons, card, row, type Section, section, text } from './widgets.ts';

/** One film, or several with what they share asked once. */
export const takeInForm: Form = (reading, files) => {
  const views = offered(reading, files, 'takeIn');
  const lecturers = lecturersOf(reading);
  const found = [...new Set(views.map((view) => lecturerAmong(view.title, lecturers)))];
  const lecturer = found.length === 1 ? (found[0] ?? '') : '';
  const [first] = views;
  const own = section();
  const shared = section(views.length > 1 ? say(cardMessage('card.sameForAll')) : '');
  if (first && views.length === 1) {
    const suggested = suggestFromName(first.title);
    addPlanned(own, reading, suggested.title);
    own.addWidget(textField('title0', cardMessage('card.title'), suggested.title));
    own.addWidget(dateField('date0', cardMessage('card.date'), suggested.date ?? ''));
  } else {
    views.forEach((view, at) => {
      const { title, date } = suggestFromName(view.title);
      own.addWidget(textField(`title${at}`, cardMessage('card.titleOf', { number: at + 1 }), title).setHint(hintOf(view.title, date)));
    });
  }
  shared.addWidget(textField('lecturer', cardMessage('card.lecturer'), lecturer, lecturers));
  addRooms(shared, reading, []);
  addPermits(shared, reading, lecturer === '' ? [] : [lecturer], []);
  addChildren(shared);
  const follows = section().addWidget(text(cardMessage('card.whatTakingInDoes')));
  const loose = views.flatMap((view) => view.lines).find(({ label }) => label.sv === 'Delad');
  if (loose) follows.addWidget(text(loose.text));
  const words = views.length === 1 ? cardMessage('card.takeIn') : cardMessage('card.takeInThese', { films: views.length });
  follows.addWidget(buttons([button(words, 'cardDo', { act: 'takeIn', files: files.join(',') }, true)]));
  return card(cardMessage('card.takeInRecording'), [own, shared, follows], first && views.length === 1 ? first.title : '');
};

const hintOf = (name: string, date: string | undefined): string =>
  date === undefined ? name : say(cardMessage('card.dateFromName', { name, date }));

/** Rows without a film; one with the same title is preselected. */
function addPlanned(to: Section, { planned }: Reading, title: string): void {
  const rows = planned.films.filter((film) => film.row && !film.file).reverse();
  if (rows.length === 0) return;
  const same = rows.find((film) => fold(film.title) === fold(title))?.id ?? NEW;
  const choice = (film: FilmFacts): Choice => [`${film.title} (${film.id})`, film.id, film.id === same];
  const shown = [...rows].sort((a, b) => Number(b.id === same) - Number(a.id === same)).slice(0, CHOICES_SHOWN);
  const none: Choice = [say(cardMessage('card.newRecording')), NEW, same === NEW];
  to.addWidget(choiceField('DROPDOWN', 'recording', cardMessage('card.rowOfRecordings'), [none, ...shown.map(choice)]));
  to.addWidget(text(cardMessage('card.onlyEmpty')));
}

export const takeInHandlers: CardHandlers<'takeIn' | 'putBack'> = {
  takeIn: ({ reading, inputs }, { files }) => takeFilmsIn(reading, files, inputs),
  putBack({ reading }, { file }) {
    const kept = takenFrom(file);
    if (!kept) return { say: FORGOTTEN };
    const result = run(putBack(reading, kept, { time: timeNow(reading), actor: caller() }));
    return 'problem' in result ? { say: result.problem } : done([file], result.stays ? LEFT : UNDONE);
  },
};

/** Said when the undo is no longer cached. */
const FORGOTTEN = cardMessage('card.forgotten');
export const UNDONE = cardMessage('card.undone');
/** Delakultur can't access a folder that was not handed to it. */
const LEFT = cardMessage('card.undoneLeft');

function takeFilmsIn(reading: Reading, files: readonly string[], inputs: Inputs): Answer | Done {
  const views = offered(reading, files, 'takeIn');
  const recording = files.length === 1 ? inputs.one('recording') : '';
  const planned = reading.config.tables.recordings.rows.find((one) => one.id === recording);
  const orders: TakeIn[] = [];
  for (const [at, view] of views.entries()) {
    const cells = takeInCells(inputs, at, view.title, files.length === 1);
    if ('problem' in cells) return { say: cells.problem as Said };
    orders.push({ file: view.id, recording, cells: planned ? emptyOf(planned, cells as FilmCells) : (cells as FilmCells) });
  }
  const results = run(takeInAll(reading, orders));
  for (const result of results) if (!('problem' in result)) keepWayBack(result);
  // A form for one file stays as it is on an error; with several files each has its own answer.
  const [only] = results;
  if (only && results.length === 1 && 'problem' in only) return { say: only.problem };
  return {
    files,
    said: () => {
      const made = section();
      results.forEach((result, at) => {
        const title = orders[at]?.cells.title || views[at]?.title || '';
        made.addWidget('problem' in result ? row(title, result.problem) : row(title, takenIn(result)).setButton(putBackButton(result)));
      });
      return [made];
    },
  };
}

const takenIn = ({ recording, unshared }: TakenIn) => cardMessage('card.takenIn', { recording, unshared });
const putBackButton = ({ undo }: TakenIn) => undoButton({ act: 'putBack', file: undo.file });

const CHILDREN_UNANSWERED = {
  problem: cardMessage('card.answerChildren'),
};

/** Cells of the film at a place in the form; a date comes from its own field or from its name. */
function takeInCells(inputs: Inputs, at: number, name: string, alone: boolean): FilmCells | typeof CHILDREN_UNANSWERED {
  const children = inputs.one('children');
  if (children !== 'ja' && children !== 'nej') return CHILDREN_UNANSWERED;
  return {
    title: inputs.one(`title${at}`),
    lecturer: inputs.one('lecturer'),
    date: alone ? inputs.date('date0') : (suggestFromName(name).date ?? ''),
    rooms: inputs.many('rooms').join(', '),
    permit: inputs.one('permit'),
    children,
    childrenUntil: children === 'ja' ? inputs.date('childrenUntil') : '',
  };
}

/** The cells that are empty in an existing row: nothing is overwritten. */
function emptyOf(row: Row<'recordings'>, cells: FilmCells): FilmCells {
  const empty = (name: string) => {
    const value = (row as unknown as Record<string, unknown>)[name];
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  };
  return Object.fromEntries(Object.entries(cells).filter(([name, value]) => value !== '' && empty(name)));
}
