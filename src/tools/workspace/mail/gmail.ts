import { GMAIL_SEND_UNITS, MAIL_RECIPIENTS } from '../../../quotas/google.ts';
import { isAddress, isLocalAccount } from '../core/directory.ts';
import type { Context, Service } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { schema } from './schema.ts';

/** Gmail v1, as far as sending a message goes: each recipient gets an entry in the mailbox. */

interface Entity {
  /** By lower-case name, unfolded; the values of a repeated header in order. */
  headers: Map<string, string[]>;
  body: string;
}

function invalid(message: string): ApiError {
  return new ApiError(400, 'badRequest', message);
}

/** Splits RFC 822 text, held as one character a byte, into headers and body. */
function parseEntity(text: string): Entity {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = text.startsWith('\n') || text.startsWith('\r\n') ? '' : gap ? text.slice(0, gap.index) : text;
  const body = head === '' ? text.replace(/^\r?\n/, '') : gap ? text.slice(gap.index + gap[0].length) : '';
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const match = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line);
    if (!match) {
      if (line.trim() === '') continue;
      throw invalid(`Invalid header line: ${line.slice(0, 60)}`);
    }
    const name = (match[1] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), (match[2] ?? '').trim()]);
  }
  return { headers, body };
}

function decodeBytes(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw invalid(`Unknown charset: ${charset}`);
  }
}

function quotedPrintable(text: string): Buffer {
  const joined = text.replace(/[ \t]+$/gm, '').replace(/=\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** A header's text with RFC 2047 words decoded. Line breaks hidden in a word become spaces: no header can grow out of one. */
function decodeWords(text: string): string {
  const joined = text.replace(/(\?=)[ \t]+(=\?)/g, '$1$2');
  const decoded = joined.replace(/=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, how: string, word: string) => {
    const bytes = how.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : quotedPrintable(word.replaceAll('_', ' ').replace(/ $/, '=20'));
    return decodeBytes(bytes, charset);
  });
  // Some programs write UTF-8 as it is; one character stands for one byte here.
  const raw = decoded === joined && /[\u0080-\u00ff]/.test(decoded) ? Buffer.from(decoded, 'latin1').toString('utf8') : decoded;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return raw.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** The addresses of a To, Cc, Bcc or From header, lower-case. 400 naming the header when one is not an address. */
function addresses(entity: Entity, header: string): string[] {
  const found: string[] = [];
  for (const value of entity.headers.get(header) ?? []) {
    const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, ' ').replace(/\([^()]*\)/g, ' ');
    for (const item of bare.split(',')) {
      if (item.trim() === '') continue;
      const address = (/<([^<>]*)>\s*$/.exec(item)?.[1] ?? item).trim().toLowerCase();
      if (!isAddress(address)) throw invalid(`Invalid ${header.charAt(0).toUpperCase()}${header.slice(1)} header`);
      found.push(address);
    }
  }
  return found;
}

/** The text of a message: its plain part before its HTML part. */
function textOf(entity: Entity): string | undefined {
  const type = entity.headers.get('content-type')?.[0] ?? 'text/plain';
  const boundary = /^multipart\//i.test(type) ? /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) : null;
  if (boundary) {
    const mark = `--${boundary[1] ?? boundary[2]}`;
    const parts = `\n${entity.body}`
      .split(new RegExp(`\\r?\\n${mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:--)?[ \\t]*(?=\\r?\\n|$)`))
      .slice(1);
    const entities = parts.map((part) => parseEntity(part.replace(/^\r?\n/, '')));
    const plain = entities.find((part) => /^text\/plain/i.test(part.headers.get('content-type')?.[0] ?? 'text/plain'));
    return [plain, ...entities].map((part) => part && textOf(part)).find((text) => text !== undefined && text.trim() !== '');
  }
  if (!/^text\//i.test(type)) return undefined;
  const encoding = (entity.headers.get('content-transfer-encoding')?.[0] ?? '7bit').toLowerCase();
  const charset = /charset=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const bytes =
    encoding === 'base64'
      ? Buffer.from(entity.body, 'base64')
      : encoding === 'quoted-printable'
        ? quotedPrintable(entity.body)
        : Buffer.from(entity.body, 'latin1');
  return decodeBytes(bytes, charset?.[1] ?? charset?.[2] ?? 'utf-8').replace(/\r\n/g, '\n');
}

function send(ctx: Context) {
  const { userId = '' } = ctx.path;
  if (userId !== 'me' && userId.toLowerCase() !== ctx.actor) throw new ApiError(403, 'forbidden', `Delegation denied for ${ctx.actor}`);
  if (!isLocalAccount(ctx.store, ctx.actor)) throw new ApiError(400, 'FAILED_PRECONDITION', 'Mail service not enabled');
  const { raw } = ctx.body;
  if (typeof raw !== 'string' || raw === '')
    throw invalid("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
  if (!/^[A-Za-z0-9_+/-]+=*\s*$/.test(raw)) throw invalid("Invalid value at 'raw' (TYPE_BYTES), Base64 decoding failed");
  const message = parseEntity(Buffer.from(raw, 'base64url').toString('latin1'));
  const from = addresses(message, 'from');
  if (from.length > 1 || (from[0] !== undefined && from[0] !== ctx.actor))
    throw invalid(`Invalid From header: ${ctx.actor} may send as themselves only`);
  const recipients = new Set(['to', 'cc', 'bcc'].flatMap((header) => addresses(message, header)));
  if (recipients.size === 0) throw invalid('Recipient address required');
  if (recipients.size > MAIL_RECIPIENTS) throw invalid(`Too many recipients: ${recipients.size}, at most ${MAIL_RECIPIENTS} a message`);
  const subject = decodeWords(message.headers.get('subject')?.[0] ?? '');
  const body = textOf(message);
  for (const to of recipients) ctx.mail({ to, kind: 'message', subject, ...(body === undefined ? {} : { body }) });
  const id = ctx.store.newId(16, '0123456789abcdef');
  return { id, threadId: typeof ctx.body.threadId === 'string' ? ctx.body.threadId : id, labelIds: ['SENT'] };
}

export const gmail: Service = {
  name: 'gmail',
  errors: 'rpc',
  root: /^\/(upload\/)?gmail\/v1(\/|$)/,
  // Gmail's guide names the most.
  batch: { path: '/batch/gmail/v1', most: () => 100 },
  schema,
  charge: () => ({ rate: 'gmail', units: GMAIL_SEND_UNITS }),
  routes: [{ id: 'gmail.users.messages.send', run: send }],
};
