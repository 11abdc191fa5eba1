import { exception, mismatch, notEmulated } from './emulated.ts';

const names = {
  month: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  day: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** The clock on the wall of a zone, as if it were UTC; and how far it is ahead of UTC, in minutes. */
function wall(date: Date, zone: string): { at: Date; ahead: number } {
  let parts: Intl.DateTimeFormatPart[];
  const numeric = 'numeric';
  try {
    parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone === 'GMT' ? 'UTC' : zone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    }).formatToParts(date);
  } catch {
    // Google takes an unknown zone for GMT without a word.
    throw exception(`Invalid time zone: ${zone}`);
  }
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const whole = Math.floor(date.getTime() / 1000) * 1000;
  const at = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return { at: new Date(at + (date.getTime() - whole)), ahead: Math.round((at - whole) / 60_000) };
}

const padded = (value: number, width: number) => String(value).padStart(width, '0');

function offset(ahead: number, form: string): string {
  if (ahead === 0 && form.startsWith('X')) return 'Z';
  const [hours, minutes] = [padded(Math.floor(Math.abs(ahead) / 60), 2), padded(Math.abs(ahead) % 60, 2)];
  const sign = ahead < 0 ? '-' : '+';
  return `${sign}${hours}${form === 'X' ? '' : form === 'XXX' ? `:${minutes}` : minutes}`;
}

/** Utilities.formatDate: Java's SimpleDateFormat in English, for the usual letters. */
export function formatDate(date: unknown, zone: string, pattern: string): string {
  if (Object.prototype.toString.call(date) !== '[object Date]' || typeof zone !== 'string' || typeof pattern !== 'string') {
    throw mismatch('Utilities.formatDate', [date, zone, pattern]);
  }
  if (Number.isNaN((date as Date).getTime())) throw exception('Invalid argument: date');
  const { at, ahead } = wall(date as Date, zone);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run, quoted: string | undefined, letter: string) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    const width = run.length;
    switch (letter) {
      case 'y':
        return width === 2 ? padded(at.getUTCFullYear() % 100, 2) : padded(at.getUTCFullYear(), width);
      case 'M': {
        const month = names.month[at.getUTCMonth()] as string;
        return width >= 4 ? month : width === 3 ? month.slice(0, 3) : padded(at.getUTCMonth() + 1, width);
      }
      case 'd':
        return padded(at.getUTCDate(), width);
      case 'E': {
        const day = names.day[at.getUTCDay()] as string;
        return width >= 4 ? day : day.slice(0, 3);
      }
      case 'u':
        return padded(at.getUTCDay() || 7, width);
      case 'H':
        return padded(at.getUTCHours(), width);
      case 'h':
        return padded(at.getUTCHours() % 12 || 12, width);
      case 'a':
        return at.getUTCHours() < 12 ? 'AM' : 'PM';
      case 'm':
        return padded(at.getUTCMinutes(), width);
      case 's':
        return padded(at.getUTCSeconds(), width);
      case 'S':
        return padded(at.getUTCMilliseconds(), width);
      case 'Z':
      case 'X':
        return offset(ahead, run);
      default:
        throw notEmulated(`the letter ${letter} in Utilities.formatDate`);
    }
  });
}
