/** The settings as their rows say; a row that can't be read leaves the default. */

import { domainOf, lookAlike } from '../email.ts';
import { isKnownZone } from '../time/dates.ts';
import type { Config } from './config.ts';
import type { Diagnostic, Fault } from './diagnostic.ts';
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
  if (!read) {
    return [
      {
        code: 'unknownSetting',
        field: 'name',
        shown: name,
        sv: 'Inställningen finns inte. Rätta namnet eller ta bort raden.',
        en: 'There is no such setting. Correct the name or remove the row.',
      },
    ];
  }
  const { header } = settingFields[read.code];
  const stands = { sv: 'Till dess gäller det vanliga värdet.', en: 'Until then the default stands.' };
  if (!('value' in read.reading)) {
    return [
      {
        ...read.reading,
        field: 'value',
        sv: `(${header}) ${read.reading.sv} ${stands.sv}`,
        en: `(${header}) ${read.reading.en} ${stands.en}`,
      },
    ];
  }
  if (read.code === 'timeZone' && read.reading.value !== '' && !isKnownZone(String(read.reading.value))) {
    return [
      {
        code: 'timeZone',
        field: 'value',
        shown: String(read.reading.value),
        sv: `(${header}) Skriv till exempel Europe/Stockholm. ${stands.sv}`,
        en: `(${header}) Write for example Europe/Stockholm. ${stands.en}`,
      },
    ];
  }
  return [];
}

/** Coordinators read every film and write the workbook: an address outside the municipality's domains is none, whatever stands there. */
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
    const why =
      like === undefined
        ? { sv: `${domain} är inte en av kommunens domäner.`, en: `${domain} is not one of the municipality’s domains.` }
        : {
            sv: `Domänen ${domain} liknar kommunens ${like} men är en annan.`,
            en: `The domain ${domain} resembles the municipality’s ${like} but is another.`,
          };
    diagnostics.push({
      severity: 'error',
      table: 'settings',
      row: row < 0 ? 0 : (rows[row]?.row ?? 0),
      field: 'value',
      code: like === undefined ? 'foreignCoordinator' : 'lookAlikeDomain',
      message: `(Samordnare) ${email} räknas inte som samordnare. ${why.sv} Rätta adressen, eller skriv domänen under Domäner.`,
      messageEn: `(Samordnare) ${email} does not count as a coordinator. ${why.en} Correct the address, or add the domain to Domäner.`,
    });
    return false;
  });
}

/** The addresses that stand as coordinators, those that do not count included. */
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
