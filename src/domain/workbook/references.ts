/** References between tables: one that leads nowhere holds its row back, and unit names become ids. */

import type { Message } from '../message.ts';
import { nearest } from '../nearest.ts';
import { lower } from '../text.ts';
import { cellOf } from './cells.ts';
import { type Config, type FaultyRow, faultyRow, type TableContent } from './config.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostic.ts';
import { keyOf } from './keys.ts';
import { readLecturers } from './lecturers.ts';
import { workbookMessage } from './messages.ts';
import { find, type Index, indexed, isSpecial, suggester } from './reference-index.ts';
import type { Field, ReferenceTarget } from './tables/field.ts';
import { seriesPrefix } from './tables/words.ts';
import { fieldsOf, type Row, type TableName, tableOf, visibleTables } from './tables.ts';

/**
 * References that only give a warning. A recording with an unknown permit has no valid one, and holding it would keep it open;
 * a principal decides nothing.
 */
const onlyWarned = new Set(['recordings.permit', 'units.principal']);
/** References to a faulty row that make this row unknowable too: membership is computed through them. */
const carriesFault = new Set([
  'people.unit',
  'people.otherUnits',
  'mandates.units',
  'rooms.networks',
  'meetings.network',
  'activities.networks',
]);
/**
 * Checks every reference between tables. Rows that point nowhere, at several units, or depend on a faulty row move to
 * `faulty`; the names of units and areas become ids and the areas' own spelling. Returns a new Config; rows keep their order.
 */
export function checkReferences(config: Config): Config {
  const tables: Record<string, TableContent<TableName>> = { ...config.tables };
  const diagnostics: Diagnostic[] = [...config.diagnostics];
  const series = new Map(config.tables.recordings.rows.filter((row) => row.series !== '').map((row) => [lower(row.series), row.series]));
  const suggest = suggester();
  const indexes = new Map<ReferenceTarget, Index>();
  const indexOf = (target: ReferenceTarget): Index => {
    const ready = indexes.get(target);
    if (ready) return ready;
    const made = target === 'areas' ? areasOf(config) : indexOfTable(tables[target] as TableContent<TableName>, target);
    indexes.set(target, made);
    return made;
  };
  // In tab order: tables that carry faults come before those that they carry them to.
  for (const name of visibleTables) {
    const before = tables[name] as TableContent<TableName>;
    const references = fieldsOf(name).filter(([, field]) => field.to !== undefined);
    const rows: Row<TableName>[] = [];
    const faulty = new Map(before.faulty);
    for (const row of before.rows) {
      const sent = row as unknown as Readonly<Record<string, unknown>>;
      let values = sent;
      let held = false;
      const tell = (severity: Diagnostic['severity'], field: string, message: Message, code?: string) => {
        diagnostics.push(diagnose(severity, { table: name, row: row.row, field }, message, code));
        held = held || !onlyWarned.has(`${name}.${field}`);
      };
      const resolve = (code: string, field: Field, text: string): string => {
        if (name === 'permits' && isSpecial(field, text)) {
          const missing = seriesMissing(text, series);
          if (missing) diagnostics.push(diagnose('warning', { table: name, row: row.row, field: code }, missing));
          return text;
        }
        const target = field.to as ReferenceTarget;
        const index = indexOf(target);
        const found = find(index, target, text, suggest);
        if (!('key' in found)) {
          const severity = onlyWarned.has(`${name}.${code}`) ? 'warning' : 'error';
          tell(severity, code, workbookMessage('cell.cantBe', { header: field.header, shown: text, fix: found.fix }), found.code);
          return text;
        }
        if (index.faulty.has(found.key) && carriesFault.has(`${name}.${code}`)) {
          const title = tableOf(target as TableName).title;
          tell('warning', code, workbookMessage('dependsOnFaulty', { text, title }));
        }
        return found.key;
      };
      for (const [code, field] of references) {
        const value = sent[code];
        const texts: readonly string[] = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
        if (texts.length === 0) continue;
        const keys = [...new Set(texts.map((text) => resolve(code, field, text)))];
        if (keys.length === texts.length && keys.every((key, at) => key === texts[at])) continue;
        values = { ...values, [code]: Array.isArray(value) ? keys : keys[0] };
      }
      if (held) faulty.set(keyOf(name, row), asFaulty(name, row));
      else rows.push(values as unknown as Row<TableName>);
    }
    tables[name] = { ...before, rows, faulty } as TableContent<TableName>;
    // Later tables must see the rows just held.
    indexes.delete(name as ReferenceTarget);
  }
  return readLecturers({ tables: tables as unknown as Config['tables'], settings: config.settings, diagnostics, spent: config.spent });
}

function asFaulty(table: TableName, row: Row<TableName>): FaultyRow {
  const values = row as unknown as Record<string, unknown>;
  const cells: Record<string, string> = {};
  for (const [code, field] of fieldsOf(table)) {
    const text = String(cellOf(field, values[code]));
    if (text !== '') cells[code] = text;
  }
  return faultyRow(keyOf(table, values), [{ row: row.row, cells }]);
}

function indexOfTable(content: TableContent<TableName>, target: ReferenceTarget): Index {
  const entries: { key: string; name: string }[] = [];
  for (const row of content.rows) {
    const values = row as unknown as Record<string, unknown>;
    entries.push({ key: keyOf(target as TableName, values), name: String(values.name ?? values.title ?? '') });
  }
  for (const row of content.faulty.values()) {
    for (const name of new Set(row.every.map((cells) => cells.name ?? cells.title ?? ''))) entries.push({ key: row.key, name });
  }
  return indexed(entries, new Set(content.faulty.keys()));
}

/** The areas are those that units name; an area is its own key. */
function areasOf(config: Config): Index {
  const faulty = [...config.tables.units.faulty.values()].flatMap((row) => row.every.map((cells) => cells.area ?? ''));
  const names = new Set([...config.tables.units.rows.map((row) => row.area), ...faulty].filter((area) => area !== ''));
  return indexed(
    [...names].map((name) => ({ key: name, name })),
    new Set(),
  );
}

function seriesMissing(text: string, series: ReadonlyMap<string, string>): Message | undefined {
  if (!text.startsWith(seriesPrefix)) return undefined;
  const name = text.slice(seriesPrefix.length).trim();
  if (series.has(lower(name))) return undefined;
  return workbookMessage('unknownSeries', { name, near: nearest(name, series.values()) });
}
