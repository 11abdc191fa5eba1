/** The checks that only the add-on can run, in order; docs/google.md lists them too. */
import { fetchAll, origin } from './fetching.ts';
import type { ScriptCheck } from './script-check.ts';
import { activeUser, beside, staffPage } from './seen.ts';
import { cache, mailQuota, trigger } from './services.ts';

export const SCRIPT_CHECKS: readonly ScriptCheck[] = [activeUser, staffPage, origin, fetchAll, cache, trigger, mailQuota, beside];
