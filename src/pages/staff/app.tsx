/** The staff page: what one may see, what one wants to share, and for some what there is to decide. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CatalogueView } from '../../contract/staff.ts';
import { valueIn } from '../kit/asking.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Ready } from '../kit/components/loading.tsx';
import { SpeechProvider, useChosenSpeech } from '../kit/language.ts';
import { LanguageSwitch } from '../kit/language-switch.tsx';
import { StaffProvider, useStaffRead } from './asked.ts';
import { freshSince } from './catalogue.ts';
import { Deciding } from './deciding.tsx';
import { FilmPage } from './film.tsx';
import { Link } from './link.tsx';
import { List } from './list.tsx';
import { Mine } from './mine.tsx';
import { Propose } from './propose.tsx';
import { type Route, useWay, type Way } from './route.ts';
import { useWords } from './words.ts';

export function App() {
  const [version, setVersion] = useState(0);
  const loaded = useStaffRead({ kind: 'catalogue' }, version);
  const speech = useChosenSpeech(valueIn(loaded)?.language);
  const way = useWay();
  return (
    <SpeechProvider value={speech}>
      {loaded.kind === 'ready' && way.route ? (
        <Page view={loaded.value} route={way.route} way={way} version={version} refresh={() => setVersion((now) => now + 1)} />
      ) : (
        <div class="staff">
          <header class="top">
            <strong class="brand">Delakultur</strong>
            <LanguageSwitch />
          </header>
          <main>
            <Heading />
            <Ready loaded={loaded.kind === 'ready' ? { kind: 'loading', slow: false } : loaded} lines={8}>
              {() => null}
            </Ready>
          </main>
        </div>
      )}
    </SpeechProvider>
  );
}

function Heading() {
  const w = useWords();
  return <h1>{w.films}</h1>;
}

interface PageProps {
  view: CatalogueView;
  route: Route;
  way: Way;
  version: number;
  refresh: () => void;
}

function Page({ view, route, way, version, refresh }: PageProps) {
  const w = useWords();
  const main = useRef<HTMLElement>(null);
  const fresh = useMemo(() => freshSince(view), [view.email]);
  const page = useMemo(() => ({ view, fresh, version, go: way.go, refresh }), [view, fresh, version]);
  const place = route.kind === 'film' ? `film ${route.id}` : route.kind;
  const before = useRef(place);
  useEffect(() => {
    // A new place is read from its heading; the first opens as pages do.
    if (before.current !== place) main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    before.current = place;
  }, [place]);
  return (
    <StaffProvider value={page}>
      <div class="staff">
        <button type="button" class="skip" onClick={() => main.current?.focus()}>
          {w.skip}
        </button>
        <Top view={view} route={route} />
        <main ref={main} tabIndex={-1}>
          {way.refused && (
            <Banner mood="care">
              <p role="status">{w.notForYou}</p>
            </Banner>
          )}
          <Content key={place} route={route} way={way} />
        </main>
      </div>
    </StaffProvider>
  );
}

function Top({ view, route }: { view: CatalogueView; route: Route }) {
  const w = useWords();
  const who = view.unit === '' ? view.name : `${view.name} · ${view.unit}`;
  return (
    <header class="top">
      <strong class="brand">Delakultur</strong>
      <nav aria-label={w.menu}>
        <Link to={{ kind: 'list', query: '' }} current={route.kind === 'list'}>
          {w.films}
        </Link>
        {view.mine.length > 0 && (
          <Link to={{ kind: 'mine' }} current={route.kind === 'mine'}>
            {w.mine}
          </Link>
        )}
        {view.leads && (
          <Link to={{ kind: 'decide' }} current={route.kind === 'decide'}>
            {w.deciding}
            {view.waiting > 0 && ` (${view.waiting})`}
          </Link>
        )}
        {view.coordinates && (
          <a href={`${view.page}?sida=samordna`} target="_top">
            {w.coordinate}
          </a>
        )}
      </nav>
      <span class="who">{who}</span>
      <LanguageSwitch />
      <Link to={{ kind: 'propose' }} class="button" current={route.kind === 'propose'}>
        {w.shareExample}
      </Link>
    </header>
  );
}

function Content({ route, way }: { route: Route; way: Way }) {
  switch (route.kind) {
    case 'list':
      return <List query={route.query} onQuery={(query) => way.note({ kind: 'list', query })} />;
    case 'film':
      return <FilmPage id={route.id} />;
    case 'propose':
      return <Propose />;
    case 'mine':
      return <Mine />;
    case 'decide':
      return <Deciding />;
  }
}
