/** All films of the dialog and their way to Drive, two at a time. Knows no page; what it needs is passed in. */

import type { Problem, Results } from '../../contract/api.ts';
import type { Begun, Cells, UploadDo } from '../../contract/uploads.ts';
import type { Words } from '../../domain/message.ts';
import { typeOf } from '../../domain/recordings/file-kinds.ts';
import type { Ports, Told } from './engine.ts';
import { type Captions, type Film, isOpen, lacking, type Stage } from './films.ts';
import type { Noted } from './journal.ts';
import { type Came, sendWhole } from './whole.ts';

export interface Outside {
  act<D extends UploadDo>(action: D): Promise<Results[D['kind']] | Problem>;
  ports(address: string, ask: Ports['ask']): Ports;
  /** MD5 in hex. */
  hash(file: File, told: (read: number) => void, signal: AbortSignal): Promise<string>;
  fingerprint(file: File): Promise<string>;
  journal: { noted(): readonly Noted[]; note(one: Noted): void; forget(recording: string): void };
  /** Waits a while, sooner when woken. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** The page's own address. */
  origin: string;
  /** Told when a film is there. */
  arrived(): void;
  words: { refused(status: number, reason: string): Words; missing: Words; unreadable: Words };
}

export interface Uploads {
  films(): readonly Film[];
  /** Calls back at every change; answers how to stop that. */
  watch(then: () => void): () => void;
  add(file: File, first: { recording: string; cells: Cells }): number;
  change(key: number, cells: Cells, recording?: string): void;
  setCaptions(key: number, captions: Captions | undefined): void;
  setSeconds(key: number, seconds: number): void;
  /** Sends the films that lack nothing; the others stand. */
  start(keys: readonly number[]): void;
  pause(key: number): void;
  goOn(key: number): void;
  /** For a film from before a reload: true where the file is the same, and goes on. */
  choose(key: number, file: File): Promise<boolean>;
  /** Gives a film up. What was begun is taken back. */
  remove(key: number): Promise<void>;
  /** Takes away those that are there. */
  clear(): void;
}

const AT_ONCE = 2;
const TRIES_MS = [1_000, 4_000, 15_000];

type Patch = Partial<Omit<Film, 'key'>>;

/** Ends a film's upload with words. */
class Stopped extends Error {
  readonly stage: Stage;
  constructor(stage: Stage) {
    super(stage.kind);
    this.stage = stage;
  }
}

const isProblem = (answer: object): answer is Problem => 'problem' in answer;

