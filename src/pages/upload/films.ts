/** A film in the dialog, as plain data, and what its state lets one do with it. */

import type { Cells } from '../../contract/uploads.ts';
import type { Words } from '../../domain/message.ts';
import type { Wait } from '../../domain/recordings/transfer.ts';
import { isDate } from '../../domain/time/dates.ts';

export type Stage =
  /** Nothing is sent; the form may be filled in. */
  | { readonly kind: 'form' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'beginning' }
  | { readonly kind: 'sending'; readonly sent: number; readonly speed: number }
  /** `until`: performance.now() of the next attempt. */
  | { readonly kind: 'waiting'; readonly why: Wait; readonly until: number; readonly kept: number }
  | { readonly kind: 'paused'; readonly kept: number }
  /** Known from before the page was reloaded: the file must be chosen again. */
  | { readonly kind: 'again'; readonly kept: number; readonly wrong: boolean }
  /** All is sent; the checksum is being counted and compared. */
  | { readonly kind: 'checking'; readonly read: number }
  | { readonly kind: 'captions' }
  | { readonly kind: 'done' }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'problem'; readonly problem: Words }
  | { readonly kind: 'removing' };

export interface Captions {
  readonly file: File;
  /** When the last one ends, in seconds. */
  readonly seconds: number;
  readonly cues: number;
  /** What is wrong, worded. */
  readonly faults: readonly Words[];
  /** The chosen file was not UTF-8: `file` is a copy that is. */
  readonly isCopy?: boolean;
}

export interface Film {
  readonly key: number;
  readonly file: File | undefined;
  readonly name: string;
  readonly size: number;
  /** '' for a row that is to be made. */
  readonly recording: string;
  readonly cells: Cells;
  readonly captions: Captions | undefined;
  /** The film's own length in seconds, where the browser could tell. */
  readonly seconds: number | undefined;
  readonly stage: Stage;
  /** The upload that was begun for it. `over`: it came to nothing, and the next attempt begins anew. */
  readonly begun:
    | { readonly recording: string; readonly file: string; readonly session: string; readonly wasNew: boolean; readonly over?: true }
    | undefined;
  /** The film itself is there and right; captions may remain. */
  readonly whole: boolean;
}

/** What must be answered before it can be sent. */
export function lacking({ cells }: Film): ('title' | 'children' | 'date' | 'childrenUntil')[] {
  return [
    ...((cells.title ?? '').trim() === '' ? (['title'] as const) : []),
    ...(cells.children === 'ja' || cells.children === 'nej' ? [] : (['children'] as const)),
    ...((cells.date ?? '') === '' || isDate(cells.date ?? '') ? [] : (['date'] as const)),
    ...((cells.childrenUntil ?? '') === '' || isDate(cells.childrenUntil ?? '') ? [] : (['childrenUntil'] as const)),
  ];
}

/** The form may still be changed. */
export const isOpen = ({ stage, begun }: Film): boolean => stage.kind === 'form' || (stage.kind === 'problem' && begun === undefined);

/** On its way, waiting or paused: something would be lost by closing the page now. */
export const isUnderWay = ({ stage }: Film): boolean =>
  ['queued', 'beginning', 'sending', 'waiting', 'checking', 'captions', 'removing'].includes(stage.kind);

/** Bytes that are there, as far as is known. */
export function bytesOf({ stage, size, whole }: Film): number {
  if (whole) return size;
  switch (stage.kind) {
    case 'sending':
      return stage.sent;
    case 'waiting':
    case 'paused':
    case 'again':
      return stage.kept;
    case 'checking':
    case 'captions':
    case 'done':
      return size;
    default:
      return 0;
  }
}

/** Cells that decide who may see it, as text: equal texts, equal previews. */
export function previewKey({ recording, cells, begun, whole }: Film): string {
  // Once it is there, and from before a reload, the workbook knows best.
  if (begun && (whole || cells.children === undefined)) return JSON.stringify([begun.recording, {}]);
  const { lecturer = '', series = '', rooms = '', permit = '', children = '', childrenUntil = '' } = cells;
  // Without a title there can be no row; which it is decides nothing.
  const asked = { title: '–', lecturer, series, rooms, permit, children, childrenUntil };
  return JSON.stringify([recording, isDate(childrenUntil) ? asked : { ...asked, childrenUntil: '' }]);
}
