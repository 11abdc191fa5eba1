import type { FileKind } from './drive-files.ts';

/** Line drawings, a kind each: fonts lack such signs on many machines. */
const lines: Record<FileKind, string> = {
  folder: 'M2 4.5h4.5l1.5 2h6v7H2z',
  film: 'M2 3.5h12v9H2zM6.5 6v4l3.5-2z',
  captions: 'M2 3.5h12v9H2zM4.5 8h3M9 8h2.5M4.5 10.3h6',
  shortcut: 'M3 13V9a3 3 0 0 1 3-3h7M10 3l3 3-3 3',
  sheet: 'M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11',
  other: 'M4 2h5.5L13 5.5V14H4z',
};

export function FileIcon({ kind }: { kind: FileKind }) {
  return (
    <svg class={`icon ${kind}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={lines[kind]} />
    </svg>
  );
}
