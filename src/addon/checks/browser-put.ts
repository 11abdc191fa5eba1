/** The page does the sending itself (ui/sidebar/checks.tsx); what came is asked of Drive. */
import { scriptChecks } from '../../messages/checks/script.ts';
export const BROWSER_PUT = {
  id: 'browser-put',
  place: 'add-on',
  about: scriptChecks['browser-put'],
} as const;
