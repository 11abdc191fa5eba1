/** What waits about permits, retention and captions: one thing to do each, however many films it is about. */

import type { Message } from '../message.ts';
import { leftToAsk, widenedRooms } from '../permits/states.ts';
import { roomName } from '../plan/desired.ts';
import type { Planned } from '../plan/plan.ts';
import { withoutCaptions } from '../recordings/captions-due.ts';
import { dueForDisposal } from '../recordings/retention.ts';
import { taskMessage } from './messages.ts';

/** Leads to a place of the sidebar. `id` is '' for a list. */
export interface OpenAction {
  readonly kind: 'open';
  readonly place: 'permit' | 'permits' | 'retention' | 'captions';
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

/** Films that are there, are meant for someone, and whose lecturers have not all been asked. */
export function unaskedFilms({ films: all }: Planned): Notice[] {
  const unasked = all.filter((film) => leftToAsk(film) !== undefined);
  const [first] = unasked;
  if (!first) return [];
  return [
    {
      id: 'unasked',
      mood: 'waiting',
      chip: taskMessage('chip.waitingRoom'),
      title: taskMessage('task.unasked.title', { films: unasked.length, film: first.title }),
      text: taskMessage('task.unasked.text'),
      action: { kind: 'open', place: 'permits', id: '' },
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
