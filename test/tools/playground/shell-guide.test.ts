import { type Facts, type Guide, guideOf, newMeeting, type StepName, type Visit } from '../../../src/tools/playground/page/guide/guide.ts';

const aino = 'aino@delaby.example';
const elif = 'elif@delaby.example';

/** The sample as it is made: Gunilla has not answered, Aino has the mandate, thirty meetings stand. */
const fresh = (): Facts => ({
  tabs: {
    Inspelningar: [
      ['Id', 'Status', 'Fil'],
      ['F-001', 'väntar på svar', 'film'],
    ],
    Medgivanden: [
      ['Id', 'Svar', 'Återkallat'],
      ['M-01', 'väntar', ''],
    ],
    Uppdrag: [
      ['Id', 'Person', 'Roll', 'Enheter', 'Till'],
      ['U-001', aino, 'lärspridare', 'blasippan', ''],
    ],
    Rum: [
      ['Id', 'Mapp'],
      ['rum-larspridare', 'mapp'],
    ],
    Träffar: [
      ['Id', 'Kalenderhändelse'],
      ['T-001', 'h1'],
    ],
  },
  leaving: aino,
  coming: elif,
  visits: [{ place: 'borja', chosen: '', asCoordinator: true }],
  filmOpen: false,
  roomOpenToComing: false,
  roomOpenToLeaving: true,
  mails: [],
  answers: [],
  memory: { meetings: ['T-001'], previewed: false, seen: [] },
});

const set = (facts: Facts, tab: string, row: string[]): Facts => {
  const [header = [], ...rows] = facts.tabs[tab] ?? [];
  return { ...facts, tabs: { ...facts.tabs, [tab]: [header, ...rows.filter(([id]) => id !== row[0]), row] } };
};
const done = (guides: Guide[] | undefined): StepName[] =>
  guides?.flatMap(({ steps }) => steps.filter((step) => step.done).map(({ name }) => name)) ?? [];

/** All three parts gone through. */
const through = (): Facts => {
  let facts = fresh();
  facts = set(facts, 'Medgivanden', ['M-01', 'ja', '']);
  facts = set(facts, 'Inspelningar', ['F-001', 'delad', 'film']);
  facts = set(facts, 'Uppdrag', ['U-001', aino, 'lärspridare', 'blasippan', '2026-11-15']);
  facts = set(facts, 'Uppdrag', ['U-200', elif, 'lärspridare', 'blasippan', '']);
  facts = set(facts, 'Träffar', ['T-031', 'h31']);
  return {
    ...facts,
    filmOpen: true,
    roomOpenToComing: true,
    roomOpenToLeaving: false,
    mails: [
      { to: elif, kind: 'message' },
      { to: aino, kind: 'message' },
      { to: elif, kind: 'invite' },
    ],
    answers: ['needsAction', 'accepted'],
    memory: { meetings: ['T-001'], previewed: true, seen: ['filmSee', 'meetSee'] },
  };
};

