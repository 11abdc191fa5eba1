import { jsonType } from '../http/errors.ts';
import type { HttpResponse } from '../http/service.ts';

/** How OAuth's endpoints answer: JSON, and errors in the form of RFC 6749, §5.2, which is not that of Google's other interfaces. */

export class OAuthError extends Error {
  readonly status: number;
  readonly error: string;
  constructor(status: number, error: string, description: string) {
    super(description);
    this.status = status;
    this.error = error;
  }
}

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

export function json(value: object, status = 200, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { 'content-type': jsonType, ...noStore, ...headers }, body: JSON.stringify(value) };
}

export function errorAnswer({ status, error, message }: OAuthError): HttpResponse {
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': `Bearer realm="local", error="${error}"` } : {};
  return json({ error, error_description: message }, status, challenge);
}

export function page(status: number, html: string): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      ...noStore,
    },
    body: html,
  };
}

/** Text as it may stand in HTML, within quotes too. */
export function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
