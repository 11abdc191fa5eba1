import { useState } from 'preact/hooks';
import { valueIn } from '../../../pages/kit/asking.ts';
import { LanguageSwitch } from '../../../pages/kit/language-switch.tsx';
import type { Theme } from '../../../pages/kit/theme.ts';
import { ClockChoice } from './clock-choice.tsx';
import { PersonChoice } from './person-choice.tsx';
import { type Mail, unreadOf } from './places/inbox.tsx';
import { type PlaceName, placeNames } from './places.ts';
import { local } from './server.ts';
import { useAsk, useShell, useWords } from './shell.ts';

interface Props {
  place: PlaceName;
  theme: Theme;
  /** How far the clock is ahead. */
  days: number;
  onTheme(): void;
}

const moon = 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z';
const sun =
  'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1.7M8 12.8v1.7M1.5 8h1.7M12.8 8h1.7M3.4 3.4l1.2 1.2M11.4 11.4l1.2 1.2M3.4 12.6l1.2-1.2M11.4 4.6l1.2-1.2';

/** The bar on top: where one is, who one is, what time it is, and in what language. */
export function Bar({ place, theme, days, onTheme }: Props) {
  const { actor, changes } = useShell();
  const w = useWords();
  const mails = useAsk(`inbox ${actor.email}`, () => local<{ mails: Mail[] }>('inbox', { query: { to: actor.email } }), changes);
  const unread = place === 'inkorg' ? 0 : unreadOf(actor.email, valueIn(mails)?.mails ?? []);
  const [open, setOpen] = useState<'person' | 'clock' | undefined>();
  const toggle = (which: 'person' | 'clock') => (next: boolean) => setOpen(next ? which : undefined);
  return (
    <header class="topbar">
      <div class="name">
        <strong>Delakultur</strong> <span class="soft">{w.tagline}</span>
      </div>
      <nav aria-label={w.places}>
        <ul>
          {placeNames.map((name) => (
            <li key={name}>
              <a href={`#/${name}`} aria-current={name === place ? 'page' : undefined}>
                {w.place[name]}
                {name === 'inkorg' && unread > 0 && (
                  <>
                    {' '}
                    <b class="count">
                      <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
                      <span class="unseen">, {w.unread(unread)}</span>
                    </b>
                  </>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <fieldset class="settings" aria-label={w.settings}>
        <PersonChoice open={open === 'person'} onOpen={toggle('person')} />
        <ClockChoice open={open === 'clock'} onOpen={toggle('clock')} days={days} />
        <fieldset aria-label={w.language}>
          <LanguageSwitch />
        </fieldset>
        <button
          type="button"
          class="button quiet"
          onClick={onTheme}
          aria-label={`${w.theme}: ${theme === 'dark' ? w.toLight : w.toDark}`}
          title={theme === 'dark' ? w.toLight : w.toDark}
        >
          <svg class="icon" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
            <path d={theme === 'dark' ? sun : moon} />
          </svg>
        </button>
      </fieldset>
    </header>
  );
}
