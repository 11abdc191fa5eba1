/** What only the add-on can try, in the order in which it is asked; docs/google.md is made of it, too. */
import { fetchAll, origin } from './fetching.ts';
import type { ScriptCheck } from './script-check.ts';
import { activeUser, beside, staffPage } from './seen.ts';
import { cache, mailQuota, trigger } from './services.ts';

export const SCRIPT_CHECKS: readonly ScriptCheck[] = [activeUser, staffPage, origin, fetchAll, cache, trigger, mailQuota, beside];
