/** The search language of files.list's `q` (Google's "Search query terms and operators"), as text → tree. */
import { invalid, notBuilt, parseTime } from '../model.ts';

type TimeField = 'modifiedTime' | 'createdTime' | 'viewedByMeTime';
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A search, parsed. Times are milliseconds. */
export type Query =
  | { kind: 'and' | 'or'; left: Query; right: Query }
  | { kind: 'not'; of: Query }
  | { kind: 'text'; field: 'name' | 'mimeType' | 'visibility' | 'targetId'; op: '=' | '!=' | 'contains'; value: string }
  | { kind: 'fullText'; value: string }
  | { kind: 'time'; field: TimeField; op: Comparison; value: number }
  | { kind: 'flag'; field: 'trashed' | 'starred' | 'sharedWithMe'; value: boolean }
  | { kind: 'in'; value: string; field: 'parents' | 'owners' | 'writers' | 'readers' }
  | { kind: 'has'; field: 'appProperties' | 'properties'; key: string; value: string };

type Token = { kind: 'word' | 'text' | 'sign' | 'end'; value: string };

const refuse = (why: string) => invalid(`Invalid Value: ${why}`, 'q');

function tokens(q: string): Token[] {
  const found: Token[] = [];
  const pattern = /\s+|(?<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?<sign><=|>=|!=|[=<>(){}])|(?<word>[A-Za-z][\w./-]*)/sy;
  while (pattern.lastIndex < q.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(q)?.groups;
    if (!groups) throw refuse(`cannot read the query at ${JSON.stringify(q.slice(at, at + 20))}.`);
    if (groups.text !== undefined) found.push({ kind: 'text', value: groups.text.slice(1, -1).replace(/\\(.)/gs, '$1') });
    else if (groups.sign !== undefined) found.push({ kind: 'sign', value: groups.sign });
    else if (groups.word !== undefined) found.push({ kind: 'word', value: groups.word });
  }
  found.push({ kind: 'end', value: 'the end' });
  return found;
}

const TEXT_FIELDS: Record<string, 'name' | 'mimeType' | 'visibility' | 'targetId'> = {
  name: 'name',
  mimeType: 'mimeType',
  visibility: 'visibility',
  'shortcutDetails.targetId': 'targetId',
};
const VISIBILITIES = ['anyoneCanFind', 'anyoneWithLink', 'domainCanFind', 'domainWithLink', 'limited'];

/**
 * Parses a search. `and` binds tighter than `or`; `not` tightest. A backslash in a text makes the next character stand for itself.
 * @throws ApiError 400 invalid at `q`, saying what could not be read.
 */
