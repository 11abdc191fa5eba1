import { useEffect, useRef } from 'preact/hooks';
import { useShell, useWords } from '../shell.ts';
import { sandbox } from './addon.tsx';

/** *Personalsidan*: the add-on's web app, as the person one tries as opens it. The route after the place is its parameters. */
export function StaffPlace() {
  const { actor, lang, route, go, look } = useShell();
  const w = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  // Each way here is a new visit. Where the page itself goes is told in the address, which loads nothing.
  const visit = useRef({ route, count: 0 });
  if (visit.current.route !== route) visit.current = { route, count: visit.current.count + 1 };

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      const message = event.data as { source?: string; act?: string; value?: unknown } | null;
      if (event.source !== frame.current?.contentWindow || message?.source !== 'script-host') return;
      if (message.act === 'open' && typeof message.value === 'string') go('drive', message.value);
      else if (message.act === 'effects') look();
      else if (message.act === 'place') {
        const at = Object.entries(message.value as Record<string, string>);
        history.replaceState(history.state, '', `#/${['personal', ...at.flat()].map(encodeURIComponent).join('/')}`);
      }
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [go, look]);

  const query = new URLSearchParams([['user', actor.email], ['locale', lang], ...paired(route.slice(1))]);
  return (
    <section class="card staff-place">
      <h1 class="unseen">{w.place.personal}</h1>
      <iframe key={visit.current.count} ref={frame} title={w.place.personal} sandbox={sandbox} src={`/local/app?${query}`} />
    </section>
  );
}

type Pairs = [name: string, value: string][];

/** film/F-001 → film=F-001 */
const paired = (parts: readonly string[]): Pairs =>
  parts.flatMap((name, at): Pairs => (at % 2 === 0 && /^[a-z]+$/.test(name) ? [[name, parts[at + 1] ?? '']] : []));
