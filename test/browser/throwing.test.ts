/**
 * The add-on whose every entry point throws, from the moment it is told to: each button that asks it for something must then say
 * that it failed, what that means and what to do, in Swedish; none may look as if it had worked, what was read before stands, and
 * nothing may have changed. Skipped where there is no Chromium.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page, Request } from 'playwright-core';
import { inBrowser, openBrowser } from './browser.ts';
import { chooseWithdrawal, fillInChange, fillInYes, goTo, openMeeting, preview, saveYes, sidebar } from './newcomer.ts';
import { openWindow, settled, startTrial, type Trial } from './trial.ts';

const maryam = 'maryam.lindqvist@delaby.example';

/** Has every entry point of the built add-on throw while its own property says so. */
function breakable(code: string): string {
  const broken = "PropertiesService.getScriptProperties().getProperty('broken') === 'yes'";
  const entry = /^function (\w+)\(\) \{ return Delakultur\./gm;
  if ([...code.matchAll(entry)].length < 10) throw new Error('The entry points are not found.');
  return `${code.replace(entry, (whole) => whole.replace('{ ', `{ if (${broken}) throw new Error('avbrott'); `))}
function setBroken(yes) { PropertiesService.getScriptProperties().setProperty('broken', yes); }`;
}

/**
 * In a frame: names and marks what may be pressed in `within`; of those that differ in whom they are about, one. What only closes
 * asks for nothing, and the language is kept as it is.
 */
const buttonsIn = (within: string): string => `(() => {
  for (const old of document.querySelectorAll('[data-pressed]')) delete old.dataset.pressed;
  return [...document.querySelectorAll('${within}')]
    .flatMap((place) => [...place.querySelectorAll('button, summary')])
    .filter((one) => !one.disabled && one.checkVisibility() && !/^(SV|EN|Avbryt|Stäng|Dölj)$/.test(one.innerText.trim()))
    .map((one) => one.dataset.pressed = / /.test(one.dataset.mark) ? one.dataset.mark.split(' ')[0] : one.innerText.split(/ – |\\n| \\(|\\d/)[0].trim() || one.getAttribute('aria-label') || '');
})()`;

/** In the page: what its frames say of failure since it was last asked, and how often that something worked. */
const saidNow = `(() => {
  const documents = [document];
  for (const one of documents) for (const frame of one.querySelectorAll('iframe')) if (frame.contentDocument) documents.push(frame.contentDocument);
  const alerts = documents.flatMap((one) => [...one.querySelectorAll('[role=alert]:not([data-heard])')]);
  for (const one of alerts) one.dataset.heard = 'yes';
  const worked = documents.flatMap((one) => one.body.innerText.match(/är sparad|är sparat|Klart\\.|Stängt\\.|Genomfört|som förut/g) || []).length;
  return { alert: alerts.map((one) => one.innerText).join(' '), worked };
})()`;
interface Said {
  alert: string;
  worked: number;
}

const failed = /Det gick inte|Vi fick inget svar/;
const advised = /försök(er)? igen/i;
interface Scene {
  name: string;
  open: () => Promise<void>;
  where: () => Frame;
  within: string;
  /** Buttons that must be among those that asked the add-on for something. */
  asking: string[];
}

inBrowser('npm start with an add-on that throws', () => {
  jest.setTimeout(120_000);
  let trial: Trial;
  let browser: Browser;
  let page: Page;
  let asks = 0;
  let awaited = 0;
  const errors: string[] = [];

  const setBroken = async (yes: boolean): Promise<void> => {
    const body = JSON.stringify({ fn: 'setBroken', args: [yes ? 'yes' : 'no'], user: maryam });
    expect(await (await fetch(`${trial.url}local/script/call`, { method: 'POST', body })).json()).toMatchObject({ ok: true });
  };
  const written = async (): Promise<number> => ((await (await fetch(`${trial.url}local/clock`)).json()) as { changes: number }).changes;

  beforeAll(async () => {
    trial = await startTrial();
    const code = join(trial.folder, 'apps-script', 'Code.js');
    writeFileSync(code, breakable(readFileSync(code, 'utf8')));
    browser = await openBrowser();
    page = await openWindow(browser, trial, errors);
    const ofScript = (url: string): boolean => /\/local\/(script\/(run|call)|cards)$/.test(url);
    page.on('request', (request) => {
      if (!ofScript(request.url())) return;
      asks += 1;
      awaited += 1;
    });
    const over = (request: Request): void => {
      if (ofScript(request.url())) awaited -= 1;
    };
    page.on('requestfinished', over).on('requestfailed', over);
    await settled(page);
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.end();
  });
  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });

  const said = (): Promise<Said> => page.evaluate(saidNow);
  /** Until what was pressed has asked what it asks, been answered and shown it. */
  async function answered(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet = awaited === 0 ? quiet + 1 : 0) {
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 30))))');
    }
  }

  /** Presses one of each button of a scene, with the add-on broken; answers with those that asked it for something, and with their faults. */
  async function pressAll({ open, where, within }: Scene): Promise<{ asking: string[]; faults: string[] }> {
    const [asking, faults]: [string[], string[]] = [[], []];
    const done = new Set<string>();
    const known = new Set<string>();
    for (let openings = 0, opened = false; openings < 8; ) {
      if (!opened) {
        await setBroken(false);
        await open();
        await settled(page);
        await setBroken(true);
        [opened, openings] = [true, openings + 1];
      }
      const seen: string[] = await where().evaluate(buttonsIn(within));
      for (const name of seen) known.add(name);
      const name = seen.find((one) => !done.has(one));
      if (name === undefined) {
        if ([...known].every((one) => done.has(one))) return { asking, faults };
        opened = false;
        continue;
      }
      done.add(name);
      const [before, { worked }] = [asks, await said()];
      await where()
        .locator(`[data-pressed=${JSON.stringify(name)}]`)
        .first()
        .click();
      await answered();
      // Unfolding, choosing and going back ask for nothing; what they lead to is pressed too.
      if (asks === before) continue;
      asking.push(name);
      const now = await said();
      if (!failed.test(now.alert) || !advised.test(now.alert)) faults.push(`${name}: says "${now.alert}"`);
      if (now.worked > worked) faults.push(`${name}: looks as if it had worked`);
    }
    return { asking, faults: [...faults, `never pressed: ${[...known].filter((one) => !done.has(one)).join(', ')}`] };
  }

  const framed = (at: number) => (): Frame => {
    const frame = page
      .frames()
      .filter((one) => one.url().includes('/local/script/page'))
      .at(at);
    if (!frame) throw new Error('The add-on shows no page.');
    return frame;
  };
  const [sideFrame, dialogFrame] = [framed(0), framed(-1)];
  const tab = (name: string) => sidebar(page).getByRole('tab', { name }).click();
  const row = (mark: string) => sidebar(page).locator(`[data-mark^="${mark} "]`).first().click();
  const listed = (name: string) => sidebar(page).getByRole('button', { name }).first().click();
  const start = async (): Promise<void> => {
    await tab('Personer');
    await tab('I dag');
  };
  const place = async (list: string, mark: string): Promise<void> => {
    await tab('I dag');
    await tab(list);
    await row(mark);
  };
  const inSidebar = (name: string, asking: string[], open: () => Promise<unknown>, within = 'main'): Scene => ({
    name,
    asking,
    open: async () => {
      await start();
      await open();
    },
    where: sideFrame,
    within,
  });

  const scenes: Scene[] = [
    inSidebar(
      'the day’s list',
      ['Utse lärspridare', 'Visa enheter utan svar', 'Föreslå tid', 'Föreläsaren ångrar sig …', 'Förhandsgranska ändringar'],
      async () => {},
      'main, footer',
    ),
    inSidebar('a lecturer’s answer', ['Spara svaret'], () => fillInYes(page, 'Gunilla'), 'form'),
    inSidebar('a change of ambassador', ['Byt lärspridare'], () => fillInChange(page), 'form'),
    inSidebar('a new meeting', ['Spara träffen'], () => openMeeting(page), 'form'),
    inSidebar('the withdrawal', ['Stäng filmen nu'], () => chooseWithdrawal(page, 'Gunilla Sjöström')),
    inSidebar('the networks', ['network'], () => tab('Nätverk')),
    inSidebar('a network', ['meeting', 'person', 'Föreslå tid', 'Gå till raden'], () => place('Nätverk', 'network')),
    inSidebar('the people', ['person'], () => tab('Personer')),
    inSidebar('a person', ['network', 'Gå till raden'], () => place('Personer', 'person')),
    inSidebar('the units', ['unit'], () => tab('Enheter')),
    inSidebar('a unit', ['person', 'Gå till raden'], () => place('Enheter', 'unit')),
    inSidebar('the permits', ['permit'], () => listed('Medgivanden')),
    inSidebar('a permit', ['Gå till raden'], async () => {
      await listed('Medgivanden');
      await row('permit');
    }),
    {
      name: 'the cards',
      asking: ['Stäng filmen nu'],
      open: async () => {
        await goTo(page, 'Börja här');
        await goTo(page, 'Sidopaneler');
      },
      where: () => page.mainFrame(),
      within: 'article.panel',
    },
    {
      name: 'the menu',
      asking: ['Öppna sidopanelen', 'Förhandsgranska ändringar', 'Lägg upp filmer'],
      open: async () => {
        const menu = page.getByRole('button', { name: 'Tillägg' });
        // It is made when the sheet is opened.
        if (!(await menu.isVisible())) {
          await goTo(page, 'Börja här');
          await goTo(page, 'Kalkylark');
        }
        await menu.click();
      },
      where: () => page.mainFrame(),
      within: '.fold .box',
    },
    {
      name: 'the frame around the sidebar',
      asking: ['Läs om', 'Försök igen'],
      open: () => goTo(page, 'Kalkylark'),
      where: () => page.mainFrame(),
      within: 'main aside',
    },
    {
      name: 'the review',
      asking: ['Gå till raden', 'Genomför', 'Försök igen'],
      open: async () => {
        await page.goto(`${trial.url}#/borja`);
        await page.reload();
        await preview(page);
      },
      where: dialogFrame,
      within: 'nav, main, footer',
    },
  ];

  it.each(scenes)('fails in words at every button of $name, and nothing changes', async (scene) => {
    const before = await written();
    const { asking, faults } = await pressAll(scene);
    await setBroken(false);
    expect(faults).toEqual([]);
    expect(asking).toEqual(expect.arrayContaining(scene.asking));
    expect(await written()).toBe(before);
  });

  it('keeps a half-filled form when looking again fails, and says so above it', async () => {
    await page.goto(`${trial.url}#/borja`);
    await page.reload();
    await fillInYes(page, 'Gunilla');
    await sidebar(page).getByLabel('Underlag').fill('KS 2026/117');
    await setBroken(true);
    // What the review says to the sidebar when it has carried something out.
    await page.evaluate(`localStorage.setItem('delakultur.applied', 'now')`);
    const alert = sidebar(page).getByRole('alert').first();
    await alert.getByText(failed).waitFor();
    expect(await sidebar(page).getByLabel('Underlag').inputValue()).toBe('KS 2026/117');
    expect(await sidebar(page).getByLabel('Ja', { exact: true }).isChecked()).toBe(true);
    await setBroken(false);
    await alert.getByRole('button', { name: 'Försök igen' }).click();
    await sidebar(page).getByRole('alert').first().waitFor({ state: 'detached' });
    expect(await sidebar(page).getByLabel('Underlag').inputValue()).toBe('KS 2026/117');
  });

  it('says so when what was saved cannot be taken back, and takes it back once it can', async () => {
    await saveYes(page);
    await settled(page);
    await setBroken(true);
    await said();
    await sidebar(page).getByRole('button', { name: 'Ångra', exact: true }).click();
    await answered();
    expect((await said()).alert).toMatch(failed);
    await setBroken(false);
    await sidebar(page).getByRole('button', { name: 'Ångra', exact: true }).click();
    await sidebar(page).getByText('Kalkylarket är som förut.').waitFor();
  });
});
