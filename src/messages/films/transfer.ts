/** Words for an upload in progress, shared by the upload dialog and the command line: sizes, speeds, times left, waits. */
import type { Wait } from '../../domain/recordings/transfer.ts';
import type { Lang } from '../words.ts';

const decimal = (value: number, lang: Lang): string => {
  const text = value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
  return lang === 'sv' ? text.replace('.', ',') : text;
};

/** 840 MB, 2,1 GB; thousands, as Drive and computers' file lists count. */
export function sizeText(bytes: number, lang: Lang): string {
  if (bytes < 1000) return `${bytes} byte`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes / 1000, 0];
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${decimal(value, lang)} ${units[unit]}`;
}

/** '11 MB/s', '' while it is not known. */
export const speedText = (bytesASecond: number, lang: Lang): string => (bytesASecond < 1 ? '' : `${sizeText(bytesASecond, lang)}/s`);

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

/** '42 % · 11 MB/s · 1 min 15 s kvar'. Bytes, and bytes a second; a speed that is not known yet is 0. */
export function sentText({ sent, size, speed }: { sent: number; size: number; speed: number }, lang: Lang): string {
  const left = leftText(size - sent, speed);
  const parts = [percentText(percentOf(sent, size), lang), speedText(speed, lang), left && `${left} ${lang === 'sv' ? 'kvar' : 'left'}`];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Why nothing is sent just now, and in how many seconds it is tried again. `percent`: 0–100, of what Drive has. */
export function waitText(why: Wait, seconds: number, percent: number, lang: Lang): string {
  const saved = percentText(percent, lang);
  if (lang === 'sv') {
    const again = `Försöker igen om ${seconds} s`;
    if (why === 'blocked')
      return `Google svarar, men filen kommer inte fram till Drive (${saved}). Något på vägen stoppar den: fråga den som sköter ert nät. Under tiden kan du lägga filmen i Drive och ta in den därifrån. ${again}.`;
    return `${why === 'busy' ? 'Google ber oss vänta' : 'Nätet försvann'}. ${again}, ${saved} är sparat.`;
  }
  const again = `Trying again in ${seconds} s`;
  if (why === 'blocked')
    return `Google answers, but the file does not reach Drive (${saved}). Something on the way stops it: ask whoever looks after your network. Meanwhile you can put the recording in Drive and take it in from there. ${again}.`;
  return `${why === 'busy' ? 'Google asks us to wait' : 'The network is gone'}. ${again}, ${saved} is saved.`;
}

const percentText = (percent: number, lang: Lang): string => (lang === 'sv' ? `${percent} %` : `${percent}%`);

/** '48 min', '1 h 5 min', '40 s'. */
export function lengthText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
}
