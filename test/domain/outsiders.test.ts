/** People from outside: Google takes them into no group that we make, so each has a grant of their own beside it. */

import { memoryDue } from '../../src/domain/plan/remembering.ts';
import type { State } from '../../src/domain/plan/state.ts';
import { why } from '../../src/domain/plan/why.ts';
import { swedish } from '../messages/said.ts';
import {
  AINO,
  add,
  type Cells,
  carriedOut,
  changeOf,
  edit,
  GUEST,
  grant,
  JO,
  loses,
  NOW,
  planOf,
  settled,
  summary,
  type Tables,
  town,
  withItem,
} from './fixture.ts';

const guest: Cells = { email: GUEST, name: 'Gäst Gästsson', external: 'ja' };
/** The guest is in the network, and so in its room; the room's film may be seen by people from outside. */
const open = edit(town, 'permits', 'M-1', { external: 'ja' });
const visited = add(edit(open, 'networks', 'N-1', { add: GUEST }), 'people', guest);
const LAR = 'folder-rooms-rum-lar';
const FILMS = 'folder-audiences-rum-lar|2027-06-30';

const grantsOf = (state: State, folder: string) => (state.items.get(folder)?.grants ?? []).map((one) => `${one.type} ${one.email}`).sort();
const membersOf = (state: State, key: string) => [...(state.groups.get(key)?.members.keys() ?? [])];
const untilOf = (state: State, email: string) => state.items.get(FILMS)?.grants.find((one) => one.email === email)?.until;

/** As older versions left it: the guest stands in the network's group and has no grant. */
function asBefore(tables: Tables = visited): State {
  const colleagues = edit(edit(tables, 'networks', 'N-1', { add: '' }), 'permits', 'M-1', { external: 'ja' });
  const state = settled(colleagues);
  const group = state.groups.get('networks/N-1');
  if (!group) throw new Error('no group');
  const members = new Map(group.members).set(GUEST, { membership: 'm-guest' });
  return { ...state, groups: new Map(state.groups).set('networks/N-1', { ...group, members }) };
}

