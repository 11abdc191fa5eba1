/**
 * The pages in a real browser, with canned answers behind them: keyboard, focus and what they send. Skipped, with a word, where
 * there is no Chromium. axe's rules and narrow windows: looks.test.ts.
 */
import { stoppedOverview, stoppedPlan } from '../pages/fixture.ts';
import { axe, inBrowser } from './browser.ts';
import { openPages } from './pages.ts';

inBrowser('the pages in a browser', () => {
  jest.setTimeout(60_000);
  const { open, focused, asked, tooWide } = openPages();

  describe('the sidebar', () => {
    it('goes by the keyboard: arrows between the tabs, Enter into a person, Escape back to the same row', async () => {
      const page = await open('sidebar');
      await page.getByRole('tab', { name: 'I dag' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe('Personer');
      await page.getByLabel('Sök namn eller enhet').fill('demir blasippan');
      expect(await page.getByRole('listitem').count()).toBe(1);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('2 filmer är stängda').waitFor();
      expect(await focused(page)).toBe('Elif Demir');
      await page.keyboard.press('Escape');
      await page.waitForFunction('document.activeElement.dataset.mark === "person elif.demir@delaby.example"');
      expect(await page.getByLabel('Sök namn eller enhet').inputValue()).toBe('demir blasippan');
    });

    it('comes back to where one was in a long list', async () => {
      const page = await open('sidebar');
      await page.getByRole('tab', { name: 'Personer' }).click();
      await page.evaluate('document.querySelector("main").scrollTop = 60000');
      await page.waitForTimeout(100);
      const row = page.getByRole('listitem').nth(12).getByRole('button');
      const mark = await row.getAttribute('data-mark');
      await row.click();
      await page.getByRole('button', { name: 'Tillbaka' }).click();
      await page.waitForFunction(`document.activeElement.dataset.mark === ${JSON.stringify(mark)}`);
      expect(await page.evaluate('document.querySelector("main").scrollTop')).toBeGreaterThan(59_000);
      expect(await page.getByRole('listitem').count()).toBeLessThan(60);
    });

    it('records an answer, shows what follows before it is saved, and undoes it', async () => {
      const page = await open('sidebar');
      await page.getByRole('button', { name: /^Skriv in svar/ }).click();
      expect(await focused(page)).toBe('Skriv in svar');
      await page.getByRole('button', { name: 'Spara svaret' }).click();
      await page.getByText('Välj ja eller nej.').waitFor();
      await page.getByLabel('Ja', { exact: true }).check();
      await page.getByText('Får tillgång till Lärspridarnas rum').waitFor();
      await page.getByRole('button', { name: 'Spara svaret' }).click();
      await page.getByText('Svaret ja är sparat.').waitFor();
      const edit = (await asked(page)).find(({ query }) => query?.kind === 'edit');
      expect(edit?.query.edits).toEqual([{ kind: 'answer', permit: 'M-01', answer: 'ja', answered: '2026-11-16' }]);
      expect((await asked(page)).filter(({ query }) => query?.kind === 'overview')).toHaveLength(2);
      await page.getByRole('button', { name: 'Ångra', exact: true }).click();
      await page.getByText('Kalkylarket är som förut').waitFor();
      const undo = (await asked(page)).find(({ query }) => query?.kind === 'undo');
      expect(undo?.query.rows).toEqual([{ table: 'permits', key: 'M-01', isNew: false, cells: { answer: '' } }]);
    });

    it('checks against Google: what is otherwise first, what it means and what to do, and a page to send', async () => {
      const page = await open('sidebar');
      await page.getByRole('button', { name: 'Kontrollera mot Google' }).click();
      await page.getByLabel('Testkonto i kommunen').fill('testkonto@delaby.example');
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText('1 stämmer, 1 är annorlunda, 1 är inte prövad.').waitFor();
      expect(await page.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringMatching(/Fråga differs.*Annorlunda.*Det betyder: Då stängs filmen.*Gör så här: Slå på/s),
        expect.stringMatching(/Fråga untried.*Inte prövat.*Gör så här/s),
      ]);
      await page.getByRole('button', { name: 'Visa 1 som stämmer' }).click();
      expect(await page.getByRole('listitem').count()).toBe(3);
      expect([await axe(page), await tooWide(page)]).toEqual([[], false]);
      const link = page.getByRole('link', { name: 'Spara som sida' });
      expect(await link.getAttribute('download')).toBe('kontroll-mot-google.html');
      expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain('Delaby kommun · 2026-11-16 08:40');
      const steps = (await asked(page)).filter(({ query }) => query?.kind === 'check').map(({ query }) => query.step);
      expect(steps).toEqual(['begin', 'end']);
    });

    it('gives focus back to the button when a form is left by Escape', async () => {
      const page = await open('sidebar');
      await page.getByRole('button', { name: /^Föreslå tid/ }).click();
      await page.getByLabel('Rubrik').waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction('document.activeElement.innerText.startsWith("Föreslå tid")');
    });

    it('changes the ambassador of a unit from a day', async () => {
      const page = await open('sidebar');
      await page.getByRole('button', { name: /^Utse lärspridare/ }).click();
      await page.getByLabel('Elif Demir').check();
      await page.getByText('Det här följer av bytet').waitFor();
      await page.getByRole('button', { name: 'Byt lärspridare' }).click();
      await page.getByText('Elif Demir tar vid').waitFor();
      const edit = (await asked(page)).find(({ query }) => query?.kind === 'edit');
      expect(edit?.query.edits).toEqual([
        { kind: 'replace', unit: 'e-blasippan', out: 'aino.bergstrom@delaby.example', in: 'elif.demir@delaby.example', date: '2026-11-16' },
      ]);
    });

    it('plans a meeting at a suggested time', async () => {
      const page = await open('sidebar');
      await page.getByRole('button', { name: /^Föreslå tid/ }).click();
      await page.getByLabel(/onsdag v. 50/).check();
      await page.getByLabel('Plats').fill('Biblioteket');
      await page.getByLabel('Skapa Meet-länk').check();
      await page.getByText('24 personer i 90 minuter: 36 arbetstimmar.').waitFor();
      await page.getByRole('button', { name: 'Spara träffen' }).click();
      await page.getByText('Träffen onsdag v. 50 är sparad').waitFor();
      const edit = (await asked(page)).find(({ query }) => query?.kind === 'edit');
      expect(edit?.query.edits).toEqual([
        {
          kind: 'meeting',
          network: 'n-norr',
          title: 'Träff: Team Norr',
          start: '2026-12-09T13:00',
          end: '2026-12-09T14:30',
          place: 'Biblioteket',
          agenda: '',
          online: true,
        },
      ]);
    });

    it('closes a lecturer’s films in one click, with a receipt', async () => {
      const page = await open('sidebar');
      await page.getByRole('button', { name: /ångrar sig/ }).click();
      await page.getByRole('button', { name: 'Välj – Ann-Sofi Dahl' }).click();
      await page.getByRole('button', { name: 'Stäng filmen nu' }).click();
      await page.getByText('Stängt. Bara samordnarna kan se nu.').waitFor();
      expect((await asked(page)).filter(({ query }) => query?.kind === 'withdraw')).toEqual([
        { name: 'uiDo', query: { kind: 'withdraw', permit: 'M-05' } },
      ]);
      await page.getByRole('button', { name: 'Kopiera kvittot' }).waitFor();
    });

    it('opens the plan from a stop only when the right number is typed', async () => {
      const page = await open('sidebar', { overview: stoppedOverview });
      await page.getByLabel(/Skriv antalet/).fill('60');
      await page.getByRole('button', { name: 'Godkänn just den här planen' }).click();
      await page.getByText('Antalet stämmer inte').waitFor();
      expect((await asked(page)).some(({ name }) => name === 'showPlan')).toBe(false);
      await page.getByLabel(/Skriv antalet/).fill('61');
      await page.getByRole('button', { name: 'Godkänn just den här planen' }).click();
      expect((await asked(page)).some(({ name }) => name === 'showPlan')).toBe(true);
      expect(await page.evaluate('JSON.parse(localStorage.getItem("delakultur.approved")).number')).toBe(61);
    });

    it('tells when something was carried out elsewhere by looking again', async () => {
      const page = await open('sidebar');
      await page.evaluate('dispatchEvent(new StorageEvent("storage", { key: "delakultur.applied" }))');
      await page.waitForFunction('window.asked.filter(({ query }) => query?.kind === "overview").length === 2');
    });

    it('shows the shape of what comes at once, and says so when the server is slow', async () => {
      const page = await open('sidebar', {}, { width: 300, height: 700 }, 7_000);
      await page.locator('.shape .bar').first().waitFor({ timeout: 1_000 });
      expect(await page.getByText('Det tar längre tid än vanligt').count()).toBe(0);
      await page.clock.fastForward(5_100);
      await page.getByText('Det tar längre tid än vanligt').waitFor();
      await page.clock.fastForward(2_000);
      await page.getByRole('tab', { name: 'I dag' }).waitFor();
    });

    it('speaks English by choice, and remembers it', async () => {
      const page = await open('sidebar');
      await page.getByRole('button', { name: 'EN, English' }).click();
      await page.getByRole('tab', { name: 'Today' }).waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
      await page.reload();
      await page.getByRole('tab', { name: 'Today' }).waitFor();
    });
  });

  it.each([
    ['sidebar', undefined],
    ['plan', { width: 1200, height: 740 }],
  ] as const)('has no fault that axe finds as it opens: %s', async (name, size) => {
    expect(await axe(await open(name, {}, size))).toEqual([]);
  });

  describe('the plan review', () => {
    const wide = { width: 1200, height: 740 };

    it('carries out just the plan that was read, tells how it goes, and gives a receipt', async () => {
      const page = await open('plan', {}, wide);
      await page.getByRole('button', { name: 'Visa vilka' }).click();
      await page.getByText('Åsa Öberg, Förskolan nummer 4').waitFor();
      await page.getByRole('button', { name: 'Genomför 5 ändringar' }).click();
      await page.getByText('7 av 18').waitFor();
      await page.getByText('4 ändringar är genomförda, 1 gick inte.').waitFor();
      await page.getByText('Plan a1b2c3d4e5f6').waitFor();
      const applied = (await asked(page)).filter(({ query }) => query?.kind === 'apply');
      expect(applied).toEqual([{ name: 'uiDo', query: { kind: 'apply', hash: 'a1b2c3d4e5f60718293a4b5c' } }]);
      await page.getByRole('button', { name: 'Stäng', exact: true }).click();
      expect((await asked(page)).some(({ name }) => name === 'close')).toBe(true);
    });

    it('filters by kind', async () => {
      const page = await open('plan', {}, wide);
      await page.getByRole('button', { name: 'Träffar 1' }).click();
      expect(await page.getByText('Elif bjuds in').first().isVisible()).toBe(true);
      expect(await page.getByText('11 till från Team Norr').count()).toBe(0);
    });

    it('asks for the number when the guard has stopped it, and sends that number', async () => {
      const page = await open('plan', { plan: stoppedPlan }, wide);
      await page.getByRole('button', { name: 'Genomför 5 ändringar' }).click();
      await page.getByText('Antalet stämmer inte').waitFor();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
      expect((await asked(page)).some(({ query }) => query?.kind === 'apply')).toBe(false);
      await page.keyboard.type('61');
      await page.getByRole('button', { name: 'Genomför 5 ändringar' }).click();
      const applied = (await asked(page)).find(({ query }) => query?.kind === 'apply');
      expect(applied?.query.allowRemovals).toBe(61);
    });

    it('carries out closings alone, without approving any removal', async () => {
      const page = await open('plan', { plan: stoppedPlan }, wide);
      await page.getByRole('button', { name: 'Stäng bara det som ska stängas (1)' }).click();
      const applied = (await asked(page)).find(({ query }) => query?.kind === 'apply');
      expect(applied?.query).toEqual({ kind: 'apply', hash: 'a1b2c3d4e5f60718293a4b5c' });
    });

    it('offers to read the plan again when it has gone stale', async () => {
      const stale = { kind: 'stale', message: null, done: 0, failed: [], skipped: 0, mailed: 0, at: '2026-11-16 08:41' } as const;
      const page = await open('plan', { apply: { ...stale, failed: [] } }, wide);
      await page.getByRole('button', { name: 'Genomför 5 ändringar' }).click();
      await page.getByText('Något har ändrats sedan planen lästes').waitFor();
      await page.getByRole('button', { name: 'Läs planen igen' }).click();
      await page.getByRole('button', { name: 'Genomför 5 ändringar' }).waitFor();
    });
  });
});
