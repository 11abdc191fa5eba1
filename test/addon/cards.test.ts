import { rmSync } from 'node:fs';
import type { Execution } from '../../src/tools/script-host/host.ts';
import { handOver, PRODUCT_APP } from '../../src/tools/workspace/oauth/scopes.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, ELIF, fileOf, plan, set, type Town, town, watches, write } from '../workflows/town.ts';
import { JOHAN, MARYAM } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { type AddOn, openAddOn } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
let where: Town;
let addOn: AddOn;
async function begin(): Promise<void> {
  await addOn?.close();
  where = town();
  write(where, 'permits', [{ id: 'M-9', lecturer: 'Lena Ek', recordings: 'alla', answer: 'ja', audience: 'rum-lar' }]);
  apply(where);
  addOn = await openAddOn(createHost, folder, where.emulator, where.ref.spreadsheetId);
}
beforeAll(begin);
beforeEach(() => addOn.forget());
afterAll(async () => {
  await addOn.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Widget {
  textParagraph?: { text: string };
  decoratedText?: { text: string; topLabel?: string; bottomLabel?: string; button?: Button };
  buttonList?: { buttons: Button[] };
  textInput?: { name: string; value?: string };
  selectionInput?: { name: string; items: { text: string; value: string; selected: boolean }[] };
  dateTimePicker?: { name: string; valueMsEpoch?: string };
}
interface Button {
  text: string;
  onClick: { action?: { function: string; parameters?: { key: string; value: string }[] }; openLink?: { url: string } };
}
interface Card {
  header: { title: string; subtitle?: string };
  sections: { header?: string; widgets: Widget[] }[];
}

function answerOf(done: Execution) {
  if (!done.ok) throw new Error(`${done.error.message}\n${done.error.stack}`);
  const value = done.value as { action?: object; renderActions?: { action?: object; hostAppAction?: unknown } };
  const action = (value.renderActions?.action ?? value.action ?? {}) as {
    navigations?: { pushCard?: Card; updateCard?: Card; popToRoot?: boolean }[];
    notification?: { text: string };
  };
  const card = action.navigations?.map((step) => step.pushCard ?? step.updateCard).find((one) => one !== undefined);
  return { card, said: action.notification?.text, asked: value.renderActions?.hostAppAction };
}
const cardOf = (done: Execution): Card => {
  const { card, said } = answerOf(done);
  if (!card) throw new Error(`no card: ${said}`);
  return card;
};
const widgets = (card: Card) => card.sections.flatMap((section) => section.widgets);
const buttonsOn = (card: Card): Button[] =>
  widgets(card).flatMap(({ buttonList, decoratedText }) => [
    ...(buttonList?.buttons ?? []),
    ...(decoratedText?.button ? [decoratedText.button] : []),
  ]);
const labels = (card: Card) => buttonsOn(card).map(({ text }) => text);
/** All that is read on a card, a line each. */
const read = (card: Card): string =>
  [
    card.header.title,
    card.header.subtitle ?? '',
    ...card.sections.flatMap((section) => [
      section.header ?? '',
      ...section.widgets.flatMap(({ textParagraph, decoratedText }) => [
        textParagraph?.text ?? '',
        `${decoratedText?.topLabel ?? ''}: ${decoratedText?.text ?? ''}`,
      ]),
    ]),
  ].join('\n');
const fieldsOf = (card: Card) =>
  widgets(card).flatMap(({ textInput, selectionInput, dateTimePicker }) => (textInput ?? selectionInput ?? dateTimePicker)?.name ?? []);

const item = (id: string, title = 'film.mp4', handed = true) => ({ id, title, mimeType: 'video/mp4', addonHasFileScopePermission: handed });
const selecting = (...items: object[]) => ({ drive: { selectedItems: items } });
const texts = (...value: string[]) => ({ stringInputs: { value } });
const day = (date: string) => ({ dateInput: { msSinceEpoch: Date.parse(`${date}T00:00:00Z`) } });

const look = async (...items: object[]) => cardOf(await addOn.card('driveItemsSelected', selecting(...items)));
const send = (parameters: Record<string, string>, formInputs: object = {}, items: object[] = [], user = MARYAM) =>
  addOn.card('cardDo', { ...selecting(...items), commonEventObject: { parameters, formInputs } }, user);
/** Presses a button of a card, with what was filled in. */
function press(card: Card, label: string, formInputs: object = {}, items: object[] = []): Promise<Execution> {
  const action = buttonsOn(card).find(({ text }) => text === label)?.onClick.action;
  if (!action) throw new Error(`no button ${label}: ${labels(card).join(', ')}`);
  return send(Object.fromEntries((action.parameters ?? []).map(({ key, value }) => [key, value])), formInputs, items);
}

/** A file that someone has put in Drive by hand, and Maryam has handed to the add-on. */
function put(name: string, meta: object = {}, owner = MARYAM): string {
  const metadata = JSON.stringify({ mimeType: 'video/mp4', name, ...meta });
  const text = `--f\r\nContent-Type: application/json\r\n\r\n${metadata}\r\n--f\r\nContent-Type: video/mp4\r\n\r\nbytes\r\n--f--\r\n`;
  const answer = where.emulator.handle({
    method: 'POST',
    url: '/upload/drive/v3/files?uploadType=multipart',
    headers: { authorization: `Bearer local:${owner}`, 'content-type': 'multipart/related; boundary=f' },
    body: { text },
  });
  addOn.forget();
  const { id } = JSON.parse(answer.body as string) as { id: string };
  handOver(where.emulator.store, { app: PRODUCT_APP, user: MARYAM }, id);
  return id;
}
const row = (id: string) => plan(where).planned.films.find((film) => film.id === id)?.row;
const filled = {
  children: texts('nej'),
  lecturer: texts('Lena Ek'),
  permit: texts('M-9'),
  rooms: texts('rum-lar'),
  title0: texts('Vatten'),
};

describe('a selected film', () => {
  it('is told in state, who may see it, permit, rooms and captions, with the likely act first', async () => {
    const shared = await look(item(fileOf(where, 'F-1')));
    expect(read(shared)).toMatch(/Systematik som hjälper/);
    expect(read(shared)).toMatch(/Film F-1: delad i vissa rum/);
    expect(read(shared)).toMatch(/Ses av 2 personer i Lärspridarnas rum/);
    expect(read(shared)).toMatch(/Till och med: 2027-06-30/);
    expect(read(shared)).toMatch(/Ann-Sofi Dahl: ja, till och med 2027-06-30/);
    expect(read(shared)).toMatch(/Alla: Medgivandet omfattar inte rummet/);
    expect(read(shared)).toMatch(/Saknas: Datum, svar på om barn syns eller hörs/);
    expect(read(shared)).toMatch(/Undertexter: Saknas/);
    expect(labels(shared)).toEqual(['Fyll i det som saknas', 'Ändra rum', 'Stäng filmen nu']);
    const waiting = await look(item(fileOf(where, 'F-2')));
    expect(read(waiting)).toMatch(/Gunilla Sjöström: har inte svarat/);
    expect(read(waiting)).toMatch(/Bara samordnarna kan se den/);
    expect(labels(waiting)).toEqual(['Fyll i det som saknas', 'Ändra rum']);
  });

  it('is told by its shortcut too, and folders by what they let people see', async () => {
    const { state } = plan(where);
    const shortcut = [...state.items.values()].find((one) => one.kind === 'shortcut')?.id ?? '';
    expect(read(await look(item(shortcut)))).toMatch(/Genväg i Lärspridarnas rum. Film F-1/);
    const room = await look(item(state.ids.get('rooms/rum-lar/folder') ?? ''));
    expect(read(room)).toMatch(/Ett rum i Delakultur/);
    expect(read(room)).toMatch(/2 personer ser 1 film/);
    expect(read(await look(item(where.ref.waitingRoom)))).toMatch(/Väntrummet. Bara samordnare/);
    expect(read(await look(item(where.ref.rootFolder)))).toMatch(/En del av Delakultur/);
  });

  it('takes one look and one more round, however many files are chosen', async () => {
    const files = [...'abcdefghijk'].map((name) => item(put(`${name}.mp4`), `${name}.mp4`));
    const one = await addOn.card('driveItemsSelected', selecting(files[0] as object));
    const many = await addOn.card('driveItemsSelected', selecting(...files));
    expect(many.effects.urlFetches.length).toBeLessThanOrEqual(one.effects.urlFetches.length);
    expect(cardOf(many).sections.length).toBe(12);
    expect(read(cardOf(many))).toContain('Och 1 till');
  });
});

describe('a file that the app may not reach', () => {
  it('is not asked about until a person has handed it over', async () => {
    const file = put('vatten.mp4');
    const card = await look(item(file, 'vatten.mp4', false));
    expect(labels(card)).toEqual(['Ge Delakultur tillgång till filen']);
    expect(answerOf(await press(card, 'Ge Delakultur tillgång till filen')).asked).toEqual({
      driveAction: { requestFileScope: { itemId: file } },
    });
    expect(labels(await look(item(file, 'vatten.mp4')))).toEqual(['Ta in som inspelning']);
    expect(addOn.written()).toEqual([]);
  });
});

describe('taking a film in', () => {
  beforeEach(begin);

  it('asks for what a recording needs, with title and date out of the name and the question about children unanswered', async () => {
    const file = put('Vatten och is 2026-11-10.mp4');
    const form = cardOf(await press(await look(item(file)), 'Ta in som inspelning'));
    expect(fieldsOf(form)).toEqual(['title0', 'date0', 'lecturer', 'rooms', 'children', 'childrenUntil']);
    const all = widgets(form);
    expect(all.find(({ textInput }) => textInput?.name === 'title0')?.textInput?.value).toBe('Vatten och is');
    expect(all.find(({ dateTimePicker }) => dateTimePicker?.name === 'date0')?.dateTimePicker?.valueMsEpoch).toBe(
      String(Date.UTC(2026, 10, 10)),
    );
    expect(all.find(({ selectionInput }) => selectionInput?.name === 'children')?.selectionInput?.items.some((one) => one.selected)).toBe(
      false,
    );
    expect(answerOf(await press(form, 'Ta in', { ...filled, children: {} })).said).toContain('Svara på om barn syns');
    expect(addOn.written()).toEqual([]);
  });

  it('offers the lecturer’s own permits, and none while nobody knows whose film it is', async () => {
    write(where, 'permits', [{ id: 'M-8', lecturer: 'Omar Said', recordings: 'alla', answer: 'ja', withdrawn: '2026-11-01' }]);
    const formOf = async (name: string) => cardOf(await press(await look(item(put(name))), 'Ta in som inspelning'));
    const unknown = await formOf('vatten.mp4');
    expect(fieldsOf(unknown)).not.toContain('permit');
    expect(read(unknown)).toContain('Medgivandet väljer du när föreläsaren är sparad');
    const offered = widgets(await formOf('Omar Said vatten.mp4')).find(({ selectionInput }) => selectionInput?.name === 'permit');
    expect(offered?.selectionInput?.items.map(({ value }) => value)).toEqual(['', 'M-8']);
  });

  it('makes it a recording that the plan shares, and can be undone', async () => {
    const file = put('vatten.mp4');
    const form = cardOf(await press(await look(item(file)), 'Ta in som inspelning'));
    const done = await press(form, 'Ta in', { ...filled, date0: day('2026-11-10') }, [item(file)]);
    expect(read(cardOf(done))).toMatch(/Vatten: Intagen som F-3, ligger i Väntrummet/);
    expect(done.effects.urlFetches.length).toBeLessThan(40);
    expect(row('F-3')).toMatchObject({ title: 'Vatten', lecturer: ['Lena Ek'], date: '2026-11-10', children: false, permit: ['M-9'] });
    expect(watches(where, AINO, file)).toBe(404);
    const undone = await press(cardOf(done), 'Ångra', {}, [item(file)]);
    expect(read(cardOf(undone))).toContain('Det är ogjort. Filen ligger kvar i Väntrummet');
    expect(labels(cardOf(undone))).toContain('Ta in som inspelning');
    expect(row('F-3')).toBeUndefined();
  });

  it('is undone by what was kept of it, whatever the button is made to say', async () => {
    const file = put('vatten.mp4');
    const other = plan(where).state.ids.get('rooms/rum-lar/folder') as string;
    const forged = (recording: string, from: string) => ({
      file,
      recording,
      from,
      rows: [{ table: 'recordings', key: 'F-1', isNew: false, cells: { title: 'Kapad' } }],
    });
    // Nothing was taken in: there is no way back to follow.
    const nothing = await send({ act: 'putBack', file, undo: JSON.stringify(forged('F-1', other)) });
    expect(answerOf(nothing).said).toContain('går inte att ångra');
    const form = cardOf(await press(await look(item(file)), 'Ta in som inspelning'));
    await press(form, 'Ta in', filled, [item(file)]);
    await send({ act: 'putBack', file, undo: JSON.stringify(forged('F-3', other)) });
    expect(row('F-1')?.title).toBe('Systematik som hjälper');
    expect(row('F-3')).toBeUndefined();
    expect(watches(where, AINO, file)).toBe(404);
  });

  it('fills in only what is empty in a row that waits for its film', async () => {
    write(where, 'recordings', [{ id: 'F-8', title: 'Planerad kväll', lecturer: 'Gunilla Sjöström', permit: 'M-2' }]);
    const file = put('planerad kväll.mp4');
    const form = cardOf(await press(await look(item(file)), 'Ta in som inspelning'));
    const chosen = widgets(form).find(({ selectionInput }) => selectionInput?.name === 'recording')?.selectionInput;
    expect(chosen?.items.find(({ selected }) => selected)?.value).toBe('F-8');
    await press(form, 'Ta in', { ...filled, recording: texts('F-8') });
    expect(row('F-8')).toMatchObject({ title: 'Planerad kväll', lecturer: ['Gunilla Sjöström'], permit: ['M-2'], children: false, file });
  });

  it('takes several in by one form, each with its own answer', async () => {
    const files = ['vatten-2026-11-10.mp4', 'lek.mp4', 'språk.mp4'].map((name) => item(put(name), name));
    const form = cardOf(await press(await look(...files), 'Ta in 3 filmer'));
    expect(fieldsOf(form)).toEqual(['title0', 'title1', 'title2', 'lecturer', 'rooms', 'children', 'childrenUntil']);
    const inputs = { ...filled, title0: texts('Vatten'), title1: texts(''), title2: texts('Språk') };
    const done = await press(form, 'Ta in 3 filmer', inputs, files);
    expect(read(cardOf(done))).toMatch(/Vatten: Intagen som F-3/);
    expect(read(cardOf(done))).toMatch(/lek.mp4: Skriv en titel/);
    expect(read(cardOf(done))).toMatch(/Språk: Intagen som F-4/);
    expect(done.effects.urlFetches.length).toBeLessThan(40);
    expect([row('F-3')?.date, row('F-4')?.date]).toEqual(['2026-11-10', undefined]);
    expect(labels(await look(files[1] as object))).toEqual(['Ta in som inspelning']);
  });
});

describe('a film’s row, from the card', () => {
  beforeEach(begin);

  it('gets rooms when it has been shown what follows, shares nothing by itself, and can be undone', async () => {
    const file = fileOf(where, 'F-2');
    const form = cardOf(await press(await look(item(file)), 'Ändra rum'));
    const rooms = widgets(form).find(({ selectionInput }) => selectionInput?.name === 'rooms')?.selectionInput?.items;
    expect(rooms?.filter(({ selected }) => selected).map(({ value }) => value)).toEqual(['rum-alla']);
    const seen = cardOf(await press(form, 'Visa vad som följer', { rooms: texts('rum-alla', 'rum-lar') }));
    expect(read(seen)).toContain('Gunilla Sjöström har inte svarat.');
    expect(read(seen)).toContain('Inget delas förrän ändringarna har granskats');
    expect(addOn.written()).toEqual([]);
    const saved = cardOf(await press(seen, 'Spara rummen', {}, [item(file)]));
    expect(row('F-2')?.rooms).toEqual(['rum-alla', 'rum-lar']);
    expect(addOn.written().every((method) => method.startsWith('sheets.'))).toBe(true);
    await press(saved, 'Ångra', {}, [item(file)]);
    expect(row('F-2')?.rooms).toEqual(['rum-alla']);
  });

  it('leads to a question to its lecturer, whose row is made and whose letter is mailed, and can be undone', async () => {
    set(where, 'recordings', 'F-2', 'permit', '');
    addOn.forget();
    const file = fileOf(where, 'F-2');
    const shown = await look(item(file));
    expect(read(shown)).toContain('Film F-2: föreläsaren är inte frågad');
    expect(labels(shown)[0]).toBe('Fråga föreläsaren');
    const form = cardOf(await press(shown, 'Fråga föreläsaren'));
    expect(fieldsOf(form)).toEqual(['name0', 'email0', 'basis', 'rooms', 'to']);
    expect(widgets(form).find(({ textInput }) => textInput?.name === 'name0')?.textInput?.value).toBe('Gunilla Sjöström');
    const inputs = {
      name0: texts('Gunilla Sjöström'),
      email0: texts('Gunilla@Mittskola.example'),
      basis: texts('medgivande'),
      rooms: texts('rum-alla'),
    };
    expect(answerOf(await press(form, 'Spara frågan', { ...inputs, name0: texts('') })).said).toContain('namn');
    const saved = cardOf(await press(form, 'Spara frågan', inputs, [item(file)]));
    const [id = ''] = row('F-2')?.permit ?? [];
    const permit = () => plan(where).config.tables.permits.rows.find((one) => one.id === id);
    expect(permit()).toMatchObject({ answer: 'väntar', lecturerEmail: 'gunilla@mittskola.example', audience: ['rum-alla'] });
    expect(read(saved)).toContain(`Frågan står i Medgivanden (${id})`);
    const mailed = await press(saved, 'Mejla brevet till gunilla@mittskola.example', {}, [item(file)]);
    expect(read(cardOf(mailed))).toContain('Brevet är mejlat till gunilla@mittskola.example');
    expect(where.emulator.mailbox().filter((mail) => mail.to === 'gunilla@mittskola.example')).toHaveLength(1);
    await press(saved, 'Ångra', {}, [item(file)]);
    expect([row('F-2')?.permit, permit()]).toEqual([[], undefined]);
  });

  it('is asked only for what is missing, and a permit is added to those there are', async () => {
    set(where, 'recordings', 'F-1', 'lecturer', 'Ann-Sofi Dahl, Lena Ek');
    const file = fileOf(where, 'F-1');
    const form = cardOf(await press(await look(item(file)), 'Fyll i det som saknas'));
    expect(fieldsOf(form)).toEqual(['date', 'permit', 'children', 'childrenUntil']);
    expect(answerOf(await press(form, 'Spara')).said).toContain('inte fyllt i något');
    const inputs = {
      date: day('2026-11-02'),
      permit: texts('M-9'),
      children: texts('ja'),
      childrenUntil: day('2027-01-31'),
      rooms: texts('rum-alla'),
    };
    const saved = cardOf(await press(form, 'Spara', inputs, [item(file)]));
    expect(row('F-1')).toMatchObject({ date: '2026-11-02', permit: ['M-1', 'M-9'], children: true, childrenUntil: '2027-01-31' });
    expect(row('F-1')?.rooms).toEqual(['rum-alla', 'rum-lar']);
    expect(labels(saved)).toContain('Ångra');
  });
});

describe('closing, from the card', () => {
  beforeEach(begin);

  it('puts a file that lies in a room by mistake in the waiting room', async () => {
    const file = put('oops.mp4', { parents: [plan(where).state.ids.get('rooms/rum-lar/folder') ?? ''] });
    expect(watches(where, AINO, file)).toBe(200);
    const card = await look(item(file));
    expect(read(card)).toMatch(/där andra kan se den/);
    expect(read(cardOf(await press(card, 'Flytta till Väntrummet')))).toContain('ligger nu i Väntrummet');
    expect(watches(where, AINO, file)).toBe(404);
  });

  it('closes at once a film whose permit was taken off the row', async () => {
    const file = fileOf(where, 'F-1');
    set(where, 'recordings', 'F-1', 'permit', '');
    const card = await look(item(file));
    expect(labels(card)[0]).toBe('Flytta till Väntrummet');
    await press(card, 'Flytta till Väntrummet');
    expect(watches(where, AINO, file)).toBe(404);
    expect(plan(where).planned.plan.changes).toEqual([]);
  });

  it('asks whose permit where there are several, and withdraws that one with a receipt', async () => {
    write(where, 'permits', [{ id: 'M-7', lecturer: 'Omar Said', recordings: 'F-1', answer: 'ja', audience: 'rum-lar' }]);
    set(where, 'recordings', 'F-1', 'permit', 'M-1, M-7');
    set(where, 'recordings', 'F-1', 'lecturer', 'Ann-Sofi Dahl, Omar Said');
    apply(where);
    addOn.forget();
    const file = fileOf(where, 'F-1');
    const choice = cardOf(await press(await look(item(file)), 'Stäng filmen nu'));
    expect(read(choice)).toContain('Omar Said');
    expect(addOn.written()).toEqual([]);
    const action = buttonsOn(choice)[1]?.onClick.action;
    const receipt = cardOf(await send(Object.fromEntries((action?.parameters ?? []).map(({ key, value }) => [key, value]))));
    expect(read(receipt)).toContain('Omar Said');
    expect(watches(where, AINO, file)).toBe(404);
    const { rows } = plan(where).config.tables.permits;
    expect(rows.filter(({ withdrawn }) => withdrawn !== '').map(({ id }) => id)).toEqual(['M-7']);
  });
});

describe('what the card refuses', () => {
  beforeAll(begin);

  it.each([
    ['nothing', {}],
    ['an unknown act', { act: 'radera', file: 'x' }],
    ['a file that is no id', { act: 'close', file: "x' or '1'='1" }],
    ['too many files', { act: 'takeIn', files: Array.from({ length: 11 }, (_, at) => `f${at}`).join(',') }],
    [
      'an undo of another table',
      { act: 'undo', rows: JSON.stringify([{ table: 'permits', key: 'M-1', isNew: false, cells: { to: '' } }]) },
    ],
    [
      'an undo that writes a key',
      { act: 'undo', rows: JSON.stringify([{ table: 'recordings', key: 'F-1', isNew: false, cells: { id: 'F-9' } }]) },
    ],
    [
      'an undo of a system cell',
      { act: 'undo', rows: JSON.stringify([{ table: 'recordings', key: 'F-1', isNew: false, cells: { file: '' } }]) },
    ],
    ['an undo that is not JSON', { act: 'undo', rows: '{' }],
    ['closing what is shared rightly', 'close'],
    ['taking in what is ours', 'takeIn'],
  ])('%s', async (_, given) => {
    const parameters =
      typeof given === 'string'
        ? { act: given, file: fileOf(where, 'F-1'), files: fileOf(where, 'F-1') }
        : (given as Record<string, string>);
    addOn.forget();
    const card = cardOf(await send(parameters, filled));
    expect(card.header.title).toBe('Det gick inte');
    expect(addOn.written()).toEqual([]);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
  });

  it('strangers, and coordinators with another account, who are shown the way to the web page', async () => {
    set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JOHAN}`);
    apply(where);
    const file = put('vatten.mp4', { parents: [where.ref.waitingRoom] });
    addOn.forget();
    for (const user of [ELIF, JOHAN]) {
      const acts: Record<string, string>[] = [
        { act: 'close', file },
        { act: 'ask', what: 'takeIn', files: file },
        { act: 'withdraw', permit: 'M-1' },
      ];
      for (const parameters of acts) {
        const card = cardOf(await send(parameters, filled, [], user));
        expect(card.header.title).toBe('Det gick inte');
        expect(buttonsOn(card)[0]?.onClick.openLink?.url).toMatch(/\?sida=samordna$/);
      }
    }
    expect(addOn.written()).toEqual([]);
  });
});

describe('in English', () => {
  it('the card says the same', async () => {
    const done = await addOn.card('driveItemsSelected', selecting(item(fileOf(where, 'F-1'))), MARYAM, 'en');
    expect(read(cardOf(done))).toMatch(/Recording F-1: shared in some rooms/);
    expect(labels(cardOf(done))).toEqual(['Fill in what is missing', 'Change rooms', 'Close it now']);
  });
});

describe('what people have written', () => {
  it('is text on a card too: without a format where cards have formats, and as it stands where they have none', async () => {
    await begin();
    const written = '<b>Is & "vatten"</b> <a href="https://elak.example">klick</a>';
    const escaped = '&lt;b&gt;Is &amp; "vatten"&lt;/b&gt; &lt;a href="https://elak.example"&gt;klick&lt;/a&gt;';
    set(where, 'recordings', 'F-1', 'title', written);
    set(where, 'rooms', 'rum-lar', 'name', written);
    set(where, 'permits', 'M-1', 'lecturer', written);
    const cards = [
      await look(item(fileOf(where, 'F-1'))),
      cardOf(await press(await look(item(fileOf(where, 'F-1'))), 'Ändra rum', {}, [item(fileOf(where, 'F-1'))])),
      cardOf(await addOn.card('sheetsHomepage', {})),
    ];
    const formatted = cards.flatMap((card) => [
      ...card.sections.map(({ header }) => header ?? ''),
      ...widgets(card).flatMap(({ textParagraph, decoratedText }) => [textParagraph?.text ?? '', decoratedText?.text ?? '']),
    ]);
    expect(formatted.join('\n')).toContain(escaped);
    expect(formatted.filter((text) => /<(?!br>)/.test(text))).toEqual([]);
    const plain = cards.flatMap((card) => [
      card.header.title,
      card.header.subtitle ?? '',
      ...labels(card),
      ...widgets(card).flatMap(({ selectionInput, decoratedText }) => [
        decoratedText?.topLabel ?? '',
        ...(selectionInput?.items ?? []).map(({ text }) => text),
      ]),
    ]);
    expect(plain.join('\n')).toContain(written);
    expect(plain.filter((text) => /&(lt|gt|amp);/.test(text))).toEqual([]);
  });
});
