/** The settings: a table whose rows have names of their own. */

import type { Field, Table, Value } from './field.ts';
import { roleField } from './words.ts';

export const settingTables = {
  settings: {
    title: 'Inställningar',
    key: ['name'],
    fields: {
      name: { type: 'text', header: 'Inställning', required: true },
      value: { type: 'text', header: 'Värde' },
    },
  },
} as const satisfies Record<string, Table>;

/**
 * The settings: one row each in Inställningar, by Swedish name or code name. `removalShare` and `removalTotal` may only
 * tighten: their largest allowed value is the default.
 */
// biome-ignore format: a line a field reads as the table it is.
export const settingFields = {
  municipality: { type: 'text', header: 'Kommun' },
  domains: { type: 'list', header: 'Domäner', note: 'Kommunens e-postdomäner, med komma emellan.' },
  coordinators: { type: 'emails', header: 'Samordnare', note: 'E-post till dem som får ändra i arbetsboken.' },
  language: { type: 'choice', header: 'Språk', words: ['sv', 'en'] },
  timeZone: { type: 'text', header: 'Tidszon' },
  customerId: { type: 'text', header: 'Kund-id', note: 'Behövs för grupper. Finns i Googles administratörskonsol.' },
  rootFolder: { type: 'text', header: 'Rotmapp', system: true },
  calendar: { type: 'text', header: 'Kalender', system: true },
  ambassadorName: { type: 'text', header: 'Ord för lärspridare' },
  leadName: { type: 'text', header: 'Ord för huvudlärspridare' },
  areaName: { type: 'choice', header: 'Ord för område', words: ['område', 'team'] },
  mandateRoles: { type: 'choices', header: 'Uppdragsroller', ...roleField },
  mandatesPerUnit: { type: 'number', header: 'Uppdrag per enhet', whole: true },
  removalShare: { type: 'number', header: 'Spärr per grupp', max: 0.2, note: 'Högst 0,2. Får bara sänkas.' },
  removalTotal: { type: 'number', header: 'Spärr totalt', max: 0.1, note: 'Högst 0,1. Får bara sänkas.' },
  driveExpiry: { type: 'choice', header: 'Slutdatum i Drive', since: 3, words: ['ja', 'nej'], note: 'Om er Google-utgåva låter en delning ta slut av sig själv. Med nej stänger körningen varje timme filmerna efter slutdagen. Skrivs av Delakultur när Google säger nej.' },
  captionDays: { type: 'number', header: 'Dagar till undertexter', whole: true },
  retentionRule: { type: 'text', header: 'Gallringsregel', since: 2, note: 'Ur kommunens plan för gallring, med dess egna ord. Visas vid förslagen.' },
  retentionMonths: { type: 'number', header: 'Månader till gallring', since: 2, min: 1, max: 1200, whole: true, note: 'Tomt: inget föreslås.' },
  retentionDecider: { type: 'text', header: 'Beslutar om gallring', since: 2, note: 'Namn på den som får besluta.' },
  letterTexts: { type: 'text', header: 'Texter i brev', since: 4, note: 'Det som bara kommunen kan säga, en gång för alla brev. Skriv delarna efter varandra: Personuppgifter: länk eller bilaga, och rättslig grund. Ersättning: för den som får betalt, och om den gäller inspelningen. Återkallat: om det påverkar ersättningen.' },
  minimumAnswers: { type: 'number', header: 'Minsta antal svar', min: 1, whole: true },
  groupPrefix: {
    type: 'text',
    header: 'Gruppers förled',
    pattern: { source: '^[a-z0-9._-]*$', fix: 'fix.groupPrefix' },
  },
  schoolYear: {
    type: 'text',
    header: 'Läsår',
    note: 'Till exempel 2026/2027.',
    pattern: { source: '^\\d{4}\\s*[/–-]\\s*(\\d{2}|\\d{4})$', fix: 'fix.schoolYear' },
  },
} as const satisfies Record<string, Field>;

export type SettingName = keyof typeof settingFields;

/** The settings, defaults filled in; `captionDays` has none (no number of days stands in law), nor `retentionMonths`. */
export type Settings = {
  readonly [K in SettingName]: K extends 'captionDays' | 'retentionMonths'
    ? number | undefined
    : Exclude<Value<(typeof settingFields)[K]>, undefined>;
};

export const settingDefaults: Settings = {
  municipality: '',
  domains: [],
  coordinators: [],
  language: 'sv',
  timeZone: 'Europe/Stockholm',
  customerId: '',
  rootFolder: '',
  calendar: '',
  ambassadorName: 'lärspridare',
  leadName: 'huvudlärspridare',
  areaName: 'område',
  mandateRoles: ['lärspridare', 'IKT-pedagog'],
  mandatesPerUnit: 1,
  removalShare: 0.2,
  removalTotal: 0.1,
  driveExpiry: 'ja',
  captionDays: undefined,
  retentionRule: '',
  retentionMonths: undefined,
  retentionDecider: '',
  letterTexts: '',
  minimumAnswers: 5,
  groupPrefix: '',
  schoolYear: '',
};
