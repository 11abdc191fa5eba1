/** What the product itself writes: the log, and the hidden tabs. */

import type { Table } from './field.ts';

// biome-ignore format: a line a field reads as the table it is.
export const systemTables = {
  log: {
    title: 'Logg',
    key: [],
    system: true,
    fields: {
      time: { type: 'text', header: 'Tid', system: true },
      actor: { type: 'text', header: 'Vem', system: true },
      change: { type: 'text', header: 'Ändring', system: true },
      target: { type: 'text', header: 'Gäller', system: true },
      reason: { type: 'text', header: 'Orsak', system: true },
      before: { type: 'text', header: 'Före', system: true },
      outcome: { type: 'text', header: 'Utfall', system: true },
    },
  },
  /** Ids of things in Google. `rowId` is the other table's key; `row` is always the sheet's own row number. */
  _ids: {
    title: '_ids',
    key: ['table', 'rowId', 'kind'],
    hidden: true,
    fields: {
      table: { type: 'text', header: 'table', required: true },
      rowId: { type: 'text', header: 'row', required: true },
      kind: { type: 'text', header: 'kind', required: true },
      id: { type: 'text', header: 'id', required: true },
    },
  },
  /** Changes that a person has approved, by change id; continuations may do these and nothing else. */
  _approved: {
    title: '_approved',
    key: ['change'],
    hidden: true,
    fields: {
      change: { type: 'text', header: 'change', required: true },
      plan: { type: 'text', header: 'plan' },
      by: { type: 'text', header: 'by' },
      at: { type: 'text', header: 'at' },
    },
  },
  /** Mail to send once per person, event and change. */
  _outbox: {
    title: '_outbox',
    key: ['key'],
    hidden: true,
    fields: {
      key: { type: 'text', header: 'key', required: true },
      person: { type: 'text', header: 'person' },
      event: { type: 'text', header: 'event' },
      change: { type: 'text', header: 'change' },
      state: { type: 'text', header: 'state' },
      at: { type: 'text', header: 'at' },
    },
  },
} as const satisfies Record<string, Table>;
