/** The result of a withdrawal, as facts. */

import type { Message } from '../../domain/message.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import type { ClearedMeetings } from '../apply/clear-meetings.ts';
import type { StillOpen } from './closing.ts';

/**
 * Remarks: the permit's row could not be written (`rowUnwritten`), nor the films' status or the log (`statusUnwritten`);
 * another run had not stopped when the receipt was made (`othersRunning`); Calendar or Groups did not answer, so meetings were
 * not cleared and readers not counted (`unread`).
 */
export type ReceiptNote = 'rowUnwritten' | 'statusUnwritten' | 'othersRunning' | 'unread';

export interface ClosedFilm {
  readonly recording: string;
  readonly title: string;
  /** undefined: no file of it is in Drive. */
  readonly file: string | undefined;
  /** How many people could see it or its captions, coordinators not counted. */
  readonly readersBefore: number;
  /** Everyone with the link, or a whole domain, could open it too. */
  readonly byLink: boolean;
  /** Caption files closed with it. */
  readonly captions: number;
  /** Other files of its row: copies that the operating account can see, films that it replaced, one on its way. */
  readonly others: number;
  /** Read back: nobody but coordinators can open the film or anything of it. */
  readonly closed: boolean;
  readonly shortcutsRemoved: number;
  /** Why it is still open. */
  readonly why?: StillOpen | undefined;
  /** Google's refusal: `403 forbidden`. */
  readonly error?: string;
}

export interface Receipt {
  readonly permit: string;
  /** The permit that the films were taken out of, if it still holds for others. */
  readonly from?: string;
  readonly lecturer: string;
  /** '' where the row has none. */
  readonly lecturerEmail: string;
  /** Local times 'YYYY-MM-DD HH:MM'. */
  readonly begun: string;
  readonly ended: string;
  readonly films: readonly ClosedFilm[];
  /** Every film was read back as closed, and the permit's row says so, which keeps them closed. */
  readonly closed: boolean;
  readonly meetings: ClearedMeetings;
  readonly notes: readonly ReceiptNote[];
  readonly cannotUndo: Message;
}

/** A copy in someone's own Drive can't be seen from here. */
export const cannotUndo = workflowMessage('withdrawal.cannotUndo');
