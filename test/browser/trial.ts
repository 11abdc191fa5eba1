/** What `npm start` serves, in a process of its own, and windows of a browser that look at it and are watched. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from './browser.ts';

export interface Trial {
  /** With its last slash. */
  url: string;
  /** All that was made for it: apps-script, local, workspace. */
  folder: string;
  end(): Promise<void>;
}

export const startTrial = (): Promise<Trial> =>
  new Promise((settle, fail) => {
    const trial = spawn(process.execPath, [resolve(root, 'scripts/trial.mjs')], { stdio: ['pipe', 'pipe', 'pipe'] });
    const end = async (): Promise<void> => {
      if (trial.exitCode !== null) return;
      const ended = new Promise((over) => trial.once('exit', over));
      trial.stdin.end();
      await ended;
    };
    let [out, err] = ['', ''];
    trial.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    trial.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) settle({ ...(JSON.parse(out) as { url: string; folder: string }), end });
    });
    trial.once('exit', (code) => fail(new Error(err || `The trial ended with ${code}.`)));
  });

export const desk = { width: 1400, height: 800 };

/** To be told no is an answer – of a film by its address, of a meeting that is in another's calendar – and a browser logs that. */
const asked = [/\/drive\/v3\/files\/[\w-]+\?/, /\/calendar\/v3\/calendars\/[^/]+\/events\/\w+/];
const isPlainNo = (text: string, at: string): boolean => / 40[34] /.test(text) && asked.some((path) => path.test(at));

/** A new window of its own on the trial. What goes wrong in it, or is asked of elsewhere, is written to `errors`. */
export async function openWindow(
  browser: Browser,
  { url }: Trial,
  errors: string[],
  more: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: desk, locale: 'sv-SE', reducedMotion: 'reduce', ...more });
  const page = watch(await context.newPage(), url, errors);
  await page.goto(url);
  await page.getByRole('navigation', { name: /Platser|Places/ }).waitFor();
  return page;
}

/** Writes what goes wrong in a page to `errors`. */
export function watch(page: Page, url: string, errors: string[]): Page {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const at = message.location().url;
    if (message.type() === 'error' && !isPlainNo(message.text(), at)) errors.push(`${message.text()} ${at}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && /^https?:/.test(request.url())) errors.push(`asked ${request.url()}`);
  });
  return page;
}

/** In the page: nothing is awaited, neither by the shell nor by what it frames. */
const still = `(() => {
  if (document.querySelector('[aria-busy=true]')) return false;
  return [...document.querySelectorAll('iframe')].every(({ contentDocument: page }) =>
    page && page.URL !== 'about:blank' && page.readyState === 'complete' && page.querySelector('h1') &&
    !page.querySelector('.shape, [aria-busy=true]'));
})()`;

/** Waits until a place has all that it asks for: twice in a row, since one thing may ask for another. */
export async function settled(page: Page): Promise<void> {
  for (let [quiet, looks] = [0, 0]; quiet < 2; looks += 1) {
    if (looks > 200) throw new Error(`Something is still awaited at ${page.url()}.`);
    await page.waitForTimeout(100);
    quiet = (await page.evaluate(still)) ? quiet + 1 : 0;
  }
}
