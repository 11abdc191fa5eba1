/** What the Drive card's buttons do. Each checks who asks, and that the file still is what the card said. */
import { type CardAct, cardActs, type FileAct } from '../../contract/cards.ts';
import { Trouble } from '../../contract/problem.ts';
import type { RowEdit } from '../../domain/edits/edits.ts';
import type { Words } from '../../domain/plan/change.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import type { Said } from '../../messages/render.ts';
import type { FileView } from '../../presenters/cards/file.ts';
import { showingOf, showingText } from '../../presenters/film.ts';
import { edit, undo } from '../../workflows/edit/edit.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { putInWaiting } from '../../workflows/recordings/chosen-files.ts';
import { putBack, type TakeIn, type TakenIn, takeInAll } from '../../workflows/recordings/take-in.ts';
import { takeInCaptions } from '../../workflows/recordings/take-in-captions.ts';
import { type FilmCells, previewFilm } from '../../workflows/recordings/uploads.ts';
import { glance, look, requireCoordinator, requireOperator } from '../admit/look.ts';
import { withdrawn } from '../areas/withdrawal.ts';
import { run } from '../driver.ts';
import { alone } from '../lock.ts';
import { caller, language, say } from '../session.ts';
import { driveCardOf, permitsOf, viewsOf } from './drive.ts';
import { type Inputs, inputsOf, orderOf, type SelectedItem, selectedOf } from './event-fields.ts';
import { captionsForm, emptyOf, fillCells, fillForm, shareForm, takeInCells, takeInForm, withdrawForm } from './forms.ts';
import { keepWayBack, takenFrom } from './way-back.ts';
import { button, buttons, type Card, card, guarded, reviewButton, row, type Section, section, text, waitingWords } from './widgets.ts';

type Response = GoogleAppsScript.Card_Service.ActionResponse | GoogleAppsScript.Card_Service.DriveItemsSelectedActionResponse;
type Answer = { push: Card } | { show: Card } | { say: Said };

/** A callback has 30 s. So long it waits for another who saves, and past so long what was done is told without looking anew. */
const LOCK_MS = 8_000;
const LOOK_AGAIN_MS = 10_000;

export function cardDo(event: unknown): Response {
  let handing = '';
  let answer: Answer | undefined;
  const failed = guarded(() => {
    const order = orderOf(event);
    if (order.act === 'handOver') handing = order.file;
    else answer = answerTo(order, inputsOf(event), selectedOf(event));
    return card('Delakultur', [section().addWidget(text('Delakultur'))]);
  });
  if (handing !== '') return CardService.newDriveItemsSelectedActionResponseBuilder().requestFileScope(handing).build();
  const builder = CardService.newActionResponseBuilder();
  const navigation = CardService.newNavigation();
  if (answer === undefined) return builder.setNavigation(navigation.pushCard(failed)).build();
  // Words alone leave the form as it was filled in.
  if ('say' in answer) return builder.setNotification(CardService.newNotification().setText(say(answer.say))).build();
  return builder
    .setNavigation('push' in answer ? navigation.pushCard(answer.push) : navigation.popToRoot().updateCard(answer.show))
    .build();
}

function answerTo(order: Exclude<CardAct, { act: 'handOver' }>, inputs: Inputs, items: readonly SelectedItem[]): Answer {
  if (order.act === 'withdraw') return { push: receiptOf(order.permit) };
  const carry = () => carriedOut(order, inputs, items);
  return 'alone' in cardActs[order.act] ? alone(carry, LOCK_MS) : carry();
}

type Order = Exclude<CardAct, { act: 'handOver' | 'withdraw' }>;

