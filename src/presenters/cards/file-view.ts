/** A selected file, and what the Drive card shows of it. */
import type { FileAct } from '../../contract/cards.ts';
import type { Words } from '../../domain/message.ts';
import type { Line } from './folder.ts';

/** A file as Drive's event object and Drive describe it. */
export interface Selected {
  readonly id: string;
  readonly title: string;
  readonly mimeType: string;
  /** Whether the app may access it. */
  readonly handed: boolean;
  /** RFC 3339; '' where it is not known. */
  readonly created: string;
  /** How many permissions of its own let others in. */
  readonly shared: number;
  /** Why it can't be taken in as a film; null where it can. */
  readonly whyNot: Words | null;
  /** It is a captions file. */
  readonly captions: boolean;
}

export type FileKind = 'film' | 'captions' | 'folder' | 'ours' | 'stray' | 'foreign';
/** Missing parts of a recording, in the order of the form. */
export type MissingPart = 'lecturer' | 'date' | 'permit' | 'rooms' | 'children' | 'childrenUntil';

export interface FileView {
  readonly id: string;
  readonly kind: FileKind;
  readonly title: string;
  /** The recording that it belongs to; '' for none. */
  readonly recording: string;
  readonly lines: readonly Line[];
  readonly missing: readonly MissingPart[];
  /** At most three. */
  readonly acts: readonly FileAct[];
}
