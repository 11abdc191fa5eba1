/** Connects through a municipality's proxy: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, which Node itself ignores. */
import http, { type ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';
import { type Duplex, PassThrough } from 'node:stream';
import tls from 'node:tls';

/** The proxy for an address; undefined for a direct connection. Loopback is always direct. */
export function proxyFor(target: URL, env: Readonly<Record<string, string | undefined>>): URL | undefined {
  const named = (name: string): string => env[name.toLowerCase()] || env[name] || '';
  const proxy = target.protocol === 'https:' ? named('HTTPS_PROXY') : named('HTTP_PROXY');
  const host = target.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (proxy === '' || /^(localhost|127\.|::1$)/.test(host)) return undefined;
  const straight = named('NO_PROXY')
    .split(/[\s,]+/)
    .map((entry) => entry.toLowerCase().replace(/^\*?\./, ''))
    .some((entry) => entry === '*' || (entry !== '' && (host === entry || host.endsWith(`.${entry}`))));
  return straight ? undefined : new URL(/^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`);
}

type Connect = (args: ClientRequestArgs, connected: (error: Error | null, socket: Duplex) => void) => undefined;

/** Connects by CONNECT (RFC 9110 §9.3.6), with TLS inside for https: the proxy sees only the target. */
export function tunnel(target: URL, proxy: URL): Connect {
  const secure = target.protocol === 'https:';
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const port = target.port || (secure ? '443' : '80');
  return (_args, connected) => {
    const fail = (error: Error): void => connected(error, new PassThrough());
    const basic = Buffer.from(`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`).toString('base64');
    const request = http.request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: `${target.hostname}:${port}`,
      agent: false,
      headers: { host: `${target.hostname}:${port}`, ...(proxy.username !== '' && { 'proxy-authorization': `Basic ${basic}` }) },
    });
    request.once('error', fail);
    request.once('connect', (response, socket: Socket) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        // No `code`: this is not a passing connection error.
        fail(new Error(`the proxy ${proxy.host} answered ${response.statusCode} ${response.statusMessage ?? ''}`.trim()));
      } else if (secure) {
        const inside = tls.connect({ socket, servername: host });
        inside.once('secureConnect', () => connected(null, inside)).once('error', fail);
      } else connected(null, socket);
    });
    request.end();
    return undefined;
  };
}
