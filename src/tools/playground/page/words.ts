/** All that the shell says beside what the pages' own kit does, Swedish first. */
import type { Speech } from '../../../pages/kit/language.ts';
import { en } from './words/en.ts';
import { sv, type Words } from './words/sv.ts';

export type Lang = Speech['lang'];

export type { Words } from './words/sv.ts';
export const words: Record<Lang, Words> = { sv, en };

/** The trade's words, for newcomers. They stay in Swedish in English too, as the workbook has them. */
export const glosses: readonly (Record<Lang, string> & { readonly word: string })[] = [
  { word: 'samordnare', sv: 'den som sköter allt det här för kommunen', en: 'the coordinator, who runs all this' },
  { word: 'lärspridare', sv: 'en kollega på enheten som för vidare det man lär sig', en: 'learning ambassador at a preschool' },
  { word: 'huvudlärspridare', sv: 'leder lärspridarna i ett område', en: 'lead ambassador of an area' },
  {
    word: 'medgivande',
    sv: 'föreläsarens svar: vilka som får se filmen, och hur länge',
    en: 'the lecturer’s permit: who may see the film',
  },
  {
    word: 'Väntrummet',
    sv: 'där filmer ligger som ingen annan än samordnarna får se än',
    en: 'the waiting room: films that nobody may see yet',
  },
  { word: 'rum', sv: 'en mapp i Drive, och gruppen som får se det som ligger där', en: 'a room: a folder and the group that sees it' },
  { word: 'träff', sv: 'när ett nätverk ses', en: 'a network meeting' },
  { word: 'enhet', sv: 'en förskola eller en skola', en: 'a unit: a preschool or a school' },
];
