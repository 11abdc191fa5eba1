import { useSpeech } from './language.ts';

/** SV | EN. Each says its language in that language. */
export function LanguageSwitch() {
  const { lang, choose } = useSpeech();
  const names = [
    ['sv', 'Svenska'],
    ['en', 'English'],
  ] as const;
  return (
    <span class="languages">
      {names.map(([code, name]) => (
        <button
          type="button"
          key={code}
          lang={code}
          aria-pressed={lang === code}
          aria-label={`${code.toUpperCase()}, ${name}`}
          onClick={() => choose(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
