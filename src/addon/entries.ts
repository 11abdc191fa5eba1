/** What Google and the pages may call, by the names in main.ts, and who may. docs/security.md shows it. */
import { acts, reads } from '../contract/api.ts';
import { cardActs } from '../contract/cards.ts';
import type { Definitions, Who } from '../contract/definition.ts';
import { staffActs, staffReads } from '../contract/staff.ts';

/** Definitions instead of a word: it depends on what is asked. */
export const entries: Readonly<Record<string, Who | Definitions>> = {
  onOpen: 'anyone',
  onInstall: 'anyone',
  onEdit: 'anyone',
  showSidebar: 'anyone',
  showPlan: 'anyone',
  showUpload: 'anyone',
  doGet: 'anyone',
  uiRead: reads,
  uiDo: acts,
  staffRead: staffReads,
  staffDo: staffActs,
  homepageCard: 'coordinator',
  sheetsHomepage: 'coordinator',
  driveHomepage: 'coordinator',
  calendarHomepage: 'coordinator',
  driveItemsSelected: 'coordinator',
  calendarEventOpen: 'coordinator',
  cardWithdraw: 'operator',
  cardDo: cardActs,
  hourly: 'own',
};
