/** Recordings. */

import type { Table } from './field.ts';
import { id, recordingStatusWords } from './words.ts';

// biome-ignore format: a line a field reads as the table it is.
export const recordingTables = {
  recordings: {
    title: 'Inspelningar',
    key: ['id'],
    firstId: 'F-001',
    fields: {
      id,
      title: { type: 'text', header: 'Titel', required: true },
      lecturer: { type: 'list', header: 'Föreläsare', names: true, guarded: true },
      date: { type: 'date', header: 'Datum' },
      series: { type: 'text', header: 'Serie' },
      theme: { type: 'text', header: 'Tema' },
      language: { type: 'text', header: 'Språk' },
      versionOf: { type: 'text', header: 'Version av', to: 'recordings' },
      description: { type: 'longText', header: 'Beskrivning' },
      questions: { type: 'longText', header: 'Samtalsfrågor' },
      rooms: { type: 'list', header: 'Rum', to: 'rooms', guarded: true, note: 'Rum där filmen ska visas, om medgivandet tillåter.' },
      permit: { type: 'list', header: 'Medgivande', older: ['Tillstånd'], to: 'permits', guarded: true, note: 'Id för medgivanden. Alla måste tillåta.' },
      children: { type: 'yesNo', header: 'Barn i bild', guarded: true, note: 'Tomt betyder nej.' },
      childrenUntil: { type: 'date', header: 'Samtycke t.o.m.', guarded: true, note: 'Syns barn måste ett datum stå här.' },
      file: { type: 'text', header: 'Fil', system: true },
      captions: { type: 'yesNo', header: 'Undertexter' },
      duration: { type: 'number', header: 'Längd', system: true, note: 'I sekunder.' },
      status: { type: 'choice', header: 'Status', words: recordingStatusWords, system: true },
      reason: { type: 'text', header: 'Orsak', system: true },
      disposal: { type: 'choice', header: 'Gallring', since: 2, words: ['bevara', 'radera'], system: true, note: 'Beslutet, som du antecknar i sidopanelen. Inget raderas av sig självt.' },
    },
  },
} as const satisfies Record<string, Table>;
