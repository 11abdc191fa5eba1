import { ApiError, type Query } from './service.ts';

/** Parameters that Google takes with every method. */
const standard = new Set([
  'alt',
  '$alt',
  'fields',
  '$fields',
  'key',
  'prettyPrint',
  'quotaUser',
  'userIp',
  'oauth_token',
  'access_token',
  'callback',
  'uploadType',
  'upload_protocol',
  '$.xgafv',
]);

/** A path or query part without its percent signs. @throws ApiError 400 when it is badly encoded. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ApiError(400, 'badRequest', `Malformed percent encoding: ${part}`);
  }
}

/** Reads what follows the question mark. */
export function parseQuery(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode((equals < 0 ? pair : pair.slice(0, equals)).replaceAll('+', ' '));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1).replaceAll('+', ' '));
    const values = found.get(name);
    if (values) values.push(value);
    else found.set(name, [value]);
  }
  return found;
}

/** @throws ApiError 400 naming a parameter that the method does not take. */
export function checkNames(parameters: ReadonlyMap<string, string[]>, allowed: (name: string) => boolean): void {
  for (const name of parameters.keys()) {
    if (standard.has(name) || allowed(name)) continue;
    throw new ApiError(
      400,
      'badRequest',
      `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      name,
    );
  }
}

/** The parameters as a route reads them. */
export function queryOf(parameters: ReadonlyMap<string, string[]>): Query {
  const get = (name: string) => parameters.get(name)?.at(-1);
  return {
    get,
    all: (name) => parameters.get(name) ?? [],
    has: (name) => parameters.has(name),
    flag: (name) => {
      // Python's `requests` writes True and False; Google takes them.
      const value = get(name)?.toLowerCase();
      if (value === undefined || value === 'true' || value === 'false') return value === 'true';
      throw new ApiError(400, 'badRequest', `Invalid value at '${name}' (TYPE_BOOL), "${get(name)}"`, name);
    },
    number: (name, fallback) => {
      const value = get(name);
      if (value === undefined) return fallback;
      if (/^-?\d{1,15}$/.test(value)) return Number(value);
      throw new ApiError(400, 'badRequest', `Invalid value at '${name}' (TYPE_INT32), "${value}"`, name);
    },
  };
}
