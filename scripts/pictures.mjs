// npm run pictures: docs/pictures anew, from the running product: the same workspace, the same day, the same steps that
// test/browser takes. Needs a Chromium (CHROMIUM names one).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromiumArgs, getChromium } from './chromium.mjs';
import { requireNode, root } from './installed.mjs';
import { startTrial } from './trial.mjs';

const folder = join(root, 'docs/pictures');
const desk = { width: 1400, height: 800 };

/** A file of test/browser that is TypeScript of its own, with nothing but types from elsewhere. */
const stepsOf = async (name) => {
  const { transform } = await import('esbuild');
  const { readFile } = await import('node:fs/promises');
  const { code } = await transform(await readFile(join(root, 'test/browser', name), 'utf8'), { loader: 'ts' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
};

/** Waits until a page has all that it asks for, and nothing is said at its foot. */
const settled = async (page) => {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy=true], .told').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
};

const draw = async (browser, url) => {
  const steps = await stepsOf('newcomer.ts');
  const open = async (more = {}) => {
    const context = await browser.newContext({ viewport: desk, locale: 'sv-SE', reducedMotion: 'reduce', ...more });
    const page = await context.newPage();
    await page.goto(url);
    await steps.sidebar(page).getByRole('tab').first().waitFor();
    return page;
  };
  const shoot = async (page, name) => {
    await settled(page);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    console.log(`docs/pictures/${name}.png`);
  };
  const once = async (name, more, act = async () => {}) => {
    const page = await open(more);
    await act(page);
    await shoot(page, name);
    await page.context().close();
  };
  await once('dark', { colorScheme: 'dark' });
  await once('english', { locale: 'en-GB' });
  await once('phone', { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });

  const page = await open();
  await shoot(page, 'start');
  await steps.fillInYes(page, 'Gunilla');
  await steps.sidebar(page).locator('.follows').scrollIntoViewIfNeeded();
  await shoot(page, 'answer');
  await steps.saveYes(page);
  await steps.preview(page);
  await shoot(page, 'plan');
  await steps.apply(page);
  await shoot(page, 'receipt');
  await steps.closeReview(page);
  await page.getByRole('button', { name: /Lägg upp en film/ }).click();
  await page.getByRole('button', { name: 'Prova som Elif →' }).click();
  await page.getByRole('heading', { name: /Flerspråkighet i vardagen/ }).waitFor();
  await steps.play(page);
  await page.waitForFunction(() => document.querySelector('video')?.readyState >= 2);
  await shoot(page, 'drive');
  await steps.tryAs(page, 'Maryam Lindqvist');
  await steps.goTo(page, 'Börja här');
  await steps.fillInChange(page);
  await steps.sidebar(page).locator('.follows').scrollIntoViewIfNeeded();
  await shoot(page, 'change');
  await steps.saveChange(page);
  await steps.preview(page);
  await steps.apply(page);
  await steps.closeReview(page);
  await steps.tryAs(page, 'Elif Demir');
  await steps.goTo(page, 'Inkorg');
  await page.locator('details.mail').first().locator('summary').click();
  await shoot(page, 'inkorg');
  await steps.goTo(page, 'Kalender');
  await page.locator('a.event').first().click();
  await shoot(page, 'kalender');
  await steps.tryAs(page, 'Maryam Lindqvist');
  await steps.goTo(page, 'Sidopaneler');
  await shoot(page, 'sidopaneler');
  await steps.goTo(page, 'Börja här');
  await steps.chooseWithdrawal(page, 'Gunilla Sjöström');
  await steps.closeNow(page);
  await steps.sidebar(page).getByText('Visa hela kvittot').click();
  await shoot(page, 'regret');
  await page.context().close();
};

/** The handbook's own pictures, before anything is changed in the workspace. */
const drawHandbook = async (browser, url) => {
  const { addressOf, pick } = await stepsOf('upload-page.ts');
  const open = async (address, viewport) => {
    const context = await browser.newContext({ viewport, locale: 'sv-SE', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  const shoot = async (page, name) => {
    await page.waitForLoadState('networkidle');
    await page.waitForFunction("!document.querySelector('.shape, [aria-busy=true]')");
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, `handbok-${name}.png`), animations: 'disabled' });
    console.log(`docs/pictures/handbok-${name}.png`);
  };
  const wide = { width: 1200, height: 760 };
  const staff = (query = '') => open(`${url}local/app?user=elif.demir@delaby.example${query}`, wide);

  const catalogue = await staff();
  await catalogue.getByLabel('Sök bland filmer och exempel').fill('flerspråkiga');
  await shoot(catalogue, 'katalog');
  const film = await staff('&film=F-044');
  await film.getByRole('button', { name: 'Varför ser jag detta?' }).click();
  await shoot(film, 'film');
  await shoot(await staff('&visa=dela'), 'exempel');

  const upload = await open(await addressOf(url, 'showUpload'), wide);
  const bytes = (name, size) => ({ name, mimeType: 'video/mp4', buffer: Buffer.alloc(size, 7) });
  await pick(upload, [bytes('gunilla-sjostrom-hemspraken-2026-11-10.mp4', 2_400_000), bytes('leken-som-motor-2026-11-12.mp4', 1_800_000)]);
  await upload.getByLabel('Nej', { exact: true }).check();
  await upload
    .getByText(/Väntrummet/)
    .nth(1)
    .waitFor();
  await shoot(upload, 'ladda-upp');

  const sidebar = async (name, ...presses) => {
    const page = await open(await addressOf(url, 'showSidebar'), { width: 300, height: 760 });
    for (const press of presses) await page.getByRole('button', { name: press }).first().click();
    await shoot(page, name);
  };
  await sidebar('medgivanden', 'Medgivanden');
  await sidebar('brev', 'Medgivanden', /Gunilla Sjöström/, /Brev|brev/);
  await sidebar('undertexter', 'Undertexter saknas');
};

requireNode();
const executablePath = getChromium();
if (executablePath) {
  mkdirSync(folder, { recursive: true });
  const trial = await startTrial();
  const browser = await playwright.launch({ executablePath, args: chromiumArgs });
  try {
    await drawHandbook(browser, trial.url);
    await draw(browser, trial.url);
  } finally {
    await browser.close();
    await trial.stop();
  }
} else {
  console.error('Ingen Chromium hittades; CHROMIUM=/sökväg pekar ut en. / No Chromium was found; CHROMIUM=/path names one.');
  process.exitCode = 1;
}
