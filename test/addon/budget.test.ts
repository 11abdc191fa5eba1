/** Apps Script ends an execution after six minutes, be it asleep. */
import { BUDGET_MS, run } from '../../src/addon/driver.ts';
import { tooManyRequests } from '../../src/tools/workspace/faults/faults.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { applyOptions, plan, town } from '../workflows/town.ts';
import { MARYAM, NOW, values } from '../workflows/workspace.ts';

interface Fetch {
  url: string;
  method: string;
  headers: Record<string, string>;
  contentType?: string;
  payload?: string;
}

afterEach(() => {
  jest.restoreAllMocks();
});

/** Apps Script's services over the embedded workspace; sleeping moves the clock. */
function services({ emulator }: ReturnType<typeof town>): void {
  let clock = NOW;
  jest.spyOn(Date, 'now').mockImplementation(() => clock);
  const fetched = ({ url, method, headers, contentType, payload }: Fetch) => {
    const { pathname, search, host } = new URL(url);
    const type: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
    const answer = emulator.handle({
      method: method.toUpperCase(),
      url: pathname + search,
      headers: { host, ...headers, ...type },
      ...(payload === undefined ? {} : { body: { text: payload } }),
    });
    return {
      getResponseCode: () => answer.status,
      getAllHeaders: () => answer.headers,
      getContentText: () => String(answer.body ?? ''),
    };
  };
  Object.assign(globalThis, {
    ScriptApp: { getOAuthToken: () => `local:${MARYAM}` },
    UrlFetchApp: { fetchAll: (requests: Fetch[]) => requests.map(fetched) },
    Utilities: {
      sleep: (ms: number) => {
        clock += ms;
      },
    },
  });
}

describe('An apply in the add-on whom Google asks to wait for longer than there is time', () => {
  it('ends within its time instead of sleeping, and tells what waits', () => {
    let refusals = 0;
    const where = town({
      faults: (request) => (request.method === 'drive.permissions.create' && refusals++ < 100 ? tooManyRequests(120)(request) : undefined),
    });
    const reading = plan(where);
    services(where);
    const deadline = NOW + BUDGET_MS;
    const applied = run(applyPlan(reading, { ...applyOptions(), now: () => NOW, realNow: Date.now, deadline }), deadline);
    expect(Date.now()).toBeLessThan(deadline);
    expect(applied.outcomes.filter((outcome) => outcome.status !== 'done')).not.toEqual([]);
    const log = values(where.emulator, where.ref.spreadsheetId, 'Logg!A1:G500');
    expect(log.some((line) => String(line[6]).includes('429'))).toBe(true);
  });
});