export function parseQuery(q: string): Query {
  const list = tokens(q);
  let at = 0;
  const peek = (): Token => list[at] as Token;
  const next = (): Token => list[at++] as Token;
  const isWord = (word: string) => peek().kind === 'word' && peek().value.toLowerCase() === word;
  const sign = (value: string) => {
    const token = next();
    if (token.kind !== 'sign' || token.value !== value) throw refuse(`expected ${value} but found ${token.value}.`);
  };
  const text = (): string => {
    const token = next();
    if (token.kind !== 'text') throw refuse(`expected a quoted text but found ${token.value}.`);
    return token.value;
  };
  const operator = (field: string, allowed: readonly string[]): string => {
    const token = next();
    const value = token.kind === 'word' ? token.value.toLowerCase() : token.value;
    if ((token.kind !== 'sign' && token.kind !== 'word') || !allowed.includes(value)) {
      throw refuse(`${field} takes ${allowed.join(' ')}, not ${token.value}.`);
    }
    return value;
  };

  function either(): Query {
    let left = both();
    while (isWord('or')) {
      next();
      left = { kind: 'or', left, right: both() };
    }
    return left;
  }
  function both(): Query {
    let left = single();
    while (isWord('and')) {
      next();
      left = { kind: 'and', left, right: single() };
    }
    return left;
  }
  function single(): Query {
    if (isWord('not')) {
      next();
      return { kind: 'not', of: single() };
    }
    if (peek().kind === 'sign' && peek().value === '(') {
      next();
      const inside = either();
      sign(')');
      return inside;
    }
    return peek().kind === 'text' ? membership() : term();
  }
  function membership(): Query {
    const value = text();
    if (!isWord('in')) throw refuse(`expected in after '${value}'.`);
    next();
    const field = next().value;
    if (field === 'labels') throw notBuilt('Searching by labels');
    if (field !== 'parents' && field !== 'owners' && field !== 'writers' && field !== 'readers') throw refuse(`${field} holds no members.`);
    return { kind: 'in', value, field };
  }
  function term(): Query {
    const token = next();
    const field = token.value;
    if (token.kind !== 'word') throw refuse(`expected a term but found ${field}.`);
    const textField = Object.hasOwn(TEXT_FIELDS, field) ? TEXT_FIELDS[field] : undefined;
    if (textField) return textTerm(field, textField);
    if (field === 'fullText') {
      operator(field, ['contains']);
      return { kind: 'fullText', value: text() };
    }
    if (field === 'labels' || field.startsWith('labels/')) throw notBuilt('Searching by labels');
    if (field === 'modifiedTime' || field === 'createdTime' || field === 'viewedByMeTime') {
      const op = operator(field, ['=', '!=', '<', '<=', '>', '>=']) as Comparison;
      const written = text();
      const value = parseTime(written);
      if (value === undefined) throw refuse(`${written} is not an RFC 3339 time.`);
      return { kind: 'time', field, op, value };
    }
    if (field === 'trashed' || field === 'starred' || field === 'sharedWithMe') return flag(field);
    if (field === 'appProperties' || field === 'properties') return property(field);
    throw refuse(`there is no term ${field}.`);
  }
  function textTerm(name: string, field: 'name' | 'mimeType' | 'visibility' | 'targetId'): Query {
    const allowed = field === 'name' || field === 'mimeType' ? ['=', '!=', 'contains'] : ['=', '!='];
    const op = operator(name, allowed) as '=' | '!=' | 'contains';
    const value = text();
    if (field === 'visibility' && !VISIBILITIES.includes(value)) throw refuse(`there is no visibility ${value}.`);
    return { kind: 'text', field, op, value };
  }
  function flag(field: 'trashed' | 'starred' | 'sharedWithMe'): Query {
    // sharedWithMe may stand alone.
    if (field === 'sharedWithMe' && !(peek().kind === 'sign' && ['=', '!='].includes(peek().value)))
      return { kind: 'flag', field, value: true };
    const op = operator(field, ['=', '!=']);
    const token = next();
    const value = token.value.toLowerCase();
    if (token.kind === 'sign' || (value !== 'true' && value !== 'false')) throw refuse(`${field} is true or false, not ${token.value}.`);
    return { kind: 'flag', field, value: (value === 'true') === (op === '=') };
  }
  function property(field: 'appProperties' | 'properties'): Query {
    operator(field, ['has']);
    const part = (name: string): string => {
      const token = next();
      if (token.kind !== 'word' || token.value !== name) throw refuse(`expected ${name} but found ${token.value}.`);
      sign('=');
      return text();
    };
    sign('{');
    const key = part('key');
    if (!isWord('and')) throw refuse('a property is sought by key and value.');
    next();
    const value = part('value');
    sign('}');
    return { kind: 'has', field, key, value };
  }

  const query = either();
  if (peek().kind !== 'end') throw refuse(`did not expect ${peek().value}.`);
  return query;
}

/** Every term of a search. */
export function* termsOf(query: Query): Generator<Query> {
  if (query.kind === 'and' || query.kind === 'or') {
    yield* termsOf(query.left);
    yield* termsOf(query.right);
  } else if (query.kind === 'not') yield* termsOf(query.of);
  else yield query;
}
