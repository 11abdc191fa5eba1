import { failureOf, hosts, resultOf } from '../playground/built.ts';

const anna = { user: 'anna@exempel.se', surface: 'editor' } as const;

describe('pages and the editor', () => {
  const createHost = hosts();

  it('expands templates, escaped for where each value stands', async () => {
    const page = (await resultOf(createHost().call('page', [], anna))) as { content: string };
    expect(page).toMatchObject({ title: 'Sidan', width: 400, meta: [{ name: 'viewport', content: 'width=device-width' }] });
    expect(page.content).toContain('<h1>Tom &amp; &quot;Jerry&quot; &lt;3</h1>');
    expect(page.content).toContain(
      '<li data-name="&quot;&gt;&lt;script&gt;"><a href="about:invalid#zSoyz">&quot;&gt;&lt;SCRIPT&gt;</a></li>',
    );
    expect(page.content).toContain('<a href="https://exempel.se/?a=1&amp;b=2">B</a>');
    expect(page.content).toContain('const boot = "\\u003c/script\\u003e\\u003cb\\u003e";');
  });

  it('refuses to print unescaped, or where it cannot tell how to escape', async () => {
    const host = createHost();
    expect(await failureOf(host.call('expandFile', ['forced'], anna))).toMatch(/refuses <\?!= \?>/);
    expect(await failureOf(host.call('expandFile', ['styled'], anna))).toMatch(/<\?= \?> inside <style>/);
    expect(await failureOf(host.call('expand', ['<p onclick="f(<?= a ?>)">', { a: 1 }], anna))).toMatch(/inside the attribute onclick/);
    expect(await failureOf(host.call('expand', ['<p id=<?= a ?>>', { a: 1 }], anna))).toMatch(/outside a quoted attribute/);
    expect(await failureOf(host.call('expand', ["<script>f('<?= a ?>')</script>", { a: 1 }], anna))).toMatch(/inside quotes/);
    expect(await resultOf(host.call('expand', ['<script>1</script><p><?= a ?></p>', { a: '<' }], anna))).toBe(
      '<script>1</script><p>&lt;</p>',
    );
    expect(await failureOf(host.call('expandFile', ['nowhere'], anna))).toBe('No HTML file named nowhere was found.');
  });

  it('refuses to be framed by any site, and odd meta tags', async () => {
    const host = createHost();
    expect(await failureOf(host.call('framed', [], anna))).toMatch(/ALLOWALL/);
    expect(await failureOf(host.call('badMeta', [], anna))).toMatch(/meta tag you specified is not allowed/);
  });

  it('answers a web request with a page, and tells the event its mode', async () => {
    const html = await resultOf(
      createHost({ deployer: 'drift@exempel.se' }).call('doGet', [{ parameter: { q: 'sol' } }], { ...anna, surface: 'webapp' }),
    );
    expect(html).toMatchObject({ content: '<p>sol FULL</p>', meta: [] });
  });

  it('shows menus when the editor opens, unauthorised', async () => {
    const done = await createHost().call('onOpen', [{}], anna);
    expect(done).toMatchObject({ ok: true, value: 'LIMITED' });
    const items = [
      { caption: 'Öppna', fn: 'openSidebar' },
      { separator: true },
      { caption: 'Mer', items: [{ caption: 'Fråga', fn: 'ask' }] },
    ];
    expect(done.effects.menus).toEqual([{ caption: 'Prov', addOn: false, items }]);
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
    expect((await host.call('openSidebar', [], anna)).effects.sidebar).toEqual({ content: '<p>hej</p>', title: 'Panel', meta: [] });
    expect((await host.call('openDialog', [], anna)).effects.dialog).toMatchObject({
      title: 'Dialog',
      modal: true,
      width: 400,
      height: 300,
      html: { title: 'Sidan' },
    });
    expect(await failureOf(host.call('openSidebar', [], { ...anna, surface: 'trigger' }))).toMatch(
      /Cannot call SpreadsheetApp.getUi\(\) from this context/,
    );
    expect(await failureOf(host.call('openSidebar', [], { ...anna, surface: 'client', page: 'webapp' }))).toMatch(/from this context/);
  });

  it('asks the person, who closes the box if nothing else is said', async () => {
    const host = createHost();
    const done = await host.call('ask', [], anna);
    expect(done).toMatchObject({ ok: true, value: false, effects: { alert: { title: 'Säkert?', buttons: 'YES_NO', answer: 'CLOSE' } } });
    expect(await resultOf(host.call('ask', [], { ...anna, alertAnswer: 'YES' }))).toBe(true);
  });
});

