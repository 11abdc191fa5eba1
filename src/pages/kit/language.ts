/** The language of a page: the workspace's at first, the reader's choice from then on. */
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { grouped } from '../../messages/words.ts';
import { type Vocabulary, words } from '../words/all.ts';
import { keep, kept } from './storage.ts';

export interface Speech {
  readonly lang: Language;
  readonly w: Vocabulary;
  /** What the server says in both languages, in the chosen one. */
  say(both: Words): string;
  /** 3 012 or 3,012. */
  number(value: number): string;
  choose(lang: Language): void;
}

export const speechIn = (lang: Language, choose: (lang: Language) => void = () => {}): Speech => ({
  lang,
  w: words[lang],
  say: (both) => both[lang],
  number: (value) => grouped(value, lang),
  choose,
});

const Context = createContext<Speech>(speechIn('sv'));
export const SpeechProvider = Context.Provider;
export const useSpeech = (): Speech => useContext(Context);

const KEY = 'delakultur.language';
/** The workspace's own language, which the sidebar learns and the dialogs are not told. */
const OWN = 'delakultur.own-language';

const languageKept = (key: string): Language | undefined => {
  const stored = kept(key);
  return stored === 'sv' || stored === 'en' ? stored : undefined;
};

/** The page's speech. `own` is the workspace's language, once known; the reader's choice goes before it. */
export function useChosenSpeech(own: Language | undefined): Speech {
  const [chosen, setChosen] = useState<Language | undefined>(() => languageKept(KEY));
  const lang = chosen ?? own ?? languageKept(OWN) ?? 'sv';
  useLayoutEffect(() => {
    if (own !== undefined) keep(OWN, own);
  }, [own]);
  useLayoutEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return useMemo(
    () =>
      speechIn(lang, (next) => {
        keep(KEY, next);
        setChosen(next);
      }),
    [lang],
  );
}
