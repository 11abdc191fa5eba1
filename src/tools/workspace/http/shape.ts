import { ApiError, type Shape } from './service.ts';

const unreadable = 'Invalid JSON payload received.';

/**
 * Holds a JSON body against the fields that its method takes.
 * @throws ApiError 400 in Google's words, naming every unknown field.
 */
export function checkBody(body: unknown, shape: Shape): void {
  const faults: string[] = [];
  look(body, shape, '', faults);
  if (faults.length > 0) throw new ApiError(400, 'badRequest', faults.join('\n'));
}

function look(value: unknown, shape: Shape[string], path: string, faults: string[]): void {
  if (value === null || shape === 'any') return;
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) faults.push(`${unreadable} Expected a list at '${path}'.`);
    else for (const [i, item] of value.entries()) look(item, shape[0], `${path}[${i}]`, faults);
  } else if (shape === true) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    if (items.some((item) => typeof item === 'object' && item !== null)) {
      faults.push(`Invalid value at '${path}', Starting an object on a scalar field`);
    }
  } else if (typeof value !== 'object' || Array.isArray(value)) {
    faults.push(path ? `Invalid value at '${path}', expected an object` : `${unreadable} Root element must be a message.`);
  } else if (shape === 'map') {
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'object' && item !== null) faults.push(`Invalid value at '${path}[${key}]' (TYPE_STRING)`);
    }
  } else {
    for (const [name, item] of Object.entries(value)) {
      const part = Object.hasOwn(shape, name) ? shape[name] : undefined;
      const place = path ? ` at '${path}'` : '';
      if (part === undefined) faults.push(`${unreadable} Unknown name "${name}"${place}: Cannot find field.`);
      else look(item, part, path ? `${path}.${snake(name)}` : snake(name), faults);
    }
  }
}

/** Google names the places in a body by their protobuf names. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
