/** Checks of facts that appear only when a colleague or Google acts: who visits, which address, whether cards are shown. */

import { checkMessage } from '../../messages/checks/findings.ts';
import { scriptChecks } from '../../messages/checks/script.ts';
import { agrees, differs, type Finding, untried } from '../../workflows/checks/check.ts';
import { evidenceOf } from './evidence.ts';
import type { ScriptCheck } from './script-check.ts';

export const activeUser: ScriptCheck = {
  id: 'active-user',
  place: 'add-on',
  about: scriptChecks['active-user'],
  look(): Finding {
    switch (evidenceOf('visit')) {
      case 'named':
        return agrees(checkMessage('seen.named'));
      case 'unnamed':
        return differs(checkMessage('seen.notNamed'));
      default:
        return untried(checkMessage('seen.noVisit'), checkMessage('todo.askAColleague'));
    }
  },
};

export const staffPage: ScriptCheck = {
  id: 'staff-page',
  place: 'add-on',
  about: scriptChecks['staff-page'],
  look(): Finding {
    const url = ScriptApp.getService().getUrl() ?? '';
    if (url === '') return differs(checkMessage('seen.noWebApp'));
    return /\/dev$/.test(url) ? differs(checkMessage('seen.testAddress')) : agrees(checkMessage('seen.openAddress'));
  },
};

export const beside: ScriptCheck = {
  id: 'cards-beside-menu',
  place: 'add-on',
  about: scriptChecks['cards-beside-menu'],
  look(): Finding {
    if (evidenceOf('card') !== null) return agrees(checkMessage('seen.menuAndCard'));
    return untried(checkMessage('seen.noCard'));
  },
};
