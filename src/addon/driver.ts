/** The Apps Script driver: UrlFetchApp, all requests of a round at once. */
import { type Call, type Outcome, type Program, runSync, type SyncDriver } from '../google/call.ts';
import { throughDoor } from '../google/door.ts';
import { FETCH_WRITES, syncDriver } from '../google/drivers.ts';
import { GoogleError } from '../google/errors.ts';
import { HOSTS, type PlainRequest, type PlainResponse } from '../google/http.ts';
import { type Api, METHODS } from '../google/methods.ts';
import { FETCHES_AT_ONCE } from '../quotas/google.ts';
import { spentQuota } from './spent.ts';

type Sending = { api: Api; request: PlainRequest };

function sendAll(sending: readonly Sending[]): readonly (PlainResponse | Error)[] {
  const answers: (PlainResponse | Error)[] = [];
  for (let at = 0; at < sending.length; at += FETCHES_AT_ONCE) answers.push(...sendSome(sending.slice(at, at + FETCHES_AT_ONCE)));
  return answers;
}

function sendSome(sending: readonly Sending[]): readonly (PlainResponse | Error)[] {
  const token = ScriptApp.getOAuthToken();
  const requests = sending.map(({ api, request }): GoogleAppsScript.URL_Fetch.URLFetchRequest => {
    const { 'content-type': contentType, ...headers } = request.headers;
    return {
      url: `${HOSTS[api]}${request.url}`,
      method: request.verb.toLowerCase() as GoogleAppsScript.URL_Fetch.HttpMethod,
      headers: { ...headers, authorization: `Bearer ${token}` },
      muteHttpExceptions: true,
      ...(contentType === undefined ? {} : { contentType }),
      ...(request.body === undefined ? {} : { payload: request.body }),
    };
  });
  try {
    return fetchAll(requests).map(plain);
  } catch (error) {
    const lost = error instanceof Error ? error : new Error(String(error));
    const spent = spentQuota(lost.message);
    if (spent !== undefined) return sending.map(() => refusal(spent, lost.message));
    // Apps Script itself refused (the allow-list, a URL too long, a missing scope): nothing was sent, and a retry is useless.
    if (!/address unavailable|timed? ?out|dns|unexpected error|service unavailable/i.test(lost.message)) throw lost;
    // One failure fails them all, and nobody can tell which requests arrived: every outcome is unknown.
    return sending.map(() => lost);
  }
}

/**
 * Google's documents do not say whether a script may set `Origin` [U origin]. A refused header is refused before anything is
 * sent. Without it an upload still begins; the browser may then not read Drive's answers, and its page says what to do.
 */
function fetchAll(requests: GoogleAppsScript.URL_Fetch.URLFetchRequest[]): GoogleAppsScript.URL_Fetch.HTTPResponse[] {
  try {
    return UrlFetchApp.fetchAll(requests);
  } catch (error) {
    if (!/header:\s*origin/i.test(String(error))) throw error;
    return UrlFetchApp.fetchAll(
      requests.map((request) => {
        const { origin: _, ...headers } = (request.headers ?? {}) as Record<string, string>;
        return { ...request, headers };
      }),
    );
  }
}

const refusal = (reason: string, message: string): PlainResponse => ({
  status: 403,
  headers: {},
  body: JSON.stringify({ error: { message, errors: [{ reason }] } }),
});

function plain(response: GoogleAppsScript.URL_Fetch.HTTPResponse): PlainResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.getAllHeaders() as Record<string, unknown>))
    headers[name.toLowerCase()] = String(value);
  return { status: response.getResponseCode(), headers, body: response.getContentText('UTF-8') };
}

const rest = syncDriver(sendAll, (ms) => Utilities.sleep(ms), FETCH_WRITES);

let sentChange = false;

/** Whether this execution has asked Google to change anything. */
export const hasChanged = (): boolean => sentChange;

/** Mail goes by MailApp, whose scope lets nothing be read; all else by REST. */
export const driver: SyncDriver = {
  wait: rest.wait,
  send(calls) {
    if (calls.some((call) => METHODS[call.method].writes && call.session === undefined)) sentChange = true;
    const mails = calls.filter((call) => call.method === 'gmail.users.messages.send');
    if (mails.length === 0) return rest.send(calls);
    const others = calls.filter((call) => call.method !== 'gmail.users.messages.send');
    const answers = [...rest.send(others)];
    return calls.map((call) => (call.method === 'gmail.users.messages.send' ? mail(call) : (answers.shift() as Outcome)));
  },
};

function mail(call: Extract<Call, { method: 'gmail.users.messages.send' }>): Outcome {
  const { method } = call;
  try {
    MailApp.sendEmail(letterOf(call.params.requestBody.raw));
    return { ok: true, result: {} };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const spent = spentQuota(message) ?? (/quota/i.test(message) ? 'dailyLimitExceeded' : undefined);
    return { ok: false, error: new GoogleError(method, spent ? 403 : 0, spent ?? 'noAnswer', message) };
  }
}

/** Parses our own RFC 822 text (workflows/apply/mail.ts): To, an encoded Subject, a body in base64 or plain. */
function letterOf(raw: string): { to: string; subject: string; body: string } {
  const text = decode(raw, true);
  const at = text.indexOf('\r\n\r\n');
  const head = text.slice(0, at);
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const subject = /=\?UTF-8\?B\?(.*)\?=/.exec(header('Subject'))?.[1];
  const body = text.slice(at + 4);
  const isBase64 = /^base64$/i.test(header('Content-Transfer-Encoding').trim());
  return {
    to: header('To'),
    subject: subject === undefined ? header('Subject') : decode(subject),
    body: isBase64 ? decode(body) : body,
  };
}

function decode(base64: string, webSafe = false): string {
  const bytes = webSafe ? Utilities.base64DecodeWebSafe(base64) : Utilities.base64Decode(base64);
  return Utilities.newBlob(bytes).getDataAsString('UTF-8');
}

/** Someone is waiting: four waits are about a quarter of a minute, and the next reading or run tries again anyway. */
const TRIES = 5;

/** Apps Script ends an execution after six minutes, asleep or not: a run stops well before. */
export const BUDGET_MS = 4.5 * 60_000;

/** Runs a program through the one door. It never sleeps past the deadline, however long Google asks it to wait. */
export function run<T>(program: Program<T>, deadline = Date.now() + BUDGET_MS): T {
  return runSync(throughDoor(program, { now: Date.now, random: Math.random, tries: TRIES, waitUntil: deadline }), driver);
}
