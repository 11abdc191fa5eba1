import { OAuth2Client } from 'google-auth-library';
import { type Authorised, googleDriver } from '../../src/cli/transport/google.ts';
import { httpDriver } from '../../src/cli/transport/http.ts';
import { batch, call, runAsync } from '../../src/google/call.ts';
import { embeddedAsync, embeddedSync } from '../../src/tools/command-line/driver.ts';
import { localAuthorization, tokenFor } from '../../src/tools/command-line/token.ts';
import type { Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { later } from '../google/scripted.ts';
import { anna, driverContract, type Spy } from './driver-contract.ts';

const watched = (emulator: Emulator, { begin, end }: Spy) => ({
  handle(request: Parameters<Emulator['handle']>[0]) {
    const what = `${request.method} ${request.url} ${request.body && 'text' in request.body ? request.body.text : ''}`;
    begin(what);
    try {
      return emulator.handle(request);
    } finally {
      end(what);
    }
  },
});

const watchedFetch =
  ({ begin, end }: Spy): typeof fetch =>
  async (url, init) => {
    const what = `${init?.method} ${String(url)} ${String(init?.body ?? '')}`;
    begin(what);
    try {
      return await fetch(url, init);
    } finally {
      end(what);
    }
  };

/** Google's own client, acting as `email`. */
function localAuth(email: string): Authorised {
  const client = new OAuth2Client();
  client.setCredentials({ access_token: tokenFor(email), token_type: 'Bearer' });
  return client as unknown as Authorised;
}

async function served(emulator: Emulator) {
  const { port, close } = await serve(emulator, { port: 0 });
  return { rootUrl: `http://127.0.0.1:${port}`, close };
}

driverContract('in the process, answering at once', async (emulator, actor, spy) => ({
  driver: later(embeddedSync(watched(emulator, spy), actor)),
}));

driverContract('in the process, answering later', async (emulator, actor, spy) => ({
  driver: embeddedAsync(watched(emulator, spy), actor),
}));

driverContract('over plain HTTP', async (emulator, actor, spy) => {
  const { rootUrl, close } = await served(emulator);
  return { driver: httpDriver({ rootUrl, authorize: async () => localAuthorization(actor), fetch: watchedFetch(spy) }), close };
});

driverContract('with Google’s client library', async (emulator, actor, spy) => {
  const { rootUrl, close } = await served(emulator);
  const fetched = watchedFetch(spy);
  return { driver: await googleDriver({ rootUrl, auth: localAuth(actor), fetch: fetched }), close };
});

describe('a driver over HTTP', () => {
  const nowhere = 'http://127.0.0.1:9';
  it.each([
    ['plain', async () => httpDriver({ rootUrl: nowhere, authorize: async () => localAuthorization(anna) })],
    ['with Google’s client library', async () => googleDriver({ rootUrl: nowhere, auth: localAuth(anna), fetch })],
  ])('answers noAnswer for every call when nobody listens: %s', async (_name, make) => {
    const get = { method: 'drive.files.get' as const, params: { fileId: 'f' } };
    const read = { method: 'sheets.spreadsheets.get' as const, params: { spreadsheetId: 's' } };
    const outcomes = await runAsync(batch([get, get, read]), await make());
    expect(outcomes.map((one) => (one.ok ? 'ok' : `${one.error.status} ${one.error.reason}`))).toEqual([
      '0 noAnswer',
      '0 noAnswer',
      '0 noAnswer',
    ]);
  });

  it.each([
    [
      'plain',
      () => {
        const authorize = () => Promise.reject(new Error('inte inloggad'));
        return Promise.resolve(httpDriver({ rootUrl: nowhere, authorize }));
      },
    ],
    [
      'with Google’s client library',
      () => googleDriver({ rootUrl: nowhere, auth: { request: () => Promise.reject(new Error('inte inloggad')) }, fetch }),
    ],
  ])('ends the program when it cannot sign in: %s', async (_name, make) => {
    await expect(runAsync(call('drive.files.get', { fileId: 'f' }), await make())).rejects.toThrow('inte inloggad');
  });

  it.each([
    [
      'plain',
      (slow: typeof fetch) =>
        Promise.resolve(httpDriver({ rootUrl: nowhere, authorize: async () => localAuthorization(anna), fetch: slow })),
    ],
    ['with Google’s client library', async (slow: typeof fetch) => googleDriver({ rootUrl: nowhere, auth: localAuth(anna), fetch: slow })],
  ])('has at most four requests under way: %s', async (_name, make) => {
    let under = 0;
    let most = 0;
    const slow: typeof fetch = async () => {
      most = Math.max(most, ++under);
      await new Promise((later) => setTimeout(later, 5));
      under--;
      return new Response('{"spreadsheetId":"s"}', { headers: { 'content-type': 'application/json' } });
    };
    const reads = Array.from({ length: 10 }, () => ({ method: 'sheets.spreadsheets.get' as const, params: { spreadsheetId: 's' } }));
    const outcomes = await runAsync(batch(reads), await make(slow));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(10);
    expect(most).toBe(4);
  });

  it('is told that it is signed out when the grant was taken back', async () => {
    const refusal = Object.assign(new Error('invalid_grant'), { config: {}, response: { status: 400, headers: {}, data: '' } });
    const auth = { ...localAuth(anna), getRequestHeaders: () => Promise.reject(refusal) };
    const driver = await googleDriver({ rootUrl: nowhere, auth, fetch });
    const get = { method: 'drive.files.get' as const, params: { fileId: 'f' } };
    const outcomes = [...(await runAsync(batch([get]), driver)), ...(await runAsync(batch([get, get]), driver))];
    expect(outcomes.map((one) => !one.ok && one.error.trouble)).toEqual(['unauthorised', 'unauthorised', 'unauthorised']);
    expect(!outcomes[0]?.ok && outcomes[0]?.error.message).toContain('invalid_grant');
  });
});
