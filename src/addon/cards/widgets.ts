/** The cards' widgets. Text is escaped here, and nowhere else. */

import type { Message } from '../../domain/message.ts';
import { cardMessage } from '../../messages/cards.ts';
import type { Said } from '../../messages/render.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { problemOf } from '../problem.ts';
import { requireOwnAccount, say, staffPage } from '../session.ts';

export type Card = GoogleAppsScript.Card_Service.Card;
export type Section = GoogleAppsScript.Card_Service.CardSection;
export type Button = GoogleAppsScript.Card_Service.TextButton;

/** In the reader's language, unless it already is text. */
const inLanguage = (words: Said | string): string => (typeof words === 'string' ? words : say(words));

export const section = (header: Said | string = ''): Section => {
  const made = CardService.newCardSection();
  return header === '' ? made : made.setHeader(html(header));
};
const html = (words: Said | string) =>
  inLanguage(words).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>');
export const text = (words: Said | string) => CardService.newTextParagraph().setText(html(words));
export const row = (top: Said | string, words: Said | string) =>
  CardService.newDecoratedText().setTopLabel(inLanguage(top)).setText(html(words)).setWrapText(true);

export function card(title: Said | string, sections: readonly Section[], subtitle = ''): Card {
  const header = CardService.newCardHeader().setTitle(inLanguage(title));
  if (subtitle !== '') header.setSubtitle(subtitle);
  const builder = CardService.newCardBuilder().setHeader(header);
  for (const one of sections) builder.addSection(one);
  return builder.build();
}

/** Parameters are texts: Google takes nothing else. */
export function button(words: Said, functionName: string, parameters: Record<string, string> = {}, filled = false): Button {
  const action = CardService.newAction()
    .setFunctionName(functionName)
    .setParameters(parameters)
    .setLoadIndicator(CardService.LoadIndicator.SPINNER);
  const made = CardService.newTextButton().setText(say(words)).setOnClickAction(action);
  return filled ? made.setTextButtonStyle(CardService.TextButtonStyle.FILLED) : made;
}

/** One row of at most three buttons. */
export function buttons(list: readonly Button[]) {
  const set = CardService.newButtonSet();
  for (const one of list.slice(0, 3)) set.addButton(one);
  return set;
}

const link = (words: Said, url: string): Button =>
  CardService.newTextButton().setText(say(words)).setOpenLink(CardService.newOpenLink().setUrl(url));

export const workbookButton = (reading: Reading): Button =>
  link(cardMessage('card.openWorkbook'), `https://docs.google.com/spreadsheets/d/${reading.ref.spreadsheetId}/edit`);

/** Leads to the review of waiting changes: a card can't open a dialog. Leads to the workbook while there is no web page. */
export function reviewButton(reading: Reading): Button {
  const page = staffPage();
  return page === '' ? workbookButton(reading) : link(cardMessage('card.openReview'), `${page}?sida=plan`);
}

export function stateLine({ planned }: Reading): string {
  const { plan } = planned;
  if (plan.guard.tripped) return say(cardMessage('card.stopped', { people: plan.guard.removals }));
  const errors = plan.diagnostics.filter((one) => one.severity === 'error').length;
  if (plan.changes.length === 0 && errors > 0) return say(cardMessage('card.toMend', { errors }));
  return say(waitingMessage(plan.changes.length));
}

export const waitingMessage = (changes: number): Message => cardMessage('card.changesWait', { changes });

/**
 * A card, or one that explains why there is none and where else to do it. A page of the web app could call the cards' entry
 * points and would act as the operating account: it gets nothing.
 */
export function guarded(make: () => Card): Card {
  try {
    requireOwnAccount();
    return make();
  } catch (error) {
    const { problem } = problemOf(error);
    const said = section().addWidget(text(say(problem)));
    const page = staffPage();
    if (page !== '') said.addWidget(link(cardMessage('card.openWeb'), `${page}?sida=samordna`));
    return card(say(cardMessage('card.didNotWork')), [said]);
  }
}
