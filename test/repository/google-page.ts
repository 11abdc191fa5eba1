/** The end of docs/google.md, made of the checks: what only a live tenant can settle, in one list. */
import { BROWSER_PUT } from '../../src/addon/checks/browser-put.ts';
import { SCRIPT_CHECKS } from '../../src/addon/checks/list.ts';
import type { Told } from '../../src/workflows/checks/check.ts';
import { CHECKS } from '../../src/workflows/checks/checks.ts';
import { UNCHECKED } from './unchecked.ts';

export const HEADING = '## What only a live tenant can settle';
export const ALL: readonly Told[] = [...CHECKS, ...SCRIPT_CHECKS, BROWSER_PUT];

const section = ({ id, place, about: { title, asks, relies, otherwise, todo } }: Told): string =>
  [
    `### ${title.en}`,
    '',
    `\`${id}\`${place === 'add-on' ? ', from the add-on' : ''}. ${asks.en}`,
    '',
    `- *Counted on:* ${relies.en}`,
    `- *Otherwise:* ${otherwise.en}`,
    `- *Then:* ${todo.en}`,
  ].join('\n');

/** The page as it should be, of the page as it is: what stands above the heading is written by hand. */
export function googlePage(page: string): string {
  const by = page.slice(0, page.indexOf(HEADING)).trimEnd();
  const unchecked = UNCHECKED.map(({ id, what, why, so }) => `- \`${id}\`: ${what} No check: ${why}. So ${so}.`);
  return `${by}

${HEADING}

Made of the checks (\`src/workflows/checks\`, \`src/addon/checks\`) by \`UPDATE=1 npx jest test/repository/google\`; do not edit below this line.

Everything is tested on the embedded workspace. What Google itself does in one's own domain is asked by \`delakultur check --live\`, and by *Kontrollera mot Google* in the sidebar, which also tries what only Apps Script can. It takes some minutes: one folder, one sheet, one calendar and one group are made for it, borne by a mark that no plan looks for, and removed; a check that was cut off is tidied up by the next. With \`--member\` and \`--outsider\` (test accounts) a few more things can be asked. \`--out\` makes a page to print and send. \`[U name]\` in code and documents points to a check here, or to what no check can ask.

${ALL.map(section).join('\n\n')}

### What no check can ask

${unchecked.join('\n')}
`;
}
