import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse, type Server as WebServer } from 'node:http';
import { createServer as createTls } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';

/**
 * For programs that know no other address than Google's: they are run as they are, behind a proxy that leads Google's host name
 * to the workspace. The certificate is made for the test.
 */
export interface GoogleHost {
  /** The environment that leads a program here. */
  env: readonly string[];
  /** Of the one who vouches for the host. */
  certificate: string;
  close(): void;
}

/** @param documents what is answered at a path instead of by the workspace, such as Google's directory of APIs */
export async function openGoogleHost(
  port: number,
  folder: string,
  documents: Readonly<Record<string, () => string>> = {},
): Promise<GoogleHost> {
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name)) as [string, string];
  const subject = ['-subj', '/CN=www.googleapis.com', '-addext', 'subjectAltName=DNS:www.googleapis.com', '-days', '1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject], {
    stdio: 'ignore',
  });
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const path = (incoming.url ?? '').replace(/^https?:\/\/[^/]+/, '');
    const document = documents[path.replace(/\?.*$/, '')];
    if (document) {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(document());
      return;
    }
    const headers = { ...incoming.headers, host: `127.0.0.1:${port}` };
    const on = request({ host: '127.0.0.1', port, method: incoming.method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    on.on('error', () => outgoing.destroy());
    incoming.pipe(on);
  };
  const tls = createTls({ key: readFileSync(key), cert: readFileSync(certificate) }, forward);
  const plain = createServer(forward);
  plain.on('connect', (_request, socket) => {
    const inner = connect((tls.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      inner.pipe(socket).pipe(inner);
    });
    inner.on('error', () => socket.destroy());
    socket.on('error', () => inner.destroy());
  });
  const servers: WebServer[] = [tls, plain];
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  return {
    env: [...['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'].map((name) => `${name}=${proxy}`), 'NO_PROXY=', 'no_proxy='],
    certificate,
    close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
