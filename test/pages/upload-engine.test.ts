/** A film's way to Drive over a network that breaks, against a Drive that answers as the resumable protocol says. */
import { GRAIN, measured } from '../../src/domain/recordings/transfer.ts';
import { type Piece, type Ports, type Reply, type Told, transfer } from '../../src/pages/upload/engine.ts';

const MB = 2 ** 20;

class Lost extends Error {}

/** A session of Drive's. `faults` are taken one a request: what happens to it instead of the usual. */
function drive(size: number, faults: ((kept: { bytes: number }, to: number) => Reply | Error | undefined)[] = []) {
  const kept = { bytes: 0 };
  const seen: string[] = [];
  const largest = { piece: 0 };
  const reply = (status: number, headers: Record<string, string> = {}, body = ''): Reply => ({
    status,
    header: (name) => headers[name],
    body,
  });
  const range = (): Record<string, string> => (kept.bytes === 0 ? {} : { range: `bytes=0-${kept.bytes - 1}` });
  const done = () => reply(200, {}, '{"id":"f","md5Checksum":"00112233445566778899aabbccddeeff"}');
  const pauses: number[] = [];
  let clock = 0;
  const ports: Ports = {
    async send(header, piece, told, signal) {
      seen.push(header);
      signal.throwIfAborted();
      largest.piece = Math.max(largest.piece, piece?.size ?? 0);
      clock += (piece?.size ?? 0) / 1000; // One megabyte a second.
      const [, from, to] = /^bytes (\d+)-(\d+)\//.exec(header) ?? [];
      told((piece?.size ?? 0) / 2);
      const fault = faults.shift()?.(kept, Number(to ?? -1) + 1);
      if (fault instanceof Error) throw fault;
      if (fault) return fault;
      if (from !== undefined) {
        if (Number(from) > kept.bytes) return reply(400, {}, '{"error":{"errors":[{"reason":"badRequest"}]}}');
        kept.bytes = Math.max(kept.bytes, Number(to) + 1);
      }
      return kept.bytes === size ? done() : reply(308, range());
    },
    ask: async () => ({ kept: kept.bytes }),
    now: () => clock,
    random: () => 0,
    async pause(ms) {
      pauses.push(ms);
      clock += ms;
    },
  };
  return { ports, kept, seen, pauses, reply, largest };
}

/** A file that is never read: it has a size and pieces. */
const fileOf = (size: number): Piece => ({ size, slice: (from, to) => fileOf(Math.min(size, to) - from) });

function send(size: number, at: ReturnType<typeof drive>, fresh = true, signal = new AbortController().signal) {
  const told: Told[] = [];
  return { told, sent: transfer(fileOf(size), fresh, at.ports, (now) => told.push(now), signal) };
}

