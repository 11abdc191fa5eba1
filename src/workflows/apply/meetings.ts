/** Changes meetings, and mails those whom Calendar does not: each mail is noted first, and never sent twice. */

import type { Program } from '../../google/call.ts';
import { appendLog, setOutbox } from '../edit/write.ts';
import type { OutboxRow } from '../read/workbook.ts';
import { logTime, unsureLines } from './logbook.ts';
import { type Letter, leftBehind, lettersFor, sendLetters } from './mail.ts';
import { carryPhase } from './phases.ts';
import type { Progress } from './progress.ts';

export function* carryMeetings(progress: Progress): Program<void> {
  const { reading, options, changes, blocked, answered, failed } = progress;
  const { workbook, state, config } = reading;
  const events = changes.flatMap((change) => change.steps.flatMap((step) => (step.kind === 'event' ? [{ change, step }] : [])));
  const at = new Date(options.now()).toISOString();
  const old = blocked ? { due: [], unsure: [], dropped: [] } : leftBehind(workbook, state, options.now(), config);
  const letters = events.flatMap(({ step }) => lettersFor(step, options.holder, at, state.events.get(step.id)?.link));
  // Before events are changed: an outdated letter might seem valid again afterwards.
  yield* putIn(progress, old.dropped, 'dropped');
  yield* putIn(progress, rowsOf(letters), 'planned');
  yield* carryPhase(progress, 'meetings');
  const landed = events.filter(({ change }) => answered.has(change.id) && !failed.has(change.id)).map(({ step }) => step);
  const changed = new Set(landed.map(({ id }) => id));
  const isDue = ({ row }: Letter) => changed.has(row.event);
  // People whose membership changes again, even if Calendar mails them, are not told the outdated news.
  const turned = new Set(landed.flatMap(({ id, joined, left }) => [...joined, ...left].map((person) => `${id} ${person}`)));
  const isOvertaken = ({ row }: Letter) => turned.has(`${row.event} ${row.person}`);
  yield* putIn(progress, rowsOf([...old.due.filter(isOvertaken), ...letters.filter((letter) => !isDue(letter))]), 'dropped');
  yield* tellUnsure(progress, old.unsure);
  const going = [...old.due.filter((letter) => !isOvertaken(letter)), ...letters.filter(isDue)];
  const { sent, unsure } = yield* sendLetters(workbook, going, reading.planned.desired, options.unattended ? '' : options.actor);
  progress.mailed += sent;
  yield* tellUnsure(progress, unsure);
}

const rowsOf = (letters: readonly Letter[]): OutboxRow[] => letters.map((letter) => letter.row);

function* putIn({ reading }: Progress, rows: readonly OutboxRow[], as: string): Program<void> {
  if (rows.length > 0) yield* setOutbox(reading.workbook, rows, as);
}

/** Reported before they are set aside: a kill in between reports them twice rather than never. */
function* tellUnsure(progress: Progress, letters: readonly OutboxRow[]): Program<void> {
  if (letters.length === 0) return;
  const { reading, options } = progress;
  const targetOf = ({ key, event }: OutboxRow) =>
    event === '' ? `requests/${key.split(':')[1] ?? ''}` : `meetings/${reading.state.events.get(event)?.row ?? ''}`;
  yield* appendLog(reading.workbook, unsureLines(letters, targetOf, logTime(reading, options.now()), options.actor));
  yield* putIn(progress, letters, 'unsure');
}
