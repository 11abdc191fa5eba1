import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../shell.ts';
import { addTab, deleteTab, freeTitle, moveTab, renameTab } from './acts.ts';
import { ContextMenu, type MenuItem } from './menu.tsx';
import type { Tab } from './workbook.ts';

interface Props {
  tabs: readonly Tab[];
  chosen: number | undefined;
  onChoose(sheetId: number): void;
  /** Carries out one of Google's requests; without it the tabs are only to choose among. */
  onChange?(request: Record<string, unknown>, said: string): void;
}

/** The workbook's tabs, along its foot. A menu on each (right-click, Shift+F10) renames, inserts, moves and deletes. */
export function Tabs({ tabs, chosen, onChoose, onChange }: Props) {
  const w = useWords();
  const row = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState<{ tab: Tab; x: number; y: number }>();
  const [renamed, setRenamed] = useState<number>();
  const button = (sheetId: number): HTMLElement | null | undefined => row.current?.querySelector<HTMLElement>(`[data-tab="${sheetId}"]`);
  // The chosen tab is kept in view, and no tab is cut at the near edge.
  useEffect(() => {
    const [strip, one] = [row.current, chosen === undefined ? undefined : button(chosen)];
    if (!strip || !one) return;
    const right = one.offsetLeft + one.offsetWidth - strip.clientWidth;
    if (one.offsetLeft < strip.scrollLeft || right > strip.scrollLeft) strip.scrollLeft = right > 0 ? one.offsetLeft : 0;
  }, [chosen, tabs.length]);
  const open = (tab: Tab, x: number, y: number) => onChange && setMenu({ tab, x, y });
  const close = () => {
    const { tab } = menu ?? {};
    setMenu(undefined);
    if (tab) requestAnimationFrame(() => button(tab.sheetId)?.focus());
  };
  const items = (tab: Tab): MenuItem[] => {
    const index = tabs.indexOf(tab);
    const act = (label: string, request: Record<string, unknown>, said: string, apart = false): MenuItem => ({
      label,
      apart,
      run: () => onChange?.(request, said),
    });
    const title = freeTitle(w.newTab, tabs);
    // Hidden tabs stand among these: a tab's place counts them too.
    const places = tabs.map((one) => one.index);
    return [
      { label: w.tabActs.rename, keys: 'F2', run: () => setRenamed(tab.sheetId) },
      act(w.tabActs.insert, addTab(title, tab.index + 1), w.tabDone.inserted(title)),
      act(w.tabActs.remove, deleteTab(tab.sheetId), w.tabDone.removed(tab.title)),
      ...(index > 0 ? [act(w.tabActs.left, moveTab(tab.sheetId, places[index - 1] ?? 0), w.tabDone.moved(tab.title), true)] : []),
      ...(index < tabs.length - 1
        ? [act(w.tabActs.right, moveTab(tab.sheetId, (places[index + 1] ?? 0) + 1), w.tabDone.moved(tab.title), index === 0)]
        : []),
    ];
  };
  return (
    <nav class="sheet-tabs" aria-label={w.tabs} ref={row} lang="sv">
      {tabs.map((tab) =>
        tab.sheetId === renamed ? (
          <TabName
            key={tab.sheetId}
            title={tab.title}
            onDone={(title) => {
              setRenamed(undefined);
              if (title !== tab.title && title !== '') onChange?.(renameTab(tab.sheetId, title), w.tabDone.renamed(tab.title, title));
              requestAnimationFrame(() => button(tab.sheetId)?.focus());
            }}
          />
        ) : (
          <button
            key={tab.sheetId}
            type="button"
            data-tab={tab.sheetId}
            aria-current={tab.sheetId === chosen ? 'page' : undefined}
            aria-haspopup={onChange ? 'menu' : undefined}
            onClick={() => onChoose(tab.sheetId)}
            onDblClick={() => onChange && setRenamed(tab.sheetId)}
            onContextMenu={(event) => {
              if (!onChange) return;
              event.preventDefault();
              open(tab, event.clientX, event.clientY);
            }}
            onKeyDown={(event) => {
              if (!onChange) return;
              if (event.key === 'F2') setRenamed(tab.sheetId);
              else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
                const { left, top } = event.currentTarget.getBoundingClientRect();
                open(tab, left, top);
              } else return;
              event.preventDefault();
            }}
          >
            {tab.title}
          </button>
        ),
      )}
      {menu && <ContextMenu label={w.tabMenu(menu.tab.title)} at={menu} items={items(menu.tab)} onClose={close} />}
    </nav>
  );
}

/** A tab's name while it is written: Enter and leaving keep it, Escape leaves it as it was. */
function TabName({ title, onDone }: { title: string; onDone(title: string): void }) {
  const w = useWords();
  const field = useRef<HTMLInputElement>(null);
  const settled = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const settle = (text: string) => {
    if (settled.current) return;
    settled.current = true;
    onDone(text.trim());
  };
  return (
    <input
      ref={field}
      class="tab-name"
      aria-label={w.tabName(title)}
      defaultValue={title}
      maxLength={100}
      onBlur={(event) => settle(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') settle(event.currentTarget.value);
        else if (event.key === 'Escape') settle(title);
      }}
    />
  );
}
