/**
 * How every page and place looks to whoever needs it otherwise: axe's rules in light and in dark, windows of 320 px, 400 % zoom.
 * Skipped, with a word, where there is no Chromium.
 */
import type { Browser, Page } from 'playwright-core';
import { type Canned, overview, setUpOverview, stoppedOverview, stoppedPlan } from '../pages/fixture.ts';
import { axe, inBrowser, openBrowser, tooWide } from './browser.ts';
import { goTo } from './newcomer.ts';
import { openPages } from './pages.ts';
import { openWindow, settled, startTrial, type Trial } from './trial.ts';

const places = ['Börja här', 'Kalkylark', 'Drive', 'Kalender', 'Inkorg', 'Sidopaneler', 'Personalsidan'] as const;

inBrowser('what npm start shows', () => {
  jest.setTimeout(90_000);
  let trial: Trial;
  let browser: Browser;
  const errors: string[] = [];
  const opened = (more?: Parameters<Browser['newContext']>[0]): Promise<Page> => openWindow(browser, trial, errors, more);

  beforeAll(async () => {
    trial = await startTrial();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.end();
  });
  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });

  it('has no fault that axe finds in any place, in light and in dark', async () => {
    const faults: string[] = [];
    const one = await opened();
    for (const place of places) {
      await goTo(one, place);
      await settled(one);
      // The add-on's own pages are light, as Sheets is.
      for (const frame of one.frames().filter((frame) => frame.url() !== 'about:blank')) {
        faults.push(...(await axe(frame)).map((fault) => `${place}: ${fault}`));
      }
      await one.getByRole('button', { name: 'Utseende: Mörkt' }).click();
      faults.push(...(await axe(one)).map((fault) => `${place}, dark: ${fault}`));
      await one.getByRole('button', { name: 'Utseende: Ljust' }).click();
    }
    await one.context().close();
    expect(faults).toEqual([]);
  });

  it('never scrolls sideways, in a window of 320 px or one of 1400 at 400 %', async () => {
    const wide: string[] = [];
    const one = await opened({ viewport: { width: 320, height: 640 } });
    for (const place of places) {
      await goTo(one, place);
      await settled(one);
      if (await tooWide(one)) wide.push(`${place} at 320`);
      await one.setViewportSize({ width: 350, height: 200 });
      if (await tooWide(one)) wide.push(`${place} at 400 %`);
      await one.setViewportSize({ width: 320, height: 640 });
    }
    await one.context().close();
    expect(wide).toEqual([]);
  });
});

inBrowser('the pages', () => {
  jest.setTimeout(60_000);
  const { open, close, tooWide } = openPages();
  const wide = { width: 1200, height: 740 };

  it('has no fault that axe finds, and no sideways scroll, on any tab, in any form, at 300 pixels and at 400 % zoom', async () => {
    const steps: [string, Canned, (page: Page) => Promise<unknown>][] = [
      ['I dag', {}, async () => {}],
      ['stopped', { overview: stoppedOverview }, async () => {}],
      ['set-up', { overview: setUpOverview }, async () => {}],
      ['not yet set up', { overview: { ...setUpOverview, at: '', people: [], units: [], networks: [] } }, async () => {}],
      ['may not apply', { overview: { ...overview, mayApply: false } }, async () => {}],
      ['answer', {}, (page) => page.getByRole('button', { name: /^Skriv in svar/ }).click()],
      ['appoint', {}, (page) => page.getByRole('button', { name: /^Utse/ }).click()],
      ['meeting', {}, (page) => page.getByRole('button', { name: /^Visa enheter/ }).click()],
      ['plan a meeting', {}, (page) => page.getByRole('button', { name: /^Föreslå/ }).click()],
      ['networks', {}, (page) => page.getByRole('tab', { name: 'Nätverk' }).click()],
      ['people', {}, (page) => page.getByRole('tab', { name: 'Personer' }).click()],
      ['units', {}, (page) => page.getByRole('tab', { name: 'Enheter' }).click()],
      [
        'person',
        {},
        async (page) => {
          await page.getByRole('tab', { name: 'Personer' }).click();
          await page
            .getByRole('button', { name: /^Elif Demir/ })
            .first()
            .click();
          await page.getByRole('button', { name: /^Varför/ }).click();
          await page.getByText('Får se filmen').waitFor();
        },
      ],
      ['withdraw', {}, (page) => page.getByRole('button', { name: /ångrar sig/ }).click()],
    ];
    const faults: string[] = [];
    for (const [name, canned, step] of steps) {
      const page = await open('sidebar', canned);
      await step(page);
      await page.waitForTimeout(60);
      faults.push(...(await axe(page)).map((fault) => `${name}: ${fault}`));
      for (const size of [
        { width: 300, height: 700 },
        { width: 320, height: 256 },
      ]) {
        await page.setViewportSize(size);
        if (await tooWide(page)) faults.push(`${name}: scrolls sideways at ${size.width}`);
      }
      await close(page);
    }
    expect(faults).toEqual([]);
  });

  it('has no fault that axe finds, and no sideways scroll, wide and narrow', async () => {
    const faults: string[] = [];
    for (const canned of [{}, { plan: stoppedPlan }]) {
      for (const size of [wide, { width: 300, height: 700 }, { width: 320, height: 256 }]) {
        const page = await open('plan', canned, size);
        const name = `${'plan' in canned ? 'stopped' : 'plan'} at ${size.width}`;
        faults.push(...(await axe(page)).map((fault) => `${name}: ${fault}`));
        if (await tooWide(page)) faults.push(`${name}: scrolls sideways`);
        await page.getByRole('button', { name: /^Genomför/ }).click();
        await page.waitForTimeout(100);
        faults.push(...(await axe(page)).map((fault) => `${name}, after Genomför: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
