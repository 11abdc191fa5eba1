import { readFileSync } from 'node:fs';
import { groupByEmail, isAddress } from '../core/directory.ts';
import type { TransactionalStore } from '../core/store.ts';
import type { ApiCall, Fault, Faults } from '../faults/faults.ts';
import { ReplyLost } from '../faults/faults.ts';
import { post } from '../mail/mailbox.ts';
import { reachOf } from '../oauth/scopes.ts';
import { type AccessToken, partsOf } from '../oauth/tokens.ts';
import { answerShapes } from './answers.ts';
import { errorResponse, jsonType } from './errors.ts';
import { applyMask, checkMask, type Mask, parseMask } from './fields.ts';
import { googleMethod } from './inventory.ts';
import { compilePath, decode, type PathPattern } from './path.ts';
import { checkNames, parseQuery, queryOf } from './query.ts';
import {
  ApiError,
  type Body,
  type Context,
  type HttpRequest,
  type HttpResponse,
  isHttpResponse,
  type Limits,
  type Route,
  type Service,
} from './service.ts';
import { checkBody } from './shape.ts';

export interface RouterOptions {
  store: TransactionalStore;
  services: readonly Service[];
  now(): number;
  limits: Limits;
  faults?: Faults;
  /** Told of every API call and its answer, errors included. */
  seen?(call: ApiCall, response: HttpResponse): void;
}

interface CompiledRoute extends PathPattern {
  route: Route;
  service: Service;
}

type Caller = Pick<Context, 'actor' | 'app' | 'only'>;

interface Target {
  service: Service;
  route: Route;
  path: Record<string, string>;
}

/** The roots of Google's paths, and how errors there look. */
const roots: readonly [RegExp, Service['name'], Service['errors']][] = [
  [/^\/(upload\/|resumable\/upload\/)?drive\/v3(\/|$)/, 'drive', 'legacy'],
  [/^\/calendar\/v3(\/|$)/, 'calendar', 'legacy'],
  [/^\/v4\/spreadsheets(\/|:|$)/, 'sheets', 'rpc'],
  [/^\/(upload\/)?gmail\/v1(\/|$)/, 'gmail', 'rpc'],
  [/^\/v1(\/|$)/, 'cloudidentity', 'rpc'],
];

/** The service that a path belongs to by its root, and the form of its errors. */
export function rootOf(path: string): { name: Service['name']; errors: Service['errors'] } | undefined {
  const root = roots.find(([pattern]) => pattern.test(path));
  return root && { name: root[1], errors: root[2] };
}

/** A body's text. Meant for JSON and batches; media stay on disk. */
export function bodyText(body: Body | undefined): string {
  if (body === undefined) return '';
  return 'text' in body ? body.text : readFileSync(body.file, 'utf8');
}

/**
 * Answers API requests one at a time. `later` are the parts after this one when it is part of a batch.
 * @throws ReplyLost, and whatever the fault hook throws; all else is an answer.
 */
export function createRouter(options: RouterOptions): (request: HttpRequest, later?: readonly HttpRequest[]) => HttpResponse {
  const { store } = options;
  const routes = new Map<string, CompiledRoute[]>();
  for (const service of options.services) {
    for (const route of service.routes) {
      const compiled = { ...compilePath(route.path), route, service };
      routes.set(route.verb, [...(routes.get(route.verb) ?? []), compiled]);
    }
  }
  for (const list of routes.values()) list.sort((a, b) => b.literals - a.literals);
  let number = 0;

  const find = (verb: string, path: string): Target => {
    for (const { pattern, names, route, service } of routes.get(verb) ?? []) {
      const match = pattern.exec(path);
      if (match) return { service, route, path: Object.fromEntries(names.map((name, i) => [name, decode(match[i + 1] ?? '')])) };
    }
    throw missing(verb, path);
  };

  return (given, later = []) => {
    let errors: Service['errors'] = 'rpc';
    let call: ApiCall | undefined;
    let fault: Fault | undefined;
    let response: HttpResponse;
    try {
      const request = overridden(given);
      const [path = '', queryText = ''] = split(request.url);
      errors = rootOf(path)?.errors ?? 'rpc';
      const target = find(request.method, path);
      errors = target.service.errors;
      const parameters = parseQuery(queryText);
      const token = tokenOf(request, parameters, target.route, store);
      const actor = token.email;
      const only = token.bearing && reachOf(target.route.id, token.bearing, actor);
      call = { number: ++number, method: target.route.id, service: target.service, actor, path: target.path, request: given, later };
      fault = askFault(options.faults, call);
      response =
        fault?.kind === 'before'
          ? fault.answer
          : run(request, target, parameters, { actor, app: token.bearing?.app, only }, fault?.kind === 'undone');
    } catch (error) {
      if (error instanceof FromHook) throw error.cause;
      response = errorResponse(errors, asApiError(error, errors));
    }
    if (call) options.seen?.(call, response);
    if (fault?.kind === 'after') return fault.answer;
    if (fault?.kind === 'told') return fault.as(response);
    if (fault?.kind === 'lost') throw new ReplyLost();
    return response;
  };

  /** Carries a request out within one transaction. */
  function run(request: HttpRequest, target: Target, parameters: Map<string, string[]>, who: Caller, undo: boolean): HttpResponse {
    const { route, service } = target;
    checkNames(parameters, route.query);
    const query = queryOf(parameters);
    const alt = query.get('alt') ?? query.get('$alt') ?? 'json';
    if (alt !== 'json' && alt !== 'media') throw new ApiError(400, 'badRequest', `Invalid value "${alt}" for the parameter alt.`, 'alt');
    // What comes to an upload session is bytes, whatever the verb.
    const body = readBody(request, route, query.has('upload_id') ? undefined : query.get('uploadType'));
    const mask = maskOf(query.get('fields') ?? query.get('$fields') ?? request.headers['x-goog-fieldmask'], target);
    const context: Context = {
      store,
      ...who,
      now: options.now,
      path: target.path,
      query,
      headers: request.headers,
      body,
      raw: request.body,
      url: request.url,
      mail: (mail) => post(store, mail, options.now()),
      limits: options.limits,
    };
    store.begin();
    try {
      const response = answerOf(route.run(context), mask, service.errors, query.get('prettyPrint') === 'true');
      if (undo) store.rollback();
      else store.commit();
      return response;
    } catch (error) {
      store.rollback();
      throw error;
    }
  }
}

