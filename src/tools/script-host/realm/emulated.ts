/** An error as the services throw it. */
export function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}

export function notEmulated(what: string): Error {
  return exception(`The host does not emulate ${what}.`);
}

/** What the language itself asks of any object. */
const ordinary = new Set([
  'constructor',
  'then',
  'toJSON',
  'valueOf',
  'toString',
  'toLocaleString',
  'hasOwnProperty',
  'nodeType',
  '$$typeof',
]);

/**
 * A service or an object of one: what it has not is refused by name. T is what Google's types promise; `has` is the part
 * of it that the host emulates, checked against T.
 */
export function emulated<T extends object>(name: string, has: Partial<T>): T {
  const target = Object.assign(Object.create(null), { toString: () => name }, has) as Record<PropertyKey, unknown>;
  return new Proxy(target, {
    get(own, key) {
      if (key in own) return own[key];
      if (typeof key === 'symbol' || ordinary.has(key)) return undefined;
      throw notEmulated(`${name}.${key}`);
    },
    set(_, key) {
      throw new TypeError(`Cannot set ${name}.${String(key)}.`);
    },
  }) as T;
}

/** A service that the host lacks altogether. */
export function missingService(name: string): object {
  return emulated(name, {});
}

/**
 * An enum of Google's: its values are objects that print their own names. E is Google's declaration of it, which
 * TypeScript takes for numbers; hence the one cast.
 */
export function enumeration<E extends object>(name: string, values: readonly (keyof E & string)[]): E {
  const all = Object.fromEntries(
    values.map((value, at) => [value, Object.freeze({ toString: () => value, toJSON: () => value, name: () => value, ordinal: () => at })]),
  );
  return emulated(name, all) as unknown as E;
}

/** The name of an enum's value. */
export function named(value: unknown): string {
  return String(value);
}

/** Arguments that no signature of Google's takes: too few, or undefined. */
export function mismatch(method: string, args: readonly unknown[]): Error {
  const kinds = args.map((arg) => (arg === null ? 'null' : typeof arg === 'object' ? 'Object' : typeof arg));
  return exception(`The parameters (${kinds.join(',')}) don't match the method signature for ${method}.`);
}

/** @throws Exception when the value is not text. */
export function text(method: string, value: unknown): string {
  if (typeof value !== 'string') throw mismatch(method, [value]);
  return value;
}
