/**
 * What `npm start` shows, tried in a real browser as a newcomer would: the three things of the guide and what comes after them,
 * in one and the same workspace. Then English. Every place by axe's rules and in narrow windows: looks.test.ts. Skipped where
 * there is no Chromium.
 */
import type { Browser, Page } from 'playwright-core';
import { axe, inBrowser, openBrowser } from './browser.ts';
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
  saveChange,
  saveYes,
  sidebar,
  ticked,
  tryAs,
} from './newcomer.ts';
import { openWindow, settled, startTrial, type Trial, watch } from './trial.ts';

interface Mail {
  kind: string;
  subject: string;
  body?: string;
}

inBrowser('npm start in a browser', () => {
  jest.setTimeout(90_000);
  let trial: Trial;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  const opened = (more?: Parameters<Browser['newContext']>[0]): Promise<Page> => openWindow(browser, trial, errors, more);
  const mailsTo = async (email: string): Promise<Mail[]> => {
    const answer = await fetch(`${trial.url}local/inbox?to=${encodeURIComponent(email)}`);
    return ((await answer.json()) as { mails: Mail[] }).mails;
  };
  const ofTheProduct = (mails: Mail[]): Mail[] => mails.filter(({ kind }) => kind === 'message');
  const elif = 'elif.demir@delaby.example';
  const aino = 'aino.bergstrom@delaby.example';
  const maryam = 'maryam.lindqvist@delaby.example';
  const karin = 'karin.oberg@delaby.example';

  beforeAll(async () => {
    trial = await startTrial();
    browser = await openBrowser();
    page = await opened();
  }, 300_000); // Whoever comes first builds all and makes the sample.
  afterAll(async () => {
    await browser?.close();
    await trial?.end();
  });
  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });

  it('says on its first screen what it is, who you are, and that nobody is real', async () => {
    await page.getByRole('heading', { name: 'Filma en gång. Rätt kollegor ser den.' }).waitFor();
    await page.getByText('Everyone here is invented. Nothing leaves this computer.').waitFor();
    await page.getByText('Du provar som Maryam Lindqvist, samordnare.').waitFor();
    await sidebar(page).getByText('3 ändringar väntar').waitFor();
  });

  it('lets Elif see the film once Gunilla’s yes is recorded, previewed and carried out', async () => {
    await fillInYes(page, 'Gunilla');
    await saveYes(page);
    await page.reload();
    await ticked(page, 'Lägg upp en film', 1, 4);
    await sidebar(page).getByText('4 ändringar väntar').waitFor();
    expect(await preview(page)).toContain('”Flerspråkighet i vardagen” delas.');
    expect(await apply(page)).toContain('✓ Klart.');
    await closeReview(page);
    await page.getByRole('button', { name: /Lägg upp en film/ }).click();
    await page.getByRole('button', { name: 'Prova som Elif →' }).click();
    await page.getByRole('heading', { name: /Flerspråkighet i vardagen/ }).waitFor();
    expect(await play(page)).toBe(200);
    await tryAs(page, 'Maryam Lindqvist');
    await goTo(page, 'Börja här');
    await ticked(page, 'Lägg upp en film', 4);
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
    await page.reload();
    await ticked(page, 'Byt lärspridare', 1, 3);
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
    await ticked(page, 'Byt lärspridare', 3);
  });

  it('invites to a meeting at a suggested time, and a guest answers ja in Kalender', async () => {
    const other = watch(await page.context().newPage(), trial.url, errors);
    await other.goto(trial.url);
    await sidebar(other).getByText('Allt stämmer ·').waitFor();
    await planMeeting(page);
    // What is saved in one window is soon seen in another.
    await sidebar(other)
      .getByText(/ändring(ar)? väntar/)
      .waitFor();
    await other.bringToFront();
    await ticked(other, 'Bjud in till träff', 1, 4);
    await other.close();
    await page.bringToFront();
    await page.reload();
    await ticked(page, 'Bjud in till träff', 1, 4);
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
    await goTo(page, 'Börja här');
    await ticked(page, 'Bjud in till träff', 4);
  });

  it('shows the guest’s answer in Maryam’s sheet after that', async () => {
    // Answers are written when something is next carried out.
    await fillInYes(page, 'Omar');
    await saveYes(page);
    await preview(page);
    await apply(page);
    await closeReview(page);
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
      await fetch(`${trial.url}drive/v3/files?q=${encodeURIComponent("name = 'Flerspråkighet i vardagen.mp4'")}`, { headers: as(maryam) })
    ).json()) as { files: { id: string }[] };
    const fetched = (email: string) => fetch(`${trial.url}local/view/${film.files[0]?.id}`, { headers: as(email) });
    expect([(await fetched(elif)).status, (await fetched(maryam)).status]).toEqual([404, 200]);
  });

  it('has no fault that axe finds on its first screen and in the sidebar beside it', async () => {
    const one = await opened();
    await settled(one);
    const faults: string[] = [];
    for (const frame of one.frames().filter((frame) => frame.url() !== 'about:blank')) faults.push(...(await axe(frame)));
    await one.context().close();
    expect(faults).toEqual([]);
  });

  it('speaks English by its switch, the sidebar too, and remembers it', async () => {
    const one = await opened();
    await one.getByRole('group', { name: 'Språk' }).getByRole('button', { name: 'EN, English' }).click();
    await one.getByRole('heading', { name: 'Film once. The right colleagues see it.' }).waitFor();
    await one.reload();
    await one.getByRole('heading', { name: 'Film once. The right colleagues see it.' }).waitFor();
    await sidebar(one).getByRole('tab', { name: 'Today' }).waitFor();
    expect(await one.evaluate('document.documentElement.lang')).toBe('en');
    await one.context().close();
  });
});

const as = (email: string) => ({ authorization: `Bearer local:${email}` });
