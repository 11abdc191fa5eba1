/**
 * What one has done, kept as long as the browser's tab, and where one was, for whoever comes back from the preview: on the web
 * the page is loaded anew then.
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Overview } from '../../../contract/api.ts';
import type { RowEdit } from '../../../domain/edits/edits.ts';
import { isBackFromDialog, keepInTab, keptInTab } from '../../kit/storage.ts';
import type { Act, Offer, Told } from './context.ts';
import { useWay, type Way } from './way.ts';

interface Kept extends Way {
  readonly acts: readonly Act[];
  readonly told?: Told | undefined;
}

const MOST = 50;
const nothing: Kept = { tab: 'today', steps: [], acts: [] };

/** One tab may show several workbooks after one another, and the playground several people. */
const nameOf = ({ workspace, user }: Overview): string => `delakultur.session ${workspace} ${user}`;

function kept(name: string): Kept {
  const isBack = isBackFromDialog();
  try {
    const all = { ...nothing, ...(JSON.parse(keptInTab(name) ?? '{}') as Partial<Kept>) };
    return isBack ? all : { ...nothing, acts: all.acts };
  } catch {
    return nothing;
  }
}

export function useSession(overview: Overview) {
  const name = nameOf(overview);
  const before = useMemo(() => kept(name), [name]);
  const way = useWay(before);
  const [acts, setActs] = useState(before.acts);
  const [told, setTold] = useState(before.told);
  useEffect(() => {
    keepInTab(name, JSON.stringify({ tab: way.tab, steps: way.steps, acts, told } satisfies Kept));
  }, [name, way.tab, way.steps, acts, told]);
  const add = (text: string, undo: readonly RowEdit[]): number => {
    const key = (acts[0]?.key ?? 0) + 1;
    setActs((now) => [{ key, text, undo }, ...now].slice(0, MOST));
    return key;
  };
  return {
    way,
    /** The latest first. */
    acts,
    told,
    /** It was confirmed before this page was loaded: focus is not taken for it. */
    isOld: told !== undefined && told === before.told,
    /** Remembers what was done, and confirms it. */
    did: (text: string, undo: readonly RowEdit[], offer?: Offer) => setTold({ text, act: add(text, undo), offer }),
    /** Remembers what was done, where that is told already. */
    noted: (text: string) => void add(text, []),
    undid(key: number, text: string) {
      setActs((now) => now.map((one) => (one.key === key ? { ...one, undone: true } : one)));
      setTold({ text });
    },
    forget: () => setTold(undefined),
  };
}
