/** What people do in the sidebar, as rows to write: a small set of intents, each checked before anything is written. */

import { inForce } from '../people/people.ts';
import { type PermitEdit, permitRowsFor } from '../permits/answers.ts';
import { listParts } from '../text.ts';
import { addDays, isDate } from '../time/dates.ts';
import { cellOf } from '../workbook/cells.ts';
import type { Config } from '../workbook/config.ts';
import { notTheirs, somebodyElses } from '../workbook/lecturers.ts';
import { workbookMessage } from '../workbook/messages.ts';
import { nextId } from '../workbook/next-id.ts';
import { readCell } from '../workbook/read-cell.ts';
import { badDate, type Edited, emptied, noSuch, one, type RowEdit } from '../workbook/row-edit.ts';
import type { Field } from '../workbook/tables/field.ts';
import { type FieldName, type Row, tableOf } from '../workbook/tables.ts';

export type { Edited, RowEdit } from '../workbook/row-edit.ts';

export type Edit =
  | PermitEdit
  /** A unit's mandate passes from one to another on a day; `out` '' where it was vacant. */
  | { readonly kind: 'replace'; readonly unit: string; readonly out: string; readonly in: string; readonly date: string }
  /** A recording's cells by code name, as typed; '' clears. A new row's id is chosen by whoever knows which ids are spent. */
  | { readonly kind: 'recording'; readonly recording: string; readonly isNew: boolean; readonly cells: Readonly<Record<string, string>> }
  | { readonly kind: 'endMandate'; readonly mandate: string; readonly date: string }
  | {
      readonly kind: 'meeting';
      readonly network: string;
      readonly title: string;
      readonly start: string;
      readonly end: string;
      readonly place: string;
      readonly agenda: string;
      readonly online: boolean;
    };

/** The rows that an edit writes, and those that undo it. `today` is YYYY-MM-DD. */
export function rowsFor(config: Config, edit: Edit, today: string): Edited {
  switch (edit.kind) {
    case 'permit':
    case 'askedAgain':
    case 'answer':
    case 'renew':
      return permitRowsFor(config, edit, today);
    case 'replace':
      return replace(config, edit);
    case 'recording':
      return recording(config, edit);
    case 'endMandate': {
      const mandate = config.tables.mandates.rows.find((row) => row.id === edit.mandate);
      if (!mandate) return noSuch('mandates', edit.mandate);
      if (!isDate(edit.date)) return badDate(edit.date);
      if (mandate.from !== undefined && edit.date < mandate.from)
        return { problem: workbookMessage('edit.beforeMandate', { from: mandate.from }) };
      return one('mandates', mandate.id, { to: edit.date }, { to: mandate.to ?? '' });
    }
    case 'meeting':
      return meeting(config, edit);
  }
}

function replace(config: Config, edit: Extract<Edit, { kind: 'replace' }>): Edited {
  const unit = config.tables.units.rows.find((row) => row.id === edit.unit);
  if (!unit) return noSuch('units', edit.unit);
  if (!isDate(edit.date)) return badDate(edit.date);
  const person = config.tables.people.rows.find((row) => row.email === edit.in);
  if (!person) return noSuch('people', edit.in);
  if (edit.in === edit.out) return { problem: workbookMessage('edit.sameOne') };
  const roles: readonly string[] = config.settings.mandateRoles;
  const ending = config.tables.mandates.rows.find(
    (row) => edit.out !== '' && row.person === edit.out && roles.includes(row.role ?? '') && inForce(row, edit.date),
  );
  if (edit.out !== '' && !ending) {
    return { problem: workbookMessage('edit.noMandate', { email: edit.out }) };
  }
  // Whoever ends has the day before as their last, and it is no earlier than their first.
  if (ending?.from !== undefined && ending.from >= edit.date) {
    return { problem: workbookMessage('edit.sameDayMandate', { from: ending.from }) };
  }
  const id = nextId(config, 'mandates');
  const made: RowEdit = {
    table: 'mandates',
    key: id,
    isNew: true,
    cells: { id, person: person.email, role: ending?.role ?? roles[0] ?? '', units: unit.id, from: edit.date },
  };
  const end = ending === undefined ? undefined : one('mandates', ending.id, { to: addDays(edit.date, -1) }, { to: ending.to ?? '' });
  const ended = end && 'rows' in end ? end : { rows: [], undo: [] };
  return { rows: [...ended.rows, made], undo: [...ended.undo, emptied(made)] };
}

