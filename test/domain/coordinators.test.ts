/** Coordinators read everything and write in the workbook alone; what readers and writers may not do is kept so. */

import type { State } from '../../src/domain/plan/state.ts';
import { swedish } from '../messages/said.ts';
import { carriedOut, changeOf, ELIF, edit, grant, JO, MARYAM, planOf, settled, summary, town, withItem } from './fixture.ts';

const two = edit(town, 'settings', 'coordinators', { value: `${MARYAM}, ${ELIF}` });
const begun = withItem(settled(town), 'sheet', { kind: 'workbook', parent: 'root' });
const older = withItem(begun, 'root', { grants: [grant(ELIF, 'user', 'writer')] });
const rolesOf = (state: State, id: string) => state.items.get(id)?.grants.map(({ email, role }) => `${email} ${role}`);

describe('A coordinator', () => {
  it('who is new reads the root and writes in the workbook, once a person has seen it', () => {
    const change = changeOf(planOf(two, begun), `folder:root:${ELIF}`);
    expect(change).toMatchObject({ action: 'grant', review: true, gains: [ELIF] });
    const after = carriedOut(begun, [change]);
    expect([rolesOf(after, 'root'), rolesOf(after, 'sheet')]).toEqual([[`${ELIF} reader`], [`${ELIF} writer`]]);
    expect(summary(planOf(two, after))).toEqual([]);
  });
  it('of a workspace made before becomes a reader of the root, and at no moment loses the workbook', () => {
    const change = changeOf(planOf(two, older), `folder:root:${ELIF}`);
    expect(change).toMatchObject({ action: 'protect', review: false, gains: [], loses: [] });
    const writes: boolean[] = [];
    const after = carriedOut(older, [change], (state) => {
      writes.push(rolesOf(state, 'root')?.includes(`${ELIF} writer`) || rolesOf(state, 'sheet')?.includes(`${ELIF} writer`) === true);
    });
    expect(writes).toEqual([true, true]);
    expect([rolesOf(after, 'root'), rolesOf(after, 'sheet')]).toEqual([[`${ELIF} reader`], [`${ELIF} writer`]]);
    expect(summary(planOf(two, after))).toEqual([]);
  });
  it('who is one no longer loses both; whoever only reads the workbook goes on doing so', () => {
    const state = withItem(carriedOut(begun, planOf(two, begun).plan.changes), 'sheet', {
      grants: [grant(ELIF, 'user', 'writer'), grant(JO, 'user', 'reader')],
    });
    const planned = planOf(town, state);
    expect(planned.plan.changes.map((change) => `${change.action} ${change.id}`)).toEqual([
      `revoke folder:root:${ELIF}:p-${ELIF}`,
      `revoke folder:sheet:${ELIF}:hand-${ELIF}user`,
    ]);
  });
  it('keeps what they have while the setting can’t be read', () => {
    const none = edit(town, 'settings', 'coordinators', { value: '' });
    const state = withItem(older, 'sheet', { grants: [grant(ELIF, 'user', 'writer')] });
    expect(summary(planOf(none, state))).toEqual([]);
  });
});

describe('A film that its readers may copy', () => {
  it('is protected by the next run, before anything is shown anew, and its captions too; one in the bin is left', () => {
    const state = withItem(withItem(begun, 'film-F-1', { copyable: true }), 'captions', {
      kind: 'captions',
      row: 'F-1',
      parent: begun.items.get('film-F-1')?.parent,
      copyable: true,
    });
    const planned = planOf(town, state);
    expect(planned.plan.changes.map(({ id, action, target, steps }) => [id, action, target, steps[0]?.phase])).toEqual([
      ['copying:film-F-1', 'protect', 'recordings/F-1', 'create'],
      ['copying:captions', 'protect', 'recordings/F-1', 'create'],
    ]);
    expect(swedish(changeOf(planned, 'copying:film-F-1').reason)).toContain('ett återkallande når inte en kopia');
    expect(summary(planOf(town, carriedOut(state, planned.plan.changes)))).toEqual([]);
    expect(summary(planOf(town, withItem(begun, 'film-F-1', { copyable: true, trashed: true })))).not.toContain('protect copying:film-F-1');
  });
});

describe('A root or a workbook that its writers may share', () => {
  it('is its owner’s to share, from the next run on', () => {
    const state = withItem(withItem(begun, 'root', { shareable: true }), 'sheet', { shareable: true });
    expect(summary(planOf(town, state))).toEqual(['protect sharing:root', 'protect sharing:sheet']);
  });
});
