/** For a coordinator whose account is not the one that runs the workspace: Google shows it only a part, so all is done on the staff page. */
import type { Overview } from '../../../contract/api.ts';
import { useSpeech } from '../../kit/language.ts';
import { LanguageSwitch } from '../../kit/language-switch.tsx';

export function Elsewhere({ overview }: { overview: Overview }) {
  const { w } = useSpeech();
  const { staffPage, operator } = overview;
  return (
    <div class="sidebar">
      <header>
        <div class="brand">
          <h1>Delakultur</h1>
          <LanguageSwitch />
        </div>
      </header>
      <main>
        <h2>{w.elsewhereTitle}</h2>
        <p>{w.elsewhereText(operator)}</p>
        {staffPage === '' ? (
          <p class="soft">{w.elsewhereNoPage(operator)}</p>
        ) : (
          <a class="button act wide" href={`${staffPage}?sida=samordna`} target="_blank" rel="noopener">
            {w.elsewhereOpen}
          </a>
        )}
        <p class="soft">{w.elsewhereSheet}</p>
      </main>
    </div>
  );
}
