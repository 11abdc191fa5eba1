import http, { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { proxyFor, tunnel } from '../../src/cli/upload/proxy.ts';
import { httpTransport } from '../../src/cli/upload/transports.ts';

const sockets = new Set<Duplex>();
const servers: Server[] = [];
const listening = async (server: Server): Promise<number> => {
  servers.push(server.on('connection', (socket) => sockets.add(socket)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
};
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

const google = new URL('https://www.googleapis.com/upload');

describe('A proxy in the environment', () => {
  it.each([
    [{ HTTPS_PROXY: 'http://proxy.delaby.example:3128' }, 'http://proxy.delaby.example:3128/'],
    [{ https_proxy: 'proxy.delaby.example:3128' }, 'http://proxy.delaby.example:3128/'],
    [{ HTTP_PROXY: 'http://proxy.delaby.example:3128' }, undefined],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'delaby.example, .googleapis.com' }, undefined],
    [{ HTTPS_PROXY: 'http://p:1', no_proxy: '*' }, undefined],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'apis.com' }, 'http://p:1/'],
    [{}, undefined],
  ])('%j is for Google %s', (env, proxy) => {
    expect(proxyFor(google, env)?.href).toBe(proxy);
  });

  it.each(['http://127.0.0.1:8787', 'http://localhost:1', 'http://[::1]:1'])('is never used to reach this machine (%s)', (address) => {
    expect(proxyFor(new URL(address), { HTTP_PROXY: 'http://p:1' })).toBeUndefined();
  });

  it('is asked for a way through, with the name and password of its address', async () => {
    const asked: (string | undefined)[] = [];
    const target = createServer((_, outgoing) => outgoing.end('framme'));
    const proxy = createServer().on('connect', (request, near) => {
      asked.push(request.url, request.headers['proxy-authorization']);
      const far = connect((target.address() as AddressInfo).port, '127.0.0.1', () => {
        near.write('HTTP/1.1 200 OK\r\n\r\n');
        far.pipe(near).pipe(far);
      });
    });
    await listening(target);
    const by = new URL(`http://lena:hem%3Aligt@127.0.0.1:${await listening(proxy)}`);
    const to = new URL('http://drive.example/upload');
    const text = await new Promise<string>((resolve, reject) => {
      const request = http.request(to, { createConnection: tunnel(to, by) }, (response) => {
        response.setEncoding('utf8').once('data', resolve);
      });
      request.once('error', reject).end();
    });
    expect(text).toBe('framme');
    expect(asked).toEqual(['drive.example:80', `Basic ${Buffer.from('lena:hem:ligt').toString('base64')}`]);
  });

  it('that refuses ends the upload with its answer, and is not tried again', async () => {
    const proxy = createServer().on('connect', (_, near) => near.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    const port = await listening(proxy);
    const before = process.env.https_proxy;
    process.env.https_proxy = `http://127.0.0.1:${port}`;
    try {
      const carry = httpTransport('https://drive.example', async () => ({}));
      const refused = await carry({ method: 'GET', url: '/', headers: {}, signed: false }).catch(
        (error: Error & { code?: string }) => error,
      );
      expect(refused).toMatchObject({ message: expect.stringContaining('407') });
      expect((refused as { code?: string }).code).toBeUndefined();
    } finally {
      if (before === undefined) delete process.env.https_proxy;
      else process.env.https_proxy = before;
    }
  });
});
