import type { Container, Html } from './types.ts';

/** The page's side of google.script: what a page made by a script finds in its browser. */
export interface Page {
  /** A sidebar or dialog of the editor, or a page of the web app. */
  from: 'editor' | 'webapp';
  user: string;
  locale?: string;
  container?: Container;
  /** What google.script.url.getLocation answers. */
  location?: { hash: string; parameter: Record<string, string>; parameters: Record<string, string[]> };
  /** Where calls are posted to; /local/script/run if absent. */
  runUrl?: string;
  /** The web app's address, as ScriptApp.getService().getUrl() gives it: links to it stay in the frame. */
  appUrl?: string;
}

/** The sandbox of Apps Script's own iframe. */
export const sandbox =
  'allow-scripts allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads allow-same-origin';

// Plain browser script, ES5 but for fetch: what it says to the page around it goes as messages
// {source: 'script-host', act, value}: close, effects, open (a file of Drive's), place (where a web app is).
const source = `
(function (page, callable) {
  'use strict';
  function tell(act, value) {
    if (window.parent !== window) window.parent.postMessage({ source: 'script-host', act: act, value: value }, '*');
  }
  function illegal(path) {
    return new TypeError('Failed due to illegal value in property: ' + path);
  }
  function plain(value, path, above) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' || value === undefined) return value;
    if (typeof value !== 'object' || above.indexOf(value) >= 0) throw illegal(path);
    var inside = above.concat([value]);
    if (Array.isArray(value)) {
      return value.map(function (item, at) {
        return item === undefined ? null : plain(item, path + '.' + at, inside);
      });
    }
    var kind = Object.prototype.toString.call(value);
    if (kind !== '[object Object]') throw illegal(path);
    var copy = {};
    Object.keys(value).forEach(function (key) {
      copy[key] = plain(value[key], path + '.' + key, inside);
    });
    return copy;
  }
  function runner(success, failure) {
    var run = {
      withSuccessHandler: function (next) { return runner(next, failure); },
      withFailureHandler: function (next) { return runner(success, next); },
    };
    callable.forEach(function (fn) {
      run[fn] = function () {
        var args = Array.prototype.map.call(arguments, function (value, at) { return value === undefined ? null : plain(value, String(at), []); });
        function fail(error) {
          if (failure) failure(error);
          else console.error('Uncaught', error);
        }
        fetch(page.runUrl || '/local/script/run', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ fn: fn, args: args, page: { from: page.from, user: page.user, locale: page.locale, container: page.container } }),
        }).then(function (response) {
          if (!response.ok) throw new Error('NetworkError: Connection failure due to HTTP ' + response.status);
          return response.json();
        }).catch(function (error) {
          var lost = new Error(/^NetworkError/.test(error.message) ? error.message : 'NetworkError: Connection failure due to HTTP 0');
          lost.name = 'NetworkError';
          return { ok: false, lost: lost };
        }).then(function (answer) {
          if (answer.effects) tell('effects', answer.effects);
          if (answer.ok) {
            if (success) success(answer.value);
            return;
          }
          if (answer.lost) return fail(answer.lost);
          var error = new Error((answer.error.name ? answer.error.name + ': ' : '') + answer.error.message);
          error.name = 'ScriptError';
          fail(error);
        });
      };
    });
    return run;
  }
  var host = { close: function () { tell('close'); } };
  var place = page.location || { hash: '', parameter: {}, parameters: {} };
  var url = { getLocation: function (take) { setTimeout(function () { take(JSON.parse(JSON.stringify(place))); }, 0); } };
  window.google = window.google || {};
  window.google.script = { run: runner(), host: host, url: url };
  // Files of this workspace are not at Google: whoever shows the page opens them.
  window.addEventListener('click', function (event) {
    var link = event.target && event.target.closest ? event.target.closest('a[href]') : null;
    if (!link || event.defaultPrevented) return;
    var file = /^https:\\/\\/drive\\.google\\.com\\/file\\/d\\/([\\w-]+)/.exec(link.href);
    var own = page.appUrl && page.from === 'webapp' && link.href.split(/[?#]/)[0] === page.appUrl && link.target !== '_blank';
    if (!file && !own) return;
    event.preventDefault();
    if (own) {
      var to = new URL(link.href);
      to.searchParams.set('user', page.user);
      if (page.locale) to.searchParams.set('locale', page.locale);
      window.location.assign(window.location.pathname + to.search + to.hash);
    } else if (window.parent !== window) tell('open', file[1]);
    else window.open('/#/drive/' + file[1], '_blank', 'noopener');
  });
  if (page.from !== 'webapp') return;
  // google.script.history: Google shows a web app's place in the address above its frame; here the frame's own address holds it.
  var told;
  function query(params) {
    return Object.keys(params || {}).map(function (name) { return encodeURIComponent(name) + '=' + encodeURIComponent(params[name]); }).join('&');
  }
  function here() {
    var parameter = {}, parameters = {};
    new URLSearchParams(window.location.search).forEach(function (value, name) {
      if (name === 'user' || name === 'locale') return;
      if (!(name in parameter)) parameter[name] = value;
      (parameters[name] = parameters[name] || []).push(value);
    });
    return { hash: decodeURIComponent(window.location.hash.slice(1)), parameter: parameter, parameters: parameters };
  }
  function go(how) {
    return function (state, params, hash) {
      var mine = query(page.locale ? { user: page.user, locale: page.locale } : { user: page.user });
      var rest = query(params);
      window.history[how](state, '', window.location.pathname + '?' + mine + (rest ? '&' + rest : '') + (hash ? '#' + encodeURIComponent(hash) : ''));
      place = here();
      tell('place', place.parameter);
    };
  }
  window.addEventListener('popstate', function (event) {
    place = here();
    tell('place', place.parameter);
    if (told) told({ state: event.state, location: JSON.parse(JSON.stringify(place)) });
  });
  window.google.script.history = {
    push: go('pushState'),
    replace: go('replaceState'),
    setChangeHandler: function (hear) { told = hear; },
  };
  tell('place', place.parameter);
})`;

/** Data inside a script element: nothing in it can end the element. */
const literal = (value: unknown) =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** google.script.run (for the `callable` functions), google.script.host and google.script.url for a page, as browser script. */
export function clientScript(page: Page, callable: readonly string[]): string {
  return `${source.trim()}(${literal(page)}, ${literal(callable)});`;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page with the client script before its own scripts, its title and its meta tags. */
export function documentOf(html: Html, page: Page, callable: readonly string[]): string {
  const head = [
    '<meta charset="utf-8">',
    ...html.meta.map(({ name, content }) => `<meta name="${escaped(name)}" content="${escaped(content)}">`),
    ...(html.title === undefined ? [] : [`<title>${escaped(html.title)}</title>`]),
    `<script>${clientScript(page, callable)}</script>`,
  ].join('\n');
  const { content } = html;
  const open = /<head(\s[^>]*)?>/i.exec(content) ?? /<html(\s[^>]*)?>/i.exec(content) ?? /<!doctype[^>]*>/i.exec(content);
  const at = open ? open.index + open[0].length : 0;
  return `${open ? '' : '<!doctype html>\n'}${content.slice(0, at)}\n${head}\n${content.slice(at)}`;
}
