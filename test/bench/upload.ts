/**
 * A film to Drive: the command line's own uploader against a bare PUT of the same file to the same server, turn by turn,
 * each in a process of its own. The server is `delakultur serve` in a third. The file is sparse: zeros that take no disk.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadFile } from '../../src/cli/transport/resumable.ts';
import { atMost, median, type Row, row } from './row.ts';

const OPERATOR = 'samordnare@delaby.example';
const authorization = `Bearer local:${OPERATOR}`;

export interface Sent {
  ms: number;
  /** The sender's peak of memory, MB. */
  memory: number;
  id: string;
}

type Side = (rootUrl: string, file: string) => Promise<string>;

const ours: Side = async (rootUrl, file) => {
  const metadata = { name: 'film.mp4', mimeType: 'video/mp4' };
  const { id = '' } = await uploadFile({ rootUrl, authorize: async () => ({ authorization }), file, metadata });
  return id;
};

/** A session, and then the whole file in one PUT: nothing is summed, asked or resumed. */
const raw: Side = async (rootUrl, file) => {
  const length = statSync(file).size;
  const begun = await fetch(`${rootUrl}/upload/drive/v3/files?uploadType=resumable`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'x-upload-content-length': String(length) },
    body: JSON.stringify({ name: 'film.mp4', mimeType: 'video/mp4' }),
  });
  const session = begun.headers.get('location') ?? '';
  return new Promise((resolve, reject) => {
    const sent = request(session, { method: 'PUT', headers: { 'content-length': length } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      answer.on('end', () => (answer.statusCode === 200 ? resolve(JSON.parse(body).id) : reject(new Error(body))));
    });
    sent.on('error', reject);
    createReadStream(file, { highWaterMark: 1 << 18 }).pipe(sent);
  });
};

export const senders = { ours, raw };

/** Sends in this process, and tells how it went. */
export async function send(side: keyof typeof senders, rootUrl: string, file: string): Promise<Sent> {
  const begun = performance.now();
  const id = await senders[side](rootUrl, file);
  return { ms: performance.now() - begun, memory: process.resourceUsage().maxRSS / 1024, id };
}

/** `self` runs one side in a process of its own and answers what `send` answered. */
export async function uploadRows(cli: string, megabytes: number, rounds: number, self: (args: readonly string[]) => Sent): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-bench-'));
  const workspace = ['--workspace', join(folder, 'workspace')];
  let server: ChildProcess | undefined;
  try {
    const made = spawnSync(
      process.execPath,
      [cli, 'init', '--domain', 'delaby.example', '--coordinator', OPERATOR, '--seed', '1', ...workspace],
      { encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`init ended with ${made.status}: ${made.stderr}`);
    const started = await startServer([cli, 'serve', '--port', '0', '--json', ...workspace]);
    server = started.server;
    const file = join(folder, 'film.mp4');
    writeFileSync(file, '');
    truncateSync(file, megabytes * 1024 * 1024);
    const found = { ours: [] as Sent[], raw: [] as Sent[] };
    for (let round = 0; round < rounds; round++) {
      // Who goes first changes: a disk that is busy with the last one's bytes strikes both alike.
      for (const side of (round % 2 === 0 ? ['raw', 'ours'] : ['ours', 'raw']) as (keyof typeof senders)[]) {
        const sent = self([side, started.url, file]);
        found[side].push(sent);
        await fetch(`${started.url}/drive/v3/files/${sent.id}`, { method: 'DELETE', headers: { authorization } });
      }
    }
    const seconds = (side: keyof typeof senders) => median(found[side].map(({ ms }) => ms)) / 1000;
    const name = megabytes === 1024 ? '1 GiB' : `${megabytes} MiB`;
    return [
      row(`Upload of ${name}: time, against a bare PUT`, 's', { ours: seconds('ours'), other: seconds('raw') }, nearly),
      row(
        `Upload of ${name}: peak of memory`,
        'MB',
        { ours: Math.max(...found.ours.map(({ memory }) => memory)), other: Math.max(...found.raw.map(({ memory }) => memory)) },
        atMost(100, 'MB'),
      ),
    ];
  } finally {
    if (server && server.exitCode === null) {
      const { promise, resolve } = ended();
      server.once('exit', resolve);
      server.kill('SIGTERM');
      await promise;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const nearly = { words: 'at least 0.97 of its speed', met: ({ ratio }: { ratio: number }) => ratio >= 0.97 };

function ended(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function startServer(args: readonly string[]): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let [out, err] = ['', ''];
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const url = /"url":\s*"([^"]+)"/.exec(out)?.[1];
      if (url !== undefined) resolve({ server, url });
    });
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${err}`)));
  });
}
