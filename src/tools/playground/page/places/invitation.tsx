import { valueIn } from '../../../../pages/kit/asking.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { fullWhen } from '../when.ts';
import { OwnAnswer } from './event.tsx';
import { type Event, endOf, findEvent, startOf } from './events.ts';

/** An event as it was when Calendar mailed about it. */
export interface Sent {
  title: string;
  start: Event['start'];
  end: Event['end'];
  place: string;
  description: string;
  meet: string;
  organizer: string;
}

/** What Calendar's mail shows of an event: what, when, where and who, and the answer to give while one is invited. */
export function Invitation({ id, sent, asks }: { id: string; sent: Sent; asks: boolean }) {
  const { actor, workspace, changes, lang } = useShell();
  const w = useWords();
  const found = useAsk(
    asks ? `event ${actor.email} ${id}` : undefined,
    async () => (await findEvent(actor.email, workspace.calendarId, id)) ?? 'none',
    changes,
  );
  const now = valueIn(found);
  const event = now === 'none' || now?.event.status === 'cancelled' ? undefined : now?.event;
  const own = event?.attendees?.find(({ self }) => self);
  return (
    <div class="invitation">
      <h2 lang="sv">{sent.title}</h2>
      <dl class="facts">
        <Fact name={w.invitation.when}>{fullWhen(startOf(sent), endOf(sent), lang)}</Fact>
        {sent.place !== '' && <Fact name={w.invitation.where}>{sent.place}</Fact>}
        {sent.meet !== '' && (
          <Fact name={w.meetLink}>
            <code>{sent.meet}</code>
          </Fact>
        )}
        <Fact name={w.organizer}>{sent.organizer}</Fact>
        {event?.attendees && <Fact name={w.invitation.who}>{w.guestCount(event.attendees.length)}</Fact>}
      </dl>
      {sent.description.trim() !== '' && (
        <p class="body" lang="sv">
          {sent.description.trim()}
        </p>
      )}
      {own && <OwnAnswer id={id} own={own.responseStatus} />}
      {now !== undefined && !event && <p class="soft">{w.invitation.over}</p>}
      {event && <a href={`#/kalender/${id}`}>{w.toCalendar}</a>}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
