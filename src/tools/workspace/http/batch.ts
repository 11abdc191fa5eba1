import { services } from '../services.ts';
import { errorResponse } from './errors.ts';
import { bodyText, serviceAt, split } from './router.ts';
import { ApiError, type HttpRequest, type HttpResponse, type Limits, type Service } from './service.ts';

interface Part {
  contentId?: string;
  request?: HttpRequest;
  fault?: ApiError;
}

const serviceOf = (request: HttpRequest): Service | undefined => services.find(({ batch }) => batch?.path === split(request.url)[0]);

/** Whether a request is for one of the batch endpoints. */
export const isBatch = (request: HttpRequest): boolean => serviceOf(request) !== undefined;

/**
 * Answers a multipart/mixed batch: every part for itself, in order. Lines may end in CRLF or LF.
 * A part without an Authorization header acts as the outer request's account.
 */
export function answerBatch(
  request: HttpRequest,
  limits: Limits,
  api: (request: HttpRequest, later: readonly HttpRequest[]) => HttpResponse,
): HttpResponse {
  const service = serviceOf(request);
  if (!service?.batch) throw new Error(`${request.url} is no batch endpoint.`);
  const refuse = (status: number, message: string) => errorResponse(service.errors, new ApiError(status, 'badRequest', message));
  if (request.method !== 'POST') return refuse(404, `There is no method at ${request.method} ${service.batch.path}.`);
  const boundary = boundaryOf(request.headers['content-type'] ?? '');
  if (boundary === undefined) return refuse(400, 'A batch request must be multipart/mixed with a boundary.');
  const texts = partsOf(bodyText(request.body), boundary);
  if (texts.length === 0) return refuse(400, 'The batch request holds no calls, or its boundary is not the one its Content-Type names.');
  const most = service.batch.most(limits);
  if (texts.length > most) return refuse(400, `The batch request holds ${texts.length} calls. The most allowed is ${most}.`);

  const parts = texts.map((text) => readPart(text, request, service));
  const mark = `batch_${parts.length}_${Buffer.from(boundary).toString('base64url').slice(0, 40)}`;
  const answers = parts.map((part, i) => {
    const later = parts.slice(i + 1).flatMap((after) => (after.request ? [after.request] : []));
    const response = part.request ? api(part.request, later) : errorResponse(service.errors, part.fault as ApiError);
    return `--${mark}\r\n${writePart(response, part.contentId)}\r\n`;
  });
  return { status: 200, headers: { 'content-type': `multipart/mixed; boundary=${mark}` }, body: `${answers.join('')}--${mark}--\r\n` };
}

function boundaryOf(type: string): string | undefined {
  if (!/^multipart\/mixed\b/i.test(type)) return undefined;
  const found = /;\s*boundary=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/i.exec(type);
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2];
}

/** The texts between the boundary lines; what comes before the first or after the closing one does not count. */
function partsOf(text: string, boundary: string): string[] {
  const parts: string[] = [];
  const line = new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  let start = -1;
  for (let found = line.exec(text); found; found = line.exec(text)) {
    if (start >= 0) parts.push(text.slice(start, found.index).replace(/^\r?\n/, ''));
    if (found[1]) return parts;
    start = found.index + found[0].length;
  }
  // A batch that ends without its closing line is cut short: its last part may be too.
  return parts;
}

function readPart(text: string, outer: HttpRequest, service: Service): Part {
  const [outerHead, inner] = cutHead(text);
  const contentId = outerHead['content-id'];
  const named = contentId === undefined ? {} : { contentId };
  const refuse = (message: string): Part => ({ ...named, fault: new ApiError(400, 'badRequest', message) });
  if (!/^application\/http\b/i.test(outerHead['content-type'] ?? ''))
    return refuse('Every part of a batch must be of type application/http.');
  const end = inner.search(/\r?\n|$/);
  const [method = '', url = ''] = inner.slice(0, end).trim().split(/\s+/);
  if (!/^[A-Z]+$/.test(method) || url === '') return refuse('A part of a batch must begin with a verb and a path.');
  const [path] = split(url);
  if (/^\/(resumable\/)?upload\//.test(path) || /[?&]alt=media\b/.test(url))
    return refuse('Media may neither be sent nor fetched in a batch.');
  if (serviceAt(path) !== service) return refuse(`${service.batch?.path} does not take ${path}.`);
  const [headers, body] = cutHead(inner.slice(end).replace(/^\r?\n/, ''));
  const authorization = headers.authorization ?? outer.headers.authorization;
  return {
    ...named,
    request: {
      method,
      url: url.replace(/^https?:\/\/[^/?#]*/i, ''),
      headers: { ...headers, ...(outer.headers.host && { host: outer.headers.host }), ...(authorization && { authorization }) },
      ...(body.trim() !== '' && { body: { text: body } }),
    },
  };
}

/** Header lines up to the first empty line, and what follows it. */
function cutHead(text: string): [headers: Record<string, string>, rest: string] {
  const gap = /^\r?\n|\r?\n\r?\n/.exec(text);
  const head = gap ? text.slice(0, gap.index) : text;
  const headers: Record<string, string> = {};
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return [headers, gap ? text.slice(gap.index + gap[0].length) : ''];
}

function writePart(response: HttpResponse, contentId: string | undefined): string {
  const body = typeof response.body === 'string' ? response.body : '';
  const head = ['Content-Type: application/http'];
  if (contentId !== undefined)
    head.push(`Content-ID: ${contentId.startsWith('<') ? `<response-${contentId.slice(1)}` : `response-${contentId}`}`);
  const inner = [`HTTP/1.1 ${response.status} ${phrases[response.status] ?? 'Error'}`];
  for (const [name, value] of Object.entries(response.headers))
    inner.push(`${name.replace(/(^|-)[a-z]/g, (c) => c.toUpperCase())}: ${value}`);
  inner.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${head.join('\r\n')}\r\n\r\n${inner.join('\r\n')}\r\n\r\n${body}`;
}

const phrases: Record<number, string> = {
  200: 'OK',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};
