import { useLayoutEffect, useRef } from 'preact/hooks';

export interface Tab<Name extends string> {
  name: Name;
  label: string;
}

/** Which tab a key leads to, from the one at `at` of `count`; undefined for keys that are not the tabs' own. */
export function tabAfterKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Tabs as the ARIA pattern has them: one stop for Tab, arrows between, the chosen one shows at once. */
export function Tabs<Name extends string>(props: {
  tabs: readonly Tab<Name>[];
  chosen: Name;
  label: string;
  panel: string;
  onChoose: (name: Name) => void;
}) {
  const { tabs, chosen, label, panel, onChoose } = props;
  const byKey = useRef(false);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (byKey.current) list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    byKey.current = false;
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabAfterKey(
      event.key,
      tabs.findIndex((tab) => tab.name === chosen),
      tabs.length,
    );
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    byKey.current = true;
    onChoose(tab.name);
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          type="button"
          role="tab"
          key={tab.name}
          id={`tab-${tab.name}`}
          aria-selected={tab.name === chosen}
          aria-controls={panel}
          tabIndex={tab.name === chosen ? 0 : -1}
          onClick={() => onChoose(tab.name)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
