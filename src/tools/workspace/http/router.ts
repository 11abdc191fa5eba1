import { readFileSync } from 'node:fs';
import { groupByEmail, isAddress } from '../core/directory.ts';
import type { TransactionalStore } from '../core/store.ts';
import type { ApiCall, Fault, Faults } from '../faults/faults.ts';
import { ReplyLost } from '../faults/faults.ts';
import { post } from '../mail/mailbox.ts';
import { reachOf } from '../oauth/scopes.ts';
import { type AccessToken, partsOf } from '../oauth/tokens.ts';
import { services } from '../services.ts';
import { checkAnswer, checkBody, notHere } from './check.ts';
import { errorResponse, jsonType } from './errors.ts';
import { applyMask, checkMask, type Mask, parseMask } from './fields.ts';
import { compilePath, type PathPattern } from './path.ts';
import { checkNames, decode, parseQuery, queryOf } from './query.ts';
import type { Method } from './schema.ts';
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

interface RouterOptions {
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
  method: Method;
  service: Service;
}

type Caller = Pick<Context, 'actor' | 'app' | 'only'>;

interface Target {
  service: Service;
  route: Route;
  method: Method;
  path: Record<string, string>;
}

/** The service that a path belongs to by its root. */
export function serviceAt(path: string): Service | undefined {
  return services.find(({ root }) => root.test(path));
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
      const method = service.schema.methods.get(route.id);
      if (!method) throw new Error(`The schema of ${service.name} has no ${route.id}.`);
      const verb = route.verb ?? method.verb;
      const compiled = { ...(route.path === undefined ? method : compilePath(route.path)), route, method, service };
      routes.set(verb, [...(routes.get(verb) ?? []), compiled]);
    }
  }
  for (const list of routes.values()) list.sort((a, b) => b.literals - a.literals);
  let number = 0;

  const find = (verb: string, path: string): Target => {
    for (const { pattern, names, route, method, service } of routes.get(verb) ?? []) {
      const match = pattern.exec(path);
      if (match) return { service, route, method, path: Object.fromEntries(names.map((name, i) => [name, decode(match[i + 1] ?? '')])) };
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
      errors = serviceAt(path)?.errors ?? 'rpc';
      const target = find(request.method, path);
      errors = target.service.errors;
      const parameters = parseQuery(queryText);
      const token = tokenOf(request, parameters, target.route, store);
      const actor = token.email;
      const only = token.bearing && reachOf(target.method, token.bearing, actor);
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
    const { route, method, service } = target;
    checkNames(parameters, (name) => method.query.has(name) || route.query?.includes(name) === true);
    const query = queryOf(parameters);
    for (const name of parameters.keys()) if (service.lacks?.has(name) && query.get(name) !== 'false') throw notHere(name, service);
    const alt = query.get('alt') ?? query.get('$alt') ?? 'json';
    if (alt !== 'json' && alt !== 'media') throw new ApiError(400, 'badRequest', `Invalid value "${alt}" for the parameter alt.`, 'alt');
    // What comes to an upload session is bytes, whatever the verb.
    const body = readBody(request, target, query.has('upload_id') ? undefined : query.get('uploadType'));
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
      const response = answerOf(route.run(context), mask, target, query.get('prettyPrint') === 'true');
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
  const service = serviceAt(path);
  const reason = service?.errors === 'legacy' ? 'notImplemented' : 'UNIMPLEMENTED';
  // For uploads Google has no entry of its own; of Gmail's methods only one is known here.
  const own = path.replace(/^\/(resumable\/)?upload/, '');
  const method = [...(service?.schema.methods.values() ?? [])].find((one) => one.verb === verb && one.pattern.test(own));
  const name = method?.id ?? (service?.name === 'gmail' ? `${verb} ${path}` : undefined);
  if (name !== undefined) return new ApiError(501, reason, `The embedded workspace does not have ${name} (${verb} ${path}).`);
  return new ApiError(404, service?.errors === 'legacy' ? 'notFound' : 'NOT_FOUND', `There is no method at ${verb} ${path}.`);
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
function readBody(request: HttpRequest, { service, method }: Target, uploadType: string | undefined): unknown {
  const isUpload = /^(?:https?:\/\/[^/]+)?\/(resumable\/)?upload\//.test(request.url);
  if (isUpload && (uploadType !== 'resumable' || method.body === undefined || request.headers['x-goog-upload-command'])) return {};
  const text = bodyText(request.body);
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new ApiError(400, 'parseError', `Invalid JSON payload received. ${(error as Error).message}`);
  }
  checkBody(body, method.body === undefined ? undefined : service.schema.type(method.body), service);
  return body;
}

function maskOf(text: string | undefined, { method, service }: Target): Mask {
  if (text === undefined || text === '') return true;
  const mask = parseMask(text, service.errors);
  if (method.answer !== undefined) checkMask(mask, service.schema.type(method.answer), service.errors);
  return mask;
}

function answerOf(result: unknown, mask: Mask, { method, service }: Target, pretty: boolean): HttpResponse {
  if (isHttpResponse(result)) return result;
  if (result === undefined) return { status: 204, headers: {} };
  const answer = applyMask(result, mask, service.errors);
  if (method.answer !== undefined) checkAnswer(answer, service.schema.type(method.answer), method.id);
  return { status: 200, headers: { 'content-type': jsonType }, body: JSON.stringify(answer, null, pretty ? 2 : undefined) };
}

function asApiError(error: unknown, form: Service['errors']): ApiError {
  if (error instanceof ApiError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ApiError(500, form === 'legacy' ? 'internalError' : 'INTERNAL', `Internal error in the embedded workspace: ${message}`);
}
