/** The fields of the Drive card's forms. */

import { somebodyElses } from '../../domain/workbook/lecturers.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { cardMessage } from '../../messages/cards.ts';
import type { Said } from '../../messages/render.ts';
import { permitWords } from '../../presenters/cards/film.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { say } from '../session.ts';
import { type Section, text } from './widgets.ts';

/** Max choices shown; a longer list says that it is cut. */
export const CHOICES_SHOWN = 40;
/** The choice of a new one. */
export const NEW = '';

export function textField(name: string, label: Said, value: string, suggestions: readonly string[] = []) {
  const made = CardService.newTextInput().setFieldName(name).setTitle(say(label)).setValue(value);
  return suggestions.length === 0
    ? made
    : made.setSuggestions(CardService.newSuggestions().addSuggestions(suggestions.slice(0, CHOICES_SHOWN)));
}

export function dateField(name: string, label: Said, value: string) {
  const made = CardService.newDatePicker().setFieldName(name).setTitle(say(label));
  return value === '' ? made : made.setValueInMsSinceEpoch(Date.parse(`${value}T00:00:00Z`));
}

export type Choice = readonly [text: string, value: string, chosen: boolean];

export function choiceField(type: 'CHECK_BOX' | 'RADIO_BUTTON' | 'DROPDOWN', name: string, label: Said, choices: readonly Choice[]) {
  const made = CardService.newSelectionInput().setType(CardService.SelectionInputType[type]).setFieldName(name).setTitle(say(label));
  for (const [shown, value, chosen] of choices) made.addItem(shown, value, chosen);
  return made;
}

export function addRooms(to: Section, { planned, config }: Reading, chosen: readonly string[]): void {
  const rows = config.tables.rooms.rows;
  if (rows.length === 0) return;
  // Chosen ones are never cut: what is not sent counts as unticked.
  const sorted = [...rows].sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  const shown = sorted.slice(0, Math.max(CHOICES_SHOWN, chosen.length));
  const choices = shown.map(({ id, name }): Choice => [planned.desired.rooms.get(id)?.row?.name ?? name, id, chosen.includes(id)]);
  to.addWidget(choiceField('CHECK_BOX', 'rooms', cardMessage('card.rooms'), choices));
  if (rows.length > shown.length) to.addWidget(cut(rows.length - shown.length));
}

export const cut = (rest: number) => text(cardMessage('card.moreRooms', { rest }));

/** Only the lecturers' own: another's says nothing of the film. While nobody knows whose film it is there is none to choose. */
export function addPermits(to: Section, { planned, config }: Reading, lecturers: readonly string[], without: readonly string[]): void {
  if (lecturers.length === 0) {
    to.addWidget(text(cardMessage('card.permitAfterLecturer')));
    return;
  }
  const today = planned.desired.today;
  const isTheirs = (permit: Row<'permits'>) => somebodyElses(config, lecturers, [permit.id]) === undefined;
  const rows = config.tables.permits.rows.filter((permit) => !without.includes(permit.id) && isTheirs(permit));
  const sorted = [...rows].reverse();
  const choices = sorted
    .slice(0, CHOICES_SHOWN)
    .map((permit): Choice => [`${permit.lecturer || permit.id}: ${say(permitWords(permit, today))} (${permit.id})`, permit.id, false]);
  const none: Choice = [say(cardMessage('card.noneYet')), NEW, true];
  to.addWidget(choiceField('DROPDOWN', 'permit', cardMessage('card.permit'), [none, ...choices]));
  if (sorted.length > CHOICES_SHOWN) to.addWidget(cut(sorted.length - CHOICES_SHOWN));
}

/** Always asked, never prefilled. */
export function addChildren(to: Section): void {
  to.addWidget(
    choiceField('RADIO_BUTTON', 'children', cardMessage('card.children'), [
      [say(cardMessage('card.no')), 'nej', false],
      [say(cardMessage('card.yes')), 'ja', false],
    ]),
  );
  addConsent(to);
}

export function addConsent(to: Section): void {
  to.addWidget(dateField('childrenUntil', cardMessage('card.consentUntil'), ''));
}

export function lecturersOf({ config }: Reading): string[] {
  const { permits, recordings } = config.tables;
  const names = [...permits.rows.map((one) => one.lecturer), ...recordings.rows.flatMap((one) => one.lecturer)];
  return [...new Set(names)].filter((name) => name !== '').sort();
}
