/** The result of an upload: each film, who will be able to see it, and what did not arrive. */

import type { Words } from '../../domain/message.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { showingJson, showingOf, showingText } from '../../presenters/film.ts';
import type { Context } from '../context.ts';
import { flagFor } from '../workspace.ts';
import { filmSeconds, lengthRemark } from './captions.ts';
import type { FilmOrder, Uploaded } from './order.ts';

export interface Arrived {
  readonly order: FilmOrder;
  readonly uploaded: Uploaded;
}

export interface Failed {
  readonly file: string;
  readonly words: Words;
}

/** Reports it for people, or with --json as one document. `planned`: the workspace with the films in it. */
export function tell({ terminal, where }: Context, planned: Planned, done: readonly Arrived[], failed: readonly Failed[]): void {
  const uploads = done.map(({ uploaded: one, order }) => {
    const film = planned.films.find((facts) => facts.id === one.recording);
    return { one, order, film, showing: film && showingOf(planned, film) };
  });
  if (terminal.json) {
    const list = uploads.map(({ one, showing }) => ({ ...one, ...(showing && { showing: showingJson(showing, terminal.lang) }) }));
    terminal.document({ uploads: list, failed: failed.map(({ file, words }) => ({ file, error: terminal.say(words) })) });
  }
  for (const { one, order, film, showing } of uploads) {
    terminal.print(`${one.recording} ${one.title}: ${showing ? showingText(showing, terminal.lang) : ''}`);
    if (one.replaced !== null) {
      terminal.print(terminal.say(uploadMessage('upload.replaces')));
    }
    // For kinds whose length is not read here, Drive tells.
    const known = order.captions === undefined || filmSeconds(order.file) !== undefined;
    const length = known || order.captions === undefined ? undefined : lengthRemark(order.captions, order.file, film?.file?.seconds);
    if (length) terminal.print(`  ! ${terminal.say(length)}`);
  }
  if (failed.length > 0)
    terminal.print(terminal.say(uploadMessage('upload.someLost', { failed: failed.length, all: done.length + failed.length })));
  if (uploads.some(({ showing }) => showing && !showing.waiting))
    terminal.print(terminal.say(uploadMessage('upload.showIt', { flag: flagFor(where) })));
}
