/** Uploads from pages at other addresses (CORS): Google lets the page that a session was opened for read its answers, and no other. */
import { createEmulator } from '../../../../src/tools/workspace/core/emulator.ts';
import { type Server, serve } from '../../../../src/tools/workspace/http/serve.ts';
import { KARIN } from './fixture.ts';

describe('a session that a server opened for a page', () => {
  const emulator = createEmulator({ domains: ['skola.se'] });
  const page = 'http://localhost:3000';
  let server: Server;
  beforeAll(async () => {
    server = await serve(emulator, { port: 0 });
  });
  afterAll(async () => {
    await server.close();
    emulator.close();
  });
  const open = async (origin?: string): Promise<string> => {
    const url = `http://127.0.0.1:${server.port}/upload/drive/v3/files?uploadType=resumable`;
    const headers = { authorization: `Bearer local:${KARIN}`, 'content-type': 'application/json', ...(origin && { origin }) };
    return (await fetch(url, { method: 'POST', headers, body: '{"name":"Film"}' })).headers.get('location') ?? '';
  };
  const asked = async (url: string, origin: string) => {
    const more = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-range' };
    const may = await fetch(url, { method: 'OPTIONS', headers: { origin, ...more } });
    const stands = await fetch(url, { method: 'PUT', headers: { origin, 'content-range': 'bytes */9' } });
    return [may, stands].map((answer) => answer.headers.get('access-control-allow-origin'));
  };

  it('answers that page, also its question beforehand, and lets it read where the upload stands', async () => {
    const url = await open(page);
    expect(await asked(url, page)).toEqual([page, page]);
    const kept = await fetch(url, {
      method: 'PUT',
      headers: { origin: page, 'content-range': `bytes 0-262143/300000` },
      body: new Uint8Array(262_144),
    });
    expect([kept.status, kept.headers.get('range'), kept.headers.get('access-control-expose-headers')]).toEqual([
      308,
      'bytes=0-262143',
      expect.stringContaining('Range'),
    ]);
  });

  it('answers no other page, and none where it was opened for nobody', async () => {
    expect(await asked(await open(page), 'http://localhost:4000')).toEqual([null, null]);
    expect(await asked(await open(), page)).toEqual([null, null]);
  });
});
