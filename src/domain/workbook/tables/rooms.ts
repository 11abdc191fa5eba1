/** Networks, and the rooms that show films to them. */

import type { Table } from './field.ts';
import { areas, id, roleField, schoolForms, weekdayWords } from './words.ts';

// biome-ignore format: a line a field reads as the table it is.
export const roomTables = {
  networks: {
    title: 'Nätverk',
    key: ['id'],
    fields: {
      id,
      name: { type: 'text', header: 'Namn', required: true },
      kind: { type: 'choice', header: 'Typ', words: ['nätverk', 'lärgrupp', 'team'] },
      areas: { ...areas, guarded: true },
      schoolForms: { ...schoolForms, guarded: true },
      roles: { type: 'choices', header: 'Roller', ...roleField, guarded: true },
      subjects: { type: 'list', header: 'Ämnen', guarded: true },
      units: { type: 'list', header: 'Enheter', to: 'units', guarded: true },
      add: { type: 'emails', header: 'Tillagda', to: 'people' },
      exclude: { type: 'emails', header: 'Undantagna', to: 'people', guarded: true },
      leaders: { type: 'emails', header: 'Ledare', to: 'people', note: 'E-post. Ledare är också medlemmar.' },
      perTerm: { type: 'number', header: 'Träffar per termin' },
      weekdays: { type: 'choices', header: 'Veckodagar', words: weekdayWords },
      time: { type: 'timeRange', header: 'Tid', note: 'Till exempel 13:00-15:30.' },
      minutes: { type: 'number', header: 'Minuter' },
    },
  },
  rooms: {
    title: 'Rum',
    key: ['id'],
    fields: {
      id,
      name: { type: 'text', header: 'Namn', required: true },
      theme: { type: 'text', header: 'Tema' },
      networks: { type: 'list', header: 'Nätverk', to: 'networks', guarded: true },
      areas: { ...areas, guarded: true },
      schoolForms: { ...schoolForms, guarded: true },
      roles: { type: 'choices', header: 'Roller', ...roleField, guarded: true },
      everyone: { type: 'yesNo', header: 'Alla', guarded: true, note: 'ja: alla medarbetare, men inte externa.' },
      sharing: { type: 'choice', header: 'Delning', words: ['grupp', 'direkt'], note: 'Tomt betyder grupp.' },
      folder: { type: 'text', header: 'Mapp', system: true },
      group: { type: 'text', header: 'Grupp', system: true },
    },
  },
} as const satisfies Record<string, Table>;
