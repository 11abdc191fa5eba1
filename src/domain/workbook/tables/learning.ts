/** The year’s activities, requests, and the calendar that both follow. */

import type { Table } from './field.ts';
import { calendarKindWords, id, inclusive, schoolForms } from './words.ts';

// biome-ignore format: a line a field reads as the table it is.
export const learningTables = {
  activities: {
    title: 'Årshjul',
    key: ['id'],
    fields: {
      id,
      title: { type: 'text', header: 'Rubrik', required: true },
      strand: { type: 'text', header: 'Spår' },
      from: { type: 'date', header: 'Från', note: inclusive },
      to: { type: 'date', header: 'Till', note: inclusive },
      schoolForms,
      networks: { type: 'list', header: 'Nätverk', to: 'networks' },
      responsible: { type: 'text', header: 'Ansvarig' },
      leadDays: { type: 'number', header: 'Framförhållning', note: 'Antal dagar.' },
    },
  },
  requests: {
    title: 'Önskemål',
    key: ['id'],
    firstId: 'O-01',
    fields: {
      id,
      unit: { type: 'text', header: 'Enhet', to: 'units' },
      from: { type: 'text', header: 'Från vem' },
      kind: { type: 'choice', header: 'Slag', words: ['fråga', 'idé', 'exempel', 'utbildning', 'stöd'] },
      text: { type: 'longText', header: 'Text' },
      answer: { type: 'longText', header: 'Svar' },
      answeredBy: { type: 'text', header: 'Besvarad av' },
      status: { type: 'choice', header: 'Status', words: ['ny', 'hos ledare', 'hos samordnare', 'besvarad'] },
      title: { type: 'text', header: 'Rubrik', since: 2 },
      theme: { type: 'text', header: 'Tema', since: 2 },
      link: { type: 'text', header: 'Länk', since: 2, link: 'only' },
      recording: { type: 'text', header: 'Inspelning', since: 2, to: 'recordings', note: 'Inspelningens id, när exemplet är en fil.' },
      rooms: { type: 'list', header: 'Rum', since: 2, to: 'rooms', note: 'Rum där ett godkänt exempel visas.' },
      decision: { type: 'choice', header: 'Beslut', since: 2, words: ['godkänd', 'fråga', 'avböjd'] },
      decidedBy: { type: 'text', header: 'Beslutad av', since: 2 },
    },
  },
  calendar: {
    title: 'Kalender',
    key: ['id'],
    fields: {
      id,
      kind: { type: 'choice', header: 'Typ', words: calendarKindWords, required: true },
      from: { type: 'date', header: 'Från', required: true, note: inclusive },
      to: { type: 'date', header: 'Till', note: `${inclusive} Tomt betyder en enda dag.` },
      time: { type: 'timeRange', header: 'Tid', note: 'Till exempel 13:00-15:30.' },
      schoolForms: { ...schoolForms, note: 'Tomt betyder alla.' },
      units: { type: 'list', header: 'Enheter', to: 'units', note: 'Tomt betyder alla.' },
      rule: { type: 'choice', header: 'Regel', words: ['undvik', 'möjlig', 'helst'] },
      label: { type: 'text', header: 'Benämning' },
    },
  },
} as const satisfies Record<string, Table>;
