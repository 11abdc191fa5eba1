import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Execution } from '../../src/tools/script-host/host.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, fileOf, plan, type Town, town, watches } from '../workflows/town.ts';
import { MARYAM } from '../workflows/workspace.ts';
import { buildAddOn, ENTRY_POINTS } from './built-add-on.ts';
import { type AddOn, openAddOn } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
let where: Town;
let addOn: AddOn;
beforeAll(async () => {
  where = town();
  apply(where);
  addOn = await openAddOn(createHost, folder, where.emulator, where.ref.spreadsheetId);
});
afterAll(async () => {
  await addOn.close();
  rmSync(folder, { recursive: true, force: true });
});

const homes = ['homepageCard', 'sheetsHomepage', 'driveHomepage', 'calendarHomepage'] as const;
const cards = [...homes, 'driveItemsSelected', 'calendarEventOpen'] as const;
const stranger = 'elif@delaby.example';

interface Widget {
  textParagraph?: { text: string };
  decoratedText?: { text: string; topLabel?: string };
  buttonList?: { buttons: { text: string; onClick: unknown }[] };
}

/** The one card that an entry point answers with, or that its action pushes. */
function cardOf(done: Execution): { header?: { title: string; subtitle?: string }; sections: { header?: string; widgets: Widget[] }[] } {
  if (!done.ok) throw new Error(done.error.message);
  const text = JSON.stringify(done.value);
  const found = find(done.value);
  if (found === undefined) throw new Error(`No card in ${text}`);
  return found as never;
}

