import { batch, type Call, call, type Outcome, type Program, runSync } from '../../src/google/call.ts';
import { type Door, Stopped, throughDoor } from '../../src/google/door.ts';
import { failed, ok, scripted } from './scripted.ts';

const read: Call = { method: 'drive.files.get', params: { fileId: 'film' } };
const write: Call = { method: 'drive.files.update', params: { fileId: 'film', requestBody: { name: 'Vatten' } } };
const film = ok({ id: 'film' });

/** Sends `calls` in one batch through the door; answers what the program saw and what the driver was asked. */
function through(calls: readonly Call[], script: Outcome[][], door: Partial<Door> = {}) {
  const driver = scripted(script);
  const outcomes: readonly Outcome[] = runSync(throughDoor(batch(calls), { now: () => 0, random: () => 0.5, ...door }), driver);
  return { outcomes, sent: driver.sent, waited: driver.waited, troubles: outcomes.map((one) => (one.ok ? 'ok' : one.error.trouble)) };
}

describe('the door', () => {
  it.each([
    ['403 rateLimitExceeded', failed(403, 'rateLimitExceeded')],
    ['403 userRateLimitExceeded', failed(403, 'userRateLimitExceeded')],
    ['429', failed(429, 'RESOURCE_EXHAUSTED')],
  ])('waits and sends again, even a write, after %s', (_name, refusal) => {
    const { troubles, sent, waited } = through([write], [[refusal], [refusal], [film]]);
    expect(troubles).toEqual(['ok']);
    expect(sent).toHaveLength(3);
    expect(waited).toEqual([750, 1500]); // half of 1 s and 2 s, and half of the other half
  });

  it.each([
    ['500', failed(500, 'internalError')],
    ['503', failed(503, 'backendError')],
    ['a lost answer', failed(0, 'noAnswer')],
    ['a missing part of a batch', failed(0, 'missingPart')],
  ])('sends a read again after %s, but never a write', (_name, trouble) => {
    expect(through([read], [[trouble], [film]]).troubles).toEqual(['ok']);
    expect(through([write], [[trouble]]).sent).toHaveLength(1);
  });

  it.each([
    ['sharingRateLimitExceeded', failed(403, 'sharingRateLimitExceeded'), 'exhausted'],
    ['quotaExceeded', failed(403, 'quotaExceeded'), 'exhausted'],
    ['insufficientFilePermissions', failed(403, 'insufficientFilePermissions'), 'forbidden'],
    ['notFound', failed(404, 'notFound'), 'notFound'],
    ['conditionNotMet', failed(412, 'conditionNotMet'), 'stale'],
  ])('does not wait for what waiting does not cure: %s', (_name, refusal, trouble) => {
    const { troubles, waited } = through([read], [[refusal]]);
    expect(troubles).toEqual([trouble]);
    expect(waited).toEqual([]);
  });

  it('waits as long as Retry-After asks', () => {
    expect(through([read], [[failed(429, 'rateLimitExceeded', 17_000)], [film]]).waited).toEqual([17_000]);
  });

  it('sends again only the calls that failed, and keeps the order of outcomes', () => {
    const three = ['a', 'b', 'c'].map((fileId): Call => ({ method: 'drive.files.get', params: { fileId } }));
    const { outcomes, sent } = through(three, [[ok({ id: 'a' }), failed(429, 'x'), failed(404, 'notFound')], [ok({ id: 'b' })]]);
    expect(sent[1]).toEqual([three[1]]);
    expect(outcomes.map((one) => (one.ok ? (one.result as { id: string }).id : one.error.trouble))).toEqual(['a', 'b', 'notFound']);
  });

  it('gives up after eight tries', () => {
    const busy = Array.from({ length: 9 }, () => [failed(503, 'backendError')]);
    const { sent, waited, troubles } = through([read], busy);
    expect(sent).toHaveLength(8);
    expect(Math.max(...waited)).toBeLessThanOrEqual(60_000);
    expect(troubles).toEqual(['busy']);
  });

  it('does not let a program wait past the deadline: its time is up', () => {
    function* waiting(): Program<string> {
      yield { kind: 'wait', ms: 5_000 };
      return 'waited';
    }
    const wait = (deadline: number) => runSync(throughDoor(waiting(), { now: () => 0, random: () => 0, deadline }), scripted([]));
    expect(wait(6_000)).toBe('waited');
    expect(() => wait(5_000)).toThrow(Stopped);
  });

  it('does not begin a wait that would pass the deadline', () => {
    const { waited, troubles } = through([read], [[failed(429, 'rateLimitExceeded', 17_000)]], { deadline: 16_000 });
    expect(waited).toEqual([]);
    expect(troubles).toEqual(['busy']);
  });

  it('sends on past the time until which it may wait, but sleeps no longer', () => {
    const refused = failed(429, 'rateLimitExceeded', 17_000);
    const { waited, troubles, sent } = through([read], [[refused], [refused]], { waitUntil: 17_000 });
    expect([waited, troubles, sent.length]).toEqual([[], ['busy'], 1]);
    expect(through([read], [[film]], { now: () => 18_000, waitUntil: 17_000 }).troubles).toEqual(['ok']);
  });

  it('sends nothing once the time is up', () => {
    const driver = scripted([]);
    const late: Door = { now: () => 100, random: () => 0, deadline: 100 };
    expect(() => runSync(throughDoor(batch([read]), late), driver)).toThrow(Stopped);
    expect(driver.sent).toEqual([]);
  });

  it('sends no write once the stop flag is up, while reads go on', () => {
    const up: Partial<Door> = {
      stopped: function* () {
        return true;
      },
    };
    expect(through([read], [[film]], up).troubles).toEqual(['ok']);
    expect(() => through([write], [], up)).toThrow('A withdrawal asked this run to stop.');
  });

  it('asks for the stop flag before every write, the repeated ones too', () => {
    let asked = 0;
    const flag: Partial<Door> = {
      stopped: function* () {
        yield { kind: 'wait', ms: 0 };
        return ++asked > 1;
      },
    };
    expect(() => through([write], [[failed(429, 'rateLimitExceeded')]], flag)).toThrow(Stopped);
    expect(asked).toBe(2);
  });

  it('hands over what is done of a batch that is stopped between tries', () => {
    let asked = 0;
    const flag: Partial<Door> = {
      stopped: function* () {
        return ++asked > 1;
      },
    };
    expect(through([write, write], [[film, failed(429, 'rateLimitExceeded')]], flag).troubles).toEqual(['ok', 'busy']);
  });

  it('lets a program clean up when it is stopped, and go on reading', () => {
    function* tidy(): Program<string> {
      try {
        yield* call('drive.files.update', { fileId: 'film', requestBody: {} });
        return 'written';
      } catch (error) {
        return `${(error as Stopped).why}: ${(yield* call('drive.files.get', { fileId: 'film' })).id}`;
      }
    }
    const door: Door = {
      now: () => 0,
      random: () => 0,
      stopped: function* () {
        return true;
      },
    };
    expect(runSync(throughDoor(tidy(), door), scripted([[film]]))).toBe('flag: film');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'ok'],
    ['a list', []],
  ])('takes %s where an object is promised for a lost answer', (_name, answer) => {
    expect(through([read], [[ok(answer)], [film]]).troubles).toEqual(['ok']);
    expect(through([write], [[ok(answer)]]).troubles).toEqual(['unknown']);
  });

  it('takes nothing for an answer to a deletion', () => {
    const deletion: Call = { method: 'drive.permissions.delete', params: { fileId: 'film', permissionId: '1' } };
    expect(through([deletion], [[ok(undefined)]]).troubles).toEqual(['ok']);
  });

  it('tells of every send', () => {
    const told: [number, string[]][] = [];
    through([read, write], [[failed(503, 'x'), film], [film]], {
      onSend: (calls, outcomes) => told.push([calls.length, outcomes.map((one) => (one.ok ? 'ok' : one.error.trouble))]),
    });
    expect(told).toEqual([
      [2, ['busy', 'ok']],
      [1, ['ok']],
    ]);
  });
});
