/** The room that a new workspace begins with. */
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import type { Program } from '../../google/call.ts';
import { writeRows } from '../edit/write.ts';
import { cellsOf, readWorkbook } from '../read/workbook.ts';

/** A room for all staff, so that there is somewhere to show a first film. Only where there is no room yet; the next apply makes its folder. */
export function* makeFirstRoom(spreadsheetId: string): Program<void> {
  const workbook = yield* readWorkbook(spreadsheetId);
  const { rows, faulty } = parseWorkbook(cellsOf(workbook)).tables.rooms;
  if (rows.length + faulty.size > 0) return;
  const room = { id: 'rum-alla', name: 'Alla medarbetare', everyone: 'ja' };
  yield* writeRows(workbook, 'rooms', { updates: [], appends: [room] });
}
