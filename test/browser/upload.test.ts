/**
 * The upload dialog in a real browser, against the built add-on and the embedded workspace: three films, captions, a network
 * that is cut in the midst of a piece, and a reload. Skipped where there is no Chromium.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axe, inBrowser, openBrowser, tooWide } from './browser.ts';
import { type Network, openNetwork } from './network.ts';
import { startTrial, type Trial } from './trial.ts';
import { addressOf, answerChildren, marked, pick, row, sentFor, watches } from './upload-page.ts';

const ELIF = 'elif.demir@delaby.example';
const AINO = 'aino.bergstrom@delaby.example';

inBrowser('the upload dialog', () => {
  jest.setTimeout(360_000);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-films-')));
  let trial: Trial;
  let browser: Browser;
  let network: Network;
  const opened: BrowserContext[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    [trial, browser, network] = await Promise.all([startTrial(), openBrowser(), openNetwork(12_000_000)]);
  });
  afterEach(async () => {
    network.mend();
    for (const context of opened.splice(0)) await context.close();
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    network?.end();
    await trial?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Bytes that are nowhere the same, so that a piece put wrong shows. */
  const film = (name: string, bytes: number): string => {
    const data = Buffer.alloc(bytes);
    for (let at = 0; at + 4 <= bytes; at += 4) data.writeUInt32LE((Math.imul(at, 2_654_435_761) ^ bytes) >>> 0, at);
    writeFileSync(join(folder, name), data);
    return join(folder, name);
  };
  const md5 = (path: string): string => createHash('md5').update(readFileSync(path)).digest('hex');
  const open = async (size = { width: 1200, height: 740 }, locale = 'sv', cuttable = false): Promise<Page> => {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', ...(cuttable && { proxy: network.proxy }) });
    opened.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(await addressOf(trial.url, 'showUpload', locale));
    await page.getByText(locale === 'sv' ? 'Dra hit filmer' : 'Drag recordings here').waitFor();
    return page;
  };

  it('says who will see a film before anything is sent, and always asks whether children are seen or heard', async () => {
    const page = await open();
    expect(await axe(page)).toEqual([]);
    await pick(page, [film('leken-som-motor-2026-11-10.mp4', 1000)]);
    expect(await page.getByLabel('Titel').inputValue()).toBe('Leken som motor');
    expect(await page.getByLabel('Datum').inputValue()).toBe('2026-11-10');
    expect(await page.getByLabel('Föreläsare').inputValue()).toBe('Kristina Wallin');
    await page
      .getByText(/Får ses av 3\s052 personer/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /^Lägg upp/ }).count()).toBe(0);
    await page.getByLabel('Ja', { exact: true }).check();
    await page.getByText('Filmen hålls stängd').waitFor();
    await page.getByLabel('Samtycke till och med').fill('2027-03-01');
    await page.getByText(/till och med 1 mars 2027/).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Föreläsare').fill('Gunilla Sjöström');
    await page.getByText('Medgivande saknas').waitFor();
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.getByText('There is no permit').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('says which captions come along where two files fit one film', async () => {
    const page = await open();
    const captions = ['leken.sv.srt', 'leken.sv.vtt'].map((name) => join(folder, name));
    writeFileSync(captions[0] as string, '1\n00:00:01,000 --> 00:00:04,000\nVälkomna!\n');
    writeFileSync(captions[1] as string, 'WEBVTT\n\n00:01.000 --> 00:04.000\nVälkomna!\n');
    await pick(page, [film('leken-som-motor-2026-11-11.mp4', 1000), ...captions]);
    await page.getByText('leken.sv.vtt följer med i stället för leken.sv.srt: en film har en undertextfil.').waitFor();
    await page.getByText('+ leken.sv.vtt').waitFor();
  });

  it('sends three films through a cut network and a reload, whole and unseen, and the plan shares the one with a permit', async () => {
    const page = await open(undefined, undefined, true);
    const paths = [
      film('leken-som-motor-2026-11-10.mp4', 40_000_000),
      film('gunilla-sjostrom-hemspraken.mp4', 30_000_003),
      film('kort-film.mp4', 20_000),
    ];
    const captions = join(folder, 'leken.sv.vtt');
    writeFileSync(captions, 'WEBVTT\n\n00:01.000 --> 00:04.000\nVälkomna!\n');
    await pick(page, [...paths, captions]);
    for (const name of ['leken-som-motor-2026-11-10.mp4', 'gunilla-sjostrom-hemspraken.mp4', 'kort-film.mp4'])
      await answerChildren(page, name, 'Nej');
    await row(page, 'kort-film').getByText('Väntrummet').waitFor();
    const long = row(page, 'leken-som-motor');
    await long.getByText('Får ses av').waitFor();
    const cut = network.cutAfter(15_000_000);
    await page.getByRole('button', { name: 'Lägg upp 3 filmer' }).click();
    await cut;
    await long.getByText(/Nätet försvann\. Försöker igen om \d+ s, \d+ % är sparat\./).waitFor();
    expect(await axe(page)).toEqual([]);
    network.mend();
    await page.getByRole('button', { name: 'Försök nu leken-som-motor-2026-11-10.mp4' }).click();
    await long.getByText(/MB\/s/).waitFor();
    await page.waitForFunction(
      `(JSON.parse(localStorage.getItem('delakultur.uploads') ?? '[]')).some((one) => one.kept > 0 && one.kept < one.size)`,
    );
    // What is kept in the browser opens that one file, and is no token.
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toMatch(/Bearer|local:maryam/);
    await page.reload();
    const again = page.getByText(/\d+ % är sparat\. Välj filen igen, så fortsätter den\./);
    await again.first().waitFor();
    // Those that had not begun are not known any more, and are added as new.
    for (const path of paths) {
      const name = path.slice(folder.length + 1);
      const isKnown = (await row(page, name).count()) > 0;
      await pick(page, name.startsWith('leken') ? [path, captions] : [path]);
      if (isKnown) continue;
      await answerChildren(page, name, 'Nej');
      await page.getByRole('button', { name: 'Lägg upp filmen' }).click();
    }
    await page.waitForFunction(
      `document.querySelectorAll('.film').length > 0 && [...document.querySelectorAll('.film')].every((film) => film.innerText.includes('Uppladdad, kontrollerad'))`,
      undefined,
      { timeout: 180_000 },
    );
    expect(await page.evaluate('localStorage.getItem("delakultur.uploads")')).toBeNull();

    const room = (await marked(trial.url, 'waiting')).id;
    const lek = (await sentFor(trial.url, 'Leken som motor')).filter((file) => file.appProperties.dk === 'recording')[0];
    const gunilla = (await sentFor(trial.url, 'Hemspraken'))[0];
    expect(lek).toMatchObject({ md5Checksum: md5(paths[0] as string), parents: [room], size: '40000000' });
    expect(gunilla).toMatchObject({ md5Checksum: md5(paths[1] as string), parents: [room], appProperties: { dk: 'recording' } });
    for (const email of [ELIF, AINO]) for (const file of [lek, gunilla]) expect(await watches(trial.url, file?.id ?? '', email)).toBe(404);

    const plan = await browser.newContext();
    opened.push(plan);
    const review = await plan.newPage();
    await review.goto(await addressOf(trial.url, 'showPlan'));
    await review.getByRole('button', { name: /^Genomför/ }).click();
    await review
      .getByText(/Genomfört|genomförd/)
      .first()
      .waitFor({ timeout: 180_000 });
    expect(await watches(trial.url, lek?.id ?? '', ELIF)).toBe(200);
    expect(await watches(trial.url, gunilla?.id ?? '', ELIF)).toBe(404);
  });

  it('takes an upload that is given up away again, row and all', async () => {
    const page = await open(undefined, undefined, true);
    await pick(page, [film('aterkallas.mp4', 30_000_000)]);
    await page.getByLabel('Nej', { exact: true }).check();
    await page.getByRole('button', { name: 'Lägg upp filmen' }).click();
    const one = row(page, 'aterkallas');
    await one.getByText(/MB\/s/).waitFor();
    await page.getByRole('button', { name: 'Stäng', exact: true }).click();
    await page.getByText('Stänger du nu stannar uppladdningen.').waitFor();
    await one.getByRole('button', { name: /Pausa/ }).click();
    await one.getByText(/Pausad/).waitFor();
    await one.getByRole('button', { name: 'Ta bort aterkallas.mp4' }).click();
    await one.getByRole('button', { name: /Ta bort ändå/ }).click();
    await one.waitFor({ state: 'detached' });
    expect(await sentFor(trial.url, 'Aterkallas')).toEqual([]);
    expect(await page.evaluate('localStorage.getItem("delakultur.uploads")')).toBeNull();
  });

  it('keeps a film out that came broken, says so, and sends it again', async () => {
    const page = await open();
    const path = film('trasig.mp4', 5000);
    await pick(page, [path]);
    await page.getByLabel('Nej', { exact: true }).check();
    await page.route('**/upload/**', async (route) => {
      const bytes = route.request().postDataBuffer();
      if (route.request().method() !== 'PUT' || !bytes || bytes.length < 5000) return route.continue();
      bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7);
      return route.continue({ postData: bytes });
    });
    await page.getByRole('button', { name: 'Lägg upp filmen' }).click();
    await row(page, 'trasig').getByText('Det som kom fram är inte det som skickades').waitFor();
    expect(await sentFor(trial.url, 'Trasig')).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await page.unroute('**/upload/**');
    await page.getByRole('button', { name: 'Skicka igen trasig.mp4' }).click();
    await row(page, 'trasig').getByText('Uppladdad, kontrollerad').waitFor();
    expect(await sentFor(trial.url, 'Trasig')).toMatchObject([{ md5Checksum: md5(path), appProperties: { dk: 'recording' } }]);
  });

  it('has one column at 320 px and at 400 %, and reads in English', async () => {
    for (const size of [
      { width: 320, height: 640 },
      { width: 300, height: 185 },
    ]) {
      const page = await open(size, 'en');
      await pick(page, [film('en-mycket-lang-rubrik-som-inte-far-plats-pa-en-rad-2026-11-10.mp4', 1000)]);
      await page.getByText('Are children seen or heard?').waitFor();
      await page.getByText('There is no permit').first().waitFor();
      expect(await tooWide(page)).toBe(false);
      expect(await axe(page)).toEqual([]);
    }
  });

  it('goes by the keyboard alone', async () => {
    const page = await open();
    await pick(page, [film('tangent-a.mp4', 1000), film('tangent-b.mp4', 1000)]);
    await page.getByRole('button', { name: 'tangent-b.mp4', exact: true }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Titel').inputValue()).toBe('Tangent b');
    await page.getByLabel('Nej', { exact: true }).focus();
    await page.keyboard.press('Space');
    await row(page, 'tangent-b').getByText('Redo att läggas upp').waitFor();
    await page.getByLabel('Välj tangent-a.mp4').focus();
    await page.keyboard.press('Space');
    await page.getByText('2 filmer valda').first().waitFor();
    await page.getByLabel('Nej', { exact: true }).check();
    await page.getByRole('button', { name: 'Lägg upp 2 filmer' }).waitFor();
  });
});
