/** What happened by itself since somebody last looked, by the log. */
import type { SinceView } from '../../contract/log.ts';
import { type Desired, nameOf } from '../../domain/plan/desired.ts';
import { listParts } from '../../domain/text.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import type { SheetData } from '../../domain/workbook/config.ts';
import { isHourly, lineOf } from './log.ts';

/** So many lines are sent; the log has them all. */
const MOST = 100;

/** The hourly run's lines after `at`, the newest first. The log grows downwards: what is older than that is not looked at. */
export function sinceView({ columns, rows, firstRow }: SheetData, desired: Desired, at: string): SinceView {
  const places = new Map(columns.map((code, column) => [code, column]));
  const people = new Set(desired.config.tables.people.rows.map((row) => row.email));
  const [added, removed, closed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const view: SinceView = { lines: [], added: 0, removed: 0, closed: 0, others: 0, failed: 0 };
  for (let index = rows.length - 1; index >= 0; index--) {
    const cell = (code: string) => cellText(rows[index]?.[places.get(code) ?? -1]).trim();
    const time = cell('time');
    if (time !== '' && time <= at) break;
    if (time === '' || cell('change') === '' || !isHourly(cell('actor'))) continue;
    const line = lineOf(desired, firstRow + index, cell);
    if (line.state === 'waits') continue;
    if (view.lines.length < MOST) view.lines.push(line);
    const change = cell('change');
    if (line.state === 'failed') view.failed++;
    else if (change === 'add' || change === 'remove') {
      const whom = listParts(cell('before')).filter((email) => people.has(email));
      for (const email of whom) (change === 'add' ? added : removed).add(nameOf(desired, email));
    } else if (change === 'close') closed.add(cell('target'));
    else view.others++;
  }
  return { ...view, added: added.size, removed: removed.size, closed: closed.size };
}
