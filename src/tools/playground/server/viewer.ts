/**
 * What Drive's own viewer does with a film: it plays it to whoever may read it, also where readers may not download it
 * (`copyRequiresWriterPermission`). Google has no documented path for that, so this one is the trial's own.
 */

import type { Emulator } from '../../workspace/core/emulator.ts';
import { canRead } from '../../workspace/drive/access.ts';
import { fileOf } from '../../workspace/drive/model.ts';
import type { HttpRequest, HttpResponse } from '../../workspace/http/service.ts';
import { Refused } from './answers.ts';

/** The bytes of a file, to be shown to the person whom the request names. @throws Refused 404 as Drive says it */
export function viewed(emulator: Emulator, { headers }: HttpRequest, fileId: string): HttpResponse {
  const actor = /^Bearer local:(.+)$/i.exec(headers.authorization ?? '')?.[1]?.toLowerCase() ?? '';
  const file = fileOf(emulator.store, fileId);
  if (!file?.content || !canRead(emulator.store, actor, fileId, emulator.now()))
    throw new Refused(404, 'Filen finns inte. / There is no such file.');
  const { blob, size } = file.content;
  return {
    status: 200,
    headers: { 'content-type': file.mimeType, 'cache-control': 'no-store' },
    body: size === 0 ? '' : { file: emulator.store.blobPath(blob), start: 0, length: size },
  };
}