function find(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('sections' in value) return value;
  for (const inner of Object.values(value)) {
    const found = find(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every string that someone reads on a card. */
function wordsOn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string'
      ? ['text', 'title', 'subtitle', 'topLabel', 'bottomLabel', 'header'].includes(name)
        ? [inner]
        : []
      : wordsOn(inner),
  );
}

function expectPlain(done: Execution): string[] {
  const card = cardOf(done);
  expect(card.header?.title).toMatch(/\S/);
  for (const { widgets } of card.sections) {
    expect(widgets.length).toBeGreaterThan(0);
    expect(widgets.length).toBeLessThanOrEqual(100);
    for (const { buttonList } of widgets) expect(buttonList?.buttons.length ?? 0).toBeLessThanOrEqual(3);
  }
  const words = wordsOn(card);
  expect(words.length).toBeGreaterThan(1);
  for (const one of words) {
    expect(one).toMatch(/\S/);
    expect(one).not.toMatch(/undefined|null|NaN|\[object|Exception|Error|http|[{}]|\bat \w+ \(/);
  }
  return words;
}

const event = () => ({
  drive: { selectedItems: [{ id: fileOf(where, 'F-1'), title: 'F-1.mp4' }] },
  calendar: { id: plan(where).config.tables.meetings.rows[0]?.event },
});

describe('the cards', () => {
  it.each(cards)('%s says in plain words what there is to say, in Swedish and in English', async (fn) => {
    const swedish = expectPlain(await addOn.card(fn, event()));
    const english = expectPlain(await addOn.card(fn, event(), MARYAM, 'en'));
    expect(swedish).toContain('Allt stämmer');
    expect(english).toContain('All is as it should be');
  });

  it.each(cards)('%s answers whatever event Google sends', async (fn) => {
    for (const odd of [{}, { drive: {} }, { drive: { selectedItems: [{}] } }, { calendar: {} }, { calendar: { id: 'other_20261201' } }])
      expectPlain(await addOn.card(fn, odd));
  });

  it.each([...cards, 'cardWithdraw'])('%s tells strangers whom to ask, and nothing of what is there', async (fn) => {
    for (const parameters of [undefined, { permit: 'M-1' }]) {
      const words = expectPlain(await addOn.card(fn, { ...event(), commonEventObject: { parameters } }, stranger)).join(' ');
      expect(words).toMatch(/inte tillgång/);
      expect(words).not.toMatch(/Systematik|Ann-Sofi|Nätverksträff/);
    }
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
  });

  it('show the selected film, who may see it and until when', async () => {
    const words = expectPlain(await addOn.card('driveItemsSelected', event())).join(' ');
    expect(words).toContain('Systematik som hjälper');
    expect(words).toMatch(/Ses av 2 personer i .*Lärspridarnas rum/);
    expect(words).toContain('Stäng filmen nu');
  });

  it('show the answers to the open meeting by number', async () => {
    const words = expectPlain(await addOn.card('calendarEventOpen', event())).join(' ');
    expect(words).toContain('Nätverksträff');
    expect(words).toContain('0 ja, 0 nej, 2 utan svar');
    expect(words).not.toContain('aino');
  });

  it('close a film at once, with a receipt', async () => {
    const own = town();
    apply(own);
    const opened = await openAddOn(createHost, folder, own.emulator, own.ref.spreadsheetId);
    try {
      const words = expectPlain(await opened.card('cardWithdraw', { commonEventObject: { parameters: { permit: 'M-1' } } })).join(' ');
      expect(words).toContain('Kvitto');
      expect(words).toContain('Ann-Sofi Dahl');
      expect(watches(own, AINO, fileOf(own, 'F-1'))).toBe(404);
      expect(expectPlain(await opened.card('cardWithdraw', {})).join(' ')).toContain('inget medgivande');
    } finally {
      await opened.close();
    }
  });
});

describe('the menu', () => {
  const anyone = { user: stranger, surface: 'editor' } as const;

  it.each(['onOpen', 'onInstall'])('is made by %s, which looks at nothing', async (fn) => {
    for (const authMode of ['LIMITED', 'NONE'] as const) {
      const done = await addOn.host.call(fn, [{ authMode }], { ...anyone, authMode, locale: 'sv' });
      expect(done).toMatchObject({ ok: true, effects: { urlFetches: [], logs: [] } });
      const [menu] = done.effects.menus ?? [];
      expect(menu).toMatchObject({ caption: 'Delakultur' });
      const items = (menu?.items ?? []).map((item) => [item.caption, item.fn]);
      expect(items).toEqual([
        ['Öppna sidopanelen', 'showSidebar'],
        ['Förhandsgranska ändringar', 'showPlan'],
        ['Lägg upp filmer', 'showUpload'],
      ]);
    }
  });

  it('opens the sidebar and the preview as they were built', async () => {
    const page = (name: string) => readFileSync(join(folder, name), 'utf8').length;
    const sidebar = await addOn.host.call('showSidebar', [], { user: MARYAM, surface: 'editor' });
    expect(sidebar.effects.sidebar).toMatchObject({ title: 'Delakultur', content: expect.stringContaining('<div id="root">') });
    expect(sidebar.effects.sidebar?.content.length).toBeGreaterThan(page('sidebar.html') / 2);
    const preview = await addOn.host.call('showPlan', [], { user: MARYAM, surface: 'editor', locale: 'en' });
    expect(preview.effects.dialog).toMatchObject({ title: 'Preview changes', width: 1200, height: 740 });
    expect(preview.effects.dialog?.html.content.length).toBeGreaterThan(page('plan.html') / 2);
  });
});

describe('what these tests see', () => {
  it('comes from the bundle: one that throws fails at every entry point', async () => {
    const broken = realpathSync(mkdtempSync(join(tmpdir(), 'delakultur-broken-')));
    cpSync(folder, broken, { recursive: true });
    writeFileSync(join(broken, 'Code.js'), `${readFileSync(join(folder, 'Code.js'), 'utf8')}\nthrow new Error('the bundle is broken');`);
    const opened = await openAddOn(createHost, broken, where.emulator, where.ref.spreadsheetId);
    const thrown = { ok: false, error: { message: expect.stringContaining('the bundle is broken') } };
    try {
      expect(opened.host.callable()).toEqual([...ENTRY_POINTS]);
      for (const fn of ENTRY_POINTS) {
        const done = await opened.host.call(fn, [{ kind: 'overview' }], { user: MARYAM, surface: 'editor', container: where.ref });
        expect({ fn, ...done }).toMatchObject({ fn, ...thrown });
        expect(done.effects).toEqual({ mails: [], logs: [], urlFetches: [] });
      }
      for (const fn of ['uiRead', 'uiDo']) expect(await opened.page(fn, [{ kind: 'overview' }])).toMatchObject(thrown);
      for (const fn of [...cards, 'cardWithdraw']) expect(await opened.card(fn, event())).toMatchObject(thrown);
    } finally {
      await opened.close();
      rmSync(broken, { recursive: true, force: true });
    }
  });
});
