/** The one machine of both roads, against a Drive that keeps what it likes and a network that breaks anywhere. */
import fc from 'fast-check';
import {
  begin,
  beginsAnew,
  type Event,
  type Heard,
  isPassing,
  measured,
  next,
  REFUSALS,
  type Step,
  type Way,
  waitMs,
  whole,
} from '../../src/domain/recordings/transfer.ts';
import { errorFrom } from '../../src/google/errors.ts';

const MB = 2 ** 20;
const ways: Readonly<Record<string, Way>> = {
  'the command line': { pieces: whole(), patience: 16, hasServer: false },
  'a browser': { pieces: measured, patience: Number.POSITIVE_INFINITY, hasServer: true },
};

const heard = (status: number, more: Partial<Heard> = {}): Heard => ({
  status,
  range: undefined,
  retryAfter: undefined,
  body: '',
  ...more,
});

/** What happens to one request: how much of what was sent is kept (in hundredths), and what is heard of it. */
interface Fault {
  readonly part: number;
  readonly hears: 'all' | 'nothing' | 'busy' | 'unreadable';
}

/** Carries an upload out. Where the faults end, everything gets through. */
function carriedOut(size: number, fresh: boolean, way: Way, faults: readonly Fault[]) {
  const left = [...faults];
  let kept = fresh ? 0 : Math.floor(size / 3);
  let known = -1;
  const steps: Step[] = [];
  const stand = (): Heard =>
    kept >= size ? heard(200, { body: '{"id":"f"}' }) : heard(308, kept > 0 ? { range: `bytes=0-${kept - 1}` } : {});
  let state = begin(size, fresh, way);
  for (;;) {
    const { step } = state;
    steps.push(step);
    if (steps.length > 2000) throw new Error('without end');
    let event: Event = { kind: 'waited' };
    if (step.do === 'put' || step.do === 'ask') {
      const fault = left.shift() ?? { part: 100, hears: 'all' };
      if (step.do === 'put') {
        expect(step.from).toBeLessThanOrEqual(kept);
        expect(step.from).toBeGreaterThanOrEqual(known);
        kept = Math.max(kept, Math.floor(step.from + ((step.to - step.from) * fault.part) / 100));
      }
      const answer = fault.hears === 'busy' ? heard(503) : stand();
      const said = fault.hears === 'unreadable' ? { ...answer, range: undefined } : answer;
      event = fault.hears === 'nothing' ? { kind: 'broke', random: 0 } : { kind: 'heard', heard: said, ms: 1000, random: 0 };
      if (fault.hears === 'all') known = Math.max(known, kept);
    } else if (step.do === 'askServer') event = { kind: 'stands', stand: { kept }, random: 0 };
    else if (step.do !== 'wait') return { steps, kept };
    state = next(state, event, way);
  }
}

const fault = fc.record({ part: fc.nat(100), hears: fc.constantFrom<Fault['hears']>('all', 'nothing', 'busy', 'unreadable') });

describe.each(Object.entries(ways))('an upload from %s', (_, way) => {
  it('arrives whole over any network that works again, and sends nothing that Drive has said it has', () => {
    const most = fc.integer({ min: 1, max: 400 * MB });
    fc.assert(
      fc.property(most, fc.boolean(), fc.array(fault, { maxLength: 7 }), (size, fresh, faults) => {
        // Only a page may be kept from reading what Drive says.
        const seen = way.hasServer ? faults : faults.filter(({ hears }) => hears !== 'unreadable');
        const { steps, kept } = carriedOut(size, fresh, way, seen);
        expect(steps.at(-1)).toMatchObject({ do: 'sent' });
        expect(kept).toBe(size);
      }),
      { numRuns: 300 },
    );
  });

  it('is given up when Drive has refused for now a dozen times without a byte of progress', () => {
    const busy = Array.from({ length: 40 }, (): Fault => ({ part: 0, hears: 'busy' }));
    const { steps } = carriedOut(MB, true, way, busy);
    expect(steps.at(-1)).toMatchObject({ do: 'refused', heard: { status: 503 } });
    expect(steps.filter((step) => step.do === 'wait')).toHaveLength(REFUSALS);
  });

  it('asks where Drive stands before it goes on with what an earlier run began', () => {
    expect(begin(MB, false, way).step).toEqual({ do: 'ask' });
  });
});

it('A network that is gone is waited for as long as there is patience', () => {
  const gone = Array.from({ length: 40 }, (): Fault => ({ part: 0, hears: 'nothing' }));
  const { steps } = carriedOut(MB, true, ways['the command line'] as Way, gone);
  expect(steps.at(-1)).toEqual({ do: 'lost' });
  expect(steps.filter((step) => step.do === 'wait')).toHaveLength(15);
});

it('What passes by waiting is what Google’s errors call busy, and a request that took too long', () => {
  const reasons = ['rateLimitExceeded', 'userRateLimitExceeded', 'backendError', 'storageQuotaExceeded', 'dailyLimitExceeded', 'forbidden'];
  for (const status of [400, 401, 403, 404, 408, 409, 412, 429, 500, 502, 503, 504])
    for (const reason of [...reasons, '']) {
      const body = reason === '' ? '<html>' : JSON.stringify({ error: { message: 'x', errors: [{ reason }] } }, null, 1);
      const { trouble } = errorFrom('drive.files.create', status, body);
      expect({ status, reason, passes: isPassing({ status, body }) }).toEqual({
        status,
        reason,
        passes: trouble === 'busy' || (status === 408 && trouble !== 'exhausted'),
      });
    }
});

it('Another session is begun where one is gone or of no use, three times, and never where Drive will not have the film', () => {
  expect([404, 410, 400, 401].map((status) => beginsAnew(3, status))).toEqual([true, true, true, true]);
  expect([403, 412, 503].map((status) => beginsAnew(1, status))).toEqual([false, false, false]);
  expect(beginsAnew(4, 404)).toBe(false);
});

it('A wait doubles up to a minute, with half of it left to chance, and is at least what Drive asks for', () => {
  expect([0, 1, 2, 9].map((tries) => waitMs(tries, undefined, 0))).toEqual([500, 1000, 2000, 30_000]);
  expect(waitMs(0, undefined, 0.999)).toBeGreaterThan(990);
  expect(waitMs(0, '30', 0)).toBe(30_000);
});
