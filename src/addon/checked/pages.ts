/** What a page may ask for, checked field by field: any page of the add-on can call an entry point with anything. */

import type { Do, Read, SetUpStepName } from '../../contract/api.ts';
import { termCells } from '../../domain/permits/answers.ts';
import { type Edit, type RowEdit, recordingCells } from '../../domain/workbook/edits.ts';
import { tableNames, tableOf } from '../../domain/workbook/tables.ts';
import { fields, list, oneOf, refused, text, wroteOf } from './fields.ts';
import { permitDoOf, permitEditOf, permitReadOf } from './permits.ts';
import { checkDoOf } from './tenant.ts';
import { uploadDoOf, uploadReadOf } from './uploads.ts';

/** A renewal writes a row for each permit. */
const MOST_ROWS = 500;

export function readOf(value: unknown): Read {
  const from = fields(value, 'read');
  switch (from.kind) {
    case 'overview':
    case 'plan':
    case 'progress':
    case 'permits':
      return { kind: from.kind };
    case 'person':
      return { kind: 'person', email: text(from, 'email', 320) };
    case 'network':
    case 'unit':
    case 'meeting':
      return { kind: from.kind, id: text(from, 'id') };
    case 'times':
      return { kind: 'times', network: text(from, 'network') };
    case 'whatIf':
      return { kind: 'whatIf', edits: list(from.edits, 'edits', editOf) };
    case 'why':
      return { kind: 'why', email: text(from, 'email', 320), target: text(from, 'target') };
    default: {
      const asked = uploadReadOf(from) ?? permitReadOf(from);
      if (asked) return asked;
      throw refused('kind');
    }
  }
}

export function doOf(value: unknown): Do {
  const from = fields(value, 'do');
  switch (from.kind) {
    case 'edit':
      return { kind: 'edit', edits: list(from.edits, 'edits', editOf) };
    case 'undo':
      return { kind: 'undo', rows: list(from.rows, 'rows', rowOf, MOST_ROWS) };
    case 'apply': {
      const removals = from.allowRemovals;
      if (removals !== undefined && removals !== null && !(Number.isInteger(removals) && Number(removals) >= 0))
        throw refused('allowRemovals');
      return { kind: 'apply', hash: text(from, 'hash', 64), ...(typeof removals === 'number' ? { allowRemovals: removals } : {}) };
    }
    case 'stop':
      return { kind: 'stop' };
    case 'withdraw':
      return {
        kind: 'withdraw',
        permit: text(from, 'permit'),
        ...(from.recordings === undefined
          ? {}
          : { recordings: list(from.recordings, 'recordings', (one) => text({ one }, 'one'), MOST_ROWS) }),
      };
    case 'goTo': {
      if (!Number.isInteger(from.row) || Number(from.row) < 0) throw refused('row');
      return { kind: 'goTo', table: text(from, 'table'), row: Number(from.row), field: text(from, 'field') };
    }
    case 'setUp':
      return { kind: 'setUp', step: oneOf<SetUpStepName>(from, 'step', ['workspace', 'hourly', 'use']) };
    case 'undoSetUp':
      return { kind: 'undoSetUp', step: oneOf(from, 'step', ['workspace', 'hourly']) };
    case 'check':
      return checkDoOf(from);
    default: {
      const asked = uploadDoOf(from) ?? permitDoOf(from);
      if (asked) return asked;
      throw refused('kind');
    }
  }
}

function editOf(value: unknown): Edit {
  const from = fields(value, 'edit');
  switch (from.kind) {
    case 'replace':
      return { kind: 'replace', unit: text(from, 'unit'), out: text(from, 'out'), in: text(from, 'in'), date: text(from, 'date') };
    case 'endMandate':
      return { kind: 'endMandate', mandate: text(from, 'mandate'), date: text(from, 'date') };
    case 'meeting':
      return {
        kind: 'meeting',
        network: text(from, 'network'),
        title: text(from, 'title'),
        start: text(from, 'start'),
        end: text(from, 'end'),
        place: text(from, 'place'),
        agenda: text(from, 'agenda'),
        online: from.online === true,
      };
    default: {
      const permit = permitEditOf(from);
      if (permit) return permit;
      throw refused('edit');
    }
  }
}

/** Undoing writes cells, so it may touch only what the sidebar's own edits touch. */
const UNDONE: Readonly<Record<string, readonly string[]>> = {
  recordings: ['id', ...recordingCells],
  permits: [
    ...['id', 'lecturer', 'lecturerEmail', 'recordings', 'audience', 'basis', 'asked'],
    ...['answer', 'answered', 'to', 'evidence', 'roomRule', ...termCells],
  ],
  mandates: ['id', 'person', 'role', 'units', 'from', 'to'],
  meetings: ['id', 'network', 'title', 'start', 'end', 'place', 'online', 'agenda', 'status'],
};

function rowOf(value: unknown): RowEdit {
  const from = fields(value, 'row');
  const table = tableNames.find((name) => name === from.table);
  const allowed = table === undefined ? undefined : UNDONE[table];
  if (table === undefined || allowed === undefined || from.isNew === true) throw refused('table');
  const cells = fields(from.cells, 'cells');
  for (const name of Object.keys(cells)) {
    if (!allowed.includes(name) || tableOf(table).fields[name] === undefined) throw refused(name);
    // The key is written only to take a new row away.
    if (name === 'id' && cells[name] !== '') throw refused(name);
  }
  return {
    table,
    key: text(from, 'key'),
    isNew: false,
    cells: Object.fromEntries(Object.keys(cells).map((name) => [name, text(cells, name)])),
    ...wroteOf(from),
  };
}
