/**
 * What Google's discovery documents say of a service, read from the text that each service's folder holds (schema.ts, written
 * by test/contract/schemas.test.ts): its methods with their parameters, bodies, answers and scopes, and the types these are of.
 *
 * A method: `id VERB /path ?parameters <type of its body >type of its answer @scopes`; one that the workspace lacks has id, verb
 * and path alone. A type: its name, and its fields. A field is a text unless it says otherwise: `:n` number, `:b` truth value,
 * `:l` number written as text, `:*` not looked into, `:Type` a type, `:[…]` a list of such, `:{…}` such by any name.
 */
import { compilePath, type PathPattern } from './path.ts';

export interface Method extends PathPattern {
  id: string;
  verb: string;
  path: string;
  /** Query parameters, but for those that Google takes with every method. */
  query: ReadonlySet<string>;
  body?: string;
  answer?: string;
  /** In short form; any of them lets one call the method. */
  scopes: readonly string[];
}

export type Kind =
  | { kind: 'text' | 'number' | 'flag' | 'long' | 'any' }
  | { kind: 'list' | 'map'; of: Kind }
  | { kind: 'fields'; fields(): ReadonlyMap<string, Kind> };

export interface Schema {
  methods: ReadonlyMap<string, Method>;
  /** A type by its name. */
  type(name: string): Kind;
}

const scalars: Record<string, Kind> = {
  s: { kind: 'text' },
  n: { kind: 'number' },
  b: { kind: 'flag' },
  l: { kind: 'long' },
  '*': { kind: 'any' },
};

export function readSchema(text: string): Schema {
  const methods = new Map<string, Method>();
  const types = new Map<string, Kind>();
  const type = (name: string): Kind => {
    const found = types.get(name);
    if (!found) throw new Error(`No type ${name} in the schema.`);
    return found;
  };
  const kindOf = (code: string): Kind => {
    const inner = /^[[{](.+)[\]}]$/.exec(code)?.[1];
    if (inner !== undefined) return { kind: code.startsWith('[') ? 'list' : 'map', of: kindOf(inner) };
    return scalars[code] ?? type(code);
  };
  for (const entry of text
    .trim()
    .replace(/\n {2}/g, ' ')
    .split('\n')) {
    const [name = '', ...words] = entry.split(' ');
    if (name.includes('.') && words[1]?.startsWith('/')) methods.set(name, methodOf(name, words));
    else types.set(name, { kind: 'fields', fields: fieldsOf(words, kindOf) });
  }
  return { methods, type };
}

/** Read when first asked for: types hold one another, and most are never needed. */
function fieldsOf(words: readonly string[], kindOf: (code: string) => Kind): () => ReadonlyMap<string, Kind> {
  let known: ReadonlyMap<string, Kind> | undefined;
  return () => {
    known ??= new Map(
      words.map((word) => {
        const [field = '', code = 's'] = word.split(':');
        return [field, kindOf(code)];
      }),
    );
    return known;
  };
}

function methodOf(id: string, [verb = '', path = '', ...words]: readonly string[]): Method {
  const marked = (mark: string) => words.filter((word) => word.startsWith(mark)).map((word) => word.slice(1));
  const [body] = marked('<');
  const [answer] = marked('>');
  return {
    ...compilePath(path),
    id,
    verb,
    path,
    query: new Set(marked('?')),
    ...(body !== undefined && { body }),
    ...(answer !== undefined && { answer }),
    scopes: marked('@'),
  };
}
