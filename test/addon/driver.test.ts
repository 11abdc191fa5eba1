import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { AsyncDriver, Outcome } from '../../src/google/call.ts';
import { GoogleError } from '../../src/google/errors.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { driverContract } from '../contract/driver-contract.ts';
import { hosts, resultOf } from '../tools/playground/built.ts';
import type { Told } from './fixture/send.ts';

const createHost = hosts();
const folder = mkdtempSync(join(tmpdir(), 'script-driver-'));

beforeAll(() => {
  buildSync({
    entryPoints: [resolve(__dirname, 'fixture/send.ts')],
    outfile: join(folder, 'Code.js'),
    bundle: true,
    format: 'iife',
    globalName: 'Fixture',
    target: 'es2020',
    footer: { js: 'function send(calls) { return Fixture.send(calls); }' },
  });
  // The product's own list of addresses holds here too.
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(require('../../appsscript.json')));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `told` with the class that the door expects; the message already says method, status and reason. */
function outcomeOf(told: Told): Outcome {
  if (told.ok) return { ok: true, result: told.result };
  const tail = ` (${told.status} ${told.reason})`;
  const message = told.message.slice(`${told.method}: `.length, -tail.length);
  return { ok: false, error: new GoogleError(told.method, told.status, told.reason, message, told.retryAfterMs ?? undefined) };
}

driverContract('in Apps Script', async (emulator, actor, spy) => {
  const server = await serve(emulator, {
    port: 0,
    // Each request is held a moment, so that two sent at once are seen to overlap.
    pages: async (request) => {
      const what = `${request.method} ${request.url} ${request.body && 'text' in request.body ? request.body.text : ''}`;
      spy.begin(what);
      try {
        await new Promise((later) => setTimeout(later, 2));
        return emulator.handle(request);
      } finally {
        spy.end(what);
      }
    },
  });
  const host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}` });
  const driver: AsyncDriver = {
    wait: async () => {},
    send: async (calls) =>
      ((await resultOf(host.call('send', [calls], { user: actor, surface: 'client', page: 'editor' }))) as Told[]).map(outcomeOf),
  };
  return { driver, close: server.close };
});
