/** Units, the people in them, and their mandates. */

import type { Table } from './field.ts';
import { areas, id, inclusive, roleField, schoolFormCodes, schoolFormOtherWords, schoolFormWords } from './words.ts';

// biome-ignore format: a line a field reads as the table it is.
export const peopleTables = {
  units: {
    title: 'Enheter',
    key: ['id'],
    fields: {
      id,
      name: { type: 'text', header: 'Namn', required: true },
      area: { type: 'text', header: 'Område' },
      principalArea: { type: 'text', header: 'Rektorsområde' },
      schoolForm: { type: 'choices', header: 'Skolform', words: schoolFormWords, codes: schoolFormCodes, otherWords: schoolFormOtherWords, note: 'Ett eller flera ord, med komma emellan.' },
      principal: { type: 'email', header: 'Rektor', to: 'people', note: 'Rektorns e-post.' },
      staff: { type: 'number', header: 'Antal anställda' },
      children: { type: 'number', header: 'Antal barn' },
      unitCode: {
        type: 'text',
        header: 'Skolenhetskod',
        note: 'Åtta siffror. Förskolor har ingen.',
        pattern: { source: '^[0-9]{8}$', fix: 'fix.unitCode' },
      },
      tablets: { type: 'number', header: 'Antal lärplattor' },
      computers: { type: 'number', header: 'Antal datorer' },
      pilot: { type: 'yesNo', header: 'Pilot' },
    },
  },
  people: {
    title: 'Personer',
    key: ['email'],
    fields: {
      email: { type: 'email', header: 'E-post', required: true },
      name: { type: 'text', header: 'Namn' },
      unit: { type: 'text', header: 'Enhet', to: 'units', note: 'Enhetens id, eller dess namn om bara en heter så. Får vara tomt.' },
      otherUnits: { type: 'list', header: 'Även på', to: 'units' },
      roles: { type: 'choices', header: 'Roller', ...roleField, guarded: true },
      areas: { ...areas, note: 'Områden som personen arbetar för.' },
      subjects: { type: 'list', header: 'Ämnen' },
      stages: { type: 'list', header: 'Stadier' },
      interests: { type: 'list', header: 'Intressen' },
      from: { type: 'date', header: 'Från', note: inclusive },
      to: { type: 'date', header: 'Till', guarded: true, note: inclusive },
      inviteEmail: { type: 'email', header: 'Kallas på', note: 'Om kalendern har en annan adress.' },
      protected: {
        type: 'yesNo',
        header: 'Utanför synk',
        older: ['Skyddad'],
        guarded: true,
        note: 'Skriv aldrig varför. Den som har skyddade personuppgifter bör inte stå här.',
      },
      external: { type: 'yesNo', header: 'Extern', guarded: true, note: 'ja för den som har en adress utanför kommunen.' },
    },
  },
  mandates: {
    title: 'Uppdrag',
    key: ['id'],
    firstId: 'U-1',
    fields: {
      id,
      person: { type: 'email', header: 'Person', required: true, to: 'people', note: 'Personens e-post.' },
      role: { type: 'choice', header: 'Roll', ...roleField, required: true },
      units: { type: 'list', header: 'Enheter', to: 'units' },
      areas,
      from: { type: 'date', header: 'Från', note: inclusive },
      to: { type: 'date', header: 'Till', guarded: true, note: inclusive },
      hours: { type: 'number', header: 'Timmar per vecka' },
    },
  },
} as const satisfies Record<string, Table>;
