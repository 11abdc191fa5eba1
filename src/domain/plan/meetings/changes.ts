/** What the plan does with meetings, and what of it waits for a person. */

import type { FilmFacts } from '../access/film-facts.ts';
import type { Change } from '../change.ts';
import type { Desired } from '../desired.ts';
import { planMessage } from '../messages.ts';
import { cancel, invite, update } from './event-changes.ts';
import { withoutProtected, withoutReview } from './event-parts.ts';
import type { MeetingFacts } from './meetings.ts';

export function meetingChanges(desired: Desired, meetings: readonly MeetingFacts[], films: readonly FilmFacts[]): Change[] {
  const { state, config, now } = desired;
  if (state.conflicts.has('settings/calendar')) return [];
  const changes = meetings.flatMap((meeting) => {
    if (state.conflicts.has(`meetings/${meeting.row.id}`)) return [];
    const change = meetingChange(meeting, desired);
    const blocked = withoutProtected(meeting, desired);
    if (!change) return [];
    const unseen = change.review ? withoutReview(meeting, desired, films) : undefined;
    const same = unseen !== undefined && JSON.stringify(unseen.steps) === JSON.stringify(change.steps);
    return [{ ...change, ...(blocked ? { blocked } : {}), ...(same ? { review: false } : unseen ? { unseen } : {}) }];
  });
  const rows = new Set([...config.tables.meetings.rows.map((row) => row.id), ...config.tables.meetings.faulty.keys()]);
  for (const event of state.events.values()) {
    if (rows.has(event.row) || event.cancelled || event.end <= now) continue;
    changes.push(cancel(event, planMessage('meeting.gone'), config.settings.timeZone));
  }
  return changes;
}

function meetingChange(meeting: MeetingFacts, desired: Desired): Change | undefined {
  const { row, event, body, end } = meeting;
  if (end <= desired.now || row.status === 'genomförd') return undefined; // Past meetings are left alone.
  if (row.status === 'inställd') {
    return event && !event.cancelled && event.end > desired.now
      ? cancel(event, planMessage('meeting.cancelled'), desired.config.settings.timeZone)
      : undefined;
  }
  if (meeting.crowd !== undefined && (!event || event.cancelled)) return undefined;
  if (!event) return invite(meeting, planMessage('meeting.new'), false);
  if (event.cancelled) return invite(meeting, planMessage('meeting.again'), true);
  return update(meeting, event, body, desired);
}
