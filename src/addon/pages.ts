/** The web app's pages. */

import { coordinates } from './areas/staff.ts';
import { note } from './checks/evidence.ts';
import { acting, keepStaffPage } from './session.ts';

/** The pages of the web app, by `?sida=`; those of coordinators are given to no one else. */
const coordinatorPages: ReadonlyMap<string, { file: string; title: string }> = new Map([
  ['samordna', { file: 'sidebar', title: 'Samordna' }],
  ['plan', { file: 'plan', title: 'Förhandsgranska ändringar' }],
  ['upload', { file: 'upload', title: 'Lägg upp filmer' }],
]);

/** What the web app's address shows. It is never framed by other sites: XFrameOptionsMode stays DEFAULT. */
export function webPage(event: { parameter?: Record<string, unknown> } | undefined): GoogleAppsScript.HTML.HtmlOutput {
  keepStaffPage();
  noteVisit();
  const asked = coordinatorPages.get(String(event?.parameter?.sida ?? ''));
  const { file, title } = asked && coordinates() ? asked : { file: 'staff', title: 'Filmer och exempel' };
  return HtmlService.createHtmlOutputFromFile(file)
    .setTitle(`${title} – Delakultur`)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1')
    .setXFrameOptionsMode(HtmlService.XFrameOptionsMode.DEFAULT);
}

/** Notes whether Google named the visitor, for the check against the tenant. The operating account itself is always named. */
function noteVisit(): void {
  const email = Session.getActiveUser().getEmail().toLowerCase();
  if (email !== acting()) note('visit', email === '' ? 'unnamed' : 'named');
}
