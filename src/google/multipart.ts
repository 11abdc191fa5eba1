/** Google's batch format: many calls in one multipart/mixed request, answered part by part. */
import { CALENDAR_BATCH_SENT, DRIVE_BATCH, GMAIL_BATCH, GROUP_BATCH } from '../quotas/google.ts';
import type { Call, Outcome } from './call.ts';
import { GoogleError } from './errors.ts';
import { decode, encode, type PlainRequest, type PlainResponse } from './http.ts';
import { type Api, METHODS } from './methods.ts';

/** Where batches go, and how many calls one may hold. Sheets has no batch endpoint. */
export const BATCHES: Readonly<Partial<Record<Api, { path: string; size: number }>>> = {
  drive: { path: '/batch/drive/v3', size: DRIVE_BATCH },
  calendar: { path: '/batch/calendar/v3', size: CALENDAR_BATCH_SENT },
  cloudidentity: { path: '/batch', size: GROUP_BATCH },
  gmail: { path: '/batch/gmail/v1', size: GMAIL_BATCH },
};

/** How many calls a batch that changes anything may hold. */
export type MostWrites = Readonly<Partial<Record<Api, number>>>;

/** Calls to be sent together, by their places in the list they came from. */
export interface Envelope {
  api: Api;
  indexes: number[];
}

/**
 * Packs calls into rounds; the envelopes of one round may be sent in parallel, rounds follow each other.
 * Permission writes on one item never share a round: "concurrent permissions operations on the same file
 * aren't supported; only the last update is applied" (Drive API guide). `mostWrites`: how large a batch that changes
 * anything may be, of the APIs where that is less than they take.
 */
export function rounds(calls: readonly Call[], mostWrites: MostWrites = {}): Envelope[][] {
  const result: Envelope[][] = [];
  const roundOf = new Map<string, number>();
  calls.forEach((call, index) => {
    const api = METHODS[call.method].api;
    let round = 0;
    if (call.method.startsWith('drive.permissions.') && METHODS[call.method].writes) {
      const { fileId } = call.params as { fileId: string };
      round = roundOf.get(fileId) ?? 0;
      roundOf.set(fileId, round + 1);
    }
    while (result.length <= round) result.push([]);
    const envelopes = result[round] as Envelope[];
    const size = BATCHES[api]?.size ?? 1;
    const most = mostWrites[api] ?? size;
    const writes = (one: Call | undefined) => one !== undefined && METHODS[one.method].writes;
    const hasRoom = ({ indexes }: Envelope) =>
      indexes.length < size && (indexes.length < most || ![...indexes, index].some((at) => writes(calls[at])));
    // A batch takes no upload.
    const isUpload = (one: Call | undefined) => one?.upload !== undefined || one?.session !== undefined;
    const alone = (one: Envelope) => isUpload(calls[one.indexes[0] as number]);
    const room = isUpload(call) ? undefined : envelopes.find((one) => one.api === api && hasRoom(one) && !alone(one));
    if (room) room.indexes.push(index);
    else envelopes.push({ api, indexes: [index] });
  });
  return result;
}

const BOUNDARY = 'delakultur_batch';

/** Several calls of one API as one request. */
export function encodeBatch(api: Api, calls: readonly Call[]): PlainRequest {
  const target = BATCHES[api];
  if (!target) throw new Error(`${api} has no batch endpoint`);
  const parts = calls.map((call, index) => {
    const { verb, url, headers, body } = encode(call);
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    return [
      `--${BOUNDARY}`,
      'Content-Type: application/http',
      `Content-ID: <${index}>`,
      '',
      `${verb} ${url}`,
      ...head,
      '',
      body ?? '',
    ].join('\r\n');
  });
  return {
    verb: 'POST',
    url: target.path,
    headers: { 'content-type': `multipart/mixed; boundary=${BOUNDARY}` },
    body: `${parts.join('\r\n')}\r\n--${BOUNDARY}--\r\n`,
  };
}

/** The parts' outcomes in the order of the calls. A part that did not come back is unknown, whatever the outer status says. */
export function decodeBatch(calls: readonly Call[], response: PlainResponse): Outcome[] {
  if (response.status < 200 || response.status > 299) return calls.map((call) => outerFailure(call, response));
  const boundary = /boundary="?([^";]+)"?/i.exec(response.headers['content-type'] ?? '')?.[1];
  const found = new Map<number, PlainResponse>();
  for (const part of boundary === undefined ? [] : response.body.split(`--${boundary}`)) {
    const parsed = parsePart(part);
    if (parsed) found.set(parsed.index, parsed.response);
  }
  return calls.map((call, index) => {
    const part = found.get(index);
    return part
      ? decode(call, part)
      : { ok: false, error: new GoogleError(call.method, 0, 'missingPart', 'the batch answer lacks this part') };
  });
}

/** Parts may have landed although the whole failed with a 5xx: only a refusal at the door is certain. */
function outerFailure(call: Call, response: PlainResponse): Outcome {
  if (response.status >= 500)
    return { ok: false, error: new GoogleError(call.method, 0, 'outerFailure', `the batch failed with ${response.status}`) };
  return decode(call, response);
}

function parsePart(part: string): { index: number; response: PlainResponse } | undefined {
  const [outer, inner, ...rest] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/);
  const index = /content-id:\s*<?(?:response-)?<?(\d+)>?/i.exec(outer ?? '')?.[1];
  if (index === undefined || inner === undefined) return undefined;
  const [statusLine, ...lines] = inner.split(/\r?\n/);
  const status = Number(/^HTTP\/\S+ (\d+)/.exec(statusLine ?? '')?.[1]);
  if (!status) return undefined;
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf(':');
    if (at > 0) headers[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim();
  }
  return { index: Number(index), response: { status, headers, body: rest.join('\r\n\r\n').trim() } };
}
