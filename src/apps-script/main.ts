/**
 * The add-on's entry points: every function here, and no other, can be called by Google or by a page of the add-on.
 * Each checks what it is given (check.ts) and who asks (here.ts).
 */
import type { Answers, Do, Problem, Read, Results } from '../view/api.ts';
import type { StaffAnswers, StaffDo, StaffRead, StaffResults } from '../view/api-staff.ts';
import { act } from './acts.ts';
import { cardDo as cardAct, withdrawCard } from './cards/do.ts';
import { driveCard } from './cards/drive.ts';
import { eventCard } from './cards/event.ts';
import { homeCard } from './cards/home.ts';
import { doOf, readOf } from './check.ts';
import { staffDoOf, staffReadOf } from './check-staff.ts';
import { place, problemOf, say, staffPage } from './here.ts';
import { runHourly } from './hourly.ts';
import { answer } from './reads.ts';
import { forgetting } from './snapshot.ts';
import { pageFor, staffAct, staffAnswer } from './staff.ts';

/** The menu. Runs unauthorised: it may not look at anything. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu('Delakultur')
    .addItem(say({ sv: 'Öppna sidopanelen', en: 'Open the sidebar' }), 'showSidebar')
    .addItem(say({ sv: 'Förhandsgranska ändringar', en: 'Preview changes' }), 'showPlan')
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
  SpreadsheetApp.getUi().showModalDialog(page, say({ sv: 'Förhandsgranska ändringar', en: 'Preview changes' }));
}

const UPLOAD = { sv: 'Lägg upp filmer', en: 'Upload recordings' };

export function showUpload(): void {
  const page = HtmlService.createHtmlOutputFromFile('upload').setWidth(1200).setHeight(740);
  SpreadsheetApp.getUi().showModalDialog(page, say(UPLOAD));
}

/** For the pages: reads, and changes nothing. Failures come back as words. */
export function uiRead(query: unknown): Answers[Read['kind']] | Problem {
  try {
    return placed(answer(readOf(query)));
  } catch (error) {
    return problemOf(error);
  }
}

/** On the web no dialog can be opened or closed: there a page is told the web app's address, and leads to its other pages. */
const placed = <T extends object>(answered: T): T => (place() === 'web' ? { ...answered, app: staffPage() } : answered);

/** For the pages: does one thing. */
export function uiDo(request: unknown): Results[Do['kind']] | Problem {
  try {
    return forgetting(act)(doOf(request));
  } catch (error) {
    return problemOf(error);
  }
}

/** The web app: the staff page, and the coordinators' pages for those whose account does not run the workspace. */
export function doGet(event?: { parameter?: Record<string, unknown> }): GoogleAppsScript.HTML.HtmlOutput {
  return pageFor(event);
}

/** For the staff page: reads, for this caller alone. */
export function staffRead(query: unknown): StaffAnswers[StaffRead['kind']] | Problem {
  try {
    return staffAnswer(staffReadOf(query));
  } catch (error) {
    return problemOf(error);
  }
}

/** For the staff page: does one thing, as far as the caller may. */
export function staffDo(action: unknown): StaffResults[StaffDo['kind']] | Problem {
  try {
    return forgetting(staffAct)(staffDoOf(action));
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
export const cardWithdraw = forgetting(withdrawCard);
export const cardDo = forgetting(cardAct);
export const hourly = forgetting(runHourly);
