/** Runs the checks, one after another, and updates the product's settings by their findings. */

import type { Checked } from '../../domain/checks/checked.ts';
import type { Message } from '../../domain/message.ts';
import type { Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { learnNoEnd } from '../apply/no-end.ts';
import type { Workbook } from '../read/workbook.ts';
import { type Check, checkedOf, type Finding, type Refusal, type Site, type Thing } from './check.ts';

/** Writes the setting that a finding calls for, and returns a message. Throws GoogleError. */
export function* heed({ setting }: Checked, workbook: Workbook | undefined): Program<Message | undefined> {
  if (setting?.name !== 'driveExpiry' || !workbook) return undefined;
  yield* learnNoEnd(workbook);
  return checkMessage('heeded.driveExpiry', { value: setting.value });
}

/** Never throws for Google's answers: they are the finding. */
export function* runCheck(check: Check, site: Site): Program<Checked> {
  return checkedOf(check, yield* finding(check, site));
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
      seen: checkMessage('seen.googleAnswered', { google: error.message }),
      ask: askFor(error),
    };
  }
}

function unmade(thing: Thing, refusal: Refusal): Finding {
  const seen = checkMessage('seen.notMade', { thing, google: refusal.message });
  const group = checkMessage('todo.allowGroups');
  return { verdict: 'untried', seen, ask: thing === 'group' && !isScope(refusal) ? group : askFor(refusal) };
}

const isScope = ({ reason, message }: Pick<Refusal, 'reason' | 'message'>): boolean =>
  /insufficient.*scope/i.test(`${reason} ${message}`) || reason === 'insufficientPermissions';

/** What to ask the administrator for. */
function askFor(refusal: Pick<Refusal, 'status' | 'reason' | 'message'>): Message {
  if (isScope(refusal)) return checkMessage('todo.trust');
  if (refusal.status === 403 || refusal.status === 401) return checkMessage('todo.giveService');
  return checkMessage('todo.inAWhile');
}

const NO_ACCOUNT: Readonly<Record<'member' | 'outsider', Finding>> = {
  member: {
    verdict: 'untried',
    seen: checkMessage('seen.noMember'),
    ask: checkMessage('todo.giveMember'),
  },
  outsider: {
    verdict: 'untried',
    seen: checkMessage('seen.noOutsider'),
    ask: checkMessage('todo.giveOutsider'),
  },
};
