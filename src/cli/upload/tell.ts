/** What an upload came to: each film, who will be able to see it, and what did not arrive. */
import type { Words } from '../../domain/plan/change.ts';
import type { Planned } from '../../domain/plan/plan.ts';
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

/** Tells it for people, or with --json as one document. `planned`: the workspace with the films in it. */
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
      terminal.print(
        terminal.say({
          sv: '  Den nya filmen tar den gamlas plats. Den gamla flyttas till Väntrummet vid nästa apply.',
          en: '  The new film takes the old one’s place. The old one moves to the waiting room at the next apply.',
        }),
      );
    }
    // Of kinds whose length is not read here it is Drive that tells.
    const known = order.captions === undefined || filmSeconds(order.file) !== undefined;
    const length = known || order.captions === undefined ? undefined : lengthRemark(order.captions, order.file, film?.file?.seconds);
    if (length) terminal.print(`  ! ${terminal.say(length)}`);
  }
  if (failed.length > 0)
    terminal.print(
      terminal.say({
        sv: `${failed.length} av ${done.length + failed.length} kom inte fram. Kör samma kommando igen: det som är framme skickas inte på nytt.`,
        en: `${failed.length} of ${done.length + failed.length} did not arrive. Run the same command again: what has arrived is not sent anew.`,
      }),
    );
  if (uploads.some(({ showing }) => showing && !showing.waiting))
    terminal.print(
      terminal.say({ sv: `Visa filmen: delakultur apply${flagFor(where)}`, en: `Show the film: delakultur apply${flagFor(where)}` }),
    );
}
