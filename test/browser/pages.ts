/** The built pages in a browser, each opened with canned answers behind it. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type Canned, pageScript } from '../pages/fixture.ts';
import { copyPrepared } from '../prepared.ts';
import { openBrowser } from './browser.ts';

interface Pages {
  open(name: 'sidebar' | 'plan', canned?: Canned, size?: { width: number; height: number }, delay?: number): Promise<Page>;
  close(page: Page): Promise<void>;
  focused(page: Page): Promise<string>;
  asked(page: Page): Promise<{ name: string; query: { kind: string } & Record<string, unknown> }[]>;
  tooWide(page: Page): Promise<boolean>;
}

/** For the tests of one describe: opens them with the pages as built, and holds each to have thrown nothing and asked nothing of the network. */
export function openPages(): Pages {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-pages-')));
  let browser: Browser;
  const opened: Page[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    copyPrepared('apps-script', folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    expect(errors.splice(0)).toEqual([]);
  });

  const open = async (name: 'sidebar' | 'plan', canned: Canned = {}, size = { width: 300, height: 700 }, delay = 0): Promise<Page> => {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => request.url().startsWith('file:') || errors.push(`asked the network for ${request.url()}`));
    if (delay > 0) await page.clock.install();
    await page.addInitScript(pageScript(canned, delay));
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    if (delay === 0) await page.getByRole('heading', { level: 1 }).waitFor();
    opened.push(page);
    return page;
  };
  const focused = (page: Page): Promise<string> =>
    page.evaluate('(document.activeElement.innerText || document.activeElement.value || "").trim()');
  const asked = (page: Page): Promise<{ name: string; query: { kind: string } & Record<string, unknown> }[]> =>
    page.evaluate('window.asked');
  const tooWide = (page: Page): Promise<boolean> =>
    page.evaluate('[document.documentElement, ...document.querySelectorAll("main")].some((e) => e.scrollWidth > e.clientWidth)');
  const close = async (page: Page): Promise<void> => {
    opened.splice(opened.indexOf(page), 1);
    await page.context().close();
  };
  return { open, close, focused, asked, tooWide };
}