/** An exception of the fault hook, which is the tester's own and must not become an answer. */
class FromHook extends Error {}

function askFault(faults: Faults | undefined, call: ApiCall): Fault | undefined {
  try {
    return faults?.(call);
  } catch (cause) {
    throw new FromHook('', { cause });
  }
}

/** Splits a path from its query; a whole URL loses its host, as in the parts of a batch. */
export function split(url: string): [path: string, query: string] {
  const local = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = local.indexOf('?');
  return mark < 0 ? [local, ''] : [local.slice(0, mark), local.slice(mark + 1)];
}

/** Long GET requests come as POST with the query in the body (Google's Python client does so above 2,048 characters). */
function overridden(request: HttpRequest): HttpRequest {
  const verb = request.headers['x-http-method-override'];
  if (!verb || request.method !== 'POST') return request;
  const { body, ...rest } = request;
  if (!/^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? ''))
    return { ...request, method: verb.toUpperCase() };
  const text = bodyText(body);
  return { ...rest, method: verb.toUpperCase(), url: text ? `${request.url}${request.url.includes('?') ? '&' : '?'}${text}` : request.url };
}

function missing(verb: string, path: string): ApiError {
  const root = rootOf(path);
  const reason = root?.errors === 'legacy' ? 'notImplemented' : 'UNIMPLEMENTED';
  // For uploads Google has no entry of its own; Gmail's inventory is not kept here.
  const method =
    googleMethod(verb, path.replace(/^\/(resumable\/)?upload/, '')) ?? (root?.name === 'gmail' ? `${verb} ${path}` : undefined);
  if (root && method) return new ApiError(501, reason, `The embedded workspace does not have ${method} (${verb} ${path}).`);
  return new ApiError(404, root?.errors === 'legacy' ? 'notFound' : 'NOT_FOUND', `There is no method at ${verb} ${path}.`);
}

function tokenOf(request: HttpRequest, parameters: Map<string, string[]>, route: Route, store: TransactionalStore): AccessToken {
  const header = request.headers.authorization;
  const token = header?.replace(/^Bearer\s+/i, '') ?? parameters.get('access_token')?.[0] ?? parameters.get('oauth_token')?.[0];
  const parts = partsOf(token);
  const actor = parts?.email;
  if (parts && isAddress(parts.email) && !groupByEmail(store, parts.email)) return parts;
  if (route.anonymous) return { email: '' };
  const how = 'Send Authorization: Bearer local:<e-mail>.';
  if (!token) throw new ApiError(401, 'required', `Request is missing required authentication credential. ${how}`, 'Authorization');
  const why = actor !== undefined && isAddress(actor) ? `${actor} is a group, and groups do not sign in.` : how;
  throw new ApiError(401, 'authError', `Request had invalid authentication credentials. ${why}`, 'Authorization');
}

/** The parsed JSON body, or {}; uploads read their own, but for the metadata that opens a resumable one. */
function readBody(request: HttpRequest, route: Route, uploadType: string | undefined): unknown {
  const isUpload = /^(?:https?:\/\/[^/]+)?\/(resumable\/)?upload\//.test(request.url);
  if (isUpload && (uploadType !== 'resumable' || !route.body || request.headers['x-goog-upload-command'])) return {};
  const text = bodyText(request.body);
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new ApiError(400, 'parseError', `Invalid JSON payload received. ${(error as Error).message}`);
  }
  checkBody(body, route.body ?? {});
  return body;
}

function maskOf(text: string | undefined, { route, service }: Target): Mask {
  if (text === undefined || text === '') return true;
  const mask = parseMask(text, service.errors);
  const shape = answerShapes(route.id);
  if (shape) checkMask(mask, shape, service.errors);
  return mask;
}

function answerOf(result: unknown, mask: Mask, form: Service['errors'], pretty: boolean): HttpResponse {
  if (isHttpResponse(result)) return result;
  if (result === undefined) return { status: 204, headers: {} };
  return {
    status: 200,
    headers: { 'content-type': jsonType },
    body: JSON.stringify(applyMask(result, mask, form), null, pretty ? 2 : undefined),
  };
}

function asApiError(error: unknown, form: Service['errors']): ApiError {
  if (error instanceof ApiError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ApiError(500, form === 'legacy' ? 'internalError' : 'INTERNAL', `Internal error in the embedded workspace: ${message}`);
}
