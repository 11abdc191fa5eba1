import { waitBefore } from '../../src/pages/kit/again.ts';
import { act, isProblem, read, showPlan } from '../../src/pages/kit/server.ts';
import { overview, whatIf } from './fixture.ts';

type Sent = { name: string; value: unknown };
const page = globalThis as { google?: unknown };

/** google.script.run that answers, fails or throws as told, and keeps what was sent. */
function serverThat(does: (succeed: (answer: unknown) => void, fail: (error: unknown) => void) => void): Sent[] {
  const sent: Sent[] = [];
  const runner = (succeed: (answer: unknown) => void, fail: (error: unknown) => void): object => {
    const take = (name: string) => (value: unknown) => {
      sent.push({ name, value });
      does(succeed, fail);
    };
    return {
      withSuccessHandler: (next: (answer: unknown) => void) => runner(next, fail),
      withFailureHandler: (next: (error: unknown) => void) => runner(succeed, next),
      uiRead: take('uiRead'),
      uiDo: take('uiDo'),
      showPlan: take('showPlan'),
    };
  };
  page.google = {
    script: {
      run: runner(
        () => {},
        () => {},
      ),
      host: { close: () => {} },
    },
  };
  return sent;
}

afterEach(() => {
  page.google = undefined;
});

describe('the door to the server', () => {
  it('sends a query as plain data and hands on the answer', async () => {
    const sent = serverThat((succeed) => succeed(overview));
    expect(await read({ kind: 'overview' })).toBe(overview);
    expect(sent).toEqual([{ name: 'uiRead', value: { kind: 'overview' } }]);
  });

  it('leaves out what is undefined, which google.script.run refuses in places', async () => {
    const sent = serverThat((succeed) => succeed({ undo: [] }));
    await act({ kind: 'edit', edits: [{ kind: 'answer', permit: 'M-01', answer: 'ja', answered: '2026-11-16', to: undefined }] });
    const { edits } = (sent[0] as Sent).value as { edits: object[] };
    expect(Object.keys(edits[0] ?? {})).toEqual(['kind', 'permit', 'answer', 'answered']);
  });

  it('says that a read which failed has changed nothing', async () => {
    serverThat((_, fail) => fail(new Error('Service timed out')));
    const answer = await read({ kind: 'plan' });
    expect(isProblem(answer) && answer.problem.sv).toContain('Inget är ändrat');
    expect(isProblem(answer) && answer.problem.sv).toContain('Service timed out');
  });

  it('asks again by itself where the server was too busy to begin, at growing and uneven intervals, and gives up in words', async () => {
    jest.useFakeTimers();
    const busy = { problem: { sv: 'Många öppnar sidan just nu.', en: 'Many.' }, again: true };
    const crowd = new Error('There are too many scripts running simultaneously for this Google user account.');
    try {
      for (const [does, sent] of [
        [(n: number, succeed: (answer: unknown) => void) => succeed(n < 2 ? busy : overview), 3],
        [(n: number, succeed: (answer: unknown) => void, fail: (error: unknown) => void) => (n < 1 ? fail(crowd) : succeed(overview)), 2],
      ] as const) {
        let asked = 0;
        const calls = serverThat((succeed, fail) => does(asked++, succeed, fail));
        const answer = read({ kind: 'overview' });
        await jest.advanceTimersByTimeAsync(30_000);
        expect(await answer).toBe(overview);
        expect(calls).toHaveLength(sent);
      }
      const calls = serverThat((_, fail) => fail(crowd));
      const answer = act({ kind: 'stop' });
      await jest.advanceTimersByTimeAsync(60_000);
      expect(await answer).toMatchObject({ problem: { sv: expect.stringContaining('Många använder Delakultur') } });
      expect(calls).toHaveLength(6);
    } finally {
      jest.useRealTimers();
    }
    const waits = [0, 1, 2, 3, 4, 5].map((tries) => waitBefore(tries, () => 0.5));
    expect(waits).toEqual([4_000, 4_000, 5_000, 6_000, 7_000, undefined]);
    expect([waitBefore(0, () => 0), waitBefore(0, () => 0.999)]).toEqual([1_000, 6_994]);
  });

  it.each([
    'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
    'ScriptError: Authorization is required to perform that action.',
    'Authorisation is required to perform that action.',
    'You do not have permission to access the requested document.',
  ])('knows by Google’s “%s” that another account is the browser’s first, and says what to do', async (message) => {
    serverThat((_, fail) => fail(new Error(message)));
    for (const answer of [await read({ kind: 'plan' }), await act({ kind: 'stop' })]) {
      expect(isProblem(answer) && answer.problem.sv).toContain('flera Google-konton');
      expect(isProblem(answer) && answer.problem.en).toContain('browser profile');
      expect(JSON.stringify(answer)).not.toMatch(/PERMISSION|required/);
    }
  });

  it('says of a lost reply to an act that nobody knows whether it was done', async () => {
    serverThat((_, fail) => fail(new Error('NetworkError')));
    const answer = await act({ kind: 'withdraw', permit: 'M-05' });
    expect(isProblem(answer) && answer.problem.sv).toContain('vet inte om det blev gjort');
  });

  it('answers in words where there is no server at all, or an empty answer', async () => {
    expect(isProblem(await read({ kind: 'overview' }))).toBe(true);
    serverThat((succeed) => succeed(null));
    expect(isProblem(await read({ kind: 'overview' }))).toBe(true);
  });

  it('takes the empty answer of an opened dialog for success', async () => {
    const sent = serverThat((succeed) => succeed(null));
    expect(isProblem(await showPlan())).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('does not take a forecast, which has a field for its own problem, for a failure', () => {
    expect(isProblem(whatIf)).toBe(false);
    expect(isProblem({ problem: { sv: 'Nej', en: 'No' } })).toBe(true);
  });
});