/** What people may write of a recording; the rest is the system's. */
export const recordingCells = [
  'title',
  'lecturer',
  'date',
  'series',
  'theme',
  'language',
  'description',
  'questions',
  'rooms',
  'permit',
  'children',
  'childrenUntil',
] as const satisfies readonly FieldName<'recordings'>[];

function recording(config: Config, edit: Extract<Edit, { kind: 'recording' }>): Edited {
  const { rows, faulty } = config.tables.recordings;
  const row = rows.find((one) => one.id === edit.recording);
  if (edit.isNew ? row !== undefined || faulty.has(edit.recording) : row === undefined) {
    if (!edit.isNew) return noSuch('recordings', edit.recording);
    return { problem: workbookMessage('edit.isThere', { id: edit.recording }) };
  }
  const cells: Record<string, string> = {};
  const before: Record<string, string> = {};
  for (const [code, typed] of Object.entries(edit.cells)) {
    const field = recordingCells.find((one) => one === code);
    if (field === undefined) return noSuch('field', code);
    const definition: Field = tableOf('recordings').fields[field] as Field;
    const read = readCell(definition, typed);
    if (!('value' in read)) return { problem: workbookMessage('cell.of', { header: definition.header, fix: read.fix }) };
    cells[field] = String(cellOf(definition, read.value));
    before[field] = row === undefined ? '' : String(cellOf(definition, row[field]));
  }
  const missing = unknownIn(config, cells) ?? anothersIn(config, cells, row);
  if (missing) return missing;
  if (cells.title === '' || (edit.isNew && cells.title === undefined)) return { problem: workbookMessage('edit.noTitle') };
  if (!edit.isNew) return one('recordings', edit.recording, cells, before);
  const made: RowEdit = { table: 'recordings', key: edit.recording, isNew: true, cells: { id: edit.recording, ...cells } };
  return { rows: [made], undo: [emptied(made)] };
}

/** Rooms and permits that do not exist: the film would stay closed and nobody would know why. */
function unknownIn(config: Config, { rooms = '', permit = '' }: Readonly<Record<string, string>>): Edited | undefined {
  const ids = (text: string) => text.split(/[,;]/).map((one) => one.trim()).filter((one) => one !== ''); // biome-ignore format: one line
  const has = (table: 'rooms' | 'permits', id: string) =>
    config.tables[table].faulty.has(id) || config.tables[table].rows.some((row: { id: string }) => row.id === id);
  const room = ids(rooms).find((id) => !has('rooms', id));
  if (room !== undefined) return noSuch('rooms', room);
  const asked = ids(permit).find((id) => !has('permits', id));
  return asked === undefined ? undefined : noSuch('permits', asked);
}

/** A permit of another lecturer, which allows nothing here. One that the row already has is a diagnostic of the plan. */
function anothersIn(
  config: Config,
  { permit = '', lecturer }: Readonly<Record<string, string>>,
  row?: Row<'recordings'>,
): Edited | undefined {
  const lecturers = lecturer === undefined ? (row?.lecturer ?? []) : listParts(lecturer);
  const added = listParts(permit).filter((id) => row?.permit.includes(id) !== true);
  const others = somebodyElses(config, lecturers, added);
  return others && { problem: notTheirs(others, lecturers) };
}

function meeting(config: Config, edit: Extract<Edit, { kind: 'meeting' }>): Edited {
  const network = config.tables.networks.rows.find((row) => row.id === edit.network);
  if (!network) return noSuch('networks', edit.network);
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
  if (!form.test(edit.start) || !form.test(edit.end) || edit.end <= edit.start) {
    return { problem: workbookMessage('edit.endFirst') };
  }
  const id = nextId(config, 'meetings');
  const cells = {
    id,
    network: network.id,
    title: edit.title === '' ? `Träff: ${network.name}` : edit.title,
    start: edit.start.replace('T', ' '),
    end: edit.end.replace('T', ' '),
    place: edit.place,
    online: edit.online ? 'ja' : '',
    agenda: edit.agenda,
    status: 'planerad',
  };
  const made: RowEdit = { table: 'meetings', key: id, isNew: true, cells };
  return { rows: [made], undo: [emptied(made)] };
}

/** What a person's mandates are today, for the sidebar. */
export function mandatesOf(config: Config, email: string): readonly Row<'mandates'>[] {
  return config.tables.mandates.rows.filter((row) => row.person === email);
}
