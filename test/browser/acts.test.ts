/** What one does in the sidebar, in a real browser: what is drawn from the answer, how it is kept, and how it is taken back. */
import { overview } from '../pages/fixture.ts';
import { inBrowser } from './browser.ts';
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
    const why = (await asked(page)).find(({ query }) => query?.kind === 'why');
    expect(why?.query).toMatchObject({ target: 'F-001' });
  });
});
