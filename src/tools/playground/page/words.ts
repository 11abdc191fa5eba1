/** All that the shell says beside what the pages' own kit does, Swedish first. */
import type { Speech } from '../../../pages/kit/language.ts';
import { en } from './words/en.ts';
import { sv, type Words } from './words/sv.ts';

export type Lang = Speech['lang'];

export type { Words } from './words/sv.ts';
export const words: Record<Lang, Words> = { sv, en };

/** Swedish words that the workbook and the add-on keep in English too. */
export const glosses: readonly (readonly [word: string, meaning: string])[] = [
  ['samordnare', 'the coordinator, who runs all this'],
  ['lärspridare', 'learning ambassador at a preschool'],
  ['huvudlärspridare', 'lead ambassador of an area'],
  ['medgivande', 'the lecturer’s permit: who may see the film'],
  ['Väntrummet', 'the waiting room: films that nobody may see yet'],
  ['rum', 'a room: a folder and the group that sees it'],
  ['träff', 'a network meeting'],
  ['enhet', 'a unit: a preschool or a school'],
];