function carriedOut(order: Order, inputs: Inputs, items: readonly SelectedItem[]): Answer {
  const begun = Date.now();
  const reading = look();
  requireCoordinator(reading);
  if (cardActs[order.act].who === 'operator') requireOperator(reading);
  const done = perform(order, reading, inputs, items);
  if (!('said' in done)) return done;
  const again = Date.now() - begun < LOOK_AGAIN_MS ? look() : undefined;
  const sections = done.said(again ?? reading, again !== undefined);
  if (!again) return { show: card(say({ sv: 'Filmer', en: 'Recordings' }), sections) };
  return { show: driveCardOf(again, items.length > 0 ? items : done.files.map(itemOf), sections) };
}

/** Something was done: which files to show again, and what to say of it above them. */
interface Done {
  files: readonly string[];
  said(now: Reading, fresh: boolean): Section[];
}

const itemOf = (id: string): SelectedItem => ({ id, title: '', mimeType: '', handed: true });

function perform(order: Order, reading: Reading, inputs: Inputs, items: readonly SelectedItem[]): Answer | Done {
  switch (order.act) {
    case 'ask':
      return { push: formOf(reading, order.what, order.files) };
    case 'takeIn':
      return takeFilmsIn(reading, order.files, inputs);
    case 'fill': {
      const { view, film } = filmAt(reading, order.file, 'fill');
      const cells = fillCells(inputs, view.missing, film.row);
      if (Object.keys(cells).length === 0) return { say: { sv: 'Du har inte fyllt i något.', en: 'You have filled in nothing.' } };
      return save(reading, film.id, cells, order.file);
    }
    case 'share':
      return preview(reading, order.file, inputs.many('rooms'));
    case 'saveRooms':
      return save(reading, filmAt(reading, order.file, 'share').film.id, { rooms: order.rooms }, order.file);
    case 'captions': {
      const taken = run(takeInCaptions(reading, { file: order.file, recording: inputs.one('captionsOf') }));
      if ('problem' in taken) return { say: taken.problem };
      const words = { sv: `Undertexterna hör nu till ${taken.recording}.`, en: `The captions now belong to ${taken.recording}.` };
      return { files: [order.file], said: (now, fresh) => [doneSection(now, fresh, words)] };
    }
    case 'close':
      return close(reading, order.file);
    case 'undo': {
      const problem = run(undo(reading.ref.spreadsheetId, order.rows));
      return problem
        ? { say: problem.problem }
        : { files: items.map(({ id }) => id), said: (now, fresh) => [doneSection(now, fresh, UNDONE)] };
    }
    case 'putBack': {
      const kept = takenFrom(order.file);
      if (!kept) return { say: FORGOTTEN };
      const result = run(putBack(reading, kept, { time: timeNow(reading), actor: caller() }));
      if ('problem' in result) return { say: result.problem };
      return { files: [order.file], said: (now, fresh) => [doneSection(now, fresh, result.stays ? LEFT : UNDONE)] };
    }
  }
}

/** Said when the way back is no longer kept. */
const FORGOTTEN = {
  sv: 'Det går inte att ångra längre. Ta bort raden i arbetsboken, och flytta filen själv i Drive.',
  en: 'This can no longer be undone. Remove the row in the workbook, and move the file yourself in Drive.',
};
const UNDONE = { sv: 'Det är ogjort.', en: 'It is undone.' };
/** Delakultur reaches no folder that was not handed to it. */
const LEFT = {
  sv: 'Det är ogjort. Filen ligger kvar i Väntrummet: flytta den själv i Drive dit du vill ha den.',
  en: 'It is undone. The file still lies in the waiting room: move it yourself in Drive to where you want it.',
};

const timeNow = ({ config }: Reading): string => localDateTime(Date.now(), config.settings.timeZone).replace('T', ' ');

// ── The file, as it is now ──

/** The file's view, if the card still offers that act. */
function offered(reading: Reading, ids: readonly string[], what: FileAct): FileView[] {
  const views = viewsOf(reading, ids.map(itemOf));
  if (views.some((view) => !view.acts.includes(what)))
    throw new Trouble(
      'Filen har ändrats sedan kortet visades. Välj den igen i Drive.',
      'The file has changed since the card was shown. Choose it again.',
    );
  return views;
}