describe('a film on its way to Drive', () => {
  it('goes in pieces of whole 256 KiB but the last, and ends with the checksum that Drive gives', async () => {
    const at = drive(40 * MB + 7);
    const { sent } = send(40 * MB + 7, at);
    expect(await sent).toEqual({ kind: 'sent', md5: '00112233445566778899aabbccddeeff' });
    const pieces = at.seen.map((range) => /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range)?.slice(1).map(Number) as number[]);
    expect(pieces[0]).toEqual([0, 8 * MB - 1, 40 * MB + 7]);
    for (const [from = 0, to = 0] of pieces.slice(0, -1)) expect((to + 1 - from) % GRAIN).toBe(0);
    expect(at.pauses).toEqual([]);
  });

  it('holds no more than one piece at a time, however long it is', async () => {
    const at = drive(10_000 * MB);
    await send(10_000 * MB, at).sent;
    expect(at.largest.piece).toBeLessThanOrEqual(128 * MB);
  });

  it('goes on where Drive stands after the network broke, and sends nothing twice that was kept', async () => {
    const cut = (kept: { bytes: number }) => {
      kept.bytes += 3 * MB; // Of eight sent, three came.
      return new Lost();
    };
    const at = drive(20 * MB, [cut]);
    const { sent, told } = send(20 * MB, at);
    expect((await sent).kind).toBe('sent');
    expect(at.seen.slice(0, 3)).toEqual([
      `bytes 0-${8 * MB - 1}/${20 * MB}`,
      `bytes */${20 * MB}`,
      expect.stringMatching(`^bytes ${3 * MB}-`),
    ]);
    expect(told).toContainEqual({ kind: 'waiting', why: 'lost', until: expect.any(Number), kept: 0 });
    expect(told).toContainEqual({ kind: 'kept', kept: 3 * MB });
  });

  it('waits for a network that is gone without end, up to a minute at a time', async () => {
    const at = drive(
      MB,
      Array.from({ length: 40 }, () => () => new Lost()),
    );
    expect((await send(MB, at).sent).kind).toBe('sent');
    expect(at.pauses).toHaveLength(40);
    expect(Math.max(...at.pauses)).toBe(30_000); // Half of the minute, since the dice here always say 0.
  });

  it('says that something on the way stops it where the server reaches Drive and the page never does, and goes on trying', async () => {
    const at = drive(
      MB,
      Array.from({ length: 6 }, () => () => new Lost()),
    );
    at.ports.ask = async () => ({ kept: 0 });
    const { sent, told } = send(MB, at);
    expect((await sent).kind).toBe('sent');
    const waits = told.flatMap((one) => (one.kind === 'waiting' ? [one.why] : []));
    expect(waits).toEqual(['lost', 'lost', 'lost', 'blocked', 'blocked', 'blocked']);
  });

  it('begins anew where the server hears that the session is gone', async () => {
    const at = drive(
      MB,
      Array.from({ length: 6 }, () => () => new Lost()),
    );
    at.ports.ask = async () => ({ over: true });
    expect(await send(MB, at).sent).toEqual({ kind: 'over' });
    expect(at.pauses).toHaveLength(3);
  });

  it('takes fewer bytes than were sent for what they are', async () => {
    const short = (kept: { bytes: number }) => {
      kept.bytes = 2 * MB;
      return at.reply(308, { range: `bytes=0-${2 * MB - 1}` });
    };
    const at: ReturnType<typeof drive> = drive(8 * MB + 1, [short]);
    await send(8 * MB + 1, at).sent;
    expect(at.seen[1]).toMatch(`bytes ${2 * MB}-`);
  });

  it('waits as long as Drive asks, and begins its next attempt by asking where it stands', async () => {
    const at: ReturnType<typeof drive> = drive(MB, [() => at.reply(503, { 'retry-after': '7' })]);
    const { sent, told } = send(MB, at);
    await sent;
    expect(at.pauses).toEqual([7000]);
    expect(told).toContainEqual({ kind: 'waiting', why: 'busy', until: expect.any(Number), kept: 0 });
    expect(at.seen[1]).toBe(`bytes */${MB}`);
  });

  it('hears that it is done by asking, where that answer was lost', async () => {
    const swallowed = (kept: { bytes: number }, to: number) => {
      kept.bytes = to;
      return new Lost();
    };
    const at = drive(MB, [swallowed]);
    expect((await send(MB, at).sent).kind).toBe('sent');
    expect(at.seen).toEqual([`bytes 0-${MB - 1}/${MB}`, `bytes */${MB}`]);
  });

  it('has the server ask where the page may not read Drive’s answer', async () => {
    const at = drive(30 * MB);
    const { send: put } = at.ports;
    let asked = 0;
    const ports: Ports = {
      ...at.ports,
      send: async (...given) => ({ ...(await put(...given)), header: () => undefined }),
      ask: async () => {
        asked++;
        return { kept: at.kept.bytes };
      },
    };
    const sent = await transfer(fileOf(30 * MB), true, ports, () => {}, new AbortController().signal);
    expect(sent.kind).toBe('sent');
    expect(asked).toBeGreaterThan(0);
    expect(at.kept.bytes).toBe(30 * MB);
  });

  it('says when its session is gone, and when Drive will not have it', async () => {
    const gone: ReturnType<typeof drive> = drive(MB, [() => gone.reply(404)]);
    expect(await send(MB, gone).sent).toEqual({ kind: 'over' });
    const body = '{"error":{"errors":[{"reason":"storageQuotaExceeded"}]}}';
    const full: ReturnType<typeof drive> = drive(MB, [() => full.reply(403, {}, body)]);
    expect(await send(MB, full).sent).toEqual({ kind: 'refused', status: 403, reason: 'storageQuotaExceeded' });
  });

  it('gives up when Drive has refused for now a dozen times without a byte of progress', async () => {
    const at: ReturnType<typeof drive> = drive(
      MB,
      Array.from({ length: 30 }, () => () => at.reply(503)),
    );
    expect(await send(MB, at).sent).toMatchObject({ kind: 'refused', status: 503 });
    expect(at.pauses).toHaveLength(12);
  });

  it('asks first when it goes on with what an earlier page began', async () => {
    const at = drive(16 * MB);
    at.kept.bytes = 10 * MB;
    await send(16 * MB, at, false).sent;
    expect(at.seen).toEqual([`bytes */${16 * MB}`, `bytes ${10 * MB}-${16 * MB - 1}/${16 * MB}`]);
  });

  it('stops at once when it is paused', async () => {
    const control = new AbortController();
    const at = drive(MB, [
      () => {
        control.abort(new Error('paused'));
        return new Lost();
      },
    ]);
    await expect(send(MB, at, true, control.signal).sent).rejects.toThrow('paused');
    expect(at.seen).toHaveLength(1);
  });
});

describe('the size of a piece', () => {
  it('follows the network: what passes in eight seconds, at most four times as much as before', () => {
    expect(measured.next(8 * MB, { bytes: 8 * MB, ms: 16_000 })).toBe(4 * MB);
    expect(measured.next(8 * MB, { bytes: 8 * MB, ms: 100 })).toBe(32 * MB);
    expect(measured.next(128 * MB, { bytes: 128 * MB, ms: 100 })).toBe(128 * MB);
  });

  it('shrinks after a break, never under 256 KiB', () => {
    expect(measured.next(8 * MB, undefined)).toBe(2 * MB);
    expect(measured.next(GRAIN, undefined)).toBe(GRAIN);
  });
});
