/** Every message in either language. Pages take a renderer of their own areas instead (`rendererOf`), to stay small. */
import type { Message, Words } from '../domain/message.ts';
import { addOn } from './add-on.ts';
import { cards } from './cards.ts';
import { rendererOf } from './catalogue.ts';
import { checks } from './checks/findings.ts';
import { common } from './common.ts';
import { files } from './films/files.ts';
import { permits } from './films/permits.ts';
import { recordings } from './films/recordings.ts';
import { fixes } from './fixes.ts';
import { mails } from './letters/mails.ts';
import { log } from './log.ts';
import { plan } from './plan.ts';
import { planView } from './plan-view.ts';
import { reports } from './reports.ts';
import { people } from './staff/people.ts';
import { staffLists } from './staff/staff-lists.ts';
import { tasks } from './tasks.ts';
import { workbook } from './workbook.ts';
import { workflows } from './workflows.ts';

export const catalogues = {
  addOn,
  cards,
  checks,
  common,
  files,
  fixes,
  log,
  mails,
  people,
  permits,
  plan,
  planView,
  recordings,
  reports,
  staffLists,
  tasks,
  workbook,
  workflows,
};

export const render = rendererOf(...Object.values(catalogues));

/** As the workbook has it, its log and its cells: in Swedish. */
export const inWorkbook = (message: Message): string => render(message, 'sv');

/** A message, or what is in words already. */
export type Said = Message | Words;

/** Both languages: what a page is sent, where people may change between them. */
export const wordsOf = (said: Said): Words => ('code' in said ? { sv: render(said, 'sv'), en: render(said, 'en') } : said);
