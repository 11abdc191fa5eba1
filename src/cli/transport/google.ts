/**
 * The Node driver: Google's own client library (`googleapis`), one sub-module per service, loaded when first needed.
 * Its retries are off: they know nothing of our writes, have no jitter, and the one door retries (src/google/door.ts).
 */
import type { AsyncDriver, Call, Outcome } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { decode, encode, HOSTS, type PlainResponse } from '../../google/http.ts';
import { type Api, METHODS } from '../../google/methods.ts';
import { decodeBatch, encodeBatch, rounds } from '../../google/multipart.ts';
import { ANSWER_TIMEOUT_MS, inParallel, REQUESTS_AT_ONCE, sleep, words } from './http.ts';

/** The request options that this driver sets; gaxios has more. */
interface Request {
  url?: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  data?: string;
  responseType: 'text';
  retry: false;
  timeout: number;
  fetchImplementation?: typeof fetch;
}

/** What `google-auth-library`'s clients have in common. Which copy of it they come from does not matter. */
export interface Authorised {
  /** Renews the token if needed; returns the headers that say who acts. */
  getRequestHeaders?(): Promise<unknown>;
  request(options: Request): Promise<{ status: number; headers: unknown; data: unknown }>;
}

export interface GoogleOptions {
  /** A client of google-auth-library; for an embedded workspace `localAuth(email)`. */
  auth: Authorised;
  /** A live embedded workspace, `http://127.0.0.1:8080`; absent: Google. */
  rootUrl?: string;
  /** Max simultaneous envelopes of one round. */
  parallel?: number;
  /** Replaces the library's own, which follows the proxy variables of the environment. */
  fetch?: typeof fetch;
  wait?: (ms: number) => Promise<void>;
}

/** One of the library's generated methods. */
type Method = (params: unknown, options: unknown) => Promise<{ status: number; headers: unknown; data: unknown }>;

/** A driver that sends single calls by the library's methods, and several of one service as a batch. */
export async function googleDriver(options: GoogleOptions): Promise<AsyncDriver> {
  const clients = new Map<Api, Promise<unknown>>();
  const clientOf = (api: Api): Promise<unknown> => {
    const client = clients.get(api) ?? openClient(api, options);
    clients.set(api, client);
    return client;
  };
  const settings: Request = {
    responseType: 'text',
    retry: false,
    timeout: ANSWER_TIMEOUT_MS,
    ...(options.fetch && { fetchImplementation: options.fetch }),
  };

  const single = async (call: Call): Promise<Outcome> => {
    if (call.upload || call.session) return begun(call);
    const method = methodOf(await clientOf(METHODS[call.method].api), call.method);
    const headers = call.ifMatch === undefined ? {} : { headers: { 'If-Match': call.ifMatch } };
    const answer = await answerOf(options.auth, () => method(call.params, { ...settings, ...headers }));
    return answer instanceof Error ? lost(call, answer) : decode(call, answer);
  };

  /** The library only ever uploads in one go, so beginning a resumable upload is a plain request. */
  const begun = async (call: Call): Promise<Outcome> => {
    const { verb, url, headers, body } = encode(call);
    const request = {
      ...settings,
      method: verb as 'POST',
      url: new URL(url, options.rootUrl ?? HOSTS.drive).href,
      headers,
      data: body ?? '',
    };
    const answer = await answerOf(options.auth, () => options.auth.request(request));
    return answer instanceof Error ? lost(call, answer) : decode(call, answer);
  };

  const together = async (api: Api, calls: readonly Call[]): Promise<Outcome[]> => {
    const { verb, url, headers, body } = encodeBatch(api, calls);
    const request = {
      ...settings,
      method: verb as 'POST',
      url: new URL(url, options.rootUrl ?? HOSTS[api]).href,
      headers,
      data: body ?? '',
    };
    const answer = await answerOf(options.auth, () => options.auth.request(request));
    return answer instanceof Error ? calls.map((call) => lost(call, answer)) : decodeBatch(calls, answer);
  };

  return {
    wait: options.wait ?? sleep,
    async send(calls) {
      const outcomes: Outcome[] = [];
      for (const round of rounds(calls)) {
        await inParallel(options.parallel ?? REQUESTS_AT_ONCE, round, async ({ api, indexes }) => {
          const mine = indexes.map((index) => calls[index] as Call);
          const answers = mine.length === 1 ? [await single(mine[0] as Call)] : await together(api, mine);
          indexes.forEach((index, at) => {
            outcomes[index] = answers[at] as Outcome;
          });
        });
      }
      return outcomes;
    },
  };
}

async function openClient(api: Api, { auth, rootUrl }: GoogleOptions): Promise<unknown> {
  const options = { auth: auth as never, ...(rootUrl !== undefined && { rootUrl }) };
  switch (api) {
    case 'drive':
      return (await import('googleapis/build/src/apis/drive/index.js')).drive({ version: 'v3', ...options });
    case 'sheets':
      return (await import('googleapis/build/src/apis/sheets/index.js')).sheets({ version: 'v4', ...options });
    case 'calendar':
      return (await import('googleapis/build/src/apis/calendar/index.js')).calendar({ version: 'v3', ...options });
    case 'cloudidentity':
      return (await import('googleapis/build/src/apis/cloudidentity/index.js')).cloudidentity({ version: 'v1', ...options });
    case 'gmail':
      return (await import('googleapis/build/src/apis/gmail/index.js')).gmail({ version: 'v1', ...options });
  }
}

/** `drive.files.list` → the client's `files.list`. That our parameters fit the library's types is checked in test/contract. */
function methodOf(client: unknown, id: string): Method {
  const [, ...path] = id.split('.');
  const name = path.pop() as string;
  const resource = path.reduce((at, step) => (at as Record<string, unknown>)[step], client) as Record<string, Method>;
  const method = resource[name];
  if (!method) throw new Error(`googleapis has no method ${id}`);
  return method.bind(resource);
}

interface Failure {
  response?: { status: number; headers: unknown; data: unknown };
  /** The library's errors hold the request they are about. */
  config?: unknown;
}

/** The library throws on a refusal; here a refusal is an answer too, and only a missing answer is an Error. */
async function answerOf(
  auth: Authorised,
  send: () => Promise<{ status: number; headers: unknown; data: unknown }>,
): Promise<PlainResponse | Error> {
  try {
    await auth.getRequestHeaders?.();
  } catch (error) {
    // The authorisation server's refusal (such as a revoked grant) must not count as the service's answer.
    const { response, config } = error as Failure;
    if (response !== undefined) return signedOut(words(error));
    if (config === undefined) throw error;
    return new Error(words(error));
  }
  try {
    return plain(await send());
  } catch (error) {
    const { response, config } = error as Failure;
    if (response !== undefined) return plain(response);
    if (config === undefined) throw error; // Not sent at all: a wrong parameter, or signing in failed.
    return new Error(words(error));
  }
}

function signedOut(message: string): PlainResponse {
  return { status: 401, headers: {}, body: JSON.stringify({ error: { code: 401, status: 'UNAUTHENTICATED', message } }) };
}

function plain({ status, headers, data }: { status: number; headers: unknown; data: unknown }): PlainResponse {
  const pairs =
    typeof (headers as Headers).entries === 'function' ? [...(headers as Headers).entries()] : Object.entries(headers as object);
  const lower = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
  return { status, headers: lower, body: typeof data === 'string' ? data : data === undefined ? '' : JSON.stringify(data) };
}

function lost({ method }: Call, error: Error): Outcome {
  return { ok: false, error: new GoogleError(method, 0, 'noAnswer', error.message) };
}
