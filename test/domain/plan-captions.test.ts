/** Captions lie beside their film and go where it goes; nobody gains or loses a film because something of it moves. */

import { viewersAfter } from '../../src/domain/plan/access/viewers.ts';
import { type Item, readersAt, type State } from '../../src/domain/plan/state.ts';
import { swedish } from '../messages/said.ts';
import {
  AINO,
  carriedOut,
  changeOf,
  ELIF,
  edit,
  GUEST,
  gains,
  grant,
  JO,
  KARIN,
  loses,
  NOW,
  PER,
  planOf,
  settled,
  summary,
  type Tables,
  town,
  withItem,
} from './fixture.ts';

const FILM = 'film-F-1';
const plain = settled(town);
const folderOf = (at: State, id = FILM) => at.items.get(id)?.parent ?? '';
const placeOf = (at: State, id: string) => at.items.get(folderOf(at, id))?.row;
const captions = (parent: string, row = 'F-1'): Partial<Item> => ({ kind: 'captions', row, name: `${row}.vtt`, parent });
/** F-1 in Lärspridarnas rum, its captions beside it. */
const state = withItem(plain, 'captions', captions(folderOf(plain)));

const inRooms = (rooms: string, tables: Tables = town) =>
  edit(edit(tables, 'permits', 'M-1', { audience: 'rum-lar, rum-city' }), 'recordings', 'F-1', { rooms });
const wider = inRooms('rum-lar, rum-city');
const other = inRooms('rum-city');
const closed = edit(town, 'permits', 'M-1', { withdrawn: 'ja' });

const moves = (planned: ReturnType<typeof planOf>, id: string) =>
  changeOf(planned, id).steps.flatMap((step) => (step.kind === 'file' ? [`${step.phase} ${step.file}`] : []));
const ofFiles = (planned: ReturnType<typeof planOf>) => summary(planned).filter((line) => line.includes(' file:'));

/** Carries a plan out: after every step whoever can read the captions is one who may see the film, then or by its permits. */
function apply(tables: Tables, from: State): State {
  const planned = planOf(tables, from);
  const film = planned.films.find((one) => one.id === 'F-1');
  const may = film ? viewersAfter(planned.desired, film.audience) : new Set();
  const could = readersAt(from, from.items.get('captions'), NOW);
  return carriedOut(from, planned.plan.changes, (after, step) => {
    const see = readersAt(after, after.items.get(FILM), NOW);
    for (const person of readersAt(after, after.items.get('captions'), NOW))
      if (!see.has(person) && !may.has(person) && !could.has(person)) throw new Error(`${person} reads them after ${JSON.stringify(step)}`);
  });
}

