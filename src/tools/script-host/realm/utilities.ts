import { SLEEP_MS } from '../../../quotas/google.ts';
import { newBlob, signed, unsigned } from './blob.ts';
import { emulated, enumeration, exception, mismatch, named } from './emulated.ts';
import type { Environment } from './environment.ts';
import { formatDate } from './format-date.ts';

type Google = GoogleAppsScript.Utilities.Utilities;

const charsets = enumeration<typeof GoogleAppsScript.Utilities.Charset>('Charset', ['US_ASCII', 'UTF_8']);
const digests = enumeration<typeof GoogleAppsScript.Utilities.DigestAlgorithm>('DigestAlgorithm', [
  'MD2',
  'MD5',
  'SHA_1',
  'SHA_256',
  'SHA_384',
  'SHA_512',
]);
const algorithms: Record<string, string> = { MD5: 'md5', SHA_1: 'sha1', SHA_256: 'sha256' };

export function utilities({ bridge, setup, ask }: Environment): Google {
  /** Bytes of what is text or bytes already. Without a charset Google writes ? for what is not ASCII: refused here, aloud. */
  const bytesOf = (method: string, data: unknown, charset: unknown): Uint8Array => {
    if (Array.isArray(data)) return unsigned(data as number[]);
    if (typeof data !== 'string') throw mismatch(method, [data]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
    if (charset !== charsets.UTF_8 && /[^\u0000-\u007f]/.test(data)) {
      throw exception(
        `${method} was given letters outside ASCII without Utilities.Charset.UTF_8: on Google each would become a question mark.`,
      );
    }
    return bridge.encode(data);
  };
  const webSafe = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_');
  const decode = (data: unknown, form: RegExp) => {
    if (typeof data !== 'string' || !form.test(data)) throw exception('Could not decode string.');
    return signed(bridge.fromBase64(data));
  };

  return emulated<Google>('Utilities', {
    Charset: charsets,
    DigestAlgorithm: digests,
    base64Encode: (data: unknown, charset?: unknown) => bridge.base64(bytesOf('Utilities.base64Encode', data, charset)),
    base64EncodeWebSafe: (data: unknown, charset?: unknown) =>
      webSafe(bridge.base64(bytesOf('Utilities.base64EncodeWebSafe', data, charset))),
    base64Decode: (data: string) => decode(data, /^[A-Za-z0-9+/\s]*={0,2}\s*$/),
    base64DecodeWebSafe: (data: string) => decode(data, /^[A-Za-z0-9_\-\s]*={0,2}\s*$/),
    computeDigest: (algorithm: unknown, data: unknown, charset?: unknown) => {
      const name = algorithms[named(algorithm)];
      if (!name) throw exception(`The host does not emulate Utilities.computeDigest with ${named(algorithm)}.`);
      return signed(bridge.digest(name, bytesOf('Utilities.computeDigest', data, charset)));
    },
    formatDate: (date, zone, pattern) => formatDate(date as unknown as Date, zone, pattern),
    getUuid: () => bridge.uuid(),
    newBlob: (data: unknown, type?: string, name?: string) => newBlob(bridge, data, type, name),
    parseCsv: (csv: string, delimiter?: string) => parseCsv(csv, delimiter ?? ','),
    sleep: (ms) => {
      if (typeof ms !== 'number' || !(ms >= 0 && ms <= SLEEP_MS))
        throw exception(`Invalid argument: sleep takes 0 to ${SLEEP_MS} milliseconds.`);
      if (setup.ownClock) ask('sleep', { ms });
      else bridge.sleep(ms);
    },
  });
}

/** RFC 4180, with any line ends. */
function parseCsv(csv: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    const sign = csv.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (csv[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === delimiter) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && csv[at + 1] === '\n') at += 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += sign;
  }
  if (quoted) throw exception('Could not parse text.');
  if (row.length > 0 || cell !== '') rows.push([...row, cell]);
  return rows;
}
