/**
 * Who may call what. Each entry point asks this table before anything is read, and docs/security.md shows it. A kind that is
 * forgotten here does not compile.
 */
import type { Do, Read } from '../contract/api.ts';
import type { StaffDo, StaffRead } from '../contract/staff.ts';
import type { CardAct } from './checked/card.ts';

/**
 * anyone: it reads nothing. own: whoever asks Google in their own name. staff: accounts in the municipality's domains.
 * decider: coordinators, and leads for those whom they lead. coordinator: those whom the workbook names. operator: a
 * coordinator for whom the operating account acts.
 */
export type Who = 'anyone' | 'own' | 'staff' | 'decider' | 'coordinator' | 'operator';

export const uiReads: Readonly<Record<Read['kind'], Who>> = {
  overview: 'coordinator',
  plan: 'coordinator',
  person: 'coordinator',
  network: 'coordinator',
  unit: 'coordinator',
  meeting: 'coordinator',
  times: 'coordinator',
  whatIf: 'coordinator',
  why: 'coordinator',
  permits: 'coordinator',
  progress: 'coordinator',
  uploadSetting: 'coordinator',
  uploadPreview: 'coordinator',
  permitList: 'coordinator',
  permit: 'coordinator',
  asking: 'coordinator',
  letter: 'coordinator',
  retention: 'coordinator',
  captions: 'coordinator',
};

export const uiDos: Readonly<Record<Do['kind'], Who>> = {
  edit: 'coordinator',
  undo: 'coordinator',
  stop: 'coordinator',
  mailLetter: 'coordinator',
  disposal: 'coordinator',
  goTo: 'coordinator',
  apply: 'operator',
  withdraw: 'operator',
  beginUpload: 'operator',
  beginCaptions: 'operator',
  askUpload: 'operator',
  endUpload: 'operator',
  cancelUpload: 'operator',
  setUp: 'own',
  undoSetUp: 'own',
  check: 'own',
};

export const staffReads: Readonly<Record<StaffRead['kind'], Who>> = {
  catalogue: 'staff',
  why: 'staff',
  deciding: 'decider',
  people: 'decider',
};

/** Of one's own proposals only, but for `decide`. */
export const staffDos: Readonly<Record<StaffDo['kind'], Who>> = {
  propose: 'staff',
  sent: 'staff',
  ask: 'staff',
  giveUp: 'staff',
  reply: 'staff',
  takeBack: 'staff',
  decide: 'decider',
};

/** On a card everyone asks Google in their own name; these are asked besides. */
export const cardActs: Readonly<Record<CardAct['act'], Who>> = {
  handOver: 'own',
  ask: 'coordinator',
  fill: 'coordinator',
  share: 'coordinator',
  saveRooms: 'coordinator',
  undo: 'coordinator',
  takeIn: 'operator',
  captions: 'operator',
  withdraw: 'operator',
  close: 'operator',
  putBack: 'operator',
};

/** What Google and the pages may call, by the names in main.ts. A table instead of a word: it depends on what is asked. */
export const entries: Readonly<Record<string, Who | Readonly<Record<string, Who>>>> = {
  onOpen: 'anyone',
  onInstall: 'anyone',
  showSidebar: 'anyone',
  showPlan: 'anyone',
  showUpload: 'anyone',
  doGet: 'anyone',
  uiRead: uiReads,
  uiDo: uiDos,
  staffRead: staffReads,
  staffDo: staffDos,
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
