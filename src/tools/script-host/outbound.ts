import { Agent, request } from 'node:http';
import { FETCH_BYTES, FETCH_MS, FETCH_URL_BYTES } from '../../quotas/google.ts';
import { allowListOf } from './allow-list.ts';
import type { InResponse, OutRequest } from './asks.ts';

/** Google's hosts whose interfaces the embedded workspace answers. */
const hosts = new Set(['www.googleapis.com', 'sheets.googleapis.com', 'cloudidentity.googleapis.com', 'gmail.googleapis.com']);

const redirects = 20;
/** How the workspace tells how long Google would have taken, in a header that no script sees. */
const MODELLED = 'X-Modelled-Ms';

export interface Reply {
  answer: InResponse;
  body: Uint8Array;
  /** Milliseconds that Google would have taken, where the workspace tells (serve's `modelled`); 0 otherwise. */
  ms: number;
}

export interface Outbound {
  /** The answer with its body. @throws Error as UrlFetchApp words it: refused hosts, limits, no answer, an answer too late. */
  send(out: OutRequest, body: Uint8Array | undefined): Promise<Reply>;
  close(): void;
}

/**
 * The way out of a script: requests to Google's hosts go to the embedded workspace at `rootUrl` with the same path,
 * all others are refused. Addresses that the workspace itself handed out (upload sessions) are taken as well.
 */
export function createOutbound(rootUrl: string, whitelist: readonly string[] | undefined): Outbound {
  const root = new URL(rootUrl);
  const allowed = allowListOf(whitelist);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  /** Path and query at the workspace. */
  function target(url: string, own: boolean): string {
    let parsed: URL;
    try {
      parsed = new URL(url);
    } catch {
      throw new Error(`Invalid argument: ${url}`);
    }
    if (Buffer.byteLength(url) > FETCH_URL_BYTES) throw new Error('Limit Exceeded: URLFetch URL Length.');
    const local = parsed.origin === root.origin;
    if (!local && (parsed.protocol !== 'https:' || !hosts.has(parsed.host))) {
      throw new Error(
        `The host refuses ${parsed.protocol}//${parsed.host}: scripts here reach ${[...hosts].join(', ')} alone, over https.`,
      );
    }
    const path = `${parsed.pathname}${parsed.search}`;
    const named = local ? new URL(path, 'https://www.googleapis.com') : parsed;
    if (!own && !allowed(named)) throw new Error(`The manifest's urlFetchWhitelist does not name ${named.origin}${named.pathname}.`);
    return path;
  }

  const exchange = (out: OutRequest, path: string, body: Uint8Array | undefined) =>
    new Promise<Reply>((resolve, reject) => {
      const late = new Error(`Timeout: ${out.url}`);
      const headers = { ...out.headers, ...(body && { 'Content-Length': String(body.length) }) };
      const sent = request({ agent, host: root.hostname, port: root.port, path, method: out.method, headers }, (incoming) => {
        const pieces: Buffer[] = [];
        let length = 0;
        incoming.on('data', (piece: Buffer) => {
          pieces.push(piece);
          length += piece.length;
          if (length > FETCH_BYTES) incoming.destroy(new Error('Limit Exceeded: URLFetch response size.'));
        });
        incoming.on('error', (error) => reject(/^Limit/.test(error.message) ? error : new Error(`Address unavailable: ${out.url}`)));
        incoming.on('end', () => {
          const headers = named(incoming.rawHeaders);
          const ms = Number(headers.find(([name]) => name === MODELLED)?.[1] ?? 0);
          if (ms > FETCH_MS) return reject(late);
          const answer = { status: incoming.statusCode ?? 0, headers: headers.filter(([name]) => name !== MODELLED) };
          resolve({ answer, body: Buffer.concat(pieces), ms });
        });
      });
      // The request may have been carried out.
      const timer = setTimeout(() => sent.destroy(late), FETCH_MS);
      sent.on('close', () => clearTimeout(timer));
      sent.on('error', (error) => reject(error === late ? late : new Error(`Address unavailable: ${out.url}`)));
      sent.end(body);
    });

  return {
    async send(out, body) {
      if (body && body.length > FETCH_BYTES) throw new Error('Limit Exceeded: URLFetch POST Size.');
      let [url, asked, given] = [out.url, out, body];
      let ms = 0;
      for (let hop = 0; hop < redirects; hop++) {
        const reply = await exchange(asked, target(url, out.own), given);
        const location = reply.answer.headers.find(([name]) => name === 'Location')?.[1];
        const { status } = reply.answer;
        // 308 without Location is an upload's "go on".
        ms += reply.ms;
        if (!out.followRedirects || location === undefined || ![301, 302, 303, 307, 308].includes(status)) return { ...reply, ms };
        url = new URL(location, url).href;
        if (status === 303 || (status < 303 && asked.method === 'POST')) [asked, given] = [{ ...asked, method: 'GET' }, undefined];
      }
      throw new Error(`Too many redirects: ${out.url}`);
    },
    close: () => agent.destroy(),
  };
}

/** UrlFetchApp writes header names with capitals, whatever the server wrote. */
function named(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] as string).toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
    headers.push([name === 'Etag' ? 'ETag' : name, raw[at + 1] as string]);
  }
  return headers;
}
