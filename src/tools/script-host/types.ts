/** What the host is asked and what it answers: plain data, shared by the parent, the worker and the script's realm. */

/** `editor`: menus and simple triggers; `client`: google.script.run from a page. */
export type Surface = 'editor' | 'card' | 'webapp' | 'trigger' | 'client';

export type AuthModeName = 'NONE' | 'LIMITED' | 'FULL';

/** The spreadsheet that the script was opened from. */
export interface Container {
  spreadsheetId: string;
}

/** Who runs something, and from where. */
export interface Who {
  /** The person at the screen; '' is a visitor whom Google does not name. */
  user: string;
  surface: Surface;
  /** For `client`: where the page is shown; a page of the web app has no container and may run as the deployer. */
  page?: 'editor' | 'webapp';
  container?: Container;
  /** `sv` if absent. */
  locale?: string;
  /** FULL if absent. Simple triggers run in LIMITED or NONE. */
  authMode?: AuthModeName;
}

/** A page made with HtmlService. Sizes are pixels. */
export interface Html {
  content: string;
  title?: string;
  width?: number;
  height?: number;
  meta: { name: string; content: string }[];
}

export interface MenuItem {
  caption: string;
  fn: string;
}

/** An add-on's menu, under Extensions. */
export interface Menu {
  /** The add-on's name. */
  caption: string;
  items: MenuItem[];
}

/** What an execution showed, sent and said, apart from its value. */
export interface Effects {
  sidebar?: Html;
  dialog?: { html: Html; width?: number; height?: number; title: string };
  menus?: Menu[];
  activated?: { sheetId: number; a1: string };
  /** What the script told beside the sheet. */
  toast?: { text: string; title: string };
  mails: { to: string[]; subject: string }[];
  logs: { level: 'log' | 'info' | 'warn' | 'error' | 'debug'; text: string }[];
  /** `status` 0: no answer came. */
  urlFetches: { method: string; url: string; status: number }[];
}

/** One thing shown, as it happens. */
export type Effect =
  | { [K in Exclude<keyof Effects, 'logs' | 'menus' | 'mails' | 'urlFetches'>]-?: { kind: K; value: NonNullable<Effects[K]> } }[Exclude<
      keyof Effects,
      'logs' | 'menus' | 'mails' | 'urlFetches'
    >]
  | { kind: 'menu'; value: Menu }
  | { kind: 'log'; value: Effects['logs'][number] }
  | { kind: 'mail'; value: Effects['mails'][number] };

export interface ScriptError {
  name: string;
  message: string;
  stack: string;
}

/** `value`: what the function returned; pages as Html, cards as Google's card JSON, all else as plain data. */
export type Execution = { ok: true; value: unknown; effects: Effects } | { ok: false; error: ScriptError; effects: Effects };

/** The parts of appsscript.json that the host heeds. */
export interface Manifest {
  timeZone?: string;
  oauthScopes?: string[];
  urlFetchWhitelist?: string[];
  webapp?: { access?: string; executeAs?: string };
  addOns?: { common?: { name?: string } };
}

/** What Google perhaps does, to be switched on: all off unless asked for. */
export interface HostFaults {
  /** UrlFetchApp takes no `Origin` header [U origin]. */
  refusesOrigin?: boolean;
  /** getContentText() without a charset takes what names none for ISO-8859-1 [U charset]. */
  guessesCharset?: boolean;
  /** UrlFetchApp says that it was invoked too many times in a short time; nothing is sent. */
  fetchesTooFast?: boolean;
  /** So many requests at most go at once; more are refused in the same words [U fetch-all]. */
  fetchesAtOnce?: number;
  /** The cache forgets half of what is put there at once [U cache]. */
  cacheForgets?: boolean;
  /** The day's letters are sent. */
  mailSpent?: boolean;
}

/** What a realm is told at the start of one execution. */
export interface Setup {
  who: Who;
  /** The account in whose name the services act. */
  effective: string;
  scriptId: string;
  serviceUrl: string;
  timeZone: string;
  /** The add-on's name by the manifest; undefined for a script that is none. */
  addOn?: string;
  /** Undefined: the manifest names none, so that Google would work them out; everything is allowed. */
  scopes?: string[];
  faults: HostFaults;
  /** What ScriptApp.getOAuthToken answers. */
  token: string;
  /** The host has a clock of its own, and is asked to sleep. */
  ownClock: boolean;
  /** Milliseconds to add to the machine's clock. */
  clockOffset: number;
}
