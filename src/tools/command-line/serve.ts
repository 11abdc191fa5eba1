/** Serves an embedded workspace over HTTP, with the browser's pages where they are built. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedded } from '../../cli/embedded.ts';
import { fault } from '../../cli/fault.ts';
import type { WorkspaceFile } from '../../cli/session.ts';
import { editionOf } from '../workspace/core/editions.ts';
import { createEmulator, type Emulator } from '../workspace/core/emulator.ts';
import { openOwned } from '../workspace/core/owner.ts';
import { serve } from '../workspace/http/serve.ts';
import type { HttpRequest, HttpResponse } from '../workspace/http/service.ts';
import { readEdition } from './edition.ts';

export const serveEmbedded: Embedded['serve'] = async ({ folder, file, from }, options) => {
  const edition = readEdition(options.edition);
  const ahead = from === undefined ? 0 : from - Date.now();
  const owner = await openOwned(folder);
  if (owner.kind === 'server') {
    throw fault({
      sv: `Arbetsytan körs redan på http://127.0.0.1:${owner.port}/. Använd den, eller avsluta den först.`,
      en: `The workspace is already served at http://127.0.0.1:${owner.port}/. Use that, or end it first.`,
    });
  }
  try {
    const local = await localModule();
    const clock = local?.createClock(ahead) ?? { now: () => Date.now() + ahead };
    const emulator = createEmulator({ dir: folder, now: clock.now, edition });
    let url = '';
    const pages = local?.localPages({ emulator, workspace: file, clock, rootUrl: () => url, store: join(folder, 'script'), folder });
    const server = await serve(emulator, { port: options.port, ...(pages ? { pages: pages.answer } : {}) }).catch((error: unknown) => {
      emulator.close();
      throw error;
    });
    owner.announce(server.port, options.now);
    url = `http://127.0.0.1:${server.port}`;
    const close = async (): Promise<void> => {
      try {
        owner.closing();
        await server.close();
        await pages?.close();
        emulator.close();
      } finally {
        owner.release();
      }
    };
    return { url, port: server.port, edition: editionOf(emulator.store), close };
  } catch (error) {
    owner.release();
    throw error;
  }
};

/** The interface of build/local/server.mjs. It is built separately: the shell and the add-on's host are not part of the command line. */
interface LocalModule {
  createClock(ahead: number): { now(): number };
  localPages(options: {
    emulator: Emulator;
    workspace: WorkspaceFile;
    clock: { now(): number };
    rootUrl(): string;
    store: string;
    folder: string;
  }): {
    answer(request: HttpRequest): Promise<HttpResponse | undefined>;
    close(): Promise<void>;
  };
}

/** The browser's pages, where they are built; without them only Google's paths are served. */
async function localModule(): Promise<LocalModule | undefined> {
  // This file's bundle lies in build/cli, or in its folder of chunks.
  const found = ['../local/server.mjs', '../../local/server.mjs']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  return found && ((await import(found.href)) as LocalModule);
}
