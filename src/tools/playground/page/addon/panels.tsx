import { useState } from 'preact/hooks';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { calendarEvent } from '../places/event.tsx';
import { readEvents, startOf } from '../places/events.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { shortDay } from '../when.ts';
import { FilesPanel } from './card-files.tsx';
import { CardPanel } from './card-panel.tsx';
import { CoordinatorsOnly } from './coordinators-only.tsx';

/** *Sidopaneler*: the add-on's cards beside Sheets, Drive and Calendar, made by its script. */
export function Panels() {
  const w = useWords();
  return (
    <>
      <section class="card pad intro">
        <h1>{w.panels}</h1>
        <p class="soft">{w.panelsText}</p>
      </section>
      <CoordinatorsOnly>
        <div class="panels">
          <section class="card pad">
            <h2>{w.panel.home}</h2>
            <CardPanel fn="sheetsHomepage" name="home" host="SHEETS" />
          </section>
          <FilesPanel />
          <EventPanel />
        </div>
      </CoordinatorsOnly>
    </>
  );
}

function EventPanel() {
  const { actor, workspace, changes, now, lang } = useShell();
  const w = useWords();
  const [chosen, setChosen] = useState('');
  const calendar = actor.email === workspace.coordinator ? workspace.calendarId : 'primary';
  const answer = useAsk(`events ${actor.email} ${calendar} ${now.slice(0, 10)}`, () => readEvents(actor.email, calendar, now), changes);
  return (
    <section class="card pad">
      <h2>{w.panel.event}</h2>
      <Ready loaded={answer}>
        {(events) => {
          const event = events.find(({ id }) => id === chosen) ?? events.find((one) => startOf(one) > now) ?? events[0];
          if (!event) return <Empty title={w.nothingToChoose} />;
          return (
            <>
              <label class="field">
                <span class="strong">{w.chooseEvent}</span>
                <select value={event.id} onChange={({ currentTarget }) => setChosen(currentTarget.value)} lang="sv">
                  {events.map((one) => (
                    <option key={one.id} value={one.id}>
                      {shortDay(startOf(one), lang, now)} {one.summary}
                    </option>
                  ))}
                </select>
              </label>
              <CardPanel fn="calendarEventOpen" name={event.id} host="CALENDAR" event={{ calendar: calendarEvent(event, calendar) }} />
            </>
          );
        }}
      </Ready>
    </section>
  );
}
