/** What the embedded workspace needs of Google's discovery documents, as the text that src/tools/workspace/http/schema.ts reads. */
import { type Document, type Method, methodsOf, type Schema } from './discovery.ts';

const PREFIX = 'https://www.googleapis.com/auth/';
const WIDTH = 140;

/**
 * The methods of a document and the types that those which are `built` take and give.
 * @param looksInto whether a field of a type is looked into; what is not carried out need not be
 */
export function schemaText(document: Document, built: ReadonlySet<string>, looksInto: (type: string, field: string) => boolean): string {
  const types = new Map<string, string>();

  const codeOf = (schema: Schema, place: string): string => {
    if (schema.$ref !== undefined) {
      readType(schema.$ref, document.schemas[schema.$ref] ?? {});
      return schema.$ref;
    }
    if (schema.type === 'array') return `[${codeOf(schema.items ?? {}, place)}]`;
    if (schema.additionalProperties) return `{${codeOf(schema.additionalProperties, place)}}`;
    if (schema.properties) {
      readType(place, schema);
      return place;
    }
    if (schema.type === 'string') return /^u?int64$/.test(schema.format ?? '') ? 'l' : 's';
    return { boolean: 'b', integer: 'n', number: 'n' }[schema.type ?? ''] ?? '*';
  };

  function readType(name: string, schema: Schema): void {
    if (types.has(name)) return;
    types.set(name, '');
    const fields = Object.entries(schema.properties ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const words = fields.map(([field, of]) => {
      const code = looksInto(name, field) ? codeOf(of, `${name}.${field}`) : '*';
      return code === 's' ? field : `${field}:${code}`;
    });
    types.set(name, wrapped([name, ...words]));
  }

  const methods = methodsOf(document)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((method) => {
      const words = [method.id, method.httpMethod, `/${document.servicePath}${templateOf(method)}`];
      if (!built.has(method.id)) return words.join(' ');
      const query = Object.entries(method.parameters ?? {}).filter(([, { location }]) => location === 'query');
      return wrapped([
        ...words,
        ...query.map(([name]) => `?${name}`).sort(),
        ...(method.request ? [`<${codeOf(method.request, '')}`] : []),
        ...(method.response ? [`>${codeOf(method.response, '')}`] : []),
        ...(method.scopes ?? []).map((scope) => `@${scope.replace(PREFIX, '')}`).sort(),
      ]);
    });
  return [...methods, ...[...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)].join('\n');
}

/** `v1/{+name}`, whose name is of the form `^groups/[^/]+$`, as `v1/{name=groups/*}`. */
function templateOf({ path, parameters }: Method): string {
  return path.replace(/\{\+(\w+)\}/g, (_, name: string) => {
    const form = parameters?.[name]?.pattern?.replace(/^\^|\$$/g, '').replaceAll('[^/]+', '*');
    return `{${name}=${form ?? '*'}}`;
  });
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ` ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n ');
}
