/**
 * What `npm start` serves beside Google's own paths: the browser shell, and what it needs that Google has no path for: the
 * add-on's script, the clock, people to try as, and the mails' text. Everything else that the shell shows of sheets, files,
 * events and access comes from Google's paths, as the chosen person.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHost, type Host } from '../../script-host/host.ts';
import { beginAnew, hasBeginning } from '../../workspace/core/beginning.ts';
import type { Emulator } from '../../workspace/core/emulator.ts';
import type { HttpRequest, HttpResponse } from '../../workspace/http/service.ts';
import { fileAnswer, json, jsonOf, Refused } from './answers.ts';
import type { Clock } from './clock.ts';
import { createHandedFiles } from './handed.ts';
import { type Candidate, readPeople, seek } from './people.ts';
import { createScriptDoor } from './script.ts';
import { createSheetActs } from './sheet-acts.ts';
import { isTableTitle, readTable } from './tables.ts';
import { viewed } from './viewer.ts';

export { createClock } from './clock.ts';

/** The workspace as `init` made it. */
export interface LocalWorkspace {
  spreadsheetId: string;
  calendarId: string;
  rootFolder: string;
  waitingRoom: string;
  domain: string;
  /** The operating account. */
  coordinator: string;
}

export interface LocalOptions {
  emulator: Emulator;
  workspace: LocalWorkspace;
  /** The clock that `emulator` was given. */
  clock: Clock;
  /** Where this very server answers, http://127.0.0.1:PORT; asked for once it listens. */
  rootUrl(): string;
  /** Where the script's properties and triggers are kept; in memory if absent. */
  store?: string;
  /** The workspace's folder, where it can be begun anew (core/beginning.ts). */
  folder?: string;
  /** The built shell and the host's own files; where this file was built to if absent. */
  shell?: string;
  /** The built add-on (appsscript.json and Code.js); by default the folder apps-script beside the shell's folder. */
  script?: string;
}

export interface LocalPages {
  /** The answer, or undefined where the path is not one of these. Never rejects. */
  answer(request: HttpRequest): Promise<HttpResponse | undefined>;
  close(): Promise<void>;
}

const shownPeople = 20;
/** Whether a method reads, by its discovery name's last word. */
const isRead = (method: string): boolean => /\.(get|list|query|batchGet|search|generateIds|check|lookup)[A-Za-z]*$/.test(method);
/** How often the script's hourly triggers are looked at. */
const minute = 60_000;

