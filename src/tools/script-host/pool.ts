import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Parcel } from './asks.ts';
import type { Project } from './project.ts';

export interface WorkerData {
  /** The services' script, as text. */
  realm: string;
  files: Project['files'];
  pages: Project['pages'];
  /** What V8 has compiled of the services and each file, if that is known already. */
  compiled?: Uint8Array[];
  signal: SharedArrayBuffer;
}

/** One execution: args and setup as JSON. */
export interface ToWorker {
  fn: string;
  args: string;
  setup: string;
  wants: 'value' | 'cards';
}

export type FromWorker =
  | { type: 'ask'; parcel: Parcel }
  | { type: 'tell'; effect: string }
  | { type: 'done'; outcome: string; compiled?: Uint8Array[] };

/** Who answers an execution's questions and hears what it shows. */
export interface Desk {
  answer(parcel: Parcel): Promise<Parcel>;
  hear(effectJson: string): void;
}

/** A worker was ended before its execution was. */
export class Ended extends Error {
  readonly timedOut: boolean;
  constructor(message: string, timedOut: boolean) {
    super(message);
    this.timedOut = timedOut;
  }
}

export interface Pool {
  /** The outcome's JSON: `{value}` or `{error}`. @throws Ended when time ran out, the thread died or the pool was closed. */
  run(order: ToWorker, desk: Desk, limitMs: number): Promise<string>;
  close(): Promise<void>;
}

interface Thread {
  worker: Worker;
  run(order: ToWorker, desk: Desk, limitMs: number): Promise<string>;
}

/** Idle threads are kept, so that a warm execution need not start one; they do not keep the process alive. */
const fewIdle = 4;

/** @param built The folder with the built worker.js and realm.js. @throws Error when they are not there. */
export function createPool(built: string, project: Project, keptIdle = fewIdle): Pool {
  const realm = readFileSync(join(built, 'realm.js'), 'utf8');
  const idle: Thread[] = [];
  const all = new Set<Worker>();
  let compiled: Uint8Array[] | undefined;
  let closed = false;

  function start(): Thread {
    const signal = new SharedArrayBuffer(4);
    const flag = new Int32Array(signal);
    const { port1, port2 } = new MessageChannel();
    const data: WorkerData = { realm, files: project.files, pages: project.pages, signal, ...(compiled && { compiled }) };
    const worker = new Worker(join(built, 'worker.js'), { workerData: { ...data, replies: port2 }, transferList: [port2], name: 'script' });
    all.add(worker);
    port1.unref();
    let current: { desk: Desk; settle(outcome: string): void; fail(error: Error): void } | undefined;

    worker.on('message', (message: FromWorker) => {
      const mine = current;
      if (!mine) return;
      if (message.type === 'tell') mine.desk.hear(message.effect);
      else if (message.type === 'done') {
        compiled ??= message.compiled;
        mine.settle(message.outcome);
      } else {
        mine.desk.answer(message.parcel).then(
          (parcel) => {
            if (current !== mine) return;
            port1.postMessage(parcel);
            Atomics.store(flag, 0, 1);
            Atomics.notify(flag, 0);
          },
          // The thread sleeps until it is answered; without this, until its time is out.
          (error: unknown) => {
            if (current === mine) mine.fail(new Ended(`The script could not be answered: ${String(error)}`, false));
          },
        );
      }
    });
    worker.on('error', (error) => current?.fail(new Ended(`The script's thread broke: ${error.message}`, false)));
    worker.on('exit', () => {
      all.delete(worker);
      port1.close();
      const at = idle.indexOf(thread);
      if (at >= 0) idle.splice(at, 1);
      current?.fail(new Ended("The script's thread ended.", false));
    });

    const thread: Thread = {
      worker,
      run: (order, desk, limitMs) =>
        new Promise((resolve, reject) => {
          worker.ref();
          const leave = () => {
            clearTimeout(timer);
            current = undefined;
            worker.unref();
          };
          const fail = (error: Error) => {
            leave();
            void worker.terminate();
            reject(error);
          };
          const settle = (outcome: string) => {
            leave();
            if (closed || idle.length >= keptIdle) void worker.terminate();
            else idle.push(thread);
            resolve(outcome);
          };
          const timer = setTimeout(() => fail(new Ended('Exceeded maximum execution time', true)), limitMs);
          current = { desk, settle, fail };
          worker.postMessage(order);
        }),
    };
    return thread;
  }

  return {
    run(order, desk, limitMs) {
      if (closed) return Promise.reject(new Ended('The host is closed.', false));
      return (idle.pop() ?? start()).run(order, desk, limitMs);
    },
    async close() {
      closed = true;
      idle.length = 0;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
