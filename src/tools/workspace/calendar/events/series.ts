import { ApiError } from '../../http/service.ts';
import type { EventRecord } from '../model.ts';
import type { When } from './time.ts';
import { instantOf, instantText, localInstant, localParts } from './time.ts';

/**
 * Events that repeat by the day or the week, as a person's own hours do (RFC 5545, §3.3.10): they count in free/busy and are
 * spread out in lists with singleEvents. One time is called off by an EXDATE line; there is no instance to change alone.
 * Times run in the event's own zone, so one o'clock stays one o'clock.
 */

interface Rule {
  /** In days; a week's when `days` are named or FREQ is WEEKLY. */
  readonly step: number;
  readonly weekly: boolean;
  /** 0 is Sunday. Empty: the first start's own weekday. */
  readonly days: readonly number[];
  readonly count: number;
  readonly until: string;
  readonly except: readonly string[];
}

const DAY = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** So many times of a series without an end are spread out where no timeMax is asked for. */
const ENDLESS = 730;

const invalid = (line: string) => new ApiError(400, 'invalid', `Invalid recurrence rule: ${line}`, 'recurrence');
const lacks = (what: string) =>
  new ApiError(501, 'notImplemented', `${what} in recurrence is not implemented by the embedded workspace.`, 'recurrence');

/** The lines of `recurrence`. @throws ApiError 400 for what is no rule, 501 naming what is not carried out here */
export function readRecurrence(sent: unknown, start: When): readonly string[] | undefined {
  if (sent === undefined || sent === null || (Array.isArray(sent) && sent.length === 0)) return undefined;
  if (!Array.isArray(sent) || !sent.every((line) => typeof line === 'string')) throw invalid(JSON.stringify(sent));
  if (start.date === undefined && start.timeZone === undefined)
    throw new ApiError(400, 'required', 'Missing time zone definition for start time.', 'event.start');
  ruleOf(sent);
  return sent;
}

function ruleOf(lines: readonly string[]): Rule {
  const rules = lines.filter((line) => /^RRULE:/i.test(line));
  const except = lines.flatMap((line) => /^EXDATE(?:;[^:]*)?:(.+)$/i.exec(line)?.[1]?.split(',') ?? []);
  const other = lines.find((line) => !/^(RRULE:|EXDATE[;:])/i.test(line));
  if (other !== undefined) throw /^(RDATE|EXRULE)/i.test(other) ? lacks(other.slice(0, 6)) : invalid(other);
  const [line = '', ...more] = rules;
  if (more.length > 0) throw lacks('More than one RRULE');
  const parts = new Map(
    line
      .slice('RRULE:'.length)
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const whole = (name: string, none: number) => {
    const text = parts.get(name);
    if (text !== undefined && !/^[1-9]\d{0,3}$/.test(text)) throw invalid(line);
    return text === undefined ? none : Number(text);
  };
  const frequency = parts.get('FREQ');
  if (frequency === undefined) throw invalid(line);
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY') throw lacks(`FREQ=${frequency}`);
  const days = (parts.get('BYDAY')?.split(',') ?? []).map((name) => WEEKDAYS.indexOf(name));
  const until = parts.get('UNTIL') ?? '';
  if (days.includes(-1) || !/^(\d{8}(T\d{6}Z?)?)?$/.test(until)) throw invalid(line);
  const rest = [...parts.keys()].find((name) => !['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST'].includes(name));
  if (rest !== undefined) throw lacks(rest);
  return {
    step: whole('INTERVAL', 1),
    weekly: frequency === 'WEEKLY',
    days,
    count: whole('COUNT', Number.POSITIVE_INFINITY),
    until,
    except,
  };
}

const compact = (millis: number): string => new Date(millis).toISOString().replace(/[-:]|\.\d+/g, '');

/** The times of an event that end after `from` and begin before `to`; of one that does not repeat, itself. @param zone the calendar's, for days */
export function spreadOut(event: EventRecord, zone: string, from: number, to: number): EventRecord[] {
  const { recurrence, ...fields } = event.fields;
  if (recurrence === undefined) return [event];
  const rule = ruleOf(recurrence);
  const allDay = fields.start.date !== undefined;
  const own = allDay ? 'UTC' : (fields.start.timeZone ?? zone);
  const begin = instantOf(fields.start, own, 'start');
  const length = instantOf(fields.end, own, 'end') - begin;
  const first = localParts(begin, own);
  const monday = Math.floor(first / DAY) - ((new Date(first).getUTCDay() + 6) % 7);
  const days = rule.days.length > 0 ? rule.days : rule.weekly ? [new Date(first).getUTCDay()] : [];
  const found: EventRecord[] = [];
  let counted = 0;
  for (let day = 0; counted < rule.count && found.length < ENDLESS && counted < 9999; day++) {
    const local = first + day * DAY;
    const start = localInstant(local, own);
    if (start >= to || (rule.until !== '' && isAfter(rule.until, local, start))) break;
    const at = rule.weekly ? Math.floor((Math.floor(local / DAY) - monday) / 7) : day;
    const holds = at % rule.step === 0 && (days.length === 0 || days.includes(new Date(local).getUTCDay()));
    if (!holds && day > 0) continue; // The first start counts, whatever the rule says.
    counted++;
    if (start + length <= from) continue;
    const [stamp, here] = [compact(start), compact(local).slice(0, -1)];
    if (rule.except.some((text) => text === stamp || text === here || (allDay && text === here.slice(0, 8)))) continue;
    const when = (millis: number): When =>
      allDay ? { date: new Date(millis).toISOString().slice(0, 10) } : { dateTime: instantText(millis, own), timeZone: own };
    const id = `${event.id}_${allDay ? stamp.slice(0, 8) : stamp}`;
    found.push({ ...event, id, recurringEventId: event.id, fields: { ...fields, start: when(start), end: when(start + length) } });
  }
  return found;
}

/** A bare day takes its whole day along. */
function isAfter(until: string, local: number, start: number): boolean {
  if (until.endsWith('Z')) return compact(start) > until;
  const here = compact(local).slice(0, -1);
  return here.slice(0, until.length) > until;
}
