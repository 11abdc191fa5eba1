/** The page itself sends (pages/sidebar/today/checks.tsx); Drive is asked what arrived. */
import { scriptChecks } from '../../messages/checks/script.ts';
export const BROWSER_PUT = {
  id: 'browser-put',
  place: 'add-on',
  about: scriptChecks['browser-put'],
} as const;
