/**
 * Many open the staff page after one mail: on the real add-on in the script host, with thirty executions at once and a model
 * of how long Google takes. Nobody sleeps: see test/tools/script-host/model-clock.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCrowded, waitBefore } from '../../src/pages/kit/again.ts';
import { createHost, type Execution } from '../../src/tools/script-host/host.ts';
import type { Takes } from '../../src/tools/script-host/pace.ts';
import { createEmulator, createTraffic } from '../../src/tools/workspace/core/emulator.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { createModelClock, usualTakes } from '../tools/script-host/model-clock.ts';
import { build, NOW, OPERATOR, person, type Size } from './municipality.ts';
import { atMost, type Row, row } from './row.ts';
import { applied } from './sharing.ts';

export interface Load {
  size: Size;
  visitors: number;
  /** How long after the mail the last one comes. They come as rain falls: so many a second on average, never evenly. */
  minutes: number;
  /** So many of them also propose a link: that keeps the script's lock, and drops the reading that all share. */
  proposals: number;
  seed: number;
  /** The built add-on, and the folder with the host's own files. */
  appsScript: string;
  built: string;
}

export interface LoadFigures {
  /** Visitors whose page never came, or who were told of a problem. */
  errors: number;
  problems: string[];
  /** Seconds from the press on the link until the films stand there. */
  p50: number;
  p90: number;
  p95: number;
  slowest: number;
  /** Visits in which the page asked again by itself. */
  again: number;
  /** Executions at once, at most. */
  atOnce: number;
  /** Readings of the workspace, and calls that Google refused. */
  readings: number;
  refused: number;
}

/** Milliseconds: there and back on the net, and until the page's script runs. */
const NET = 150;
const PAGE = 300;

/** A reading's parts are far longer than all else that is cached, in the smallest municipality too. */
const READING = 20_000;

/** The script's own work, as it was measured on two cores for 4,000 people, doubled: to read and plan, to work out what one may see, or neither. */
const takes: Takes = { ...usualTakes, own: (_, { fetched, cached }) => (fetched > 0 ? 1_700 : cached > READING ? 700 : 20) };

