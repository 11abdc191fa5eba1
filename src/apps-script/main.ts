/**
 * The add-on's entry points: every function here, and no other, can be called by Google or by a page of the add-on.
 * Each checks what it is given (check.ts) and who asks (here.ts).
 */
import type { Answers, Do, Problem, Read, Results } from '../view/api.ts';
import { act } from './acts.ts';
import { driveCard, eventCard, homeCard, withdrawCard } from './cards.ts';
import { doOf, readOf } from './check.ts';
import { problemOf, say } from './here.ts';
import { runHourly } from './hourly.ts';
import { answer } from './reads.ts';

/** The menu. Runs unauthorised: it may not look at anything. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu('Delakultur')
    .addItem(say({ sv: 'Öppna sidopanelen', en: 'Open the sidebar' }), 'showSidebar')
    .addItem(say({ sv: 'Förhandsgranska ändringar', en: 'Preview changes' }), 'showPlan')
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
  SpreadsheetApp.getUi().showModalDialog(page, say({ sv: 'Förhandsgranska ändringar', en: 'Preview changes' }));
}

/** For the pages: reads, and changes nothing. Failures come back as words. */
export function uiRead(query: unknown): Answers[Read['kind']] | Problem {
  try {
    return answer(readOf(query));
  } catch (error) {
    return problemOf(error);
  }
}

/** For the pages: does one thing. */
export function uiDo(request: unknown): Results[Do['kind']] | Problem {
  try {
    return act(doOf(request));
  } catch (error) {
    return problemOf(error);
  }
}

export const homepageCard = homeCard;
export const sheetsHomepage = homeCard;
export const driveHomepage = homeCard;
export const calendarHomepage = homeCard;
export const driveItemsSelected = driveCard;
export const calendarEventOpen = eventCard;
export const cardWithdraw = withdrawCard;
export const hourly = runHourly;
