/** Shared by the card's acts: the file as it is now, and the answers. */

import type { cardActs, FileAct } from '../../contract/cards.ts';
import { Trouble } from '../../contract/problem.ts';
import type { Of } from '../../contract/schema.ts';
import type { RowEdit } from '../../domain/edits/edits.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import { cardMessage } from '../../messages/cards.ts';
import type { Said } from '../../messages/render.ts';
import type { FileView } from '../../presenters/cards/file-view.ts';
import { edit } from '../../workflows/edit/edit.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import type { FilmCells } from '../../workflows/recordings/uploads.ts';
import { run } from '../driver.ts';
import { say } from '../session.ts';
import { viewsOf } from './drive.ts';
import type { Inputs, SelectedItem } from './event-fields.ts';
import { button, buttons, type Card, reviewButton, type Section, section, text, waitingMessage } from './widgets.ts';

export type Answer = { push: Card } | { show: Card } | { say: Said };

/** Something was done: which files to show again, and what to say of it above them. */
export interface Done {
  files: readonly string[];
  said(now: Reading, fresh: boolean): Section[];
}

/** The context of a pressed button. */
export interface Pressed {
  readonly reading: Reading;
  readonly inputs: Inputs;
  readonly items: readonly SelectedItem[];
}
type Acts = Omit<typeof cardActs, 'handOver' | 'withdraw'>;
/** A function per act; each definition names who may call it. */
export type CardHandlers<K extends keyof Acts = keyof Acts> = {
  readonly [A in K]: (pressed: Pressed, sent: Of<Acts[A]['sent']>) => Answer | Done;
};
/** The form of an act. */
export type Form = (reading: Reading, files: readonly string[]) => Card;

export const itemOf = (id: string): SelectedItem => ({ id, title: '', mimeType: '', handed: true });

export const timeNow = ({ config }: Reading): string => localDateTime(Date.now(), config.settings.timeZone).replace('T', ' ');

/** The files' views, if the card still offers that act. */
export function offered(reading: Reading, ids: readonly string[], what: FileAct): FileView[] {
  const views = viewsOf(reading, ids.map(itemOf));
  if (views.some((view) => !view.acts.includes(what))) throw new Trouble(cardMessage('card.fileChanged'));
  return views;
}

export function filmAt(reading: Reading, file: string, what: FileAct) {
  const [view] = offered(reading, [file], what);
  const film = reading.planned.films.find((one) => one.id === view?.recording);
  if (!view || !film?.row) throw new Trouble(cardMessage('card.rowUnread'));
  return { view, film: { ...film, row: film.row } };
}

export const undoButton = (parameters: Record<string, string>) => button(cardMessage('card.undo'), 'cardDo', parameters);

/** Writes a film's row; the plan does the sharing, after people have reviewed it. */
export function save(reading: Reading, recording: string, cells: FilmCells, file: string): Answer | Done {
  const edited = run(edit(reading, [{ kind: 'recording', recording, isNew: false, cells }]));
  if ('problem' in edited) return { say: edited.problem };
  const rows: readonly RowEdit[] = edited.undo;
  return {
    files: [file],
    said: (now, fresh) => {
      const words = say(cardMessage('card.saved'));
      const changes = fresh ? ` ${say(waitingMessage(now.planned.plan.changes.length))}.` : '';
      const made = section().addWidget(text(`${words}${changes}`));
      return [made.addWidget(buttons([reviewButton(now), undoButton({ act: 'undo', rows: JSON.stringify(rows) })]))];
    },
  };
}

/** What was done, said above the files. */
export const done = (files: readonly string[], words: Said): Done => ({
  files,
  said(now, fresh) {
    const changes = fresh ? ` ${say(waitingMessage(now.planned.plan.changes.length))}.` : '';
    return [
      section()
        .addWidget(text(`${say(words)}${changes}`))
        .addWidget(buttons([reviewButton(now)])),
    ];
  },
});
