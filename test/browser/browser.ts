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

/** What axe finds against a page or a frame of it, one line each: the rule and where. */
export async function axe(place: Page | Frame): Promise<string[]> {
  await place.evaluate(readFileSync(resolve(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return place.evaluate(
    'axe.run(document, { iframes: false }).then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 150))))',
  );
}

/** Whether the page itself scrolls sideways. */
export const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
