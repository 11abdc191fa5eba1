/**
 * The staff page of the sample's municipality, in a real browser: what each may see, sharing an example, and closing a film
 * from a phone. What the server answers is compared with what Drive lets each read, which needs no browser.
 */
import { existsSync, mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Problem } from '../../src/contract/api.ts';
import type { CatalogueView } from '../../src/contract/staff.ts';
import { axe, inBrowser, openBrowser, tooWide } from './browser.ts';
import { startTrial, type Trial, watch } from './trial.ts';
import { answerChildren, marked, pick, row, sentFor, watches } from './upload-page.ts';

jest.setTimeout(120_000);
const maryam = 'maryam.lindqvist@delaby.example';
const johan = 'johan.akesson@delaby.example';
const elif = 'elif.demir@delaby.example';
const aino = 'aino.bergstrom@delaby.example';
const karin = 'karin.oberg@delaby.example';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial?.end());

const google = (user: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${trial.url}${path}`, { ...init, headers: { authorization: `Bearer local:${user}`, 'content-type': 'application/json' } });

/** What a page of the web app that was opened as `user` asks for, whoever it says that it is. */
async function asks<T>(user: string, fn: string, query: unknown, says = user): Promise<T> {
  const html = await (await fetch(`${trial.url}local/app?user=${encodeURIComponent(user)}`)).text();
  const run = /"runUrl":"\/([^"]+)"/.exec(html)?.[1] ?? '';
  const body = JSON.stringify({ fn, args: [query], page: { from: 'webapp', user: says } });
  const answer = (await (await fetch(`${trial.url}${run}`, { method: 'POST', body })).json()) as { value: T };
  return answer.value;
}

/** As the page asks: again in a moment, while somebody else's visit reads for all. */
async function catalogueOf(user: string): Promise<CatalogueView> {
  for (let tries = 0; ; tries++) {
    const answer = await asks<CatalogueView & Partial<Problem>>(user, 'staffRead', { kind: 'catalogue' });
    if (!answer.again || tries === 20) return answer;
    await new Promise((later) => setTimeout(later, 500));
  }
}

interface People {
  people: { email: string }[];
}

it('gives forty people exactly the films that Drive lets each of them open, and says nothing of the others', async () => {
  const found = await Promise.all(
    ['', 'rektor', 'Berg', 'skolan', 'Blåsippan', 'huvudlärspridare'].map(
      async (q) => ((await (await fetch(`${trial.url}local/people?q=${q}`)).json()) as People).people,
    ),
  );
  const emails = [...new Set([...found.flat().map(({ email }) => email), aino, elif, johan, karin])].filter(
    (email) => email !== maryam && email.endsWith('@delaby.example'),
  );
  const all = (await catalogueOf(maryam)).films;
  expect(all.length).toBeGreaterThan(50);
  for (const email of emails.slice(0, 40)) {
    const view = await catalogueOf(email);
    const open = await Promise.all(
      all.map(async (film) => ((await google(email, `drive/v3/files/${film.file}?fields=id`)).ok ? film.id : '')),
    );
    expect([email, view.films.map((film) => film.id).sort()]).toEqual([email, open.filter((id) => id !== '').sort()]);
    // Of a film that is closed to them nothing is told but its title, and of others not that.
    const told = new Set([...view.films, ...view.closed].map((film) => film.id));
    for (const film of all.filter((one) => !told.has(one.id))) expect(JSON.stringify(view)).not.toContain(film.file);
    expect(JSON.stringify(view.closed)).not.toMatch(/nej|återkallad|väntar/);
  }
  expect(emails.length).toBeGreaterThanOrEqual(40);
}, 400_000);

it('takes the person from whoever opened the page, not from the page', async () => {
  const view = await asks<CatalogueView>(elif, 'staffRead', { kind: 'catalogue' }, maryam);
  expect(view).toMatchObject({ email: elif, coordinates: false });
  const bare = { fn: 'staffRead', args: [{ kind: 'catalogue' }], page: { from: 'webapp', user: maryam } };
  expect((await fetch(`${trial.url}local/script/run`, { method: 'POST', body: JSON.stringify(bare) })).status).toBe(404);
});

inBrowser('The staff page', () => {
  let browser: Browser;
  const errors: string[] = [];
  const opened: Page[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.context().close()));
    expect(errors.splice(0)).toEqual([]);
  });

  const phone = { viewport: { width: 320, height: 640 } };
  async function open(user: string, query = '', more: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'sv-SE', reducedMotion: 'reduce', ...more });
    const page = watch(await context.newPage(), trial.url, errors);
    opened.push(page);
    await page.goto(`${trial.url}local/app?user=${encodeURIComponent(user)}${query}`);
    await still(page);
    return page;
  }
  const still = async (page: Page): Promise<void> => {
    await page.waitForFunction("document.querySelector('h1') && !document.querySelector('.shape, [aria-busy=true]')");
  };
  const titles = (page: Page): Promise<string[]> => page.locator('.film-card h2').allInnerTexts();
  async function sound(page: Page, name: string): Promise<void> {
    if (process.env.STAFF_PICTURES) {
      mkdirSync(process.env.STAFF_PICTURES, { recursive: true });
      await page.screenshot({ path: `${process.env.STAFF_PICTURES}/${name}.png`, fullPage: true });
    }
    expect(await axe(page)).toEqual([]);
    expect(await tooWide(page)).toBe(false);
  }

  it('shows an ambassador, a principal and someone at a school each their own', async () => {
    const pages = await Promise.all([aino, karin, 'malin.fors@delaby.example'].map((user) => open(user)));
    const shown = await Promise.all(pages.map(titles));
    const [ambassador, principal, teacher] = shown;
    for (const one of shown) expect(one.length).toBeGreaterThan(3);
    expect(new Set(shown.map((one) => [...one].sort().join())).size).toBe(3);
    expect([ambassador?.length, principal?.length, teacher?.length].every((count) => count !== undefined)).toBe(true);
    await sound(pages[0] as Page, 'ambassador');
  });

  it('finds inflections and misspellings as one types, marks them in the title, and says what to try when nothing is found', async () => {
    const page = await open(elif);
    const field = page.getByLabel('Sök bland filmer och exempel');
    await field.fill('barn');
    expect(await page.locator('.film-card mark').first().textContent()).toMatch(/barn/i);
    await field.fill('högläsnig');
    expect(await titles(page)).toContain('Högläsning på två språk');
    await field.fill('kvantfysik');
    expect(await titles(page)).toEqual([]);
    await page.getByText('Inget stämmer med ”kvantfysik”').waitFor();
    await sound(page, 'nothing');
    await page.getByRole('button', { name: 'Börja om' }).click();
    expect((await titles(page)).length).toBeGreaterThan(5);
    expect(await page.evaluate('document.activeElement.id')).toBe('seek');
  });

  it('counts what each choice would leave, and keeps the choices while one looks at a film', async () => {
    const page = await open(elif);
    const chip = page.getByRole('button', { name: /^Under 15 min/ });
    const count = Number(/\d+$/.exec((await chip.textContent()) ?? '')?.[0]);
    await chip.click();
    expect((await titles(page)).length).toBe(count);
    await page.getByRole('button', { name: 'Fler val' }).click();
    await page.getByLabel('År').selectOption({ index: 1 });
    const left = await titles(page);
    expect(left.length).toBeLessThanOrEqual(count);
    await page.locator('.film-card a').first().click();
    await page.getByRole('heading', { level: 1, name: left[0] as string }).waitFor();
    await page.goBack();
    expect(await titles(page)).toEqual(left);
  });

  it('says of a closed film only that it can’t be shown now, and whom to ask', async () => {
    const page = await open(elif);
    await page.getByLabel('Sök bland filmer och exempel').fill('Flerspråkighet i vardagen');
    await page.getByRole('link', { name: '”Flerspråkighet i vardagen” kan inte visas just nu.' }).click();
    await page.getByRole('heading', { level: 1, name: '”Flerspråkighet i vardagen” kan inte visas just nu.' }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/svarat|medgivande|nej|väntar/i);
    expect(await page.getByRole('link', { name: 'Fråga Maryam Lindqvist' }).getAttribute('href')).toMatch(/^mailto:maryam/);
    await sound(page, 'closed');
    const unknown = await open(elif, '&film=F-999');
    await unknown.getByRole('heading', { level: 1, name: 'Den filmen kan inte visas för dig.' }).waitFor();
  });

  it.each([
    ['the list', ''],
    ['a film', '&film=F-044'],
    ['the form', '&visa=dela'],
    ['one’s own proposals', '&visa=mina'],
  ])('%s holds at 320 px, at 400 %% and in the dark', async (name, query) => {
    await sound(await open(elif, query, phone), `${name} phone`);
    await sound(await open(elif, query, { viewport: { width: 350, height: 200 }, colorScheme: 'dark' }), `${name} large`);
    await sound(await open(elif, `${query}&locale=en`, { colorScheme: 'dark' }), `${name} dark`);
  });

  it('answers why to oneself in plain words, and to a coordinator about anyone', async () => {
    const own = await open(elif, '&film=F-044');
    await own.getByRole('button', { name: 'Varför ser jag detta?' }).click();
    await own.getByText('Den visas i Samarbetsrum förskola.').waitFor();
    expect(await own.getByRole('button', { name: 'Varför ser någon annan detta?' }).count()).toBe(0);
    const page = await open(maryam, '&film=F-001');
    await page.getByRole('button', { name: 'Varför ser någon annan detta?' }).click();
    await page.getByLabel('Sök den det gäller').fill('elif demir');
    await page.getByRole('button', { name: 'Elif Demir, Förskolan Blåsippan' }).click();
    await page.getByText('Elif Demir ser inte filmen.').waitFor();
    await sound(page, 'why');
  });

  it('a film that someone shares is approved by a coordinator, who can watch it, carried out, and then seen', async () => {
    const page = await open(elif, '&visa=dela');
    await page.getByRole('button', { name: 'Skicka förslaget' }).click();
    await page.getByText('Skriv vad exemplet heter.').waitFor();
    await page.getByLabel('Vad heter det?').fill('Vi bygger en bro');
    await page.getByLabel('Vad ser man, och vad gav det barnen?').fill('Barnen prövar tills den håller.');
    await page
      .getByLabel('Fil', { exact: true })
      .setInputFiles({ name: 'bro.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(300_000, 7) });
    await page.getByLabel('Nej').check();
    await page.getByRole('button', { name: 'Skicka förslaget' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tack! Ditt förslag är skickat.' }).waitFor();
    await page.getByRole('article').getByRole('link', { name: 'Mina förslag' }).click();
    await page.getByText('Väntar på svar').waitFor();
    await sound(page, 'mine');

    // Johan leads Team City, where Elif works. He can't watch what lies in Väntrummet, and is told who decides on it.
    const lead = await open(johan, '&visa=beslut');
    await lead.getByText('1 fil från dem du leder avgörs av samordnarna').waitFor();
    expect(await lead.getByRole('button', { name: 'Godkänn – Vi bygger en bro' }).count()).toBe(0);
    await sound(lead, 'deciding, a lead');
    const coordinator = await open(maryam, '&visa=beslut');
    await coordinator.getByRole('heading', { level: 2, name: 'Vi bygger en bro' }).waitFor();
    await coordinator.getByRole('link', { name: /Titta på filen/ }).waitFor();
    await coordinator.getByRole('button', { name: 'Godkänn – Vi bygger en bro' }).click();
    await coordinator.getByLabel(/^Samarbetsrum Team City/).check();
    await sound(coordinator, 'deciding');
    await coordinator.getByRole('button', { name: 'Godkänn förslaget' }).click();
    await coordinator.getByText('”Vi bygger en bro” är godkänt.').waitFor();
    expect((await catalogueOf(aino)).films.map((film) => film.title)).not.toContain('Vi bygger en bro');

    const plan = await open(maryam, '&sida=plan');
    await plan.getByText('”Vi bygger en bro” delas.').first().waitFor();
    await plan.getByRole('button', { name: /^Genomför/ }).click();
    await plan.getByRole('heading', { level: 1, name: /Genomfört|Klart|genomförd/i }).waitFor();

    const colleague = await open(aino);
    await colleague.getByRole('button', { name: /^Exempel från kollegor/ }).click();
    expect(await titles(colleague)).toEqual(['Vi bygger en bro']);
    await colleague.getByText('Exempel från Blåsippan').first().waitFor();
    const film = (await catalogueOf(aino)).films.find((one) => one.title === 'Vi bygger en bro');
    expect((await google(aino, `drive/v3/files/${film?.file}?fields=id`)).status).toBe(200);
    expect((await google(karin, `drive/v3/files/${film?.file}?fields=id`)).status).toBe(
      (await catalogueOf(karin)).films.some((one) => one.title === 'Vi bygger en bro') ? 200 : 404,
    );
  });

  it('a link that is declined is told to its sender by one mail', async () => {
    const page = await open(elif, '&visa=dela');
    await page.getByLabel('Vad heter det?').fill('En sida om bin');
    await page.getByLabel('En länk').check();
    await page.getByLabel('Länk', { exact: true }).fill('https://bin.example/om');
    await page.getByRole('button', { name: 'Skicka förslaget' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tack! Ditt förslag är skickat.' }).waitFor();
    const lead = await open(johan, '&visa=beslut');
    await lead.getByRole('button', { name: 'Avböj – En sida om bin' }).click();
    await lead.getByLabel('Skriv till den som skickade').fill('Fin sida! Vi väntar till våren.');
    await lead.getByRole('button', { name: 'Avböj förslaget' }).click();
    await lead.getByText('Svaret är mejlat.').waitFor();
    const inbox = await (await fetch(`${trial.url}local/inbox?to=${encodeURIComponent(elif)}`)).json();
    const mails = (inbox as { mails: { subject: string }[] }).mails.filter((mail) => mail.subject.includes('En sida om bin'));
    expect(mails).toHaveLength(1);
    const mine = await open(elif, '&visa=mina');
    await mine.getByText('Fin sida! Vi väntar till våren.').waitFor();
  });

  it('leads a coordinator with another account to everything on the web', async () => {
    const workspace = ((await (await fetch(`${trial.url}local/people?q=`)).json()) as { workspace: { spreadsheetId: string } }).workspace;
    const range = `v4/spreadsheets/${workspace.spreadsheetId}/values/${encodeURIComponent('Inställningar!A1:B60')}`;
    const { values } = (await (await google(maryam, range)).json()) as { values: string[][] };
    const row = values.findIndex(([name]) => name === 'Samordnare' || name === 'coordinators') + 1;
    const cell = encodeURIComponent(`Inställningar!B${row}`);
    const body = JSON.stringify({ values: [[`${maryam}, ${johan}`]] });
    const path = `v4/spreadsheets/${workspace.spreadsheetId}/values/${cell}?valueInputOption=RAW`;
    expect((await google(maryam, path, { method: 'PUT', body })).status).toBe(200);

    // What is changed in the sheet is seen within a minute; at once when something is written.
    const link = { title: 'En sida om fåglar', theme: '', text: '', link: 'https://faglar.example/om', file: null };
    expect(await asks(maryam, 'staffDo', { kind: 'propose', ...link })).not.toHaveProperty('problem');
    const page = await open(johan, '&sida=samordna', phone);
    await page.getByRole('tab', { name: 'I dag' }).waitFor();
    await sound(page, 'coordinating');
    await page.getByRole('button', { name: /^Förhandsgranska ändringar/ }).click();
    await page.getByRole('button', { name: 'Allt' }).waitFor();
    expect(page.url()).toContain('sida=plan');
    await page.getByRole('button', { name: 'Stäng' }).click();
    await page.getByRole('link', { name: /Filmer och exempel/ }).click();
    await page.getByRole('link', { name: 'Samordna' }).waitFor();

    const refused = await open(aino, '&sida=samordna');
    await refused.getByText('Den sidan är för samordnare.').waitFor();
  });

  it('lets a coordinator with another account upload a film, which belongs to the operating account and waits unseen', async () => {
    const page = await open(johan, '&sida=upload');
    await sound(page, 'uploading');
    const buffer = Buffer.alloc(700_000, 7);
    await pick(page, [{ name: 'byggleken-2026-11-12.mp4', mimeType: 'video/mp4', buffer }]);
    await answerChildren(page, 'byggleken-2026-11-12.mp4', 'Nej');
    await page.getByRole('button', { name: 'Lägg upp filmen' }).click();
    await row(page, 'byggleken').getByText('Uppladdad, kontrollerad').waitFor();
    const [film] = await sentFor(trial.url, 'Byggleken');
    expect(film).toMatchObject({ parents: [(await marked(trial.url, 'waiting')).id], size: '700000', appProperties: { dk: 'recording' } });
    for (const email of [johan, elif]) expect(await watches(trial.url, film?.id ?? '', email)).toBe(404);
    await page.getByRole('button', { name: 'Klart', exact: true }).click();
    await page.getByRole('tab', { name: 'I dag' }).waitFor();

    const refused = await open(elif, '&sida=upload');
    await refused.getByText('Den sidan är för samordnare.').waitFor();
  });

  it('closes a film from a phone, with a receipt, and it is gone at once', async () => {
    expect((await catalogueOf(elif)).films.map((film) => film.id)).toContain('F-004');
    const page = await open(maryam, '&film=F-004', phone);
    await page.getByRole('button', { name: /^Föreläsaren ångrar sig/ }).click();
    await page.getByRole('button', { name: 'Stäng filmen nu (Ann-Sofi Dahl)' }).click();
    await page.getByText('Hela kvittot').waitFor();
    await sound(page, 'receipt');
    const view = await catalogueOf(elif);
    expect(view.films.map((film) => film.id)).not.toContain('F-004');
    expect(view.closed.map((film) => film.id)).toContain('F-004');
  });

  it('stands in the shell of npm start, with links to a film and on to Drive', async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 800 }, locale: 'sv-SE', reducedMotion: 'reduce' });
    const page = watch(await context.newPage(), trial.url, errors);
    opened.push(page);
    await page.goto(`${trial.url}local/app?film=F-044`);
    await page.getByRole('link', { name: 'Personalsidan' }).waitFor();
    expect(page.url()).toMatch(/#\/personal\/film\/F-044$/);
    const frame = page.frameLocator('.staff-place iframe');
    await frame.getByRole('heading', { level: 1, name: 'Att lyssna med kameran' }).waitFor();
    await frame.getByRole('link', { name: 'Alla filmer och exempel' }).click();
    await frame.getByLabel('Sök bland filmer och exempel').waitFor();
    await page.goBack();
    await frame.getByRole('link', { name: 'Spela upp i Drive' }).click();
    await page.getByRole('heading', { name: 'Att lyssna med kameran.mp4' }).waitFor();
    expect(existsSync(trial.folder)).toBe(true);
  });
});
