/** What waits about permits, retention and captions: one thing to do each, however many films it is about. */

import type { Message } from '../message.ts';
import { leftToAsk, widenedRooms } from '../permits/states.ts';
import { isPreview, previewIn } from '../plan/access/previews.ts';
import { roomName } from '../plan/desired.ts';
import type { Planned } from '../plan/plan.ts';
import { withoutCaptions } from '../recordings/captions-due.ts';
import { dueForDisposal } from '../recordings/retention.ts';
import { localDate } from '../time/dates.ts';
import { taskMessage } from './messages.ts';

/** Leads to a place of the sidebar. `id` is '' for a list. */
export interface OpenAction {
  readonly kind: 'open';
  readonly place: 'permit' | 'approval' | 'permits' | 'ask' | 'retention' | 'captions';
  readonly id: string;
}

interface Notice {
  readonly id: string;
  readonly mood: 'waiting' | 'care';
  readonly chip: Message;
  readonly title: Message;
  readonly text: Message;
  readonly action: OpenAction;
}

/** *Fråga igen*: a yes that no longer covers a room that a film wants, since the room was widened. */
export function widenedPermits({ desired, films: all }: Planned): Notice[] {
  return desired.config.tables.permits.rows.flatMap((permit): Notice[] => {
    const rooms = [...widenedRooms(desired.config, permit).keys()].map((id) => roomName(desired, id));
    if (rooms.length === 0) return [];
    const who = permit.lecturer || permit.id;
    const [film, ...more] = all.filter((one) => one.row?.permit.includes(permit.id)).map((one) => one.title);
    const about = film === undefined ? '' : more.length === 0 ? film : `${film} +${more.length}`;
    const asked = permit.asked !== undefined && permit.answered !== undefined && permit.asked > permit.answered ? permit.asked : undefined;
    const since = asked === undefined ? taskMessage('task.askAgain.nobodySees') : taskMessage('task.askAgain.asked', { day: asked });
    return [
      {
        id: `ask-again:${permit.id}`,
        mood: 'care',
        chip: taskMessage('chip.askAgain'),
        title: taskMessage('task.askAgain.title', { who }),
        text: taskMessage('task.askAgain.text', { about, rooms, since }),
        action: { kind: 'open', place: 'permit', id: permit.id },
      },
    ];
  });
}

/** A film that its lecturer wanted to see before anyone else, and has not said yes to. */
export function awaitedApprovals({ desired, films }: Planned): Notice[] {
  const waiting = films.flatMap((film) => (previewIn(desired, film)?.permits ?? []).map((permit) => ({ film, permit })));
  const ids = [...new Set(waiting.map(({ permit }) => permit.id))];
  return ids.flatMap((id): Notice[] => {
    const mine = waiting.filter(({ permit }) => permit.id === id);
    const [first] = mine;
    if (!first) return [];
    const { lecturer, lecturerEmail } = first.permit;
    const lets = first.film.file?.grants.find(
      (one) => one.email === lecturerEmail && isPreview(desired, previewIn(desired, first.film), one),
    );
    const day = lets?.until === undefined ? '' : localDate(lets.until - 1, desired.config.settings.timeZone);
    return [
      {
        id: `approve:${id}`,
        mood: 'waiting',
        chip: taskMessage('chip.waitingRoom'),
        title: taskMessage('task.approval.title', { who: lecturer || id }),
        text: taskMessage('task.approval.text', { film: first.film.title, films: mine.length, letIn: lets !== undefined, day }),
        action: { kind: 'open', place: 'approval', id },
      },
    ];
  });
}

/** Films that are there, and whose lecturers have not all been asked. */
export function unaskedFilms({ desired, films: all }: Planned): Notice[] {
  const unasked = all.filter((film) => leftToAsk(desired.config, film) !== undefined);
  const [first] = unasked;
  if (!first) return [];
  return [
    {
      id: 'unasked',
      mood: 'waiting',
      chip: taskMessage('chip.waitingRoom'),
      title: taskMessage('task.unasked.title', { films: unasked.length, film: first.title }),
      text: taskMessage('task.unasked.text'),
      action: unasked.length === 1 ? { kind: 'open', place: 'ask', id: first.id } : { kind: 'open', place: 'permits', id: '' },
    },
  ];
}

export function lateCaptions(planned: Planned): Notice[] {
  const late = withoutCaptions(planned).filter((one) => one.late);
  const limit = planned.desired.config.settings.captionDays;
  if (late.length === 0 || limit === undefined) return [];
  const days = Math.max(...late.map((one) => one.days ?? 0));
  return [
    {
      id: 'captions',
      mood: 'care',
      chip: taskMessage('chip.captions'),
      title: taskMessage('task.captions.title', { films: late.length }),
      text: taskMessage('task.captions.text', { days, limit }),
      action: { kind: 'open', place: 'captions', id: '' },
    },
  ];
}

export function dueDisposals(planned: Planned): Notice[] {
  const due = dueForDisposal(planned).length;
  if (due === 0) return [];
  return [
    {
      id: 'retention',
      mood: 'care',
      chip: taskMessage('chip.retention'),
      title: taskMessage('task.retention.title'),
      text: taskMessage('task.retention.text', { films: due }),
      action: { kind: 'open', place: 'retention', id: '' },
    },
  ];
}
