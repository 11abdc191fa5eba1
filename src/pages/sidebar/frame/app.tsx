/** The sidebar: a line of state, four tabs, what one has opened, and the steady button at the foot. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../../contract/api.ts';
import type { RowEdit } from '../../../domain/edits/edits.ts';
import type { Words } from '../../../domain/message.ts';
import { useRead, valueIn } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chip } from '../../kit/components/chip.tsx';
import { ProblemBox, Ready, Shape } from '../../kit/components/loading.tsx';
import { Tabs } from '../../kit/components/tabs.tsx';
import { SpeechProvider, useChosenSpeech, useSpeech } from '../../kit/language.ts';
import { LanguageSwitch } from '../../kit/language-switch.tsx';
import { askAnew, isProblem, showPlan } from '../../kit/server.ts';
import { APPLIED, keep, waiting } from '../../kit/storage.ts';
import { MeetingPlace, NetworkPlace } from '../networks/network.tsx';
import { PersonPlace } from '../networks/person.tsx';
import { UnitPlace } from '../networks/unit.tsx';
import { PermitContent } from '../permits/permit-places.tsx';
import { Withdraw } from '../permits/withdraw.tsx';
import { Checks } from '../today/checks.tsx';
import { LogPlace } from '../today/log.tsx';
import { Today } from '../today/today.tsx';
import { Acts } from './acts.tsx';
import { Confirmation } from './confirmation.tsx';
import { type Head, type Offer, type Place, readFor, SidebarProvider, type TabName } from './context.ts';
import { Elsewhere } from './elsewhere.tsx';
import { knownHead } from './known-head.ts';
import { Networks, People, Units } from './lists.tsx';
import { Running } from './running.tsx';
import { useSession } from './session.ts';
import { StateLine } from './state-line.tsx';

export function App() {
  const [version, setVersion] = useState(0);
  const loaded = useRead({ kind: 'overview' }, version);
  const speech = useChosenSpeech(valueIn(loaded)?.language);
  const written = (): void => setVersion((now) => now + 1);
  const refresh = (): void => {
    askAnew();
    written();
  };
  useEffect(() => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key === APPLIED) refresh();
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, []);
  return (
    <SpeechProvider value={speech}>
      {loaded.kind === 'ready' && loaded.value.state.kind === 'elsewhere' ? (
        <Elsewhere overview={loaded.value} />
      ) : loaded.kind === 'ready' ? (
        <Panel overview={loaded.value} version={version} refresh={refresh} written={written} notRead={loaded.problem} />
      ) : (
        <div class="sidebar">
          <header>
            <div class="brand">
              <h1>Delakultur</h1>
              <LanguageSwitch />
            </div>
          </header>
          <main>{loaded.kind === 'loading' ? <Shape lines={9} slow={loaded.slow} /> : <Ready loaded={loaded}>{() => null}</Ready>}</main>
        </div>
      )}
    </SpeechProvider>
  );
}

const names: readonly TabName[] = ['today', 'networks', 'people', 'units'];

interface PanelProps {
  overview: Overview;
  version: number;
  refresh: () => void;
  /** This page wrote in the workbook: the reading of a moment ago, with that change, is shown. */
  written: () => void;
  /** Why the overview is older than what was asked for. */
  notRead: Words | undefined;
}

