/**
 * "Kontrollera mot Google", run by the sidebar in short calls: begin, as many checks as fit in a moment, end. The state is
 * kept here and not by the page, so that a page can't have anything else shared, asked or removed in the account's name.
 */

import type { CheckStep, CheckView, checkActs } from '../../contract/checks.ts';
import { Trouble } from '../../contract/problem.ts';
import type { Checked } from '../../domain/checks/checked.ts';
import { askUpload, beginUpload, type Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { wordsOf } from '../../messages/render.ts';
import type { Finding, Site } from '../../workflows/checks/check.ts';
import { agrees, checkedOf, differs } from '../../workflows/checks/check.ts';
import { CHECKS } from '../../workflows/checks/checks.ts';
import { heed, runCheck } from '../../workflows/checks/run.ts';
import { makeSite, removeSite, type SiteWish } from '../../workflows/checks/site.ts';
import { wishFor } from '../../workflows/checks/wish.ts';
import { readAndPlan, requireOperator } from '../admit/reading.ts';
import type { Handlers } from '../areas/handlers.ts';
import { run } from '../driver.ts';
import { caller } from '../session.ts';
import { BROWSER_PUT } from './browser-put.ts';
import { SCRIPT_CHECKS } from './list.ts';
import type { ScriptCheck } from './script-check.ts';

/** The page shows each part of the answer as it comes. */
const MOMENT_MS = 10_000;
const KEY = 'checks';

interface Kept {
  readonly wish: SiteWish;
  readonly site: Site;
  /** How many have been asked. */
  readonly at: number;
  readonly origin: string;
  /** The address that the page sends its byte to. */
  readonly upload?: string;
}

const kept = (): GoogleAppsScript.Properties.Properties => PropertiesService.getUserProperties();
const keep = (now: Kept): void => void kept().setProperty(KEY, JSON.stringify(now));
export const checkHandlers: Handlers<typeof checkActs> = { check: (_, step) => check(step) };

const TOTAL = CHECKS.length + SCRIPT_CHECKS.length + 1;

function check(request: CheckStep): CheckView {
  if (request.step === 'begin') return begin(request);
  const text = kept().getProperty(KEY);
  if (text === null) throw new Trouble(addOnMessage('check.endedAlready'));
  const now = JSON.parse(text) as Kept;
  return request.step === 'next' ? next(now, request.read) : end(now);
}

function begin({ member, outsider, origin }: Extract<CheckStep, { step: 'begin' }>): CheckView {
  const reading = readAndPlan();
  requireOperator(reading);
  const domain = caller().slice(caller().indexOf('@') + 1);
  const { wish } = run(wishFor({ ref: reading.ref, domain, member, outsider, now: Date.now() }));
  keep({ wish, site: run(makeSite(wish)), at: 0, origin });
  const { municipality, timeZone } = reading.config.settings;
  const at = Utilities.formatDate(new Date(), timeZone, 'yyyy-MM-dd HH:mm');
  return { found: [], total: TOTAL, more: true, changed: [], left: [], municipality, at };
}

function next(now: Kept, read: boolean | undefined): CheckView {
  const found: Checked[] = [];
  const changed: CheckView['changed'] = [];
  const until = Date.now() + MOMENT_MS;
  let { at } = now;
  const view = (more: boolean, upload?: string): CheckView => ({
    found,
    total: TOTAL,
    more,
    changed,
    left: [],
    municipality: '',
    at: '',
    ...(upload !== undefined && { upload }),
  });
  for (; at < TOTAL - 1 && Date.now() < until; at++) {
    const one = CHECKS[at];
    const result = one ? run(runCheck(one, now.site)) : looked(SCRIPT_CHECKS[at - CHECKS.length] as ScriptCheck, now.site);
    found.push(result);
    if (result.setting) changed.push(...heeded(result));
  }
  if (at < TOTAL - 1) {
    keep({ ...now, at });
    return view(true);
  }
  if (now.upload === undefined) {
    const address = sending(now);
    keep({ ...now, at, upload: address });
    if (address !== '') return view(true, address);
  }
  found.push(sent(now, read));
  return view(false);
}

/** The workbook is read again: the row to write may have moved since the checks began. */
function heeded(result: Checked): CheckView['changed'] {
  const said = run(heed(result, readAndPlan().workbook));
  return said ? [wordsOf(said)] : [];
}

function end({ wish }: Kept): CheckView {
  const left = run(removeSite(wish));
  kept().deleteProperty(KEY);
  return { found: [], total: TOTAL, more: false, changed: [], left, municipality: '', at: '' };
}

function looked(check: ScriptCheck, site: Site): Checked {
  return checkedOf(
    check,
    findingOf(() => check.look(site)),
  );
}

/** A refusal by Google or Apps Script is the finding. */
function findingOf(look: () => Finding): Finding {
  try {
    return look();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      verdict: 'untried',
      seen: checkMessage('seen.googleAnswered', { google: message }),
      ask: checkMessage('todo.inAWhile'),
    };
  }
}

/** The address for the page's one byte; '' where Drive gives none. */
function sending({ site, origin }: Kept): string {
  if (site.folder === '') return '';
  const requestBody = { name: 'kontroll.txt', mimeType: 'text/plain', parents: [site.folder] };
  const program: Program<string> = beginUpload({ fields: 'id', requestBody }, { mimeType: 'text/plain', bytes: 1, origin });
  try {
    return run(program);
  } catch (error) {
    if (error instanceof GoogleError) return '';
    throw error;
  }
}

/** `read`: the page could read Drive's answer. Drive, not the page, is asked whether the byte arrived. */
function sent({ upload = '' }: Kept, read: boolean | undefined): Checked {
  const finding = findingOf(() => {
    if (upload === '') throw new Error('Drive');
    const came = run(askUpload({ address: upload, bytes: 1 })) === 1;
    if (came && read === true) return agrees(checkMessage('seen.byteRead'));
    return came ? differs(checkMessage('seen.byteUnread')) : differs(checkMessage('seen.noByte'));
  });
  return checkedOf(BROWSER_PUT, finding);
}
