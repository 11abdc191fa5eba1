/** Google's discovery documents, where they lie beside the repository, and a checker that holds an emulator's traffic against them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HttpRequest, HttpResponse } from '../../src/tools/workspace/http/service.ts';

export interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
  enum?: string[];
  format?: string;
  pattern?: string;
}

export interface Method {
  id: string;
  httpMethod: string;
  path: string;
  flatPath?: string;
  parameters?: Record<string, Schema & { location: string; required?: boolean; repeated?: boolean }>;
  request?: Schema;
  response?: Schema;
  scopes?: string[];
  mediaUpload?: { protocols: Record<string, { path: string }> };
}

interface Resources {
  methods?: Record<string, Method>;
  resources?: Record<string, Resources>;
}

export interface Document extends Resources {
  name: string;
  version: string;
  servicePath: string;
  parameters: Record<string, Schema>;
  schemas: Record<string, Schema>;
}

export const DISCOVERY_FOLDER = path.resolve(__dirname, '../../../shared/discovery');
const FILES = { drive: 'drive.v3', calendar: 'calendar.v3', sheets: 'sheets.v4', cloudidentity: 'cloudidentity.v1' };

/** The documents by service; none when they are not there. Gmail's is not among them. */
export const documents: Readonly<Record<string, Document>> = existsSync(DISCOVERY_FOLDER)
  ? Object.fromEntries(
      Object.entries(FILES).map(([api, file]) => [
        api,
        JSON.parse(readFileSync(path.join(DISCOVERY_FOLDER, `${file}.json`), 'utf8')) as Document,
      ]),
    )
  : {};

/** `describe`, or a skipped one that says why. */
export const describeWithDiscovery: typeof describe =
  Object.keys(documents).length > 0
    ? describe
    : (((name: string, body: () => void) =>
        describe.skip(`${name} (skipped: no discovery documents at ${DISCOVERY_FOLDER})`, body)) as typeof describe);

/** All methods of a document. */
export function methodsOf(resources: Resources): Method[] {
  return [...Object.values(resources.methods ?? {}), ...Object.values(resources.resources ?? {}).flatMap(methodsOf)];
}

interface Known {
  document: Document;
  method: Method;
  pattern: RegExp;
  literals: number;
  /** The parameters that must stand in the query. */
  required: readonly string[];
}

const known: Known[] = Object.values(documents).flatMap((document) =>
  methodsOf(document).flatMap((method) => {
    const own = `/${document.servicePath}${method.flatPath ?? method.path}`;
    const paths = [own, ...Object.values(method.mediaUpload?.protocols ?? {}).map((one) => one.path)];
    return paths.map((template) => ({
      document,
      method,
      pattern: new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
      literals: template.replace(/\{[^}]+\}/g, '').length,
      required: Object.entries(method.parameters ?? {}).flatMap(([name, one]) => (one.required && one.location === 'query' ? [name] : [])),
    }));
  }),
);
known.sort((a, b) => b.literals - a.literals);

/** The method that a request calls, if the documents have it. */
export function methodFor(verb: string, pathname: string): Known | undefined {
  return known.find(({ method, pattern }) => method.httpMethod === verb && pattern.test(pathname));
}

/** Whether nothing is amiss. Nearly always so: where a fault lies is worked out only where there is one. */
function isSound(document: Document, given: Schema, value: unknown): boolean {
  let schema = given;
  while (schema.$ref !== undefined) schema = document.schemas[schema.$ref] ?? {};
  const { type, properties } = schema;
  if (value === null || type === 'any' || type === undefined) return true;
  if (type === 'array') return Array.isArray(value) && value.every((item) => isSound(document, schema.items ?? {}, item));
  if (type === 'object') {
    if (typeof value !== 'object' || Array.isArray(value)) return false;
    for (const name of Object.keys(value)) {
      const expected = properties?.[name] ?? schema.additionalProperties ?? (properties ? undefined : {});
      if (expected === undefined || !isSound(document, expected, (value as Record<string, unknown>)[name])) return false;
    }
    return true;
  }
  if (typeof value !== (type === 'integer' ? 'number' : type)) return false;
  return schema.enum === undefined || schema.enum.includes(value as string);
}

/** What is amiss with a JSON value against a schema: unknown names, wrong types, words that the enumeration lacks. */
export function faultsOf(document: Document, schema: Schema, value: unknown, where: string): string[] {
  return isSound(document, schema, value) ? [] : faultsWithin(document, schema, value, where);
}