export async function staffLoad(load: Load): Promise<LoadFigures> {
  const dir = mkdtempSync(join(tmpdir(), 'delakultur-load-'));
  const made = build(load.size, 'count', dir);
  applied(made);
  made.emulator.close();

  const clock = createModelClock(NOW);
  const traffic = createTraffic({ quota: 'refuse', clock: clock.now });
  const emulator = createEmulator({ dir, traffic, now: clock.now });
  const server = await serve(emulator, { port: 0, modelled: traffic.lastMs });
  const rootUrl = `http://127.0.0.1:${server.port}`;
  const host = createHost({ folder: load.appsScript, built: load.built, rootUrl, deployer: OPERATOR, pace: { clock, takes } });
  const figures: LoadFigures = {
    errors: 0,
    problems: [],
    p50: 0,
    p90: 0,
    p95: 0,
    slowest: 0,
    again: 0,
    atOnce: 0,
    readings: 0,
    refused: 0,
  };
  emulator.onRequest = ({ method }) => {
    if (method === 'sheets.spreadsheets.values.batchGet') figures.readings++;
  };

  let running = 0;
  const watched = async (work: () => Promise<Execution>): Promise<Execution> => {
    await clock.pass(NET);
    figures.atOnce = Math.max(figures.atOnce, ++running);
    const done = await work();
    running--;
    return done;
  };
  const random = dice(load.seed);

  /** As the page asks (src/pages/kit/server.ts): again where the server was too busy to begin. */
  async function asks(user: string, fn: 'staffRead' | 'staffDo', argument: unknown): Promise<string | undefined> {
    for (let tries = 0; ; tries++) {
      const done = await watched(() => host.handleRun({ fn, args: [argument], page: { from: 'webapp', user } }, { user, locale: 'sv' }));
      const said = done.ok ? (done.value as { problem?: { sv: string }; again?: boolean }) : { problem: { sv: done.error.message } };
      const again = done.ok ? said.again === true : isCrowded(done.error.message);
      const wait = again ? waitBefore(tries, random) : undefined;
      if (wait === undefined) return said.problem?.sv;
      if (tries === 0) figures.again++;
      await clock.pass(wait);
    }
  }

  const seconds: number[] = [];
  async function visit(n: number, arrival: number): Promise<void> {
    await clock.pass(arrival);
    const user = person(n % load.size.people);
    const begun = clock.now();
    const page = await watched(() => host.call('doGet', [{ parameter: {}, parameters: {} }], { user, surface: 'webapp', locale: 'sv' }));
    let problem = page.ok ? undefined : page.error.message;
    if (problem === undefined) {
      await clock.pass(PAGE);
      problem = await asks(user, 'staffRead', { kind: 'catalogue' });
    }
    seconds.push((clock.now() - begun) / 1000);
    if (problem === undefined && n % Math.ceil(load.visitors / Math.max(1, load.proposals)) === 7 && load.proposals > 0) {
      await clock.pass(60_000 + 60_000 * random());
      const link = { kind: 'propose', title: `Länk ${n}`, theme: '', text: 'Ett exempel', link: `https://exempel.se/${n}`, file: null };
      problem = await asks(user, 'staffDo', link);
    }
    if (problem === undefined) return;
    figures.errors++;
    if (!figures.problems.includes(problem)) figures.problems.push(problem);
  }

  try {
    await clock.begin(async () => {
      // The operating account has opened its workbook once, a while ago.
      const container = { spreadsheetId: made.ref.spreadsheetId };
      const opened = await host.call('uiRead', [{ kind: 'overview' }], { user: OPERATOR, surface: 'client', page: 'editor', container });
      if (!opened.ok || 'problem' in (opened.value as object)) throw new Error(`The workbook did not open: ${JSON.stringify(opened)}`);
      await clock.pass(300_000);
      figures.readings = 0;
    });
    const arrivals = Array.from({ length: load.visitors }, () => random() * load.minutes * 60_000);
    await Promise.all(arrivals.map((arrival, n) => clock.begin(() => visit(n, arrival))));
  } finally {
    await host.close();
    await server.close();
    emulator.close();
    rmSync(dir, { recursive: true, force: true });
  }
  seconds.sort((a, b) => a - b);
  const share = (part: number) => seconds[Math.min(seconds.length - 1, Math.floor(seconds.length * part))] ?? 0;
  return { ...figures, refused: traffic.refused, p50: share(0.5), p90: share(0.9), p95: share(0.95), slowest: share(1) };
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export async function staffLoadRows(load: Load): Promise<Row[]> {
  const figures = await staffLoad(load);
  if (figures.problems.length > 0) process.stderr.write(`Problems that were told: ${figures.problems.join(' | ')}\n`);
  const name = `Staff page, ${load.visitors.toLocaleString('en')} in ${load.minutes} minutes`;
  return [
    row(`${name}: who met an error`, 'people', { ours: figures.errors }, atMost(0, 'people')),
    row(`${name}: modelled time until the films stand there, median`, 's', { ours: figures.p50 }),
    row(`${name}: the same, 95th percentile`, 's', { ours: figures.p95 }, atMost(4, 's')),
    row(`${name}: the same, slowest`, 's', { ours: figures.slowest }),
    row(`${name}: whose page asked again by itself`, 'people', { ours: figures.again }),
    row(`${name}: executions at once, of the account's 30`, 'executions', { ours: figures.atOnce }, atMost(30, 'executions')),
    row(`${name}: readings of the workspace`, 'readings', { ours: figures.readings }),
    row(`${name}: calls that Google refused`, 'calls', { ours: figures.refused }),
  ];
}
