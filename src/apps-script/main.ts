/**
 * The add-on's entry points: every function here, and no other, can be called by Google or by a page of the add-on.
 * Each part checks what it is given (check*.ts) and who asks (here.ts, look.ts).
 */
import type { ButtonEvent } from './cards/do.ts';
import type { EventOpen } from './cards/event.ts';
import { say } from './here.ts';
import { webPage } from './pages.ts';
import { part } from './parts.ts';

const PREVIEW = { sv: 'Förhandsgranska ändringar', en: 'Preview changes' };
const UPLOAD = { sv: 'Lägg upp filmer', en: 'Upload recordings' };

/** The menu, under Extensions by the add-on's name. Runs unauthorised: it may not look at anything. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem(say({ sv: 'Öppna sidopanelen', en: 'Open the sidebar' }), 'showSidebar')
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

/** For the pages: reads, and changes nothing. Failures come back as words. */
export const uiRead = (query: unknown) => part('reads').uiRead(query);

/** For the pages: does one thing. */
export const uiDo = (request: unknown) => part('acts').uiDo(request);

/** The web app: the staff page, and the coordinators' pages for those whose account does not run the workspace. */
export const doGet = webPage;

/** For the staff page: reads, for this caller alone. */
export const staffRead = (query: unknown) => part('staff').staffRead(query);

/** For the staff page: does one thing, as far as the caller may. */
export const staffDo = (action: unknown) => part('staff').staffDo(action);

const home = () => part('cards').homeCard();
export const homepageCard = home;
export const sheetsHomepage = home;
export const driveHomepage = home;
export const calendarHomepage = home;
export const driveItemsSelected = (event: unknown) => part('cards').driveCard(event);
export const calendarEventOpen = (event: EventOpen) => part('cards').eventCard(event);
export const cardWithdraw = (event: ButtonEvent) => part('card-acts').withdrawCard(event);
export const cardDo = (event: unknown) => part('card-acts').cardDo(event);
export const hourly = (event: unknown) => part('hourly').hourly(event);
