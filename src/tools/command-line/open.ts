/** Opens an embedded workspace: in this process, or through the process that serves it. */
import type { Embedded } from '../../cli/embedded.ts';
import { fault } from '../../cli/fault.ts';
import type { Session } from '../../cli/session.ts';
import { httpDriver } from '../../cli/transport/http.ts';
import { runner } from '../../cli/workspace.ts';
import { openOwned } from '../workspace/core/owner.ts';
import { embeddedAsync } from './driver.ts';
import { readEdition } from './edition.ts';
import { localAuthorization } from './token.ts';

type Common = Pick<Session, 'file' | 'actor' | 'operator' | 'folder'>;

export const openEmbedded: Embedded['open'] = async ({ folder, file, from }, actor, founding) => {
  const edition = readEdition(founding?.edition);
  const opened = await openOwned(folder);
  const common: Common = { file, actor, operator: file.coordinator, folder };
  if (opened.kind === 'server') return openServed(common, opened, from);
  try {
    const { createEmulator } = await import('../workspace/core/emulator.ts');
    const now = clockFrom(from);
    const emulator = createEmulator({ dir: folder, now, ...founding, edition });
    return {
      ...common,
      kind: 'own',
      now,
      run: runner(embeddedAsync(emulator, actor)),
      upload: async (options) => (await import('./upload.ts')).uploadEmbedded(emulator, actor, options),
      close: () => {
        emulator.close();
        opened.release();
      },
    };
  } catch (error) {
    opened.release();
    throw error;
  }
};

async function openServed(common: Common, server: { port: number; now?: string }, desired: number | undefined): Promise<Session> {
  if (desired !== undefined && (server.now === undefined || Date.parse(server.now) !== desired)) {
    const its = server.now ?? '';
    throw fault({
      sv: `Arbetsytan körs redan av delakultur serve${its === '' ? ' med datorns klocka' : ` med --now ${its}`}. Utelämna --now, eller avsluta serve först.`,
      en: `The workspace is already served by delakultur serve${its === '' ? ' by the computer’s clock' : ` with --now ${its}`}. Leave out --now, or end serve first.`,
    });
  }
  const rootUrl = `http://127.0.0.1:${server.port}`;
  const authorize = async () => localAuthorization(common.actor);
  const status = await fetch(`${rootUrl}/local/status`).catch(() => undefined);
  if (!status?.ok) {
    throw fault({
      sv: `delakultur serve på port ${server.port} svarar inte. Vänta tills den har avslutats, eller avsluta den, och försök igen.`,
      en: `delakultur serve on port ${server.port} does not answer. Wait for it to end, or end it, and try again.`,
    });
  }
  const ahead = Date.parse(((await status.json()) as { now: string }).now) - Date.now();
  return {
    ...common,
    kind: 'served',
    now: () => Date.now() + ahead,
    run: runner(httpDriver({ rootUrl, authorize })),
    upload: async (options) => (await import('../../cli/transport/resumable.ts')).uploadFile({ ...options, rootUrl, authorize }),
    close: () => {},
  };
}

/** A clock that starts at `from` (ms) and ticks; the machine's own without it. */
function clockFrom(from: number | undefined): () => number {
  if (from === undefined) return Date.now;
  const ahead = from - Date.now();
  return () => Date.now() + ahead;
}
