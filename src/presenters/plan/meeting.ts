/** What a change does with a meeting: when and where it is, what is another than before, and how many are mailed. */
import type { Message } from '../../domain/message.ts';
import type { Change } from '../../domain/plan/change.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import { planViewMessage } from '../../messages/plan-view.ts';
import { mailedBy } from './mails.ts';

/** An event as a change has it before itself; times in ms. */
interface Was {
  readonly title?: string;
  readonly place?: string;
  readonly start?: number;
  readonly end?: number;
  readonly guests?: readonly string[];
}

/** `today`: the plan's day; another year than its is told. Undefined for what is no meeting. */
export function meetingMessage(change: Change, today: string): Message | undefined {
  const was = change.before as Was | null;
  const mails = new Set(mailedBy(change)).size;
  for (const step of change.steps) {
    if (step.kind === 'cancelEvent') {
      return planViewMessage('page.cancel', { start: step.start, end: step.end, today, mails });
    }
    if (step.kind !== 'event') continue;
    const { start, end, place, title, guests, timeZone } = step.body;
    if (was === null) return planViewMessage('page.invite', { start, end, place, today, people: guests.length, mails });
    const local = (ms: number | undefined, otherwise: string) => (ms === undefined ? otherwise : localDateTime(ms, timeZone));
    return planViewMessage('page.update', {
      ...{ start, end, place, title, today, mails },
      before: { start: local(was.start, start), end: local(was.end, end), place: was.place ?? place, title: was.title ?? title },
      joined: step.joined.length,
      left: step.left.length,
    });
  }
  return undefined;
}