export function localPages(options: LocalOptions): LocalPages {
  const { emulator, workspace, clock, rootUrl } = options;
  const here = options.shell ?? dirname(fileURLToPath(import.meta.url));
  const { coordinator, spreadsheetId } = workspace;

  let changes = 0;
  const earlier = emulator.onRequest;
  emulator.onRequest = (call, response) => {
    if (response.status < 300 && !isRead(call.method)) changes += 1;
    earlier?.(call, response);
  };

  let made: Host | undefined;
  const host = (): Host => {
    try {
      made ??= createHost({
        folder: options.script ?? join(here, '../apps-script'),
        built: here,
        rootUrl: rootUrl(),
        deployer: coordinator,
        now: clock.now,
        ...(options.store !== undefined && { store: options.store }),
      });
      return made;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Refused(503, `Tillägget går inte att köra: ${why} Prova: npm run build. / The add-on cannot be run. Try: npm run build.`);
    }
  };
  const script = createScriptDoor(host);
  const handed = createHandedFiles(emulator);
  const sheet = createSheetActs(emulator, spreadsheetId);

  /** A card's event with what Google adds to it: which files the add-on may reach. */
  const withHanded = (asked: Record<string, unknown>): Record<string, unknown> => {
    const { event, user } = asked;
    const isEvent = typeof event === 'object' && event !== null && typeof user === 'string';
    return isEvent ? { ...asked, event: handed.told(event as Record<string, unknown>, user) } : asked;
  };

  /** Prepares the add-on as after a complete set-up: its last step, the hourly run, is done once by its own script. */
  let ready: Promise<void> | undefined;
  const prepared = (): Promise<void> => {
    ready ??= (async () => {
      if (host().triggers().length > 0 || !host().callable().includes('uiDo')) return;
      const who = { user: coordinator, surface: 'client', page: 'editor', container: { spreadsheetId } } as const;
      await host().call('uiDo', [{ kind: 'setUp', step: 'hourly' }], who);
    })();
    ready.catch(() => {
      ready = undefined;
    });
    return ready;
  };

  /** Runs what is due, one at a time; a trigger that fails says so in its own log. */
  let firing = Promise.resolve();
  const fireDue = (): Promise<void> => {
    firing = firing.then(async () => {
      for (const trigger of made?.dueTriggers(clock.now()) ?? []) await made?.fireTrigger(trigger.id);
    });
    return firing;
  };
  /** Everything as the sample was made: what is in the workspace, what the script remembers, and the clock. */
  const canBeginAnew = options.folder !== undefined && hasBeginning(options.folder);
  const startOver = async (): Promise<void> => {
    if (options.folder === undefined || !canBeginAnew)
      throw new Refused(409, 'Det finns inget exempel att börja om med. / There is no sample to begin anew with.');
    await firing;
    await made?.close();
    made = undefined;
    ready = undefined;
    if (options.store !== undefined) rmSync(options.store, { recursive: true, force: true });
    beginAnew(options.folder, emulator.store);
    sheet.forget();
    clock.reset();
    changes += 1;
    await prepared();
  };
  const timer = setInterval(() => void fireDue(), minute);
  timer.unref();

  let people: { at: string; list: Candidate[] } | undefined;
  const everyone = (): Candidate[] => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(clock.now());
    const at = `${changes} ${today}`;
    if (people?.at !== at) people = { at, list: readPeople(emulator, coordinator, spreadsheetId, today) };
    return people.list;
  };

  const clockNow = () => ({ now: new Date(clock.now()).toISOString(), days: Math.floor(clock.ahead() / 86_400_000), changes });

  async function route(request: HttpRequest): Promise<HttpResponse | undefined> {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    const body = () => jsonOf(request.body);
    const built = /^\/local\/shell\/([^/]+)$/.exec(pathname)?.[1];
    if (built !== undefined && request.method === 'GET') return fileAnswer(here, built);
    const film = /^\/local\/view\/([\w-]+)$/.exec(pathname)?.[1];
    if (film !== undefined && request.method === 'GET') return viewed(emulator, request, film);
    switch (`${request.method} ${pathname}`) {
      case 'GET /':
        // Begun now, so that it is done when the page asks for the sidebar, where a failure is reported.
        prepared().catch(() => undefined);
        return fileAnswer(here, 'index.html');
      case 'GET /favicon.ico':
        return { status: 204, headers: {} };
      case 'GET /local/people': {
        const emails = searchParams.getAll('email').map((email) => email.toLowerCase());
        const list =
          emails.length > 0
            ? everyone().filter(({ email }) => emails.includes(email))
            : seek(everyone(), searchParams.get('q') ?? '', shownPeople);
        return json({ workspace: { ...workspace, canBeginAnew }, people: list, count: everyone().length });
      }
      case 'GET /local/tables': {
        const titles = searchParams.getAll('title').filter(isTableTitle);
        return json(Object.fromEntries(titles.map((title) => [title, readTable(emulator, coordinator, spreadsheetId, title)])));
      }
      case 'GET /local/clock':
        return json(clockNow());
      case 'POST /local/clock': {
        try {
          clock.forward(body().days as number);
        } catch (error) {
          if (error instanceof RangeError) throw new Refused(400, error.message);
          throw error;
        }
        await fireDue();
        return json(clockNow());
      }
      case 'GET /local/inbox': {
        const to = searchParams.get('to')?.toLowerCase() ?? '';
        const mails = emulator.mailbox().flatMap((mail, at) => (mail.to.toLowerCase() === to ? [{ id: at, ...mail }] : []));
        return json({ mails: mails.reverse() });
      }
      case 'POST /local/begin-anew':
        await startOver();
        return json(clockNow());
      case 'GET /local/sheet':
        return json(sheet.counts(searchParams.get('user')?.toLowerCase() ?? ''));
      case 'POST /local/sheet': {
        const { user, method, path, body: asked } = body();
        if (typeof user !== 'string' || typeof method !== 'string' || typeof path !== 'string')
          throw new Refused(400, 'user, method and path must be texts.');
        if (!/^(:batchUpdate|\/values)/.test(path)) throw new Refused(400, 'path must be of the sheet.');
        return sheet.carryOut(user.toLowerCase(), { method, path, body: asked });
      }
      case 'POST /local/sheet/undo':
      case 'POST /local/sheet/redo': {
        const { user } = body();
        if (typeof user !== 'string') throw new Refused(400, 'user must be a text.');
        pathname.endsWith('undo') ? sheet.undo(user.toLowerCase()) : sheet.redo(user.toLowerCase());
        changes += 1;
        return json(sheet.counts(user.toLowerCase()));
      }
      case 'POST /local/script/call':
        await prepared();
        return script.call(body());
      case 'POST /local/script/run':
        await prepared();
        return script.run(body(), searchParams.get('app') ?? undefined);
      case 'GET /local/app': {
        const user = searchParams.get('user')?.toLowerCase();
        const asked = Object.fromEntries(
          [...new Set(searchParams.keys())]
            .filter((name) => name !== 'user' && name !== 'locale')
            .map((name) => [name, searchParams.getAll(name)]),
        );
        // A link from a mail or a card has a place but no person: the shell knows the chosen person.
        if (!user) {
          const where = Object.entries(asked).map(([name, [first = '']]) => `${encodeURIComponent(name)}/${encodeURIComponent(first)}`);
          return { status: 302, headers: { location: ['/#/personal', ...where].join('/'), 'cache-control': 'no-store' } };
        }
        await prepared();
        return script.app(user, searchParams.get('locale') === 'en' ? 'en' : 'sv', asked);
      }
      case 'GET /local/script/page':
        return script.page(searchParams.get('id') ?? '');
      case 'POST /local/cards':
        await prepared();
        return script.cards(withHanded(body()));
      case 'POST /local/handed': {
        const { user, file } = body();
        if (typeof user !== 'string' || typeof file !== 'string') throw new Refused(400, 'user and file must be texts.');
        handed.give(user, file);
        return json({});
      }
      default:
        return undefined;
    }
  }

  return {
    async answer(request) {
      try {
        return await route(request);
      } catch (error) {
        if (error instanceof Refused) return json({ error: { message: error.message } }, error.status);
        return json({ error: { message: error instanceof Error ? error.message : String(error) } }, 500);
      }
    },
    async close() {
      clearInterval(timer);
      emulator.onRequest = earlier;
      await firing;
      await made?.close();
    },
  };
}
