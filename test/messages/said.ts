/** Sentences as people read them, in both languages: what a golden test holds still. */

import type { Message } from '../../src/domain/message.ts';
import { wordsOf } from '../../src/messages/cli/render.ts';
import type { Said as Told } from '../../src/messages/render.ts';

type Said = Told | { readonly message: Message } | { readonly message: string; readonly messageEn: string };

/** 'svenska | English' */
export function said(one: Said): string {
  if ('facts' in one) return said(wordsOf(one));
  if ('message' in one && typeof one.message !== 'string') return said(one.message);
  const [sv, en] = 'sv' in one ? [one.sv, one.en] : 'messageEn' in one ? [one.message, one.messageEn] : [];
  for (const one of [sv, en]) if (one === undefined || GAP.test(one)) throw new Error(`a sentence lacks a word: ${JSON.stringify(one)}`);
  return `${sv} | ${en}`;
}

/** What an empty fact leaves behind: a sentence that begins with a space, a space before a full stop, quotes around nothing. */
const GAP = /^ \S|\S [.,;:!?](\s|$)|“”|””|«»|\b(undefined|null|NaN)\b/;

/** Each sentence once, in order, under what leads to it; those that an earlier one had are left out. */
export function firstSaid(cases: Readonly<Record<string, () => readonly string[]>>): Record<string, string[]> {
  const before = new Set<string>();
  const found: Record<string, string[]> = {};
  for (const [name, sentences] of Object.entries(cases)) {
    const news = [...new Set(sentences())].filter((sentence) => !before.has(sentence)).sort();
    for (const sentence of news) before.add(sentence);
    found[name] = news;
  }
  return found;
}

/** A message as Swedes read it; '' where there is none. */
export const swedish = (one: Told | undefined | null): string => (one ? wordsOf(one).sv : '');
export const english = (one: Told | undefined | null): string => (one ? wordsOf(one).en : '');

/** The problem that something answers, as Swedes read it; '' where it answers none. */
export const problemIn = (answer: unknown): string => swedish((answer as { problem?: Told } | undefined)?.problem);

/** Diagnostics, and whatever else has a message, as Swedes read them. */
export const inSwedish = <T extends { readonly message: Message }>(one: T) => ({ ...one, message: swedish(one.message) });
