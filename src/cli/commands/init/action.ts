/** `delakultur init`: makes a workspace, and fills it with the sample where asked. */

import { readEmail } from '../../../domain/email.ts';
import { sha256Hex } from '../../../domain/ids.ts';
import { schoolYearName } from '../../../domain/meetings/school-year.ts';
import { localDate } from '../../../domain/time/dates.ts';
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
    terminal.print(
      terminal.say({
        sv: `Arbetsytan finns redan i ${at} (${there.domain}). Inget är ändrat. Se läget: delakultur status${flagFor(where)}`,
        en: `The workspace exists already in ${at} (${there.domain}). Nothing was changed. See how it stands: delakultur status${flagFor(where)}`,
      }),
    );
    return 0;
  }
  const { domains, coordinator, seed } = checked(options);
  const google = where.workspace === 'google';
  if (google && options.edition !== undefined) {
    throw fault(
      '--edition gäller bara den inbyggda arbetsytan. Utelämna den.',
      '--edition is for the embedded workspace only. Leave it out.',
    );
  }
  if (google && options.sample) {
    throw fault(
      '--sample fyller bara en inbyggd arbetsyta: personerna är påhittade. Utelämna --workspace google.',
      '--sample fills an embedded workspace only: its people are invented. Leave out --workspace google.',
    );
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
    terminal.progress(terminal.say({ sv: 'Skapar arbetsbok, mappar och kalender …', en: 'Making workbook, folders and calendar …' }), true);
    const wanted: NewWorkspace = {
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
    const { made, ...ref } = await run_(initWorkspace(wanted));
    const file: WorkspaceFile = { ...ref, domain: draft.domain, coordinator };
    const filled = session && options.sample ? await embedded.fill({ ...session, file }, terminal, seed ?? 1) : undefined;
    if (!options.sample && (made || session)) await run_(makeFirstRoom(ref.spreadsheetId));
    // Last of all, so that an init that was cut short goes on when it is run again.
    writeWorkspaceFile(where.workspace, file);
    if (terminal.json) terminal.document({ made, ...file, ...(filled && { sample: filled }) });
    terminal.print(next(where, options.sample === true)[terminal.lang]);
    return 0;
  } finally {
    session?.close();
  }
}

function next(where: Where, sample: boolean): { sv: string; en: string } {
  const flag = flagFor(where);
  return sample
    ? {
        sv: `Delaby kommun är klar. Tre ändringar väntar. Se dem: delakultur plan${flag} · Öppna arbetsytan: delakultur serve${flag}`,
        en: `Delaby is ready. Three changes wait. See them: delakultur plan${flag} · Open the workspace: delakultur serve${flag}`,
      }
    : {
        sv: `Arbetsytan är klar, med rummet rum-alla för alla medarbetare. Fyll den: delakultur import people personal.csv${flag} · Se sedan: delakultur plan${flag}`,
        en: `The workspace is ready, with the room rum-alla for all staff. Fill it: delakultur import people staff.csv${flag} · Then see: delakultur plan${flag}`,
      };
}

function checked(options: Options): { domains: readonly string[]; coordinator: string; seed: number | undefined } {
  const domains = (options.domain ?? '')
    .split(/[,;]/)
    .map((domain) => domain.trim().toLowerCase().replace(/^@/, ''))
    .filter((domain) => domain !== '');
  const [domain] = domains;
  if (domain === undefined)
    throw fault('Ange kommunens e-postdomän: --domain delaby.example', 'Give the municipality’s e-mail domain: --domain delaby.example');
  const wrong = domains.find((one) => !/^([a-z0-9åäöé]([a-z0-9åäöé-]*[a-z0-9åäöé])?\.)+[a-z]{2,}$/.test(one));
  if (wrong !== undefined)
    throw fault(
      `--domain ${wrong} är ingen domän. Skriv till exempel delaby.example.`,
      `--domain ${wrong} is no domain. Write for example delaby.example.`,
    );
  if (options.coordinator === undefined)
    throw fault(`Ange samordnarens e-post: --coordinator namn@${domain}`, `Give the coordinator’s e-mail: --coordinator name@${domain}`);
  const read = readEmail(options.coordinator);
  if (!('email' in read))
    throw fault(
      `--coordinator ${options.coordinator} är ingen e-postadress.`,
      `--coordinator ${options.coordinator} is no e-mail address.`,
    );
  if (!domains.includes(read.email.slice(read.email.indexOf('@') + 1))) {
    throw fault(
      `Samordnarens adress ska ligga i ${domains.join(' eller ')}. Lägg till domänen i --domain, med komma emellan.`,
      `The coordinator’s address must lie in ${domains.join(' or ')}. Add the domain to --domain, with a comma between.`,
    );
  }
  const seed = options.seed === undefined ? (options.sample ? 1 : undefined) : Number(options.seed);
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw fault(`--seed ${options.seed}: skriv ett heltal.`, `--seed ${options.seed}: write a whole number.`);
  if (options.customerId !== undefined && !/^C[A-Za-z0-9]{2,}$/.test(options.customerId)) {
    throw fault(
      `--customer-id ${options.customerId}: det börjar med C, som C0abc123.`,
      `--customer-id ${options.customerId}: it begins with C, as C0abc123.`,
    );
  }
  return { domains, coordinator: read.email, seed };
}
