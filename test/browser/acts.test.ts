/** What one does in the sidebar, in a real browser: what is drawn from the answer, how it is kept, and how it is taken back. */
import { overview } from '../pages/fixture.ts';
import { axe, inBrowser } from './browser.ts';
import { openPages } from './pages.ts';

inBrowser('what one does in the sidebar', () => {
  jest.setTimeout(60_000);
  const { open, asked } = openPages();
  const after = { ...overview, state: { ...overview.state, changes: 7 } };
  const edit = { undo: [{ table: 'permits' as const, key: 'M-01', isNew: false, cells: { answer: '' } }], shown: [after] };

  const saveYes = async (page: Awaited<ReturnType<typeof open>>): Promise<void> => {
    await page.getByRole('button', { name: /^Skriv in svar/ }).click();
    await page.getByLabel('Ja', { exact: true }).check();
    await page.getByRole('button', { name: 'Spara svaret' }).click();
    await page.getByText('Svaret ja är sparat.').waitFor();
  };

  it('is answered with what is on screen: nothing is asked again, and the counters are right at once', async () => {
    const page = await open('sidebar', { edit });
    await saveYes(page);
    await page.getByRole('button', { name: 'Förhandsgranska ändringar (7)' }).waitFor();
    const kinds = (await asked(page)).map(({ query }) => query?.kind);
    expect(kinds.slice(kinds.indexOf('edit'))).toEqual(['edit']);
    expect((await asked(page)).find(({ query }) => query?.kind === 'edit')?.query.show).toEqual([{ kind: 'overview' }]);
  });

  it('stands in a list with its way back, also when the page is loaded anew', async () => {
    const page = await open('sidebar', { edit });
    await saveYes(page);
    await page.reload();
    await page.getByRole('button', { name: 'Det jag gjort (1)' }).click();
    await page.getByRole('heading', { level: 1, name: 'Det jag gjort' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: /^Ångra/ }).click();
    await page.getByText('Ångrat', { exact: true }).waitFor();
    expect((await asked(page)).find(({ query }) => query?.kind === 'undo')?.query.rows).toEqual(edit.undo);
    expect(await page.getByRole('button', { name: /^Ångra/ }).count()).toBe(0);
  });

  it('and where one was are there again for whoever comes back from the preview', async () => {
    const page = await open('sidebar', { edit });
    await page.getByRole('tab', { name: 'Personer' }).click();
    await page.getByLabel('Sök namn eller enhet').fill('elif demir');
    await page
      .getByRole('button', { name: /Elif Demir/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Elif Demir' }).waitFor();
    await page.evaluate(`sessionStorage.setItem('delakultur.left', '1')`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Elif Demir' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Delakultur' }).waitFor();
  });

  it('that would end a mandate before it began is refused at the day, and nothing is sent', async () => {
    const page = await open('sidebar');
    await page.getByRole('tab', { name: 'Personer' }).click();
    await page.getByLabel('Sök namn eller enhet').fill('elif demir');
    await page
      .getByRole('button', { name: /Elif Demir/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Avsluta/ }).click();
    await page.getByLabel('Sista dag').fill('2026-01-01');
    await page.getByText('Uppdraget började 16 november. Välj den dagen eller en senare.').waitFor();
    await page.getByRole('button', { name: 'Avsluta', exact: true }).click();
    expect(await page.getByLabel('Sista dag').getAttribute('aria-invalid')).toBe('true');
    expect((await asked(page)).filter(({ query }) => query?.kind === 'edit')).toEqual([]);
  });

  it('asks why a person does not see a film that is found among all', async () => {
    const page = await open('sidebar');
    await page.getByRole('tab', { name: 'Personer' }).click();
    await page.getByLabel('Sök namn eller enhet').fill('elif demir');
    await page
      .getByRole('button', { name: /Elif Demir/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Varför ser Elif en film, eller inte?' }).click();
    await page.getByLabel(/^Flerspråkighet i vardagen/).check();
    await page.locator('.chain').waitFor();
    expect(await axe(page)).toEqual([]);
    const why = (await asked(page)).find(({ query }) => query?.kind === 'why');
    expect(why?.query).toMatchObject({ target: 'F-001' });
  });

  it('is told with the people whom it concerns: all of them found by name or unit', async () => {
    const page = await open('plan', {}, { width: 1100, height: 800 });
    await page.getByRole('button', { name: /^Visa alla 243/ }).click();
    const list = page.getByRole('listitem').filter({ hasText: 'Naturvetenskap ute' });
    await list.getByLabel('Sök namn eller enhet').fill('åsa');
    await list.getByText(/^\d+ personer$/).waitFor();
    for (const name of await list.locator('.names li').allInnerTexts()) expect(name).toMatch(/^Åsa /);
    expect(await axe(page)).toEqual([]);
  });

  it('and what happened by itself stands first in I dag for whoever has been away', async () => {
    const text = (sv: string) => ({ sv, en: sv });
    const line = { row: 9, at: '2026-11-14 07:00', who: text('Av sig självt'), text: text('Tog bort Aino Bergström ur Pilotrummet') };
    const since = {
      ...{ lines: [{ ...line, reason: '', before: '', state: 'done' as const, outcome: '' }] },
      ...{ added: 0, removed: 1, closed: 0, others: 0, failed: 0 },
    };
    const page = await open('sidebar', { since });
    expect(await page.getByText(/^Sedan sist/).count()).toBe(0);
    const name = `delakultur.looked ${overview.workspace} ${overview.user}`;
    await page.evaluate(`localStorage.setItem(${JSON.stringify(name)}, '2026-11-13 15:00')`);
    await page.reload();
    await page.getByRole('heading', { name: 'Sedan sist, 13 nov 15.00' }).waitFor();
    await page.getByText('Av sig självt, som kalkylarket säger: 1 person har tagits bort.').waitFor();
    await page.getByRole('button', { name: /^Visa – Sedan sist/ }).click();
    await page.getByText('Tog bort Aino Bergström ur Pilotrummet').waitFor();
    expect(await axe(page)).toEqual([]);
  });
});
