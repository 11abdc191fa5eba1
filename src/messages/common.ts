/** Messages of no area, and words that are a message already. */

import type { Words } from '../domain/message.ts';
import { type Message, messageOf } from '../domain/message.ts';
import type { Catalogue } from './catalogue.ts';

interface CommonMessages {
  words: { sv: string; en: string };
}

export const common: Catalogue<CommonMessages> = { words: { sv: ({ sv }) => sv, en: ({ en }) => en } };

const build = messageOf<CommonMessages>();

/** What has its words in both languages. */
export const asMessage = ({ sv, en }: Words): Message => build('words', { sv, en });
