/** Sends an upload's requests: over HTTP, with the bytes streamed. */
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import { proxyFor, tunnel } from './proxy.ts';

export interface UploadRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** A whole address, or a path at the service. */
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** Instead of `body`; as many bytes as `content-length`. A piece is invalid once the piece after the next is requested. */
  bytes?: AsyncIterable<Buffer>;
  /** Whether to say who acts. A session's address is its own key. */
  signed: boolean;
}

export interface Answer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** Sends one request. Throws an error with a `code` when no answer came. */
export type UploadTransport = (request: UploadRequest) => Promise<Answer>;

const IDLE_MS = 120_000;

/** Streams over node:http(s), by the proxy that the environment names: memory stays the same however long the film. */
export function httpTransport(rootUrl: string, authorize: () => Promise<Record<string, string>>, signal?: AbortSignal): UploadTransport {
  return async ({ method, url, headers, body, bytes, signed }) => {
    const target = new URL(url, rootUrl);
    const who = signed ? await authorize() : {};
    const proxy = proxyFor(target, process.env);
    const request = (target.protocol === 'https:' ? https : http).request(target, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }), ...headers, ...who },
      ...(signal && { signal }),
      ...(proxy && { createConnection: tunnel(target, proxy) }), // Used only without an agent.
    });
    request.setTimeout(IDLE_MS, () =>
      request.destroy(Object.assign(new Error('the connection has been silent too long'), { code: 'ETIMEDOUT' })),
    );
    const answer = answerTo(request);
    if (bytes) pump(bytes, request).catch((error: Error) => request.destroy(error));
    else request.end(body);
    try {
      return await answer;
    } finally {
      if (!request.writableFinished) request.destroy(); // Drive answered before it had read everything.
    }
  };
}

function answerTo(request: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(parts).toString('utf8') });
      });
    });
  });
}

/** One piece is sent while the next is read; no more than two are in memory. */
async function pump(bytes: AsyncIterable<Buffer>, request: ClientRequest): Promise<void> {
  let wake: (() => void) | undefined;
  request.once('close', () => wake?.()); // After a broken connection the write's callback may never come.
  const written = (piece: Buffer): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      request.write(piece, () => resolve());
    });
  let underWay: Promise<void> | undefined;
  for await (const piece of bytes) {
    await underWay;
    if (request.destroyed) return;
    underWay = written(piece);
  }
  await underWay;
  request.end();
}
