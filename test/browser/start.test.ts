/**
 * What `npm start` shows, tried in a real browser as a newcomer would: the three things of the guide and what comes after them,
 * in one and the same workspace. Then every place: axe's rules, narrow windows, English. Skipped where there is no Chromium.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
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
  review,
  saveChange,
  saveYes,
  sidebar,
  tryAs,
} from './newcomer.ts';

const places = ['Börja här', 'Kalkylark', 'Drive', 'Kalender', 'Inkorg', 'Sidopaneler'] as const;
const desk = { width: 1400, height: 800 };
/** To be told no is an answer – a colleague has not the sheet, a film, or the list of who else sees it – and a browser logs that. */
const asked = [
  /\/drive\/v3\/files\/[\w-]+(\/permissions)?\?/,
  /\/calendar\/v3\/calendars\/primary\/events\/\w+/,
  /\/v4\/spreadsheets\/[\w-]+\?fields=properties\.title/,
];
const isPlainNo = (text: string, at: string): boolean => / 40[34] /.test(text) && asked.some((path) => path.test(at));

interface Mail {
  kind: string;
  subject: string;
  body?: string;
}

inBrowser('npm start in a browser', () => {
  jest.setTimeout(90_000);
  let trial: ChildProcess;
  let url = '';
  let browser: Browser;
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
    const one = watched(await (await browser.newContext({ viewport: size, locale: 'sv-SE', reducedMotion: 'reduce', ...more })).newPage());
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
  const maryam = 'maryam.lindqvist@delaby.example';
  const karin = 'karin.oberg@delaby.example';

  beforeAll(async () => {
    url = await startTrial();
    browser = await openBrowser();
    page = await opened();
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
    await one.locator('.waiting, [aria-busy=true]').first().waitFor({ state: 'detached' });
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
    const everyone = async () => Promise.all([elif, aino, maryam, karin].map(async (email) => ofTheProduct(await mailsTo(email)).length));
    const before = await everyone();
    await fillInChange(page);
    const follows = sidebar(page).locator('.follows');
    const of = (name: string) => follows.getByRole('listitem').filter({ hasText: name }).first().textContent();
    expect(await of('Aino Bergström')).toMatch(/−\s*Förlorar tillgång till Lärspridarnas rum/);
    expect(await of('Aino Bergström')).not.toContain('Får tillgång');
    expect(await of('Elif Demir')).toMatch(/\+\s*Får tillgång till Lärspridarnas rum/);
    expect(await of('Elif Demir')).not.toContain('Förlorar');
    await follows.getByText('2 mejl: Elif Demir och Aino Bergström.').waitFor();
    await saveChange(page);
    await preview(page);
    expect(await apply(page)).toContain('2 mejl skickades.');
    await closeReview(page);
    expect((await everyone()).map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 0, 0]);
    await tryAs(page, 'Elif Demir');
    await goTo(page, 'Inkorg');
    await page.locator('details.mail summary', { hasText: 'mejl' }).first().click();
    await page.getByText('Vänliga hälsningar').first().waitFor();
    await tryAs(page, 'Maryam Lindqvist');
    await goTo(page, 'Börja här');
  });

  it('invites to a meeting at a suggested time, and a guest answers ja in Kalender', async () => {
    await planMeeting(page);
    expect(await preview(page)).toContain('Träff: Pilotgruppen');
    await apply(page);
    await closeReview(page);
    await page.getByRole('button', { name: /Bjud in till träff/ }).click();
    await page.getByRole('button', { name: 'Prova som en gäst →' }).click();
    await page.getByRole('group', { name: 'Ditt svar' }).getByRole('button', { name: 'ja', exact: true }).click();
    await page.getByText('Du har svarat ja.').first().waitFor();
    await page.getByText('1 ja · 0 nej').waitFor();
    await tryAs(page, 'Maryam Lindqvist');
    await page.getByText('1 ja · 0 nej').waitFor();
  });

  it('goes by the keyboard alone: another yes, previewed and carried out, and the colleague opens the film', async () => {
    const keys = page.keyboard;
    const focus = (): Promise<string> => focusedText(page);
    /** Tab until what has focus is called so. */
    const tabTo = async (name: RegExp, key = 'Tab'): Promise<void> => {
      const passed: string[] = [];
      for (let press = 0; press < 60; press += 1) {
        await keys.press(key);
        passed.push(await focus());
        if (name.test(passed.at(-1) ?? '')) return;
      }
      throw new Error(`${name} was not reached: ${passed.join(' | ')}`);
    };
    await page.goto(`${url}#/borja`);
    await page.reload();
    await sidebar(page).getByRole('button', { name: 'Skriv in svar – Omar har inte svarat' }).waitFor();
    await tabTo(/^Skriv in svar/);
    await keys.press('Enter');
    await sidebar(page).getByText('Vad blev svaret?').waitFor();
    await tabTo(/^radio ja/);
    await keys.press('Space');
    await sidebar(page)
      .locator('.follows')
      .getByText(/får se ”/)
      .first()
      .waitFor();
    await tabTo(/^Spara svaret/);
    await keys.press('Enter');
    await sidebar(page).getByText('Svaret ja är sparat.').waitFor();
    await tabTo(/^Förhandsgranska ändringar/);
    await keys.press('Enter');
    await review(page)
      .getByRole('button', { name: /^Genomför/ })
      .waitFor();
    await tabTo(/^Genomför/);
    await keys.press('Enter');
    await review(page).getByText('✓ Klart.').waitFor();
    await tabTo(/^Stäng/);
    await keys.press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await sidebar(page).getByRole('tab', { name: 'I dag' }).waitFor();
    await tabTo(/^Maryam Lindqvist/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.type('Elif Demir');
    await page.getByRole('option', { name: 'Elif Demir' }).first().waitFor();
    await keys.press('Enter');
    await tabTo(/^Drive$/, 'Shift+Tab');
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Drive', exact: true }).waitFor();
    await tabTo(/^(Filmer: )?Lärspridarnas rum$/);
    await keys.press('Enter');
    await page
      .getByRole('link', { name: /Att se varje barn, del 1/ })
      .first()
      .waitFor();
    await tabTo(/Att se varje barn, del 1.*mp4/);
    await keys.press('Enter');
    await page.getByRole('button', { name: 'Spela filmen' }).waitFor();
    const media = page.waitForResponse((response) => response.url().includes('alt=media'));
    await tabTo(/Spela filmen/);
    await keys.press('Enter');
    expect((await media).status()).toBe(200);
  });

  it('shows the guest’s answer in Maryam’s sheet after that', async () => {
    await tryAs(page, 'Maryam Lindqvist');
    await goTo(page, 'Kalkylark');
    await page.getByRole('navigation', { name: 'Flikar' }).getByRole('button', { name: 'Träffar' }).click();
    await page.getByRole('grid', { name: 'Träffar' }).focus();
    await page.keyboard.press('Control+End');
    await page.getByRole('grid').getByText(/^1 ja/).waitFor();
  });

  it('closes the film with one click when Gunilla has second thoughts, and gives a receipt to send', async () => {
    await goTo(page, 'Börja här');
    await page.getByRole('heading', { name: 'Och om föreläsaren ångrar sig?' }).waitFor();
    await chooseWithdrawal(page, 'Gunilla Sjöström');
    await closeNow(page);
    await sidebar(page).getByText('Visa hela kvittot').click();
    expect(await sidebar(page).locator('pre').textContent()).toContain('Flerspråkighet i vardagen');
    const film = (await (
      await fetch(`${url}drive/v3/files?q=${encodeURIComponent("name = 'Flerspråkighet i vardagen.mp4'")}`, { headers: as(maryam) })
    ).json()) as { files: { id: string }[] };
    const fetched = (email: string) => fetch(`${url}drive/v3/files/${film.files[0]?.id}?alt=media`, { headers: as(email) });
    expect([(await fetched(elif)).status, (await fetched(maryam)).status]).toEqual([404, 200]);
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
    const one = await opened({ width: 320, height: 640 });
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

  it('speaks English by its switch, the sidebar too, and remembers it', async () => {
    const one = await opened();
    await one.getByRole('group', { name: 'Språk' }).getByRole('button', { name: 'EN' }).click();
    await one.getByRole('heading', { name: 'Film once. The right colleagues see it.' }).waitFor();
    await one.reload();
    await one.getByRole('heading', { name: 'Film once. The right colleagues see it.' }).waitFor();
    await sidebar(one).getByRole('tab', { name: 'Today' }).waitFor();
    expect(await one.evaluate('document.documentElement.lang')).toBe('en');
    await one.context().close();
  });
});

const as = (email: string) => ({ authorization: `Bearer local:${email}` });

/** What has focus, in whichever frame: its label, or for a choice its kind and value. */
async function focusedText(page: Page): Promise<string> {
  const of = (frame: Frame): Promise<string> =>
    frame.evaluate(
      '(() => { const e = document.activeElement; return e === document.body ? "" : e.tagName === "IFRAME" ? "IFRAME" : e.type === "radio" ? "radio " + e.value : (e.innerText || e.value || e.getAttribute("aria-label") || "").trim(); })()',
    );
  const main = await of(page.mainFrame());
  if (main !== 'IFRAME') return main;
  const element = await page.evaluateHandle('document.activeElement');
  const frame = await element.asElement()?.contentFrame();
  return frame ? of(frame) : '';
}
