/** Mails letters to lecturers and records decisions about recordings; both are logged. */

import type { Message } from '../../domain/message.ts';
import { capped, type SentLetter } from '../../domain/permits/letter-cap.ts';
import { clean } from '../../domain/text.ts';
import { instantOf, localDateTime } from '../../domain/time/dates.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { call, type Program } from '../../google/call.ts';
import { rawMessage } from '../../google/raw-mail.ts';
import type { SkippedCell } from '../edit/land.ts';
import { appendLog, writeCells } from '../edit/write.ts';
import type { Reading } from '../read/plan.ts';

export interface Posted {
  readonly from: string;
  /** A parsed address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** A question: the day is noted under *Frågad*, unless an earlier question still waits. */
  readonly asks: boolean;
  readonly actor: string;
  /** ms */
  readonly now: number;
}

/** The letters in the log. */
function sentLetters({ workbook, config }: Reading): SentLetter[] {
  const { columns, rows } = workbook.sheets.log.data;
  const { timeZone } = config.settings;
  return rows.flatMap((cells) => {
    const cell = (field: string) => clean(cellText(cells[columns.indexOf(field)]));
    if (cell('change') !== 'letter') return [];
    const at = instantOf(cell('time').replace(' ', 'T'), timeZone);
    return [{ matter: cell('target'), to: cell('outcome').replace(SENT_TO, ''), at }];
  });
}

const SENT_TO = 'skickat till ';

/**
 * Mails a letter. Returns why not, if the limit is reached. Throws GoogleError if it was not sent or nobody can tell: then
 * nothing is noted.
 */
export function* mailLetter(reading: Reading, permit: Row<'permits'>, letter: Posted): Program<Message | undefined> {
  const full = capped(sentLetters(reading), `permits/${permit.id}`, letter.to, letter.now);
  if (full) return full;
  const { desired } = reading.planned;
  const raw = rawMessage(letter.from, letter.to, letter.subject, letter.text);
  yield* call('gmail.users.messages.send', { userId: 'me', requestBody: { raw } });
  const waits = permit.asked !== undefined && (permit.answered === undefined || permit.answered < permit.asked);
  if (letter.asks && !waits)
    yield* writeCells(reading.workbook, [{ table: 'permits', key: permit.id, field: 'asked', value: desired.today }]);
  yield* appendLog(reading.workbook, [
    {
      ...line(reading, letter),
      change: 'letter',
      target: `permits/${permit.id}`,
      reason: letter.subject,
      before: '',
      outcome: `${SENT_TO}${letter.to}`,
    },
  ]);
  return undefined;
}

export interface Decision {
  readonly decision: 'bevara' | 'radera' | '';
  /** Who decided. */
  readonly decider: string;
  readonly actor: string;
  /** ms */
  readonly now: number;
}

/**
 * Writes the decision in the recording's row, and in the log with the rule and the decider. Returns the cell that could not be
 * placed, if any.
 */
export function* decideDisposal(reading: Reading, recording: Row<'recordings'>, made: Decision): Program<SkippedCell | undefined> {
  const cells = [{ table: 'recordings' as const, key: recording.id, field: 'disposal', value: made.decision }];
  const [skipped] = yield* writeCells(reading.workbook, cells);
  if (skipped) return skipped;
  const { retentionRule, retentionMonths } = reading.config.settings;
  const rule = [retentionRule, retentionMonths === undefined ? '' : `${retentionMonths} månader`].filter((part) => part !== '').join(', ');
  yield* appendLog(reading.workbook, [
    {
      ...line(reading, made),
      change: 'disposal',
      target: `recordings/${recording.id}`,
      reason: `${rule === '' ? 'Ingen regel är inskriven' : rule}. Beslutat av ${made.decider}.`,
      before: recording.disposal ?? '',
      outcome: made.decision === '' ? 'beslutet taget tillbaka' : made.decision,
    },
  ]);
  return undefined;
}

const line = ({ config }: Reading, { actor, now }: { actor: string; now: number }) => ({
  time: localDateTime(now, config.settings.timeZone).replace('T', ' '),
  actor,
});
