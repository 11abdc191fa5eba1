import { createReadStream, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../core/core.ts';
import type { Sums } from '../core/sums.ts';
import { addSums } from '../core/sums.ts';
import { mayShare } from '../drive/media/session.ts';
import { ReplyLost } from '../faults/faults.ts';
import type { Body, HttpRequest, HttpResponse } from './service.ts';

interface ServeOptions {
  /** 0 takes a free one. */
  port: number;
  /** The address to listen on; only this machine if absent. */
  host?: string;
  /** Asked first about each request: paths that are not the workspace's own. Undefined leaves it to the workspace. */
  pages?: (request: HttpRequest) => Promise<HttpResponse | undefined>;
  /** Asked when the workspace has just answered: milliseconds to hold that answer back, as Google would take (Traffic.lastMs). */
  delay?: () => number;
  /** The same, told in the header `x-modelled-ms` instead of waited for: for a client whose clock is modelled too. */
  modelled?: () => number;
}

export interface Server {
  port: number;
  /** Stops listening and breaks what is under way. */
  close(): Promise<void>;
}

/** Bodies above so many bytes are spooled to disk. */
const inMemory = 1024 * 1024;
const spoolPrefix = 'spool-';
const localOrigin = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * The workspace over HTTP/1.1, with Google's own paths. Uploads, and other bodies above 1 MiB, are written to disk as
 * they come, and answers that are files are streamed: a film is never held in memory. When the connection breaks
 * during an upload, what had come is handed on with the header `x-body-truncated: true`.
 * Pages from other places than this machine are refused, as are requests that name this one by a foreign host name.
 */
export async function serve(emulator: Emulator, { port, host = '127.0.0.1', pages, delay, modelled }: ServeOptions): Promise<Server> {
  const { blobs } = emulator.store;
  // Left behind by a process that was killed.
  for (const name of readdirSync(blobs)) if (name.startsWith(spoolPrefix)) rmSync(join(blobs, name), { force: true });
  let spooled = 0;
  const loopback = /^(127\.|::1$|localhost$)/.test(host);

  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (incoming, outgoing) => {
    void answer(incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(`The embedded workspace could not answer ${incoming.method} ${incoming.url?.split('?')[0]}: ${String(error)}\n`);
      outgoing.destroy();
    });
  });

  async function workspace(request: HttpRequest): Promise<HttpResponse> {
    const response = emulator.handle(request);
    const ms = delay?.() ?? 0;
    const told = modelled && { 'x-modelled-ms': String(modelled()) };
    if (ms > 0) await sleep(ms);
    return told ? { ...response, headers: { ...response.headers, ...told } } : response;
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const origin = incoming.headers.origin;
    const strange =
      (origin !== undefined && !localOrigin.test(origin)) || (loopback && !localHost.test(incoming.headers.host ?? 'localhost'));
    if (strange) {
      incoming.resume();
      outgoing
        .writeHead(403, { 'content-type': 'text/plain; charset=UTF-8' })
        .end('Only pages and programs on this machine may use the workspace.\n');
      return;
    }
    const isShared = origin !== undefined && mayShare(emulator.store, incoming.url ?? '', origin) !== false;
    const shared = isShared ? crossOrigin(origin, incoming) : {};
    if (incoming.method === 'OPTIONS') {
      incoming.resume();
      outgoing.writeHead(204, shared).end();
      return;
    }
    // A long film is summed as it comes, not when it has come.
    const sums = isUpload(incoming) ? emulator.sumsBefore?.(incoming.url ?? '', headersOf(incoming)) : undefined;
    const { body, broken } = await receive(incoming, join(blobs, `${spoolPrefix}${process.pid}-${++spooled}`), sums);
    try {
      const partial = broken && (body === undefined || !isUpload(incoming));
      if (partial) return;
      const request = requestOf(incoming, body, broken);
      const response = (await pages?.(request)) ?? (await workspace(request));
      if (broken) return;
      await send(outgoing, response, shared, incoming.method === 'HEAD');
    } catch (error) {
      if (error instanceof ReplyLost) incoming.socket.destroy();
      else throw error;
    } finally {
      if (body && 'file' in body) rmSync(body.file, { force: true });
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isUpload = (incoming: IncomingMessage) => /^\/(resumable\/)?upload\//.test(incoming.url ?? '');

/** Takes in a body: uploads into the file at once, others when they grow large. */
async function receive(incoming: IncomingMessage, file: string, sums: Sums | undefined): Promise<{ body?: Body; broken: boolean }> {
  let pieces: Buffer[] = [];
  let held = 0;
  let length = 0;
  let spool: FileHandle | undefined;
  let broken = false;
  const flush = async () => {
    const bytes = Buffer.concat(pieces);
    pieces = [];
    held = 0;
    spool ??= await open(file, 'w');
    for (let at = 0; at < bytes.length; ) at += (await spool.write(bytes, at)).bytesWritten;
  };
  try {
    const arriving = incoming[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    for (;;) {
      // Only reading may fail by the connection; a full disk is our own fault and must be told.
      const next = await arriving.next().catch(() => undefined);
      broken = next === undefined;
      if (!next || next.done) break;
      pieces.push(next.value);
      if (sums) addSums(sums, next.value);
      length += next.value.length;
      held += next.value.length;
      if (held > inMemory) await flush();
    }
    if (spool || (length > 0 && isUpload(incoming))) await flush();
  } finally {
    await (spool as FileHandle | undefined)?.close();
  }
  if (spool) return { body: { file, length, ...(sums && { sums }) }, broken };
  return length === 0 ? { broken } : { body: { text: Buffer.concat(pieces).toString('utf8') }, broken };
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function requestOf(incoming: IncomingMessage, body: Body | undefined, broken: boolean): HttpRequest {
  const headers = headersOf(incoming);
  delete headers['x-body-truncated'];
  if (broken) headers['x-body-truncated'] = 'true';
  const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET');
  return { method, url: incoming.url ?? '/', headers, ...(body && { body }) };
}

/**
 * What any answer says where it says nothing else: a browser that is led to it runs nothing of it and takes it for no other
 * type than it names. Whoever can put a file in Drive must not get a page of this address.
 */
const inert = { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' };

async function send(outgoing: ServerResponse, response: HttpResponse, shared: Record<string, string>, headOnly: boolean): Promise<void> {
  const { status, headers, body } = response;
  const length = body === undefined ? 0 : typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  outgoing.writeHead(status, {
    ...inert,
    ...headers,
    ...(status !== 204 && status !== 304 && headers['content-length'] === undefined && { 'content-length': length }),
    ...shared,
  });
  if (headOnly || body === undefined || length === 0) outgoing.end();
  else if (typeof body === 'string') outgoing.end(body);
  else await pipeline(createReadStream(body.file, { start: body.start, end: body.start + body.length - 1 }), outgoing);
}

function crossOrigin(origin: string, incoming: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS',
    'access-control-allow-headers': incoming.headers['access-control-request-headers'] ?? 'authorization, content-type',
    'access-control-expose-headers': 'Location, Range, Content-Range, Retry-After, ETag',
    'access-control-max-age': '600',
    vary: 'Origin',
  };
}