describe('Someone from outside', () => {
  it('stands in no group, and has grants of their own beside it, with the same last day', () => {
    const state = settled(visited);
    for (const key of state.groups.keys()) expect(membersOf(state, key)).not.toContain(GUEST);
    const room = state.groups.get('rooms/rum-lar')?.email;
    expect(grantsOf(state, LAR)).toEqual([`group ${room}`, `user ${GUEST}`]);
    expect(grantsOf(state, FILMS)).toEqual([`group ${room}`, `user ${GUEST}`]);
    expect(untilOf(state, GUEST)).toBeDefined();
    expect(untilOf(state, GUEST)).toBe(untilOf(state, room ?? ''));
  });

  it('is let in only once somebody has looked, and sees a new film of a room where they are without that', () => {
    const { plan } = planOf(visited, settled(open));
    expect(changeOf({ plan } as never, `folder:rooms/rum-lar:${GUEST}`)).toMatchObject({ review: true, gains: [GUEST] });
    const state = settled(visited);
    const more = edit(visited, 'permits', 'M-1', { to: '2027-05-31' });
    const planned = planOf(more, state);
    expect(changeOf(planned, `folder:audiences/rum-lar|2027-05-31:${GUEST}`)).toMatchObject({ review: false, gains: [] });
  });

  it('loses their grants when they leave the network, and nobody else does', () => {
    const planned = planOf(edit(visited, 'networks', 'N-1', { add: '' }), settled(visited));
    expect(loses(planned)).toEqual([GUEST]);
    expect(summary(planned)).toEqual([
      `revoke folder:rooms/rum-lar:${GUEST}:p-${GUEST}`,
      expect.stringContaining(`:${GUEST}:p-${GUEST}`),
      'update meeting:T-1',
    ]);
  });

  it('goes at once when they are put outside sync', () => {
    const planned = planOf(edit(visited, 'people', GUEST, { protected: 'ja' }), settled(visited));
    expect(planned.plan.changes.filter((one) => one.action === 'revoke').map((one) => one.always)).toEqual([true, true]);
  });

  it('keeps their grants while their row can’t be read, also where the film’s last day moves', () => {
    const faulty = edit(visited, 'people', GUEST, { from: 'nyss' });
    expect(summary(planOf(faulty, settled(visited)))).toEqual([]);
    const state = carriedOut(settled(visited), planOf(edit(faulty, 'permits', 'M-1', { to: '2027-05-31' }), settled(visited)).plan.changes);
    expect(grantsOf(state, 'folder-audiences-rum-lar|2027-05-31')).toContain(`user ${GUEST}`);
    const steps = planOf(edit(faulty, 'permits', 'M-1', { to: '2027-05-31' }), settled(visited)).plan.changes.flatMap((one) => one.steps);
    expect(steps.filter((step) => step.kind === 'grant' && step.email === GUEST)).toEqual([expect.objectContaining({ outside: true })]);
  });

  it('is let in to a room that shares directly as everyone there is', () => {
    const direct = edit(visited, 'rooms', 'rum-lar', { sharing: 'direkt' });
    const change = changeOf(planOf(direct, settled(open)), `folder:rooms/rum-lar:${GUEST}`);
    expect(change.steps).toEqual([expect.objectContaining({ outside: true })]);
    expect(swedish(change.reason)).toBe('Gäst Gästsson hör till Lärspridarnas rum.');
    expect(
      settled(direct)
        .items.get(LAR)
        ?.grants.map((one) => one.type),
    ).not.toContain('group');
  });

  it('keeps their grants while the room’s row can’t be read, also where the film’s last day moves', () => {
    const faulty = edit(visited, 'rooms', 'rum-lar', { everyone: 'kanske' });
    expect(loses(planOf(faulty, settled(visited)))).toEqual([]);
    const state = carriedOut(settled(visited), planOf(edit(faulty, 'permits', 'M-1', { to: '2027-05-31' }), settled(visited)).plan.changes);
    const folder = state.items.get('film-F-1')?.parent ?? '';
    expect(grantsOf(state, folder)).toContain(`user ${GUEST}`);
  });

  it('may see why: by a grant of their own, not by the group', () => {
    const told = why(planOf(visited, settled(visited)), GUEST, 'F-1');
    expect([told?.sees, told?.should]).toEqual([true, true]);
    expect(swedish(told?.chain.at(-1)?.text)).toBe(
      'Lärspridarnas rum släpper in via en egen delning: grupper tar inte in adresser utanför kommunen.',
    );
    expect(swedish(why(planOf(visited, settled(visited)), AINO, 'F-1')?.chain.at(-1)?.text)).toContain('@delaby.example');
  });

  it('is kept out of a room whose film says no to people from outside: the film waits for everyone there', () => {
    const shut = edit(visited, 'permits', 'M-1', { external: '' });
    expect(settled(shut).items.get('film-F-1')?.parent).toBe('waiting');
  });

  it('beyond a hundred in one room nobody new is let in, and the plan says so', () => {
    const many = Array.from({ length: 101 }, (_, n) => `g${n}@annan.example`);
    const tables = add(edit(open, 'networks', 'N-1', { add: many.join(', ') }), 'people', ...many.map((email) => ({ ...guest, email })));
    expect(grantsOf(settled(tables), LAR)).toHaveLength(1);
    expect(planOf(tables, settled(tables)).plan.diagnostics).toContainEqual(expect.objectContaining({ code: 'tooManyOutsiders' }));
  });

  it('is not let out by a slip in the network’s row before somebody has looked', () => {
    const state = settled(visited);
    const memory = [...memoryDue(planOf(visited, state), false)].flatMap(([key, entry]) =>
      entry === undefined ? [] : [[key, entry] as const],
    );
    const remembered = { ...state, ids: new Map([...state.ids, ...memory]) };
    const planned = planOf(edit(visited, 'networks', 'N-1', { add: '' }), remembered);
    expect(planned.plan.diagnostics).toContainEqual(expect.objectContaining({ code: 'slip', field: 'add' }));
    expect(planned.plan.changes.filter((one) => one.loses.includes(GUEST)).map((one) => one.review)).toEqual([true, true]);
  });
});

