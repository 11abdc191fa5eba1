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
    const references = fieldsOf(name).flatMap(([code, field]) => (field.to === undefined ? [] : [{ code, field }]));
    const rows: Row<TableName>[] = [];
    const faulty = new Map(before.faulty);
    let held = false;
    const tell = (severity: Diagnostic['severity'], row: number, field: string, message: Message, code?: string) => {
      diagnostics.push(diagnose(severity, { table: name, row, field }, message, code));
      held = held || !onlyWarned.has(`${name}.${field}`);
    };
    const resolve = (row: number, code: string, field: Field, text: string): string => {
      if (name === 'permits' && isSpecial(field, text)) {
        const missing = seriesMissing(text, series);
        if (missing) diagnostics.push(diagnose('warning', { table: name, row, field: code }, missing));
        return text;
      }
      const target = field.to as ReferenceTarget;
      const index = indexOf(target);
      const found = find(index, target, text, suggest);
      if (!('key' in found)) {
        const severity = onlyWarned.has(`${name}.${code}`) ? 'warning' : 'error';
        tell(severity, row, code, workbookMessage('cell.cantBe', { header: field.header, shown: text, fix: found.fix }), found.code);
        return text;
      }
      if (index.faulty.has(found.key) && carriesFault.has(`${name}.${code}`)) {
        const title = tableOf(target as TableName).title;
        tell('warning', row, code, workbookMessage('dependsOnFaulty', { text, title }));
      }
      return found.key;
    };
    let same = true;
    for (const row of before.rows) {
      const read = row as unknown as Readonly<Record<string, unknown>>;
      let values = read;
      held = false;
      for (const { code, field } of references) {
        const value = read[code];
        if (Array.isArray(value)) {
          if (value.length === 0) continue;
          const keys = [...new Set(value.map((text) => resolve(row.row, code, field, text)))];
          if (keys.length < value.length || keys.some((key, at) => key !== value[at])) values = { ...values, [code]: keys };
        } else if (typeof value === 'string' && value !== '') {
          const key = resolve(row.row, code, field, value);
          if (key !== value) values = { ...values, [code]: key };
        }
      }
      if (held) faulty.set(keyOf(name, row), asFaulty(name, row));
      else rows.push(values as unknown as Row<TableName>);
      same = same && !held && values === read;
    }
    // Kept where nothing changed: what was worked out of a table holds for as long as it is the same.
    if (!same) tables[name] = { ...before, rows, faulty } as TableContent<TableName>;
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
