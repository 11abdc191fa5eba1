/** `delakultur status`: what waits, what is missing, what soon ends. */

import { localDateTime } from '../../../domain/time/dates.ts';
import { cellText, isEmptyCell } from '../../../domain/workbook/cells.ts';
import { call, type Program } from '../../../google/call.ts';
import { type LogLine, type Running, statusOf, statusText } from '../../../presenters/status.ts';
import { METADATA_ID } from '../../../workflows/read/metadata.ts';
import type { Workbook } from '../../../workflows/read/workbook.ts';
import type { Context } from '../../context.ts';
import { read } from '../../reading.ts';
import { flagFor } from '../../workspace.ts';

const LOG_LINES = 5;

export async function run({ terminal, where, open }: Context): Promise<number> {
  const session = await open();
  try {
    const { planned, workbook, config } = await read(session);
    const lease = await session.run(leaseOn(session.file.spreadsheetId));
    const running = lease !== undefined && lease.until > Date.now() ? lease : undefined;
    const status = statusOf(planned);
    const log = latestLog(workbook);
    if (terminal.json) {
      const lease_ = running === undefined ? null : { holder: running.holder, until: new Date(running.until).toISOString() };
      terminal.document({ ...status, running: lease_, log, workspace: session.kind, spreadsheetId: session.file.spreadsheetId });
      return 0;
    }
    const clock = (ms: number): string => localDateTime(ms, config.settings.timeZone).slice(11);
    terminal.print(statusText(status, planned, { running, log, clock, flag: flagFor(where) }, terminal.lang));
    return 0;
  } finally {
    session.close();
  }
}

/** The lease's holder, if the lease can be read. */
function* leaseOn(spreadsheetId: string): Program<Running | undefined> {
  const { matchedDeveloperMetadata = [] } = yield* call('sheets.spreadsheets.developerMetadata.search', {
    spreadsheetId,
    requestBody: { dataFilters: [{ developerMetadataLookup: { metadataId: METADATA_ID.lease } }] },
  });
  try {
    const { holder, until } = JSON.parse(matchedDeveloperMetadata[0]?.developerMetadata?.metadataValue ?? '') as Partial<Running>;
    return typeof holder === 'string' && typeof until === 'number' ? { holder, until } : undefined;
  } catch {
    return undefined;
  }
}

/** The last lines of the log, the latest first. */
function latestLog(workbook: Workbook): LogLine[] {
  const { columns, rows } = workbook.sheets.log.data;
  const filled = rows.filter((cells) => cells.some((cell) => !isEmptyCell(cell)));
  const text = (cells: readonly unknown[], field: string): string => cellText(cells[columns.indexOf(field)]);
  return filled
    .slice(-LOG_LINES)
    .reverse()
    .map((cells) => ({
      time: text(cells, 'time'),
      actor: text(cells, 'actor'),
      change: text(cells, 'change'),
      target: text(cells, 'target'),
      outcome: text(cells, 'outcome'),
    }));
}
