import { SLEEP_MS } from '../../../quotas/google.ts';
import { emulated, exception, mismatch, notEmulated } from './emulated.ts';
import type { Environment } from './environment.ts';

type Google = GoogleAppsScript.Utilities.Utilities;
type Blob = GoogleAppsScript.Base.Blob;

export function utilities({ bridge, setup, ask }: Environment): Google {
  /** Bytes as Apps Script has them: -128 to 127. */
  const decode = (data: unknown, form: RegExp): number[] => {
    if (typeof data !== 'string' || !form.test(data)) throw exception('Could not decode string.');
    return Array.from(bridge.fromBase64(data), (byte) => (byte > 127 ? byte - 256 : byte));
  };
  return emulated<Google>('Utilities', {
    base64Decode: (data: string) => decode(data, /^[A-Za-z0-9+/\s]*={0,2}\s*$/),
    base64DecodeWebSafe: (data: string) => decode(data, /^[A-Za-z0-9_\-\s]*={0,2}\s*$/),
    newBlob: (data: unknown) => {
      if (!Array.isArray(data)) throw notEmulated('Utilities.newBlob of anything but bytes');
      const bytes = Uint8Array.from(data as number[], (byte) => byte & 255);
      return emulated<Blob>('Blob', { getDataAsString: (charset?: string) => bridge.decode(bytes, charset ?? 'UTF-8') });
    },
    formatDate: (date, zone, pattern) => formatDate(date as unknown as Date, zone, pattern),
    getUuid: () => bridge.uuid(),
    sleep: (ms) => {
      if (typeof ms !== 'number' || !(ms >= 0 && ms <= SLEEP_MS))
        throw exception(`Invalid argument: sleep takes 0 to ${SLEEP_MS} milliseconds.`);
      if (setup.ownClock) ask('sleep', { ms });
      else bridge.sleep(ms);
    },
  });
}

/** Java's SimpleDateFormat, for days and times in numbers. */
function formatDate(date: unknown, zone: string, pattern: string): string {
  const isDate = Object.prototype.toString.call(date) === '[object Date]';
  if (!isDate || typeof zone !== 'string' || typeof pattern !== 'string') throw mismatch('Utilities.formatDate', [date, zone, pattern]);
  const numeric = 'numeric';
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, hourCycle: 'h23' } as const;
  let parts: Intl.DateTimeFormatPart[];
  try {
    parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...fields }).formatToParts(date as Date);
  } catch {
    // Google takes an unknown zone for GMT without a word.
    throw exception(`Invalid time zone: ${zone}`);
  }
  const names: Readonly<Record<string, string>> = { y: 'year', M: 'month', d: 'day', H: 'hour', m: 'minute' };
  return pattern.replace(/([A-Za-z])\1*/g, (run, letter: string) => {
    const part = parts.find(({ type }) => type === names[letter]);
    if (!part || (letter === 'M' && run.length > 2)) throw notEmulated(`${run} in Utilities.formatDate`);
    return part.value.padStart(run.length, '0');
  });
}
