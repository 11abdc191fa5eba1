import type { Kind } from './schema.ts';
import { ApiError, type Service } from './service.ts';

/** A parsed partial-response mask: a name leads to what is wanted below it; `true` is all of it. */
export type Mask = true | { [field: string]: Mask };

/**
 * Parses Google's `fields` parameter: `a,b/c,d(e,f),*`; a dot does for a slash, and blanks around signs are let pass,
 * as Google's own samples have them.
 * @throws ApiError 400 on a mask that does not parse.
 */
export function parseMask(given: string, form: Service['errors']): Mask {
  const text = given.replace(/\s*([,()/.])\s*/g, '$1').trim();
  const refuse = (where: string): never => {
    throw badSelection(where || text, form);
  };
  let at = 0;

  const list = (closing: string): Mask => {
    const mask: Mask = {};
    for (;;) {
      const [name, below] = selection();
      mask[name] = merge(mask[name], below);
      if (text[at] === ',') at++;
      else if ((text[at] ?? '') === closing) return mask;
      else refuse(text.slice(at));
    }
  };
  const selection = (): [string, Mask] => {
    const name = /^(\*|[A-Za-z_$][\w$@-]*)/.exec(text.slice(at))?.[0] ?? refuse(text.slice(at));
    at += name.length;
    if (text[at] === '/' || text[at] === '.') {
      at++;
      const [child, below] = selection();
      return [name, { [child]: below }];
    }
    if (text[at] === '(') {
      at++;
      const below = list(')');
      at++;
      return [name, below];
    }
    return [name, true];
  };

  const mask = list('');
  return at === text.length ? mask : refuse(text.slice(at));
}

function merge(a: Mask | undefined, b: Mask): Mask {
  if (a === undefined) return b;
  if (a === true || b === true) return true;
  const merged: Mask = { ...a };
  for (const [name, below] of Object.entries(b)) merged[name] = merge(merged[name], below);
  return merged;
}

/** What the mask keeps of a JSON value; lists are gone through item by item. */
export function applyMask(value: unknown, mask: Mask, form: Service['errors'], path = ''): unknown {
  if (mask === true || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => applyMask(item, mask, form, path));
  if (typeof value !== 'object') throw badSelection(path, form);
  const kept: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const below = mergeStar(mask, name);
    if (below !== undefined) kept[name] = applyMask(item, below, form, path ? `${path}/${name}` : name);
  }
  return kept;
}

function mergeStar(mask: Exclude<Mask, true>, name: string): Mask | undefined {
  const star = mask['*'];
  const own = Object.hasOwn(mask, name) ? mask[name] : undefined;
  if (star === undefined) return own;
  return own === undefined ? star : merge(star, own);
}

/** @throws ApiError 400 when the mask asks for a name that no answer of the method holds. */
export function checkMask(mask: Mask, kind: Kind, form: Service['errors'], path = ''): void {
  if (mask === true || kind.kind === 'any' || kind.kind === 'map') return;
  if (kind.kind === 'list') {
    checkMask(mask, kind.of, form, path);
    return;
  }
  const fields = kind.kind === 'fields' ? kind.fields() : undefined;
  for (const [name, below] of Object.entries(mask)) {
    const here = path ? `${path}/${name}` : name;
    if (name === '*' && fields) {
      for (const part of fields.values()) checkMask(below, part, form, here);
      continue;
    }
    const part = fields?.get(name);
    if (part === undefined) throw badSelection(here, form);
    checkMask(below, part, form, here);
  }
}

function badSelection(path: string, form: Service['errors']): ApiError {
  return form === 'legacy'
    ? new ApiError(400, 'invalidParameter', `Invalid field selection ${path}`, 'fields')
    : new ApiError(400, 'INVALID_ARGUMENT', `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`);
}
