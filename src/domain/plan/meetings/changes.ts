/** What the plan does with meetings, and what of it waits for a person. */

import type { FilmFacts } from '../access/film-facts.ts';
import type { Change } from '../change.ts';
import { planMessage } from '../messages.ts';
import type { Wanted } from '../wanted.ts';
import { cancel, invite, update } from './event-changes.ts';
import { withoutProtected, withoutReview } from './event-parts.ts';
import type { MeetingFacts } from './meetings.ts';

export function meetingChanges(wanted: Wanted, meetings: readonly MeetingFacts[], films: readonly FilmFacts[]): Change[] {
  const { state, config, now } = wanted;
  if (state.halted.has('settings/calendar')) return [];
  const changes = meetings.flatMap((meeting) => {
    if (state.halted.has(`meetings/${meeting.row.id}`)) return [];
    const change = meetingChange(meeting, wanted);
    const blocked = withoutProtected(meeting, wanted);
    if (!change) return [];
    const unseen = change.review ? withoutReview(meeting, wanted, films) : undefined;
    const same = unseen !== undefined && JSON.stringify(unseen.steps) === JSON.stringify(change.steps);
    return [{ ...change, ...(blocked ? { blocked } : {}), ...(same ? { review: false } : unseen ? { unseen } : {}) }];
  });
  const rows = new Set([...config.tables.meetings.rows.map((row) => row.id), ...config.tables.meetings.faulty.keys()]);
  for (const event of state.events.values()) {
    if (rows.has(event.row) || event.cancelled || event.end <= now) continue;
    changes.push(cancel(event, planMessage('meeting.gone')));
  }
  return changes;
}

function meetingChange(meeting: MeetingFacts, wanted: Wanted): Change | undefined {
  const { row, event, body, end } = meeting;
  if (end <= wanted.now || row.status === 'genomförd') return undefined; // What has been is left alone.
  if (row.status === 'inställd') {
    return event && !event.cancelled && event.end > wanted.now ? cancel(event, planMessage('meeting.cancelled')) : undefined;
  }
  if (meeting.crowd !== undefined && (!event || event.cancelled)) return undefined;
  if (!event) return invite(meeting, planMessage('meeting.new'), false);
  if (event.cancelled) return invite(meeting, planMessage('meeting.again'), true);
  return update(meeting, event, body, wanted);
}