describe('A workbook made before, with someone from outside in a group', () => {
  it('is mended: granted first, then taken out, and nobody loses anything in between', () => {
    const before = asBefore();
    const { plan } = planOf(edit(visited, 'meetings', 'T-1', { status: 'genomförd' }), before);
    const seen: string[] = [];
    const after = carriedOut(before, plan.changes, (state, step) => {
      if (step.kind === 'grant' || step.kind === 'unmember') seen.push(step.kind);
      const guestIsIn = [LAR, FILMS].every((id) => {
        const own = state.items.get(id)?.grants.some((one) => one.email === GUEST);
        return own || membersOf(state, 'networks/N-1').includes(GUEST);
      });
      expect(guestIsIn).toBe(true);
    });
    expect(seen).toEqual(['grant', 'grant', 'unmember']);
    expect(plan.changes.flatMap((one) => [...one.gains, ...one.loses])).toEqual([]);
    expect(plan.changes.map((one) => one.review)).toEqual([false, false, false]);
    expect(plan.guard.tripped).toBe(false);
    expect(membersOf(after, 'networks/N-1')).not.toContain(GUEST);
    expect(summary(planOf(edit(visited, 'meetings', 'T-1', { status: 'genomförd' }), after))).toEqual([]);
  });

  it('takes nobody out of a group who can’t be given grants of their own: a room of theirs can’t be read', () => {
    const also = add(visited, 'rooms', { id: 'rum-ny', name: 'Ny', networks: 'N-1' });
    const faulty = edit(also, 'rooms', 'rum-lar', { everyone: 'kanske' });
    const planned = planOf(faulty, asBefore(also));
    expect(summary(planned).filter((one) => one.startsWith('remove'))).toEqual([]);
    expect(loses(planned)).toEqual([]);
  });

  it('takes nobody out while the folder of a film’s audience is out of order', () => {
    const before = asBefore();
    const planned = planOf(visited, { ...before, conflicts: new Map([['audiences/rum-lar|2027-06-30', 'trashed']]) });
    expect(summary(planned).filter((one) => one.startsWith('remove'))).toEqual([]);
  });

  it('leaves someone there whose row can’t be read', () => {
    const faulty = edit(visited, 'people', GUEST, { from: 'nyss' });
    expect(summary(planOf(faulty, asBefore()))).toEqual([]);
  });

  it('takes out who is no longer in the network, as a loss', () => {
    const planned = planOf(edit(visited, 'networks', 'N-1', { add: '' }), asBefore());
    expect(loses(planned)).toEqual([GUEST]);
  });

  it('counts nobody as lost to the network who only gets a grant of their own instead', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@annan.example`);
    const tables = add(edit(open, 'networks', 'N-1', { add: many.join(', ') }), 'people', ...many.map((email) => ({ ...guest, email })));
    const state = settled(edit(tables, 'networks', 'N-1', { add: '' }));
    const group = state.groups.get('networks/N-1');
    const members = new Map([...(group?.members ?? []), ...many.map((email) => [email, { membership: `m-${email}` }] as const)]);
    const before = { ...state, groups: new Map(state.groups).set('networks/N-1', { ...group, members } as never) };
    expect(planOf(tables, before).plan.guard).toMatchObject({ tripped: false, removals: 0 });
  });
});

it('A grant that somebody made by hand to an address from outside goes, whoever stands beside it', () => {
  const state = settled(visited);
  const lar = state.items.get(LAR);
  const planned = planOf(visited, withItem(state, LAR, { grants: [...(lar?.grants ?? []), grant('okand@annan.example')] }), NOW);
  expect(summary(planned)).toEqual([expect.stringContaining('revoke folder:rooms/rum-lar:okand@annan.example')]);
  expect(loses(planned)).toEqual(['okand@annan.example']);
  expect(JO).not.toBe(GUEST);
});
