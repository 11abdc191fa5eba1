import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Body, HttpResponse } from '../../workspace/http/service.ts';

/** A request that cannot be carried out; `message` is for people. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const json = (value: unknown, status = 200): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

/** @throws Refused 400 when the body is no JSON object. */
export function jsonOf(body: Body | undefined): Record<string, unknown> {
  const text = body === undefined ? '' : 'text' in body ? body.text : readFileSync(body.file, 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Refused(400, 'The body must be a JSON object.');
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=UTF-8',
  '.js': 'text/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.svg': 'image/svg+xml',
};

/** Nothing is fetched from elsewhere, and no other site may frame the page. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** A built file by its bare name. @throws Refused 404 where there is none. */
export function fileAnswer(folder: string, name: string): HttpResponse {
  const type = types[extname(name)];
  const path = join(folder, name);
  if (!/^[a-z0-9-]+\.[a-z]+$/.test(name) || type === undefined || !existsSync(path)) throw new Refused(404, `There is no page ${name}.`);
  const headers = {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: { file: path, start: 0, length: statSync(path).size } };
}
