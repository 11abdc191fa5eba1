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
      for (const [look, other] of [
        ['light', 'Mörkt'],
        ['dark', 'Ljust'],
      ]) {
        for (const frame of one.frames().filter((frame) => frame.url() !== 'about:blank')) {
          faults.push(...(await axe(frame)).map((fault) => `${place}, ${look}: ${fault}`));
          // What is framed looks as the shell does.
          const theme = await frame.evaluate('document.documentElement.dataset.theme');
          if (theme !== look) faults.push(`${place}, ${look}: ${frame.url()} is ${theme}`);
        }
        await one.getByRole('button', { name: `Utseende: ${other}` }).click();
      }
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
  jest.setTimeout(240_000);
  const { open, close, tooWide } = openPages();
  const wide = { width: 1200, height: 740 };

  const click = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first().click();
  const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
  const letter = async (page: Page) => {
    await click(page, 'Medgivanden');
    await click(page, /^Lena Ek/);
    await click(page, 'Kopia av svaret');
  };
  const closing = async (page: Page) => {
    await click(page, /ångrar sig/);
    await click(page, /^Välj/);
  };
  const ask = async (page: Page) => {
    await click(page, 'Medgivanden');
    await click(page, 'Fråga en föreläsare');
    await click(page, /^Leken som motor/);
    await page.getByLabel('Föreläsarens namn').first().waitFor();
  };
  const steps: [string, Canned, (page: Page) => Promise<unknown>][] = [
    ['I dag', {}, async () => {}],
    ['stopped', { overview: stoppedOverview }, async () => {}],
    ['set-up', { overview: setUpOverview }, async () => {}],
    ['not yet set up', { overview: { ...setUpOverview, at: '', people: [], units: [], networks: [] } }, async () => {}],
    ['may not apply', { overview: { ...overview, mayApply: false } }, async () => {}],
    ['answer', {}, (page) => click(page, /^Skriv in svar/)],
    ['appoint', {}, (page) => click(page, /^Utse/)],
    ['meeting', {}, (page) => click(page, /^Visa enheter/)],
    ['plan a meeting', {}, (page) => click(page, /^Föreslå/)],
    ['networks', {}, (page) => tab(page, 'Nätverk')],
    ['people', {}, (page) => tab(page, 'Personer')],
    ['units', {}, (page) => tab(page, 'Enheter')],
    [
      'person',
      {},
      async (page) => {
        await tab(page, 'Personer');
        await click(page, /^Elif Demir/);
        await click(page, /^Varför/);
        await page.getByText('Får se filmen').waitFor();
      },
    ],
    ['permits', {}, (page) => click(page, 'Medgivanden')],
    ['whom to ask', {}, (page) => click(page, 'Medgivanden').then(() => click(page, 'Fråga en föreläsare'))],
    ['ask', {}, ask],
    ['letter', {}, letter],
    ['letter to mail', {}, (page) => letter(page).then(() => click(page, /^Mejla/))],
    ['captions', {}, (page) => click(page, 'Undertexter saknas')],
    ['retention', {}, (page) => click(page, 'Gallring')],
    ['withdraw', {}, (page) => click(page, /ångrar sig/)],
    ['withdraw from', {}, closing],
    ['withdrawn', {}, (page) => closing(page).then(() => click(page, /^Stäng .*nu$/))],
  ];

  it('has no fault that axe finds, and no sideways scroll, on any tab, in any form, light and dark, at 300 pixels and at 400 % zoom', async () => {
    const faults: string[] = [];
    for (const [name, canned, step] of steps) {
      const page = await open('sidebar', canned);
      await step(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(60);
        faults.push(...(await axe(page)).map((fault) => `${name}, ${colorScheme}: ${fault}`));
      }
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

  it('shows a form’s button and what follows at once, in the sidebar of a common laptop', async () => {
    const fill: [RegExp, (page: Page) => Promise<unknown>][] = [
      [/^Skriv in svar/, (page) => page.getByLabel('Ja', { exact: true }).check()],
      [/^Utse lärspridare/, (page) => page.getByLabel('Elif Demir').check()],
      [/^Föreslå tid/, (page) => page.getByLabel(/onsdag v. 50/).check()],
    ];
    for (const [name, choose] of fill) {
      const page = await open('sidebar', {}, { width: 300, height: 570 });
      await click(page, name);
      const heading = page.locator('.form h3');
      await heading.waitFor();
      expect(await heading.boundingBox()).toMatchObject({ y: expect.any(Number) });
      expect((await heading.boundingBox())?.y).toBeLessThan(330);
      await choose(page);
      await page.locator('.follows').getByRole('listitem').first().waitFor();
      for (const seen of [page.locator('.follows'), page.locator('.form [type=submit]')]) {
        const box = await seen.boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(570);
      }
      expect(await page.getByRole('button', { name: /^Förhandsgranska/ }).isVisible()).toBe(false);
      // A field that one comes to by the keyboard is not under the foot.
      await page.locator('.form input').last().focus();
      const [field, foot] = await Promise.all([page.locator('.form input').last().boundingBox(), page.locator('.form-foot').boundingBox()]);
      expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
      await close(page);
    }
  });

  it('prints a letter in black on white, also from a dark screen', async () => {
    const page = await open('sidebar');
    await letter(page);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.querySelector(".letter p")).color')).toBe('rgb(31, 31, 31)');
    expect(await page.locator('.sidebar header').isVisible()).toBe(false);
  });

  it('has no fault that axe finds, and no sideways scroll, wide and narrow', async () => {
    const faults: string[] = [];
    for (const canned of [{}, { plan: stoppedPlan }]) {
      for (const size of [wide, { width: 300, height: 700 }, { width: 320, height: 256 }]) {
        const page = await open('plan', canned, size);
        const name = `${'plan' in canned ? 'stopped' : 'plan'} at ${size.width}`;
        faults.push(...(await axe(page)).map((fault) => `${name}: ${fault}`));
        if (await tooWide(page)) faults.push(`${name}: scrolls sideways`);
        await page.emulateMedia({ colorScheme: 'dark' });
        faults.push(...(await axe(page)).map((fault) => `${name}, dark: ${fault}`));
        await page.getByRole('button', { name: /^Genomför/ }).click();
        await page.waitForTimeout(100);
        faults.push(...(await axe(page)).map((fault) => `${name}, dark, after Genomför: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
