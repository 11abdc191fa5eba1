/** A keyboard and nothing else: where one is, and on to what is called so. */
import type { Page } from 'playwright-core';

/** What has focus, in whichever frame: its words, or for a choice its kind and words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    let at = document.activeElement;
    while (at && at.tagName === 'IFRAME') at = at.contentDocument && at.contentDocument.activeElement;
    if (!at || at === at.ownerDocument.body) return '';
    const words = at.getAttribute('aria-label') || at.innerText || [...(at.labels || [])].map((one) => one.innerText).join(' ') || at.value || '';
    return ((at.type === 'radio' ? 'radio ' : at.tagName === 'INPUT' ? 'field ' : '') + words).trim();
  })()`);

/** Waits until what has focus is called so: it is moved once what it goes to is drawn. */
export async function focusOn(page: Page, name: RegExp): Promise<void> {
  for (let looks = 0; looks < 50; looks += 1) {
    if (name.test(await focused(page))) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`Focus is on "${(await focused(page)).slice(0, 200)}", not on ${name}.`);
}

const mostPresses = 120;

/** Presses Tab (or `key`) until what has focus is called so. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < mostPresses; press += 1) {
    await page.keyboard.press(key);
    passed.push(await focused(page));
    if (name.test(passed.at(-1) ?? '')) return;
  }
  throw new Error(`${name} was not reached: ${passed.map((one) => one.slice(0, 60)).join(' | ')}`);
}

/** Goes to what is called so and presses Enter. */
export async function enter(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  await tabTo(page, name, key);
  await page.keyboard.press('Enter');
}
