import { useEffect, useRef, useState } from 'preact/hooks';
import { Banner } from '../../../../pages/kit/components/banner.tsx';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { ProblemBox, Shape } from '../../../../pages/kit/components/loading.tsx';
import { useSpeech } from '../../../../pages/kit/language.ts';
import { local, Unanswered } from '../server.ts';
import { problemOf, useShell, useWords } from '../shell.ts';
import type { Execution } from './addon.tsx';
import {
  type Action,
  askedFile,
  type Card,
  type CardAnswer,
  formInputs,
  navigated,
  notificationOf,
  type OnClick,
  routeOf,
} from './card-json.ts';
import { Drawn } from './card-widget.tsx';
import { Rich } from './rich.tsx';

interface Props {
  /** The card's function, as the manifest names it. */
  fn: string;
  /** Tells this panel's card from others: a new one is asked for when it changes. */
  name: string;
  host: 'SHEETS' | 'DRIVE' | 'CALENDAR';
  /** What Google adds to the event for this place. */
  event?: Record<string, unknown>;
}

/** A panel as the add-on's script makes it, drawn from its card JSON. Its buttons run the script. */
export function CardPanel({ fn, name, host, event = {} }: Props) {
  const { actor, workspace, lang, look, tell, go } = useShell();
  const w = useWords();
  const { w: kit } = useSpeech();
  const [cards, setCards] = useState<Card[]>([]);
  const [state, setState] = useState<'loading' | 'ready' | Unanswered>('loading');
  const [opened, setOpened] = useState('');
  const [handing, setHanding] = useState('');
  const values = useRef<Record<string, string[]>>({});
  const turn = useRef(0);

  const follow = (url: string) => {
    const route = routeOf(url);
    if (route) go(...route);
    else setOpened(url);
  };
  const ask = async (called: string, parameters: Record<string, string>, stack: readonly Card[]) => {
    turn.current += 1;
    const mine = turn.current;
    setState('loading');
    try {
      const commonEventObject = {
        hostApp: host,
        platform: 'WEB',
        userLocale: lang,
        timeZone: { id: 'Europe/Stockholm' },
        parameters,
        formInputs: formInputs(stack.at(-1), values.current),
      };
      const body = {
        fn: called,
        user: actor.email,
        locale: lang,
        event: { commonEventObject, parameters, ...event },
        ...(host === 'SHEETS' && { container: { spreadsheetId: workspace.spreadsheetId } }),
      };
      const done = await local<Execution>('cards', { method: 'POST', body });
      if (mine !== turn.current) return;
      if (!done.ok) throw new Unanswered(500, done.error?.message ?? called);
      const answer = (done.value ?? {}) as CardAnswer;
      const next = navigated(stack, answer);
      // Another card has its own fields; the same one keeps what was filled in.
      if (next.at(-1) !== stack.at(-1)) values.current = {};
      setCards(next);
      setHanding(askedFile(answer) ?? '');
      const said = notificationOf(answer);
      if (said !== undefined) tell(said);
      setState('ready');
      look();
    } catch (error) {
      if (mine === turn.current) setState(error instanceof Unanswered ? error : new Unanswered(500, String(error)));
    }
  };
  const first = () => {
    values.current = {};
    setHanding('');
    void ask(fn, {}, []);
  };
  // Asked for anew for another card, person or language.
  useEffect(() => {
    setOpened('');
    first();
    return () => {
      turn.current += 1;
    };
  }, [fn, name, actor.email, lang]);

  const click = (onClick: OnClick | undefined) => {
    const action: Action | undefined = onClick?.action;
    if (action) void ask(action.function, Object.fromEntries((action.parameters ?? []).map(({ key, value }) => [key, value])), cards);
    else if (onClick?.openLink) follow(onClick.openLink.url);
  };
  /** Google's own question; the add-on's card is then asked for anew. */
  const hand = async () => {
    setState('loading');
    try {
      await local('handed', { method: 'POST', body: { user: actor.email, file: handing } });
      first();
    } catch (error) {
      setState(error instanceof Unanswered ? error : new Unanswered(500, String(error)));
    }
  };
  const card = cards.at(-1);
  return (
    <article class="panel" aria-busy={state === 'loading'} lang={lang}>
      {cards.length > 1 && (
        <Button
          look="quiet"
          onPress={() => {
            values.current = {};
            setCards(cards.slice(0, -1));
          }}
        >
          <span aria-hidden="true">← </span>
          {kit.back}
        </Button>
      )}
      {card?.header && (
        <header>
          <h3>{card.header.title}</h3>
          {card.header.subtitle && <p class="soft">{card.header.subtitle}</p>}
        </header>
      )}
      {card?.sections?.map((section, at) => (
        <section key={`${cards.length} ${card.header?.title} ${at}`}>
          {section.header && (
            <h4>
              <Rich text={section.header} onLink={follow} />
            </h4>
          )}
          {section.widgets.map((widget, index) => (
            <Drawn
              key={index}
              widget={widget}
              onClick={click}
              onLink={follow}
              onValue={(field, next) => {
                values.current[field] = next;
              }}
            />
          ))}
        </section>
      ))}
      {handing !== '' && (
        <section aria-label={w.handOver}>
          <p>{w.handOver}</p>
          <p class="buttons">
            <Button look="act" onPress={() => void hand()}>
              {w.allow}
            </Button>
            <Button onPress={() => setHanding('')}>{w.notNow}</Button>
          </p>
        </section>
      )}
      {opened !== '' && (
        <div role="status">
          <Banner mood="care">
            {w.leaves} <code>{opened}</code>
          </Banner>
        </div>
      )}
      {state === 'loading' && <Shape lines={card ? 1 : 4} />}
      {state instanceof Unanswered && <ProblemBox problem={problemOf(state).problem} again={first} />}
      {state === 'ready' && !card && <Empty title={w.noCard} />}
    </article>
  );
}
