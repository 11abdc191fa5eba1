/**
 * How many people can see a film is one fact: whoever asks, on whatever screen, in a letter or from the command line, gets
 * the same number. Coordinators are never counted, not even one who is a member of the room.
 */
import { rmSync } from 'node:fs';
import { why } from '../../src/domain/plan/why.ts';
import { showingOf } from '../../src/presenters/film.ts';
import { planText } from '../../src/presenters/plan/text.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { hosts } from '../tools/playground/built.ts';
import { apply, fileOf, plan, set, type Town, tables, town } from '../workflows/town.ts';
import { MARYAM, NOW, run } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { type AddOn, openAddOn } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
let where: Town;
let addOn: AddOn;
beforeEach(async () => {
  where = town(
    {},
    {
      ...tables,
      // The coordinator is an ambassador too, and so a member of the room.
      mandates: [...(tables.mandates ?? []), { id: 'U-3', person: MARYAM, role: 'lärspridare', from: '2026-08-01' }],
      permits: (tables.permits ?? []).map((row) => (row.id === 'M-1' ? { ...row, to: '' } : row)),
      recordings: (tables.recordings ?? []).map((row) => (row.id === 'F-1' ? { ...row, date: '2020-03-01' } : row)),
    },
  );
  set(where, 'settings', 'retentionMonths', 'value', '12');
  addOn = await openAddOn(createHost, folder, where.emulator, where.ref.spreadsheetId);
});
afterEach(() => addOn.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filmChange = (recording: string) => plan(where).planned.plan.changes.find((change) => change.id === `recording:${recording}`);
const showing = (recording: string) => {
  const { planned } = plan(where);
  const film = planned.films.find((one) => one.id === recording);
  return film && showingOf(planned, film).viewers;
};
/** The first number that stands before these words. */
const said = (text: string, words: RegExp): number => Number(new RegExp(`(\\d+) ${words.source}`).exec(text)?.[1]);

describe('Before a film is shown', () => {
  it('everyone who tells how many will see it says the same', async () => {
    const setting = await addOn.read({ kind: 'uploadSetting' });
    const preview = await addOn.read({ kind: 'uploadPreview', recording: 'F-1', cells: {} });
    const page = await addOn.read({ kind: 'plan' });
    const row = page.changes.find(({ id }) => id === 'recording:F-1');
    expect({
      plan: filmChange('F-1')?.gains.length,
      show: showing('F-1'),
      'plan page': [row?.gains, said(row?.text.sv ?? '', /personer får se den/)],
      'upload dialog': [setting.rooms.find(({ id }) => id === 'rum-lar')?.people, preview.all, preview.open.map(({ people }) => people)],
    }).toEqual({ plan: 2, show: 2, 'plan page': [2, 2], 'upload dialog': [2, 2, [2]] });
  });

  it('so do those who tell how many would, were the lecturer to say yes', async () => {
    const today = (await addOn.read({ kind: 'overview' })).tasks.find(({ id }) => id === 'answer:M-2');
    const preview = await addOn.read({ kind: 'uploadPreview', recording: 'F-2', cells: {} });
    const edits = [{ kind: 'answer', permit: 'M-2', answer: 'ja', answered: '2026-11-16' }] as never;
    const form = await addOn.read({ kind: 'whatIf', edits });
    set(where, 'permits', 'M-2', 'answer', 'ja');
    expect({
      today: said(today?.text.sv ?? '', /personer får se den/),
      'upload dialog': preview.wouldBe,
      'the answer’s form': form.films.find(({ id }) => id === 'F-2')?.people,
      plan: filmChange('F-2')?.gains.length,
    }).toEqual({ today: 3, 'upload dialog': 3, 'the answer’s form': 3, plan: 3 });
  });
});

describe('While a film is shown', () => {
  it('everyone who tells how many see it says the same', async () => {
    apply(where);
    apply(where);
    const { planned, config, state } = plan(where);
    const room = state.ids.get('rooms/rum-lar/folder') as string;
    const card = async (id: string) => {
      const selected = { id, title: 'Film', mimeType: 'video/mp4', addonHasFileScopePermission: true };
      return JSON.stringify(await addOn.card('driveItemsSelected', { drive: { selectedItems: [selected] } }));
    };
    const letter = await addOn.read({ kind: 'letter', permit: 'M-1', what: 'copy' });
    const closing = await addOn.read({ kind: 'permits' });
    const retention = await addOn.read({ kind: 'retention' });
    const who = config.tables.people.rows.map(({ email }) => why(planned, email, 'F-1'));
    const answers = {
      show: showing('F-1'),
      why: who.filter((one) => one?.sees && one.chain.every(({ kind }) => kind !== 'coordinator')).length,
      asking: (await addOn.read({ kind: 'asking', recording: 'F-1' })).seen,
      'close now': closing.permits.find(({ id }) => id === 'M-1')?.people,
      retention: retention.due.find(({ id }) => id === 'F-1')?.people,
      'film card': said(await card(fileOf(where, 'F-1')), /personer i Lärspridarnas rum/),
      'room card': said(await card(room), /personer ser 1 film/),
      letter: said(letter.sv.text, /personer\./),
    };
    set(where, 'permits', 'M-1', 'answer', 'nej');
    const reading = plan(where);
    const closes = {
      plan: filmChange('F-1')?.loses.length,
      text: said(planText(reading.planned.plan, { lang: 'sv' }), /personer förlorar/),
    };
    const { spreadsheetId } = where.ref;
    const options = { spreadsheetId, permit: 'M-1', date: '2026-11-16', actor: MARYAM, holder: 'one', now: () => NOW, realNow: () => NOW };
    const receipt = run(where.emulator, withdraw(options));
    expect({ ...answers, ...closes, receipt: receipt?.films.map(({ readersBefore }) => readersBefore) }).toEqual({
      show: 2,
      why: 2,
      asking: 2,
      'close now': 2,
      retention: 2,
      'film card': 2,
      'room card': 2,
      letter: 2,
      plan: 2,
      text: 2,
      receipt: [2],
    });
  });

  it('everyone who tells how many lose it with their network says the same', async () => {
    apply(where);
    apply(where);
    set(where, 'networks', 'N-1', 'roles', 'chef');
    const { plan: made } = plan(where).planned;
    const page = await addOn.read({ kind: 'plan' });
    expect({
      plan: new Set(made.changes.flatMap(({ loses }) => loses)).size,
      text: said(planText(made, { lang: 'sv' }), /personer förlorar/),
      guard: made.guard.removals,
      'plan page': page.changes.reduce((sum, { loses }) => sum + loses, 0),
      'plan page’s guard': page.guard.removals,
    }).toEqual({ plan: 2, text: 2, guard: 2, 'plan page': 2, 'plan page’s guard': 2 });
  });
});
