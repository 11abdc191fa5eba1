/** The few things in which a Swedish spreadsheet differs from an American one. */
export interface Locale {
  decimal: string;
  grouping: string;
  yes: string;
  no: string;
  /** Whether 3/4 means the third of April. */
  dayFirst: boolean;
}

const english: Locale = { decimal: '.', grouping: ',', yes: 'TRUE', no: 'FALSE', dayFirst: false };
const british: Locale = { ...english, dayFirst: true };
const swedish: Locale = { decimal: ',', grouping: '\u00a0', yes: 'SANT', no: 'FALSKT', dayFirst: true };

/** The conventions of a spreadsheet's locale; those that are not known here read as en_US. */
export function localeOf(name: string): Locale {
  if (/^sv\b|^sv_/.test(name)) return swedish;
  return name === 'en_GB' ? british : english;
}

const dayLength = 86_400_000;
/** Serial 0 is 1899-12-30, as Google counts. */
const serialZero = Date.UTC(1899, 11, 30);

/** Days since 1899-12-30; undefined for a day that does not exist. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return (at.getTime() - serialZero) / dayLength;
}

/** The UTC date whose fields are those of the serial's local day and time. */
export function dateOf(serial: number): Date {
  return new Date(serialZero + Math.round(serial * 86_400) * 1000);
}
