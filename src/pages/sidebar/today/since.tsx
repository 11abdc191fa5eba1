/** "Sedan sist": what happened by itself since one last looked, in a line or two. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Overview } from '../../../contract/api.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { dayText, timeText } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import { keep, keepInTab, kept, keptInTab } from '../../kit/storage.ts';
import { useSidebar } from '../frame/context.ts';

/** Whoever comes back sooner has not been away. */
const AWAY_MINUTES = 30;

const minutes = (local: string): number => Date.parse(`${local.replace(' ', 'T')}Z`) / 60_000;

/**
 * From when it is told: the last look, or, for somebody who has not been away since, what was told then. '' where nobody has
 * looked before, or the clock was put back. All are local 'YYYY-MM-DD HH:MM'.
 */
export function sinceWhen(last: string, told: string, now: string): string {
  if (last === '' || last > now) return '';
  return told !== '' && minutes(now) - minutes(last) < AWAY_MINUTES ? told : last;
}

/** Remembered in the browser, for each workbook and person. */
function useLastLook({ workspace, user, date, at }: Overview): string {
  const name = `delakultur.looked ${workspace} ${user}`;
  const now = `${date} ${at}`;
  const since = useMemo(() => sinceWhen(kept(name) ?? '', keptInTab(name) ?? '', now), [name]);
  useEffect(() => {
    keep(name, now);
    keepInTab(name, since);
  }, [name, now, since]);
  return since;
}

export function Since() {
  const { overview } = useSidebar();
  const since = useLastLook(overview);
  return since === '' ? null : <Told since={since} />;
}

function Told({ since }: { since: string }) {
  const { w, say, lang } = useSpeech();
  const { overview, version } = useSidebar();
  const [open, setOpen] = useState(false);
  const loaded = useRead({ kind: 'since', at: since }, version);
  // It is news, not what one came for: nothing stands in its place while it is looked for, or where it could not be.
  if (loaded.kind !== 'ready' || loaded.value.lines.length === 0) return null;
  const { lines, added, removed, closed, others, failed } = loaded.value;
  const when = (local: string): string => `${dayText(local.slice(0, 10), lang, overview.date)} ${timeText(local, lang)}`;
  return (
    <section class="since">
      <h3>{w.sinceTitle(when(since))}</h3>
      <p>{w.since(added, removed, closed, others)}</p>
      {failed > 0 && (
        <p class="wrong">
          <span aria-hidden="true">▲ </span>
          {w.sinceFailed(failed)}
        </p>
      )}
      <Button look="quiet" expanded={open} onPress={() => setOpen(!open)} about={`– ${w.sinceTitle(when(since))}`}>
        {open ? w.hide : w.sinceShow}
      </Button>
      {open && (
        <ul class="bare">
          {lines.map((line) => (
            <li key={line.row}>
              {say(line.text)}
              <span class="soft block">
                {when(line.at)}
                {line.reason !== '' && <span lang="sv"> · {line.reason}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
