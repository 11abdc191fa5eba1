/** The log lines of a run. */
import type { Change, ChangeOutcome } from '../../domain/plan/change.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import type { CellValue } from '../../google/types.ts';
import { beforeText } from '../../messages/log.ts';
import { inWorkbook } from '../../messages/render.ts';
import type { Reading } from '../read/plan.ts';
import type { OutboxRow } from '../read/workbook.ts';

/** A moment in the log's form, in the workspace's time zone. */
export const logTime = ({ config }: Reading, now: number): string => localDateTime(now, config.settings.timeZone).replace('T', ' ');

/** One line a change, but one line for all members of a group with the same reason: a first run adds thousands. */
export function logLines(
  changes: readonly Change[],
  outcomeOf: (change: Change) => ChangeOutcome,
  time: string,
  actor: string,
  timeZone: string,
): Record<string, CellValue>[] {
  const lines = new Map<string, Record<string, CellValue>>();
  for (const change of changes) {
    const outcome = outcomeOf(change);
    const note = outcome.note === undefined ? '' : ` (${inWorkbook(outcome.note)})`;
    const word = { done: `gjort${note}`, failed: `misslyckades: ${outcome.error ? inWorkbook(outcome.error) : ''}`, skipped: 'väntar' }[
      outcome.status
    ];
    const member = change.id.startsWith('member:');
    const reason = inWorkbook(change.reason);
    const key = member ? `${change.action} ${change.target} ${word} ${reason}` : change.id;
    const who = member ? change.id.slice(change.id.lastIndexOf(':') + 1) : '';
    const line = lines.get(key);
    if (line) {
      line.before = `${line.before}, ${who}`;
      continue;
    }
    const before = member ? who : beforeText(change.before, timeZone);
    lines.set(key, { time, actor, change: change.action, target: change.target, reason, before, outcome: word });
  }
  return [...lines.values()];
}

/** Letters that may or may not have been sent: they are not sent again, so a person is told to ask. */
export function unsureLines(
  letters: readonly OutboxRow[],
  targetOf: (letter: OutboxRow) => string,
  time: string,
  actor: string,
): Record<string, CellValue>[] {
  return letters.map((letter) => ({
    time,
    actor,
    change: 'letter',
    target: targetOf(letter),
    reason:
      'Ett mejl avbröts när det skickades. Ingen kan säga om det kom fram, så det skickas inte igen. Fråga den som skulle ha fått det.',
    before: letter.person,
    outcome: 'osäkert',
  }));
}
