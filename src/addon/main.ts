/**
 * The add-on's entry points: only functions exported here can be called by Google or by a page of the add-on. dispatch.ts
 * checks the caller and the data.
 */
import { cardMessage } from '../messages/cards.ts';
import { cardDo as act, withdrawCard } from './cards/do.ts';
import { homeCard } from './cards/home.ts';
import { type Edited, markEdited } from './edited.ts';
import { runHourly } from './hourly.ts';
import { say } from './session.ts';
import { forgetting } from './snapshot.ts';

const PREVIEW = cardMessage('menu.preview');
const UPLOAD = cardMessage('menu.upload');

/** The menu, under Extensions by the add-on's name. Runs unauthorised: it may not look at anything. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem(say(cardMessage('menu.sidebar')), 'showSidebar')
    .addItem(say(PREVIEW), 'showPlan')
    .addItem(say(UPLOAD), 'showUpload')
    .addToUi();
}

export function onInstall(): void {
  onOpen();
}

export function showSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Delakultur'));
}

export function showPlan(): void {
  const page = HtmlService.createHtmlOutputFromFile('plan').setWidth(1200).setHeight(740);
  SpreadsheetApp.getUi().showModalDialog(page, say(PREVIEW));
}

export function showUpload(): void {
  const page = HtmlService.createHtmlOutputFromFile('upload').setWidth(1200).setHeight(740);
  SpreadsheetApp.getUi().showModalDialog(page, say(UPLOAD));
}

/** Whatever goes wrong here is nothing for whoever types: the workbook's next reading says it. */
export function onEdit(edited: Edited): void {
  try {
    markEdited(edited);
  } catch (error) {
    console.error(String(error));
  }
}

export { driveCard as driveItemsSelected } from './cards/drive.ts';
export { eventCard as calendarEventOpen } from './cards/event.ts';
export { staffDo, staffRead, uiDo, uiRead } from './dispatch.ts';
/** The web app: the staff page, and the coordinators' pages for those whose account does not run the workspace. */
export { webPage as doGet } from './pages.ts';
/** The cards that open by themselves, and what their buttons do. */
export { homeCard as calendarHomepage, homeCard as driveHomepage, homeCard as homepageCard, homeCard as sheetsHomepage };
export const cardDo = forgetting(act);
export const cardWithdraw = forgetting(withdrawCard);

export const hourly = forgetting(runHourly);
