/** A network between a browser and the trial that can be cut in the midst of a request, as a real one is. */
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Network {
  /** For the browser's `proxy`. */
  readonly proxy: { server: string; bypass: string };
  /** Breaks every connection, and takes no new ones. */
  cut(): void;
  mend(): void;
  /** Bytes that the browser has sent through, in all. */
  sent(): number;
  /** Cuts itself once so many bytes more have gone through. */
  cutAfter(bytes: number): Promise<void>;
  end(): void;
}

/** `bytesASecond`: how fast it carries what is sent; absent, as fast as it goes. */
export async function openNetwork(bytesASecond?: number): Promise<Network> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let sent = 0;
  let limit = Number.POSITIVE_INFINITY;
  let reached = (): void => {};
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((incoming, outgoing) => {
    const away = request(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    away.on('error', () => outgoing.destroy());
    incoming.on('error', () => away.destroy());
    incoming.on('close', () => !incoming.complete && away.destroy());
    incoming.on('data', (piece: Buffer) => {
      sent += piece.length;
      if (sent >= limit) {
        limit = Number.POSITIVE_INFINITY;
        cut();
        reached();
        return;
      }
      const flows = away.write(piece);
      const ms = bytesASecond === undefined ? 0 : (piece.length / bytesASecond) * 1000;
      if (flows && ms < 1) return;
      incoming.pause();
      if (ms >= 1) setTimeout(() => incoming.resume(), ms);
      else away.once('drain', () => incoming.resume());
    });
    incoming.on('end', () => away.end());
  });
  server.on('connection', (socket) => {
    if (isCut) return socket.destroy();
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    cut,
    mend: () => {
      isCut = false;
    },
    sent: () => sent,
    cutAfter: (bytes) =>
      new Promise((resolve) => {
        limit = sent + bytes;
        reached = resolve;
      }),
    end: () => {
      cut();
      server.close();
    },
  };
}
