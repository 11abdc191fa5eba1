/** Calls to HTTP and back, for the drivers that speak HTTP themselves. No platform's own types. */
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

const SESSION_PATH = /^https?:\/\/[^/?#]+(\/upload\/drive\/v3\/files(?:\/[\w-]+)?\?[^#\s]*\bupload_id=[\w-]+[^#\s]*)$/;

/** "Where do you stand?" of a resumable upload. Whatever host an address names, it is Drive that is asked. */
function asking({ address, bytes }: Session): PlainRequest {
  const url = SESSION_PATH.exec(address)?.[1];
  if (url === undefined) throw new Error('That is no address of an upload to Drive.');
  return { verb: 'PUT', url, headers: { accept: 'application/json', 'content-range': `bytes */${bytes}` }, body: '' };
}

/** 308 says how much has been kept by `Range: bytes=0-n`, and without one that nothing has. */
function standing(call: Call, { bytes }: Session, { status, headers, body }: PlainResponse): Outcome {
  if (status === 200 || status === 201) return { ok: true, result: { kept: bytes } };
  if (status !== 308) return { ok: false, error: errorFrom(call.method, status, body, headers['retry-after']) };
  const last = /(\d+)\s*$/.exec(headers.range ?? '')?.[1];
  return { ok: true, result: { kept: last === undefined ? 0 : Number(last) + 1 } };
}

/** An HTTP answer as the call's outcome. An empty 200 where JSON is promised becomes `undefined`, which the door refuses. */
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
