/** `delakultur serve`: the embedded workspace over HTTP, until Ctrl-C. */
import { commandMessage } from '../../../messages/cli/commands.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { folderOf, readInstant, readWorkspaceFile } from '../../workspace.ts';

export async function run(
  { terminal, where, embedded }: Context,
  _args: readonly string[],
  options: { port?: string; edition?: string },
): Promise<number> {
  if (where.workspace === 'google') throw fault(commandMessage('serve.embeddedOnly'));
  const port = readPort(options.port ?? '8787');
  const folder = folderOf(where.workspace);
  const file = readWorkspaceFile(where.workspace);
  if (!file) {
    throw fault(commandMessage('serve.noWorkspace', { folder }));
  }
  const from = where.now === undefined ? undefined : readInstant(where.now);
  const served = await embedded.serve({ folder, file, from }, { port, edition: options.edition, now: where.now }).catch((error) => {
    throw portFault(error, port);
  });
  const { url, edition } = served;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  if (terminal.json) terminal.document({ url, port: served.port, pid: process.pid, edition });
  terminal.print(
    `Arbetsytan (${edition}) finns på ${url} (Bearer local:<e-post>). Avsluta med Ctrl-C. / The workspace (${edition}) is at ${url} (Bearer local:<e-mail>). Ctrl-C ends it.`,
  );
  await stopped;
  await served.close();
  return 0;
}

function portFault(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return fault(commandMessage('serve.portInUse', { port, next: port + 1 }));
  return error.code === 'EACCES' ? fault(commandMessage('serve.portRefused', { port })) : error;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw fault(commandMessage('serve.portUnread', { given: text }));
}
