/** Each check, on an embedded workspace that does as Google's documents say, and on one that does otherwise in that one thing. */

import { runSync } from '../../../src/google/call.ts';
import { embeddedSync } from '../../../src/tools/command-line/driver.ts';
import type { EmulatorOptions } from '../../../src/tools/workspace/core/emulator.ts';
import { DOUBTS } from '../../../src/tools/workspace/faults/doubts.ts';
import type { Faults } from '../../../src/tools/workspace/faults/faults.ts';
import { accessTokenOf } from '../../../src/tools/workspace/oauth/tokens.ts';
import { CHECKS } from '../../../src/workflows/checks/checks.ts';
import { runCheck } from '../../../src/workflows/checks/run.ts';
import { makeSite, removeSite, type SiteWish } from '../../../src/workflows/checks/site.ts';
import { apply, plan, type Town, town } from '../town.ts';
import { MARYAM, NOW } from '../workspace.ts';

const MEMBER = 'testkonto@delaby.example';
const OUTSIDER = 'test@annan.example';

const wishFor = ({ ref }: Town, group: string): SiteWish => ({
  workspaceId: ref.workspaceId,
  groupPrefix: 'delakultur',
  domain: 'delaby.example',
  customerId: 'C00000000',
  member: MEMBER,
  outsider: OUTSIDER,
  own: { ...ref, group },
  timeZone: 'Europe/Stockholm',
  now: NOW,
});

function tenant(options: EmulatorOptions = {}) {
  const where = town(options);
  apply(where);
  const wish = wishFor(where, [...plan(where).state.groups.values()][0]?.email ?? '');
  const verdicts = (token?: string) => {
    const as = <T>(program: Parameters<typeof runSync<T>>[0]): T =>
      runSync(program, embeddedSync(where.emulator, MARYAM, { wait: () => {}, ...(token !== undefined && { token }) }));
    const site = as(makeSite(wish));
    const found = CHECKS.map((check) => as(runCheck(check, site)));
    expect(as(removeSite(wish))).toEqual([]);
    return found;
  };
  return { where, wish, verdicts };
}

const differing = (found: readonly { id: string; verdict: string }[]) =>
  found.filter(({ verdict }) => verdict === 'differs').map(({ id }) => id);

describe('on a workspace that does as Google’s documents say', () => {
  it('every check agrees', () => {
    const { verdicts } = tenant();
    expect(verdicts().filter(({ verdict }) => verdict !== 'agrees')).toEqual([]);
  });
});

describe('on a workspace that does otherwise in one thing', () => {
  const { where, verdicts } = tenant();
  const start = where.emulator.store.snapshot();
  beforeEach(() => where.emulator.store.restore(start));

  it.each(Object.entries(DOUBTS) as [string, Faults][])('%s differs, and that alone', (id, faults) => {
    where.emulator.faults = faults;
    expect(differing(verdicts())).toEqual([id]);
    where.emulator.faults = undefined;
  });

  it('same-project differs where the asker belongs to another Cloud project', () => {
    const scopes = [
      'drive.file',
      'calendar.app.created',
      'calendar.calendarlist.readonly',
      'calendar.events.freebusy',
      'cloud-identity.groups',
    ];
    expect(differing(verdicts(accessTokenOf(MARYAM, { app: '47', scopes })))).toEqual(['same-project']);
  });
});

it.each([
  ['batch-drive', { batchDrive: 50 }],
  ['batch-calendar', { batchCalendar: 20 }],
  ['batch-cloudidentity', { batchCloudIdentity: 50 }],
])('%s differs where fewer calls fit in a request', (id, limits) => {
  expect(differing(tenant({ limits }).verdicts())).toEqual([id]);
});

it('there is a fault for every check', () => {
  const others = ['same-project', 'batch-drive', 'batch-calendar', 'batch-cloudidentity'];
  expect([...Object.keys(DOUBTS), ...others].sort()).toEqual(CHECKS.map(({ id }) => id).sort());
});
