/** Encodes calls as HTTP and decodes the answers, for drivers that speak HTTP. No platform's own types. */
import type { Call, Outcome, Session } from './call.ts';
import { errorFrom } from './errors.ts';
import { type Api, METHODS } from './methods.ts';

export interface PlainRequest {
  verb: string;
  /** Path and query, without host. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface PlainResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** Google's hosts; the embedded workspace serves all of them under one root. */
export const HOSTS: Readonly<Record<Api, string>> = {
  drive: 'https://www.googleapis.com',
  calendar: 'https://www.googleapis.com',
  sheets: 'https://sheets.googleapis.com',
  cloudidentity: 'https://cloudidentity.googleapis.com',
  gmail: 'https://gmail.googleapis.com',
};

/** One call as an HTTP request, without authorisation. */
export function encode(call: Call): PlainRequest {
  if (call.session) return asking(call.session);
  const info = METHODS[call.method];
  const { requestBody, ...rest } = call.params as Record<string, unknown>;
  const used = new Set<string>();
  const path = info.path.replace(/\{(\+?)(\w+)\}/g, (_, keepSlashes: string, name: string) => {
    used.add(name);
    const value = String(rest[name]);
    return keepSlashes ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
  const query = Object.entries(rest)
    .filter(([name, value]) => !used.has(name) && value !== undefined)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
    );
  const headers: Record<string, string> = { accept: 'application/json' };
  if (call.upload) {
    query.push('uploadType=resumable');
    headers['x-upload-content-type'] = call.upload.mimeType;
    headers['x-upload-content-length'] = String(call.upload.bytes);
    if (call.upload.origin !== undefined) headers.origin = call.upload.origin;
  }
  if (call.ifMatch !== undefined) headers['if-match'] = call.ifMatch;
  if (requestBody !== undefined) headers['content-type'] = 'application/json; charset=UTF-8';
  const whole = call.upload ? `/upload${path}` : path;
  return {
    verb: info.verb,
    url: query.length === 0 ? whole : `${whole}?${query.join('&')}`,
    headers,
    ...(requestBody === undefined ? {} : { body: JSON.stringify(requestBody) }),
  };
}

/** Drive's own host, or the embedded workspace on this machine: an address that we made has no other host, and no credentials. */
const SESSION =
  /^(?:https:\/\/www\.googleapis\.com|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?)\/upload\/drive\/v3\/files\?([\w=&,%-]+)$/;
/** The query that we send when a session begins. Drive repeats it in the address, with its id and its name for the same protocol. */
const SESSION_QUERY: Readonly<Record<string, RegExp>> = {
  uploadType: /^resumable$/,
  fields: /^(?:\w|,|%2C)+$/i,
  upload_id: /^[\w-]{1,1000}$/,
  upload_protocol: /^resumable$/,
};

/**
 * The path that asks an upload session, rebuilt from the id in its address; undefined for an address that we did not make. So
 * a page can't make the operating account ask for anything else.
 */
export function sessionPath(address: string): string | undefined {
  const pairs = (SESSION.exec(address)?.[1] ?? '').split('&').map((pair) => pair.split('='));
  const names = pairs.map(([name = '']) => name);
  const sound = pairs.every(([name = '', value = '', ...more]) => more.length === 0 && SESSION_QUERY[name]?.test(value) === true);
  const id = pairs.find(([name]) => name === 'upload_id')?.[1];
  if (!sound || id === undefined || new Set(names).size < names.length) return undefined;
  return `/upload/drive/v3/files?uploadType=resumable&upload_id=${id}`;
}

/** Asks a resumable upload for its position. */
function asking({ address, bytes }: Session): PlainRequest {
  const url = sessionPath(address);
  if (url === undefined) throw new Error('That is no address of an upload to Drive.');
  return { verb: 'PUT', url, headers: { accept: 'application/json', 'content-range': `bytes */${bytes}` }, body: '' };
}

/** A 308 says how much has been kept by `Range: bytes=0-n`; without one, nothing has. */
function standing(call: Call, { bytes }: Session, { status, headers, body }: PlainResponse): Outcome {
  if (status === 200 || status === 201) return { ok: true, result: { kept: bytes } };
  if (status !== 308) return { ok: false, error: errorFrom(call.method, status, body, headers['retry-after']) };
  const last = /(\d+)\s*$/.exec(headers.range ?? '')?.[1];
  return { ok: true, result: { kept: last === undefined ? 0 : Number(last) + 1 } };
}

/** The outcome of a call from its HTTP answer. An empty 200 where JSON is promised becomes `undefined`, which the door refuses. */
export function decode(call: Call, response: PlainResponse): Outcome {
  if (call.session) return standing(call, call.session, response);
  const { status, headers, body } = response;
  if (status < 200 || status > 299) return { ok: false, error: errorFrom(call.method, status, body, headers['retry-after']) };
  if (call.upload) return { ok: true, result: headers.location === undefined ? undefined : { location: headers.location } };
  if (body === '') return { ok: true, result: undefined };
  try {
    return { ok: true, result: JSON.parse(body) };
  } catch {
    return { ok: false, error: errorFrom(call.method, 0, 'the answer was cut off') };
  }
}
