/**
 * What a visitor does to the sheet in `npm start` that the add-on must survive: rows deleted, inserted and sorted, tabs and columns
 * renamed, all of it undone; by mouse and by keyboard. Then *Börja om*. Skipped where there is no Chromium.
 */
import type { Browser, Page } from 'playwright-core';
import { axe, inBrowser, openBrowser, tooWide } from './browser.ts';
import { focusOn, tabTo } from './keyboard.ts';
import { goTo, sidebar } from './newcomer.ts';
import { openWindow, settled, startTrial, type Trial } from './trial.ts';

inBrowser('the sheet in npm start', () => {
  jest.setTimeout(180_000);
  let trial: Trial;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    trial = await startTrial();
    browser = await openBrowser();
    page = await openWindow(browser, trial, errors);
    await goTo(page, 'Kalkylark');
    await page.getByRole('grid', { name: 'Inspelningar' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.end();
  });
  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });

  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const told = (text: RegExp | string): Promise<void> => page.locator('.told').getByText(text).waitFor();
  const cell = (row: number, column: number) => page.locator(`#cell-${row}-${column}`);
  const tab = (name: string) => page.getByRole('navigation', { name: 'Flikar' }).getByRole('button', { name, exact: true });
  const ids = async (): Promise<string[]> => Promise.all([1, 2, 3, 4].map(async (row) => (await cell(row, 0).textContent()) ?? ''));
  const reads = async (expected: string[]): Promise<void> => {
    for (let looks = 0; looks < 80 && (await ids()).join() !== expected.join(); looks += 1) await page.waitForTimeout(100);
    expect(await ids()).toEqual(expected);
  };
  const first = ['F-001', 'F-002', 'F-003', 'F-004'];

  it('loses two rows by the keyboard, and has them back by Ctrl+Z', async () => {
    await reads(first);
    await page.getByRole('grid').focus();
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+F10']) await press(key);
    await page.getByRole('menu', { name: 'Rader och kolumner' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await focusOn(page, /^Infoga 2 rader ovanför/);
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(key);
    await told('Raderna 3–4 är borttagna.');
    await reads(['F-001', 'F-004', 'F-005', 'F-006']);
    await focusOn(page, /./);
    await press('Control+z');
    await told('Ångrat.');
    await reads(first);
    await press('Control+y');
    await told('Gjort igen.');
    await reads(['F-001', 'F-004', 'F-005', 'F-006']);
    await page.getByRole('button', { name: 'Ångra', exact: true }).click();
    await reads(first);
  });

  it('takes a row in, and is sorted, by the mouse; Escape leaves the menu', async () => {
    await cell(2, 1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Infoga 1 rad ovanför' }).click();
    await reads(['F-001', '', 'F-002', 'F-003']);
    await cell(1, 0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Ö till A$/ }).click();
    await told('Bladet är sorterat efter kolumn A.');
    await cell(1, 0).click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    for (let turn = 0; turn < 2; turn += 1) {
      const button = page.getByRole('button', { name: 'Ångra', exact: true });
      await button.click();
      await page.waitForTimeout(1_000);
    }
    await reads(first);
  });

  it('has a tab and a column renamed, and the sidebar, the guide and the people go on as before', async () => {
    await tab('Personer').focus();
    await press('Shift+F10');
    await focusOn(page, /^Byt namn/);
    await press('Enter');
    await page.keyboard.type('Folk');
    await press('Enter');
    await told('Fliken Personer heter nu Folk.');
    await tab('Folk').click();
    await page.getByRole('grid', { name: 'Folk' }).waitFor();
    await cell(0, 0).dblclick();
    await press('Control+a');
    await page.keyboard.type('Adress');
    await press('Enter');
    await told('A1 är sparad.');
    await goTo(page, 'Börja här');
    await page.getByText(/3.071 påhittade personer/).waitFor();
    await page.getByRole('heading', { name: 'Lägg upp en film' }).waitFor();
    await page.getByRole('button', { name: 'Läs om' }).click();
    await settled(page);
    await sidebar(page).getByRole('tab', { name: 'Personer' }).click();
    await sidebar(page).getByLabel('Sök namn eller enhet').fill('elif demir');
    await sidebar(page)
      .getByRole('button', { name: /^Elif Demir/ })
      .waitFor();
  });

  it('keeps the names in view as the columns scroll, and no tab is cut, wide or narrow', async () => {
    await goTo(page, 'Kalkylark');
    await tab('Inspelningar').click();
    await page.getByRole('grid', { name: 'Inspelningar' }).waitFor();
    await reads(first);
    const left = async (column: number) => (await cell(1, column).boundingBox())?.x ?? 0;
    const before = [await left(1), await left(4)];
    await page.getByRole('grid').evaluate('(document.querySelector(".grid").scrollLeft = 400)');
    await page.waitForTimeout(100);
    expect([await left(1), Math.round(await left(4))]).toEqual([before[0], Math.round((before[1] ?? 0) - 400)]);
    for (const width of [1400, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const [strip, one] = await Promise.all([page.locator('.sheet-tabs').boundingBox(), tab('Börja här').boundingBox()]);
      if (width === 1400) expect(one?.x ?? 0).toBeGreaterThanOrEqual(strip?.x ?? 0);
      expect(await tooWide(page)).toBe(false);
    }
    await page.setViewportSize({ width: 1400, height: 800 });
  });

  it('leads whoever begins to the sidebar, on a phone too, and shows no banner to whoever has not', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.locator('.guide-strip').count()).toBe(0);
    await goTo(page, 'Börja här');
    await page.getByRole('button', { name: /Börja – Lägg upp en film/ }).click();
    await focusOn(page, /Skriv in Gunillas ja/);
    const box = await page.locator('.side').boundingBox();
    expect(box?.y ?? 9_999).toBeLessThan(200);
    await page.setViewportSize({ width: 1400, height: 800 });
    await goTo(page, 'Drive');
    await page.locator('.guide-strip').getByText('Skriv in Gunillas ja').waitFor();
  });

  it('begins anew when asked twice, and all is as it was', async () => {
    await goTo(page, 'Börja här');
    await tabTo(page, /^Börja om …/, 'Shift+Tab');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Börja om från början?' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Börja om …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Börja om', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 60_000 });
    await sidebar(page).getByText('3 ändringar väntar').waitFor({ timeout: 60_000 });
    await goTo(page, 'Kalkylark');
    await tab('Personer').waitFor();
    await reads(first);
    expect(await page.getByRole('button', { name: 'Ångra', exact: true }).count()).toBe(0);
  });
});
