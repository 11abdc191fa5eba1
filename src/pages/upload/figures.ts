/** Sizes, speeds and times left, as people read them. */
import type { Language } from '../../contract/api.ts';

const decimal = (value: number, lang: Language): string => {
  const text = value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
  return lang === 'sv' ? text.replace('.', ',') : text;
};

/** 840 MB, 2,1 GB; thousands, as Drive and computers' file lists count. */
export function sizeText(bytes: number, lang: Language): string {
  if (bytes < 1000) return `${bytes} byte`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes / 1000, 0];
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${decimal(value, lang)} ${units[unit]}`;
}

/** '11 MB/s', '' while it is not known. */
export const speedText = (bytesASecond: number, lang: Language): string => (bytesASecond < 1 ? '' : `${sizeText(bytesASecond, lang)}/s`);

/** '1 min 15 s', '2 h 5 min'; '' while it is not known. */
export function leftText(bytes: number, bytesASecond: number): string {
  if (bytesASecond < 1) return '';
  const seconds = Math.ceil(bytes / bytesASecond);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  // Five seconds at a time: more exact would only flicker.
  const rest = Math.floor((seconds % 60) / 5) * 5;
  if (minutes < 10) return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
}

/** Never 100 before all is there. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.min(part >= whole ? 100 : 99, Math.floor((part / whole) * 100));

/** '48 min', '1 h 5 min', '40 s'. */
export function lengthText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
}
