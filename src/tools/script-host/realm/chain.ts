import { emulated, exception, mismatch } from './emulated.ts';

export type Data = Record<string, unknown>;

/** The steps of a builder: each changes the data, and the builder answers itself. Names and arguments are Google's. */
export type Steps<T> = { [K in keyof T]?: T[K] extends (...args: infer A) => unknown ? (...args: A) => void : never };

const made = new WeakMap<object, { kind: string; data: Data }>();

/**
 * A builder in Google's manner, `newThing().setA(…).setB(…)`, over plain data. `ends` are methods that answer something else.
 * @throws Exception (from the builder) on calls with too few or undefined arguments.
 */
export function chain<T extends object>(kind: string, data: Data, steps: Steps<T>, ends: Partial<T> = {}): T {
  const methods: Record<string, unknown> = {};
  for (const [name, step] of Object.entries(steps) as [string, (...args: unknown[]) => void][]) {
    methods[name] = (...args: unknown[]) => {
      if (args.length < step.length || args.includes(undefined)) throw mismatch(`${kind}.${name}`, args);
      step(...args);
      return self;
    };
  }
  const self = emulated<T>(kind, Object.assign(methods, ends) as Partial<T>);
  made.set(self, { kind, data });
  return self;
}

/** Steps that only write what they are given, each under its name in Google's JSON. */
export function writing<M extends string>(data: Data, names: Record<M, string>): Record<M, (value: unknown) => void> {
  const steps = Object.entries<string>(names).map(([method, name]) => [
    method,
    (value: unknown) => {
      data[name] = value;
    },
  ]);
  return Object.fromEntries(steps) as Record<M, (value: unknown) => void>;
}

/** What a builder has gathered. @throws Exception when the value is none, or not of the kinds asked for. */
export function dataOf(value: unknown, ...kinds: string[]): Data {
  const found = kindOf(value);
  if (!found || (kinds.length > 0 && !kinds.includes(found)))
    throw exception(`Expected ${kinds.join(' or ')}, not ${found ?? typeof value}.`);
  return made.get(value as object)?.data ?? {};
}

/** The kind of a builder or what it built; undefined for anything else. */
export function kindOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? made.get(value)?.kind : undefined;
}

/** Marks a built thing that has no steps of its own, such as a Card. */
export const built = <T extends object>(kind: string, data: Data): T => chain<T>(kind, data, {});
