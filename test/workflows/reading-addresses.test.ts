/** A reading's requests, held against the longest address that UrlFetchApp takes. */
import { encode, HOSTS } from '../../src/google/http.ts';
import { METHODS } from '../../src/google/methods.ts';
import { FETCH_URL_BYTES } from '../../src/quotas/google.ts';
import { planWorkspace } from '../../src/workflows/read/plan.ts';
import { build, NOW, OPERATOR, run, small } from '../bench/municipality.ts';
import { applied } from '../bench/sharing.ts';

/** Drive’s tokens are of no documented length: this is longer than people have seen. */
const TOKEN = 'x'.repeat(600);

describe('A reading of many rooms', () => {
  it('asks by addresses that UrlFetchApp takes, also for the later pages of a list', () => {
    const where = build({ ...small, rooms: 40, recordings: 40 });
    applied(where);
    let longest = 0;
    let asked = 0;
    const program = planWorkspace({ spreadsheetId: where.ref.spreadsheetId, operator: OPERATOR, now: NOW });
    function* watched(): typeof program {
      let step = program.next([]);
      while (!step.done) {
        const effect = step.value;
        for (const call of effect.kind === 'send' ? effect.calls : []) {
          const paged = call.method.endsWith('.list') ? { ...call, params: { ...call.params, pageToken: TOKEN } } : call;
          const { verb, url } = encode(paged as typeof call);
          if (verb !== 'GET') continue;
          asked++;
          longest = Math.max(longest, `${HOSTS[METHODS[call.method].api]}${url}`.length);
        }
        step = program.next(yield effect);
      }
      return step.value;
    }
    expect(run(where, watched()).planned.plan.changes).toEqual([]);
    expect(asked).toBeGreaterThan(5);
    expect(longest).toBeLessThan(FETCH_URL_BYTES);
    expect(longest).toBeGreaterThan(500);
  });
});
