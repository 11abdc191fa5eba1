import { ApiError } from './service.ts';

export interface PathPattern {
  pattern: RegExp;
  names: readonly string[];
  /** Characters outside the braces: of two patterns that match, the one with more is meant. */
  literals: number;
}

/** `/drive/v3/files/{fileId}` as an expression over the raw (still encoded) path; `{+name}` takes slashes. */
export function compilePath(path: string): PathPattern {
  const names: string[] = [];
  let literals = 0;
  const source = path.split(/(\{\+?[^}]+\})/).map((part) => {
    const name = /^\{(\+?)(.+)\}$/.exec(part);
    if (!name) {
      literals += part.length;
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
    names.push(name[2] ?? '');
    return name[1] ? '(.+)' : '([^/]+)';
  });
  return { pattern: new RegExp(`^${source.join('')}$`), names, literals };
}

/** A path or query part without its percent signs. @throws ApiError 400 when it is badly encoded. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ApiError(400, 'badRequest', `Malformed percent encoding: ${part}`);
  }
}
