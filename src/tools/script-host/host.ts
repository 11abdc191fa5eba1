import { createHash } from 'node:crypto';
import { CARD_MS, EXECUTION_MS, EXECUTIONS_AT_ONCE, PAGE_CALLS_AT_ONCE } from '../../quotas/google.ts';
import { PRODUCT_APP } from '../workspace/oauth/scopes.ts';
import { accessTokenOf } from '../workspace/oauth/tokens.ts';
import type { StoredTrigger } from './asks.ts';
import { clientScript, documentOf, type Page } from './client.ts';
import { createDesk } from './desk.ts';
import { createFetches } from './fetches.ts';
import { createLocks } from './locks.ts';
import { createOutbound } from './outbound.ts';
import type { ModelClock, Takes } from './pace.ts';
import { createPool, Ended } from './pool.ts';
import { readProject } from './project.ts';
import { createQueue } from './queue.ts';
import { openStore } from './store.ts';
import type { Effects, Execution, HostFaults, Html, Setup, Who } from './types.ts';

export type { StoredTrigger } from './asks.ts';
export { type Page, sandbox } from './client.ts';
export type { Container, Effects, Execution, HostFaults, Html, Menu, MenuItem, ScriptError, Surface, Who } from './types.ts';

export interface HostOptions {
  /** The folder of the built project: scripts, *.html, appsscript.json. Read once. */
  folder: string;
  /** The folder with the host's own worker.js and realm.js, built of worker.ts and realm/realm.ts. */
  built: string;
  /** The embedded workspace: http://127.0.0.1:PORT */
  rootUrl: string;
  scriptId?: string;
  /** Where properties, triggers and cache are kept; in memory if absent. */
  store?: string;
  /** The account that a web app with executeAs USER_DEPLOYING acts as. */
  deployer?: string;
  /** The web app's address: what ScriptApp.getService().getUrl() answers. */
  serviceUrl?: string;
  /** The add-on is run from a test deployment: there getUrl() answers the address that only the script's editors can open. The web app itself is deployed. */
  testDeployment?: boolean;
  /** The script's Cloud project; the command line's if absent, as docs/deploy.md asks. */
  app?: string;
  /** Milliseconds since 1970; scripts, cache and triggers go by it. The machine's clock if absent. */
  now?: () => number;
  /** Milliseconds; Google's 30 s for cards and 6 min for all else if absent. `fetches`: requests a day and account. */
  limits?: { cards?: number; execution?: number; fetches?: number };
  faults?: HostFaults;
  /** A clock of the host's own, instead of `now`: nobody sleeps, and what scripts do takes the time that is told. */
  pace?: { clock: ModelClock; takes: Takes };
}

/** The outcome of google.script.run, as the client script takes it. */
export type RunAnswer = Execution;

export interface Host {
  /** Runs a global function. Never rejects for what the script does. */
  call(fn: string, args: readonly unknown[], who: Who): Promise<Execution>;
  /** Runs a card's function with an event object; a good execution's `value` is Google's card JSON. */
  cards(fn: string, event: Record<string, unknown>, who: Omit<Who, 'surface'>): Promise<Execution>;
  /** The web app's address. */
  readonly serviceUrl: string;
  /** The global functions that a page may call. */
  callable(): string[];
  /** The script that gives a page google.script. */
  clientScript(page: Page): string;
  /** A page as a whole document with the client script in it, for an iframe with `sandbox`. */
  document(html: Html, page: Page): string;
  /**
   * Answers the POST body of google.script.run. `now`: what the caller knows better than the page does, such as who is
   * signed in and what is selected. A user's calls beyond ten at once wait for their turn.
   */
  handleRun(body: unknown, now?: Partial<Omit<Page, 'from'>>): Promise<RunAnswer>;
  triggers(): StoredTrigger[];
  /** Those whose hours have passed by `now` (milliseconds since 1970). */
  dueTriggers(now: number): StoredTrigger[];
  /** Runs one as the person who made it. @throws Error when there is no such trigger. */
  fireTrigger(id: string): Promise<Execution>;
  close(): Promise<void>;
}

