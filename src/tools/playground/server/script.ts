import { randomUUID } from 'node:crypto';
import type { Container, Effects, Execution, Host, Html, Page } from '../../script-host/host.ts';
import type { HttpResponse } from '../../workspace/http/service.ts';
import { json, Refused } from './answers.ts';

/** A page that an execution showed, kept so that an iframe can fetch it. */
export interface ShownPage {
  /** For `/local/script/page?id=`. */
  page: string;
  title: string;
  /** Pixels. */
  width?: number;
  height?: number;
}

/** Effects as the browser gets them: pages by id rather than by content. */
export type ShownEffects = Omit<Effects, 'sidebar' | 'dialog'> & { sidebar?: ShownPage; dialog?: ShownPage };

export interface ScriptDoor {
  /** Runs a function as a menu or an event would: body {fn, args?, user, container?, locale?}. */
  call(body: Record<string, unknown>): Promise<HttpResponse>;
  /** Answers google.script.run of a page. `app`: which page of the web app it is; the person is who that was made for, whatever it says. */
  run(body: Record<string, unknown>, app?: string): Promise<HttpResponse>;
  /** The web app's own page, as `user` opens it: what doGet answers to these parameters. */
  app(user: string, locale: string, parameters: Record<string, string[]>): Promise<HttpResponse>;
  /** A card's JSON: body {fn, event?, user, locale?}. */
  cards(body: Record<string, unknown>): Promise<HttpResponse>;
  /** A page shown earlier. @throws Refused 404 when it is no longer kept. */
  page(id: string): HttpResponse;
}

/** Enough for every sidebar and dialog that is open, and a few that just were. */
const keptPages = 40;
/** A page of the web app may stand open for long; what is kept of it is small. */
const keptVisitors = 400;

const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || value === '') throw new Refused(400, `${name} must be a text.`);
  return value;
};

const containerOf = (value: unknown): Container | undefined =>
  typeof value === 'object' && value !== null && typeof (value as Container).spreadsheetId === 'string' ? (value as Container) : undefined;

/** What the browser may ask of the add-on's script, run by `host` unmodified. @param host Made at the first call; may throw. */
export function createScriptDoor(host: () => Host): ScriptDoor {
  const pages = new Map<string, string>();
  const visitors = new Map<string, { user: string; locale: string }>();

  const keep = (html: Html, page: Page): string => {
    const id = randomUUID();
    pages.set(id, host().document(html, page));
    for (const old of [...pages.keys()].slice(0, Math.max(0, pages.size - keptPages))) pages.delete(old);
    return id;
  };

  function shown(effects: Effects, page: Page): ShownEffects {
    const { sidebar, dialog, ...rest } = effects;
    return {
      ...rest,
      ...(sidebar && { sidebar: { page: keep(sidebar, page), title: sidebar.title ?? '' } }),
      ...(dialog && {
        dialog: {
          page: keep(dialog.html, page),
          title: dialog.title,
          ...(dialog.width !== undefined && { width: dialog.width }),
          ...(dialog.height !== undefined && { height: dialog.height }),
        },
      }),
    };
  }

  const answer = (execution: Execution, page: Page): HttpResponse => json({ ...execution, effects: shown(execution.effects, page) });

  const whoOf = (body: Record<string, unknown>) => {
    const container = containerOf(body.container);
    const locale = body.locale === 'en' ? 'en' : 'sv';
    return { user: text(body.user, 'user'), locale, ...(container && { container }) };
  };

  return {
    async call(body) {
      const fn = text(body.fn, 'fn');
      const who = whoOf(body);
      if (!host().callable().includes(fn)) throw new Refused(404, `The script has no function ${fn}.`);
      const args = Array.isArray(body.args) ? (body.args as unknown[]) : [];
      return answer(await host().call(fn, args, { ...who, surface: 'editor' }), { from: 'editor', ...who });
    },
    async run(body, app) {
      const page = (typeof body.page === 'object' && body.page !== null ? body.page : {}) as Page;
      if (app === undefined && page.from !== 'webapp') return answer(await host().handleRun(body), page);
      const visitor = visitors.get(app ?? '');
      if (!visitor) throw new Refused(404, 'Sidan visas inte längre. Ladda om den. / The page is gone. Reload it.');
      const own: Page = { from: 'webapp', ...visitor };
      return answer(await host().handleRun({ ...body, page: own }, visitor), own);
    },
    async app(user, locale, parameters) {
      const parameter = Object.fromEntries(Object.entries(parameters).map(([name, [first = '']]) => [name, first]));
      const named = Object.entries(parameters).flatMap(([name, values]) => values.map((one): [string, string] => [name, one]));
      const event = { parameter, parameters, queryString: String(new URLSearchParams(named)), contextPath: '', contentLength: -1 };
      const done = await host().call('doGet', [event], { user, surface: 'webapp', locale });
      if (!done.ok) throw new Refused(500, done.error.message);
      const id = randomUUID();
      visitors.set(id, { user, locale });
      for (const old of [...visitors.keys()].slice(0, Math.max(0, visitors.size - keptVisitors))) visitors.delete(old);
      const page: Page = {
        from: 'webapp',
        user,
        locale,
        location: { hash: '', parameter, parameters },
        runUrl: `/local/script/run?app=${id}`,
        appUrl: host().serviceUrl,
      };
      return htmlAnswer(host().document(done.value as Html, page));
    },
    async cards(body) {
      const who = whoOf(body);
      const event = typeof body.event === 'object' && body.event !== null ? (body.event as Record<string, unknown>) : {};
      return answer(await host().cards(text(body.fn, 'fn'), event, who), { from: 'editor', ...who });
    },
    page(id) {
      const html = pages.get(id);
      if (html === undefined) throw new Refused(404, 'Sidan visas inte längre. Öppna den igen. / The page is gone. Open it again.');
      return htmlAnswer(html);
    },
  };
}

/** No other site may frame it, as with XFrameOptionsMode.DEFAULT. */
const htmlAnswer = (body: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store', 'content-security-policy': "frame-ancestors 'self'" },
  body,
});
