/** Asking lecturers and recording what they said, as rows to write: a new permit, an answer, a renewal. */

import { readEmail } from '../email.ts';
import type { Message } from '../message.ts';
import { isDate } from '../time/dates.ts';
import { cellOf } from '../workbook/cells.ts';
import type { Config } from '../workbook/config.ts';
import { workbookMessage } from '../workbook/messages.ts';
import { nextId } from '../workbook/next-id.ts';
import { readCell } from '../workbook/read-cell.ts';
import { badDate, type Edited, emptied, noSuch, one, type RowEdit } from '../workbook/row-edit.ts';
import type { Field } from '../workbook/tables/field.ts';
import { allStaff } from '../workbook/tables/words.ts';
import { type FieldName, type Row, tables } from '../workbook/tables.ts';
import { permitMessage } from './messages.ts';
import { type RoomFacts, ruleToRemember } from './verdict.ts';

/** Terms that an answer may settle: ja or nej each, '' clears. */
export const termCells = ['editing', 'credit', 'preview', 'approved', 'external'] as const satisfies readonly FieldName<'permits'>[];
/** What a question writes of a permit. */
export const askedCells = [
  'lecturer',
  'lecturerEmail',
  'recordings',
  'answer',
  'audience',
  'basis',
  'asked',
  'to',
] as const satisfies readonly FieldName<'permits'>[];
export const basisWords = tables.permits.fields.basis.words;

export type PermitEdit =
  /** A question to one lecturer or several, about one recording: a permit each, named by the recording, waiting for an answer. */
  | {
      readonly kind: 'permit';
      readonly recording: string;
      readonly lecturers: readonly { readonly name: string; readonly email: string }[];
      /** Room ids, or `alla medarbetare`. */
      readonly audience: readonly string[];
      readonly basis: string;
      readonly asked: string;
      readonly to?: string | undefined;
    }
  /** A new question about a permit that already has its answer. */
  | { readonly kind: 'askedAgain'; readonly permit: string; readonly asked: string }
  /** The lecturer's answer to a permit. `without`: rooms that the yes leaves out. */
  | {
      readonly kind: 'answer';
      readonly permit: string;
      readonly answer: 'ja' | 'nej';
      readonly answered: string;
      readonly to?: string | undefined;
      readonly evidence?: string | undefined;
      readonly terms?: Readonly<Record<string, string>> | undefined;
      readonly without?: readonly string[] | undefined;
    }
  /** Lecturers agreed to a later last day. `evidence` says where that can be seen. */
  | { readonly kind: 'renew'; readonly permits: readonly string[]; readonly to: string; readonly evidence: string };

/** The rows that an edit of permits writes, and those that undo it. `today` is YYYY-MM-DD. */
export function permitRowsFor(config: Config, edit: PermitEdit, today: string): Edited {
  switch (edit.kind) {
    case 'permit':
      return asked(config, edit, today);
    case 'askedAgain': {
      const permit = permitOf(config, edit.permit);
      if (!permit) return noSuch('permits', edit.permit);
      if (!isDate(edit.asked) || edit.asked > today) return notAhead(edit.asked);
      return one('permits', permit.id, { asked: edit.asked }, { asked: permit.asked ?? '' });
    }
    case 'answer':
      return answered(config, edit, today);
    case 'renew':
      return renewed(config, edit, today);
  }
}

const permitOf = (config: Config, id: string): Row<'permits'> | undefined => config.tables.permits.rows.find((row) => row.id === id);

function asked(config: Config, edit: Extract<PermitEdit, { kind: 'permit' }>, today: string): Edited {
  const recording = config.tables.recordings.rows.find((row) => row.id === edit.recording);
  if (!recording) return noSuch('recordings', edit.recording);
  if (!isDate(edit.asked) || edit.asked > today) return notAhead(edit.asked);
  const wrong = wrongTerms(config, edit, today);
  if (wrong) return { problem: wrong };
  const made: RowEdit[] = [];
  for (const { name, email } of edit.lecturers) {
    const id = nextId(
      config,
      'permits',
      made.map((row) => row.key),
    );
    const cells = {
      id,
      lecturer: name.trim(),
      lecturerEmail: email.trim().toLowerCase(),
      recordings: recording.id,
      answer: 'väntar',
      audience: edit.audience.join(', '),
      basis: edit.basis,
      asked: edit.asked,
      ...(edit.to ? { to: edit.to } : {}),
    };
    made.push({ table: 'permits', key: id, isNew: true, cells });
  }
  // A film that nobody has chosen rooms for is meant for those that the question is about.
  const rooms = recording.rooms.length > 0 ? [] : edit.audience.filter((room) => room !== allStaff);
  const names = one(
    'recordings',
    recording.id,
    { permit: [...recording.permit, ...made.map((row) => row.key)].join(', '), ...(rooms.length > 0 && { rooms: rooms.join(', ') }) },
    { permit: recording.permit.join(', '), ...(rooms.length > 0 && { rooms: '' }) },
  );
  if ('problem' in names) return names;
  // The recording drops the permits before their rows are emptied.
  return { rows: [...made, ...names.rows], undo: [...names.undo, ...made.map(emptied)] };
}

