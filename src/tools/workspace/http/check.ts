/** Requests and answers are held against what Google's documents say of them. */
import type { Kind } from './schema.ts';
import { ApiError, type Service } from './service.ts';

const unreadable = 'Invalid JSON payload received.';

/**
 * Holds a JSON body against its type. `lacks` are fields that Google has and the workspace has not.
 * @throws ApiError 400 in Google's words, naming every unknown field and wrong value; 501 naming a field that is lacking.
 */
export function checkBody(body: unknown, kind: Kind | undefined, service: Pick<Service, 'errors' | 'lacks'>): void {
  if (isSound(body, kind ?? nothing, fitsRequest, service.lacks)) return;
  const faults: string[] = [];
  const lacking: string[] = [];
  walk(body, kind ?? nothing, '', {
    fault: (_path, message) => faults.push(message),
    unknown: (path, name) => `${unreadable} Unknown name "${name}"${path ? ` at '${snake(path)}'` : ''}: Cannot find field.`,
    wrong: (path, what, value) =>
      `Invalid value at '${snake(path)}'${what === 'object' ? ', expected an object' : ` (${what}), ${JSON.stringify(value)}`}`,
    fits: (scalar, value) => fitsRequest[scalar](value),
    seen: (path, name, value) => {
      if (service.lacks?.has(name) && value !== null && value !== false) lacking.push(path);
    },
  });
  if (faults.length > 0) throw new ApiError(400, 'badRequest', faults.join('\n'));
  if (lacking.length > 0) throw notHere(lacking[0] ?? '', service);
}

/** @throws Error where an answer is not as Google's documents have it: a fault of the workspace's own. */
export function checkAnswer(answer: unknown, kind: Kind, method: string): void {
  if (isSound(answer, kind, fitsAnswer)) return;
  walk(answer, kind, '', {
    fault: (path, message) => {
      throw new Error(`${method} answers ${path || 'something'} that Google's documents do not have: ${message}`);
    },
    unknown: (_path, name) => `"${name}" is unknown`,
    wrong: (_path, what, value) => `${JSON.stringify(value)} is no ${what}`,
    fits: (scalar, value) => fitsAnswer[scalar](value),
  });
}

/** 501: what Google has and the embedded workspace has not, by its name. */
export function notHere(name: string, { errors }: Pick<Service, 'errors'>): ApiError {
  return new ApiError(
    501,
    errors === 'legacy' ? 'notImplemented' : 'UNIMPLEMENTED',
    `${name} is not implemented by the embedded workspace.`,
  );
}

const nothing: Kind = { kind: 'fields', fields: () => new Map() };

type Scalar = 'text' | 'number' | 'flag' | 'long';
const typeNames: Record<Scalar, string> = { text: 'TYPE_STRING', number: 'TYPE_DOUBLE', flag: 'TYPE_BOOL', long: 'TYPE_INT64' };
const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isFlag = (value: unknown) => typeof value === 'boolean';

/** Google reads numbers also from text, and truth values. */
const isNumeric = (value: unknown) => isNumber(value) || (isText(value) && value !== '' && !Number.isNaN(Number(value)));
const fitsRequest: Record<Scalar, (value: unknown) => boolean> = {
  text: isText,
  number: isNumeric,
  flag: (value) => isFlag(value) || value === 'true' || value === 'false',
  long: isNumeric,
};
const fitsAnswer: Record<Scalar, (value: unknown) => boolean> = { text: isText, number: isNumber, flag: isFlag, long: isText };

/** Whether nothing is to be said of a value. Nearly always so: where it lies is worked out only where something is. */
function isSound(value: unknown, kind: Kind, fits: Record<Scalar, (value: unknown) => boolean>, lacks?: ReadonlySet<string>): boolean {
  if (value === null || value === undefined) return true;
  switch (kind.kind) {
    case 'any':
      return true;
    case 'list':
      return Array.isArray(value) && (kind.of.kind === 'any' || value.every((item) => isSound(item, kind.of, fits, lacks)));
    case 'map':
    case 'fields': {
      if (typeof value !== 'object' || Array.isArray(value)) return false;
      const fields = kind.kind === 'fields' ? kind.fields() : undefined;
      for (const name of Object.keys(value)) {
        const below = kind.kind === 'map' ? kind.of : fields?.get(name);
        if (below === undefined || lacks?.has(name) || !isSound((value as Record<string, unknown>)[name], below, fits, lacks)) return false;
      }
      return true;
    }
    default:
      return fits[kind.kind](value);
  }
}

interface Visit {
  fault(path: string, message: string): void;
  unknown(path: string, name: string): string;
  wrong(path: string, what: string, value: unknown): string;
  fits(scalar: Scalar, value: unknown): boolean;
  seen?(path: string, name: string, value: unknown): void;
}

function walk(value: unknown, kind: Kind, path: string, visit: Visit): void {
  if (value === null || value === undefined || kind.kind === 'any') return;
  const inner = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (kind.kind === 'list') {
    if (!Array.isArray(value)) visit.fault(path, `${unreadable} Expected a list at '${path}'.`);
    else for (let at = 0; at < value.length; at++) walk(value[at], kind.of, `${path}[${at}]`, visit);
  } else if (kind.kind === 'map' || kind.kind === 'fields') {
    if (typeof value !== 'object' || Array.isArray(value)) {
      visit.fault(path, path ? visit.wrong(path, 'object', value) : `${unreadable} Root element must be a message.`);
      return;
    }
    const fields = kind.kind === 'fields' ? kind.fields() : undefined;
    for (const [name, item] of Object.entries(value)) {
      const below = kind.kind === 'map' ? kind.of : fields?.get(name);
      if (below === undefined) {
        visit.fault(inner(name), visit.unknown(path, name));
        continue;
      }
      visit.seen?.(inner(name), name, item);
      walk(item, below, inner(name), visit);
    }
  } else if (!visit.fits(kind.kind, value)) visit.fault(path, visit.wrong(path, typeNames[kind.kind], value));
}

/** Google names the places in a body by their protobuf names. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
