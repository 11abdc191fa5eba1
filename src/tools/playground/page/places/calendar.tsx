import { useState } from 'preact/hooks';
import { valueIn } from '../../../../pages/kit/asking.ts';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Chip } from '../../../../pages/kit/components/chip.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useAsk, useShell, useWords } from '../shell.ts';
import { clockOf, monthOf, shortDay } from '../when.ts';
import { moods, OneEvent } from './event.tsx';
import { type Event, endOf, readCalendars, readEvents, startOf } from './events.ts';

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
  const { lang, now } = useShell();
  const w = useWords();
  const own = event.attendees?.find(({ self }) => self)?.responseStatus;
  return (
    <a class={`event${past ? ' past' : ''}`} href={`#/kalender/${event.id}`}>
      <span class="date">
        {shortDay(startOf(event), lang, now)}
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
