/** The settings as their rows say; a row that can't be read leaves the default. */

import { domainOf, lookAlike } from '../email.ts';
import type { Message } from '../message.ts';
import { isKnownZone } from '../time/dates.ts';
import type { Config } from './config.ts';
import { type Diagnostic, diagnose, type Fault } from './diagnostic.ts';
import { workbookMessage } from './messages.ts';
import { readCell } from './read-cell.ts';
import type { Values } from './row-checks.ts';
import { type SettingName, type Settings, settingDefaults, settingFields } from './tables/settings.ts';
import { type Row, settingOfName } from './tables.ts';

function readSetting(name: string, cell: unknown): { code: SettingName; reading: ReturnType<typeof readCell> } | undefined {
  const code = settingOfName(name);
  return code && { code, reading: readCell(settingFields[code], cell) };
}

export function checkSetting(values: Values): readonly Fault[] {
  const name = String(values.name);
  const read = readSetting(name, values.value);
  if (!read) return [{ code: 'unknownSetting', field: 'name', shown: name, fix: workbookMessage('fix.noSetting') }];
  const { header } = settingFields[read.code];
  const until = (fix: Message) => workbookMessage('setting.until', { header, fix });
  if (!('value' in read.reading)) return [{ ...read.reading, field: 'value', fix: until(read.reading.fix) }];
  if (read.code === 'timeZone' && read.reading.value !== '' && !isKnownZone(String(read.reading.value)))
    return [{ code: 'timeZone', field: 'value', shown: String(read.reading.value), fix: until(workbookMessage('fix.timeZone')) }];
  return [];
}

/** Coordinators read every film and write the workbook, so an address outside the municipality's domains never counts as one. */
export function coordinatorsOf(
  { coordinators, domains }: Settings,
  rows: readonly Row<'settings'>[],
  diagnostics: Diagnostic[],
): readonly string[] {
  const row = rows.findIndex((one) => settingOfName(one.name) === 'coordinators');
  return coordinators.filter((email) => {
    const domain = domainOf(email);
    if (domains.includes(domain)) return true;
    const like = lookAlike(domain, domains);
    const place = { table: 'settings', row: row < 0 ? 0 : (rows[row]?.row ?? 0), field: 'value' } as const;
    diagnostics.push(
      like === undefined
        ? diagnose('error', place, workbookMessage('coordinator.foreign', { email, domain }), 'foreignCoordinator')
        : diagnose('error', place, workbookMessage('coordinator.lookAlike', { email, domain, like }), 'lookAlikeDomain'),
    );
    return false;
  });
}

/** The addresses in the coordinators setting, including those that do not count. */
export function writtenCoordinators({ tables }: Config): readonly string[] {
  return settingsFrom(tables.settings.rows, settingDefaults).coordinators;
}

export function settingsFrom(rows: readonly Row<'settings'>[], defaults: Settings): Settings {
  const settings: Record<string, unknown> = { ...defaults };
  for (const row of rows) {
    const read = row.value === '' ? undefined : readSetting(row.name, row.value);
    if (read && 'value' in read.reading) settings[read.code] = read.reading.value;
  }
  const domains = (settings.domains as readonly string[]).map((domain) => domain.toLowerCase().replace(/^@/, ''));
  return { ...(settings as unknown as Settings), domains };
}
