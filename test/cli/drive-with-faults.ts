import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is to happen to one PUT: how many of its bytes are kept, and what is answered; `cut` breaks the connection. */
export interface Twist {
  keep?: number;
  answer?: { status: number; body?: string; headers?: Record<string, string> } | 'cut' | 'cutReply';
}

/**
 * Google's upload protocol as its guide tells it, with one file in memory and a twist for each PUT that carries bytes.
 * Independent of the embedded workspace, so that the two readings of the guide are held against each other.
 */
export async function driveWithFaults({
  twists = [] as Twist[],
  spoil = false,
  sessions = [] as (number | 'cut')[],
  hideSum = false,
} = {}) {
  let kept = Buffer.alloc(0);
  let session = 0;
  let total = 0;
  let done: Record<string, unknown> | undefined;
  const log: string[] = [];
  const asked: IncomingMessage[] = [];

  const finish = (outgoing: ServerResponse): void => {
    const md5Checksum = createHash('md5')
      .update(spoil ? 'något annat' : kept)
      .digest('hex');
    done = { id: 'film', size: String(kept.length), md5Checksum };
    reply(outgoing, 200, JSON.stringify(hideSum ? { id: 'film' } : done));
  };

  const server = createServer((incoming, outgoing) => {
    asked.push(incoming);
    void (async () => {
      const range = incoming.headers['content-range'] ?? '';
      if (incoming.method === 'GET') return reply(outgoing, done ? 200 : 404, JSON.stringify(done ?? {}));
      if (incoming.method === 'POST') {
        for await (const _ of incoming) void _;
        log.push('begin');
        const fault = sessions.shift();
        if (fault === 'cut') return incoming.socket.destroy();
        if (fault) return reply(outgoing, fault, JSON.stringify({ error: { message: 'nej', errors: [{ reason: 'x' }] } }));
        kept = Buffer.alloc(0);
        total = Number(incoming.headers['x-upload-content-length']);
        const { port } = server.address() as AddressInfo;
        return reply(outgoing, 200, '', { location: `http://127.0.0.1:${port}/upload/session/${++session}` });
      }
      if (incoming.url !== `/upload/session/${session}`) return reply(outgoing, 404, '');
      const from = /^bytes (\d+)-(\d+)\/\d+$/.exec(range);
      if (!from) {
        log.push('ask');
        incoming.resume();
        if (done) return reply(outgoing, 200, JSON.stringify(done));
        return kept.length === total ? finish(outgoing) : incomplete(outgoing);
      }
      log.push(`put ${from[1]}`);
      if (Number(from[1]) !== kept.length) return reply(outgoing, 400, '{"error":{"message":"a gap"}}');
      const twist = twists.shift() ?? {};
      const room = twist.keep ?? Number.POSITIVE_INFINITY;
      let got = 0;
      if (typeof twist.answer === 'object' && room === 0)
        return reply(outgoing, twist.answer.status, twist.answer.body ?? '', twist.answer.headers);
      for await (const piece of incoming as AsyncIterable<Buffer>) {
        kept = Buffer.concat([kept, piece.subarray(0, Math.max(0, room - got))]);
        got += piece.length;
        if (twist.answer === 'cut' && got >= room) return incoming.socket.destroy();
      }
      if (typeof twist.answer === 'object') return reply(outgoing, twist.answer.status, twist.answer.body ?? '', twist.answer.headers);
      if (kept.length < total) return incomplete(outgoing);
      if (twist.answer !== 'cutReply') return finish(outgoing);
      finish(Object.assign(Object.create(outgoing), { writeHead: () => ({ end: () => incoming.socket.destroy() }) }) as ServerResponse);
    })().catch(() => outgoing.destroy());
  });

  const incomplete = (outgoing: ServerResponse): void =>
    reply(outgoing, 308, '', kept.length > 0 ? { range: `bytes=0-${kept.length - 1}` } : {});

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    rootUrl: `http://127.0.0.1:${port}`,
    log,
    asked,
    content: () => kept,
    forget: () => session++,
    /** Until every connection is closed: what a stopped client had sent has then come. */
    quiet: async () => {
      const open = () => new Promise<number>((tell) => server.getConnections((_error, count) => tell(count)));
      while ((await open()) > 0) await new Promise((later) => setTimeout(later, 5));
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function reply(outgoing: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  outgoing.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);
}
