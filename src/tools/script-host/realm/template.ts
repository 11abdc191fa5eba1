import { exception, notEmulated } from './emulated.ts';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => signs[sign] as string);
}

/** Where in a page a value is printed. */
type Place = 'text' | 'attribute' | 'url' | 'script';

/** Attributes that take an address: only harmless schemes may be printed at their start. */
const addressed = /(?:^|\s)(?:href|src|action|formaction|cite|poster|data)\s*=\s*["']$/i;

/** The place right after `before`. @throws Exception where the host cannot tell what Google's contextual escaping would do. */
function placeAfter(before: string): Place {
  const element = /<(script|style|textarea|title)\b[^>]*>(?:(?!<\/\1\b)[\s\S])*$/i.exec(before);
  const name = element?.[1]?.toLowerCase();
  if (name === 'style') throw notEmulated('<?= ?> inside <style>');
  if (name === 'script') {
    if (/["'`]$/.test(before)) throw notEmulated('<?= ?> inside quotes in <script>: without quotes it prints a whole literal');
    return 'script';
  }
  if (name) return 'text';
  if (/<!--(?:(?!-->)[\s\S])*$/.test(before)) return 'text';
  const tag = /<[a-z][^<>]*$/i.exec(before)?.[0];
  if (tag === undefined) return 'text';
  const open = /([^\s"'=<>]+)\s*=\s*(?:"[^"]*|'[^']*)$/.exec(tag);
  if (!open) throw notEmulated('<?= ?> in a tag outside a quoted attribute');
  if (/^on/i.test(open[1] ?? '') || /^style$/i.test(open[1] ?? '')) throw notEmulated(`<?= ?> inside the attribute ${open[1]}`);
  return addressed.test(tag) ? 'url' : 'attribute';
}

function printed(value: unknown, place: Place): string {
  if (place === 'script') {
    const json =
      typeof value === 'number' || typeof value === 'boolean' || value === null ? JSON.stringify(value) : JSON.stringify(String(value));
    return json.replace(/[<>&'\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }
  const plain = value === undefined || value === null ? '' : String(value);
  const scheme = /^\s*([a-z][a-z0-9+.-]*)\s*:/i.exec(plain)?.[1]?.toLowerCase();
  if (place === 'url' && scheme && !['http', 'https', 'mailto', 'tel'].includes(scheme)) return 'about:invalid#zSoyz';
  return escapeHtml(plain);
}

/**
 * Expands the scriptlets of a page: `<? ?>` runs, `<?= ?>` prints, escaped for the place where it stands. `values` are
 * the template's properties. `<?!= ?>`, which prints unescaped, is refused.
 * @throws Exception, and what the scriptlets throw.
 */
export function expand(source: string, values: Record<string, unknown>): string {
  const code: string[] = [];
  let before = '';
  let at = 0;
  for (const match of source.matchAll(/<\?(!?=?)([\s\S]*?)\?>/g)) {
    const [whole, mark = '', body = ''] = match;
    if (mark.startsWith('!'))
      throw exception('The host refuses <?!= ?>: it prints unescaped. Print with <?= ?>, or put the text in the file when building.');
    const literal = source.slice(at, match.index);
    before += literal;
    code.push(`__print(${JSON.stringify(literal)});`);
    if (mark === '=') {
      code.push(`__print(__escape((${body.replace(/;\s*$/, '')}), ${JSON.stringify(placeAfter(before))}));`);
      before += 'x';
    } else code.push(`${body}\n`);
    at = match.index + whole.length;
  }
  code.push(`__print(${JSON.stringify(source.slice(at))});`);
  let page = '';
  const print = (text: string) => {
    page += text;
  };
  // The realm's own Function: scriptlets see the script's globals, as on Google.
  const run = new Function('__print', '__escape', ...Object.keys(values), code.join('\n'));
  run(print, printed, ...Object.values(values));
  return page;
}