const hour = 3_600_000;
/** What Google calls by itself before anyone has authorised anything gets an event that says so. */
const simpleTriggers = new Set(['onOpen', 'onInstall', 'onEdit', 'onSelectionChange']);

/**
 * Runs a built Apps Script project on this machine, unmodified: each execution anew, in a realm with ECMAScript's globals
 * and Google's services as far as realm/ has them; what is missing says so by name.
 * @throws Error when the folder is not a built project, or the host's own files are not built.
 */
export function createHost(options: HostOptions): Host {
  const { folder, built, rootUrl, faults = {}, pace } = options;
  const now = pace?.clock.now ?? options.now ?? Date.now;
  const project = readProject(folder);
  const { manifest } = project;
  const scriptId = options.scriptId ?? createHash('sha256').update(folder).digest('base64url');
  const pool = createPool(built, project, pace ? EXECUTIONS_AT_ONCE : undefined);
  const store = openStore(options.store);
  const locks = createLocks(pace?.clock.later);
  const outbound = createOutbound(rootUrl, manifest.urlFetchWhitelist);
  const serviceUrl = options.serviceUrl ?? `${rootUrl}/local/app`;
  const running = new Map<string, number>();
  const fetches = createFetches(now, faults, options.limits?.fetches);
  const queue = createQueue(PAGE_CALLS_AT_ONCE);

  /** A web app that executes as its deployer acts as them, also when its pages call. */
  function effectiveUser(who: Who): string {
    return (isWebApp(who) && manifest.webapp?.executeAs === 'USER_DEPLOYING' ? (options.deployer ?? '') : who.user).toLowerCase();
  }

  async function execute(fn: string, args: readonly unknown[], given: Who, wants: 'value' | 'cards'): Promise<Execution> {
    const who = { ...given, user: given.user.toLowerCase() };
    const effective = effectiveUser(who);
    const effects: Effects = { mails: [], logs: [], urlFetches: [] };
    const failed = (message: string): Execution => ({ ok: false, error: { name: 'Exception', message, stack: '' }, effects });
    if (effective === '')
      return failed(who.user === '' ? 'Authorization is required to perform that action.' : 'The host was given no deployer.');
    const count = running.get(effective) ?? 0;
    if (count >= EXECUTIONS_AT_ONCE) return failed('There are too many scripts running simultaneously for this Google user account.');
    const setup: Setup = {
      who,
      effective,
      scriptId,
      serviceUrl: options.testDeployment && !isWebApp(who) ? `${serviceUrl.replace(/\/exec$/, '')}/dev` : serviceUrl,
      faults,
      ...(manifest.addOns && { addOn: manifest.addOns.common?.name ?? '' }),
      timeZone: manifest.timeZone ?? 'America/New_York',
      ...(manifest.oauthScopes && { scopes: manifest.oauthScopes }),
      token: accessTokenOf(effective, manifest.oauthScopes && { app: options.app ?? PRODUCT_APP, scopes: manifest.oauthScopes }),
      ownClock: pace !== undefined,
      clockOffset: Math.round(now() - Date.now()),
    };
    // A few milliseconds' difference is still the same clock.
    if (Math.abs(setup.clockOffset) < 50) setup.clockOffset = 0;
    const document = who.container?.spreadsheetId;
    const desk = createDesk({ store, locks, outbound, fetches, faults, now, effective, document, effects, pace });
    const limit = who.surface === 'card' ? (options.limits?.cards ?? CARD_MS) : (options.limits?.execution ?? EXECUTION_MS);
    running.set(effective, count + 1);
    try {
      await pace?.clock.pass(pace.takes.start);
      const order = { fn, args: JSON.stringify(args) ?? '[]', setup: JSON.stringify(setup), wants };
      const outcome = JSON.parse(await pool.run(order, desk, limit)) as { value: unknown } | { error: never };
      await pace?.clock.pass(pace.takes.own(fn, { fetched: effects.urlFetches.length, cached: desk.cached() }));
      return 'error' in outcome ? { ok: false, error: outcome.error, effects } : { ok: true, value: outcome.value, effects };
    } catch (error) {
      if (error instanceof Ended) return failed(error.message);
      throw error;
    } finally {
      desk.leave();
      const left = (running.get(effective) ?? 1) - 1;
      if (left > 0) running.set(effective, left);
      else running.delete(effective);
    }
  }

  const host: Host = {
    serviceUrl,
    call: (fn, args, who) => {
      const mode = who.authMode ?? (simpleTriggers.has(fn) && who.surface === 'editor' ? 'LIMITED' : 'FULL');
      return execute(fn, args, { ...who, authMode: mode }, 'value');
    },
    cards: (fn, event, who) => execute(fn, [event], { ...who, surface: 'card' }, 'cards'),
    callable: () => [...project.callable],
    clientScript: (page) => clientScript(page, project.callable),
    document: (html, page) => documentOf(html, page, project.callable),
    handleRun: (body, now) => {
      const { fn, args, page } = runOf(body);
      const { user, locale, container } = { ...page, ...now };
      const who: Who = { user, surface: 'client', page: page.from, ...(locale && { locale }), ...(container && { container }) };
      if (!project.callable.includes(fn)) return Promise.resolve(unknown(fn));
      // By a clock of the host's own, the page and its waiting are the caller's.
      if (pace) return execute(fn, args, who, 'value');
      return queue(user.toLowerCase(), () => execute(fn, args, who, 'value'));
    },
    triggers: () => store.triggers.map((trigger) => ({ ...trigger })),
    dueTriggers: (at) => host.triggers().filter(({ since, everyHours }) => since + everyHours * hour <= at),
    fireTrigger: (id) => {
      const trigger = store.triggers.find((one) => one.id === id);
      if (!trigger) throw new Error(`There is no trigger ${id}.`);
      trigger.since = now();
      store.save();
      const event = { triggerUid: id, timezone: 'UTC', ...clockFields(new Date(now())) };
      return execute(trigger.fn, [event], { user: trigger.user, surface: 'trigger', authMode: 'FULL' }, 'value');
    },
    close: async () => {
      await pool.close();
      outbound.close();
      store.close();
    },
  };
  return host;
}

