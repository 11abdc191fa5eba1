/** What the checks know of the workspace: read once, nothing is written. */
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { settingDefaults } from '../../domain/workbook/tables/settings.ts';
import type { Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { WorkspaceRef } from '../read/marked.ts';
import { cellsOf, readWorkbook, type Workbook, WorkbookError } from '../read/workbook.ts';
import type { SiteWish } from './site.ts';

export interface Asked {
  readonly ref: WorkspaceRef;
  /** Where the workbook can't be read: the account's own. */
  readonly domain: string;
  readonly member: string;
  readonly outsider: string;
  readonly now: number;
}

/** An unreadable workbook is itself a finding: the checks then use what init wrote down. */
export function* wishFor({
  ref,
  domain,
  member,
  outsider,
  now,
}: Asked): Program<{ wish: SiteWish; workbook: Workbook | undefined; municipality: string }> {
  const workbook = yield* readable(ref.spreadsheetId);
  const settings = workbook ? parseWorkbook(cellsOf(workbook), { spent: workbook.spent }).settings : settingDefaults;
  const wish: SiteWish = {
    workspaceId: ref.workspaceId,
    groupPrefix: settings.groupPrefix,
    domain: settings.domains[0] ?? domain,
    customerId: settings.customerId,
    member: member.toLowerCase(),
    outsider: outsider.toLowerCase(),
    own: { ...ref, group: groupIn(workbook) },
    timeZone: settings.timeZone,
    now,
  };
  return { wish, workbook, municipality: settings.municipality };
}

/** The address of one of its groups. */
const groupIn = (workbook: Workbook | undefined): string => workbook?.ids.find(({ kind, id }) => kind === 'group' && id !== '')?.id ?? '';

function* readable(spreadsheetId: string): Program<Workbook | undefined> {
  try {
    return yield* readWorkbook(spreadsheetId, ['settings']);
  } catch (error) {
    if (error instanceof WorkbookError || (error instanceof GoogleError && /notFound|forbidden/.test(error.trouble))) return undefined;
    throw error;
  }
}