export function createUploads(outside: Outside): Uploads {
  let films: readonly Film[] = outside.journal.noted().map((one, index) => fromNote(one, index));
  let next = films.length;
  const watchers = new Set<() => void>();
  const running = new Map<number, { control: AbortController; ended: Promise<void> }>();
  // The server takes one writer at a time: asking it in turn saves waiting there.
  let turn: Promise<unknown> = Promise.resolve();

  const find = (key: number): Film | undefined => films.find((film) => film.key === key);
  const set = (key: number, patch: Patch): void => {
    films = films.map((film) => (film.key === key ? { ...film, ...patch } : film));
    for (const then of [...watchers]) then();
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => {});
    return mine;
  };

  /** Asks the server; idempotent acts are tried again a few times, since a broken network breaks these too. */
  async function ask<D extends UploadDo>(action: D, signal: AbortSignal, again: boolean): Promise<Results[D['kind']]> {
    for (let tries = 0; ; tries++) {
      signal.throwIfAborted();
      const answer = await inTurn(() => outside.act(action));
      signal.throwIfAborted();
      if (!isProblem(answer)) return answer as Results[D['kind']];
      const ms = TRIES_MS[tries];
      if (!again || ms === undefined) throw new Stopped({ kind: 'problem', problem: answer.problem });
      await outside.pause(ms, signal);
    }
  }

  function schedule(): void {
    for (const film of films) {
      if (running.size >= AT_ONCE) return;
      if (film.stage.kind !== 'queued' || running.has(film.key)) continue;
      const control = new AbortController();
      const { key } = film;
      const ended = run(key, control.signal).finally(() => {
        if (running.get(key)?.control === control) running.delete(key);
        schedule();
      });
      running.set(key, { control, ended });
    }
  }

  async function run(key: number, signal: AbortSignal): Promise<void> {
    try {
      if (!find(key)?.whole) await sendFilm(key, signal);
      await sendCaptions(key, signal);
      const film = find(key);
      if (film?.begun) outside.journal.forget(film.begun.recording);
      set(key, { stage: { kind: 'done' } });
      outside.arrived();
    } catch (error) {
      if (signal.aborted) return; // Whoever stopped it has said why.
      set(key, { stage: error instanceof Stopped ? error.stage : { kind: 'problem', problem: outside.words.unreadable } });
    }
  }

  async function sendFilm(key: number, signal: AbortSignal): Promise<void> {
    const film = find(key);
    const file = film?.file;
    if (!film || !file) return;
    set(key, { stage: { kind: 'beginning' } });
    const print = await outside.fingerprint(file);
    let begun: Film['begun'] = film.begun;
    let fresh = begun === undefined;
    const begin = async (recording: string, cells: Cells, wasNew: boolean): Promise<Begun & { wasNew: boolean }> => {
      const { name, size: bytes } = file;
      const order = { kind: 'beginUpload', recording, cells, name, bytes, mimeType: typeOf(name), origin: outside.origin } as const;
      // Asking twice would make two rows. And a stop must know of the row that was made.
      const made = { ...(await ask(order, recording === '' ? new AbortController().signal : signal, recording !== '')), wasNew };
      set(key, { begun: made });
      signal.throwIfAborted();
      return made;
    };
    if (!begun) begun = await begin(film.recording, given(film.cells), film.recording === '');
    else if (begun.over) {
      begun = await begin(begun.recording, {}, begun.wasNew);
      fresh = true;
    }
    const noteKept = (kept: number): void => {
      if (begun) outside.journal.note({ ...begun, name: file.name, title: film.cells.title ?? file.name, size: file.size, print, kept });
    };
    noteKept(0);
    let read = 0;
    const count = (so: number): void => {
      read = so;
      // Shown only once everything is sent.
      if (find(key)?.stage.kind === 'checking') set(key, { stage: { kind: 'checking', read } });
    };
    const way = {
      ...wayOf(file, signal),
      hash: () => outside.hash(file, count, signal),
      tell: (now: Told) => (now.kind === 'kept' ? noteKept(now.kept) : set(key, { stage: now })),
      async again() {
        begun = await begin(begun?.recording ?? '', {}, begun?.wasNew ?? false);
        noteKept(0);
        return begun.session;
      },
    };
    const md5Of = await sentOf(sendWhole(way, begun.session, fresh));
    set(key, { stage: { kind: 'checking', read } });
    const md5 = await md5Of();
    const { recording, file: id } = begun;
    const { ended } = await ask({ kind: 'endUpload', part: 'film', recording, file: id, bytes: file.size, md5 }, signal, true);
    if (ended === 'ok') return set(key, { whole: true });
    outside.journal.forget(recording);
    // The file is kept out; the row stays, for another attempt.
    set(key, { begun: { ...begun, over: true } });
    throw new Stopped(ended === 'mismatch' ? { kind: 'mismatch' } : { kind: 'problem', problem: outside.words.missing });
  }

  const wayOf = (file: File, signal: AbortSignal) => ({
    file,
    signal,
    ports: (session: string) => outside.ports(session, () => ask({ kind: 'askUpload', session, bytes: file.size }, signal, true)),
  });

  /** How to get the checksum of what was sent. Throws Stopped where it could not be. */
  async function sentOf(sending: Promise<Came>): Promise<() => Promise<string>> {
    const came = await sending;
    if (came.kind === 'sent') return came.md5;
    const problem = came.kind === 'refused' ? outside.words.refused(came.status, came.reason) : outside.words.missing;
    throw new Stopped({ kind: 'problem', problem });
  }

  async function sendCaptions(key: number, signal: AbortSignal): Promise<void> {
    const film = find(key);
    const file = film?.captions?.file;
    if (!film?.begun || !file) return;
    set(key, { stage: { kind: 'captions' } });
    const { recording } = film.begun;
    const { name, size: bytes } = file;
    const order = {
      kind: 'beginCaptions',
      recording,
      name,
      bytes,
      mimeType: typeOf(name),
      origin: outside.origin,
      seconds: film.captions?.seconds,
    } as const;
    let begun = await ask(order, signal, true);
    const way = {
      ...wayOf(file, signal),
      hash: () => outside.hash(file, () => {}, signal),
      tell: () => {},
      async again() {
        begun = await ask(order, signal, true);
        return begun.session;
      },
    };
    const md5 = await (await sentOf(sendWhole(way, begun.session)))();
    const { ended } = await ask({ kind: 'endUpload', part: 'captions', recording, file: begun.file, bytes, md5 }, signal, true);
    if (ended !== 'ok') throw new Stopped({ kind: 'problem', problem: outside.words.missing });
  }

  const stop = (key: number): void => {
    running.get(key)?.control.abort(new Error('stopped'));
    running.delete(key);
  };
  const queue = (key: number): void => {
    set(key, { stage: { kind: 'queued' } });
    schedule();
  };

  return {
    films: () => films,
    watch(then) {
      watchers.add(then);
      return () => watchers.delete(then);
    },
    add(file, { recording, cells }) {
      const key = next++;
      const rest = { captions: undefined, seconds: undefined, begun: undefined, whole: false };
      films = [...films, { key, file, name: file.name, size: file.size, recording, cells, stage: { kind: 'form' }, ...rest }];
      set(key, {});
      return key;
    },
    change(key, cells, recording) {
      const film = find(key);
      if (film && isOpen(film)) set(key, { cells: { ...film.cells, ...cells }, ...(recording !== undefined && { recording }) });
    },
    setCaptions: (key, captions) => set(key, { captions }),
    setSeconds: (key, seconds) => set(key, { seconds }),
    start(keys) {
      for (const key of keys) {
        const film = find(key);
        if (film?.file && isOpen(film) && lacking(film).length === 0) set(key, { stage: { kind: 'queued' } });
      }
      schedule();
    },
    pause(key) {
      const film = find(key);
      if (!film) return;
      const kept = outside.journal.noted().find((one) => one.recording === film.begun?.recording)?.kept ?? 0;
      stop(key);
      set(key, { stage: { kind: film.begun || film.whole ? 'paused' : 'form', kept } as Stage });
      schedule();
    },
    goOn: queue,
    async choose(key, file) {
      const film = find(key);
      const known = outside.journal.noted().find((one) => one.recording === film?.begun?.recording);
      const isSame = known !== undefined && file.size === known.size && (await outside.fingerprint(file)) === known.print;
      if (!film || !isSame) {
        set(key, { stage: { kind: 'again', kept: known?.kept ?? 0, wrong: true } });
        return false;
      }
      set(key, { file });
      queue(key);
      return true;
    },
    async remove(key) {
      const ended = running.get(key)?.ended;
      stop(key);
      set(key, { stage: { kind: 'removing' } });
      await ended;
      const film = find(key);
      if (!film) return;
      if (film.begun && !film.whole) {
        const { recording, file, wasNew } = film.begun;
        const answer = await inTurn(() => outside.act({ kind: 'cancelUpload', recording, file, wasNew }));
        if (isProblem(answer)) return set(key, { stage: { kind: 'problem', problem: answer.problem } });
        outside.journal.forget(recording);
      }
      films = films.filter((one) => one.key !== key);
      set(key, {});
      schedule();
    },
    clear() {
      films = films.filter((film) => film.stage.kind !== 'done');
      set(-1, {});
    },
  };
}

function fromNote(one: Noted, key: number): Film {
  const { recording, file, session, wasNew, name, title, size, kept } = one;
  return {
    key,
    file: undefined,
    name,
    size,
    recording,
    cells: { title },
    captions: undefined,
    seconds: undefined,
    stage: { kind: 'again', kept, wrong: false },
    begun: { recording, file, session, wasNew },
    whole: false,
  };
}

/** Cells that say something, and those that clear what a planned row had. */
const given = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).map(([code, text]) => [code, text.trim()]));
