/** What the sidebar's views share: the overview, where one is, and what happens after something is saved. */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Overview } from '../../../contract/api.ts';
import type { Shown } from '../../../contract/edits.ts';
import type { LetterKind } from '../../../contract/permits.ts';
import type { Edit, RowEdit } from '../../../domain/edits/edits.ts';
import type { Words } from '../../../domain/message.ts';
import { bring } from '../../kit/asking.ts';
import type { Mood } from '../../kit/components/chip.tsx';
import { act, isProblem } from '../../kit/server.ts';

export type TabName = 'today' | 'networks' | 'people' | 'units';

/** Something opened from a list. `title` is known before its content is. */
export type Place =
  | { readonly kind: 'person'; readonly id: string; readonly title: string }
  | { readonly kind: 'network'; readonly id: string; readonly title: string }
  | { readonly kind: 'unit'; readonly id: string; readonly title: string }
  | { readonly kind: 'meeting'; readonly id: string; readonly title: string }
  | { readonly kind: 'withdraw' | 'checks' | 'acts' | 'log'; readonly id: ''; readonly title: string }
  | { readonly kind: 'permits' | 'toAsk' | 'renewals' | 'retention' | 'captions'; readonly id: ''; readonly title: string }
  | { readonly kind: 'permit' | 'ask'; readonly id: string; readonly title: string }
  /** `id`: what kind of letter, a colon, the permit. */
  | { readonly kind: 'letter'; readonly id: `${LetterKind}:${string}`; readonly title: string };

/** An offer after something is saved. */
export interface Offer {
  readonly text: string;
  readonly place: Place;
}

/** Something one did, and the rows that take it back; none where that can't be done. */
export interface Act {
  readonly key: number;
  readonly text: string;
  readonly undo: readonly RowEdit[];
  readonly undone?: boolean;
}

/** What is confirmed above the place where it was done. */
export interface Told {
  readonly text: string;
  readonly act?: number | undefined;
  readonly offer?: Offer | undefined;
}

/** The lines above the tabs while a place is open. */
export interface Head {
  readonly title?: string;
  readonly text?: string;
  readonly chip?: { readonly mood: Mood; readonly text: string };
}

export interface Sidebar {
  readonly overview: Overview;
  /** Increases with every write: earlier answers are read again. */
  readonly version: number;
  /** What is read for what is on screen: an act answers it along with itself. */
  readonly shown: readonly Shown[];
  open(place: Place): void;
  back(): void;
  setHead(head: Head): void;
  /** What one has done, the latest first. */
  readonly acts: readonly Act[];
  /** Confirms quietly, offers to undo, and looks again at what waits. */
  saved(text: string, undo: readonly RowEdit[], offer?: Offer): void;
  /** Remembers an act that is told already, and has no way back. */
  noted(text: string): void;
  /** An act was taken back. */
  undid(key: number): void;
  refresh(): void;
  /** Opens the plan review. */
  review(): void;
}

/** What a place asks the server for; undefined where an act does not answer that. */
export function readFor(place: Place | undefined): Shown | undefined {
  switch (place?.kind) {
    case 'person':
      return { kind: 'person', email: place.id };
    case 'network':
    case 'unit':
    case 'meeting':
    case 'permit':
      return { kind: place.kind, id: place.id };
    case 'permits':
    case 'toAsk':
    case 'renewals':
      return { kind: 'permitList' };
    default:
      return undefined;
  }
}

const Context = createContext<Sidebar | undefined>(undefined);
export const SidebarProvider = Context.Provider;

export function useSidebar(): Sidebar {
  const sidebar = useContext(Context);
  if (!sidebar) throw new Error('A view of the sidebar stands outside it.');
  return sidebar;
}

/** Called by a form when it closes, saved or not. */
export type Closing = (saved?: boolean) => void;

/** Saves edits, and closes the form when that is done. While `busy` nothing more is sent; `problem` is the server's word on why it was refused. */
export function useSave(onClose: Closing): {
  busy: boolean;
  problem: Words | undefined;
  save: (edits: readonly Edit[], text: string, offer?: Offer) => void;
} {
  const { saved, shown } = useSidebar();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const save = (edits: readonly Edit[], text: string, offer?: Offer): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'edit', edits: [...edits], show: [...shown] }).then((answer) => {
      setBusy(false);
      if (isProblem(answer)) {
        setProblem(answer.problem);
        return;
      }
      bring(shown, answer.shown);
      onClose(true);
      saved(text, answer.undo, offer);
    });
  };
  return { busy, problem, save };
}
