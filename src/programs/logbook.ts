/** What a run tells the log. */
import type { Change, ChangeOutcome } from '../domain/change.ts';
import type { CellValue } from '../google/types.ts';

/** A line a change, but members of one group in one line: a first run adds thousands. */
export function logLines(
  changes: readonly Change[],
  outcomeOf: (change: Change) => ChangeOutcome,
  time: string,
  actor: string,
): Record<string, CellValue>[] {
  const lines = new Map<string, Record<string, CellValue>>();
  for (const change of changes) {
    const outcome = outcomeOf(change);
    const word = { done: 'gjort', failed: `misslyckades: ${outcome.error?.sv ?? ''}`, skipped: 'väntar' }[outcome.status];
    const member = change.id.startsWith('member:');
    const key = member ? `${change.action} ${change.target} ${word}` : change.id;
    const who = member ? change.id.slice(change.id.lastIndexOf(':') + 1) : '';
    const line = lines.get(key);
    if (line) {
      line.before = `${line.before}, ${who}`;
      continue;
    }
    const before = member ? who : JSON.stringify(change.before);
    lines.set(key, { time, actor, change: change.action, target: change.target, reason: change.reason.sv, before, outcome: word });
  }
  return [...lines.values()];
}