function faultsWithin(document: Document, schema: Schema, value: unknown, where: string): string[] {
  if (schema.$ref !== undefined) return faultsWithin(document, document.schemas[schema.$ref] ?? {}, value, where);
  if (value === null || schema.type === 'any' || schema.type === undefined) return [];
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${where} is no list`];
    return value.flatMap((item, index) => faultsWithin(document, schema.items ?? {}, item, `${where}[${index}]`));
  }
  if (schema.type === 'object') {
    if (typeof value !== 'object' || Array.isArray(value)) return [`${where} is no object`];
    return Object.entries(value).flatMap(([name, inner]) => {
      const expected = schema.properties?.[name] ?? schema.additionalProperties ?? (schema.properties ? undefined : {});
      return expected ? faultsWithin(document, expected, inner, `${where}.${name}`) : [`${where}.${name} is unknown`];
    });
  }
  const type = schema.type === 'integer' ? 'number' : schema.type;
  if (typeof value !== type) return [`${where} is a ${typeof value}, not a ${schema.type}`];
  return schema.enum && !schema.enum.includes(value as string) ? [`${where} is ${String(value)}, none of ${schema.enum.join(', ')}`] : [];
}

/** Wraps an emulator's `handle`: a request or an answer that Google's documents do not know throws. Gmail and /local pass unseen. */
export function againstDiscovery(handle: (request: HttpRequest) => HttpResponse): (request: HttpRequest) => HttpResponse {
  return (request) => {
    const response = handle(request);
    const faults = request.url.startsWith('/batch') ? batchFaults(request, response) : exchangeFaults(request, response);
    if (faults.length > 0) throw new Error(`Google's documents do not know: ${request.method} ${request.url}: ${faults.join('; ')}`);
    return response;
  };
}

/** A GET too long for an address comes as a POST with its query as a form (Google's Python client does so). */
function unfolded(request: HttpRequest): HttpRequest {
  const method = request.headers['x-http-method-override'];
  if (method === undefined || !request.body || !('text' in request.body)) return request;
  return { method, url: `${request.url}${request.url.includes('?') ? '&' : '?'}${request.body.text}`, headers: request.headers };
}

function exchangeFaults(given: HttpRequest, response: HttpResponse): string[] {
  const request = unfolded(given);
  const url = new URL(request.url, 'http://any');
  if (Object.keys(documents).length === 0 || /^\/(upload\/)?(gmail|local)\//.test(url.pathname)) return [];
  const found = methodFor(request.method, url.pathname);
  if (!found) return url.searchParams.has('upload_id') ? [] : [`the method ${request.method} ${url.pathname}`];
  const { document, method, required } = found;
  const isUpload = /^\/(resumable\/)?upload\//.test(url.pathname);
  const isParameter = (name: string) =>
    name in document.parameters || name in (method.parameters ?? {}) || (isUpload && (name === 'upload_id' || name === 'uploadType'));
  const unknown = [...url.searchParams.keys()].filter((name) => !isParameter(name)).map((name) => `the parameter ${name}`);
  const lacking = required.filter((name) => !url.searchParams.has(name)).map((name) => `the want of ${name}`);
  const body =
    request.body && 'text' in request.body && !url.searchParams.has('upload_id') ? json(request.headers, request.body.text) : undefined;
  const bodyFaults = body === undefined ? [] : method.request ? faultsOf(document, method.request, body, 'request') : ['a body'];
  return [...unknown, ...lacking, ...bodyFaults, ...answerFaults(document, method, response)];
}

/** Each method's last sound answer: reading a workbook again mostly gives the same, word by word. */
const lastSound = new Map<Method, string>();

function answerFaults(document: Document, method: Method, { status, headers, body }: HttpResponse): string[] {
  if (status < 200 || status >= 300 || typeof body !== 'string' || lastSound.get(method) === body) return [];
  const result = json(headers, body);
  const faults = result === undefined ? [] : faultsOf(document, method.response ?? {}, result, 'answer');
  if (faults.length === 0) lastSound.set(method, body);
  return faults;
}

function json(headers: Record<string, string>, text: string): unknown {
  return /^application\/json/i.test(headers['content-type'] ?? '') && text !== '' ? JSON.parse(text) : undefined;
}

function batchFaults(request: HttpRequest, response: HttpResponse): string[] {
  if (response.status !== 200 || typeof response.body !== 'string' || !request.body || !('text' in request.body)) return [];
  const answers = new Map(partsOf(response.headers, response.body).map((part) => [part.id.replace(/^response-/, ''), part]));
  return partsOf(request.headers, request.body.text).flatMap((part) => {
    const answer = answers.get(part.id);
    if (!answer) return [`no answer to part ${part.id}`];
    const [method = '', url = ''] = part.first.split(' ');
    const status = Number(answer.first.split(' ')[1]);
    return exchangeFaults(
      { method, url, headers: part.headers, body: { text: part.body } },
      { status, headers: answer.headers, body: answer.body },
    );
  });
}

function partsOf(
  headers: Record<string, string>,
  text: string,
): { id: string; first: string; headers: Record<string, string>; body: string }[] {
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [outer = '', head = '', ...rest] = part.trim().split(/\r?\n\r?\n/);
      const [first = '', ...lines] = head.split(/\r?\n/);
      const pairs = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
      return {
        id: /content-id:\s*<?([^>\s]+)>?/i.exec(outer)?.[1] ?? '',
        first,
        headers: Object.fromEntries(pairs),
        body: rest.join('\r\n\r\n'),
      };
    });
}