describe('Captions', () => {
  it('wait with their film where more people are to see it, and move in its own change', () => {
    const planned = planOf(wider, state);
    expect(ofFiles(planned)).toEqual([]);
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ action: 'move', review: true });
    expect(moves(planned, 'recording:F-1')).toEqual([`publish ${FILM}`, 'publish captions']);
    const hourly = planned.plan.changes.filter((change) => !change.review);
    expect(hourly.flatMap((change) => change.steps).filter((step) => step.kind === 'file')).toEqual([]);
  });
  it('go by way of the waiting room where their film does, closed no later and shown no sooner', () => {
    expect(moves(planOf(other, state), 'recording:F-1')).toEqual([
      'withdraw captions',
      `withdraw ${FILM}`,
      `publish ${FILM}`,
      'publish captions',
    ]);
  });
  it.each([
    ['wider', wider],
    ['other', other],
    ['closed', closed],
  ])('lie beside their film afterwards, and nothing is left to do: %s', (_, tables) => {
    const after = apply(tables, state);
    expect(folderOf(after, 'captions')).toBe(folderOf(after));
    expect(summary(planOf(tables, after))).toEqual([]);
  });
  it('close with their film in one change, even when the guard trips', () => {
    const planned = planOf(closed, state);
    expect(summary(planned)).toEqual(['close recording:F-1']);
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ always: true, review: false });
    expect(moves(planned, 'recording:F-1')).toEqual(['withdraw captions', `withdraw ${FILM}`]);
    expect(loses(planned)).toEqual([AINO, JO]);
  });
  it('stay open with their film while the guard holds its closing', () => {
    const planned = planOf(edit(town, 'permits', 'M-1', { to: 'snart' }), state);
    expect(planned.plan.changes.filter((change) => change.always)).toEqual([]);
    expect(moves(planned, 'recording:F-1')).toEqual(['withdraw captions', `withdraw ${FILM}`]);
  });
  it('in the waiting room come to a film that stays, and nobody gains or loses by it', () => {
    const planned = planOf(town, withItem(plain, 'captions', captions('waiting')));
    expect(summary(planned)).toEqual(['link recording:F-1']);
    expect(changeOf(planned, 'recording:F-1')).toMatchObject({ review: false, gains: [], loses: [] });
    expect(swedish(changeOf(planned, 'recording:F-1').reason)).toBe('Undertexterna följer filmen.');
    expect(moves(planned, 'recording:F-1')).toEqual(['publish captions']);
  });
  it('in the waiting room wait there for a film that is to be seen by more', () => {
    const planned = planOf(wider, withItem(plain, 'captions', captions('waiting')));
    expect(ofFiles(planned)).toEqual([]);
    expect(moves(planned, 'recording:F-1')).toEqual([`publish ${FILM}`, 'publish captions']);
  });
  it('that someone dragged elsewhere are closed by themselves at once, to those there who do not see the film', () => {
    const dragged = withItem(plain, 'captions', captions('folder-rooms-rum-alla'));
    const planned = planOf(town, dragged);
    expect(changeOf(planned, 'file:captions')).toMatchObject({ action: 'close', review: false });
    expect(loses(planned)).toEqual(planOf(town, plain).desired.audiences.rooms.get('rum-alla') && [ELIF, KARIN, 'ola@delaby.example', PER]);
    const after = apply(town, dragged);
    expect(folderOf(after, 'captions')).toBe(folderOf(after));
    expect(planOf(town, after).plan.changes).toEqual([]);
    // Also while the film itself waits for a person to look.
    expect(changeOf(planOf(wider, dragged), 'file:captions')).toMatchObject({ action: 'close', review: false });
  });
  it('dragged into a room together with their film are closed at once', () => {
    const room = 'folder-rooms-rum-alla';
    const dragged = withItem(withItem(state, FILM, { parent: room }), 'captions', { parent: room });
    const planned = planOf(town, dragged);
    expect(changeOf(planned, 'file:captions')).toMatchObject({ action: 'close', review: false });
    expect(moves(planned, 'recording:F-1')).toEqual([`withdraw ${FILM}`, `publish ${FILM}`, 'publish captions']);
    const after = apply(town, dragged);
    expect(folderOf(after, 'captions')).toBe(folderOf(after));
    expect(planOf(town, after).plan.changes).toEqual([]);
  });
  it('left open where their film is closed already are closed by themselves', () => {
    const left = withItem(state, FILM, { parent: 'waiting' });
    expect(changeOf(planOf(closed, left), 'file:captions')).toMatchObject({ action: 'close', always: true, loses: [AINO, JO] });
  });
  it('left behind by a run that was killed follow, and nobody loses the film by it', () => {
    const done = apply(wider, state);
    const left = withItem(done, 'captions', { parent: folderOf(state) });
    const planned = planOf(wider, left);
    expect([gains(planned), loses(planned)]).toEqual([[], []]);
    expect(planned.plan.changes.some((change) => change.review)).toBe(false);
    expect(placeOf(apply(wider, left), 'captions')).toBe('rum-city+rum-lar|2027-06-30');
  });
  it('of a film in the bin stay beside it while its permits hold, and close with it', () => {
    const binned: State = { ...withItem(state, FILM, { trashed: true }), conflicts: new Map([['recordings/F-1', 'trashed']]) };
    expect(ofFiles(planOf(town, binned))).toEqual([]);
    const planned = planOf(closed, binned);
    expect(ofFiles(planned)).toEqual([]);
    expect(moves(planned, 'recording:F-1')).toEqual(['withdraw captions', `withdraw ${FILM}`]);
  });
  it('in the bin are shown to nobody new', () => {
    const binned = withItem(state, 'captions', { trashed: true });
    expect(planOf(town, binned).plan.changes).toEqual([]);
    for (const tables of [wider, other, closed]) {
      const after = apply(tables, binned);
      expect(folderOf(after, 'captions')).toBe('waiting');
      expect(summary(planOf(tables, after))).toEqual([]);
    }
  });
});

describe('Who gains and who loses a film', () => {
  const everywhere = edit(town, 'recordings', 'F-2', { rooms: 'rum-alla, rum-city' });
  const both = withItem(state, 'captions-2', captions(folderOf(plain, 'film-F-2'), 'F-2'));

  it('is nobody where it gets one more room, of people who all see it already', () => {
    const planned = planOf(everywhere, both);
    expect(summary(planned).filter((line) => line.startsWith('grant'))).toHaveLength(2);
    expect([gains(planned), loses(planned)]).toEqual([[], []]);
  });
  it('is only those in the new room who do not see it yet', () => {
    const planned = planOf(wider, both);
    expect([gains(planned), loses(planned)]).toEqual([[ELIF, KARIN, PER], []]);
    for (const change of planned.plan.changes) for (const email of change.gains) expect([ELIF, KARIN, PER]).toContain(email);
  });
  it('is those who see it before and not after, where it goes to another room', () => {
    expect([gains(planOf(other, both)), loses(planOf(other, both))]).toEqual([[ELIF, KARIN, PER], [JO]]);
  });
  it('counts no coordinator, who sees every film', () => {
    expect(gains(planOf(edit(town, 'permits', 'M-1', { audience: 'rum-lar' }), plain))).toEqual([]);
    const share = changeOf(planOf(town, withItem(plain, 'film-F-2', { parent: 'waiting' })), 'recording:F-2');
    expect(share.gains).not.toContain('maryam@delaby.example');
    expect(share.gains).toHaveLength(6);
  });
  it('is nobody who sees it in its room too, where a sharing of its own is taken away', () => {
    const shared = withItem(state, FILM, { grants: [grant(AINO), grant(GUEST)] });
    expect(loses(planOf(town, shared))).toEqual([GUEST]);
  });
});
