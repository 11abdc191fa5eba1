/** Asks the checks, one after another, and carries over to the product what they show. */

import type { Checked } from '../../domain/checks/checked.ts';
import type { Words } from '../../domain/plan/change.ts';
import type { Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { learnNoEnd } from '../apply/no-end.ts';
import type { Workbook } from '../read/workbook.ts';
import type { Check, Finding, Refusal, Site, Thing } from './check.ts';

/** Writes the setting that a finding calls for, and says so. Throws GoogleError. */
export function* heed({ setting }: Checked, workbook: Workbook | undefined): Program<Words | undefined> {
  if (setting?.name !== 'driveExpiry' || !workbook) return undefined;
  yield* learnNoEnd(workbook);
  return { sv: `Slutdatum i Drive är nu ${setting.value}.`, en: `Slutdatum i Drive is now ${setting.value}.` };
}

/** Never throws for what Google answers: that is what was seen. */
export function* runCheck(check: Check, site: Site): Program<Checked> {
  const { run: _run, needs: _needs, account: _account, ...words } = check;
  const { ask, ...found } = yield* finding(check, site);
  return { ...words, ...found, ...(ask && { todo: ask }) };
}

function* finding(check: Check, site: Site): Program<Finding> {
  const lacking = check.needs?.find((thing) => site.refused[thing] !== undefined);
  if (lacking) return unmade(lacking, site.refused[lacking] as Refusal);
  if (check.account !== undefined && site[check.account] === '') return NO_ACCOUNT[check.account];
  try {
    return yield* check.run(site);
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    return {
      verdict: 'untried',
      seen: { sv: `Google svarade: ${error.message}`, en: `Google answered: ${error.message}` },
      ask: askFor(error),
    };
  }
}

const THINGS: Readonly<Record<Thing, Words>> = {
  folder: { sv: 'en mapp i Drive', en: 'a folder in Drive' },
  sheet: { sv: 'ett kalkylark', en: 'a spreadsheet' },
  calendar: { sv: 'en kalender', en: 'a calendar' },
  group: { sv: 'en grupp', en: 'a group' },
};

function unmade(thing: Thing, refusal: Refusal): Finding {
  const { sv, en } = THINGS[thing];
  const seen = { sv: `Det gick inte att göra ${sv}: ${refusal.message}`, en: `Could not make ${en}: ${refusal.message}` };
  const group = {
    sv: 'Be administratören låta kontot skapa grupper (Admin → Grupper för företag → Delning: ”Vem som helst i organisationen kan skapa grupper”), och skriv Kund-id i Inställningar.',
    en: 'Ask the administrator to let the account create groups (Admin → Groups for Business → Sharing: “Anyone in the organisation can create groups”), and write Kund-id in Inställningar.',
  };
  return { verdict: 'untried', seen, ask: thing === 'group' && !isScope(refusal) ? group : askFor(refusal) };
}

const isScope = ({ reason, message }: Pick<Refusal, 'reason' | 'message'>): boolean =>
  /insufficient.*scope/i.test(`${reason} ${message}`) || reason === 'insufficientPermissions';

/** What to ask the administrator for. */
function askFor(refusal: Pick<Refusal, 'status' | 'reason' | 'message'>): Words {
  if (isScope(refusal))
    return {
      sv: 'Be administratören lita på Delakultur (Admin → Säkerhet → API-kontroller), logga in igen och godkänn alla behörigheter i docs/google.md.',
      en: 'Ask the administrator to trust Delakultur (Admin → Security → API controls), sign in again and grant every scope in docs/google.md.',
    };
  if (refusal.status === 403 || refusal.status === 401)
    return {
      sv: 'Be administratören ge kontot den här tjänsten (Admin → Appar), och slå på dess API i Cloud-projektet (docs/deploy.md).',
      en: 'Ask the administrator to give the account this service (Admin → Apps), and turn its API on in the Cloud project (docs/deploy.md).',
    };
  return { sv: 'Kontrollera igen om en stund.', en: 'Check again in a while.' };
}

const NO_ACCOUNT: Readonly<Record<'member' | 'outsider', Finding>> = {
  member: {
    verdict: 'untried',
    seen: { sv: 'Inget testkonto i kommunen angavs.', en: 'No test account of the municipality was given.' },
    ask: { sv: 'Ange ett testkonto (på kommandoraden: --member).', en: 'Give a test account (on the command line: --member).' },
  },
  outsider: {
    verdict: 'untried',
    seen: { sv: 'Ingen testadress utanför kommunen angavs.', en: 'No test address outside the municipality was given.' },
    ask: { sv: 'Ange en testadress (på kommandoraden: --outsider).', en: 'Give a test address (on the command line: --outsider).' },
  },
};
