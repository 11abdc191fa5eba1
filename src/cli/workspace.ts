/** Opens a workspace: an embedded one on this machine, or Google. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { instantOf } from '../domain/time/dates.ts';
import type { AsyncDriver } from '../google/call.ts';
import { runAsync } from '../google/call.ts';
import { throughDoor } from '../google/door.ts';
import { commandMessage } from '../messages/cli/commands.ts';
import type { Embedded, Founding } from './embedded.ts';
import { fault } from './fault.ts';
import type { Session, Where, WorkspaceFile } from './session.ts';

const FILE = 'workspace.json';

/** Where this machine keeps what it knows of a workspace. */
export function folderOf(workspace: string): string {
  if (workspace !== 'google') return resolve(workspace);
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'delakultur');
}

/** The file that init wrote; undefined where init has not finished. @throws Fault when the file can't be read */
export function readWorkspaceFile(workspace: string): WorkspaceFile | undefined {
  const path = join(folderOf(workspace), FILE);
  if (!existsSync(path)) return undefined;
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as Partial<WorkspaceFile>;
    if (typeof file.spreadsheetId === 'string' && typeof file.coordinator === 'string') return file as WorkspaceFile;
  } catch {
    // Told below.
  }
  throw fault(commandMessage('workspace.fileUnread', { path }));
}

/** The command-line flag for the same workspace, with a space before; '' for the usual place. */
export const flagFor = ({ workspace }: Where): string =>
  workspace === '.delakultur' ? '' : ` --workspace ${/\s/.test(workspace) ? `"${workspace}"` : workspace}`;

/** init writes it last: while it is missing, init continues where it was. */
export function writeWorkspaceFile(workspace: string, file: WorkspaceFile): void {
  const folder = folderOf(workspace);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** Opens a workspace that init has made. @throws Fault that says what to do */
export async function openWorkspace(where: Where, embedded: Embedded): Promise<Session> {
  const file = readWorkspaceFile(where.workspace);
  if (!file) {
    const at = where.workspace === 'google' ? 'Google' : folderOf(where.workspace);
    const init = `delakultur init --domain delaby.example --coordinator namn@delaby.example${flagFor(where)}`;
    throw fault(commandMessage('workspace.none', { at, init }));
  }
  return where.workspace === 'google' ? openGoogle(where, file) : openEmbedded(where, file, embedded);
}

/** Opens an embedded workspace, made if it is not there. */
export function openEmbedded(where: Where, file: WorkspaceFile, embedded: Embedded, founding?: Founding): Promise<Session> {
  if (where.as !== undefined) checkAddress(where.as);
  const from = where.now === undefined ? undefined : readInstant(where.now);
  return embedded.open({ folder: folderOf(where.workspace), file, from }, where.as ?? file.coordinator, founding);
}

/** Otherwise Google would only say that the account may not do this. */
function checkAddress(as: string): void {
  if (/^[^\s@]+@[^\s@]+$/.test(as)) return;
  throw fault(commandMessage('workspace.asUnread', { as }));
}

async function openGoogle(where: Where, file: WorkspaceFile): Promise<Session> {
  const { driver, authorize } = await openDriver(where, file.coordinator);
  return {
    kind: 'google',
    file,
    actor: file.coordinator,
    operator: file.coordinator,
    folder: folderOf('google'),
    now: Date.now,
    run: runner(driver),
    upload: async (options) => (await import('./transport/resumable.ts')).uploadFile({ ...options, authorize }),
    close: () => {},
  };
}

/** Google, as the account that signs in; `account`: for whom a service account acts. @throws Fault, or Error in the user's language */
export async function openDriver(
  where: Where,
  account: string,
): Promise<{ driver: AsyncDriver; authorize: () => Promise<Record<string, string>> }> {
  if (where.now !== undefined) throw fault(commandMessage('workspace.nowEmbeddedOnly'));
  if (where.as !== undefined) throw fault(commandMessage('workspace.asEmbeddedOnly'));
  const { signIn } = await import('./transport/auth.ts');
  const { googleDriver } = await import('./transport/google.ts');
  const auth = await signIn({ lang: where.lang ?? 'sv', say: (words) => process.stderr.write(`${words}\n`), subject: account }).catch(
    (error: Error) => {
      throw fault({ sv: error.message, en: error.message });
    },
  );
  const client = auth as unknown as { getRequestHeaders(): Promise<Headers | Record<string, string>> };
  const authorize = async () => {
    const headers = await client.getRequestHeaders();
    if (!(headers instanceof Headers)) return headers;
    const plain: Record<string, string> = {};
    headers.forEach((value, name) => {
      plain[name] = value;
    });
    return plain;
  };
  return { driver: await googleDriver({ auth }), authorize };
}

/**
 * Removes a killed run's lease, so that nobody waits ten minutes for it. Only if this process owns the whole workspace: then
 * nobody else can be at work in it.
 */
export async function freeLease(session: Session, holder: string): Promise<void> {
  if (session.kind !== 'own') return;
  const { acquireLease, releaseLease } = await import('../workflows/apply/lease.ts');
  const { spreadsheetId } = session.file;
  const lease = await session.run(acquireLease(spreadsheetId, { holder, now: Date.now(), ms: 1000 }));
  await session.run(releaseLease(spreadsheetId, lease.ok ? holder : lease.holder));
}

/** Runs programs through the one door. */
export function runner(driver: AsyncDriver): Session['run'] {
  const door = { now: Date.now, random: Math.random };
  return (program) => runAsync(throughDoor(program, door), driver);
}

/** An ISO time as an instant (ms); without a zone it is Swedish time. @throws Fault */
export function readInstant(text: string): number {
  const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/.exec(text.trim());
  const instant = local ? instantOf(`${local[1]}T${local[2] ?? '00:00'}`, 'Europe/Stockholm') : Date.parse(text);
  if (Number.isFinite(instant) && /^\d{4}-\d{2}-\d{2}/.test(text.trim())) return instant;
  throw fault(commandMessage('workspace.nowUnread', { given: text }));
}
