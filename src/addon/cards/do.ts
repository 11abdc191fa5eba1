/** The acts of the Drive card's buttons. Each checks the caller, and that the file is still what the card showed. */

import { type CardAct, cardActs } from '../../contract/cards.ts';
import { cardMessage } from '../../messages/cards.ts';
import { undo } from '../../workflows/edit/edit.ts';
import { readAndPlan, requireCoordinator, requireOperator } from '../admit/reading.ts';
import { run } from '../driver.ts';
import { withScriptLock } from '../lock.ts';
import { say } from '../session.ts';
import { captionsForm, captionsHandlers } from './captions.ts';
import { closeHandlers, receiptOf, withdrawForm } from './closing.ts';
import { driveCardOf } from './drive.ts';
import { type Inputs, inputsOf, orderOf, type SelectedItem, selectedOf } from './event-fields.ts';
import { fillForm, fillHandlers } from './fill.ts';
import { type Answer, type CardHandlers, type Done, done, type Form, itemOf, type Pressed } from './film.ts';
import { questionForm, questionHandlers } from './question.ts';
import { shareForm, shareHandlers } from './share.ts';
import { takeInForm, takeInHandlers, UNDONE } from './take-in.ts';
import { card, guarded, section, text } from './widgets.ts';

type Response = GoogleAppsScript.Card_Service.ActionResponse | GoogleAppsScript.Card_Service.DriveItemsSelectedActionResponse;
type Order = Exclude<CardAct, { act: 'handOver' | 'withdraw' }>;

const forms: Readonly<Record<Extract<CardAct, { act: 'ask' }>['what'], Form>> = {
  takeIn: takeInForm,
  captions: captionsForm,
  question: questionForm,
  fill: fillForm,
  share: shareForm,
  withdraw: withdrawForm,
};

const handlers: CardHandlers = {
  ...takeInHandlers,
  ...questionHandlers,
  ...fillHandlers,
  ...shareHandlers,
  ...captionsHandlers,
  ...closeHandlers,
  ask: ({ reading }, { what, files }) => ({ push: forms[what](reading, files) }),
  undo({ reading, items }, { rows }) {
    const problem = run(undo(reading.ref.spreadsheetId, rows));
    return problem
      ? { say: problem.problem }
      : done(
          items.map(({ id }) => id),
          UNDONE,
        );
  },
};

/** A callback has 30 s. Max wait (ms) for another save; after a longer wait the result is shown without reading again. */
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
  // With words alone the form stays as filled in.
  if ('say' in answer) return builder.setNotification(CardService.newNotification().setText(say(answer.say))).build();
  return builder
    .setNavigation('push' in answer ? navigation.pushCard(answer.push) : navigation.popToRoot().updateCard(answer.show))
    .build();
}

function answerTo(order: Exclude<CardAct, { act: 'handOver' }>, inputs: Inputs, items: readonly SelectedItem[]): Answer {
  if (order.act === 'withdraw') return { push: receiptOf(order.permit) };
  const carry = () => carriedOut(order, inputs, items);
  return 'alone' in cardActs[order.act] ? withScriptLock(carry, LOCK_MS) : carry();
}

function carriedOut(order: Order, inputs: Inputs, items: readonly SelectedItem[]): Answer {
  const begun = Date.now();
  const reading = readAndPlan();
  requireCoordinator(reading);
  if (cardActs[order.act].who === 'operator') requireOperator(reading);
  const done = (handlers[order.act] as Perform)({ reading, inputs, items }, order);
  if (!('said' in done)) return done;
  const again = Date.now() - begun < LOOK_AGAIN_MS ? readAndPlan() : undefined;
  const sections = done.said(again ?? reading, again !== undefined);
  if (!again) return { show: card(cardMessage('card.recordings'), sections) };
  return { show: driveCardOf(again, items.length > 0 ? items : done.files.map(itemOf), sections) };
}

/** Each handler takes the fields of its own act: CardHandlers ensures it. */
type Perform = (pressed: Pressed, sent: Order) => Answer | Done;

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
