import { exception } from './emulated.ts';

/**
 * A copy of what a function returned or was given, by the rules of google.script.run: no Date, function or other object
 * of a class, no cycles; `undefined` inside arrays becomes null, and goes away elsewhere.
 * @throws Exception naming where the forbidden value lies.
 */
export function plain(value: unknown, path = '', above: readonly object[] = []): unknown {
  const illegal = (why: string) => exception(`Failed due to illegal value in property: ${path || 'the value itself'} (${why})`);
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') throw illegal(typeof value);
  if (above.includes(value)) throw illegal('a cycle');
  const inside = [...above, value];
  const at = (key: string | number) => (path ? `${path}.${key}` : String(key));
  if (Array.isArray(value)) return Array.from(value, (item, index) => plain(item, at(index), inside) ?? null);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  const ancestor = Object.getPrototypeOf(value) as object | null;
  if (kind !== 'Object' || (ancestor !== null && Object.getPrototypeOf(ancestor) !== null)) {
    throw illegal(kind === 'Object' ? (ancestor?.constructor?.name ?? 'a class') : kind);
  }
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const inner = plain(item, at(key), inside);
    if (inner !== undefined) copy[key] = inner;
  }
  return copy;
}
