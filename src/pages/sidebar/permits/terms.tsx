/** What an answer says beside yes: each of a few terms, yes, no or not said. */
import { useId } from 'preact/hooks';
import type { PermitView } from '../../../contract/permits.ts';
import { usePermitWords } from '../../words/permit-pages.ts';

type Terms = PermitView['terms'];
const names = ['editing', 'credit', 'preview', 'approved'] as const;

export function TermChoices({ terms, onTerms }: { terms: Terms; onTerms: (terms: Terms) => void }) {
  const p = usePermitWords();
  const id = useId();
  // Whether the film is approved is a question only to those who wanted to see it first.
  const asked = names.filter((name) => name !== 'approved' || terms.preview === 'ja');
  return (
    <details class="field">
      <summary>{p.answerTerms}</summary>
      {asked.map((name) => (
        <div class="field term" key={name}>
          <label for={`${id}-${name}`}>{p.term[name]}</label>
          <select id={`${id}-${name}`} value={terms[name]} onChange={(event) => onTerms({ ...terms, [name]: event.currentTarget.value })}>
            {['', 'ja', 'nej'].map((value) => (
              <option key={value} value={value}>
                {p.yesNo[value]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </details>
  );
}
