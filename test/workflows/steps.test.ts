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

describe('A removal that Google did not answer for', () => {
  const gone = failed(404, 'notFound');
  const removals: [string, Step][] = [
    ['from a group', step('unmember')],
    ['from a folder', { kind: 'ungrant', item: 'folder-1', permissionId: '1', who: AINO }],
    ['of a shortcut', { kind: 'unlink', shortcut: 'shortcut-1', row: 'F-1', room: 'rum-alla' }],
    ['of a meeting', { kind: 'cancelEvent', id: 'dk1', row: 'T-1', title: 'Träff', start: '2026-12-02T13:00', end: '2026-12-02T14:30' }],
  ];

  it.each(removals)('%s is sent again, and no list of who is left is believed', (_, removal) => {
    const driver = scripted([[unavailable], [ok({})]]);
    expect(runSync(carryOut([removal], run), driver)).toEqual([{ kind: 'done' }]);
    expect(driver.sent[1]).toEqual(driver.sent[0]);
  });

  it.each(removals)('%s is done where the second try finds nothing to take away', (_, removal) => {
    expect(runSync(carryOut([removal], run), scripted([[unavailable], [gone]]))).toEqual([{ kind: 'done' }]);
  });

  it.each(removals)('%s is told as failed where the second try fails as well', (_, removal) => {
    expect(runSync(carryOut([removal], run), scripted([[unavailable], [unavailable]]))).toMatchObject([{ kind: 'failed' }]);
  });
});

describe('In a group of more people than Google lists at once', () => {
  it('a person added on a later page has been let in, and is not added again', () => {
    expect(runSync(carryOut([step('member')], run), scripted([[unavailable], ...listed(AINO)]))).toEqual([{ kind: 'done' }]);
  });
});
