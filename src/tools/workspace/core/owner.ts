import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** What the process that owns a workspace folder says of itself. */
interface Claim {
  pid: number;
  /** When the process began, as the operating system tells it: another process may come to have the same pid. */
  started: string;
  host: string;
  /** Set while it serves the workspace over HTTP. */
  port?: number;
  /** Its `--now`, where it was given one. */
  now?: string;
  state: 'open' | 'closing' | 'released';
}

interface Ownership {
  kind: 'owner';
  /** Tells other processes to come over HTTP. `now` is the clock's setting, where one was given. */
  announce(port: number, now?: string): void;
  /** Tells other processes that the folder is soon free. */
  closing(): void;
  release(): void;
}

export type Opened = Ownership | { kind: 'server'; port: number; now?: string };

/** Real milliseconds: how long another owner is waited for, and between looks. */
const patience = 10_000;
const interval = 50;
/** On another machine no pid can be asked about; an owner there that has not been heard from for so long is dead. */
const silence = 30_000;
const heartbeat = 5_000;

const ours = /^(owner[-.]|journal-|snapshot\.|workspace\.json|shown-guard$|(beginning|blobs|uploads|script)$)/;

/** The folder, for this account alone: it holds everyone's mail and films. One that also holds other things is its owner's to close. */
function makePrivate(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if ((statSync(dir).mode & 0o077) === 0 || !readdirSync(dir).every((name) => ours.test(name))) return;
  try {
    chmodSync(dir, 0o700);
  } catch {
    // Another account's folder, or a file system without modes.
  }
}

/**
 * Makes this process the owner of the workspace folder, or finds the server that owns it.
 * The claim is a file `owner-<n>.json`: the highest n counts, and whoever replaces a dead or released claim makes n + 1,
 * which the file system lets only one process do. Claims are never edited by others, so no two can hold the folder.
 * @param wait real milliseconds to wait for a live owner that does not serve, or is closing
 * @throws Error that says who has the folder and what to do
 */
export async function openOwned(dir: string, wait = patience): Promise<Opened> {
  makePrivate(dir);
  const until = Date.now() + wait;
  for (;;) {
    const held = latest(dir);
    if (held === undefined || held.claim === undefined || !isAlive(dir, held.number, held.claim)) {
      const ownership = claim(dir, (held?.number ?? 0) + 1);
      if (ownership) return ownership;
      continue;
    }
    const { claim: other } = held;
    if (other.port !== undefined && other.state === 'open') {
      return { kind: 'server', port: other.port, ...(other.now !== undefined && { now: other.now }) };
    }
    if (Date.now() >= until) {
      const who = `process ${other.pid}${other.host === hostname() ? '' : ` on ${other.host}`}`;
      throw new Error(
        `The workspace ${dir} is in use by ${who}, which ${other.state === 'closing' ? 'is closing' : 'does not serve it'}. ` +
          `Wait for it to end, or end it, and try again. If there is no such process, remove ${nameOf(held.number)} in that folder.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

const nameOf = (number: number) => `owner-${number}.json`;
const numbers = (dir: string) =>
  readdirSync(dir)
    .map((name) => Number(/^owner-(\d+)\.json$/.exec(name)?.[1]))
    .filter((number) => number > 0);

/** The claim that counts; `claim` is undefined when it is no claim at all. Undefined when there is none. */
function latest(dir: string): { number: number; claim: Claim | undefined } | undefined {
  for (;;) {
    const number = Math.max(0, ...numbers(dir));
    if (number === 0) return undefined;
    try {
      return { number, claim: readClaim(join(dir, nameOf(number))) };
    } catch {
      // Replaced between the two looks.
    }
  }
}

/** @throws Error when the file is gone */
function readClaim(path: string): Claim | undefined {
  const text = readFileSync(path, 'utf8');
  try {
    const claim = JSON.parse(text) as Claim;
    return Number.isInteger(claim.pid) ? claim : undefined;
  } catch {
    return undefined;
  }
}

function claim(dir: string, number: number): Ownership | undefined {
  const path = join(dir, nameOf(number));
  const temporary = join(dir, `owner.${process.pid}.${number}.tmp`);
  let mine: Claim = { pid: process.pid, started: startOf(process.pid) ?? '', host: hostname(), state: 'open' };
  // A link appears whole or not at all, and fails if the name is taken.
  writeFileSync(temporary, JSON.stringify(mine));
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  // Someone who looked earlier may have made a higher claim meanwhile, and taken the ones below it away.
  if (Math.max(...numbers(dir)) !== number) {
    rmSync(path, { force: true });
    return undefined;
  }
  for (const older of numbers(dir)) if (older < number) rmSync(join(dir, nameOf(older)), { force: true });

  const write = (change: Partial<Claim>) => {
    mine = { ...mine, ...change };
    writeFileSync(temporary, JSON.stringify(mine));
    renameSync(temporary, path);
  };
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // The folder was taken away; there is nothing left to own.
    }
  }, heartbeat);
  beat.unref();
  return {
    kind: 'owner',
    announce: (port, now) => write({ port, ...(now !== undefined && { now }) }),
    closing: () => write({ state: 'closing' }),
    release: () => {
      clearInterval(beat);
      if (mine.state !== 'released') write({ state: 'released' });
    },
  };
}

function isAlive(dir: string, number: number, claim: Claim): boolean {
  if (claim.state === 'released') return false;
  if (claim.host !== hostname()) {
    try {
      return Date.now() - statSync(join(dir, nameOf(number))).mtimeMs < silence;
    } catch {
      return false;
    }
  }
  const started = startOf(claim.pid);
  return started !== undefined && (started === '' || claim.started === '' || started === claim.started);
}

/** When a process began, in the operating system's words; '' when it lives but that cannot be told; undefined when there is none. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and belongs to someone else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name in parentheses may hold anything; state is the 3rd field and the start time the 22nd (proc(5)).
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : `${boot} ${fields[18]}`;
  } catch {
    return startByPs(pid);
  }
}

function startByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
