import { useState } from 'preact/hooks';
import { ClockChoice } from './clock-choice.tsx';
import { type Mail, unreadOf } from './inbox.tsx';
import { PersonChoice } from './person-choice.tsx';
import { type PlaceName, placeNames } from './places.ts';
import { local } from './server.ts';
import { useAsk, useShell, useWords } from './shell.ts';
import type { Lang } from './words.ts';

interface Props {
  place: PlaceName;
  theme: 'light' | 'dark';
  /** How far the clock is ahead. */
  days: number;
  onLang(lang: Lang): void;
  onTheme(): void;
}

/** The bar on top: where one is, who one is, what time it is, and in what language. */
export function Bar({ place, theme, days, onLang, onTheme }: Props) {
  const { actor, lang, changes } = useShell();
  const w = useWords();
  const mails = useAsk(`inbox ${actor.email}`, () => local<{ mails: Mail[] }>('inbox', { query: { to: actor.email } }), changes);
  const unread = place === 'inkorg' ? 0 : unreadOf(actor.email, mails.value?.mails ?? []);
  const [open, setOpen] = useState<'person' | 'clock' | undefined>();
  const toggle = (which: 'person' | 'clock') => (next: boolean) => setOpen(next ? which : undefined);
  return (
    <header class="bar">
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
      <div class="choices" role="group" aria-label={w.settings}>
        <PersonChoice open={open === 'person'} onOpen={toggle('person')} />
        <ClockChoice open={open === 'clock'} onOpen={toggle('clock')} days={days} />
        <span class="langs" role="group" aria-label={w.language}>
          {(['sv', 'en'] as const).map((one) => (
            <button key={one} type="button" class="bare" lang={one} aria-pressed={one === lang} onClick={() => onLang(one)}>
              {one.toUpperCase()}
            </button>
          ))}
        </span>
        <button type="button" class="bare theme" onClick={onTheme} title={w.theme}>
          <span aria-hidden="true">{theme === 'dark' ? '☀' : '☾'}</span> {theme === 'dark' ? w.toLight : w.toDark}
        </button>
      </div>
    </header>
  );
}
