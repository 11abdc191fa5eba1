// The entry of the realm: built to one script that names its exports ScriptRealm, and run in each execution's context
// before the script itself (worker.ts).
import type { Bridge, Realm } from '../asks.ts';
import type { Setup } from '../types.ts';
import { cardJsonOf, cardService } from './cards.ts';
import { kindOf } from './chain.ts';
import { exception, missingService } from './emulated.ts';
import { type Environment, environment } from './environment.ts';
import { htmlService, pageOf } from './html.ts';
import { cacheService, lockService, propertiesService } from './kept.ts';
import { mailApp } from './mail.ts';
import { plain } from './plain.ts';
import { scriptApp, session } from './script.ts';
import { scriptConsole } from './speech.ts';
import { editEvent, spreadsheetApp } from './spreadsheet.ts';
import { urlFetchApp } from './url-fetch.ts';
import { utilities } from './utilities.ts';

/** Google's other services: each says by name that the host lacks it. */
const missing = (
  'AdminDirectory AdminGroupsSettings Browser Calendar CalendarApp Charts ContactsApp ContentService DataStudioApp DocumentApp Drive ' +
  'DriveApp FormApp Gmail GmailApp GroupsApp Jdbc LanguageApp LinearOptimizationService Logger Maps MimeType People Sheets SitesApp ' +
  'SlidesApp XmlService'
).split(' ');

/** What V8 itself puts into a fresh context beside ECMAScript. */
const foreign = ['WebAssembly'];

/** Of this execution. */
let services: Environment;

const globals = globalThis as unknown as Record<string, unknown>;

export const install: Realm['install'] = (bridge: Bridge, setupJson) => {
  const setup = JSON.parse(setupJson) as Setup;
  services = environment(bridge, setup);
  for (const name of foreign) delete globals[name];
  if (setup.clockOffset !== 0) globals.Date = shiftedDate(setup.clockOffset);
  const offered: Record<string, unknown> = {
    ...Object.fromEntries(missing.map((name) => [name, missingService(name)])),
    CacheService: cacheService(services),
    CardService: cardService(),
    HtmlService: htmlService(services),
    LockService: lockService(services),
    MailApp: mailApp(services),
    PropertiesService: propertiesService(services),
    ScriptApp: scriptApp(services),
    Session: session(services),
    SpreadsheetApp: spreadsheetApp(services),
    UrlFetchApp: urlFetchApp(services),
    Utilities: utilities(services),
    console: scriptConsole(services),
  };
  for (const [name, value] of Object.entries(offered)) {
    Object.defineProperty(globals, name, { value, writable: true, configurable: true, enumerable: false });
  }
};

export const invoke: Realm['invoke'] = (fn, argsJson, wants) => {
  try {
    const run = globals[fn];
    if (typeof run !== 'function') throw exception(`Script function not found: ${fn}`);
    const sent = JSON.parse(argsJson) as unknown[];
    const args = fn === 'onEdit' ? sent.map((event) => editEvent(services, event)) : sent;
    const returned: unknown = run(...args);
    return JSON.stringify({ value: answerOf(fn, returned, wants) ?? null });
  } catch (error) {
    return failed(error);
  }
};

function answerOf(fn: string, returned: unknown, wants: 'value' | 'cards'): unknown {
  const cards = cardJsonOf(returned);
  // A trigger of a card may also show nothing at all.
  const nothing = returned === undefined || returned === null || (Array.isArray(returned) && returned.length === 0);
  if (cards) return cards;
  if (wants === 'cards' && !nothing)
    throw exception(
      `The value returned from ${fn} is not of a type that the add-on platform can use: it must be cards or an answer to an action.`,
    );
  if (kindOf(returned) === 'HtmlOutput') return pageOf(returned);
  if (Object.prototype.toString.call(returned) === '[object Promise]')
    throw exception(`${fn} returned a promise, which the host does not take for an answer.`);
  return plain(returned);
}

export const failed: Realm['failed'] = (thrown) => {
  const isError = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  const { name = 'Error', message, stack = '' } = (isError ? thrown : { message: String(thrown) }) as Partial<Error>;
  return JSON.stringify({ error: { name: String(name), message: String(message), stack: String(stack) } });
};

/** Date by a clock that differs from the machine's. */
function shiftedDate(offset: number): DateConstructor {
  const Machine = Date;
  const now = () => Machine.now() + offset;
  return new Proxy(Machine, {
    construct: (target, args: unknown[], self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self) as Date,
    apply: () => new Machine(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
