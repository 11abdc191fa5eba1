/** Where one is on the staff page, in its address: a film has a link of its own, and back goes back. */
import { useEffect, useRef, useState } from 'preact/hooks';

export type Route =
  | { readonly kind: 'list'; readonly query: string }
  | { readonly kind: 'film'; readonly id: string }
  | { readonly kind: 'propose' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'decide' };

type Parameters = Record<string, string>;

/** What Apps Script puts in a web app's page for its address; absent beside a sheet. */
interface Place {
  history?: {
    push(state: unknown, params: Parameters, hash?: string): void;
    replace(state: unknown, params: Parameters, hash?: string): void;
    setChangeHandler(hear: (event: { location: { parameter: Parameters } }) => void): void;
  };
  url?: { getLocation(take: (location: { parameter: Parameters }) => void): void };
}
const place = (): Place => (globalThis as { google?: { script?: Place } }).google?.script ?? {};

const views = { dela: 'propose', mina: 'mine', beslut: 'decide' } as const;

export function routeOf({ film, q, visa }: Parameters): Route {
  if (film) return { kind: 'film', id: film };
  const view = views[visa as keyof typeof views];
  return view === undefined ? { kind: 'list', query: q ?? '' } : { kind: view };
}

function parametersOf(route: Route): Parameters {
  if (route.kind === 'film') return { film: route.id };
  if (route.kind === 'list') return route.query === '' ? {} : { q: route.query };
  const visa = Object.entries(views).find(([, view]) => view === route.kind)?.[0] ?? '';
  return { visa };
}

/** A link that works in a new window too. */
export function hrefOf(page: string, route: Route): string {
  const query = Object.entries(parametersOf(route)).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return query.length === 0 ? page : `${page}?${query.join('&')}`;
}

export interface Way {
  /** Undefined until the address is known. */
  readonly route: Route | undefined;
  /** A coordinators' page was asked for, and this was given instead. */
  readonly refused: boolean;
  go(route: Route): void;
  /** The address alone: what is searched for is not a step to go back over. */
  note(route: Route): void;
}

export function useWay(): Way {
  const [route, setRoute] = useState<Route>();
  const [refused, setRefused] = useState(false);
  // The list's scroll position, for the way back.
  const stood = useRef(0);
  const latest = useRef<Route>();
  latest.current = route;
  const show = (next: Route): void => {
    if (latest.current?.kind === 'list') stood.current = document.scrollingElement?.scrollTop ?? 0;
    setRoute(next);
    requestAnimationFrame(() => scrollTo(0, next.kind === 'list' && latest.current?.kind === 'list' ? stood.current : 0));
  };
  useEffect(() => {
    const { url, history } = place();
    if (url) {
      url.getLocation(({ parameter }) => {
        setRefused(parameter.sida !== undefined && parameter.sida !== '');
        setRoute(routeOf(parameter));
      });
    } else setRoute({ kind: 'list', query: '' });
    history?.setChangeHandler(({ location }) => show(routeOf(location.parameter)));
  }, []);
  return {
    route,
    refused,
    go(next) {
      place().history?.push(null, parametersOf(next));
      setRefused(false);
      show(next);
    },
    note(next) {
      place().history?.replace(null, parametersOf(next));
      setRoute(next);
    },
  };
}
