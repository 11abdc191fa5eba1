/** Permits, letters, retention and captions. */

import type { LetterKind, LetterView, permitActs, permitReads } from '../../contract/permits.ts';
import { noSuchRow } from '../../contract/problem.ts';
import type { Of } from '../../contract/schema.ts';
import { readEmail } from '../../domain/email.ts';
import { settingOfName } from '../../domain/workbook/tables.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { letterOf } from '../../presenters/letters/letter.ts';
import { letterFactsOf } from '../../presenters/letters/letter-facts.ts';
import { captionsViewOf, retentionViewOf } from '../../presenters/pages/keeping.ts';
import { askingViewOf, permitListOf, permitRowsOf, permitViewOf } from '../../presenters/pages/permits.ts';
import { decideDisposal, mailLetter } from '../../workflows/apply/letters.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { run } from '../driver.ts';
import { acting, caller } from '../session.ts';
import type { Handlers, Refusal } from './handlers.ts';
import { withdrawn } from './withdrawal.ts';

export const permitReadHandlers: Handlers<typeof permitReads> = {
  permitList: ({ planned }) => permitListOf(planned),
  permit: ({ planned }, { id }) => permitViewOf(planned, id),
  asking: ({ planned }, { recording }) => askingViewOf(planned, recording),
  letter: ({ planned }, { permit, what }) => letterViewOf(planned, permit, what),
  retention: ({ planned }) => retentionViewOf(planned),
  captions: ({ planned }) => captionsViewOf(planned),
  permits: ({ planned }) => ({ permits: permitRowsOf(planned) }),
};

export const permitHandlers: Handlers<typeof permitActs> = {
  withdraw: (standing, { permit, recordings }) => withdrawn(standing, permit, recordings),
  mailLetter: mailed,
  disposal: decided,
};

function letterViewOf(planned: Reading['planned'], id: string, what: LetterKind): LetterView | Refusal {
  const permit = planned.desired.config.tables.permits.rows.find((row) => row.id === id);
  if (!permit) return noSuchRow('permits', id);
  const facts = letterFactsOf(planned, permit, caller());
  return {
    sv: letterOf(permit, facts, what, 'sv'),
    en: letterOf(permit, facts, what, 'en'),
    to: permit.lecturerEmail,
    lecturer: permit.lecturer,
    row: permit.row,
    textsRow: planned.desired.config.tables.settings.rows.find((row) => settingOfName(row.name) === 'letterTexts')?.row ?? 0,
  };
}

/** Only to the address in the row, and only if it is the one that was shown. */
export function mailed(
  reading: Reading,
  { permit: id, what, lang, to }: Of<(typeof permitActs)['mailLetter']['sent']>,
): { sent: string } | Refusal {
  const permit = reading.config.tables.permits.rows.find((row) => row.id === id);
  if (!permit) return noSuchRow('permits', id);
  const address = readEmail(permit.lecturerEmail);
  if (!('email' in address) || address.email !== to.toLowerCase()) {
    return {
      problem: addOnMessage('letter.addressChanged'),
    };
  }
  const letter = letterOf(permit, letterFactsOf(reading.planned, permit, caller()), what, lang);
  const [from, actor, now] = [acting(), caller(), Date.now()];
  const full = run(
    mailLetter(reading, permit, { ...letter, from, actor, now, to: address.email, asks: what !== 'copy' && what !== 'watch' }),
  );
  return full ? { problem: full } : { sent: address.email };
}

function decided(
  reading: Reading,
  { recording: id, decision, decider }: Of<(typeof permitActs)['disposal']['sent']>,
): { done: true } | Refusal {
  const recording = reading.config.tables.recordings.rows.find((row) => row.id === id);
  if (!recording) return noSuchRow('recordings', id);
  if (decider.trim() === '') return { problem: addOnMessage('disposal.noDecider') };
  const skipped = run(decideDisposal(reading, recording, { decision, decider: decider.trim(), actor: caller(), now: Date.now() }));
  if (!skipped) return { done: true };
  return {
    problem: skipped.reason === 'missingColumn' ? addOnMessage('disposal.noColumn') : addOnMessage('disposal.rowGone', { row: id }),
  };
}
