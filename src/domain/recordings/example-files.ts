/** Which files a colleague may send as an example: what can be shown or read, and nothing that runs. */

import { filmEndings, sortOf, typeOf } from './file-kinds.ts';
import { fileMessage } from './file-messages.ts';

/** Beside films and sounds. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['heic', 'image/heic'],
  ['pdf', 'application/pdf'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
]);

/**
 * The type under which a file is stored, by its ending alone. The sending page's own type is never used: a web page could be
 * stored as one. Undefined: not a kind that may be sent.
 */
export function exampleType(name: string): string | undefined {
  if (sortOf(name.trim()) === 'film') return typeOf(name.trim());
  const ending = /\.([a-z0-9]+)\s*$/i.exec(name)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : TYPES.get(ending);
}

/** What a page's file chooser offers. */
export const exampleEndings: readonly string[] = [...filmEndings, ...[...TYPES.keys()].map((ending) => `.${ending}`)];

export const wrongKind = fileMessage('file.noExample');
