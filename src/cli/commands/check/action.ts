/** `delakultur check`: what only the tenant itself can settle, asked by harmless calls. */

import { writeFileSync } from 'node:fs';
import type { Checked } from '../../../domain/checks/checked.ts';
import { readEmail } from '../../../domain/email.ts';
import type { Words } from '../../../domain/message.ts';
import { localDateTime } from '../../../domain/time/dates.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { wordsOf } from '../../../messages/render.ts';
import { type ChecksReport, checksJson, checksPage, checksText } from '../../../presenters/checks.ts';
import { CHECKS } from '../../../workflows/checks/checks.ts';
import { heed, runCheck } from '../../../workflows/checks/run.ts';
import { makeSite, removeSite, type SiteWish } from '../../../workflows/checks/site.ts';
import { wishFor } from '../../../workflows/checks/wish.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import type { Session } from '../../session.ts';

export async function run({ terminal, open }: Context, _: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> {
  if (options.live !== true) {
    list(terminal);
    return 0;
  }
  const [member, outsider] = [addressIn(options.member, '--member'), addressIn(options.outsider, '--outsider')];
  const session = await open();
  try {
    const report = await check(session, { member, outsider }, (words, at) =>
      terminal.progress(`${at + 1}/${CHECKS.length} ${terminal.say(words)}`),
    );
    if (typeof options.out === 'string') writeFileSync(options.out, checksPage(report, terminal.lang));
    if (terminal.json) terminal.document({ ...checksJson(report, terminal.lang), at: new Date(session.now()).toISOString() });
    else terminal.print(checksText(report, terminal.lang));
    return report.checks.some(({ verdict }) => verdict === 'differs') ? 1 : 0;
  } finally {
    session.close();
  }
}

/** Without --live nothing is asked of Google. */
function list(terminal: Context['terminal']): void {
  const { lang } = terminal;
  if (terminal.json) {
    terminal.document(CHECKS.map(({ id, about }) => ({ id, name: about.title[lang], asks: about.asks[lang] })));
    return;
  }
  const how = commandMessage('check.whatLiveDoes');
  terminal.print([...CHECKS.map(({ about }) => `${about.title[lang]}\n    ${about.asks[lang]}`), terminal.say(how)].join('\n'));
}

async function check(
  session: Session,
  accounts: { readonly member: string; readonly outsider: string },
  tell: (words: Words, at: number) => void,
): Promise<ChecksReport> {
  const { file } = session;
  const { wish, workbook, municipality } = await session.run(wishFor({ ref: file, domain: file.domain, now: session.now(), ...accounts }));
  const checks: Checked[] = [];
  const changed: Words[] = [];
  let left: string[] = [];
  try {
    const site = await session.run(makeSite(wish));
    for (const [at, one] of CHECKS.entries()) {
      tell(one.about.title, at);
      const found = await session.run(runCheck(one, site));
      checks.push(found);
      const heeded = await session.run(heed(found, workbook));
      if (heeded) changed.push(wordsOf(heeded));
    }
  } finally {
    left = await removed(session, wish);
  }
  return {
    municipality: municipality === '' ? file.domain : municipality,
    at: localDateTime(session.now(), wish.timeZone).replace('T', ' '),
    from: 'command line',
    checks,
    changed,
    left,
  };
}

/** Reports what could not be removed, without hiding an earlier error. */
async function removed(session: Session, wish: SiteWish): Promise<string[]> {
  return session.run(removeSite(wish)).catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
}

function addressIn(value: unknown, flag: string): string {
  if (value === undefined) return '';
  const address = readEmail(String(value));
  if ('email' in address) return address.email;
  throw fault(commandMessage('flag.noEmail', { flag, given: String(value) }));
}
