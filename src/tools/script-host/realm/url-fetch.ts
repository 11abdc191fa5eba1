import type { OutRequest } from '../asks.ts';
import { emulated, exception, notEmulated, text } from './emulated.ts';
import type { Environment } from './environment.ts';

type Google = GoogleAppsScript.URL_Fetch.UrlFetchApp;
type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;
type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;

const methods = ['get', 'delete', 'patch', 'post', 'put'];
const known = [
  'url',
  'contentType',
  'headers',
  'method',
  'payload',
  'muteHttpExceptions',
  'followRedirects',
  'escaping',
  'validateHttpsCertificates',
  'useIntranet',
];

/** Headers that UrlFetchApp sets itself, and takes from no script. */
const own = ['host', 'content-length'];

/** How much of an answer an exception quotes. */
const quoted = 1000;

export function urlFetchApp(environment: Environment): Google {
  const { bridge, http, allow, setup } = environment;
  const refused = setup.faults.refusesOrigin ? [...own, 'origin'] : own;
  const usual = setup.faults.guessesCharset ? 'ISO-8859-1' : 'UTF-8';

  function read(url: unknown, options: Options): { out: OutRequest; body: Uint8Array | undefined; mute: boolean } {
    const method = String(options.method ?? 'get').toLowerCase();
    if (!methods.includes(method)) throw exception('Attribute provided with invalid value: method');
    for (const name of Object.keys(options)) if (!known.includes(name)) throw notEmulated(`the option ${name} of UrlFetchApp.fetch`);
    const { body, type } = payloadOf(options.payload, method);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (refused.includes(name.toLowerCase())) throw exception(`Attribute provided with invalid value: Header:${name}`);
      headers[name] = String(value);
    }
    if (body && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type'))
      headers['Content-Type'] = options.contentType ?? type;
    const out: OutRequest = {
      method: method.toUpperCase(),
      url: text('UrlFetchApp.fetch', url),
      headers: { 'User-Agent': 'Mozilla/5.0 (compatible; Google-Apps-Script)', ...headers },
      body: body !== undefined,
      followRedirects: options.followRedirects !== false,
      own: false,
    };
    return { out, body, mute: options.muteHttpExceptions === true };
  }

  function payloadOf(payload: unknown, method: string): { body?: Uint8Array; type: string } {
    const form = 'application/x-www-form-urlencoded';
    // A request without a body says so where a body is usual.
    if (payload === undefined || payload === null)
      return method === 'get' || method === 'delete' ? { type: '' } : { body: new Uint8Array(0), type: form };
    if (typeof payload !== 'string' || method === 'get')
      throw notEmulated(`UrlFetchApp.fetch with the method ${method} and such a payload`);
    return { body: bridge.encode(payload), type: form };
  }

  function response(status: number, headers: [string, string][], body: Uint8Array): Response {
    const all: Record<string, string | string[]> = {};
    for (const [name, value] of headers) {
      const before = all[name];
      all[name] = before === undefined ? value : [before, value].flat();
    }
    const type = headers.find(([name]) => name === 'Content-Type')?.[1];
    return emulated<Response>('HTTPResponse', {
      getResponseCode: () => status,
      getAllHeaders: () => ({ ...all }),
      getContentText: (charset?: string) => bridge.decode(body, charset ?? /charset=([^\s;]+)/i.exec(type ?? '')?.[1] ?? usual),
    });
  }

  function send(asked: { out: OutRequest; body: Uint8Array | undefined; mute: boolean }[]): Response[] {
    allow('UrlFetchApp.fetch', ['script.external_request'], 'FULL');
    const answers = http(
      asked.map(({ out }) => out),
      asked.map(({ body }) => body),
    );
    return answers.map(({ status, headers, body }, at) => {
      const one = asked[at];
      if (one && !one.mute && status >= 400) {
        const origin = /^https?:\/\/[^/?#]+/i.exec(one.out.url)?.[0] ?? one.out.url;
        const answer = bridge.decode(body, 'UTF-8').slice(0, quoted);
        throw exception(
          `Request failed for ${origin} returned code ${status}. Truncated server response: ${answer} (use muteHttpExceptions option to examine full response)`,
        );
      }
      return response(status, headers, body);
    });
  }

  return emulated<Google>('UrlFetchApp', {
    fetch: (url: string, options: Options = {}) => send([read(url, options)])[0] as Response,
    fetchAll: (requests) => send(requests.map((one) => (typeof one === 'string' ? read(one, {}) : read(one.url, one)))),
  });
}
