/** What the checks make, and that nothing of it is left, however they end. */

import { type Program, runSync } from '../../../src/google/call.ts';
import { embeddedSync } from '../../../src/tools/command-line/driver.ts';
import { accessTokenOf } from '../../../src/tools/workspace/oauth/tokens.ts';
import { CHECKS } from '../../../src/workflows/checks/checks.ts';
import { heed, runCheck } from '../../../src/workflows/checks/run.ts';
import { groupAddress, makeSite, removeSite } from '../../../src/workflows/checks/site.ts';
import { wishFor } from '../../../src/workflows/checks/wish.ts';
import { swedish } from '../../messages/said.ts';
import { apply, plan, type Town, town } from '../town.ts';
import { MARYAM, NOW, run } from '../workspace.ts';

const asked = { domain: 'delaby.example', member: 'testkonto@delaby.example', outsider: 'test@annan.example', now: NOW };
const where = town();
apply(where);
const start = where.emulator.store.snapshot();
beforeEach(() => where.emulator.store.restore(start));

const wishOf = ({ ref, emulator }: Town) => run(emulator, wishFor({ ...asked, ref }));
/** Names of all that stands in Maryam's Drive, calendars and groups. */
function standing({ emulator }: Town): string[] {
  const ask = (url: string) => {
    const answer = emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer local:${MARYAM}` } });
    return answer.status === 200 ? String(answer.body) : '';
  };
  const names = (text: string) => [...text.matchAll(/"(?:name|summary)":"([^"]*)"/g)].map(([, name = '']) => name);
  return [
    ...names(ask('/drive/v3/files?pageSize=1000&fields=files(name)')),
    ...names(ask('/calendar/v3/users/me/calendarList?fields=items(summary)')),
    ...names(ask(`/v1/groups:lookup?groupKey.id=${encodeURIComponent(groupAddress(wishOf(where).wish))}`)),
  ].sort();
}
function* all(): Program<void> {
  const { wish } = yield* wishFor({ ...asked, ref: where.ref });
  const site = yield* makeSite(wish);
  for (const check of CHECKS) yield* runCheck(check, site);
  yield* removeSite(wish);
}

it('leaves nothing, and nothing that a plan would see', () => {
  const before = standing(where);
  const { wish } = wishOf(where);
  run(where.emulator, makeSite(wish));
  expect(standing(where).length).toBe(before.length + 4);
  expect(plan(where).planned.plan.changes).toEqual([]);
  expect(plan(where).planned.plan.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  run(where.emulator, removeSite(wish));
  expect(standing(where)).toEqual(before);
});

it('killed anywhere, leaves nothing that the next run does not remove', () => {
  const before = standing(where);
  let calls = 0;
  const counting = { ...embeddedSync(where.emulator, MARYAM, { wait: () => {}, onRequest: () => void calls++ }) };
  runSync(all(), counting);
  const whole = calls;
  expect(whole).toBeGreaterThan(40);
  for (let last = 1; last <= whole; last += last < 20 ? 1 : 7) {
    where.emulator.store.restore(start);
    let left = last;
    const driver = embeddedSync(where.emulator, MARYAM, {
      wait: () => {},
      onRequest: () => {
        if (left-- === 0) throw new Error('killed');
      },
    });
    expect(() => runSync(all(), driver)).toThrow('killed');
    run(where.emulator, all());
    expect([last, standing(where)]).toEqual([last, before]);
  }
});

it('writes in the workbook that access ends by itself in no edition like this one, and leaves other settings alone', () => {
  const fundamentals = town({ edition: 'education-fundamentals' });
  const { wish, workbook } = run(fundamentals.emulator, wishFor({ ...asked, ref: fundamentals.ref }));
  const site = run(fundamentals.emulator, makeSite(wish));
  const found = CHECKS.map((check) => run(fundamentals.emulator, runCheck(check, site)));
  expect(found.filter(({ verdict }) => verdict === 'differs').map(({ id }) => id)).toEqual(['expiry']);
  const heeded = found.flatMap((one) => run(fundamentals.emulator, heed(one, workbook)) ?? []);
  expect(heeded.map(swedish)).toEqual(['Slutdatum i Drive är nu nej.']);
  expect(plan(fundamentals).config.settings.driveExpiry).toBe('nej');
});

describe('without what it takes', () => {
  const verdicts = (scopes: readonly string[]) => {
    const driver = embeddedSync(where.emulator, MARYAM, { wait: () => {}, token: accessTokenOf(MARYAM, { app: '100000000001', scopes }) });
    return runSync(
      (function* () {
        const { wish } = yield* wishFor({ ...asked, ref: where.ref });
        const site = yield* makeSite(wish);
        const found = [];
        for (const check of CHECKS) found.push(yield* runCheck(check, site));
        yield* removeSite(wish);
        return found;
      })(),
      driver,
    );
  };

  it('of scopes, says what to ask the administrator for, and tries the rest', () => {
    const found = verdicts(['drive.file']);
    const groups = found.find(({ id }) => id === 'nested');
    expect([groups?.verdict, groups?.todo.sv]).toEqual(['untried', expect.stringContaining('API-kontroller')]);
    expect(found.find(({ id }) => id === 'meet')?.verdict).toBe('untried');
    expect(found.find(({ id }) => id === 'lease')?.verdict).toBe('agrees');
  });

  it('of the right to make groups, says where the administrator gives it', () => {
    where.emulator.faults = ({ method, service }) =>
      method === 'cloudidentity.groups.create'
        ? {
            kind: 'before',
            answer: { status: 403, headers: {}, body: JSON.stringify({ error: { status: 'PERMISSION_DENIED', message: service.name } }) },
          }
        : undefined;
    const { wish } = wishOf(where);
    const site = run(where.emulator, makeSite(wish));
    const found = CHECKS.filter(({ needs }) => needs?.includes('group')).map((check) => run(where.emulator, runCheck(check, site)));
    where.emulator.faults = undefined;
    expect(new Set(found.map(({ verdict, todo }) => `${verdict} ${todo.sv.slice(0, 38)}`))).toEqual(
      new Set(['untried Be administratören låta kontot skapa g']),
    );
  });

  it('of test accounts, says how to name them', () => {
    const { wish } = run(where.emulator, wishFor({ ...asked, ref: where.ref, member: '', outsider: '' }));
    const site = run(where.emulator, makeSite(wish));
    const untried = CHECKS.map((check) => run(where.emulator, runCheck(check, site))).filter(({ verdict }) => verdict === 'untried');
    expect(untried.map(({ id }) => id)).toEqual(['outsider-in-group', 'outsider-share', 'send-updates']);
    expect(untried[0]?.todo.en).toContain('--outsider');
  });
});