function filmAt(reading: Reading, file: string, what: FileAct) {
  const [view] = offered(reading, [file], what);
  const film = reading.planned.films.find((one) => one.id === view?.recording);
  if (!view || !film?.row)
    throw new Trouble('Filmens rad går inte att läsa. Rätta den i arbetsboken.', 'The row can’t be read. Mend it in the workbook.');
  return { view, film: { ...film, row: film.row } };
}

function formOf(reading: Reading, what: FileAct, files: readonly string[]): Card {
  const [file = ''] = files;
  switch (what) {
    case 'takeIn':
      return takeInForm(reading, offered(reading, files, what));
    case 'captions': {
      const [view] = offered(reading, [file], what);
      if (view) return captionsForm(reading, view);
      break;
    }
    case 'withdraw': {
      const { view, film } = filmAt(reading, file, what);
      return withdrawForm(reading, permitsOf(reading, view), film.title);
    }
    case 'fill':
    case 'share': {
      const { view, film } = filmAt(reading, file, what);
      return what === 'fill' ? fillForm(reading, view, film) : shareForm(reading, view, film);
    }
    default:
  }
  throw new Trouble('Kortet är gammalt. Välj filen igen i Drive.', 'The card is old. Choose the file again in Drive.');
}

// ── Acts ──

function takeFilmsIn(reading: Reading, files: readonly string[], inputs: Inputs): Answer | Done {
  const views = offered(reading, files, 'takeIn');
  const recording = files.length === 1 ? inputs.one('recording') : '';
  const planned = reading.config.tables.recordings.rows.find((one) => one.id === recording);
  const orders: TakeIn[] = [];
  for (const [at, view] of views.entries()) {
    const cells = takeInCells(inputs, at, view.title, files.length === 1);
    if ('problem' in cells) return { say: cells.problem as Words };
    orders.push({ file: view.id, recording, cells: planned ? emptyOf(planned, cells as FilmCells) : (cells as FilmCells) });
  }
  const results = run(takeInAll(reading, orders));
  for (const result of results) if (!('problem' in result)) keepWayBack(result);
  // One form with one fault stays as it is; among several each has its own answer.
  const [only] = results;
  if (only && results.length === 1 && 'problem' in only) return { say: only.problem };
  return {
    files,
    said: () => {
      const made = section();
      results.forEach((result, at) => {
        const title = orders[at]?.cells.title || views[at]?.title || '';
        made.addWidget(
          'problem' in result ? row(title, say(result.problem)) : row(title, say(takenWords(result))).setButton(putBackButton(result)),
        );
      });
      return [made];
    },
  };
}

const putBackButton = ({ undo }: TakenIn) => undoButton({ act: 'putBack', file: undo.file });

function takenWords({ recording, unshared }: TakenIn): Words {
  const in_ = { sv: `Intagen som ${recording}, ligger i Väntrummet.`, en: `Taken in as ${recording}, lies in the waiting room.` };
  if (unshared === 0) return in_;
  return unshared === 1
    ? { sv: `${in_.sv} En delning togs bort.`, en: `${in_.en} One sharing ended.` }
    : { sv: `${in_.sv} ${unshared} delningar togs bort.`, en: `${in_.en} ${unshared} sharings ended.` };
}

const undoButton = (parameters: Record<string, string>) => button({ sv: 'Ångra', en: 'Undo' }, 'cardDo', parameters);

/** Writes a film's row; sharing itself is done by the plan, which people look through first. */
function save(reading: Reading, recording: string, cells: FilmCells, file: string): Answer | Done {
  const edited = run(edit(reading, [{ kind: 'recording', recording, isNew: false, cells }]));
  if ('problem' in edited) return { say: edited.problem };
  const rows: readonly RowEdit[] = edited.undo;
  return {
    files: [file],
    said: (now, fresh) => {
      const words = say({ sv: 'Sparat i arbetsboken.', en: 'Saved in the workbook.' });
      const changes = fresh ? ` ${say(waitingWords(now.planned.plan.changes.length))}.` : '';
      const made = section().addWidget(text(`${words}${changes}`));
      return [made.addWidget(buttons([reviewButton(now), undoButton({ act: 'undo', rows: JSON.stringify(rows) })]))];
    },
  };
}