describe('the guide', () => {
  it('has nothing done in a fresh sample, and the last part is not shown', () => {
    const guides = guideOf(fresh());
    expect(guides?.map(({ name }) => name)).toEqual(['film', 'swap', 'meet']);
    expect(done(guides)).toEqual([]);
  });

  it('is not there in a workbook without the sample’s rows', () => {
    expect(guideOf({ ...fresh(), tabs: { ...fresh().tabs, Medgivanden: [['Id', 'Svar']] } })).toBeUndefined();
  });

  it('ticks the answer when it stands in the sheet, however it came there', () => {
    expect(done(guideOf(set(fresh(), 'Medgivanden', ['M-01', 'ja', ''])))).toEqual(['filmAnswer']);
    expect(done(guideOf(set(fresh(), 'Medgivanden', ['M-01', 'nej', ''])))).toEqual([]);
  });

  it('ticks seeing the film only for someone else than the coordinator, at that film in Drive, when it can be opened', () => {
    const shared = { ...set(fresh(), 'Inspelningar', ['F-001', 'delad', 'film']), filmOpen: true };
    const atFilm = { place: 'drive', chosen: 'film', asCoordinator: false };
    const ticked = (visit: Visit, facts = shared) => done(guideOf({ ...facts, visits: [visit] })).includes('filmSee');
    expect(ticked(atFilm)).toBe(true);
    for (const not of [{ asCoordinator: true }, { chosen: '' }, { chosen: 'another' }, { place: 'ark' }])
      expect(ticked({ ...atFilm, ...not })).toBe(false);
    expect(ticked(atFilm, { ...shared, filmOpen: false })).toBe(false);
  });

  it('counts a place that one has left already', () => {
    const shared = { ...set(fresh(), 'Inspelningar', ['F-001', 'delad', 'film']), filmOpen: true };
    const visits = [...shared.visits, { place: 'drive', chosen: 'film', asCoordinator: false }, ...shared.visits];
    expect(done(guideOf({ ...shared, visits }))).toContain('filmSee');
  });

  it('ticks the change of ambassador when both rows say so, and the access when Drive does', () => {
    const given = set(fresh(), 'Uppdrag', ['U-200', elif, 'lärspridare', 'blasippan', '']);
    expect(done(guideOf(given))).toEqual([]);
    const both = set(given, 'Uppdrag', ['U-001', aino, 'lärspridare', 'blasippan', '2026-11-15']);
    expect(done(guideOf(both))).toEqual(['swapGive']);
    expect(done(guideOf({ ...both, roomOpenToComing: true }))).toEqual(['swapGive']);
    expect(done(guideOf({ ...both, roomOpenToComing: true, roomOpenToLeaving: false }))).toEqual(['swapGive', 'swapApply']);
  });

  it('wants exactly one mail to each of the two', () => {
    const mail = (to: string) => ({ to, kind: 'message' });
    const ticked = (mails: Facts['mails']) => done(guideOf({ ...through(), mails })).includes('swapMail');
    expect(ticked([mail(elif), mail(aino)])).toBe(true);
    expect(ticked([mail(elif)])).toBe(false);
    expect(ticked([mail(elif), mail(elif), mail(aino)])).toBe(false);
  });

  it('takes as the new meeting the one that was not there before', () => {
    expect(newMeeting(fresh().tabs, fresh().memory)).toBeUndefined();
    const saved = set(fresh(), 'Träffar', ['T-031', '']);
    expect(newMeeting(saved.tabs, saved.memory)?.Id).toBe('T-031');
    expect(done(guideOf(saved))).toEqual(['meetSave']);
    const invited = { ...set(saved, 'Träffar', ['T-031', 'h31']), answers: ['needsAction'] };
    expect(done(guideOf(invited))).toEqual(['meetSave', 'meetApply']);
    const answered = { ...invited, answers: ['tentative'] };
    expect(done(guideOf(answered))).toEqual(['meetSave', 'meetApply', 'meetAnswer']);
    const ticked = (visit: Partial<Visit>) =>
      done(guideOf({ ...answered, visits: [{ place: 'kalender', chosen: 'h31', asCoordinator: true, ...visit }] })).includes('meetSee');
    expect(ticked({})).toBe(true);
    expect(ticked({ asCoordinator: false })).toBe(false);
    expect(ticked({ chosen: '' })).toBe(false);
  });

  it('leaves done what was carried out, sent or answered, and undone what a row no longer says', () => {
    const memory = { ...through().memory, seen: ['swapApply', 'swapMail', 'meetApply', 'meetAnswer', 'meetSee', 'filmSee'] };
    const later = { ...through(), mails: [], answers: ['needsAction'], memory };
    expect(
      guideOf(later)
        ?.slice(0, 3)
        .every(({ steps }) => steps.every((step) => step.done)),
    ).toBe(true);
    const undone = set(later, 'Uppdrag', ['U-001', aino, 'lärspridare', 'blasippan', '']);
    expect(done(guideOf(undone))).not.toContain('swapGive');
  });

  it('shows what happens when the lecturer changes her mind once all else is done, and keeps what was done', () => {
    const guides = guideOf(through());
    expect(guides?.at(-1)).toMatchObject({ name: 'regret', steps: [{ done: false }, { done: false }] });
    const closed = {
      ...set(set(through(), 'Medgivanden', ['M-01', 'ja', '2026-11-16']), 'Inspelningar', ['F-001', 'återkallad', 'film']),
      filmOpen: false,
    };
    const visits = [{ place: 'drive', chosen: 'film', asCoordinator: false }];
    const later = guideOf({ ...closed, visits, memory: { ...closed.memory, seen: ['filmApply', 'filmSee', 'meetSee'] } });
    expect(later?.every(({ steps }) => steps.every((step) => step.done))).toBe(true);
  });
});
