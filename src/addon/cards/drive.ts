/** Drive's card: what each selected file is, who may see it, what is missing, and the likely act first. */

import { FILES_AT_ONCE, type FileAct } from '../../contract/cards.ts';
import type { Message } from '../../domain/message.ts';
import type { DriveFile } from '../../google/types.ts';
import { cardMessage } from '../../messages/cards.ts';
import { wordsOf } from '../../messages/render.ts';
import { fileViewOf } from '../../presenters/cards/file.ts';
import type { FileView, Selected } from '../../presenters/cards/file-view.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { lookAtFiles, ownPermissions, waitingPermissions } from '../../workflows/recordings/chosen-files.ts';
import { whyNot } from '../../workflows/recordings/take-in.ts';
import { areCaptions } from '../../workflows/recordings/take-in-captions.ts';
import { mayApply, readAndPlan, requireCoordinator } from '../admit/reading.ts';
import { note } from '../checks/evidence.ts';
import { run } from '../driver.ts';
import { say } from '../session.ts';
import { type SelectedItem, selectedOf } from './event-fields.ts';
import {
  type Button,
  button,
  buttons,
  type Card,
  card,
  guarded,
  row,
  type Section,
  section,
  stateLine,
  text,
  workbookButton,
} from './widgets.ts';

export function driveCard(event: unknown): Card {
  return guarded(() => {
    const reading = readAndPlan();
    requireCoordinator(reading);
    note('card', 'shown');
    return driveCardOf(reading, selectedOf(event));
  });
}

/** `first`: what to say above the files, such as what was just done. */
export function driveCardOf(reading: Reading, items: readonly SelectedItem[], first: readonly Section[] = []): Card {
  const views = viewsOf(reading, items.slice(0, FILES_AT_ONCE));
  const sections = [...first];
  const takeable = views.filter((view) => view.acts.includes('takeIn'));
  if (takeable.length > 1 && mayApply(reading)) sections.push(takeAll(takeable));
  for (const view of views) sections.push(fileSection(reading, view, views.length > 1));
  if (items.length > FILES_AT_ONCE) {
    const rest = items.length - FILES_AT_ONCE;
    const words = cardMessage('card.moreFiles', { rest });
    sections.push(section().addWidget(text(words)));
  }
  if (items.length === 0) {
    const words = cardMessage('card.chooseRecording');
    sections.push(section().addWidget(text(words)));
  }
  return card(cardMessage('card.recordings'), sections, stateLine(reading));
}

/** Asks Drive about all of them in one round. Files that the app may not access are known only from the event. */
export function viewsOf(reading: Reading, items: readonly SelectedItem[]): FileView[] {
  const { state } = reading;
  const asked = items.filter(({ id, handed }) => {
    const kind = state.items.get(id)?.kind;
    return kind === undefined ? handed : kind === 'recording' || kind === 'stray';
  });
  const files = asked.length === 0 ? new Map<string, DriveFile>() : run(lookAtFiles(asked.map(({ id }) => id)));
  return items.map((item) => fileViewOf(reading.planned, selected(reading, item, files.get(item.id))));
}

function selected(reading: Reading, item: SelectedItem, file: DriveFile | undefined): Selected {
  const known = reading.state.items.get(item.id);
  const title = file?.name ?? (item.title || known?.name) ?? '';
  const inherited = file?.parents?.[0] === reading.ref.waitingRoom ? waitingPermissions(reading) : new Set<string>();
  const why = whyNot(reading, file);
  return {
    id: item.id,
    title: title === '' ? say(cardMessage('card.untitled')) : title,
    mimeType: file?.mimeType ?? item.mimeType,
    handed: file !== undefined,
    created: file?.createdTime ?? '',
    shared: file ? ownPermissions(file, inherited).length : 0,
    whyNot: why ? wordsOf(why) : null,
    captions: file !== undefined && areCaptions(file),
  };
}

function takeAll(views: readonly FileView[]): Section {
  const many = views.length;
  const words = cardMessage('card.takeInMany', { films: many });
  const why = cardMessage('card.notInWorkbook', { films: many });
  const files = views.map((view) => view.id).join(',');
  return section()
    .addWidget(text(why))
    .addWidget(buttons([button(words, 'cardDo', { act: 'ask', what: 'takeIn', files }, true)]));
}

/** With several files, each shows only the most important lines. */
const BRIEF = 5;

function briefly(view: FileView): FileView['lines'] {
  const aside = (label: string) => label === 'Rum' || label === 'Stängt rum' || (label === 'Medgivande' && view.missing.includes('permit'));
  return view.lines.filter(({ label }) => !aside(label.sv)).slice(0, BRIEF);
}

function fileSection(reading: Reading, view: FileView, brief: boolean): Section {
  const made = section(view.title);
  for (const { label, text: said } of brief ? briefly(view) : view.lines) made.addWidget(row(say(label), say(said)));
  const acts = actButtons(reading, view);
  if (acts.length === 0) return view.kind === 'film' ? made.addWidget(buttons([workbookButton(reading)])) : made;
  if (!mayApply(reading)) {
    const who = reading.state.operator;
    return made.addWidget(text(cardMessage('card.lookedAfterFrom', { account: who })));
  }
  const warning = withdrawMessage(reading, view);
  if (warning && !brief) made.addWidget(text(warning));
  return made.addWidget(buttons(acts));
}

const LABELS: Readonly<Record<FileAct, Message>> = {
  handOver: cardMessage('card.handOver'),
  takeIn: cardMessage('card.takeInRecording'),
  captions: cardMessage('card.takeInCaptions'),
  question: cardMessage('card.askLecturer'),
  fill: cardMessage('card.fillIn'),
  share: cardMessage('card.chooseRooms'),
  withdraw: cardMessage('card.closeIt'),
  close: cardMessage('card.moveToWaiting'),
};

function actButtons(reading: Reading, view: FileView): Button[] {
  return view.acts.slice(0, 3).map((act, at) => {
    const filled = at === 0 && act !== 'withdraw';
    if (act === 'handOver' || act === 'close') return button(LABELS[act], 'cardDo', { act, file: view.id }, filled);
    const permits = permitsOf(reading, view);
    if (act === 'withdraw' && permits.length === 1) return button(LABELS[act], 'cardDo', { act, permit: permits[0] ?? '' });
    return button(
      act === 'share' && isShared(reading, view) ? cardMessage('card.changeRooms') : LABELS[act],
      'cardDo',
      { act: 'ask', what: act, files: view.id },
      filled,
    );
  });
}

const isShared = ({ planned }: Reading, view: FileView): boolean =>
  (planned.films.find((film) => film.id === view.recording)?.row?.rooms.length ?? 0) > 0;

export const permitsOf = ({ planned }: Reading, view: FileView): readonly string[] =>
  planned.films.find((film) => film.id === view.recording)?.row?.permit ?? [];

/** Withdrawing a permit closes all of its films: the card says so beforehand. */
function withdrawMessage(reading: Reading, view: FileView): Message | undefined {
  if (!view.acts.includes('withdraw')) return undefined;
  const permits = permitsOf(reading, view);
  if (permits.length > 1) return cardMessage('card.oneMindChanged');
  const open = reading.planned.films.filter((film) => film.currentAudience && film.row?.permit.some((id) => permits.includes(id))).length;
  if (open > 1) return cardMessage('card.mindChangedMany', { films: open });
  return cardMessage('card.mindChanged');
}