function Panel({ overview, version, refresh, written, notRead }: PanelProps) {
  const speech = useSpeech();
  const { w, number } = speech;
  const { way, acts, told, isOld, did, noted, undid, forget } = useSession(overview);
  const { place, tab } = way;
  const [head, setHead] = useState<Head>({});
  const [problem, setProblem] = useState<Words>();
  const reviewed = useRef(false);
  const key = place ? `${place.kind} ${place.id}` : tab;
  useLayoutEffect(() => setHead((now) => (now === head ? {} : now)), [key]);
  useEffect(() => {
    // The plan was opened from here: on return, the number of waiting changes may differ.
    const onFocus = (): void => {
      if (reviewed.current) refresh();
      reviewed.current = false;
    };
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, []);
  useEffect(() => {
    // Forms and searches take their own Escape first.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && place) way.back();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [place]);
  const review = (): void => {
    setProblem(undefined);
    waiting.keep(overview.state.changes, Date.now());
    void showPlan().then((answer) => {
      if (isProblem(answer)) setProblem(answer.problem);
      else reviewed.current = true;
    });
  };
  const sidebar = useMemo(
    () => ({
      overview,
      version,
      open: (next: Place) => {
        forget();
        way.open(next);
      },
      back: way.back,
      shown: [{ kind: 'overview' as const }, ...[readFor(place)].filter((read) => read !== undefined)],
      setHead,
      acts,
      saved: (text: string, undo: readonly RowEdit[], offer?: Offer) => {
        did(text, undo, offer);
        keep(APPLIED, String(Date.now()));
        written();
      },
      noted,
      undid: (key: number) => {
        undid(key, w.undone);
        keep(APPLIED, String(Date.now()));
        written();
      },
      refresh,
      review,
    }),
    [overview, version, place, tab, acts, w],
  );
  const choose = (name: TabName): void => {
    forget();
    way.choose(name);
  };
  return (
    <SidebarProvider value={sidebar}>
      <div class="sidebar">
        <header>
          {place ? (
            <PlaceHead place={place} head={{ ...knownHead(overview, place, speech), ...head }} onBack={way.back} />
          ) : (
            <Brand overview={overview} />
          )}
          <Tabs
            tabs={names.map((name) => ({ name, label: w.tabs[name] }))}
            chosen={tab}
            label={w.tabsLabel}
            panel="panel"
            onChoose={choose}
          />
        </header>
        <main>
          {told && <Confirmation key={`${told.act} ${told.text}`} told={told} isOld={isOld} />}
          {notRead && <ProblemBox problem={notRead} again={refresh} />}
          {problem && <ProblemBox problem={problem} />}
          {overview.state.kind === 'running' && <Running />}
          <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`} tabIndex={-1} key={key}>
            {place ? <Content place={place} /> : <Root tab={tab} />}
          </div>
        </main>
        {!unread(overview) && (
          <footer>
            <Button look={overview.state.changes > 0 && overview.state.kind === 'waiting' ? 'act' : 'plain'} wide onPress={review}>
              {w.review(number(overview.state.changes))}
            </Button>
          </footer>
        )}
      </div>
    </SidebarProvider>
  );
}

/** Before the set-up there is no workbook, and so nothing to say about it. */
const unread = (overview: Overview): boolean => overview.at === '';

function Brand({ overview }: { overview: Overview }) {
  const [first = '', last = ''] = overview.userName.split(' ');
  const { w } = useSpeech();
  return (
    <>
      <div class="brand">
        <h1>Delakultur</h1>
        <span class="soft">{last === '' ? first : `${first} ${last.charAt(0)}.`}</span>
        <LanguageSwitch />
      </div>
      {overview.place === 'web' && (
        <a href={overview.staffPage} target="_top">
          {w.toCatalogue}
        </a>
      )}
      {!unread(overview) && <StateLine overview={overview} />}
    </>
  );
}

function PlaceHead({ place, head, onBack }: { place: Place; head: Head; onBack: () => void }) {
  const { w } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [place]);
  return (
    <div class="place">
      <div class="place-line">
        <button type="button" class="back" onClick={onBack} aria-label={w.back}>
          <span aria-hidden="true">←</span>
        </button>
        <h1 tabIndex={-1} ref={heading}>
          {head.title ?? place.title}
        </h1>
        {head.chip && <Chip mood={head.chip.mood}>{head.chip.text}</Chip>}
      </div>
      <p class="soft">{head.text ?? ''}</p>
    </div>
  );
}

function Root({ tab }: { tab: TabName }) {
  switch (tab) {
    case 'today':
      return <Today />;
    case 'networks':
      return <Networks />;
    case 'people':
      return <People />;
    case 'units':
      return <Units />;
  }
}

function Content({ place }: { place: Place }) {
  switch (place.kind) {
    case 'person':
      return <PersonPlace email={place.id} />;
    case 'network':
      return <NetworkPlace id={place.id} />;
    case 'unit':
      return <UnitPlace id={place.id} />;
    case 'meeting':
      return <MeetingPlace id={place.id} />;
    case 'withdraw':
      return <Withdraw />;
    case 'checks':
      return <Checks />;
    case 'acts':
      return <Acts />;
    case 'log':
      return <LogPlace />;
    default:
      return <PermitContent place={place} />;
  }
}
