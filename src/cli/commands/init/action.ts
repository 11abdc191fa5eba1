/** `delakultur init`: makes a workspace, and fills it with the sample where asked. */

import { readEmail } from '../../../domain/email.ts';
import { sha256Hex } from '../../../domain/ids.ts';
import { schoolYearName } from '../../../domain/meetings/school-year.ts';
import type { Message } from '../../../domain/message.ts';
import { localDate } from '../../../domain/time/dates.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { makeFirstRoom } from '../../../workflows/setup/first-room.ts';
import { initWorkspace, type NewWorkspace } from '../../../workflows/setup/init.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import type { Where, WorkspaceFile } from '../../session.ts';
import { flagFor, folderOf, openDriver, openEmbedded, readWorkspaceFile, runner, writeWorkspaceFile } from '../../workspace.ts';

interface Options {
  domain?: string;
  coordinator?: string;
  sample?: boolean;
  seed?: string;
  municipality?: string;
  customerId?: string;
  edition?: string;
}

const TIME_ZONE = 'Europe/Stockholm';
/** The customer id of embedded workspaces, in the form of Google's own. */
const EMBEDDED_CUSTOMER = 'C0delaby';

export async function run({ terminal, where, embedded }: Context, _args: readonly string[], options: Options): Promise<number> {
  const there = readWorkspaceFile(where.workspace);
  if (there) {
    if (terminal.json) terminal.document({ made: false, ...there });
    const at = where.workspace === 'google' ? 'Google' : folderOf(where.workspace);
    terminal.print(terminal.say(commandMessage('init.alreadyThere', { at, domain: there.domain, flag: flagFor(where) })));
    return 0;
  }
  const { domains, coordinator, seed } = checked(options);
  const google = where.workspace === 'google';
  if (google && options.edition !== undefined) {
    throw fault(commandMessage('init.editionEmbeddedOnly'));
  }
  if (google && options.sample) {
    throw fault(commandMessage('init.sampleEmbeddedOnly'));
  }
  const draft: WorkspaceFile = {
    spreadsheetId: '',
    workspaceId: '',
    rootFolder: '',
    waitingRoom: '',
    calendarId: '',
    domain: domains[0] ?? '',
    coordinator,
  };
  const customerId = options.customerId ?? (google ? '' : EMBEDDED_CUSTOMER);
  const session = google
    ? undefined
    : await openEmbedded(where, draft, embedded, { domains, customerId, edition: options.edition, ...(seed !== undefined && { seed }) });
  try {
    const run_ = session?.run ?? runner((await openDriver(where, coordinator)).driver);
    const now = session?.now() ?? Date.now();
    terminal.progress(terminal.say(commandMessage('init.making')), true);
    const desired: NewWorkspace = {
      domain: domains[0] ?? '',
      domains: domains.slice(1),
      coordinator,
      municipality: options.municipality ?? (options.sample ? 'Delaby kommun' : ''),
      customerId,
      workspaceId: `dk-${sha256Hex(`${domains[0]} ${seed ?? `${now} ${Math.random()}`}`).slice(0, 12)}`,
      schoolYear: schoolYearName(localDate(now, TIME_ZONE)),
      language: terminal.lang,
      timeZone: TIME_ZONE,
    };
    const { made, ...ref } = await run_(initWorkspace(desired));
    const file: WorkspaceFile = { ...ref, domain: draft.domain, coordinator };
    const filled = session && options.sample ? await embedded.fill({ ...session, file }, terminal, seed ?? 1) : undefined;
    if (!options.sample && (made || session)) await run_(makeFirstRoom(ref.spreadsheetId));
    // Written last, so that an interrupted init continues when it is run again.
    writeWorkspaceFile(where.workspace, file);
    if (terminal.json) terminal.document({ made, ...file, ...(filled && { sample: filled }) });
    terminal.print(terminal.say(next(where, options.sample === true)));
    return 0;
  } finally {
    session?.close();
  }
}

function next(where: Where, sample: boolean): Message {
  const flag = flagFor(where);
  return sample ? commandMessage('init.sampleReady', { flag }) : commandMessage('init.ready', { flag });
}

function checked(options: Options): { domains: readonly string[]; coordinator: string; seed: number | undefined } {
  const domains = (options.domain ?? '')
    .split(/[,;]/)
    .map((domain) => domain.trim().toLowerCase().replace(/^@/, ''))
    .filter((domain) => domain !== '');
  const [domain] = domains;
  if (domain === undefined) throw fault(commandMessage('init.domainMissing'));
  const wrong = domains.find((one) => !/^([a-z0-9åäöé]([a-z0-9åäöé-]*[a-z0-9åäöé])?\.)+[a-z]{2,}$/.test(one));
  if (wrong !== undefined) throw fault(commandMessage('init.domainUnread', { given: wrong }));
  if (options.coordinator === undefined) throw fault(commandMessage('init.coordinatorMissing', { domain }));
  const read = readEmail(options.coordinator);
  if (!('email' in read)) throw fault(commandMessage('init.coordinatorUnread', { given: options.coordinator }));
  if (!domains.includes(read.email.slice(read.email.indexOf('@') + 1))) {
    throw fault(commandMessage('init.coordinatorOutside', { domains }));
  }
  const seed = options.seed === undefined ? (options.sample ? 1 : undefined) : Number(options.seed);
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw fault(commandMessage('init.seedUnread', { given: options.seed ?? '' }));
  if (options.customerId !== undefined && !/^C[A-Za-z0-9]{2,}$/.test(options.customerId)) {
    throw fault(commandMessage('init.customerUnread', { given: options.customerId }));
  }
  return { domains, coordinator: read.email, seed };
}
