/**
 * What the coordinators' pages say, but for what the plan review alone says, in Swedish and in English. Both have the same keys, which the compiler checks.
 * Swedish is klarspråk with du: what is so, what follows, what one can do.
 */

import type { Language } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import * as checks from './checks.ts';
import * as everywhere from './everywhere.ts';
import type { Loose } from './grammar.ts';
import * as networks from './networks.ts';
import * as permits from './permits.ts';
import * as today from './today.ts';

const sv = { ...everywhere.sv, ...today.sv, ...permits.sv, ...networks.sv, ...checks.sv };
const en = { ...everywhere.en, ...today.en, ...permits.en, ...networks.en, ...checks.en };

export type Vocabulary = Loose<typeof sv>;

export const words: Record<Language, Vocabulary> = { sv, en };

/** One text in both languages, as the server's own are. */
export const inBoth = (pick: (w: Vocabulary) => string): Words => ({ sv: pick(sv), en: pick(en) });
