/** A withdrawal, and its receipt. */

import type { ReceiptView } from '../../contract/permits.ts';
import type { Problem } from '../../contract/problem.ts';
import { noSuchRow } from '../../contract/problem.ts';
import { wordsOf } from '../../messages/render.ts';
import { type ReceiptFacts, receiptLetter, receiptText } from '../../presenters/letters/receipt.ts';
import type { Standing } from '../../workflows/read/plan.ts';
import { withdraw } from '../../workflows/withdraw/withdraw.ts';
import { run } from '../driver.ts';
import { caller, spreadsheetId } from '../session.ts';

/**
 * Closes at once everything that a permit covers. Reads only the workbook: trouble with a group or a calendar must not keep a
 * film open.
 */
export function withdrawn({ config }: Standing, permit: string, recordings: readonly string[] = []): ReceiptView | Problem {
  const receipt = run(
    withdraw({
      spreadsheetId: spreadsheetId(),
      permit,
      recordings,
      date: Utilities.formatDate(new Date(), config.settings.timeZone, 'yyyy-MM-dd'),
      actor: caller(),
      holder: Utilities.getUuid(),
      now: Date.now,
      realNow: Date.now,
    }),
  );
  if (!receipt) return noSuchRow('permits', permit);
  return {
    permit: receipt.permit,
    lecturer: receipt.lecturer,
    begun: receipt.begun,
    ended: receipt.ended,
    closed: receipt.closed,
    films: receipt.films.map(({ recording, title, readersBefore, closed, shortcutsRemoved }) => ({
      recording,
      title,
      readersBefore,
      closed,
      shortcutsRemoved,
    })),
    cannotUndo: wordsOf(receipt.cannotUndo),
    text: { sv: receiptText(receipt, 'sv'), en: receiptText(receipt, 'en') },
    lecturerEmail: receipt.lecturerEmail,
    letter: letterOf(receipt),
  };
}

function letterOf(receipt: ReceiptFacts): ReceiptView['letter'] {
  const [sv, en] = [receiptLetter(receipt, 'sv'), receiptLetter(receipt, 'en')];
  return sv && en ? { subject: { sv: sv.subject, en: en.subject }, text: { sv: sv.text, en: en.text } } : null;
}
