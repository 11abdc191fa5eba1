import { useState } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Chip, type Mood } from '../../../../pages/kit/components/chip.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useSpeech } from '../../../../pages/kit/language.ts';
import { byName } from '../../../../pages/kit/sorting.ts';
import { CardPanel } from '../addon/card-panel.tsx';
import { CoordinatorsOnly } from '../addon/coordinators-only.tsx';
import { useNames } from '../names.ts';
import { Unanswered } from '../server.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { fullWhen } from '../when.ts';
import { answerEvent, type Event, endOf, findEvent, type Guest, type Response, startOf } from './events.ts';

export const moods: Record<Response, Mood> = { accepted: 'good', declined: 'stop', tentative: 'care', needsAction: 'quiet' };

/** One meeting: what it is, who comes, and one's own answer. */
export function OneEvent({ id }: { id: string }) {
  const { actor, workspace, changes, lang } = useShell();
  const w = useWords();
  const [why, setWhy] = useState(false);
  const answer = useAsk(
    `event ${actor.email} ${id}`,
    async () => (await findEvent(actor.email, workspace.calendarId, id)) ?? 'none',
    changes,
  );
  return (
    <section class="card pad">
      <p class="path">
        <a href="#/kalender">← {w.calendar}</a>
      </p>
      <Ready loaded={answer}>
        {(found) => {
          if (found === 'none') return <Empty title={w.noEvent} />;
          const { event, calendar } = found;
          const guests = event.attendees ?? [];
          const own = guests.find(({ self }) => self);
          return (
            <>
              <h1 lang="sv">{event.summary}</h1>
              <p>
                {fullWhen(startOf(event), endOf(event), lang)}
                {event.location && <span lang="sv"> · {event.location}</span>}
              </p>
              {event.hangoutLink && (
                <p>
                  {w.meetLink}: <code>{event.hangoutLink}</code>
                </p>
              )}
              {event.status === 'cancelled' ? (
                <Chip mood="stop">{w.cancelled}</Chip>
              ) : (
                own && <OwnAnswer id={event.id} own={own.responseStatus} />
              )}
              {event.description && (
                <p class="body" lang="sv">
                  {event.description.trim()}
                </p>
              )}
              <p class="soft">
                {w.organizer}: {event.organizer?.displayName ?? event.organizer?.email}
              </p>
              <Guests guests={guests} />
              <Button expanded={why} onPress={() => setWhy(!why)}>
                {w.saysWhat}
              </Button>
              {why && (
                <CoordinatorsOnly>
                  <CardPanel
                    fn="calendarEventOpen"
                    name={`event ${event.id}`}
                    host="CALENDAR"
                    event={{ calendar: calendarEvent(event, calendar) }}
                  />
                </CoordinatorsOnly>
              )}
            </>
          );
        }}
      </Ready>
    </section>
  );
}

/** An event as Google's event object for cards names it. */
export const calendarEvent = (event: Event, calendarId: string) => ({
  id: event.id,
  calendarId,
  organizer: { email: event.organizer?.email },
  attendees: event.attendees ?? [],
  capabilities: {},
});

export function OwnAnswer({ id, own }: { id: string; own: Response }) {
  const { actor, look, tell } = useShell();
  const w = useWords();
  const [busy, setBusy] = useState(false);
  const answer = async (next: Response) => {
    setBusy(true);
    try {
      await answerEvent(actor.email, id, next);
      tell(w.answered(w.answers[next]));
      look();
    } catch (error) {
      tell(error instanceof Unanswered && error.status > 0 ? w.wentWrong(error.message) : w.unreachable);
    } finally {
      setBusy(false);
    }
  };
  return (
    <fieldset class="line" aria-label={w.yourAnswer}>
      <b>{w.yourAnswer}</b>
      {(['accepted', 'declined', 'tentative'] as const).map((one) => (
        <Button key={one} pressed={own === one} busy={busy} whileBusy={w.answers[one]} onPress={() => void answer(one)}>
          {w.answers[one]}
        </Button>
      ))}
    </fieldset>
  );
}

const guestsAtFirst = 12;

function Guests({ guests }: { guests: readonly Guest[] }) {
  const w = useWords();
  const { w: kit } = useSpeech();
  const [all, setAll] = useState(false);
  const nameOf = useNames(guests.map(({ email }) => email));
  const alphabetical = byName<Guest>((guest) => guest.displayName ?? nameOf(guest.email));
  // Those who have answered come first.
  const sorted = [...guests].sort(
    (a, b) => Number(a.responseStatus === 'needsAction') - Number(b.responseStatus === 'needsAction') || alphabetical(a, b),
  );
  const count = (status: Response) => guests.filter((guest) => guest.responseStatus === status).length;
  if (guests.length === 0) return null;
  return (
    <section>
      <h2>
        {w.guestCount(guests.length)}{' '}
        <span class="soft small">
          {(['accepted', 'declined', 'tentative', 'needsAction'] as const)
            .map((status) => `${count(status)} ${w.answers[status]}`)
            .join(' · ')}
        </span>
      </h2>
      <ul class="list tight">
        {sorted.slice(0, all ? undefined : guestsAtFirst).map((guest) => (
          <li key={guest.email} class="line">
            <span class="grows">{guest.displayName ?? nameOf(guest.email)}</span>
            <Chip mood={moods[guest.responseStatus]}>{w.answers[guest.responseStatus]}</Chip>
          </li>
        ))}
      </ul>
      {!all && guests.length > guestsAtFirst && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {kit.showAll(guests.length)}
        </Button>
      )}
    </section>
  );
}
