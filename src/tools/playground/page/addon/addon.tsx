import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { remember } from '../kept.ts';
import { local, Unanswered } from '../server.ts';
import { useShell, useWords } from '../shell.ts';
import { Dialog } from './dialog.tsx';

/** A page that the add-on shows. */
export interface ShownPage {
  page: string;
  title: string;
  width?: number;
  height?: number;
}

export interface MenuItem {
  caption: string;
  fn: string;
}

/** What an execution of the add-on showed. */
export interface Effects {
  sidebar?: ShownPage;
  dialog?: ShownPage;
  menus?: { caption: string; items: MenuItem[] }[];
  activated?: Spot;
  toast?: { text: string; title: string };
}

/** A cell that was typed in, counted from 0, and what it held. */
export interface Edit {
  sheetId: number;
  row: number;
  column: number;
  oldValue: string;
}

export interface Execution {
  ok: boolean;
  value?: unknown;
  error?: { name: string; message: string };
  effects: Effects;
}

/** A cell or range in the sheet. */
export interface Spot {
  sheetId: number;
  a1: string;
}

export interface AddOn {
  menus: NonNullable<Effects['menus']>;
  sidebar?: ShownPage;
  /** Runs a function of the add-on's script as a menu does. */
  run(fn: string): Promise<void>;
  /** Tells the script of an edit, as the editor does. */
  edited(edit: Edit): Promise<void>;
  running: boolean;
  error?: Unanswered;
  closeSidebar(): void;
  /** Where the script has asked to go. */
  goTo?: Spot & { count: number };
  /** Remembers an iframe of the add-on, so that its messages are known. */
  frame(page: ShownPage, kind: 'sidebar' | 'dialog'): (element: HTMLIFrameElement | null) => void;
}

const AddOnContext = createContext<AddOn | undefined>(undefined);

/** @throws Error outside the provider. */
export function useAddOn(): AddOn {
  const addOn = useContext(AddOnContext);
  if (!addOn) throw new Error('No add-on around.');
  return addOn;
}

/** The sandbox of Apps Script's own iframe, in which its pages run. */
export const sandbox =
  'allow-scripts allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads allow-same-origin';

/** Runs the add-on's script through the server, and holds what it shows: menus, the sidebar, a dialog. */
export function AddOnProvider({ children }: { children: ComponentChildren }) {
  const { actor, workspace, lang, now, look, go, tell } = useShell();
  const w = useWords();
  const [menus, setMenus] = useState<AddOn['menus']>([]);
  const [sidebar, setSidebar] = useState<ShownPage>();
  const [dialog, setDialog] = useState<ShownPage>();
  const [goTo, setGoTo] = useState<AddOn['goTo']>();
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<Unanswered>();
  const frames = useRef(new Map<HTMLIFrameElement, 'sidebar' | 'dialog'>());
  const user = useRef(actor.email);
  user.current = actor.email;

  const show = useCallback(
    (effects: Effects) => {
      if (effects.menus) setMenus(effects.menus);
      if (effects.sidebar) setSidebar(effects.sidebar);
      if (effects.dialog) {
        setDialog(effects.dialog);
        if (/förhandsgranska|preview/i.test(effects.dialog.title)) remember(`previewed ${workspace.spreadsheetId}`, true);
      }
      if (effects.activated) {
        const { sheetId, a1 } = effects.activated;
        setGoTo((before) => ({ sheetId, a1, count: (before?.count ?? 0) + 1 }));
        go('ark', String(sheetId), a1);
      }
      if (effects.toast) tell(effects.toast.text);
      look();
    },
    [workspace, go, look, tell],
  );

  const call = useCallback(
    async (fn: string, args: unknown[]) => {
      const who = actor.email;
      setRunning((count) => count + 1);
      // An earlier error is no longer news; the same one again is.
      setError(undefined);
      try {
        const done = await local<Execution>('script/call', {
          method: 'POST',
          body: { fn, args, user: who, locale: lang, container: { spreadsheetId: workspace.spreadsheetId } },
        });
        // The answer is for a person who is no longer chosen.
        if (user.current !== who) return;
        show(done.effects);
        setError(done.ok ? undefined : new Unanswered(500, done.error?.message ?? fn));
      } catch (thrown) {
        if (user.current === who) setError(thrown instanceof Unanswered ? thrown : new Unanswered(500, String(thrown)));
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [actor.email, lang, workspace, show],
  );
  const run = useCallback(
    (fn: string) => call(fn, fn === 'onOpen' ? [{ authMode: 'LIMITED', user: { email: actor.email } }] : []),
    [call, actor.email],
  );
  const edited = useCallback(
    ({ sheetId, row, column, oldValue }: Edit) => {
      const range = { sheetId, row: row + 1, column: column + 1, rows: 1, columns: 1 };
      return call('onEdit', [{ authMode: 'LIMITED', range, ...(oldValue !== '' && { oldValue }) }]);
    },
    [call],
  );

  // Another person's pages are not shown.
  useEffect(() => {
    setMenus([]);
    setSidebar(undefined);
    setDialog(undefined);
    setError(undefined);
  }, [actor.email]);

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      const from = [...frames.current].find(([element]) => element.contentWindow === event.source);
      const message = event.data as { source?: string; act?: string; value?: unknown } | null;
      if (!from || message?.source !== 'script-host') return;
      const [, kind] = from;
      if (message.act === 'close') kind === 'sidebar' ? setSidebar(undefined) : setDialog(undefined);
      else if (message.act === 'effects') show(message.value as Effects);
      else if (message.act === 'open' && typeof message.value === 'string') {
        if (kind === 'dialog') setDialog(undefined);
        go('drive', message.value);
      }
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [show, go]);

  const frame = useCallback<AddOn['frame']>(
    (_page, kind) => (element) => {
      for (const known of frames.current.keys()) if (!known.isConnected) frames.current.delete(known);
      if (element) frames.current.set(element, kind);
    },
    [],
  );
  const closeSidebar = useCallback(() => setSidebar(undefined), []);
  // With another language or day the sidebar's text is outdated.
  const day = now.slice(0, 10);
  const stood = useRef(`${lang} ${day}`);
  useEffect(() => {
    const stands = `${lang} ${day}`;
    if (sidebar && stood.current !== stands) void run('showSidebar');
    stood.current = stands;
  }, [lang, day]);
  // As in Sheets the sidebar stays as it is; its page hears of what a dialog has done.
  const closeDialog = useCallback(() => setDialog(undefined), []);

  const addOn = useMemo<AddOn>(
    () => ({
      menus,
      run,
      edited,
      running: running > 0,
      closeSidebar,
      frame,
      ...(sidebar && { sidebar }),
      ...(error && { error }),
      ...(goTo && { goTo }),
    }),
    [menus, sidebar, run, edited, running, error, closeSidebar, goTo, frame],
  );
  return (
    <AddOnContext.Provider value={addOn}>
      {children}
      {dialog && (
        <Dialog title={dialog.title || w.sidebar} width={dialog.width ?? 600} height={dialog.height ?? 400} onClose={closeDialog}>
          <iframe
            key={dialog.page}
            ref={frame(dialog, 'dialog')}
            title={dialog.title}
            sandbox={sandbox}
            src={`/local/script/page?id=${dialog.page}`}
            style={{ height: `${dialog.height ?? 400}px` }}
          />
        </Dialog>
      )}
    </AddOnContext.Provider>
  );
}
