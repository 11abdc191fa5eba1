import { execFile } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import tls from 'node:tls';
import { promisify, types } from 'node:util';

const run = promisify(execFile);
const refused = /tests may only reach this machine/;

/** The words of an error and of the causes behind it: fetch wraps what stopped it. Its errors are of Node's own realm. */
const words = (error: unknown): string => (types.isNativeError(error) ? `${error.message} ${words(error.cause)}` : '');

describe('a test that would leave this machine', () => {
  it.each([
    ['a socket to a name', () => net.connect(443, 'www.googleapis.com')],
    ['a socket to an address', () => net.connect({ host: '142.250.74.10', port: 443 })],
    ['TLS', () => tls.connect({ host: 'oauth2.googleapis.com', port: 443 })],
    ['http', () => http.get('http://example.com/')],
    ['https', () => https.get('https://www.googleapis.com/drive/v3/files')],
    ['a name look-up', () => dns.lookup('www.googleapis.com', () => undefined)],
    ['a name server', () => dns.resolve4('www.googleapis.com', () => undefined)],
    ['a datagram', () => dgram.createSocket('udp4').send('hej', 53, '8.8.8.8')],
  ])('is stopped: %s', (_way, attempt) => {
    expect(attempt).toThrow(refused);
  });

  it('is stopped: fetch', async () => {
    const error = await fetch('https://www.googleapis.com/drive/v3/files').catch((reason: unknown) => reason);
    expect(words(error)).toMatch(refused);
  });

  it('is stopped in a Node process that the test starts', async () => {
    const script = `fetch('https://www.googleapis.com/').catch(error => console.log(String(error.cause)))`;
    const { stdout } = await run(process.execPath, ['-e', script]);
    expect(stdout).toMatch(refused);
  });

  it('is turned away in a program that heeds proxies', () => {
    expect(process.env.https_proxy).toBe('http://127.0.0.1:9');
    expect(process.env.no_proxy).toContain('127.0.0.1');
  });
});

describe('a test that stays on this machine', () => {
  it('reaches a server of its own', async () => {
    const server = http.createServer((_request, response) => response.end('hej'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const answers = await Promise.all(['127.0.0.1', 'localhost'].map((host) => fetch(`http://${host}:${port}/`).then((r) => r.text())));
    await new Promise((done) => server.close(done));
    expect(answers).toEqual(['hej', 'hej']);
  });
});