describe('Utilities', () => {
  const createHost = hosts();
  const summer = Date.parse('2026-07-04T22:05:09.007Z');

  it.each([
    ['Europe/Stockholm', 'yyyy-MM-dd HH:mm:ss.SSS', '2026-07-05 00:05:09.007'],
    ['Europe/Stockholm', "EEEE d MMMM yy 'kl.' H.mm", 'Sunday 5 July 26 kl. 0.05'],
    ['Europe/Stockholm', "yyyy-MM-dd'T'HH:mm:ssXXX", '2026-07-05T00:05:09+02:00'],
    ['UTC', 'EEE h:mm a u Z XXX', 'Sat 10:05 PM 6 +0000 Z'],
    ['America/St_Johns', "HH:mm Z ''", "19:35 -0230 '"],
  ])('formats a date in %s as %s', async (zone, pattern, text) => {
    expect(await resultOf(createHost().call('format', [summer, zone, pattern], anna))).toBe(text);
  });

  it('knows winter from summer, and says what it cannot format', async () => {
    const host = createHost();
    expect(await resultOf(host.call('format', [Date.parse('2026-12-31T23:30:00Z'), 'Europe/Stockholm', 'yyyy-MM-dd Z'], anna))).toBe(
      '2027-01-01 +0100',
    );
    expect(await failureOf(host.call('format', [summer, 'Europe/Stockholm', 'ww'], anna))).toMatch(/the letter w/);
    expect(await failureOf(host.call('format', [summer, 'Nowhere/Town', 'yyyy'], anna))).toMatch(/Invalid time zone/);
  });

  it('digests, encodes, parses and makes ids', async () => {
    const host = createHost();
    expect(await resultOf(host.call('digest', ['SHA_256', 'å'], anna))).toBe(
      'e83979df9d36090142f23051f8e8d7ad48e5c20dff5c9e7b92ca3454f67469f9',
    );
    expect(await resultOf(host.call('digest', ['MD5', 'abc'], anna))).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(await failureOf(host.call('digestPlain', ['å'], anna))).toMatch(/question mark/);
    expect(await resultOf(host.call('base64', ['å?>'], anna))).toEqual(['w6U_Pg==', 'å?>', [-61, -91]]);
    expect(await resultOf(host.call('csv', ['a,"b ""c"",\nd"\r\n1,2'], anna))).toEqual([
      ['a', 'b "c",\nd'],
      ['1', '2'],
    ]);
    expect(await resultOf(host.call('csv', ['a;b', ';'], anna))).toEqual([['a', 'b']]);
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
      { decoratedText: { topLabel: 'Film', text: 'Höst', wrapText: true, startIcon: { knownIcon: 'VIDEO_CAMERA' } } },
      { divider: {} },
      { textInput: { name: 'q', label: 'Sök', type: 'MULTIPLE_LINE' } },
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
      { buttonList: { buttons: [{ text: 'Öppna', onClick: { openLink: { url: 'https://exempel.se/', openAs: 'FULL_SIZE' } } }] } },
    ];
    const header = { title: 'Delakultur', subtitle: 'Allt stämmer' };
    expect(value).toEqual({
      action: { navigations: [{ pushCard: { name: 'hem', header, sections: [{ header: 'I dag', collapsible: true, widgets }] } }] },
    });
  });

  it('answer actions with navigation, notification and file scopes', async () => {
    const host = createHost();
    const pushCard = { sections: [{ widgets: [{ textParagraph: { text: '7' } }] }] };
    expect(await resultOf(host.cards('clicked', { parameters: { id: '7' } }, who))).toEqual({
      renderActions: { action: { navigations: [{ popToRoot: true }, { pushCard }], notification: { text: 'Klart' } } },
      stateChanged: true,
    });
    expect(await resultOf(host.cards('askForFile', {}, who))).toEqual({
      renderActions: { hostAppAction: { driveAction: { requestFileScope: { itemId: '1abc' } } } },
    });
  });

  it.each([
    ['wide', [], /at most 3 buttons/],
    ['tall', [101], /at most 100 widgets/],
    ['tall', [0], /at least one widget/],
    ['drawn', [], /no SVG/],
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
