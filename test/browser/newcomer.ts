/** What a newcomer does in `npm start`, by mouse: found by what is read on the screen, nothing else. */
import type { FrameLocator, Page, Response } from 'playwright-core';

export const sidebar = (page: Page): FrameLocator => page.frameLocator('aside iframe');
export const review = (page: Page): FrameLocator => page.frameLocator('dialog iframe');

/** To one of the places in the bar. */
export async function goTo(page: Page, place: string): Promise<void> {
  const link = page.getByRole('banner').getByRole('link', { name: place });
  await link.click();
  await page.getByRole('main', { name: place }).waitFor();
}

/** *Prova som*. */
export async function tryAs(page: Page, name: string): Promise<void> {
  await page.locator('.setting').first().getByRole('button').click();
  await page.getByRole('combobox', { name: 'Sök namn, enhet eller e-post' }).fill(name);
  await page.getByRole('option', { name }).first().click();
  await page.locator('.setting').first().getByRole('button', { name }).waitFor();
}

/** Fills in a lecturer's yes, up to what would follow from it. */
export async function fillInYes(page: Page, lecturer: string): Promise<void> {
  const side = sidebar(page);
  await side.getByRole('button', { name: `Skriv in svar – ${lecturer} har inte svarat` }).click();
  await side.getByLabel('Ja', { exact: true }).check();
  await side.getByText('Det här följer').waitFor();
  await side
    .getByText(/får se ”/)
    .first()
    .waitFor();
}

export async function saveYes(page: Page): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'Spara svaret' }).click();
  await sidebar(page).getByText('Svaret ja är sparat.').waitFor();
}

/** Opens the review and answers with all that it says. */
export async function preview(page: Page): Promise<string> {
  await sidebar(page)
    .getByRole('button', { name: /^Förhandsgranska ändringar/ })
    .click();
  await review(page)
    .getByRole('button', { name: /^Genomför/ })
    .waitFor();
  return (await review(page).locator('main').textContent()) ?? '';
}

/** Carries the plan out and answers with the receipt; the dialog is left open. */
export async function apply(page: Page): Promise<string> {
  await review(page)
    .getByRole('button', { name: /^Genomför/ })
    .click();
  await review(page).getByRole('heading', { name: 'Kvitto' }).waitFor();
  return (await review(page).locator('main').textContent()) ?? '';
}

/** Closes the review once the sidebar, which looks again by itself, says that nothing waits any more. */
export async function closeReview(page: Page): Promise<void> {
  await review(page).getByRole('button', { name: 'Stäng' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await sidebar(page)
    .getByText(/Allt stämmer ·/)
    .waitFor();
}

/** Fills in Blåsippan's change of ambassador, up to what would follow from it. */
export async function fillInChange(page: Page): Promise<void> {
  const side = sidebar(page);
  await side.getByRole('tab', { name: 'Enheter' }).click();
  await side.getByLabel('Sök enhet eller område').fill('Blåsippan');
  await side.getByRole('button', { name: /Förskolan Blåsippan/ }).click();
  await side.getByRole('button', { name: 'Byt lärspridare' }).click();
  await side.getByLabel('Aino Bergström').check();
  await side.getByLabel('Elif Demir').check();
  await side.getByText('Det här följer av bytet').waitFor();
  await side.locator('.follows').getByText('Elif Demir').first().waitFor();
}

export async function saveChange(page: Page): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'Byt lärspridare' }).click();
  await sidebar(page).getByText('Bytet är sparat: Elif Demir tar vid.').waitFor();
}

/** A new meeting for the first network that has none, up to the times that are suggested. */
export async function openMeeting(page: Page): Promise<void> {
  const side = sidebar(page);
  await side
    .getByRole('button', { name: /^Föreslå tid/ })
    .first()
    .click();
  await side.getByText('Tider som passar').waitFor();
}

/** Takes the first time that is suggested. */
export async function planMeeting(page: Page): Promise<void> {
  const side = sidebar(page);
  await openMeeting(page);
  await side.getByRole('button', { name: 'Spara träffen' }).click();
  await side.getByText(/Träffen .* är sparad/).waitFor();
}

/** Finds the lecturer's permit, up to the button that closes the film. */
export async function chooseWithdrawal(page: Page, lecturer: string): Promise<void> {
  const side = sidebar(page);
  await side.getByRole('button', { name: /^Föreläsaren ångrar sig/ }).click();
  await side.getByLabel('Sök föreläsare eller film').fill(lecturer);
  await side
    .getByRole('button', { name: `Välj – ${lecturer}` })
    .first()
    .click();
}

export async function closeNow(page: Page): Promise<void> {
  await sidebar(page)
    .getByRole('button', { name: /^Stäng .*nu$/ })
    .click();
  await sidebar(page).getByText('Stängt. Bara samordnarna kan se nu.').waitFor();
}

/** Plays the film that is shown in Drive; the status of the film's own bytes. */
export async function play(page: Page): Promise<number> {
  const media = page.waitForResponse((response: Response) => /\/local\/view\//.test(response.url()));
  await page.getByRole('button', { name: 'Spela filmen' }).click();
  return (await media).status();
}

/** Waits until so many steps of a part of the guide are done, all of them if not said; the place is *Börja här*. */
export async function ticked(page: Page, part: string, done: number, all = done): Promise<void> {
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: part }) })
    .getByText(`${done} av ${all} steg klara`)
    .waitFor();
}
