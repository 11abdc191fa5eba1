/** What a running script asks its parent, which keeps everything that outlives an execution. */

/** Whose properties or cache. */
export type Scope = 'script' | 'user' | 'document';

export interface StoredTrigger {
  id: string;
  fn: string;
  /** Who made it: it runs as them. */
  user: string;
  everyHours: number;
  /** Milliseconds since 1970: when it was made, or ran last. */
  since: number;
}

/** A request of UrlFetchApp; the body is the buffer in the same place, if `body`. */
export interface OutRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: boolean;
  followRedirects: boolean;
  /** The services' own requests are not the script's: neither listed nor held against the manifest's whitelist. */
  own: boolean;
}

/** Header names as UrlFetchApp writes them; a repeated header's values in order. The body is the buffer in the same place. */
export interface InResponse {
  status: number;
  headers: [string, string][];
}

/** kind → question and answer. */
export interface Asks {
  'properties.read': { ask: { scope: Scope }; answer: Record<string, string> };
  'properties.write': { ask: { scope: Scope; values: Record<string, string> }; answer: null };
  'properties.remove': { ask: { scope: Scope; key: string }; answer: null };
  'cache.get': { ask: { scope: Scope; keys: string[] }; answer: Record<string, string> };
  'cache.put': { ask: { scope: Scope; values: Record<string, string>; seconds: number }; answer: null };
  'cache.remove': { ask: { scope: Scope; keys: string[] }; answer: null };
  'lock.take': { ask: { ms: number }; answer: boolean };
  'lock.release': { ask: null; answer: null };
  'triggers.list': { ask: null; answer: StoredTrigger[] };
  'triggers.add': { ask: { fn: string; everyHours: number }; answer: StoredTrigger };
  'triggers.remove': { ask: { id: string }; answer: null };
  'mail.left': { ask: null; answer: number };
  'mail.spend': { ask: { recipients: number }; answer: null };
  /** Only where the clock is the host's own: otherwise the thread itself sleeps. */
  sleep: { ask: { ms: number }; answer: null };
  http: { ask: OutRequest[]; answer: InResponse[] };
}

export type AskKind = keyof Asks;

/** Across the threads go JSON and bytes, so that nothing of one realm is seen in another. */
export interface Parcel {
  json: string;
  buffers: Uint8Array[];
}

/** What the worker's Node side gives the script's realm, which has only ECMAScript. */
export interface Bridge {
  /** Blocks until the parent has answered. The answer's JSON is `{value}` or `{error}`. */
  ask(parcel: Parcel): Parcel;
  tell(effectJson: string): void;
  sleep(ms: number): void;
  encode(text: string): Uint8Array;
  decode(bytes: ArrayLike<number>, charset: string): string;
  base64(bytes: ArrayLike<number>): string;
  fromBase64(text: string): Uint8Array;
  uuid(): string;
  /** An HTML file of the project by its name without the ending; undefined where there is none. */
  page(name: string): string | undefined;
}

/** What a realm offers the worker that holds it. */
export interface Realm {
  /** Installs the services as globals. */
  install(bridge: Bridge, setupJson: string): void;
  /** Calls a global function; the answer is `{value}` or `{error: ScriptError}` as JSON. */
  invoke(fn: string, argsJson: string, wants: 'value' | 'cards'): string;
  /** An exception of the script's own top level as the same `{error}`. */
  failed(error: unknown): string;
}
