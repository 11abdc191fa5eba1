import type { Fields, Json } from '../model.ts';
import { invalid } from '../model.ts';

/** A field mask as a tree; an empty node takes the whole field. */
export interface Mask {
  [field: string]: Mask;
}

/** Reads `a,b.c,d(e,f)` or `*`. 400 when it is absent or does not parse. */
export function parseMask(text: unknown, where: string): Mask {
  if (typeof text !== 'string' || text.trim() === '')
    throw invalid(`${where}At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)`);
  const words = text.match(/[A-Za-z0-9_*]+|[.,()/]|\S/g) ?? [];
  let at = 0;
  const list = (): Mask => {
    const mask: Mask = {};
    for (;;) {
      let node = mask;
      for (;;) {
        const name = words[at++];
        if (name === undefined || !/^[A-Za-z0-9_*]+$/.test(name)) throw invalid(`${where}Invalid field mask: ${text}`);
        node[name] ??= {};
        node = node[name];
        const next = words[at];
        if (next === '.' || next === '/') at++;
        else break;
      }
      if (words[at] === '(') {
        at++;
        Object.assign(node, list());
        if (words[at++] !== ')') throw invalid(`${where}Invalid field mask: ${text}`);
      }
      if (words[at] !== ',') return mask;
      at++;
    }
  };
  const mask = list();
  if (at < words.length) throw invalid(`${where}Invalid field mask: ${text}`);
  return mask;
}

/** Whether the mask asks for this top-level field. */
export function asks(mask: Mask, field: string): boolean {
  return '*' in mask || field in mask;
}

/** 400 when the mask names a field that is not in `known`. */
export function checkMask(mask: Mask, known: readonly string[], where: string): void {
  const stranger = Object.keys(mask).find((field) => field !== '*' && !known.includes(field));
  if (stranger !== undefined) throw invalid(`${where}Invalid field: ${stranger}`);
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `target` with the masked fields taken from `source`; a masked field that `source` lacks is removed. */
export function masked(target: Fields, source: Fields, mask: Mask): Fields {
  if ('*' in mask) return { ...source };
  const result: Fields = { ...target };
  for (const [field, inner] of Object.entries(mask)) {
    const value = source[field];
    const before = result[field];
    if (Object.keys(inner).length > 0) {
      const part = masked(isFields(before) ? before : {}, isFields(value) ? value : {}, inner);
      if (Object.keys(part).length > 0) result[field] = part;
      else delete result[field];
    } else if (value === undefined || value === null) delete result[field];
    else result[field] = value;
  }
  return result;
}
