import { failureOf, hosts, resultOf } from '../playground/built.ts';

const anna = { user: 'anna@exempel.se', surface: 'editor' } as const;

describe('pages and the editor', () => {
  const createHost = hosts();

  it('refuses to be framed by any site, and odd meta tags', async () => {
    const host = createHost();
    expect(await failureOf(host.call('framed', [], anna))).toMatch(/ALLOWALL/);
    expect(await failureOf(host.call('badMeta', [], anna))).toMatch(/meta tag you specified is not allowed/);
    expect(await failureOf(host.call('lost', [], anna))).toBe('No HTML file named nowhere was found.');
  });

  it('answers a web request with a page', async () => {
    const html = await resultOf(
      createHost({ deployer: 'drift@exempel.se' }).call('doGet', [{ parameter: { q: 'sol' } }], { ...anna, surface: 'webapp' }),
    );
    expect(html).toEqual({ content: '<p>hej</p>\n', title: 'sol', meta: [] });
  });

  it('shows menus when the editor opens, unauthorised', async () => {
    const done = await createHost().call('onOpen', [{}], anna);
    expect(done.effects.menus).toEqual([{ caption: '', items: [{ caption: 'Öppna', fn: 'openSidebar' }] }]);
    expect(await failureOf(createHost().call('badMenu', [], anna))).toMatch(/names noSuchFunction, which the script lacks/);
  });

  it('lets unauthorised executions neither fetch nor show pages nor, in mode NONE, read properties', async () => {
    const host = createHost();
    const limited = { ...anna, authMode: 'LIMITED' } as const;
    expect(await failureOf(host.call('fetchOne', ['https://www.googleapis.com/'], limited))).toMatch(
      /do not have permission to call UrlFetchApp.fetch/,
    );
    expect(await failureOf(host.call('openSidebar', [], limited))).toMatch(/Ui.showSidebar/);
    expect(await resultOf(host.call('getProperty', ['Script', 'a'], limited))).toBeNull();
    expect(await failureOf(host.call('getProperty', ['Script', 'a'], { ...anna, authMode: 'NONE' }))).toMatch(/PropertiesService/);
  });

  it('shows sidebars and dialogs as effects', async () => {
    const host = createHost({ deployer: 'drift@exempel.se' });
    expect((await host.call('openSidebar', [], anna)).effects.sidebar).toEqual({ content: '<p>hej</p>\n', title: 'Panel', meta: [] });
    expect((await host.call('openDialog', [], anna)).effects.dialog).toMatchObject({
      title: 'Dialog',
      width: 400,
      height: 300,
      html: { title: 'Sidan' },
    });
    expect(await failureOf(host.call('openSidebar', [], { ...anna, surface: 'trigger' }))).toMatch(
      /Cannot call SpreadsheetApp.getUi\(\) from this context/,
    );
    expect(await failureOf(host.call('openSidebar', [], { ...anna, surface: 'client', page: 'webapp' }))).toMatch(/from this context/);
  });
});

describe('Utilities', () => {
  const createHost = hosts();
  const summer = Date.parse('2026-07-04T22:05:09.007Z');

  it.each([
    ['Europe/Stockholm', summer, 'yyyy-MM-dd HH:mm', '2026-07-05 00:05'],
    ['America/St_Johns', summer, 'd/M H.mm', '4/7 19.35'],
    ['Europe/Stockholm', Date.parse('2026-12-31T23:30:00Z'), 'yyyy-MM-dd', '2027-01-01'],
  ])('formats a date in %s', async (zone, ms, pattern, text) => {
    expect(await resultOf(createHost().call('format', [ms, zone, pattern], anna))).toBe(text);
  });

  it('says what it cannot format', async () => {
    const host = createHost();
    expect(await failureOf(host.call('format', [summer, 'Europe/Stockholm', 'EEE'], anna))).toMatch(/EEE in Utilities.formatDate/);
    expect(await failureOf(host.call('format', [summer, 'Nowhere/Town', 'yyyy'], anna))).toMatch(/Invalid time zone/);
  });

  it('decodes, and makes ids', async () => {
    const host = createHost();
    expect(await resultOf(host.call('base64', ['w6U/Pg==', false], anna))).toBe('å?>');
    expect(await resultOf(host.call('base64', ['w6U_Pg==', true], anna))).toBe('å?>');
    expect(await failureOf(host.call('base64', ['w6U_Pg==', false], anna))).toMatch(/Could not decode/);
    expect(await resultOf(host.call('uuid', [], anna))).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(await failureOf(host.call('oversleep', [], anna))).toMatch(/sleep takes/);
  });
});

describe('cards', () => {
  const createHost = hosts();
  const who = { user: anna.user };

  it("become Google's card JSON", async () => {
    const value = await resultOf(createHost().cards('home', { commonEventObject: { userLocale: 'sv' } }, who));
    const widgets = [
      { textParagraph: { text: 'Hej sv' } },
      { decoratedText: { topLabel: 'Film', text: 'Höst', wrapText: true } },
      { textInput: { name: 'q', label: 'Sök' } },
      { selectionInput: { name: 'rum', type: 'DROPDOWN', items: [{ text: 'Alla', value: 'alla', selected: true }] } },
      { dateTimePicker: { name: 'dag', type: 'DATE_ONLY', valueMsEpoch: '86400000' } },
      {
        buttonList: {
          buttons: [
            {
              text: 'Gör',
              type: 'FILLED',
              onClick: { action: { function: 'clicked', parameters: [{ key: 'id', value: '7' }], loadIndicator: 'SPINNER' } },
            },
          ],
        },
      },
      { buttonList: { buttons: [{ text: 'Öppna', onClick: { openLink: { url: 'https://exempel.se/' } } }] } },
    ];
    const header = { title: 'Delakultur', subtitle: 'Allt stämmer' };
    expect(value).toEqual({
      action: { navigations: [{ pushCard: { header, sections: [{ header: 'I dag', widgets }] } }] },
    });
  });

  it('answer actions with navigation, notification and file scopes', async () => {
    const host = createHost();
    const pushCard = { sections: [{ widgets: [{ textParagraph: { text: '7' } }] }] };
    expect(await resultOf(host.cards('clicked', { parameters: { id: '7' } }, who))).toEqual({
      renderActions: { action: { navigations: [{ popToRoot: true }, { pushCard }], notification: { text: 'Klart' } } },
    });
    expect(await resultOf(host.cards('askForFile', {}, who))).toEqual({
      renderActions: { hostAppAction: { driveAction: { requestFileScope: { itemId: '1abc' } } } },
    });
  });

  it.each([
    ['wide', [], /at most 3 buttons/],
    ['tall', [101], /at most 100 widgets/],
    ['tall', [0], /at least one widget/],
    ['badAction', [], /noSuchFunction, which the script lacks/],
    ['nameless', [], /needs a field name/],
    ['halfText', [], /don't match the method signature for TextParagraph.setText/],
  ])("keep to Google's limits: %s %j", async (fn, args, message) => {
    expect(await failureOf(createHost().call(fn, args, { ...anna, surface: 'card' }))).toMatch(message);
  });

  it('hold a hundred widgets, and are nothing else than cards', async () => {
    const host = createHost();
    const { action } = (await resultOf(host.call('tall', [100], { ...anna, surface: 'card' }))) as { action: { navigations: unknown[] } };
    expect(action.navigations).toHaveLength(1);
    expect(await failureOf(host.cards('noCard', {}, who))).toMatch(/must be cards or an answer to an action/);
  });
});
