/** Meetings of the networks, and what their members passed on. */

import type { Table } from './field.ts';
import { id } from './words.ts';

// biome-ignore format: a line a field reads as the table it is.
export const meetingTables = {
  meetings: {
    title: 'Träffar',
    key: ['id'],
    firstId: 'T-1',
    fields: {
      id,
      network: { type: 'list', header: 'Nätverk', to: 'networks', guarded: true },
      title: { type: 'text', header: 'Rubrik' },
      start: { type: 'dateTime', header: 'Start', required: true, note: 'ÅÅÅÅ-MM-DD TT:MM' },
      end: { type: 'dateTime', header: 'Slut', note: 'ÅÅÅÅ-MM-DD TT:MM' },
      place: { type: 'text', header: 'Plats' },
      online: { type: 'meetLink', header: 'Meet-länk', older: ['Digitalt'], note: 'ja gör en Meet-länk. Eller skriv en egen https-länk.' },
      guests: { type: 'emails', header: 'Gäster', to: 'people', guarded: true, note: 'E-post. De ska stå i Personer, som Extern om adressen är utanför kommunen.' },
      agenda: { type: 'longText', header: 'Dagordning' },
      materials: { type: 'list', header: 'Material', to: 'recordings', note: 'Inspelningarnas id.' },
      links: { type: 'links', header: 'Länkar', note: 'https-länkar, med komma emellan.' },
      notes: { type: 'longText', header: 'Anteckningar' },
      status: { type: 'choice', header: 'Status', words: ['planerad', 'inställd', 'genomförd'], guarded: true },
      event: { type: 'text', header: 'Kalenderhändelse', system: true },
      answers: { type: 'text', header: 'Svar', system: true },
      attended: { type: 'emails', header: 'Närvaro', note: 'Töms efter läsåret.' },
    },
  },
  passedOn: {
    title: 'Fört vidare',
    key: ['id'],
    fields: {
      id,
      meeting: { type: 'text', header: 'Träff', required: true, to: 'meetings' },
      unit: { type: 'text', header: 'Enhet', required: true, to: 'units' },
      date: { type: 'date', header: 'Datum' },
      way: { type: 'choice', header: 'Hur', words: ['APT', 'arbetslag', 'studiedag', 'annat'] },
      comment: { type: 'longText', header: 'Kommentar' },
    },
  },
} as const satisfies Record<string, Table>;
