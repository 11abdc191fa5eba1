import type { Html } from '../types.ts';
import { chain, dataOf } from './chain.ts';
import { emulated, enumeration, exception, text } from './emulated.ts';
import type { Environment } from './environment.ts';
import { escapeHtml, expand } from './template.ts';

type Google = GoogleAppsScript.HTML.HtmlService;
type Output = GoogleAppsScript.HTML.HtmlOutput;
type Template = GoogleAppsScript.HTML.HtmlTemplate;

/** The meta tags that a page may have. */
const metaTags = ['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'];

const frames = enumeration<typeof GoogleAppsScript.HTML.XFrameOptionsMode>('XFrameOptionsMode', ['DEFAULT', 'ALLOWALL']);
const modes = enumeration<typeof GoogleAppsScript.HTML.SandboxMode>('SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);

const pixels = (value: unknown) => {
  if (typeof value !== 'number' || !(value >= 0)) throw exception(`Invalid argument: ${String(value)}`);
  return value;
};

/** A page under way; its data is an Html. */
function output(content: string): Output {
  const page: Html = { content, meta: [] };
  return chain<Output>(
    'HtmlOutput',
    page as unknown as Record<string, unknown>,
    {
      append: (more) => {
        page.content += text('HtmlOutput.append', more);
      },
      appendUntrusted: (more) => {
        page.content += escapeHtml(text('HtmlOutput.appendUntrusted', more));
      },
      clear: () => {
        page.content = '';
      },
      setContent: (next) => {
        page.content = text('HtmlOutput.setContent', next);
      },
      setTitle: (title) => {
        page.title = text('HtmlOutput.setTitle', title);
      },
      setWidth: (width) => {
        page.width = pixels(width);
      },
      setHeight: (height) => {
        page.height = pixels(height);
      },
      setFaviconUrl: (url) => {
        page.faviconUrl = text('HtmlOutput.setFaviconUrl', url);
      },
      addMetaTag: (name, value) => {
        if (!metaTags.includes(name)) throw exception('The meta tag you specified is not allowed in this context.');
        page.meta.push({ name, content: text('HtmlOutput.addMetaTag', value) });
      },
      setSandboxMode: (mode) => {
        if (mode !== modes.IFRAME) throw exception(`The host's pages are sandboxed as IFRAME, not ${String(mode)}.`);
      },
      setXFrameOptionsMode: (mode) => {
        if (mode !== frames.DEFAULT)
          throw exception('The host refuses XFrameOptionsMode.ALLOWALL: any site could lay the page under its own.');
      },
    },
    {
      getContent: () => page.content,
      getTitle: () => page.title ?? '',
      getWidth: () => page.width as number,
      getHeight: () => page.height as number,
      getFaviconUrl: () => page.faviconUrl as string,
      getMetaTags: () =>
        page.meta.map(({ name, content: value }) =>
          emulated<GoogleAppsScript.HTML.HtmlOutputMetaTag>('HtmlOutputMetaTag', { getName: () => name, getContent: () => value }),
        ),
      asTemplate: () => template(page.content),
    },
  );
}

/** A template is an ordinary object that takes any property. */
function template(source: string): Template {
  const own = { getRawContent: () => source, evaluate: () => output(expand(source, values())) };
  const self: Record<string, unknown> = Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { value, enumerable: false }])),
  );
  const values = () => Object.fromEntries(Object.entries(self));
  return self as unknown as Template;
}

export function htmlService({ bridge }: Environment): Google {
  const file = (name: string) => {
    const found = bridge.page(String(name).replace(/\.html$/, ''));
    if (found === undefined) throw exception(`No HTML file named ${name} was found.`);
    return found;
  };
  return emulated<Google>('HtmlService', {
    SandboxMode: modes,
    XFrameOptionsMode: frames,
    createHtmlOutput: (content?: unknown) => output(content === undefined ? '' : text('HtmlService.createHtmlOutput', content)),
    createHtmlOutputFromFile: (name) => output(file(name)),
    createTemplate: (source: unknown) => template(text('HtmlService.createTemplate', source)),
    createTemplateFromFile: (name) => template(file(name)),
  });
}

/** A finished page as data. */
export function pageOf(value: unknown): Html {
  return JSON.parse(JSON.stringify(dataOf(value, 'HtmlOutput'))) as Html;
}
