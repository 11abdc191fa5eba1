/** Taking in a captions file from Drive. */

import type { FilmFacts } from '../../domain/plan/access/film-facts.ts';
import { suggestFromName } from '../../domain/recordings/film-names.ts';
import { fold } from '../../domain/text.ts';
import { cardMessage } from '../../messages/cards.ts';
import { takeInCaptions } from '../../workflows/recordings/take-in-captions.ts';
import { run } from '../driver.ts';
import { CHOICES_SHOWN, type Choice, choiceField, cut } from './fields.ts';
import { type CardHandlers, done, type Form, offered } from './film.ts';
import { button, buttons, card, section, text } from './widgets.ts';

export const captionsForm: Form = (reading, [file = '']) => {
  const [view] = offered(reading, [file], 'captions');
  const without = reading.planned.films.filter(
    (film) => film.row && film.file && ![...reading.state.items.values()].some((item) => item.kind === 'captions' && item.row === film.id),
  );
  const { title } = suggestFromName(view?.title ?? '');
  const like = (film: FilmFacts) => (fold(film.title) === fold(title) || fold(film.file?.name ?? '').startsWith(fold(title)) ? 0 : 1);
  const sorted = [...without].reverse().sort((a, b) => like(a) - like(b));
  const made = section();
  if (sorted.length === 0) {
    made.addWidget(text(cardMessage('card.allHaveCaptions')));
  } else {
    const choices = sorted.slice(0, CHOICES_SHOWN).map((film, at): Choice => [`${film.title} (${film.id})`, film.id, at === 0]);
    made.addWidget(choiceField('DROPDOWN', 'captionsOf', cardMessage('card.recording'), choices));
    if (sorted.length > CHOICES_SHOWN) made.addWidget(cut(sorted.length - CHOICES_SHOWN));
    made.addWidget(buttons([button(cardMessage('card.takeIn'), 'cardDo', { act: 'captions', file }, true)]));
  }
  return card(cardMessage('card.takeInCaptions'), [made], view?.title);
};

export const captionsHandlers: CardHandlers<'captions'> = {
  captions({ reading, inputs }, { file }) {
    const taken = run(takeInCaptions(reading, { file, recording: inputs.one('captionsOf') }));
    if ('problem' in taken) return { say: taken.problem };
    return done([file], cardMessage('card.captionsBelong', { recording: taken.recording }));
  },
};