function wrongTerms(config: Config, edit: Extract<PermitEdit, { kind: 'permit' }>, today: string): Message | undefined {
  if (edit.lecturers.length === 0 || edit.lecturers.some(({ name }) => name.trim() === '')) return permitMessage('ask.noName');
  const bad = edit.lecturers.find(({ email }) => email.trim() !== '' && !('email' in readEmail(email)));
  if (bad) return permitMessage('ask.noAddress', { email: bad.email });
  if (edit.audience.length === 0) return permitMessage('ask.nobody');
  const rooms = new Set([allStaff, ...config.tables.rooms.rows.map((row) => row.id), ...config.tables.rooms.faulty.keys()]);
  const unknown = edit.audience.find((room) => !rooms.has(room));
  if (unknown !== undefined) return permitMessage('ask.noRoom', { room: unknown });
  if (!basisWords.some((word) => word === edit.basis)) return permitMessage('ask.noBasis');
  return edit.to ? endPassed(edit.to, today) : undefined;
}

function answered(config: Config, edit: Extract<PermitEdit, { kind: 'answer' }>, today: string): Edited {
  const permit = permitOf(config, edit.permit);
  if (!permit) return noSuch('permits', edit.permit);
  if (!isDate(edit.answered) || edit.answered > today) return notAhead(edit.answered);
  if (edit.answer === 'ja' && permit.withdrawn !== '') return { problem: neverReopened(permit) };
  const past = edit.to ? endPassed(edit.to, today) : undefined;
  if (past) return { problem: past };
  const without = new Set(edit.answer === 'ja' ? (edit.without ?? []) : []);
  const cells: Record<string, string> = { answer: edit.answer, answered: edit.answered };
  if (edit.to !== undefined) cells.to = edit.to;
  if (edit.evidence) cells.evidence = edit.evidence;
  for (const term of termCells) if (edit.terms?.[term] !== undefined) cells[term] = edit.terms[term];
  if (without.size > 0) cells.audience = permit.audience.filter((room) => !without.has(room)).join(', ');
  const wrong = unreadable(cells);
  if (wrong) return { problem: wrong };
  // The answer is given to the rooms as they are today, so what was remembered before no longer counts.
  const audience = permit.audience.filter((room) => !without.has(room));
  cells.roomRule = ruleToRemember({ ...permit, audience, answer: edit.answer, roomRule: '' }, roomFacts(config));
  return one('permits', permit.id, cells, cellsBefore(permit, cells));
}

function renewed(config: Config, edit: Extract<PermitEdit, { kind: 'renew' }>, today: string): Edited {
  if (edit.permits.length === 0) return { problem: permitMessage('renew.nothing') };
  const past = endPassed(edit.to, today);
  if (past) return { problem: past };
  if (edit.evidence.trim() === '') return { problem: permitMessage('renew.noEvidence') };
  const wrong = unreadable({ evidence: edit.evidence });
  if (wrong) return { problem: wrong };
  const rows: RowEdit[] = [];
  const undo: RowEdit[] = [];
  for (const id of new Set(edit.permits)) {
    const permit = permitOf(config, id);
    if (!permit) return noSuch('permits', id);
    if (permit.withdrawn !== '') return { problem: neverReopened(permit) };
    if (permit.answer !== 'ja') return { problem: permitMessage('renew.noYes', { who: permit.lecturer || permit.id }) };
    // The remembered rule stays: the question was how long, not for whom.
    const cells = { to: edit.to, answered: today, evidence: edit.evidence.trim() };
    rows.push({ table: 'permits', key: id, isNew: false, cells });
    undo.push({ table: 'permits', key: id, isNew: false, cells: cellsBefore(permit, cells) });
  }
  return { rows, undo };
}

const roomFacts = (config: Config): ReadonlyMap<string, RoomFacts> =>
  new Map(config.tables.rooms.rows.map((row) => [row.id, { row, holdsExternal: false }]));

/** What cells of a permit hold now, as they are written. */
function cellsBefore(permit: Row<'permits'>, cells: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.keys(cells) as FieldName<'permits'>[];
  return Object.fromEntries(names.map((name) => [name, String(cellOf(tables.permits.fields[name], permit[name]))]));
}

/** The first cell that would make the row unreadable, as a message: an unreadable permit permits nothing. */
function unreadable(cells: Readonly<Record<string, string>>): Message | undefined {
  for (const [name, typed] of Object.entries(cells)) {
    const field: Field = tables.permits.fields[name as FieldName<'permits'>];
    const read = readCell(field, typed);
    if (!('value' in read)) return workbookMessage('cell.of', { header: field.header, fix: read.fix });
  }
  return undefined;
}

const notAhead = (date: string): Edited => (isDate(date) ? { problem: permitMessage('answer.ahead') } : badDate(date));

const endPassed = (to: string, today: string): Message | undefined =>
  isDate(to) && to >= today ? undefined : permitMessage('answer.endPassed');

const neverReopened = (permit: Row<'permits'>): Message => permitMessage('answer.withdrawn', { who: permit.lecturer || permit.id });
