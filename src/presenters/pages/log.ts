/** The log in sentences, newest first. */
import type { LogLine, LogView } from '../../contract/log.ts';
import { audienceOfKey } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { type Desired, nameOf, roomName } from '../../domain/plan/desired.ts';
import { fold } from '../../domain/text.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import type { SheetData } from '../../domain/workbook/config.ts';
import { tableNames, tableOf } from '../../domain/workbook/tables.ts';
import { type LogMessages, log, logMessage } from '../../messages/log.ts';
import { wordsOf } from '../../messages/render.ts';

const PEOPLE_NAMED = 3;

/** The lines that hold every word of `query`, at most `most` of them. */
export function logView({ columns, rows, firstRow }: SheetData, desired: Desired, query: string, most: number): LogView {
  const sought = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const lines: LogLine[] = [];
  let found = 0;
  const at = new Map(columns.map((code, column) => [code, column]));
  for (let index = rows.length - 1; index >= 0; index--) {
    const cells = rows[index] ?? [];
    const cell = (code: string) => cellText(cells[at.get(code) ?? -1]).trim();
    if (cell('change') === '') continue;
    // Most lines are told apart without being worded.
    if (sought.length > 0 && !holds(sought, lineOf(desired, firstRow + index, cell))) continue;
    found++;
    if (lines.length < most) lines.push(lineOf(desired, firstRow + index, cell));
  }
  return { lines, found };
}

function holds(sought: readonly string[], { at, who, text, reason, before, outcome }: LogLine): boolean {
  const all = fold([at, who.sv, who.en, text.sv, text.en, reason, before, outcome].join(' '));
  return sought.every((word) => all.includes(word));
}

export function lineOf(desired: Desired, row: number, cell: (code: string) => string): LogLine {
  const [change, outcome, before] = [cell('change'), cell('outcome'), cell('before')];
  const isMember = change === 'add' || change === 'remove';
  return {
    row,
    at: cell('time'),
    who: whoDid(desired, cell('actor')),
    text: wordsOf(sentenceOf(change, nameOfTarget(desired, cell('target')), isMember ? peopleIn(desired, before) : '')),
    reason: cell('reason'),
    before: before === 'null' || isMember ? '' : before,
    state: outcome === 'väntar' ? 'waits' : /^(misslyckades|inte stängd|osäkert)/.test(outcome) ? 'failed' : 'done',
    outcome: ['gjort', 'stängd', 'väntar'].includes(outcome) ? '' : outcome,
  };
}

type AboutPeople = 'log.add' | 'log.remove';
type NoChange = AboutPeople | 'log.other' | 'log.named' | 'log.film' | 'log.meeting' | 'log.audience';
const isKnown = (code: string): code is Exclude<keyof LogMessages, NoChange> =>
  code in log && !/\.(other|named|film|meeting|audience)$/.test(code);

/** `who`: whom it concerns, where it is people. */
function sentenceOf(change: string, what: Message, who: string): Message {
  const code = `log.${change}`;
  if (code === 'log.add' || code === 'log.remove') return logMessage(code, { what, who });
  return isKnown(code) ? logMessage(code, { what }) : logMessage('log.other', { what, change });
}

const HOURLY = ' (varje timme)';
/** Whether the hourly run did it, and nobody was looking. */
export const isHourly = (actor: string): boolean => actor.endsWith(HOURLY);

function whoDid(desired: Desired, actor: string): LogLine['who'] {
  if (isHourly(actor)) return { sv: 'Av sig självt, varje timme', en: 'By itself, each hour' };
  const name = nameOf(desired, actor);
  return { sv: name, en: name };
}

function peopleIn(desired: Desired, addresses: string): string {
  const all = addresses.split(', ').map((address) => nameOf(desired, address));
  return all.length > PEOPLE_NAMED + 1 ? `${all.slice(0, PEOPLE_NAMED).join(', ')} + ${all.length - PEOPLE_NAMED}` : all.join(', ');
}

/** 'rooms/rum-alla' → 'Alla medarbetares rum'; a row that is gone keeps its id, with its tab's title. */
function nameOfTarget(desired: Desired, target: string): Message {
  const slash = target.indexOf('/');
  const [table, id] = [target.slice(0, slash), target.slice(slash + 1)];
  const { tables } = desired.config;
  const named = (name: string) => logMessage('log.named', { name });
  switch (table) {
    case 'recordings': {
      const title = tables.recordings.rows.find((row) => row.id === id)?.title;
      return title ? logMessage('log.film', { title }) : named(id);
    }
    case 'rooms':
      return named(roomName(desired, id));
    case 'networks':
      return named(tables.networks.rows.find((row) => row.id === id)?.name ?? id);
    case 'units':
      return named(tables.units.rows.find((row) => row.id === id)?.name ?? id);
    case 'meetings': {
      const meeting = tables.meetings.rows.find((row) => row.id === id);
      return logMessage('log.meeting', { title: meeting?.title || id, day: meeting?.start?.slice(0, 10) ?? '' });
    }
    case 'permits':
      return named(tables.permits.rows.find((row) => row.id === id)?.lecturer || id);
    case 'people':
      return named(nameOf(desired, id));
    case 'areas':
      return named(id);
    case 'audiences': {
      const { rooms, until = '' } = audienceOfKey(id);
      return logMessage('log.audience', { rooms: rooms.map((room) => roomName(desired, room)), until });
    }
    default: {
      const known = tableNames.find((name) => name === table);
      return named(known ? `${tableOf(known).title} ${id}`.trim() : target);
    }
  }
}
