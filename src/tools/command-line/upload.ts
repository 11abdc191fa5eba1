/** An upload into an embedded workspace of this process: the same protocol, with the bytes handed over as spooled files. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type UploadOptions, upload } from '../../cli/transport/resumable.ts';
import type { UploadTransport } from '../../cli/upload/transports.ts';
import type { DriveFile } from '../../google/types.ts';
import type { Body } from '../workspace/http/service.ts';
import type { Answering } from './driver.ts';
import { localAuthorization } from './token.ts';

/** Max bytes in the temporary folder at once. */
const EMBEDDED_CHUNK = 64 * 1024 * 1024;

/** Uploads as the account `actor`. @throws as `uploadFile` does */
export function uploadEmbedded(emulator: Answering, actor: string, options: UploadOptions): Promise<DriveFile> {
  return upload(embeddedCarrier(emulator, actor), { chunkBytes: EMBEDDED_CHUNK, ...options });
}

/** Hands the bytes over as files in the temporary folder, as the emulator's HTTP face would; the user's own file is never handed over. */
function embeddedCarrier(emulator: Answering, actor: string): UploadTransport {
  return async ({ method, url, headers, body, bytes, signed }) => {
    const folder = bytes && (await mkdtemp(join(tmpdir(), 'delakultur-upload-')));
    try {
      const spooled = folder === undefined || bytes === undefined ? undefined : await spool(bytes, join(folder, 'bytes'));
      const response = emulator.handle({
        method,
        url: url.replace(/^https?:\/\/[^/]+/, ''),
        headers: { ...headers, ...(signed && localAuthorization(actor)) },
        ...(spooled ? { body: spooled } : body ? { body: { text: body } } : {}),
      });
      return { status: response.status, headers: response.headers, body: typeof response.body === 'string' ? response.body : '' };
    } finally {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    }
  };
}

async function spool(bytes: AsyncIterable<Buffer>, file: string): Promise<Body> {
  const out = await open(file, 'w', 0o600);
  let length = 0;
  try {
    for await (const piece of bytes) {
      await out.writeFile(piece); // All of it, where it stands: a single write may take less.
      length += piece.length;
    }
  } finally {
    await out.close();
  }
  return { file, length };
}
