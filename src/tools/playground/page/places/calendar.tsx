import { useState } from 'preact/hooks';
import { valueIn } from '../../../../pages/kit/asking.ts';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Chip, type Mood } from '../../../../pages/kit/components/chip.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useSpeech } from '../../../../pages/kit/language.ts';
import { CardPanel } from '../addon/card-panel.tsx';
import { CoordinatorsOnly } from '../addon/coordinators-only.tsx';
import { useNames } from '../names.ts';
import { Unanswered } from '../server.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { clockOf, longDay, monthOf, shortDay } from '../when.ts';
import { answerEvent, type Event, endOf, type Guest, type Response, readCalendars, readEvent, readEvents, startOf } from './events.ts';

const moods: Record<Response, Mood> = { accepted: 'good', declined: 'stop', tentative: 'care', needsAction: 'quiet' };

/** *Kalender*: the meetings in the calendars of the person one tries as. */
export function Calendar() {
  const { actor, route, workspace } = useShell();
  const [, event = ''] = route;
  // The coordinator's meetings lie in the product's calendar, everyone else's in their own.
  const [calendar, setCalendar] = useState(actor.email === workspace.coordinator ? workspace.calendarId : 'primary');
  return event === '' ? <Agenda calendar={calendar} onCalendar={setCalendar} /> : <OneEvent key={`${actor.email} ${event}`} id={event} />;
}

function Agenda({ calendar, onCalendar }: { calendar: string; onCalendar(id: string): void }) {
  const { actor, changes, now, lang } = useShell();
  const w = useWords();
  const calendars = useAsk(`calendars ${actor.email}`, () => readCalendars(actor.email), changes);
  const others = (valueIn(calendars) ?? []).filter(({ primary }) => !primary);
  const today = now.slice(0, 10);
  const answer = useAsk(`events ${actor.email} ${calendar} ${today}`, () => readEvents(actor.email, calendar, now), changes);
  return (
    <section class="card pad">
      <div class="top">
        <h1>
          {w.calendar} <span class="soft">{actor.name}</span>
        </h1>
        {others.length > 0 && (
          <fieldset class="line" aria-label={w.calendar}>
            {[{ id: 'primary', summary: w.mine }, ...others].map(({ id, summary }) => (
              <Button key={id} pressed={calendar === id} onPress={() => onCalendar(id)}>
                {summary}
              </Button>
            ))}
          </fieldset>
        )}
      </div>
      <Ready loaded={answer} lines={8}>
        {(events) => {
          if (events.length === 0) return <Empty title={w.noEvents} />;
          const months = [...new Set(events.map((event) => monthOf(startOf(event), lang)))];
          return months.map((month) => (
            <section key={month}>
              <h2>{month}</h2>
              <ul class="list">
                {events
                  .filter((event) => monthOf(startOf(event), lang) === month)
                  .map((event) => (
                    <li key={event.id}>
                      <EventRow event={event} past={endOf(event) < now} />
                    </li>
                  ))}
              </ul>
            </section>
          ));
        }}
      </Ready>
    </section>
  );
}

function EventRow({ event, past }: { event: Event; past: boolean }) {
  const { lang } = useShell();
  const w = useWords();
  const own = event.attendees?.find(({ self }) => self)?.responseStatus;
  return (
    <a class={`event${past ? ' past' : ''}`} href={`#/kalender/${event.id}`}>
      <span class="date">
        {shortDay(startOf(event), lang)}
        <span class="soft small">
          {clockOf(startOf(event), lang)}–{clockOf(endOf(event), lang)}
        </span>
      </span>
      <span class="stacked">
        <b lang="sv">{event.summary}</b>
        {event.location && (
          <span class="soft small" lang="sv">
            {event.location}
          </span>
        )}
      </span>
      {event.status === 'cancelled' ? <Chip mood="stop">{w.cancelled}</Chip> : own && <Chip mood={moods[own]}>{w.answers[own]}</Chip>}
    </a>
  );
}

/** One meeting: what it is, who comes, and one's own answer. */
function OneEvent({ id }: { id: string }) {
  const { actor, workspace, changes, lang } = useShell();
  const w = useWords();
  const [why, setWhy] = useState(false);
  const answer = useAsk(
    `event ${actor.email} ${id}`,
    async () => {
      const own = await readEvent(actor.email, 'primary', id);
      if (own) return { event: own, calendar: actor.email };
      const common = await readEvent(actor.email, workspace.calendarId, id);
      return common ? { event: common, calendar: workspace.calendarId } : 'none';
    },
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
                {longDay(startOf(event), lang)} {clockOf(startOf(event), lang)}–{clockOf(endOf(event), lang)}
                {event.location && <span lang="sv"> · {event.location}</span>}
              </p>
              {event.hangoutLink && (
                <p>
                  {w.meetLink}: <code>{event.hangoutLink}</code>
                </p>
              )}
              {own && <OwnAnswer id={event.id} own={own.responseStatus} />}
              {event.description && (
                <p class="body" lang="sv">
                  {event.description}
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

function OwnAnswer({ id, own }: { id: string; own: Response }) {
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
        <Button key={one} pressed={own === one} busy={busy} onPress={() => void answer(one)}>
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
  // Those who have answered come first.
  const sorted = [...guests].sort((a, b) => Number(a.responseStatus === 'needsAction') - Number(b.responseStatus === 'needsAction'));
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
