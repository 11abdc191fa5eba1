import { standingAbroad } from '../calendar/abroad.ts';
import { errorResponse, jsonType } from '../http/errors.ts';
import { parseQuery } from '../http/query.ts';
import { bodyText, split } from '../http/router.ts';
import { ApiError, type HttpRequest, type HttpResponse } from '../http/service.ts';
import { mailbox } from '../mail/mailbox.ts';
import { isAddress, settings, type WorkspaceSettings } from './directory.ts';
import { EDITIONS, editionOf, isEdition } from './editions.ts';
import type { TransactionalStore } from './store.ts';

/** Whether a request is for the workspace itself rather than for one of Google's interfaces. */
export function isLocal(request: HttpRequest): boolean {
  return split(request.url)[0].startsWith('/local/');
}

/** Answers `/local/status`, `/local/mailbox?since=`, `/local/calendar?of=` and `/local/workspace`. They take no account. */
export function answerLocal(request: HttpRequest, store: TransactionalStore, now: () => number): HttpResponse {
  try {
    const [path, queryText] = split(request.url);
    const query = parseQuery(queryText);
    switch (`${request.method} ${path}`) {
      case 'GET /local/status': {
        allow(query, []);
        const { domains, customerId } = settings(store);
        return json({ now: new Date(now()).toISOString(), domains, customerId, edition: editionOf(store), pid: process.pid });
      }
      case 'GET /local/mailbox': {
        allow(query, ['since']);
        const since = query.get('since')?.at(-1);
        if (since !== undefined && Number.isNaN(Date.parse(since))) throw bad(`since must be a time in ISO form, not "${since}".`);
        return json(mailbox(store, since).map(({ at, to, kind, subject, event }) => ({ at, to, kind, subject, event })));
      }
      case 'GET /local/calendar': {
        allow(query, ['of']);
        const [of = ''] = query.get('of') ?? [];
        if (!isAddress(of)) throw bad('of must be the address of somebody outside, such as gast@annan.example.');
        return json(standingAbroad(store, of.toLowerCase()).map(({ id, fields }) => ({ id, ...fields })));
      }
      case 'POST /local/workspace': {
        allow(query, []);
        const next = workspace(bodyText(request.body), settings(store));
        changeSettings(store, next);
        return json(next);
      }
      default:
        throw new ApiError(404, 'NOT_FOUND', `There is nothing at ${request.method} ${path}.`);
    }
  } catch (error) {
    if (error instanceof ApiError) return errorResponse('rpc', error);
    throw error;
  }
}

/** Writes the workspace's settings in a transaction of their own. */
export function changeSettings(store: TransactionalStore, next: WorkspaceSettings): void {
  store.begin();
  try {
    store.put('workspace', 'settings', next);
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}

/** Checked settings. @throws ApiError 400 saying what is wrong with them. */
export function checkSettings(domains: unknown, customerId: unknown, edition?: unknown): WorkspaceSettings {
  if (!Array.isArray(domains) || !domains.every((domain) => typeof domain === 'string' && isAddress(`x@${domain}`))) {
    throw bad('domains must be a list of domain names, such as ["exempel.se"]; an empty one allows every domain.');
  }
  if (typeof customerId !== 'string' || !/^C[A-Za-z0-9]{2,}$/.test(customerId)) {
    throw bad('customerId must be C and letters or digits, such as C046psxkn.');
  }
  if (edition !== undefined && !isEdition(edition)) throw bad(`edition must be one of ${EDITIONS.join(', ')}.`);
  return { domains: domains.map((domain) => (domain as string).toLowerCase()), customerId, ...(edition !== undefined && { edition }) };
}

function workspace(text: string, present: WorkspaceSettings): WorkspaceSettings {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw bad('The body must be JSON: {"domains": [...], "customerId": "C...", "edition": "..."}.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw bad('The body must be a JSON object.');
  const unknown = Object.keys(body).find((name) => !['domains', 'customerId', 'edition'].includes(name));
  if (unknown !== undefined) throw bad(`Unknown name "${unknown}": only domains, customerId and edition are taken.`);
  const {
    domains = present.domains,
    customerId = present.customerId,
    edition = present.edition,
  } = body as Partial<Record<keyof WorkspaceSettings, unknown>>;
  return checkSettings(domains, customerId, edition);
}

function allow(query: ReadonlyMap<string, string[]>, names: readonly string[]): void {
  for (const name of query.keys()) if (!names.includes(name)) throw bad(`Unknown parameter "${name}".`);
}

function json(value: unknown): HttpResponse {
  return { status: 200, headers: { 'content-type': jsonType }, body: JSON.stringify(value) };
}

function bad(message: string): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', message);
}
