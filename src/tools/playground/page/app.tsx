import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ProblemBox, Shape } from '../../../pages/kit/components/loading.tsx';
import { SpeechProvider, useChosenSpeech } from '../../../pages/kit/language.ts';
import { preferredTheme, showTheme, type Theme } from '../../../pages/kit/theme.ts';
import { AddOnProvider } from './addon/addon.tsx';
import { Panels } from './addon/panels.tsx';
import { StaffPlace } from './addon/staff-place.tsx';
import { Bar } from './bar.tsx';
import { Begin } from './guide/begin.tsx';
import { GuideProvider, GuideStrip } from './guide/guide-place.tsx';
import { recall, remember } from './kept.ts';
import { Calendar } from './places/calendar.tsx';
import { Drive } from './places/drive.tsx';
import { Inbox } from './places/inbox.tsx';
import { type PlaceName, placeNames } from './places.ts';
import { local, Unanswered } from './server.ts';
import { SheetPlace } from './sheet/sheet-place.tsx';
import { type Person, problemOf, type Shell, ShellContext, type Workspace } from './shell.ts';
import { type Lang, words } from './words.ts';

const places: Record<PlaceName, () => preact.JSX.Element> = {
  borja: Begin,
  ark: SheetPlace,
  drive: Drive,
  kalender: Calendar,
  inkorg: Inbox,
  personal: StaffPlace,
  paneler: Panels,
};

const lookEvery = 2000;
const toldFor = 6000;

const readRoute = (): string[] =>
  location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
const ownLang = (): Lang => (navigator.language.toLowerCase().startsWith('sv') ? 'sv' : 'en');
const firstTheme = (): Theme => recall<Theme>('theme', preferredTheme());

interface Start {
  workspace: Workspace;
  people: Person[];
}
interface ClockAnswer {
  now: string;
  days: number;
  changes: number;
}

/** Someone who is not in the workbook. */
const stranger = (email: string): Person => ({ email, name: email, role: '', unit: '' });

export function App() {
  const speech = useChosenSpeech(ownLang());
  const { lang } = speech;
  const [theme, setTheme] = useState(firstTheme);
  const [workspace, setWorkspace] = useState<Workspace>();
  const [actor, setActor] = useState<Person>();
  const [clock, setClock] = useState<ClockAnswer>({ now: new Date().toISOString(), days: 0, changes: 0 });
  const [lost, setLost] = useState<Unanswered>();
  const [route, setRoute] = useState(readRoute);
  const [told, setTold] = useState('');
  const main = useRef<HTMLElement>(null);
  const w = words[lang];

  useEffect(() => {
    showTheme(theme);
    document.title = w.title;
  }, [theme, w]);

  const look = useCallback(() => {
    local<ClockAnswer>('clock').then(
      (next) => {
        setClock((before) =>
          before.changes === next.changes && before.now.slice(0, 16) === next.now.slice(0, 16) && before.days === next.days ? before : next,
        );
        setLost(undefined);
      },
      (error: unknown) => setLost(error instanceof Unanswered ? error : new Unanswered(500, String(error))),
    );
  }, []);
  useEffect(() => {
    look();
    const timer = setInterval(() => document.hidden || look(), lookEvery);
    // What was done in another window is seen as soon as one is back in this.
    const back = () => document.hidden || look();
    addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, [look]);

  const begin = useCallback(async () => {
    try {
      const first = await local<Start>('people', { query: { email: recall('actor', '') } });
      setWorkspace(first.workspace);
      const email = recall('actor', first.workspace.coordinator);
      const { people } = await local<Start>('people', { query: { email } });
      setActor(people[0] ?? stranger(email));
      setLost(undefined);
    } catch (error) {
      setLost(error instanceof Unanswered ? error : new Unanswered(500, String(error)));
    }
  }, []);
  useEffect(() => void begin(), [begin]);

  useEffect(() => {
    const hear = () => setRoute(readRoute());
    addEventListener('hashchange', hear);
    return () => removeEventListener('hashchange', hear);
  }, []);
  const go = useCallback((...next: string[]) => {
    location.hash = `#/${next.map(encodeURIComponent).join('/')}`;
    setRoute(readRoute());
  }, []);
  const tryAs = useCallback(
    async (email: string, ...next: string[]) => {
      remember('actor', email);
      const { people } = await local<Partial<Start>>('people', { query: { email } }).catch(() => ({ people: [] }));
      setActor(people?.[0] ?? stranger(email));
      if (next.length > 0) go(...next);
    },
    [go],
  );
  const tell = useCallback((text: string) => setTold(text), []);
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => setTold(''), toldFor);
    return () => clearTimeout(timer);
  }, [told]);

  const name = placeNames.find((one) => one === route[0]) ?? 'borja';
  // A new place is read from its heading on; the first one opens as pages do.
  const shown = useRef(name);
  useEffect(() => {
    if (shown.current !== name) {
      // Focus alone would scroll the bar out of sight.
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    shown.current = name;
  }, [name]);

  const shell = useMemo<Shell | undefined>(
    () => workspace && actor && { workspace, actor, tryAs, lang, now: clock.now, changes: clock.changes, look, route, go, tell },
    [workspace, actor, tryAs, lang, clock, look, route, go, tell],
  );
  const turnTheme = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    remember('theme', next);
    setTheme(next);
  };

  if (!shell) {
    return (
      <SpeechProvider value={speech}>
        <main class="starting">
          <h1>Delakultur</h1>
          {lost ? <ProblemBox problem={problemOf(lost).problem} again={() => void begin()} /> : <Shape />}
        </main>
      </SpeechProvider>
    );
  }
  const Place = places[name];
  return (
    <ShellContext.Provider value={shell}>
      <SpeechProvider value={speech}>
        <AddOnProvider>
          <GuideProvider>
            <button type="button" class="skip" onClick={() => main.current?.focus()}>
              {w.skip}
            </button>
            <Bar place={name} theme={theme} days={clock.days} onTheme={turnTheme} />
            {lost && <ProblemBox problem={problemOf(lost).problem} />}
            <main id="main" ref={main} tabIndex={-1} aria-label={w.place[name]}>
              {name !== 'borja' && <GuideStrip />}
              <Place key={`${name} ${actor?.email}`} />
            </main>
            <p class={told ? 'told' : 'unseen'} role="status" aria-live="polite">
              {told}
            </p>
          </GuideProvider>
        </AddOnProvider>
      </SpeechProvider>
    </ShellContext.Provider>
  );
}
