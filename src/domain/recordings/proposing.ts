/** What is remembered of each proposal, even after its row is gone: who made it, when, and which recording is its own. */

import { sha256Hex } from '../ids.ts';
import type { Message } from '../message.ts';
import type { Desired } from '../plan/desired.ts';
import { isOpen, proposalsOf } from './examples.ts';
import { recordingMessage } from './messages.ts';

/** A line of the hidden tab, which outlives the proposal's row. */
export interface IdLine {
  readonly table: string;
  readonly rowId: string;
  readonly kind: string;
  readonly id: string;
}

export interface Made {
  readonly request: string;
  readonly day: string;
  /** The maker, without their address. */
  readonly by: string;
  /** The recording that was made for its file; '' for a link. */
  readonly recording: string;
}

const KIND = 'proposal';

/** A maker's hash for the hidden tab: it tells makers apart and can't be read. */
export const makerOf = (email: string): string => sha256Hex(`proposal ${email.toLowerCase()}`).slice(0, 12);

export const lineOf = ({ request, day, by, recording }: Made): IdLine => ({
  table: 'requests',
  rowId: request,
  kind: KIND,
  id: [day, by, recording].join('/'),
});

function madeOf(lines: readonly IdLine[]): Made[] {
  return lines
    .filter(({ table, kind }) => table === 'requests' && kind === KIND)
    .map(({ rowId, id }) => {
      const [day = '', by = '', recording = ''] = id.split('/');
      return { request: rowId, day, by, recording };
    });
}

/** The recording that was made for this person's own proposal; undefined for a link, and for what is not theirs. */
export function ownRecording(lines: readonly IdLine[], email: string, request: string): string | undefined {
  const own = madeOf(lines).filter((one) => one.request === request && one.by === makerOf(email));
  return own.map((one) => one.recording).find((recording) => recording !== '');
}

/** Max proposals per person: waiting, made in a day, and with files in a day. More is a mistake or abuse. */
export const MOST = { waiting: 20, aDay: 20, filesADay: 10 } as const;

/** Why this person may not propose more now. Proposals taken back count for their day. */
export function tooMany(desired: Desired, lines: readonly IdLine[], email: string, withFile: boolean): Message | undefined {
  if (proposalsOf(desired, email).filter(isOpen).length >= MOST.waiting) return recordingMessage('proposals.waiting');
  const today = madeOf(lines).filter((one) => one.day === desired.today && one.by === makerOf(email));
  if (today.length >= MOST.aDay) return recordingMessage('proposals.aDay', { most: MOST.aDay });
  if (withFile && today.filter((one) => one.recording !== '').length >= MOST.filesADay)
    return recordingMessage('proposals.filesADay', { most: MOST.filesADay });
  return undefined;
}
