/** "Loggen": what was done, by whom and why, in sentences; the newest first. */
import { useEffect, useState } from 'preact/hooks';
import type { LogLine, LogView } from '../../../contract/log.ts';
import { capital } from '../../../messages/words.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chip } from '../../kit/components/chip.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { Field } from '../../kit/components/field.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { dayText, timeText, weekdayText } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import { useSidebar } from '../frame/context.ts';

const FIRST = 50;
/** So long after the last letter it is looked for. */
const WAIT_MS = 350;

/** What was looked for, kept while one looks at something else. */
let kept = '';

export function LogPlace() {
  const { w, number } = useSpeech();
  const { version } = useSidebar();
  const [typed, setTyped] = useState(kept);
  const [query, setQuery] = useState(kept);
  const [most, setMost] = useState(FIRST);
  useEffect(() => {
    kept = typed;
    const timer = setTimeout(() => {
      setQuery(typed);
      setMost(FIRST);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const loaded = useRead({ kind: 'log', query, most }, version);
  return (
    <>
      <div class="search">
        <Field type="search" label={w.searchLog} value={typed} onValue={setTyped} />
      </div>
      <Ready loaded={loaded}>
        {(view) => (
          <>
            <p class="soft" role="status">
              {view.found === 0 && query !== '' ? w.noneFound : w.logCount(number(view.found), view.found)}
            </p>
            <LogList view={view} />
            {view.lines.length < view.found && <Button onPress={() => setMost(Math.min(1000, most + 4 * FIRST))}>{w.showOlder}</Button>}
          </>
        )}
      </Ready>
    </>
  );
}

/** The lines by day. */
export function LogList({ view }: { view: LogView }) {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  if (view.found === 0) return <Empty title={w.noLog} />;
  const days = [...new Set(view.lines.map((line) => line.at.slice(0, 10)))];
  return (
    <>
      {days.map((day) => (
        <section key={day}>
          <h2>{capital(`${weekdayText(day, lang)} ${dayText(day, lang, overview.date)}`)}</h2>
          <ul class="bare log">
            {view.lines
              .filter((line) => line.at.startsWith(day))
              .map((line) => (
                <li key={line.row}>
                  <Line line={line} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Line({ line: { at, who, text, reason, before, state, outcome } }: { line: LogLine }) {
  const { w, lang, say } = useSpeech();
  return (
    <>
      <p>
        {say(text)}{' '}
        {state !== 'done' && <Chip mood={state === 'waits' ? 'waiting' : 'stop'}>{state === 'waits' ? w.logWaits : w.logFailed}</Chip>}
      </p>
      <p class="soft">
        {timeText(at, lang)} · {say(who)}
      </p>
      {reason !== '' && (
        <p class="soft" lang="sv">
          {reason}
        </p>
      )}
      {outcome !== '' && (
        <p class="soft" lang="sv">
          {capital(outcome)}
        </p>
      )}
      {before !== '' && (
        <details>
          <summary class="soft">{w.logBefore}</summary>
          <p class="soft" lang="sv">
            {before}
          </p>
        </details>
      )}
    </>
  );
}
