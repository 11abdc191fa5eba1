/** What a refused step is judged by. */
import type { Step } from '../../src/domain/plan/change.ts';
import { runSync } from '../../src/google/call.ts';
import type { Run } from '../../src/workflows/apply/step-call.ts';
import { carryOut } from '../../src/workflows/apply/steps.ts';
import { failed, ok, scripted } from '../google/scripted.ts';
import { AINO, JO } from './town.ts';

const group = { key: 'rooms/rum-alla', email: 'rum-alla@delaby.example', name: 'groups/1', members: new Map() };
const run = { state: { groups: new Map([[group.key, group]]) }, made: new Set(), groupNames: new Map(), seen: new Set() } as unknown as Run;
const step = (kind: 'member' | 'unmember'): Step =>
  kind === 'member'
    ? { kind, group: group.key, email: AINO }
    : { kind, group: group.key, email: AINO, membership: 'groups/1/memberships/1' };
const member = (email: string) => ({ preferredMemberKey: { id: email } });
const unavailable = failed(503, 'backendError');
/** A group so large that Google lists it in two pages. */
const listed = (last: string) => [[ok({ memberships: [member(JO)], nextPageToken: 'more' })], [ok({ memberships: [member(last)] })]];

describe('In a group of more people than Google lists at once', () => {
  it('a removal that was refused is not done while the person stands on a later page', () => {
    const driver = scripted([[unavailable], ...listed(AINO), [unavailable], ...listed(AINO)]);
    expect(runSync(carryOut([step('unmember')], run), driver)).toMatchObject([{ kind: 'failed' }]);
  });

  it('a removal that landed though its answer was lost is done once no page has the person', () => {
    expect(runSync(carryOut([step('unmember')], run), scripted([[unavailable], ...listed(JO)]))).toEqual([{ kind: 'done' }]);
  });

  it('a person added on a later page has been let in, and is not added again', () => {
    expect(runSync(carryOut([step('member')], run), scripted([[unavailable], ...listed(AINO)]))).toEqual([{ kind: 'done' }]);
  });
});
