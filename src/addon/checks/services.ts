/** The script's cache, its clock and its letters. */

import { checkMessage } from '../../messages/checks/findings.ts';
import { mailQuotaCheck, scriptChecks } from '../../messages/checks/script.ts';
import { CACHE_VALUE_BYTES } from '../../quotas/google.ts';
import { agrees, differs, type Finding, type Site, untried } from '../../workflows/checks/check.ts';
import { readWorkbook } from '../../workflows/read/workbook.ts';
import { run } from '../driver.ts';
import type { ScriptCheck } from './script-check.ts';

/** As many pieces as a large municipality's snapshot takes, and of that length (snapshot.ts): about 3 MB. */
const PIECES = 36;
const PIECE = CACHE_VALUE_BYTES - 7_400;

export const cache: ScriptCheck = {
  id: 'cache',
  place: 'add-on',
  about: scriptChecks.cache,
  look(): Finding {
    const store = CacheService.getScriptCache();
    const pieces = Object.fromEntries(Array.from({ length: PIECES }, (_, at) => [`check ${at}`, 'x'.repeat(PIECE)]));
    const keys = Object.keys(pieces);
    if (!store) throw new Error('CacheService');
    store.putAll(pieces, 60);
    const back = Object.values(store.getAll(keys)).filter((text) => text.length === PIECE).length;
    store.removeAll(keys);
    const seen = checkMessage('seen.pieces', { back, of: PIECES });
    return back === PIECES ? agrees(seen) : differs(seen);
  },
};

const HOURS = 3;

export const trigger: ScriptCheck = {
  id: 'clock-trigger',
  place: 'add-on',
  about: scriptChecks['clock-trigger'],
  look({ own }: Site): Finding {
    const made = ScriptApp.getProjectTriggers().some((one) => one.getHandlerFunction() === 'hourly');
    if (!made) return untried(checkMessage('seen.notOn'), checkMessage('todo.turnOn'));
    const { hourly } = run(readWorkbook(own.spreadsheetId, ['settings']));
    const last = Date.parse(hourly ?? '');
    if (!(last > 0)) return untried(checkMessage('seen.notRunYet'), checkMessage('todo.inAnHour'));
    const minutes = Math.round((Date.now() - last) / 60_000);
    const seen = checkMessage('seen.ranAgo', { minutes });
    return minutes <= HOURS * 60 ? agrees(seen) : differs(seen);
  },
};

const LETTERS = 100;

export const mailQuota: ScriptCheck = {
  id: 'mail-quota',
  place: 'add-on',
  about: mailQuotaCheck(LETTERS),
  look(): Finding {
    const letters = MailApp.getRemainingDailyQuota();
    const seen = checkMessage('seen.lettersLeft', { letters });
    return letters >= LETTERS ? agrees(seen) : differs(seen);
  },
};
