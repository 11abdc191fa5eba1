/** The browser that tests open, and what they look for in every page. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';

export const root = resolve(__dirname, '..', '..');

const found: { executablePath?: string; args: string[] } = JSON.parse(
  execFileSync(process.execPath, [resolve(root, 'scripts/chromium.mjs')], { encoding: 'utf8' }),
);
if (!found.executablePath) console.warn('No Chromium is installed: the pages are not tried in a browser.');

/** describe, where there is a Chromium; otherwise skipped. */
export const inBrowser = found.executablePath ? describe : describe.skip;

export const openBrowser = (): Promise<Browser> => chromium.launch(found);

/**
 * What axe finds against a page or a frame of it, one line each: the rule and where. Text in the very colour that is behind it
 * counts too: axe takes it for hidden on purpose, and calls it *incomplete*.
 */
export async function axe(place: Page | Frame): Promise<string[]> {
  await place.evaluate(readFileSync(resolve(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return place.evaluate(`axe.run(document, { iframes: false }).then(({ violations, incomplete }) => {
    const lines = (rules, isFault) => rules.flatMap((rule) => rule.nodes.filter(isFault).map((node) => rule.id + ': ' + node.html.slice(0, 150)));
    const isUnseen = (node) => [...node.any, ...node.all, ...node.none].some((check) => check.data && check.data.messageKey === 'equalRatio');
    return [...lines(violations, () => true), ...lines(incomplete, isUnseen)];
  })`);
}

/** Whether the page itself scrolls sideways. */
export const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
