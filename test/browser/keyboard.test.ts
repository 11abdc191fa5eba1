/**
 * The guide's three things and what comes after them by the keyboard alone, in one and the same window from its first screen on:
 * Tab and Shift+Tab, Enter, Space, arrows and typing; no mouse, no addresses, no reload. Skipped where there is no Chromium.
 */
import type { Browser, Page } from 'playwright-core';
import { inBrowser, openBrowser } from './browser.ts';
import { enter, focusOn, tabTo } from './keyboard.ts';
import { review, sidebar, ticked } from './newcomer.ts';
import { openWindow, startTrial, type Trial } from './trial.ts';

inBrowser('npm start by the keyboard alone', () => {
  jest.setTimeout(120_000);
  let trial: Trial;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    trial = await startTrial();
    browser = await openBrowser();
    page = await openWindow(browser, trial, errors);
    for (const what of ['click', 'dblclick', 'hover', 'tap'] as const) {
      page[what] = () => Promise.reject(new Error(`No ${what}: the keyboard alone.`));
    }
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.end();
  });
  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });

  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const type = (text: string): Promise<void> => page.keyboard.type(text);

  /** Back to what is called so, and Enter. */
  const back = (name: RegExp): Promise<void> => enter(page, name, 'Shift+Tab');
  /** *Prova som*, from wherever one is. */
  const tryAs = async (name: string): Promise<void> => {
    await back(/(Lindqvist|Demir|Bergström), /);
    await focusOn(page, /Sök namn, enhet eller e-post/);
    await type(name);
    await page.getByRole('option', { name }).first().waitFor();
    await press('Enter');
    await page.locator('.setting').first().getByRole('button', { name }).waitFor();
    // Whoever has chosen is back on the button that says so.
    await focusOn(page, new RegExp(`^${name}`));
  };
  const goTo = async (place: string): Promise<void> => {
    await back(new RegExp(`^${place}`));
    await page.getByRole('main', { name: place }).waitFor();
  };
  /** Previews, carries out and closes, beginning and ending in the sidebar. */
  const carryOut = async (): Promise<void> => {
    await enter(page, /^Förhandsgranska ändringar/);
    await review(page)
      .getByRole('button', { name: /^Genomför/ })
      .waitFor();
    await enter(page, /^Genomför/);
    await review(page).getByText('✓ Klart.').waitFor();
    await focusOn(page, /Klart\./);
    await enter(page, /^Stäng/);
    await page.locator('dialog').waitFor({ state: 'detached' });
    // Whoever closes a dialog is back where it was opened.
    await focusOn(page, /^Förhandsgranska ändringar/);
    await sidebar(page).getByRole('button', { name: 'Förhandsgranska ändringar (0)' }).waitFor();
  };

  it('puts up a film: Gunilla’s yes, previewed and carried out, and Elif plays it', async () => {
    await sidebar(page).getByRole('button', { name: 'Skriv in svar – Gunilla har inte svarat' }).waitFor();
    await enter(page, /^Skriv in svar/);
    await sidebar(page).getByText('Vad blev svaret?').waitFor();
    await tabTo(page, /^radio Ja/);
    await press('Space');
    await sidebar(page)
      .locator('.follows')
      .getByText(/får se ”/)
      .first()
      .waitFor();
    await enter(page, /^Spara svaret/);
    await sidebar(page).getByText('Svaret ja är sparat.').waitFor();
    await carryOut();
    await back(/– Lägg upp en film/);
    await page.getByRole('button', { name: 'Prova som Elif →' }).waitFor();
    await enter(page, /^Prova som Elif/);
    await page.getByRole('heading', { name: /Flerspråkighet i vardagen/ }).waitFor();
    const media = page.waitForResponse((response) => response.url().includes('/local/view/'));
    await enter(page, /Spela filmen/);
    expect((await media).status()).toBe(200);
    await page.locator('video').waitFor();
    await tryAs('Maryam Lindqvist');
    await goTo('Börja här');
    await ticked(page, 'Lägg upp en film', 4);
  });

  it('changes the ambassador: what each gains and loses, carried out, and Elif reads her mail', async () => {
    await sidebar(page).getByRole('tab', { name: 'I dag' }).waitFor();
    await tabTo(page, /^I dag$/);
    for (let tab = 0; tab < 3; tab += 1) await press('ArrowRight');
    await focusOn(page, /^Enheter$/);
    await tabTo(page, /Sök enhet/);
    await type('Blåsippan');
    await sidebar(page)
      .getByRole('button', { name: /Förskolan Blåsippan/ })
      .waitFor();
    await enter(page, /Förskolan Blåsippan/);
    // The heading is known at once; the unit's people come after it.
    await sidebar(page)
      .getByRole('button', { name: /^Byt lärspridare/ })
      .waitFor();
    await enter(page, /^Byt lärspridare/);
    await sidebar(page).getByLabel('Aino Bergström').waitFor();
    await tabTo(page, /^radio (Ingen|.*Aino Bergström)/);
    while (!(await sidebar(page).getByLabel('Aino Bergström').isChecked())) await press('ArrowDown');
    await tabTo(page, /^radio/);
    await press('Space');
    while (!(await sidebar(page).getByLabel('Elif Demir').isChecked())) await press('ArrowDown');
    await sidebar(page).locator('.follows').getByText('Elif Demir').first().waitFor();
    await enter(page, /^Byt lärspridare/);
    await sidebar(page).getByText('Bytet är sparat: Elif Demir tar vid.').waitFor();
    await carryOut();
    await tryAs('Elif Demir');
    await goTo('Inkorg');
    await page.locator('details.mail').first().waitFor();
    await enter(page, /mejl ·/);
    await page.getByText('Vänliga hälsningar').first().waitFor();
    await tryAs('Maryam Lindqvist');
    await goTo('Börja här');
    await ticked(page, 'Byt lärspridare', 3);
  });

  it('invites to a meeting: a suggested time, a guest’s answer, and the answer as Maryam sees it', async () => {
    await sidebar(page)
      .getByRole('button', { name: /^Föreslå tid/ })
      .first()
      .waitFor();
    await enter(page, /^Föreslå tid/);
    await sidebar(page).getByText('Tider som passar').waitFor();
    await tabTo(page, /^radio /);
    await press('ArrowDown');
    await enter(page, /^Spara träffen/);
    await sidebar(page)
      .getByText(/Träffen .* är sparad/)
      .waitFor();
    await carryOut();
    await back(/– Bjud in till träff/);
    await page.getByRole('button', { name: 'Prova som en gäst →' }).waitFor();
    await enter(page, /^Prova som en gäst/);
    await page.getByRole('group', { name: 'Ditt svar' }).waitFor();
    await enter(page, /^ja$/);
    await page.getByText('Du har svarat ja.').first().waitFor();
    await page.getByText('1 ja · 0 nej').waitFor();
    // Having answered, one is still at one's answer.
    await focusOn(page, /^ja$/);
    await goTo('Börja här');
    await page.getByRole('button', { name: 'Prova som Maryam →' }).first().waitFor();
    await enter(page, /^Prova som Maryam/);
    await page.getByText('1 ja · 0 nej').waitFor();
    await goTo('Börja här');
    await ticked(page, 'Bjud in till träff', 4);
  });

  it('closes Gunilla’s film when she has second thoughts, and Elif can no longer open it', async () => {
    await page.getByRole('heading', { name: 'Och om föreläsaren ångrar sig?' }).waitFor();
    await sidebar(page)
      .getByRole('button', { name: /^Föreläsaren ångrar sig/ })
      .waitFor();
    await enter(page, /^Föreläsaren ångrar sig/);
    await sidebar(page).getByLabel('Sök föreläsare eller film').waitFor();
    await tabTo(page, /Sök föreläsare/);
    await type('Gunilla Sjöström');
    await enter(page, /^Välj/);
    await enter(page, /^Stäng .*nu$/);
    await sidebar(page).getByText('Stängt. Bara samordnarna kan se nu.').waitFor();
    await enter(page, /Visa hela kvittot/);
    expect(await sidebar(page).locator('pre').textContent()).toContain('Flerspråkighet i vardagen');
    await back(/– Och om föreläsaren ångrar sig/);
    await enter(page, /^Prova som Elif/);
    await page.getByText('Filen går inte att öppna som den här personen.').waitFor();
    await goTo('Börja här');
    await ticked(page, 'Och om föreläsaren ångrar sig?', 2);
  });

  it('writes in a cell of the sheet, and takes it back', async () => {
    await tryAs('Maryam Lindqvist');
    await goTo('Kalkylark');
    await page.getByRole('grid').waitFor();
    await tabTo(page, /^Medgivanden$/);
    await press('Enter');
    await page.getByRole('grid', { name: 'Medgivanden' }).waitFor();
    await tabTo(page, /^Medgivanden$/, 'Shift+Tab');
    // Föreläsare, in an empty row under all others.
    for (const key of ['Control+End', 'ArrowUp', 'Home', 'ArrowRight']) await press(key);
    const cell = page.locator('.told-cell');
    const before = await cell.textContent();
    await type('prov');
    await press('Enter');
    await page.getByText(/ är sparad\./).waitFor();
    await press('ArrowUp');
    await cell.getByText('prov').waitFor();
    await press('Delete');
    await cell.getByText('prov').waitFor({ state: 'detached' });
    expect(await cell.textContent()).toBe(before);
  });
});
