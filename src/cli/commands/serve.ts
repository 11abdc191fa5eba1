/** `delakultur serve`: the embedded workspace over HTTP, until Ctrl-C. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { editionOf } from '../../tools/workspace/core/editions.ts';
import { createEmulator, type Emulator } from '../../tools/workspace/core/emulator.ts';
import { openOwned } from '../../tools/workspace/core/owner.ts';
import { serve } from '../../tools/workspace/http/serve.ts';
import type { HttpRequest, HttpResponse } from '../../tools/workspace/http/service.ts';
import type { Context } from '../context.ts';
import { readEdition } from '../edition.ts';
import { fault } from '../fault.ts';
import { folderOf, readInstant, readWorkspaceFile, type WorkspaceFile } from '../workspace.ts';

export async function run(
  { terminal, where }: Context,
  _args: readonly string[],
  options: { port?: string; edition?: string },
): Promise<number> {
  if (where.workspace === 'google') throw fault('serve gäller bara den inbyggda arbetsytan.', 'serve is for the embedded workspace only.');
  const port = readPort(options.port ?? '8787');
  const folder = folderOf(where.workspace);
  const file = readWorkspaceFile(where.workspace);
  if (!file) {
    throw fault(
      `Det finns ingen arbetsyta i ${folder}. Skapa en: delakultur init --help`,
      `There is no workspace in ${folder}. Make one: delakultur init --help`,
    );
  }
  const edition = await readEdition(options.edition, false);
  const ahead = where.now === undefined ? 0 : readInstant(where.now) - Date.now();
  const owner = await openOwned(folder);
  if (owner.kind === 'server') {
    throw fault(
      `Arbetsytan körs redan på http://127.0.0.1:${owner.port}/. Använd den, eller avsluta den först.`,
      `The workspace is already served at http://127.0.0.1:${owner.port}/. Use that, or end it first.`,
    );
  }
  try {
    const local = await localModule();
    const clock = local?.createClock(ahead) ?? { now: () => Date.now() + ahead };
    const emulator = createEmulator({ dir: folder, now: clock.now, edition });
    let url = '';
    const pages = local?.localPages({ emulator, workspace: file, clock, rootUrl: () => url, store: join(folder, 'script') });
    const server = await serve(emulator, { port, ...(pages ? { pages: pages.answer } : {}) }).catch((error: NodeJS.ErrnoException) => {
      emulator.close();
      throw error.code === 'EADDRINUSE'
        ? fault(
            `Port ${port} används redan. Prova en annan: delakultur serve --port ${port + 1}`,
            `Port ${port} is in use. Try another: delakultur serve --port ${port + 1}`,
          )
        : error.code === 'EACCES'
          ? fault(`Port ${port} får du inte använda. Prova 8787.`, `You may not use port ${port}. Try 8787.`)
          : error;
    });
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    owner.announce(server.port, where.now);
    url = `http://127.0.0.1:${server.port}`;
    const is = editionOf(emulator.store);
    if (terminal.json) terminal.document({ url, port: server.port, pid: process.pid, edition: is });
    terminal.print(
      `Arbetsytan (${is}) finns på ${url} (Bearer local:<e-post>). Avsluta med Ctrl-C. / The workspace (${is}) is at ${url} (Bearer local:<e-mail>). Ctrl-C ends it.`,
    );
    await stopped;
    owner.closing();
    await server.close();
    await pages?.close();
    emulator.close();
    return 0;
  } finally {
    owner.release();
  }
}

/** What serve asks of build/local/server.mjs. Built apart: the shell and the add-on's host are no part of the command line. */
interface LocalModule {
  createClock(ahead: number): { now(): number };
  localPages(options: { emulator: Emulator; workspace: WorkspaceFile; clock: { now(): number }; rootUrl(): string; store: string }): {
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

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw fault(`--port ${text}: skriv ett heltal mellan 0 och 65535.`, `--port ${text}: write a whole number from 0 to 65535.`);
}
