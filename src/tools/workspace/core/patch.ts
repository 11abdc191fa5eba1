/**
 * What has changed between two values of a record, so that the journal grows by what a request changed and not by what the
 * record holds. Values are never changed in place and share what is alike, so most is told by identity.
 */
export type Patch =
  /** Another value; absent: none. */
  | { v?: unknown }
  /** Fields of a record, by name. */
  | { f: Record<string, Patch> }
  /** Items of a list, by place. */
  | { i: [place: number, patch: Patch][] }
  /** So many items taken out of a list at a place, and others put in. */
  | { at: number; out: number; put: unknown[] };

type Fields = Record<string, unknown>;

/** Lists shorter than this are written whole with their record. */
const LONG = 50;

/** Whether a record holds so long a list that it is worth telling what has changed in it. */
export function isLong(value: unknown): boolean {
  return isFields(value) && Object.values(value).some((field) => Array.isArray(field) && field.length > LONG);
}

/** What makes `after` of `before`; undefined where they are the same. */
export function difference(before: unknown, after: unknown): Patch | undefined {
  if (before === after) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after);
  if (!isFields(before) || !isFields(after)) return { v: after };
  const f: Record<string, Patch> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const patch = difference(before[name], after[name]);
    if (patch) f[name] = patch;
  }
  return Object.keys(f).length === 0 ? undefined : { f };
}

function ofLists(before: readonly unknown[], after: readonly unknown[]): Patch | undefined {
  if (before.length === after.length) {
    const i: [number, Patch][] = [];
    for (let place = 0; place < after.length; place++) {
      const patch = difference(before[place], after[place]);
      if (patch) i.push([place, patch]);
    }
    return i.length === 0 ? undefined : { i };
  }
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at++;
  let tail = 0;
  while (tail < shorter - at && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { at, out: before.length - at - tail, put: after.slice(at, after.length - tail) };
}

/** The value after a patch. `value` is changed in place: it must be nobody else's. */
export function patched(value: unknown, patch: Patch): unknown {
  if ('f' in patch) {
    const fields = value as Fields;
    for (const [name, part] of Object.entries(patch.f)) {
      const next = patched(fields[name], part);
      if (next === undefined) delete fields[name];
      else fields[name] = next;
    }
    return fields;
  }
  const list = value as unknown[];
  if ('i' in patch) {
    for (const [place, part] of patch.i) list[place] = patched(list[place], part) ?? null;
    return list;
  }
  if ('at' in patch) {
    // Most add a few rows at the end, and a journal holds thousands of those.
    const tail = list.splice(patch.at);
    for (const item of patch.put) list.push(item);
    for (let place = patch.out; place < tail.length; place++) list.push(tail[place]);
    return list;
  }
  return patch.v;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
