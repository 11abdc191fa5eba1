import type { Lang } from './words.ts';

/** Days and times as people here read them, in the workspace's time zone. */
const zone = 'Europe/Stockholm';
const tongue: Record<Lang, string> = { sv: 'sv-SE', en: 'en-GB' };

const format = (lang: Lang, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tongue[lang], { timeZone: zone, ...options });

/** 'YYYY-MM-DD', local. */
export const dayOf = (iso: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(iso));

/** '08.40' in Swedish, '08:40' in English. */
export const clockOf = (iso: string, lang: Lang): string => {
  const text = format(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
  return lang === 'sv' ? text.replace(':', '.') : text;
};

/** 'mån 16 nov'. */
export const shortDay = (iso: string, lang: Lang): string =>
  format(lang, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(iso)).replaceAll('.', '').replace(',', '');

/** 'måndag 16 november'. */
export const longDay = (iso: string, lang: Lang): string =>
  format(lang, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(iso)).replace(',', '');

/** 'November 2026', for headings. */
export const monthOf = (iso: string, lang: Lang): string => {
  const text = format(lang, { month: 'long', year: 'numeric' }).format(new Date(iso));
  return text.charAt(0).toUpperCase() + text.slice(1);
};
