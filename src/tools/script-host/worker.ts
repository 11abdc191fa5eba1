// The worker thread in which scripts run. One execution at a time, each in a realm of its own: a fresh context with
// ECMAScript's globals, the services (realm/), then the whole script. Built to one file, since Node starts a thread from one.
import { randomUUID } from 'node:crypto';
import vm from 'node:vm';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Bridge, Parcel, Realm } from './asks.ts';
import type { FromWorker, ToWorker, WorkerData } from './pool.ts';

const { realm: realmText, files, pages, compiled, signal, replies } = workerData as WorkerData & { replies: MessagePort };
const flag = new Int32Array(signal);
const pause = new Int32Array(new SharedArrayBuffer(4));
const send = (message: FromWorker) => parentPort?.postMessage(message);

const sources = [{ name: 'services', text: `(function () {\n${realmText}\nreturn ScriptRealm;\n})()` }, ...files];
const scripts = sources.map(
  ({ name, text }, at) => new vm.Script(text, { filename: name, ...(compiled?.[at] && { cachedData: Buffer.from(compiled[at]) }) }),
);
let shared = compiled !== undefined;

const bridge: Bridge = {
  ask(parcel) {
    Atomics.store(flag, 0, 0);
    send({ type: 'ask', parcel });
    // The last answer's wake-up may come only now, where its flag was seen before: it is no answer to this.
    while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
    return receiveMessageOnPort(replies)?.message as Parcel;
  },
  tell: (effect) => send({ type: 'tell', effect }),
  sleep: (ms) => void Atomics.wait(pause, 0, 0, ms),
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes, charset) => new TextDecoder(charset).decode(Uint8Array.from(bytes)),
  base64: (bytes) => Buffer.from(Uint8Array.from(bytes)).toString('base64'),
  fromBase64: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  uuid: randomUUID,
  page: (name) => (Object.hasOwn(pages, name) ? pages[name] : undefined),
};

function run({ fn, args, setup, wants }: ToWorker): string {
  const context = vm.createContext({});
  const [services, ...rest] = scripts;
  const realm = services?.runInContext(context) as Realm;
  realm.install(bridge, setup);
  try {
    for (const script of rest) script.runInContext(context);
  } catch (error) {
    return realm.failed(error);
  }
  return realm.invoke(fn, args, wants);
}

// Apps Script says nothing of a promise that nobody waits for; the log does.
process.on('unhandledRejection', (reason) => {
  const text = `Unhandled rejection: ${reason instanceof Error || typeof reason !== 'object' ? String(reason) : JSON.stringify(reason)}`;
  bridge.tell(JSON.stringify({ kind: 'log', value: { level: 'error', text } }));
});

parentPort?.on('message', (order: ToWorker) => {
  const outcome = run(order);
  // What promises still have to do is done before this.
  setImmediate(() => {
    // Once, after a first run: what V8 has compiled by then serves the threads that start later.
    const cache = shared ? undefined : scripts.map((script) => new Uint8Array(script.createCachedData()));
    shared = true;
    send({ type: 'done', outcome, ...(cache && { compiled: cache }) });
  });
});
