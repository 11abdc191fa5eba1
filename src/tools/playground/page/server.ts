/** The shell's way to its server: Google's REST paths as a person, and the few paths that are the trial's own. */

/** An answer that is not 2xx. `status` 0: the server did not answer at all; `message` is Google's own word. */
export class Unanswered extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Asked {
  method?: string;
  /** Lists become repeated parameters; undefined ones are left out. */
  query?: Record<string, string | number | boolean | readonly string[] | undefined>;
  body?: unknown;
  signal?: AbortSignal;
}

const withQuery = (path: string, query: Asked['query'] = {}): string => {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [String(value)]).map(
      (one) => `${name}=${encodeURIComponent(one)}`,
    ),
  );
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
};

async function send(path: string, { method = 'GET', query, body, signal }: Asked, headers: Record<string, string>): Promise<Response> {
  const init: RequestInit = { method, headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) } };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  const response = await fetch(withQuery(path, query), init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Unanswered(0, '');
  });
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
  throw new Unanswered(response.status, said.error?.message ?? response.statusText);
}

const bearer = (actor: string) => ({ authorization: `Bearer local:${actor}` });

/** One of Google's REST paths as `actor`. @throws Unanswered */
export async function google<T>(actor: string, path: string, asked: Asked = {}): Promise<T> {
  const response = await send(path, asked, bearer(actor));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** A file's content as Drive's viewer shows it to `actor`, who may not be allowed to download it. @throws Unanswered */
export async function content(actor: string, fileId: string, signal?: AbortSignal): Promise<Blob> {
  const response = await send(`/local/view/${fileId}`, { ...(signal && { signal }) }, bearer(actor));
  return response.blob();
}

/** One of the trial's own paths: `/local/…`. @throws Unanswered */
export async function local<T>(path: string, asked: Asked = {}): Promise<T> {
  return (await send(`/local/${path}`, asked, {})).json() as Promise<T>;
}

/** All pages of a list. `items` names the list in each page. @throws Unanswered */
export async function pages<T>(actor: string, path: string, items: string, asked: Asked = {}): Promise<T[]> {
  const all: T[] = [];
  let pageToken: string | undefined;
  do {
    const page = await google<Record<string, unknown>>(actor, path, { ...asked, query: { ...asked.query, pageToken } });
    all.push(...((page[items] as T[] | undefined) ?? []));
    pageToken = page.nextPageToken as string | undefined;
  } while (pageToken !== undefined);
  return all;
}