function doneSection(now: Reading, fresh: boolean, words: Words): Section {
  const changes = fresh ? ` ${say(waitingWords(now.planned.plan.changes.length))}.` : '';
  return section()
    .addWidget(text(`${say(words)}${changes}`))
    .addWidget(buttons([reviewButton(now)]));
}

/** What the rooms would lead to, before they are written. */
function preview(reading: Reading, file: string, ticked: readonly string[]): Answer {
  const { film } = filmAt(reading, file, 'share');
  // A room that can't be read stands on no form, and is not taken away by it.
  const known = new Set(reading.config.tables.rooms.rows.map((one) => one.id));
  const rooms = [...ticked, ...film.row.rooms.filter((id) => !known.has(id))].join(', ');
  const seen = previewFilm(reading, film.id, { rooms });
  if ('problem' in seen) return { say: seen.problem };
  const after = seen.planned.films.find((one) => one.id === film.id);
  if (!after) throw new Trouble('Filmens rad går inte att läsa.', 'The row can’t be read.');
  const made = section(film.title).addWidget(text(showingText(showingOf(seen.planned, after), language())));
  const before = showingOf(reading.planned, film).viewers;
  const now = showingOf(seen.planned, after).viewers;
  const difference =
    now === before
      ? { sv: 'Lika många som förut.', en: 'As many as before.' }
      : now > before
        ? { sv: `${now - before} fler än förut.`, en: `${now - before} more than before.` }
        : { sv: `${before - now} färre än förut.`, en: `${before - now} fewer than before.` };
  if (before + now > 0) made.addWidget(text(say(difference)));
  const later = { sv: 'Inget delas förrän ändringarna har granskats.', en: 'Nothing is shared until the changes have been reviewed.' };
  made.addWidget(text(say(later)));
  made.addWidget(buttons([button({ sv: 'Spara rummen', en: 'Save the rooms' }, 'cardDo', { act: 'saveRooms', file, rooms }, true)]));
  return { push: card(say({ sv: 'Vad som följer', en: 'What follows' }), [made]) };
}

function close(reading: Reading, id: string): Answer | Done {
  const [view] = offered(reading, [id], 'close');
  const item = reading.state.items.get(id);
  if (!view || !item) throw new Trouble('Filen hittades inte.', 'The file was not found.');
  const closed = run(putInWaiting(reading, item, { time: timeNow(reading), actor: caller() }));
  if ('problem' in closed) return { say: closed.problem };
  const words = {
    sv: `”${view.title}” ligger nu i Väntrummet. Bara samordnare ser den.`,
    en: `“${view.title}” now lies in the waiting room. Only coordinators see it.`,
  };
  return { files: [id], said: (now, fresh) => [doneSection(now, fresh, words)] };
}

/** Closes at once, with a receipt. */
function receiptOf(permit: string): Card {
  const standing = glance();
  requireCoordinator(standing);
  requireOperator(standing);
  const done = withdrawn(standing, permit);
  const words = 'problem' in done && done.problem ? done.problem : 'text' in done ? done.text : { sv: '', en: '' };
  return card(say({ sv: 'Kvitto', en: 'Receipt' }), [section().addWidget(text(say(words as Words)))], caller());
}

/** Fields of the event object that Google sends with a button; all may be absent. */
export interface ButtonEvent {
  commonEventObject?: { parameters?: { permit?: string } };
  parameters?: { permit?: string };
}

/** The older withdrawal button: cards that were shown before still work. */
export function withdrawCard(event: ButtonEvent): Response {
  const permit = event.commonEventObject?.parameters?.permit ?? event.parameters?.permit ?? '';
  const shown = guarded(() => receiptOf(permit));
  return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().pushCard(shown)).build();
}