const isWebApp = (who: Who): boolean => who.surface === 'webapp' || (who.surface === 'client' && who.page === 'webapp');

/** The body of a call by a page. @throws Error when it is not one. */
function runOf(body: unknown): { fn: string; args: unknown[]; page: Page } {
  const { fn, args, page } = (typeof body === 'object' && body !== null ? body : {}) as {
    fn?: unknown;
    args?: unknown;
    page?: Partial<Page>;
  };
  const isPage = typeof page?.user === 'string' && (page.from === 'editor' || page.from === 'webapp');
  if (typeof fn !== 'string' || !Array.isArray(args) || !isPage) throw new Error('A call by a page is {fn, args, page: {from, user}}.');
  return { fn, args, page: page as Page };
}

function unknown(fn: string): Execution {
  const message = `Script function not found: ${fn}`;
  return { ok: false, error: { name: 'Exception', message, stack: '' }, effects: { mails: [], logs: [], urlFetches: [] } };
}

/** The fields of a clock trigger's event, in UTC as Google gives them. */
function clockFields(date: Date): Record<string, number> {
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  // The ISO week: that of the week's Thursday.
  const thursday = new Date(day + (4 - (date.getUTCDay() || 7)) * 24 * hour);
  const week = Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (24 * hour) + 1) / 7);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': date.getUTCDay() || 7,
    'week-of-year': week,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
