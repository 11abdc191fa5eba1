/** Permits: what a lecturer lets be shown, where, and until when. */

import type { Table } from './field.ts';
import { allRecordings, allStaff, id, inclusive } from './words.ts';

// biome-ignore format: a line a field reads as the table it is.
export const permitTables = {
  permits: {
    title: 'Medgivanden',
    older: ['Tillstånd'],
    key: ['id'],
    firstId: 'M-1',
    fields: {
      id,
      lecturer: { type: 'text', header: 'Föreläsare' },
      lecturerEmail: { type: 'email', header: 'E-post' },
      recordings: {
        type: 'list',
        header: 'Gäller',
        to: 'recordings',
        also: [allRecordings],
        guarded: true,
        note: 'Inspelningarnas id, serie:NAMN, eller alla (varje inspelning som anger medgivandet).',
      },
      answer: { type: 'choice', header: 'Svar', words: ['ja', 'nej', 'väntar'], guarded: true },
      audience: { type: 'list', header: 'Får ses av', to: 'rooms', also: [allStaff], guarded: true, note: 'Rummens id, eller alla medarbetare.' },
      external: { type: 'yesNo', header: 'Även externa', guarded: true, note: 'Tomt betyder nej.' },
      asked: { type: 'date', header: 'Frågad' },
      answered: { type: 'date', header: 'Svarade' },
      from: { type: 'date', header: 'Från', guarded: true, note: inclusive },
      to: { type: 'date', header: 'Till', guarded: true, note: inclusive },
      withdrawn: { type: 'dateOrText', header: 'Återkallat', guarded: true, note: 'Dagen då medgivandet togs tillbaka. All text stänger.' },
      preview: { type: 'yesNo', header: 'Vill se först', guarded: true },
      approved: { type: 'yesNo', header: 'Filmen godkänd', guarded: true },
      editing: { type: 'yesNo', header: 'Får klippas' },
      credit: { type: 'yesNo', header: 'Namn anges' },
      basis: { type: 'choice', header: 'Grund', words: ['avtal', 'medgivande', 'i tjänsten'] },
      evidence: { type: 'text', header: 'Underlag', note: 'En https-länk eller ett diarienummer.', link: 'orNumber' },
      roomRule: { type: 'text', header: 'Rummens regel vid svaret', system: true, guarded: true },
    },
  },
} as const satisfies Record<string, Table>;
