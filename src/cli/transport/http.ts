/** A driver over plain HTTP, for a live embedded workspace: no client library to load, so a command starts quickly. */
import type { AsyncDriver } from '../../google/call.ts';
import { asyncDriver } from '../../google/drivers.ts';
import { HOSTS, type PlainRequest, type PlainResponse } from '../../google/http.ts';
import type { Api } from '../../google/methods.ts';

export interface HttpOptions {
  /** `http://127.0.0.1:8080`; absent: Google's own hosts. */
  rootUrl?: string;
  /** Headers that say who acts, asked for before every request. */
  authorize: () => Promise<Record<string, string>>;
  /** Max simultaneous requests; 4 by default. */
  parallel?: number;
  /** Milliseconds to wait for one answer; Sheets itself gives up after 180 s. */
  timeoutMs?: number;
  /** In place of Node's own. */
  fetch?: typeof fetch;
  wait?: (ms: number) => Promise<void>;
}

export const ANSWER_TIMEOUT_MS = 200_000;
export const REQUESTS_AT_ONCE = 4;

/** A driver that sends each round's requests in parallel, at most `parallel` at once. A lost connection is an outcome, not an exception. */
export function httpDriver(options: HttpOptions): AsyncDriver {
  return asyncDriver(
    (requests) => inParallel(options.parallel ?? REQUESTS_AT_ONCE, requests, ({ api, request }) => fetchPlain(options, api, request)),
    options.wait ?? sleep,
  );
}

async function fetchPlain(options: HttpOptions, api: Api, { verb, url, headers, body }: PlainRequest): Promise<PlainResponse | Error> {
  const who = await options.authorize(); // Failing to sign in is no lost answer: let it end the program.
  try {
    const response = await (options.fetch ?? fetch)(new URL(url, options.rootUrl ?? HOSTS[api]), {
      method: verb,
      headers: { ...headers, ...who },
      signal: AbortSignal.timeout(options.timeoutMs ?? ANSWER_TIMEOUT_MS),
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch (error) {
    return new Error(words(error));
  }
}

/** Runs `work` over `items`, at most `limit` at a time; the results come in the order of the items. */
export async function inParallel<T, R>(limit: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

/** What an error says, with its causes: fetch hides "connection refused" in one. */
export function words(error: unknown): string {
  const { message = String(error), cause } = error as { message?: string; cause?: unknown };
  const why = cause === undefined ? '' : words(cause);
  return message.includes(why) ? message : `${message}: ${why}`;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
