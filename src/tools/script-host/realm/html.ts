import type { Html } from '../types.ts';
import { chain, dataOf } from './chain.ts';
import { emulated, enumeration, exception, text } from './emulated.ts';
import type { Environment } from './environment.ts';

type Google = GoogleAppsScript.HTML.HtmlService;
type Output = GoogleAppsScript.HTML.HtmlOutput;

/** The meta tags that a page may have. */
const metaTags = ['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'];

const frames = enumeration<typeof GoogleAppsScript.HTML.XFrameOptionsMode>('XFrameOptionsMode', ['DEFAULT', 'ALLOWALL']);

const pixels = (value: unknown) => {
  if (typeof value !== 'number' || !(value >= 0)) throw exception(`Invalid argument: ${String(value)}`);
  return value;
};

/** A page under way; its data is an Html. */
function output(content: string): Output {
  const page: Html = { content, meta: [] };
  return chain<Output>('HtmlOutput', page as unknown as Record<string, unknown>, {
    setTitle: (title) => {
      page.title = text('HtmlOutput.setTitle', title);
    },
    setWidth: (width) => {
      page.width = pixels(width);
    },
    setHeight: (height) => {
      page.height = pixels(height);
    },
    addMetaTag: (name, value) => {
      if (!metaTags.includes(name)) throw exception('The meta tag you specified is not allowed in this context.');
      page.meta.push({ name, content: text('HtmlOutput.addMetaTag', value) });
    },
    setXFrameOptionsMode: (mode) => {
      if (mode !== frames.DEFAULT)
        throw exception('The host refuses XFrameOptionsMode.ALLOWALL: any site could lay the page under its own.');
    },
  });
}

export function htmlService({ bridge }: Environment): Google {
  return emulated<Google>('HtmlService', {
    XFrameOptionsMode: frames,
    createHtmlOutputFromFile: (name) => {
      const found = bridge.page(String(name).replace(/\.html$/, ''));
      if (found === undefined) throw exception(`No HTML file named ${name} was found.`);
      return output(found);
    },
  });
}

/** A finished page as data. */
export function pageOf(value: unknown): Html {
  return JSON.parse(JSON.stringify(dataOf(value, 'HtmlOutput'))) as Html;
}
